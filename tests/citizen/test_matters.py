"""One's own matters: what each side sees, what a stranger does not, and what happens when two people act at once."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, DISPUTE, QUESTION, Stage, Story, at, roster
from tests.citizen.conftest import Visitor

from fengqiao.desk.matter_view import party_view
from fengqiao.matters.acting import act
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.parties import invited_party, join, new_invitation

pytestmark = pytest.mark.django_db


def _dispute(stage: Stage) -> Story:
    story = Story("mediation", stage.ours.wang, DISPUTE, "2026-01-10", stage.ours.district)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, stage.ours.li, at("2026-01-11"))
    return story


def test_a_stranger_gets_404_for_every_page_of_a_matter(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    number, paper = story.matter.number, story.matter.papers.get().pk
    stranger = Visitor(stage.theirs.wang)
    for path in (
        f"/my/{number}/",
        f"/my/{number}/received/",
        f"/my/{number}/do/withdraw/",
        f"/my/{number}/papers/{paper}/",
        f"/my/{number}/papers/{paper}.pdf",
        f"/calendar/{number}.ics",
    ):
        stranger.opens(path, 404)
    assert stranger.client.post(f"/my/{number}/invite/").status_code == 404


def test_nobody_signed_in_is_led_to_sign_in(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    guest = Visitor()
    guest.opens(f"/my/{story.matter.number}/")
    assert guest.path.startswith("/account/sign-in/")


def test_the_applicant_sees_the_step_the_clock_with_its_working_the_papers_and_what_was_filled_in(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    page = Visitor(stage.ours.wang).opens(f"/my/{story.matter.number}/")
    for words in (
        "审查中",
        "3月9日",
        "《法律援助法》第四十三条",
        "法律援助申请受理凭证",
        "欠我工资一万八千元",
        "撤回申请",
    ):
        assert words in page


def test_the_other_side_sees_neither_the_applicants_words_nor_their_telephone(stage: Stage) -> None:
    story = _dispute(stage)
    page = Visitor(stage.ours.li).opens(f"/my/{story.matter.number}/")
    assert "同意调解" in page
    for private in ("三个月工资没有发", "补发一万八千元", "13900010001", "我填的内容", "撤回申请"):
        assert private not in page


def test_what_one_side_withdraws_from_its_own_view_is_done_by_that_side_only(stage: Stage) -> None:
    story = _dispute(stage)
    li = Visitor(stage.ours.li)
    li.client.post(f"/my/{story.matter.number}/do/withdraw/", {"version": story.matter.version, "idempotency_key": "x"})
    story.refresh()
    assert story.matter.step_key == "applied"


def test_the_invitation_is_a_link_and_a_picture_and_the_other_side_joins_by_it(stage: Stage) -> None:
    story = Story("mediation", stage.ours.wang, DISPUTE, "2026-01-10", stage.ours.district)
    wang, li = Visitor(stage.ours.wang), Visitor(stage.ours.li)
    wang.opens(f"/my/{story.matter.number}/")
    page = wang.fills(at=f"/my/{story.matter.number}/invite/")
    link = page.split('readonly value="')[1].split('"')[0]
    assert "<svg" in page
    path = link.removeprefix("http://127.0.0.1:8000")
    page = li.opens(path)
    assert "王**" in page
    assert "王小满" not in page
    page = li.fills()
    assert li.path == f"/my/{story.matter.number}/"
    page = li.opens(f"/my/{story.matter.number}/do/agree/")
    li.fills(other_side_facts="分两次给。")
    assert story.refresh().step_key == "accepted"


def test_a_link_nobody_made_leads_nowhere(stage: Stage) -> None:
    assert "这个链接不能用了" in Visitor().opens("/join/nothing/", 404)


def test_an_action_with_a_mistake_keeps_what_was_typed(stage: Stage) -> None:
    roster(stage.ours, date(2026, 3, 2))
    story = Story("consultation", stage.ours.wang, QUESTION, "2026-03-02", stage.ours.village)
    story.does(stage.ours.duty_lawyer, "ask_back", "2026-03-02", question="什么时候的事？")
    wang = Visitor(stage.ours.wang)
    wang.opens(f"/my/{story.matter.number}/do/clarify/")
    page = wang.fills(422, more="")
    assert "请填写" in page
    wang.fills(more="去年三月。")
    assert story.refresh().step_key != "clarifying"


def test_when_somebody_else_was_faster_the_page_says_what_happened_and_keeps_the_words(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    story.does(stage.ours.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-06")
    wang = Visitor(stage.ours.wang)
    wang.opens(f"/my/{story.matter.number}/do/supply/")
    act(
        story.matter.pk,
        "grant",
        by=stage.ours.officer,
        answers={"basis": "exempt"},
        version=story.refresh().version,
        key="faster",
    )
    page = wang.fills(409, supplement="我马上补，照片在路上")
    assert "决定给予法律援助。" in page
    assert "我马上补，照片在路上" in page


def test_the_same_action_sent_twice_is_done_once(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    wang = Visitor(stage.ours.wang)
    wang.opens(f"/my/{story.matter.number}/do/withdraw/")
    wang.fills()
    assert "已撤回" in wang.opens(f"/my/{story.matter.number}/")
    assert story.matter.events.filter(action="withdraw").count() == 1


def test_signing_shows_the_agreement_and_takes_a_typed_name(stage: Stage) -> None:
    story = _dispute(stage)
    us = stage.ours
    story.does(us.li, "agree", "2026-01-11")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "draft",
        "2026-01-18",
        disputed="欠工资一万八千元。",
        terms="李大成付王小满一万八千元。",
        performance="微信转账。",
        perform_by="2026-02-10",
    )
    wang = Visitor(us.wang)
    page = wang.opens(f"/my/{story.matter.number}/do/sign/")
    assert "李大成付王小满一万八千元。" in page
    wang.fills(read_it="yes", signature__typed="王小满")
    paper = story.matter.papers.get(key="agreement")
    assert paper.signatures.get().mark == "王小满"


def test_the_calendar_file_carries_the_date_of_the_page(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    response = Visitor(stage.ours.wang).client.get(f"/calendar/{story.matter.number}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART;VALUE=DATE:20260309" in response.content


def test_messages_are_listed_and_read_when_their_page_is_opened(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    story.does(stage.ours.officer, "grant", "2026-03-04", basis="exempt")
    wang = Visitor(stage.ours.wang)
    assert "有新进展" in wang.opens("/my/")
    wang.opens(f"/my/{story.matter.number}/")
    assert "有新进展" not in wang.opens("/my/")
    assert "有新进展" in wang.opens("/my/notices/")


def test_a_link_that_was_used_says_nothing_to_anybody_else_and_leads_its_user_back(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    link = f"/join/{new_invitation(story.matter)}/"
    Visitor(us.li).client.post(link)
    for other in (Visitor(stage.theirs.li), Visitor(us.clerk)):
        page = other.opens(link, 404)
        assert "王" not in page
        assert other.client.post(link).status_code == 409
    guest = Visitor()
    assert "谁申请的" not in guest.opens(link)
    assert guest.path.startswith("/account/sign-in/")
    back = Visitor(us.li)
    back.opens(link)
    assert back.path == f"/my/{story.matter.number}/"


def test_nobody_joins_a_matter_that_is_closed(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    link = f"/join/{new_invitation(story.matter)}/"
    party = story.matter.parties.get(role="respondent")
    story.does(us.wang, "withdraw", "2026-01-11")
    Visitor(us.li).opens(link, 404)
    with pytest.raises(ActionRefused):
        join(party, us.li, at("2026-01-12"))


def test_the_office_is_told_when_somebody_else_may_have_used_the_link(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-12", us.district)
    party = story.matter.parties.get(role="respondent")
    join(party, stage.theirs.li, at("2026-01-13"))
    party.refresh_from_db()
    assert "核实是不是本人" in party_view(party, is_open=False).warning
    own = _dispute(stage).matter.parties.get(role="respondent")
    assert not party_view(own, is_open=False).warning
