"""Judicial confirmation: the thirty days run from the first moment, and what the court says has its consequences."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import DISPUTE, Stage, Story, at, build_stage
from tests.services.test_mediation import TERMS, picture

from fengqiao.flow import Role
from fengqiao.matters.errors import AnswersInvalid
from fengqiao.matters.models import Matter
from fengqiao.matters.papers import content_of
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.matters.passing import time_passes
from fengqiao.notices.models import Channel, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


class Handed(Story):
    """The confirmation a mediation was handed on to."""

    def __init__(self, stage: Stage, on: str = "2026-01-22") -> None:
        us = stage.ours
        story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
        party = invited_party(new_invitation(story.matter))
        assert party is not None
        join(party, us.li, at("2026-01-11"))
        story.does(us.li, "agree", "2026-01-11")
        story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
        story.does(us.mediator, "oral_agreement", "2026-01-20", **TERMS, effective_on="2026-01-20")
        story.does(us.chair, "apply_confirmation", on)
        self.moves = 0
        self.matter = Matter.objects.get(origin=story.matter)


def prepared(stage: Stage) -> Handed:
    story = Handed(stage)
    us = stage.ours
    story.does(us.chair, "prepare", "2026-01-23", court="梅州区人民法院", none_barred="yes")
    return story


def submitted(stage: Stage) -> Handed:
    us = stage.ours
    story = prepared(stage)
    story.does(us.wang, "sign", "2026-01-24", signature="王小满")
    story.does(us.li, "sign", "2026-01-24", signature="李大成")
    story.does(us.chair, "submit", "2026-01-26")
    return story


def test_the_thirty_days_run_from_the_hand_over_and_are_told_to_both(stage: Stage) -> None:
    """民事诉讼法 art. 205; 人民调解法 art. 33: carried along, typed by nobody."""
    us = stage.ours
    story = Handed(stage)
    assert story.due("apply") == date(2026, 2, 24), "day thirty is in the Spring Festival"
    time_passes(at("2026-02-21"))
    told = Notice.objects.filter(text__contains="最后一天", link__contains=story.matter.number)
    assert {one.user for one in told.filter(channel=Channel.SITE)} == {us.wang, us.li}
    assert Notice.objects.filter(user=us.chair, text__contains="请提醒并帮着办").exists()


def test_the_application_is_the_parties_paper_and_says_what_was_agreed(stage: Stage) -> None:
    """民诉解释 art. 354: who both are, where they live, and the agreement."""
    us = stage.ours
    story = Handed(stage)
    story.does(us.li, "tell_own", "2026-01-22", own_id_number="379901198501010017", own_address="梅州镇2号")
    with pytest.raises(AnswersInvalid, match="法院不会受理"):
        story.does(us.chair, "prepare", "2026-01-23", court="梅州区人民法院", none_barred="no")
    story.does(us.chair, "prepare", "2026-01-23", court="梅州区人民法院", none_barred="yes")
    found = content_of(story.matter.papers.get(key="application"))
    assert (found["agency"], found["from_parties"], found["seal"]) == ("", True, False)
    body = "\n".join(found["paragraphs"])
    assert "李大成，身份证号码379901198501010017，住址梅州镇2号" in body
    assert "自2026年1月20日起生效，内容如下：李大成付王小满一万八千元。" in body
    assert body.endswith("此致\n梅州区人民法院")


def test_both_may_sign_the_application_on_paper(stage: Stage) -> None:
    us = stage.ours
    story = prepared(stage)
    story.does(us.chair, "submit_paper", "2026-01-26", signed_files=picture(us.chair))
    assert story.matter.step_key == "submitted"
    assert story.state("apply") == "stopped"


def test_the_court_may_refuse_or_ask_for_more_and_the_reason_is_one_of_the_laws(stage: Stage) -> None:
    """民诉解释 arts. 355, 356, 357."""
    us = stage.ours
    story = submitted(stage)
    assert story.due("acceptance") == date(2026, 1, 29)
    story.does(us.chair, "court_asks", "2026-01-27", asked_what="房产证复印件", court_by="2026-02-03")
    assert story.due("supply_court") == date(2026, 2, 3)
    story.does(us.wang, "supplied", "2026-01-30")
    story.does(us.chair, "not_accepted", "2026-02-02", on_date="2026-02-02", why="title")
    assert "确认物权、知识产权归属" in story.matter.events.get(action="not_accepted").said
    assert "起诉" in story.matter.step.next


def test_a_confirmed_agreement_tells_until_when_to_object_and_to_enforce(stage: Stage) -> None:
    """民诉解释 art. 372(2); 民事诉讼法 arts. 206, 250."""
    us = stage.ours
    story = submitted(stage)
    story.does(us.chair, "docket", "2026-01-28", on_date="2026-01-28")
    assert (story.due("expected"), story.due("ruling")) == (date(2026, 2, 12), date(2026, 2, 27))
    with pytest.raises(AnswersInvalid, match="不能晚于今天"):
        story.does(us.chair, "confirm", "2026-02-05", on_date="2026-03-05")
    story.does(us.chair, "confirm", "2026-02-05", on_date="2026-02-04", served_on="2026-02-05", perform_by="2026-03-31")
    assert not story.matter.is_open
    assert story.due("objection") == date(2026, 2, 24)
    assert story.due("enforcement") == date(2028, 3, 31)
    time_passes(at("2028-03-01"))
    assert Notice.objects.filter(user=us.li, text__contains="申请强制执行").exists(), "though the matter is closed"


def test_a_citizen_with_an_agreement_asks_directly_and_the_day_it_took_effect_cannot_be_to_come(stage: Stage) -> None:
    us = stage.ours
    answers = {
        "effective_on": "2026-01-20",
        "agreed_terms": "李大成付一万八千元。",
        "facts": "欠工资。",
        "name": "王小满",
        "phone": us.wang.phone,
        "other_name": "李大成",
    }
    with pytest.raises(AnswersInvalid, match="不能晚于今天"):
        Story("judicial-confirmation", us.wang, answers, "2026-01-19", us.district)
    story = Story("judicial-confirmation", us.wang, answers, "2026-01-21", us.district)
    assert story.due("apply") == date(2026, 2, 24)
    assert story.matter.parties.filter(role=Role.RESPONDENT, joined_at=None).count() == 1
