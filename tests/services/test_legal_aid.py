"""Legal aid, article by article: what the Act gives the applicant, and what an officer may not do."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, Stage, Story, at, build_stage

from fengqiao.flow import Role
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.models import IssuedPaper
from fengqiao.matters.papers import content_of
from fengqiao.matters.parties import conflicts_of, new_invitation
from fengqiao.matters.passing import time_passes
from fengqiao.matters.reading import offered_now
from fengqiao.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def aid(stage: Stage, on: str = "2026-03-02", **answers: object) -> Story:
    return Story("legal-aid", stage.ours.wang, {**AID, **answers}, on, stage.ours.village)


def text(story: Story, key: str) -> str:
    paper: IssuedPaper = story.matter.papers.filter(key=key).order_by("-issued_at").first()  # type: ignore[assignment]
    found = content_of(paper)
    return "\n".join([found["agency"], *found["paragraphs"]])


def assigned(stage: Stage, **answers: object) -> Story:
    us = stage.ours
    story = aid(stage, **answers)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    story.does(us.officer, "assign", "2026-03-05", lawyer=str(us.lawyer.pk))
    return story


def test_nobody_is_deemed_to_have_withdrawn_before_the_day_they_were_given(stage: Stage) -> None:
    """法律援助法 art. 43: what is missing is told once, and silence counts only after the day told."""
    us = stage.ours
    story = aid(stage)
    with pytest.raises(AnswersInvalid, match="不能早于今天"):
        story.does(us.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-01")
    story.does(us.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-10")
    assert story.due("supplement") == date(2026, 3, 10)
    with pytest.raises(ActionRefused, match="2026-03-10"):
        story.does(us.officer, "lapse", "2026-03-10")
    time_passes(at("2026-03-09"))
    assert Notice.objects.filter(user=us.wang, text__contains="补材料").exists(), "reminded before the day"
    story.does(us.officer, "lapse", "2026-03-11")
    assert "重新申请" in text(story, "lapse_notice")


def test_what_is_missing_is_asked_once_and_an_incomplete_supplement_may_be_deemed_withdrawn(stage: Stage) -> None:
    us = stage.ours
    story = aid(stage)
    with pytest.raises(ActionRefused):
        story.does(us.officer, "lapse_incomplete", "2026-03-03", still_missing="身份证")
    story.does(us.officer, "ask_supplement", "2026-03-03", missing="身份证、欠条", supply_by="2026-03-10")
    story.does(us.wang, "supply", "2026-03-05", supplement="只有欠条")
    with pytest.raises(ActionRefused, match="只能办一次"):
        story.does(us.officer, "ask_supplement", "2026-03-06", missing="户口本", supply_by="2026-03-12")
    story.does(us.officer, "lapse_incomplete", "2026-03-06", still_missing="身份证")
    assert story.matter.step_key == "withdrawn"


def test_a_refusal_stays_open_to_objection_and_says_to_whom_and_until_when(stage: Stage) -> None:
    """Art. 49; in Shandong thirty days from the notice (山东省法律援助条例 art. 16)."""
    us = stage.ours
    story = aid(stage)
    story.does(us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="收入超过标准。")
    paper = text(story, "refusal_decision")
    assert "向梅州区司法局提出" in paper
    assert "五日内" in paper
    assert "最晚在2026年4月7日（星期二）" in paper, "day thirty is on the 4th, in the Qingming holiday"
    with pytest.raises(ActionRefused, match="2026-04-07"):
        story.does(us.officer, "close_refused", "2026-03-05")
    time_passes(at("2026-04-08"))
    assert story.refresh().step_key == "refused_closed"
    assert not story.matter.is_open
    story.does(us.wang, "object", "2026-05-01", objection="我是农民工讨薪。")
    assert story.matter.is_open, "the Act sets no limit for objecting"
    assert story.due("objection") == date(2026, 5, 6)


def test_elsewhere_the_provincial_thirty_days_do_not_run(stage: Stage) -> None:
    us = stage.ours
    story = aid(stage)
    story.does(us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="收入超过标准。")
    from fengqiao.law.calendar import WorkCalendar
    from fengqiao.matters.clocks import runs_of

    events = list(story.matter.events.all())
    here, there = (
        {
            run.clock.key
            for run in runs_of(story.matter.service, events, WorkCalendar.official(), at("2026-03-02").date(), p)
        }
        for p in ("379901000000", "320101000000")
    )
    assert here - there == {"object_by"}


def test_the_bureaus_decision_carries_the_bureaus_head_says_what_it_decided_and_where_to_go(stage: Stage) -> None:
    """Art. 49(2), (3); 行政复议法 arts. 20 and 28; 行政诉讼法 art. 46."""
    us = stage.ours
    story = aid(stage)
    story.does(us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="收入超过标准。")
    story.does(us.wang, "object", "2026-03-06", objection="不同意。")
    story.does(us.director, "uphold", "2026-03-09", reasons="经查属实。")
    paper = text(story, "objection_upheld")
    assert paper.startswith("梅州区司法局\n")
    assert "决定维持梅州区法律援助中心的决定" in paper
    assert "六十日内，向梅州区人民政府或者上一级司法行政部门申请行政复议" in paper
    assert "六个月内" in paper
    other = Story("legal-aid", us.li, {**AID, "phone": us.li.phone}, "2026-03-02", us.village)
    other.does(us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="收入超过标准。")
    other.does(us.li, "object", "2026-03-06", objection="不同意。")
    other.does(us.director, "overturn", "2026-03-09", reasons="免予核查。")
    assert "责令梅州区法律援助中心改正" in text(other, "objection_corrected")


def test_aid_given_first_says_what_is_to_follow_and_leaves_no_blank_when_it_has(stage: Stage) -> None:
    """Art. 44(2)."""
    us = stage.ours
    story = aid(stage, limit_on="2026-03-06")
    story.does(
        us.officer,
        "provide_first",
        "2026-03-02",
        urgency="limit",
        lawyer=str(us.lawyer.pk),
        formalities="身份证复印件",
        supply_by="2026-03-20",
    )
    assert "请于2026年3月20日前补办手续、补充材料：身份证复印件" in text(story, "first_notice")
    assert "先行提供法律援助" in text(story, "first_letter"), "the lawyer can show a court why they come"
    assert story.due("formalities") == date(2026, 3, 20)
    story.does(us.lawyer, "report_progress", "2026-03-03", progress="已起诉。")
    story.does(us.officer, "complete_formalities", "2026-03-10", basis="promised")
    decided = text(story, "grant_after_first")
    assert "____" not in decided
    assert "申请人作了个人诚信承诺" in decided
    assert not [one.number for one in story.matter.papers.all() if "____" in one.sealed_content]


def test_a_day_the_applicant_named_is_a_running_clock_and_a_past_one_is_no_green_channel(stage: Stage) -> None:
    story = aid(stage, limit_on="2026-03-21")
    assert story.matter.flags == ["migrant_wages"]
    assert story.due("claim_limit") == date(2026, 3, 21), "a Saturday: the day named is that very day"
    time_passes(at("2026-03-14"))
    assert Notice.objects.filter(user=stage.ours.officer, text__contains="您写的截止日期").exists()
    assert aid(stage, "2026-03-03", limit_on="2020-01-01").matter.flags == ["migrant_wages"]


def test_who_acted_for_the_other_side_is_not_assigned_though_only_a_name_is_known(stage: Stage) -> None:
    """律师法 art. 39."""
    us = stage.ours
    earlier = Story("legal-aid", us.li, {**AID, "name": "李大成", "phone": us.li.phone}, "2026-01-05", us.village)
    earlier.does(us.officer, "grant", "2026-01-06", basis="checked")
    earlier.does(us.officer, "assign", "2026-01-07", lawyer=str(us.lawyer.pk))
    story = aid(stage, other_name="李大成")
    assert conflicts_of(us.lawyer, story.matter)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    with pytest.raises(AnswersInvalid, match="曾为对方当事人办理"):
        story.does(us.officer, "assign", "2026-03-05", lawyer=str(us.lawyer.pk))


def test_the_applicant_reads_who_the_lawyer_is_how_to_call_and_their_rights(stage: Stage) -> None:
    """Arts. 20, 47, 48, 55."""
    story = assigned(stage)
    paper = text(story, "recipient_notice")
    assert "正和律师事务所孙律师" in paper
    assert stage.ours.lawyer.phone in paper
    assert "请求更换承办人" in paper
    assert "三千元以下罚款" in paper


def test_asking_for_another_lawyer_gets_another_or_a_reason(stage: Stage) -> None:
    """Art. 55."""
    us = stage.ours
    story = assigned(stage)
    offered = {
        action.key for action, _why in offered_now(story.matter, frozenset({Role.AID_OFFICER}), date(2026, 3, 6))
    }
    assert "keep_lawyer" not in offered, "nobody asked yet"
    story.does(us.wang, "ask_replacement", "2026-03-06", why="联系不上。")
    story.does(us.officer, "keep_lawyer", "2026-03-07", why_kept="律师已回电。")
    with pytest.raises(ActionRefused):
        story.does(us.officer, "keep_lawyer", "2026-03-08", why_kept="再说一次。")


def test_the_recipient_may_ask_to_end_it_and_the_lawyer_reports_what_ends_it(stage: Stage) -> None:
    """Art. 48(1)(7), (2)."""
    us = stage.ours
    story = assigned(stage)
    story.does(us.wang, "ask_termination", "2026-03-06", why_end="和解了。")
    event = story.does(us.lawyer, "report_ground", "2026-03-06", found="end", found_what="已经和解。")
    assert event.seen_by == "office"
    story.does(us.officer, "terminate", "2026-03-09", ground="asked", reasons="本人要求。")
    assert "向梅州区司法局提出" in text(story, "termination_decision")


def test_costs_are_ordered_by_the_bureau_and_only_after_fraud(stage: Stage) -> None:
    """Art. 64."""
    us = stage.ours
    costs = {"cost": "1500", "pay_by": "2026-05-01", "cost_reasons": "低保证是假的。"}
    honest = assigned(stage)
    honest.does(us.officer, "terminate", "2026-03-09", ground="own_lawyer", reasons="自己请了律师。")
    with pytest.raises(ActionRefused):
        honest.does(us.director, "order_costs", "2026-03-10", **costs)
    story = Story("legal-aid", us.li, {**AID, "phone": us.li.phone}, "2026-03-02", us.village)
    story.does(us.officer, "grant", "2026-03-04", basis="checked")
    story.does(us.officer, "terminate", "2026-03-09", ground="fraud", reasons="低保证是假的。")
    with pytest.raises(ActionRefused):
        story.does(us.officer, "order_costs", "2026-03-10", **costs)
    story.does(us.director, "order_costs", "2026-03-10", **costs)
    paper = text(story, "costs_order")
    assert paper.startswith("梅州区司法局\n")
    assert "1500.00 元" in paper
    assert "申请行政复议" in paper


def test_a_courts_notice_starts_three_days_from_the_day_it_came(stage: Stage) -> None:
    """Arts. 25, 26, 36."""
    us = stage.ours
    with pytest.raises(ActionRefused):
        aid(stage).does(
            us.officer,
            "organ_notice",
            "2026-03-03",
            organ="梅州区人民法院",
            notice_number="1号",
            notice_ground="minor",
            received_on="2026-03-02",
        )
    story = aid(stage, "2026-03-03", matter_kind="criminal", custody="detained", custody_place="梅州区看守所")
    story.does(
        us.officer,
        "organ_notice",
        "2026-03-03",
        organ="梅州区人民法院",
        notice_number="（2026）通知1号",
        notice_ground="life_or_death",
        received_on="2026-03-02",
    )
    assert story.state("decision") == "stopped"
    assert story.due("notified_assignment") == date(2026, 3, 5)
    story.does(us.officer, "assign", "2026-03-04", lawyer=str(us.lawyer.pk))
    assert story.state("notified_assignment") == "stopped"


def test_a_guardian_applies_without_the_wards_consent_and_a_helper_says_whether_there_is_one(stage: Stage) -> None:
    """Art. 40."""
    guardian = {"for_whom": "ward", "helper_name": "王大姐", "helper_relation": "母亲（监护人）", "groups": ["minor"]}
    party = aid(stage, **guardian).matter.parties.get()
    assert party.consent_given
    assert party.helper_name == "王大姐"
    with pytest.raises(AnswersInvalid, match="同意"):
        aid(stage, "2026-03-03", for_whom="other", helper_name="王大姐", helper_relation="邻居")


def test_an_applicant_who_died_and_a_wrong_agency_have_an_end_of_their_own(stage: Stage) -> None:
    """民法典 art. 13; 法律援助法 art. 38."""
    us = stage.ours
    story = aid(stage)
    story.does(us.officer, "applicant_died", "2026-03-03")
    assert story.matter.step.outcome == "申请人去世"
    other = aid(stage, "2026-03-03")
    other.does(us.officer, "transfer_out", "2026-03-04", where="竹林区法律援助中心", reasons="案件由竹林区法院办理。")
    assert "向竹林区法律援助中心提出" in text(other, "transfer_notice")


def test_the_lawyers_report_is_a_paper_and_the_subsidy_is_recorded_after_the_close(stage: Stage) -> None:
    """Arts. 50, 52."""
    us = stage.ours
    story = assigned(stage)
    story.does(us.lawyer, "report_end", "2026-05-20", result="won", report="裁决支付一万八千元。")
    assert "结果：诉求全部实现。" in text(story, "closing_report")
    story.does(us.officer, "close", "2026-05-22")
    story.does(us.officer, "pay_subsidy", "2026-06-10", paid_on="2026-06-09", subsidy="1200")
    assert not story.matter.is_open
    with pytest.raises(ActionRefused, match="只能办一次"):
        story.does(us.officer, "pay_subsidy", "2026-06-11", paid_on="2026-06-09", subsidy="1200")


def test_the_other_side_is_named_to_the_office_and_told_nothing(stage: Stage) -> None:
    us = stage.ours
    story = aid(stage, other_name="李大成")
    named = story.matter.parties.get(role=Role.RESPONDENT)
    assert (named.name, named.user, named.joined_at) == ("李大成", None, None)
    with pytest.raises(ActionRefused):
        new_invitation(story.matter)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    assert not Notice.objects.filter(user=us.li).exists()


def test_the_lawyer_says_when_the_deadline_was_kept(stage: Stage) -> None:
    us = stage.ours
    without = assigned(stage)
    with pytest.raises(ActionRefused):
        without.does(us.lawyer, "filed_in_time", "2026-03-06")
    story = Story("legal-aid", us.li, {**AID, "phone": us.li.phone, "limit_on": "2026-03-20"}, "2026-03-02", us.village)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    story.does(us.officer, "assign", "2026-03-05", lawyer=str(us.lawyer.pk))
    assert story.state("claim_limit") == "running"
    story.does(us.lawyer, "filed_in_time", "2026-03-06")
    assert story.state("claim_limit") == "stopped"
