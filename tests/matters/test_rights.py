"""Rights: the committed table, hats, and what each side may read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.cast import AID, DISPUTE, Stage, Story, build_stage

from fengqiao.flow import Role
from fengqiao.matters import rights
from fengqiao.matters.models import Matter
from fengqiao.matters.rights_page import rights_page
from fengqiao.people.models import Posting

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rights.md"
TODAY = date(2026, 3, 2)


def test_the_committed_table_of_rights_is_the_one_in_force() -> None:
    assert PAGE.read_text(encoding="utf-8") == rights_page(), (
        "read the change, then: ./fengqiao manage rights_page > docs/reference/rights.md"
    )


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


@pytest.mark.django_db
def test_a_matter_is_seen_by_its_party_its_office_its_handler_and_its_bureau_alone(stage: Stage) -> None:
    us, them = stage.ours, stage.theirs
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    see = {
        name
        for side, label in ((us, "ours"), (them, "theirs"))
        for name, user in ((f"{label}.{key}", value) for key, value in vars(side).items() if key in PEOPLE)
        if rights.visible_to(user, TODAY).filter(pk=story.matter.pk).exists()
    }
    assert see == {"ours.wang", "ours.officer", "ours.director"}
    assert not rights.visible_to(AnonymousUser(), TODAY).exists()


PEOPLE = {
    "wang",
    "li",
    "clerk",
    "officer",
    "lawyer",
    "duty_lawyer",
    "supervisor",
    "chair",
    "mediator",
    "director",
    "village_chair",
    "village_mediator",
}


@pytest.mark.django_db
def test_a_posting_that_has_ended_opens_nothing(stage: Stage) -> None:
    us = stage.ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    Posting.objects.filter(user=us.officer).update(until=date(2026, 3, 1))
    assert not rights.visible_to(us.officer, TODAY).exists()


@pytest.mark.django_db
def test_an_officer_who_is_a_party_acts_as_a_party_only(stage: Stage) -> None:
    us = stage.ours
    story = Story(
        "legal-aid", us.officer, {**AID, "name": us.officer.name, "phone": us.officer.phone}, "2026-03-02", us.village
    )
    standing = rights.standing_of(us.officer, TODAY)
    assert rights.hats(us.officer, story.matter, standing) == {Role.APPLICANT}


@pytest.mark.django_db
def test_the_other_side_reads_what_is_for_both_and_not_what_one_side_said_to_the_office(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-03-02", us.district)
    story.does(us.chair, "escalate", "2026-03-02", where="派出所", danger="扬言报复。")
    matter = Matter.objects.get(pk=story.matter.pk)
    read = {event.action for event in rights.events_for(matter, frozenset({Role.RESPONDENT}))}
    assert "escalate" not in read
    assert "escalate" in {event.action for event in rights.events_for(matter, frozenset({Role.COMMITTEE}))}
