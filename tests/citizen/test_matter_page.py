"""What a person finds on the page of their matter, and in which order."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, QUESTION, Stage, Story, roster
from tests.citizen.conftest import Visitor

from fengqiao.citizen.templatetags.cited import cited

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
    assert "· 您</p>" in page


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
