"""An answer helps, stands on the law, and says so when there is none: nothing is claimed that was not found."""

from __future__ import annotations

import time
from datetime import date

import pytest

from fengqiao.knowledge.answer_model import Certainty
from fengqiao.knowledge.answer_text import as_json_value, as_text
from fengqiao.knowledge.asking import NOTICE, Asker
from fengqiao.knowledge.excerpts import excerpt, paragraphs
from fengqiao.knowledge.provinces import speaks_for

DAY = date(2026, 3, 2)


def test_unpaid_wages_get_the_law_what_is_urgent_and_the_doors_in_order(asker: Asker) -> None:
    answer = asker.ask("老板跑路了，欠我三个月工资没给", day=DAY)
    assert answer.advice is not None
    assert answer.advice.guide.key == "unpaid-wages"
    assert answer.topic == "劳动纠纷"
    assert ("劳动合同法", "第三十条") in {(one.law, one.label) for one in answer.articles}
    assert any("一年内" in line.text for line in answer.urgent)
    assert [one.key for one in answer.services if one.ours] == ["mediation", "legal-aid", "consultation"]
    assert answer.services[0].telephone == "12333"
    assert 1 <= len(answer.questions) <= 3


def test_an_answer_to_what_was_asked_back_changes_the_result_and_is_carried_into_the_application(asker: Asker) -> None:
    words = "老板跑路了，欠我三个月工资没给"
    before = asker.ask(words, day=DAY)
    after = asker.ask(words, day=DAY, answers={"who": "person"})
    assert before.articles != after.articles
    assert [line.clock for line in after.urgent if line.clock] == ["L01"]
    assert after.facts == {"facts": f"{words}\n欠您工资的是谁？私人雇的零工、家里的活。"}


def test_nobody_is_asked_whether_they_are_beaten_after_saying_so(asker: Asker) -> None:
    words = "老公喝酒打我，我想离婚"
    answer = asker.ask(words, day=DAY)
    assert answer.given == {"danger": "violence"}
    assert "mediation" not in {offer.key for offer in answer.services}
    assert "police" in {offer.key for offer in answer.services}
    assert answer.facts == {"facts": words}
    assert asker.ask(words, day=DAY, answers={"danger": "peaceful"}).given == {"danger": "peaceful"}
    for said in ("他没打过我，就是想离婚", "他从不打我电话，我想离婚"):
        assert "danger" not in asker.ask(said, day=DAY, guide="divorce").given


def test_answers_of_an_older_page_are_passed_over(asker: Asker) -> None:
    answer = asker.ask("老板欠我工资", day=DAY, answers={"who": "nobody", "gone": "yes", "still": "left"})
    assert answer.given == {"still": "left"}


def test_danger_comes_before_everything_else(asker: Asker) -> None:
    answer = asker.ask("我老公喝了酒就打我和孩子", day=DAY)
    assert answer.urgent[0].kind == "violence"
    assert "110" in {line.telephone for line in answer.urgent}


@pytest.mark.parametrize("talk", ["今天天气怎么样", "你好", "帮我写一首关于春天的诗", "???", "哈哈哈哈", "12348"])
def test_what_no_law_answers_is_handed_to_a_person(asker: Asker, talk: str) -> None:
    answer = asker.ask(talk, day=DAY)
    assert answer.certainty is Certainty.UNKNOWN
    assert not answer.articles
    assert answer.advice is None
    assert [one.key for one in answer.services] == ["consultation"]
    assert "12348" in as_text(answer)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t ", id="blank"),
        pytest.param("\x00\x01\x1b[31m工资\x7f\u202e", id="control characters"),
        pytest.param("'; DROP TABLE knowledge_articletext; --", id="SQL"),
        pytest.param("<script>alert(1)</script>老板欠工资", id="markup"),
        pytest.param("老板欠我工资" * 1_750_000, id="ten million characters"),
        pytest.param("\ud800工资\udfff", id="lone surrogates"),
        pytest.param("第" * 2000 + "条", id="numbers that are none"),
        pytest.param("💰🤬欠钱不还", id="pictures"),
    ],
)
def test_hostile_words_are_answered_safely_and_quickly(asker: Asker, words: str) -> None:
    asker.ask("先问一次", day=DAY)
    began = time.perf_counter()
    answer = asker.ask(words, day=DAY)
    assert time.perf_counter() - began < 1
    assert len(answer.question) <= 2_000
    assert all(character.isprintable() or character == "\n" for character in answer.question)
    as_text(answer, explain=True)


def test_every_article_shown_is_held_and_quoted_as_it_stands(asker: Asker) -> None:
    for words in ("借钱不还怎么办", "我要离婚", "公司不签劳动合同", "邻居家漏水", "法律援助要什么条件", "民法典1079条"):
        for one in asker.ask(words, day=DAY).articles:
            held = asker.library.article(one.law, one.number, one.sub, DAY)
            assert held is not None
            assert one.excerpt.removesuffix("……").replace("\n", "") in held.text.replace("\n", "")


def test_an_article_asked_for_by_number_stands_first(asker: Asker) -> None:
    answer = asker.ask("民法典1079条说的是什么", day=DAY)
    assert (answer.articles[0].law, answer.articles[0].label) == ("民法典", "第一千零七十九条")


def test_the_reader_may_choose_another_guide(asker: Asker) -> None:
    answer = asker.ask("他打了我", day=DAY, guide="domestic-violence")
    assert answer.advice is not None
    assert answer.advice.guide.key == "domestic-violence"
    assert answer.certainty is Certainty.SURE


def test_every_guide_can_be_shown_by_itself(asker: Asker) -> None:
    for key, guide in asker.guides.items():
        answer = asker.show_guide(key, day=DAY)
        assert answer.advice is not None
        assert answer.advice.guide is guide
        assert answer.facts == {}


def test_it_always_says_that_this_is_not_legal_advice_until_a_lawyer_has_signed(asker: Asker) -> None:
    for words in ("老板欠我工资", "今天天气怎么样"):
        value = as_json_value(asker.ask(words, day=DAY))
        assert value["notice"] == NOTICE
        assert "律师署名之前，这不是法律意见" in value["notice"]


RECOGNISED = {
    "unpaid-wages": "打了两个月工，工资一分没给",
    "dismissal": "公司突然让我明天不用来上班了",
    "no-contract": "入职半年了一直没跟我签合同",
    "work-injury": "上班的时候机器把手压断了",
    "divorce": "过不下去了想离婚，他死活不肯",
    "domestic-violence": "老公经常动手打我",
    "bride-price": "没领证就分手了，彩礼能要回来吗",
    "private-loan": "朋友借了我三万块一直拖着不还",
    "rent-deposit": "退房了房东不退押金",
    "noise": "楼上天天半夜跳绳吵得睡不着",
    "traffic-accident": "骑电动车被小轿车撞了",
    "will": "我想把房子留给小女儿，遗嘱怎么写",
    "farmland": "村里要把我家的承包地收走",
    "telecom-fraud": "被骗子骗走了五千块钱",
}


@pytest.mark.parametrize(("key", "words"), RECOGNISED.items())
def test_common_troubles_are_recognised_in_everyday_words(asker: Asker, key: str, words: str) -> None:
    answer = asker.ask(words, day=DAY)
    offered = [answer.advice.guide.key] if answer.advice else []
    assert key in [*offered, *(choice.key for choice in answer.choices)]


def test_a_local_law_speaks_in_its_own_province_only() -> None:
    assert speaks_for("山东省法律援助条例", "379901000000")
    assert not speaks_for("浙江省法律援助条例", "379901000000")
    assert speaks_for("海南自由贸易港法", "379901000000")
    assert speaks_for("民法典", "379901000000")


def test_an_excerpt_is_the_paragraph_meant_cut_at_a_sentence() -> None:
    text = "第一句。\n有下列情形的：\n（一）甲；\n（二）乙。\n" + "末款很长。" * 40
    assert paragraphs(text)[1] == "有下列情形的：\n（一）甲；\n（二）乙。"
    assert excerpt(text) == "第一句。……"
    assert excerpt(text, 2) == "有下列情形的：\n（一）甲；\n（二）乙。"
    assert excerpt(text, 3) == "末款很长。" * 24 + "……"
    assert excerpt(text, 9) == "第一句。"
    assert excerpt("") == ""
