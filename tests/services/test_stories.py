"""The three services told as the stories a duty clerk would recognise, each from the first word to the closed file."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, DISPUTE, QUESTION, Stage, Story, build_stage, roster

from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.models import Matter
from fengqiao.notices.models import Channel, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def test_a_question_is_answered_by_the_lawyer_on_duty_with_articles_and_closed_by_the_asker(stage: Stage) -> None:
    us = stage.ours
    roster(us, date(2026, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2026-03-02", us.village)
    assert story.matter.handler == us.duty_lawyer
    assert story.due("answer") == date(2026, 3, 3)
    with pytest.raises(AnswersInvalid, match="没有找到现行的《劳动合同法》第九百条"):
        story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="可以要。", articles="《劳动合同法》第九百条")
    event = story.does(
        us.duty_lawyer,
        "answer",
        "2026-03-02 15:00",
        answer="先打劳动监察电话，再申请仲裁。",
        articles="《劳动合同法》第三十条",
    )
    assert event.said == "周律师律师作了答复，依据：《劳动合同法》第三十条。"
    story.does(us.wang, "follow_up", "2026-03-03", more="要带什么材料？")
    assert story.due("answer") == date(2026, 3, 4)
    story.does(
        us.duty_lawyer,
        "answer",
        "2026-03-03 16:00",
        answer="带身份证和接单记录。",
        articles="《劳动争议调解仲裁法》第二十八条",
    )
    story.does(us.wang, "solved", "2026-03-04")
    assert not story.matter.is_open
    assert story.state("answer") == "stopped"


def test_not_solved_reaches_a_second_person_who_is_not_the_first(stage: Stage) -> None:
    us = stage.ours
    roster(us, date(2026, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2026-03-02", us.village)
    story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="去仲裁。", articles="《劳动争议调解仲裁法》第二条")
    story.does(us.wang, "not_solved", "2026-03-03")
    assert story.due("second_answer") == date(2026, 3, 5)
    with pytest.raises(ActionRefused):
        story.does(us.duty_lawyer, "answer_again", "2026-03-03", answer="再说一遍。", articles="《劳动法》第五十条")
    story.does(
        us.supervisor,
        "answer_again",
        "2026-03-04",
        answer="先投诉，七十二小时内有人联系。",
        articles="《劳动法》第五十条",
    )
    assert Notice.objects.filter(user=us.wang, channel=Channel.SITE).exists()


def test_legal_aid_is_granted_assigned_reported_and_closed_each_in_its_time(stage: Stage) -> None:
    us = stage.ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    assert story.matter.rank == 2, "a migrant worker goes before ordinary matters"
    assert story.due("decision") == date(2026, 3, 9)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    assert story.due("assignment") == date(2026, 3, 9), "three days end on Saturday the 7th and move to Monday"
    story.does(us.officer, "assign", "2026-03-05", lawyer=str(us.lawyer.pk))
    story.does(us.lawyer, "report_progress", "2026-03-20", progress="已经申请仲裁，等开庭。")
    story.does(us.lawyer, "report_end", "2026-05-20", result="won", report="裁决支付一万八千元，已到账。")
    story.does(us.officer, "close", "2026-05-22")
    assert story.matter.step_key == "completed"
    titles = list(story.matter.papers.values_list("title", flat=True))
    assert titles == [
        "法律援助申请受理凭证",
        "给予法律援助决定书",
        "指派通知书",
        "法律援助受援人告知书",
        "法律援助公函",
        "法律援助结案报告",
        "法律援助卷宗目录",
    ]


def test_a_refused_applicant_objects_and_the_bureau_orders_correction(stage: Stage) -> None:
    us = stage.ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    with pytest.raises(AnswersInvalid, match="理由"):
        story.does(us.officer, "refuse", "2026-03-05", ground="not_poor")
    story.does(us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="家庭收入超过标准。")
    story.does(us.wang, "object", "2026-03-09", objection="我是农民工讨薪，应当免予核查。")
    assert story.due("objection") == date(2026, 3, 16), "five days end on Saturday the 14th and move to Monday"
    with pytest.raises(ActionRefused):
        story.does(us.officer, "overturn", "2026-03-10", reasons="自己改。")
    story.does(us.director, "overturn", "2026-03-10", reasons="属于第四十二条第三项，免予核查。")
    assert story.matter.step_key == "review"
    assert story.due("decision") == date(2026, 3, 17)


def test_a_limit_that_ends_within_seven_days_opens_the_green_channel(stage: Stage) -> None:
    us = stage.ours
    story = Story("legal-aid", us.wang, {**AID, "limit_on": "2026-03-06"}, "2026-03-02", us.village)
    assert story.matter.rank == 1
    assert "limit_near" in story.matter.flags
    first = {"urgency": "limit", "lawyer": str(us.lawyer.pk), "formalities": "身份证", "supply_by": "2026-03-20"}
    story.does(us.officer, "provide_first", "2026-03-02", **first)
    assert story.matter.handler == us.lawyer
    story.does(us.officer, "complete_formalities", "2026-03-10", basis="exempt")
    assert story.matter.step_key == "in_progress"


def test_what_is_missing_is_told_once_and_the_clock_keeps_running(stage: Stage) -> None:
    us = stage.ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    story.does(us.officer, "ask_supplement", "2026-03-03", missing="身份证照片", supply_by="2026-03-06")
    assert story.due("decision") == date(2026, 3, 9)
    story.does(us.wang, "supply", "2026-03-05", supplement="补上了")
    with pytest.raises(ActionRefused):
        story.does(us.lawyer, "grant", "2026-03-05", basis="promised")


def test_a_lawyer_with_a_conflict_cannot_be_assigned(stage: Stage) -> None:
    us = stage.ours
    earlier = Story("legal-aid", us.li, {**AID, "name": "李大成", "phone": us.li.phone}, "2026-01-05", us.village)
    earlier.does(us.officer, "grant", "2026-01-06", basis="checked")
    earlier.does(us.officer, "assign", "2026-01-07", lawyer=str(us.lawyer.pk))
    mediation = Story("mediation", us.wang, {**DISPUTE, "other_phone": us.li.phone}, "2026-03-02", us.district)
    from fengqiao.matters.parties import conflicts_of

    assert conflicts_of(us.lawyer, mediation.matter)
    assert not conflicts_of(us.mediator, mediation.matter)


def _join(story: Story, side: object, on: str) -> None:
    from tests.cast import at

    from fengqiao.matters.parties import invited_party, join, new_invitation

    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, side, at(on))  # type: ignore[arg-type]


def test_both_sides_agree_sign_and_ask_the_court_in_time(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    _join(story, us.li, "2026-01-11")
    story.does(us.li, "agree", "2026-01-11", other_side_facts="账上确实没钱，想分两次给。")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "set_session", "2026-01-12", when="2026-01-15 09:30", where="镇调解室", open_session="no")
    story.does(us.mediator, "record_session", "2026-01-15", record="双方同意分两次付清。")
    story.does(
        us.mediator,
        "draft",
        "2026-01-18",
        disputed="欠工资一万八千元。",
        terms="李大成付王小满一万八千元。",
        performance="微信转账，分两次。",
        perform_by="2026-02-10",
    )
    with pytest.raises(ActionRefused, match="还有当事人没有签名"):
        story.does(us.mediator, "seal", "2026-01-19", effective_on="2026-01-19")
    story.does(us.wang, "sign", "2026-01-19", read_it="yes", signature="王小满")
    with pytest.raises(ActionRefused, match="已经签过名"):
        story.does(us.wang, "sign", "2026-01-19", read_it="yes", signature="王小满")
    story.does(us.li, "sign", "2026-01-20", read_it="yes", signature="李大成")
    story.does(us.mediator, "seal", "2026-01-20", effective_on="2026-01-20")
    assert story.due("confirmation") == date(2026, 2, 24), "day thirty is in the Spring Festival"
    assert story.due("follow_up_seven") == date(2026, 1, 27)
    story.does(us.chair, "apply_confirmation", "2026-01-22")
    child = Matter.objects.get(origin=story.matter)
    assert child.service_code == "judicial-confirmation"
    assert {party.role for party in child.parties.all()} == {"applicant", "respondent"}
    story.does(us.mediator, "follow_up_seven", "2026-01-27", kept="partly")
    story.does(us.mediator, "performed", "2026-02-10")
    assert story.matter.step_key == "kept"


def test_a_broken_promise_reopens_the_mediation(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    story.does(us.chair, "record_consent", "2026-01-11", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "oral_agreement",
        "2026-01-18",
        disputed="欠工资。",
        terms="月底前付清。",
        performance="转账",
        perform_by="2026-01-31",
        effective_on="2026-01-18",
    )
    story.does(us.wang, "say_broken", "2026-02-02", broken_what="一分钱没给。")
    assert story.matter.step_key == "broken"
    story.does(us.mediator, "mediate_again", "2026-02-03")
    assert story.matter.step_key == "mediating"


def test_the_other_side_may_say_no_and_both_are_told_where_else_to_go(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    _join(story, us.li, "2026-01-11")
    story.does(us.li, "decline", "2026-01-11")
    assert not story.matter.is_open
    assert story.matter.papers.get(key="guidance").title == "其他解决途径告知书"
