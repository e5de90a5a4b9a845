"""Twice is once: what was sent a second time with the same key gives the first one's event, whatever the key looks like."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, QUESTION, Stage, at, build_stage

from fengqiao.matters.acting import act, open_matter
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.models import Event, Matter
from fengqiao.services import CATALOGUE

KEYS = ["1", "a" * 500, "NUL \x00 between", "半个字 \ud83d", "钥匙" * 64]


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS, ids=["short", "long", "nul", "surrogate", "chinese"])
def test_an_application_sent_twice_is_one_matter(stage: Stage, key: str) -> None:
    us = stage.ours

    def sent() -> Matter:
        service = CATALOGUE.get("legal-aid")
        return open_matter(service, by=us.wang, area=us.village, answers=AID, key=key, now=at("2026-03-02"))

    assert sent().pk == sent().pk
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_keys_that_begin_alike_are_two_submissions(stage: Stage) -> None:
    us, service = stage.ours, CATALOGUE.get("legal-aid")
    for ending in "ab":
        key = "k" * 64 + ending
        open_matter(service, by=us.wang, area=us.village, answers=AID, key=key, now=at("2026-03-02"))
    assert Matter.objects.count() == 2


@pytest.mark.django_db
def test_a_key_is_its_senders_own(stage: Stage) -> None:
    us, service = stage.ours, CATALOGUE.get("consultation")
    matters = {
        open_matter(service, by=who, area=us.village, answers=QUESTION, key="same", now=at("2026-03-02")).pk
        for who in (us.wang, us.li)
    }
    assert len(matters) == 2


@pytest.mark.django_db
def test_an_action_sent_twice_is_one_event_even_when_the_version_has_moved_on(stage: Stage) -> None:
    us = stage.ours
    matter = open_matter(
        CATALOGUE.get("legal-aid"), by=us.wang, area=us.village, answers=AID, key="open", now=at("2026-03-02")
    )
    version = Matter.objects.get(pk=matter.pk).version
    events = [
        act(matter.pk, "withdraw", by=us.wang, answers={}, version=version, key="away", now=at("2026-03-03"))
        for _ in range(2)
    ]
    assert events[0].pk == events[1].pk
    assert events[0].on == date(2026, 3, 3)


@pytest.mark.django_db
def test_a_key_used_for_something_else_is_refused_and_not_taken_for_done(stage: Stage) -> None:
    us = stage.ours
    first, second = (
        open_matter(CATALOGUE.get("legal-aid"), by=us.wang, area=us.village, answers=AID, key=key, now=at("2026-03-02"))
        for key in "12"
    )
    act(first.pk, "withdraw", by=us.wang, version=1, key="away", now=at("2026-03-03"))
    with pytest.raises(ActionRefused):
        act(second.pk, "withdraw", by=us.wang, version=1, key="away", now=at("2026-03-03"))
    with pytest.raises(ActionRefused):
        open_matter(CATALOGUE.get("consultation"), by=us.wang, area=us.village, answers=QUESTION, key="1")
    assert Matter.objects.get(pk=second.pk).is_open
