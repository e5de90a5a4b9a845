"""The demonstration district: the figures of a real one, every state with an example, nothing sent to anybody."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from tests.cast import DISPUTE, Story, at, build_stage

from fengqiao.complaints.models import Complaint
from fengqiao.matters.chain import broken_links
from fengqiao.matters.models import Attachment, Matter, Party, PrivateNote
from fengqiao.matters.recompute import recompute_all
from fengqiao.notices.models import Channel, Notice
from fengqiao.people.models import Agency, AgencyKind, Area, Practitioner
from fengqiao.places.models import Place
from fengqiao.project.cli.demo import demo
from fengqiao.project.demonstration.district import build_district
from fengqiao.project.demonstration.sign_in import shown_users
from fengqiao.project.demonstration.walk import bring_in
from fengqiao.project.demonstration.year import play_year
from fengqiao.services import CATALOGUE

COUNT = 60
"""Fewer matters than the demonstration itself has; the states do not depend on it."""


@pytest.fixture
def year(statutes: None) -> int:
    random = Random(2026)
    now = timezone.now()
    with transaction.atomic():
        return play_year(build_district(random, timezone.localdate(now)), random, now, COUNT, lambda: None)


@pytest.mark.django_db
def test_the_district_has_the_figures_of_a_real_one() -> None:
    build_district(Random(2026), timezone.localdate())
    assert Counter(Place.objects.values_list("kind", flat=True)) == {
        "window": 8,
        "law_culture": 3,
        "rider_station": 56,
        "service_station": 12,
        "contact_point": 12,
        "service_studio": 219,
        "reconsideration_hall": 1,
        "holiday_class": 2,
        "members_partner": 39 + 496 + 2,
        "pocket_park": 3,
        "exhibition_hall": 1,
    }
    people = Counter(Practitioner.objects.values_list("kind", flat=True))
    counted = ("legality_reviewer", "village_legal_adviser", "rule_of_law_leader", "law_aware_villager")
    assert [people[kind] for kind in counted] == [86, 126, 219, 657]
    assert Counter(Area.objects.values_list("level", flat=True)) == {3: 1, 4: 12, 5: 219}
    committees = Agency.objects.filter(kind=AgencyKind.MEDIATION_COMMITTEE)
    assert committees.count() == 1 + 12 + 219


@pytest.mark.django_db
def test_the_year_has_every_state_and_looks_like_a_working_day(year: int) -> None:
    assert year >= COUNT
    there = set(Matter.objects.values_list("service_code", "step_key"))
    missing = {(service.code, step.key) for service in CATALOGUE for step in service.steps} - there
    assert not missing
    today = timezone.localdate()
    assert Matter.objects.filter(is_open=True, next_due__lt=today).exists(), "some are overdue"
    assert Matter.objects.filter(opened_on=today).count() >= 9, "some came in today"
    old = Matter.objects.filter(is_open=True, next_due__lt=today - timedelta(days=60))
    assert old.count() <= 2, "and none lies there for a season"
    assert Complaint.objects.filter(replied_at=None).exists()
    assert Attachment.objects.exists()
    assert PrivateNote.objects.exists()
    assert not Notice.objects.filter(channel=Channel.SMS, sent_at=None).exists(), "nothing of the past is sent now"
    assert not Matter.objects.exclude(service_code="mediation").filter(topic="", origin=None).exists()
    assert list(broken_links()) == []
    assert recompute_all(only_open=False).changed == 0
    assert all(user.handled_matters.exists() or user.postings.exists() for _role, user in shown_users())
    assert len(list(shown_users())) == 8


@pytest.mark.parametrize("arguments", [["--no-serve"], ["codes"]])
def test_a_production_installation_is_never_touched(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True, raising=False)
    told = CliRunner().invoke(demo, arguments)
    assert told.exit_code == 1
    assert "production" in told.output


@pytest.mark.django_db
def test_only_the_one_who_was_invited_follows_the_link(statutes: None) -> None:
    us = build_stage().ours
    matter = Story("mediation", us.wang, DISPUTE, "2026-03-02", us.district).matter
    Party.objects.create(matter=matter, role="respondent", name="王五")
    play: Any = SimpleNamespace(other=us.li)
    for _again in range(2):
        bring_in(play, matter, at("2026-03-02"))
    sides = matter.parties.filter(role="respondent").order_by("pk")
    assert [(one.name, one.joined_at is not None) for one in sides] == [("李大成", True), ("王五", False)]
