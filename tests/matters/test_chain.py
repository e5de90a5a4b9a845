"""The chain of events: any change past the door is found, and the first broken link is named."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.cast import AID, Story, build_stage

from fengqiao.matters.chain import broken_links
from fengqiao.matters.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(statutes: None) -> Story:
    us = build_stage().ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    story.does(us.officer, "grant", "2026-03-03", basis="exempt")
    story.does(us.officer, "assign", "2026-03-04", lawyer=str(us.lawyer.pk))
    story.does(us.lawyer, "report_progress", "2026-03-20", progress="等开庭。")
    return story


def first_break() -> tuple[int, str] | None:
    found = list(broken_links())
    return (found[0].seq, found[0].why) if found else None


def test_an_untouched_chain_holds(story: Story) -> None:
    assert first_break() is None


@pytest.mark.parametrize(
    ("column", "value"),
    [("said", "决定不予法律援助。"), ("on", "2026-03-09"), ("action", "refuse"), ("seen_by", "all ")],
)
def test_a_changed_event_is_named(story: Story, column: str, value: str) -> None:
    Event.objects.filter(seq=2).update(**{column: value})
    assert first_break() == (2, "its content was changed")


def test_a_removed_event_is_named(story: Story) -> None:
    from fengqiao.matters.models import IssuedPaper, Submission

    IssuedPaper.objects.filter(event__seq=2).delete()
    Submission.objects.filter(event__seq=2).delete()
    Event.objects.filter(seq=2).delete()
    assert first_break() == (2, "event 2 is missing")


def test_a_changed_sealed_answer_is_named(story: Story) -> None:
    event = Event.objects.get(seq=4)
    Event.objects.filter(seq=4).update(sealed=event.sealed + " 另")
    assert first_break() == (4, "its sealed content was changed")


def test_a_sealed_answer_that_does_not_open_is_named(story: Story) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matters_event SET sealed = 's1.AAAA' WHERE seq = 4")
    assert first_break() == (4, "its sealed content does not open")


def test_an_event_forged_with_a_fresh_digest_breaks_the_next_link(story: Story) -> None:
    from fengqiao.matters.chain import link

    event = Event.objects.get(seq=2)
    event.said = "决定不予法律援助。"
    link(event, event.previous)
    event.save()
    assert first_break() == (3, "it does not continue the event before it")
