"""Who may be named on a matter: those who hold the role on the day, not those who held it when the matter came in."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, DISPUTE, QUESTION, Side, Story, build_stage, roster

from fengqiao.matters.errors import AnswersInvalid
from fengqiao.matters.forms import people_of
from fengqiao.matters.staffing import candidates
from fengqiao.people.models import Posting, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(statutes: None) -> Side:
    return build_stage().ours


def test_a_lawyer_who_came_later_may_be_named_and_one_who_left_may_not(ours: Side) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    story.does(ours.officer, "grant", "2026-03-03", basis="promised")
    fresh = User.objects.create_user("fresh", name="新律师", phone="13900019999", is_staff=True)
    Posting.objects.create(user=fresh, agency=ours.firm, role="lawyer", since=date(2026, 3, 4))
    ours.lawyer.postings.update(until=date(2026, 3, 3))
    assert list(candidates(story.matter, date(2026, 3, 3))) == [ours.lawyer]
    assert list(candidates(story.matter, date(2026, 3, 5))) == [fresh]
    assert [one.key for one in people_of(story.matter, date(2026, 3, 5))] == [str(fresh.pk)]
    with pytest.raises(AnswersInvalid):
        story.does(ours.officer, "assign", "2026-03-05", lawyer=str(ours.lawyer.pk))
    story.does(ours.officer, "assign", "2026-03-05", lawyer=str(fresh.pk))
    assert story.refresh().handler == fresh


def test_a_question_goes_to_nobody_who_stands_on_the_roster_but_has_left(ours: Side) -> None:
    roster(ours, date(2026, 3, 2))
    fresh = User.objects.create_user("fresh", name="新律师", phone="13900019999", is_staff=True)
    Posting.objects.create(user=fresh, agency=ours.center, role="duty_lawyer", since=date(2026, 3, 1))
    ours.duty_lawyer.postings.update(until=date(2026, 3, 1))
    assert Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village).matter.handler == fresh


def test_the_committee_names_another_mediator_for_one_who_is_ill(ours: Side) -> None:
    second = User.objects.create_user("second", name="蒋调解", phone="13900019998", is_staff=True)
    Posting.objects.create(user=second, agency=ours.committee, role="mediator", since=date(2026, 1, 1))
    story = Story("mediation", ours.wang, DISPUTE, "2026-03-02", ours.district)
    story.does(ours.chair, "record_consent", "2026-03-02", how="by_phone")
    story.does(ours.chair, "name_mediator", "2026-03-02", mediator=str(ours.mediator.pk))
    story.does(ours.chair, "change_mediator", "2026-03-04", mediator=str(second.pk))
    assert (story.refresh().handler, story.matter.step_key) == (second, "mediating")


def test_whoever_is_to_be_replaced_is_not_offered_in_their_own_place(ours: Side) -> None:
    second = User.objects.create_user("second", name="新律师", phone="13900019997", is_staff=True)
    Posting.objects.create(user=second, agency=ours.firm, role="lawyer", since=date(2026, 1, 1))
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    story.does(ours.officer, "grant", "2026-03-03", basis="promised")
    story.does(ours.officer, "assign", "2026-03-03", lawyer=str(ours.lawyer.pk))
    replacing = story.matter.service.action("in_progress", "replace_lawyer")
    offered = people_of(story.matter, date(2026, 3, 5), replacing)
    assert {one.label: bool(one.barred) for one in offered} == {"孙律师": True, "新律师": False}
    with pytest.raises(AnswersInvalid):
        story.does(ours.officer, "replace_lawyer", "2026-03-05", lawyer=str(ours.lawyer.pk))
    story.does(ours.officer, "replace_lawyer", "2026-03-05", lawyer=str(second.pk))
    assert story.refresh().handler == second
