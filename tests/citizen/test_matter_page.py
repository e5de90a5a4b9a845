"""What a person finds on the page of their matter, and in which order."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.cast import AID, DISPUTE, QUESTION, Stage, Story, at, roster
from tests.citizen.conftest import Visitor

from fengqiao.citizen.templatetags.cited import cited
from fengqiao.flow import Service
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.services import CATALOGUE

pytestmark = pytest.mark.django_db

ANSWER = "先发书面催告，到期不干可以解除合同。"


def _asked(stage: Stage) -> Story:
    roster(stage.ours, date(2026, 3, 2))
    return Story("consultation", stage.ours.wang, QUESTION, "2026-03-02", stage.ours.village)


def _answered(stage: Stage) -> Story:
    story = _asked(stage)
    story.does(stage.ours.duty_lawyer, "ask_back", "2026-03-02", question="合同怎么写的？")
    story.does(stage.ours.wang, "clarify", "2026-03-02", more="合同写的是九月底完工。")
    story.does(stage.ours.duty_lawyer, "answer", "2026-03-03", answer=ANSWER, articles="《劳动合同法》第三十条")
    return story


def test_the_answer_stands_before_what_can_be_done_and_once_only(stage: Stage) -> None:
    page = Visitor(stage.ours.wang).opens(f"/my/{_answered(stage).matter.number}/")
    assert page.count(ANSWER) == 1
    assert page.index(ANSWER) < page.index("没解决，换一位看") < page.index("最晚什么时候")


def test_what_one_said_oneself_is_no_news_and_is_called_ones_own(stage: Stage) -> None:
    page = Visitor(stage.ours.wang).opens(f"/my/{_asked(stage).matter.number}/")
    assert 'class="news"' not in page
    assert "<span>您</span>" in page


def test_the_articles_of_an_answer_lead_to_the_law(stage: Stage) -> None:
    page = Visitor(stage.ours.wang).opens(f"/my/{_answered(stage).matter.number}/")
    assert '/30/">《劳动合同法》第三十条</a>' in page
    assert cited("<b>《民法典》第五百六十三条、第五百六十六条</b>").count("<a ") == 2
    assert "<b>" not in cited("<b>按民法典563条</b>")
    assert cited(None) == ""


def test_clocks_that_are_done_are_folded_away(stage: Stage) -> None:
    page = Visitor(stage.ours.wang).opens(f"/my/{_answered(stage).matter.number}/")
    assert page.index("没有新问题就办结") < page.index("已经完成的（1）") < page.index("律师答复</strong>")


def test_the_identity_number_is_covered_on_the_page(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    page = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/")
    assert str(AID["id_number"]) not in page
    assert "379***********0015" in page


def test_what_was_told_later_goes_along_into_another_service(stage: Stage) -> None:
    story = _answered(stage)
    page = Visitor(stage.ours.wang).opens(f"/apply/mediation/?from={story.matter.number}")
    assert str(QUESTION["facts"]) in page
    assert "合同写的是九月底完工。" in page
    assert "哪里没解决" not in page


def _dispute(stage: Stage) -> Story:
    story = Story("mediation", stage.ours.wang, DISPUTE, "2026-01-10", stage.ours.village)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, stage.ours.li, at("2026-01-11"))
    return story


def test_the_other_side_is_spoken_to_as_the_other_side(stage: Stage) -> None:
    number = _dispute(stage).matter.number
    theirs, ours = Visitor(stage.ours.li), Visitor(stage.ours.wang)
    page = theirs.opens(f"/my/{number}/")
    assert "等您同意" in page
    assert "把链接发给对方" not in page
    assert "等您同意" in theirs.opens("/my/")
    assert "等对方同意" in ours.opens("/my/")
    assert "等对方同意" in ours.opens(f"/my/{number}/")


def test_an_appointment_is_said_once_with_the_day_as_people_write_it(stage: Stage) -> None:
    story = _dispute(stage)
    story.does(stage.ours.li, "agree", "2026-01-11")
    story.does(stage.ours.village_chair, "name_mediator", "2026-01-12", mediator=str(stage.ours.village_mediator.pk))
    story.does(
        stage.ours.village_mediator,
        "set_session",
        "2026-01-12",
        when="2026-01-15T09:00",
        where="社区调解室",
        open_session="no",
    )
    page = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/")
    assert "约定2026年1月15日 09:00在社区调解室调解。" in page
    assert "什么时候</dt>" not in page
    assert "调解员：" + stage.ours.village_mediator.name in page
    button = re.search(r'<a class="([^"]+)"[^>]*>要求换调解员', page)
    assert button is not None
    assert button[1] == "button button--quiet", "going back a step is not what the page proposes"


def test_a_signed_paper_shows_the_hands_under_it(stage: Stage) -> None:
    story = _dispute(stage)
    story.does(stage.ours.li, "agree", "2026-01-11")
    story.does(stage.ours.village_chair, "name_mediator", "2026-01-12", mediator=str(stage.ours.village_mediator.pk))
    story.does(
        stage.ours.village_mediator,
        "draft",
        "2026-01-13",
        disputed="欠三个月工资。",
        terms="付一万八千元。",
        performance="转账。",
        perform_by="2026-02-28",
    )
    story.does(stage.ours.li, "sign", "2026-01-14", read_it="yes", signature="李大成")
    paper = story.matter.papers.get(key="agreement")
    page = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/papers/{paper.pk}/")
    assert "李大成</strong>" in page
    assert "2026-01-14" in page
    assert "还没签" in page
    beside = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/do/sign/")
    assert "李大成</strong>" in beside


def test_judicial_confirmation_is_asked_for_together_and_not_by_one_side_anew(stage: Stage) -> None:
    page = Visitor(stage.ours.wang).opens(f"/my/{_dispute(stage).matter.number}/")
    assert "/apply/legal-aid/?from=" in page
    assert "/apply/judicial-confirmation/?from=" not in page


def test_what_is_missing_is_asked_for_by_its_kind(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/apply/mediation/dispute/")
    page = visitor.fills(422, then="next")
    assert "请选一项：“哪一类纠纷”。" in page
    assert "请填写“发生了什么事”。" in page


def _button(page: str, label: str) -> str:
    """The classes of the button with that label."""
    found = re.search(rf'<a class="([^"]+)"[^>]*>{label}</a>', page)
    assert found is not None
    return found[1]


def test_what_brings_the_matter_on_stands_out_and_nothing_else_does(stage: Stage) -> None:
    aid = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    wang, address = Visitor(stage.ours.wang), f"/my/{aid.matter.number}/"
    aid.does(stage.ours.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-06")
    assert _button(wang.opens(address), "补交材料") == "button"
    aid.does(stage.ours.wang, "supply", "2026-03-04", supplement="给您")
    aid.does(stage.ours.officer, "grant", "2026-03-04", basis="exempt")
    aid.does(stage.ours.officer, "assign", "2026-03-04", lawyer=str(stage.ours.lawyer.pk))
    assert _button(wang.opens(address), "要求更换律师") == "button button--quiet"
    page = wang.opens(f"/my/{_answered(stage).matter.number}/")
    assert _button(page, "解决了") == "button"
    assert _button(page, "接着问") == "button button--quiet"
    assert page.index(">解决了</a>") < page.index(">接着问</a>"), "and it stands first"


def test_what_is_asked_for_stands_beside_the_form_that_answers_it(stage: Stage) -> None:
    aid = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    aid.does(stage.ours.officer, "ask_supplement", "2026-03-03", missing="身份证正反面", supply_by="2026-03-06")
    wang, address = Visitor(stage.ours.wang), f"/my/{aid.matter.number}/do"
    assert "身份证正反面" in wang.opens(f"{address}/supply/")
    assert "身份证正反面" not in wang.opens(f"{address}/withdraw/"), "who gives up is not asked for papers"


def test_what_happened_is_told_in_the_language_of_the_reader(stage: Stage) -> None:
    aid = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    aid.does(stage.ours.officer, "grant", "2026-03-04", basis="exempt")
    aid.does(stage.ours.officer, "assign", "2026-03-04", lawyer=str(stage.ours.lawyer.pk))
    wang, name = Visitor(stage.ours.wang), stage.ours.lawyer.name
    assert f"已指派{name}承办。" in wang.opens(f"/my/{aid.matter.number}/")
    wang.client.cookies["django_language"] = "en"
    page = wang.opens(f"/my/{aid.matter.number}/")
    assert "已指派" not in page
    assert name in page


def test_dates_and_lists_of_choices_are_answered_in_the_language_of_the_reader(stage: Stage) -> None:
    aid = Story(
        "legal-aid", stage.ours.wang, {**AID, "groups": ["relief", "elderly"]}, "2026-03-02", stage.ours.village
    )
    aid.does(stage.ours.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-06")
    wang = Visitor(stage.ours.wang)
    page = wang.opens(f"/my/{aid.matter.number}/")
    groups = next(one for one in aid.matter.service.fields if one.key == "groups")
    poor, old = (next(one.label for one in groups.choices if one.key == key) for key in ("relief", "elderly"))
    assert f"{poor}、{old}" in page
    assert "2026年3月6日" in page
    wang.client.cookies["django_language"] = "en"
    page = wang.opens(f"/my/{aid.matter.number}/")
    assert "2026-03-06" in page
    assert "2026年3月6日" not in page
    assert poor not in page


def test_an_end_says_what_is_still_open_and_only_the_end_one_came_for_is_green(stage: Stage) -> None:
    aid = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    aid.does(stage.ours.officer, "refuse", "2026-03-04", ground="not_poor", reasons="收入超过标准。")
    aid.does(stage.ours.wang, "object", "2026-03-05", objection="我是农民工。")
    aid.does(stage.ours.director, "uphold", "2026-03-06", reasons="查过了。")
    wang = Visitor(stage.ours.wang)
    page = wang.opens(f"/my/{aid.matter.number}/")
    assert '<span class="tag ">维持原决定</span>' in page
    assert "可以申请行政复议或者提起行政诉讼" in page
    assert "最晚什么时候" not in page, "nothing is awaited of anybody"
    asked = _answered(stage)
    asked.does(stage.ours.wang, "solved", "2026-03-05")
    page = wang.opens(f"/my/{asked.matter.number}/")
    assert '<span class="tag tag--green">已解决</span>' in page


def test_the_other_side_is_invited_before_one_gives_up(stage: Stage) -> None:
    story = Story("mediation", stage.ours.wang, DISPUTE, "2026-01-10", stage.ours.village)
    page = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/")
    assert page.index("请对方加入") < page.index("撤回申请")


@pytest.mark.parametrize("service", list(CATALOGUE), ids=lambda one: one.code)
def test_every_step_says_what_happens_now(service: Service) -> None:
    assert [step.key for step in service.steps if not step.next] == []
