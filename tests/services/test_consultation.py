"""Consultation: a second look stays a second look, and a near deadline is seen."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import QUESTION, Stage, Story, build_stage, roster

from fengqiao.knowledge.topics import topics
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.handover import carried_answers
from fengqiao.people.models import DutyShift, Posting, User
from fengqiao.people.roster_admin import TOPICS
from fengqiao.services import CATALOGUE

pytestmark = pytest.mark.django_db

ANSWER = {"answer": "去仲裁。", "articles": "《劳动争议调解仲裁法》第二条"}


@pytest.fixture
def stage(statutes: None) -> Stage:
    found = build_stage()
    roster(found.ours, date(2026, 3, 2))
    return found


def asked(stage: Stage, **answers: object) -> Story:
    on = "2026-03-02 10:30" if "name" in answers else "2026-03-02"
    return Story("consultation", stage.ours.wang, {**QUESTION, **answers}, on, stage.ours.village)


def test_a_question_back_in_the_second_look_does_not_return_it_to_the_first_lawyer(stage: Stage) -> None:
    us = stage.ours
    story = asked(stage)
    story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", **ANSWER)
    story.does(us.wang, "not_solved", "2026-03-03")
    story.does(us.supervisor, "ask_back_again", "2026-03-03", question="有合同吗？")
    assert story.state("second_answer") == "stopped"
    story.does(us.wang, "clarify_again", "2026-03-04", more="没有合同。")
    assert story.matter.step_key == "second_look"
    assert story.due("second_answer") == date(2026, 3, 6)
    with pytest.raises(ActionRefused):
        story.does(us.duty_lawyer, "answer", "2026-03-05", **ANSWER)
    story.does(us.supervisor, "answer_again", "2026-03-05", **ANSWER)
    assert story.matter.step_key == "answered"


def test_who_gave_the_first_answer_does_not_give_the_second_whatever_their_post(stage: Stage) -> None:
    us = stage.ours
    story = asked(stage)
    story.does(us.supervisor, "answer", "2026-03-02 15:00", **ANSWER)
    story.does(us.wang, "not_solved", "2026-03-03")
    with pytest.raises(ActionRefused, match="换一个人"):
        story.does(us.supervisor, "answer_again", "2026-03-04", **ANSWER)
    story.does(us.director, "answer_again", "2026-03-04", **ANSWER)


def test_a_near_deadline_goes_first_and_travels_into_legal_aid(stage: Stage) -> None:
    """法律援助法 art. 44(1)(1)."""
    story = asked(stage, limit_on="2026-03-06")
    assert story.matter.rank == 1
    assert story.due("claim_limit") == date(2026, 3, 6)
    assert carried_answers(story.matter, CATALOGUE.get("legal-aid"))["limit_on"] == "2026-03-06"


def test_every_other_service_is_one_step_away(stage: Stage) -> None:
    others = {service.code for service in CATALOGUE} - {"consultation"}
    assert others == {door.to for door in CATALOGUE.get("consultation").hand_offs}


def test_the_roster_is_written_in_the_topics_questions_are_sorted_by() -> None:
    assert TOPICS.split("、") == [one.name for one in topics()]


def test_a_question_goes_to_the_lawyer_on_duty_who_knows_its_topic(stage: Stage) -> None:
    """By its own words, whichever door it came through: who named another topic stands behind who takes all."""
    us = stage.ours
    family = User.objects.create_user("family", name="钱律师", phone="13900019997", is_staff=True)
    Posting.objects.create(user=family, agency=us.center, role="duty_lawyer", since=date(2026, 1, 1))
    shift = DutyShift.objects.create(agency=us.center, user=family, day=date(2026, 3, 2), topics="婚姻家庭、劳动争议")
    wages = asked(stage)
    assert (wages.matter.topic, wages.matter.handler) == ("劳动纠纷", us.duty_lawyer)
    home = asked(stage, facts="老公打我，想离婚，孩子归谁？", name="李女士")
    assert (home.matter.topic, home.matter.handler) == ("婚姻家庭", family)
    DutyShift.objects.filter(user=us.duty_lawyer).update(topics="")
    shift.topics = "房产纠纷"
    shift.save()
    other = Story("consultation", us.li, {**QUESTION, "facts": "借给朋友五万不还。"}, "2026-03-02", us.village)
    assert other.matter.handler == us.duty_lawyer
