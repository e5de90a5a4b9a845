"""Search: everyday words reach the article that governs, whatever is typed, and the same everywhere.

A handful of real laws with the plain-language index; how well the whole is found is measured by ``./fengqiao bench ask``.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statutes import some_laws

from fengqiao.law.plain import read_plain
from fengqiao.law.search import SearchIndex
from fengqiao.law.search import encoder as encoders
from fengqiao.law.search.engine import WEIGHTS, _weighed
from fengqiao.law.search.field import Field, Floats
from fengqiao.law.search.meaning import rounds_for
from fengqiao.law.search.phrases import Phrases
from fengqiao.law.search.query import once
from fengqiao.law.search.rules import read_rules
from fengqiao.law.search.tokens import MOST_CHARACTERS, Cutter, clean, pack, pair_terms
from fengqiao.law.search.wordlists import places_in, read_asked, read_situations, read_weights
from fengqiao.law.statutes import Corpus

LAWS = [law for law in some_laws() if law.name in {"劳动法", "劳动合同法", "法律援助法", "人民调解法", "反家庭暴力法"}]


class Counting:
    """A stand-in encoder: which of a few characters a text has."""

    name = "counting"

    def passages(self, texts: Sequence[str]) -> Floats:
        return np.stack([self.question(text) for text in texts])

    def question(self, text: str) -> Floats:
        counts = np.array([text.count(one) + 0.01 for one in "工资婚援调家"], np.float32)
        return np.asarray(counts / np.linalg.norm(counts), np.float32)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex.build(Corpus(LAWS), read_plain().entries)


@pytest.mark.parametrize(
    ("question", "law", "numbers"),
    [
        ("老板跑路了三个月工资没给", "劳动合同法", {30, 85}),
        ("被公司无缘无故开除能赔多少", "劳动合同法", {46, 47, 48, 87}),
        ("没钱请律师怎么办", "法律援助法", {2, 22, 31, 41, 42}),
        ("老公打我怎么办", "反家庭暴力法", {13, 23, 27}),
        ("村里调解好的协议对方不认账", "人民调解法", {31, 32, 33}),
    ],
)
def test_everyday_words_reach_the_governing_article(
    index: SearchIndex, question: str, law: str, numbers: set[int]
) -> None:
    found = [(hit.law, hit.number) for hit in index.search(question, 5)]
    assert any((law, number) in found for number in numbers), found


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("劳动合同法第82条", ("劳动合同法", 82)),
        ("《劳动合同法》第八十二条是什么意思", ("劳动合同法", 82)),
        ("法律援助法四十三条", ("法律援助法", 43)),
    ],
)
def test_an_article_asked_for_by_number_stands_first(index: SearchIndex, question: str, first: tuple[str, int]) -> None:
    hit = index.search(question, 1)[0]
    assert (hit.law, hit.number) == first


def test_why_an_article_was_found_is_said(index: SearchIndex) -> None:
    reasons = " ".join(index.search("老板跑路了三个月工资没给", 1, explain=True)[0].reasons)
    assert "常见问法" in reasons
    assert index.search("老板跑路了三个月工资没给", 1)[0].reasons == ()


def test_the_same_statutes_give_the_same_index_and_a_saved_one_answers_alike(
    index: SearchIndex, tmp_path: Path
) -> None:
    again = SearchIndex.build(Corpus(LAWS), read_plain().entries)
    again.save(tmp_path)
    loaded = SearchIndex.load(tmp_path)
    for question in ("加班费怎么算", "调解协议有用吗", "申请法律援助要多久"):
        expected = [(hit.law, hit.label, hit.score) for hit in index.search(question, 20)]
        assert [(hit.law, hit.label, hit.score) for hit in again.search(question, 20)] == expected
        assert [(hit.law, hit.label, hit.score) for hit in loaded.search(question, 20)] == expected


NASTY = {
    "nothing": "",
    "spaces": " \t\n　",
    "punctuation": "？！。。。",
    "ten megabytes": "老板欠我工资" * 1_700_000,
    "control characters": "\x00\x08老板\x1b欠\u202e我工资\ud83d",
    "sql": "'; DROP TABLE articles; --",
    "pattern": "(a+)+$" * 500,
    "pinyin": "laoban qian wo gongzi",
    "emoji": "👨‍👩‍👧😡😡",
    "article of millions": "第99999999999999条",
    "articles without end": "劳动法第1条" * 300,
    "another script": "طلب قانوني юридическая помощь",
}


@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY.keys())
def test_whatever_is_typed_is_answered_quickly_and_safely(index: SearchIndex, typed: str) -> None:
    began = time.process_time()
    hits = index.search(typed, 10, explain=True)
    assert time.process_time() - began < 1.0
    assert all(np.isfinite(hit.score) for hit in hits)


@given(st.text(max_size=60))
def test_no_text_is_an_error(index: SearchIndex, text: str) -> None:
    assert len(index.search(text, 3)) <= 3


def test_pasted_twice_is_once_and_only_the_beginning_of_a_long_text_is_read() -> None:
    assert once("老板不发工资 老板不发工资") == "老板不发工资"
    assert once("高高兴兴") == "高高兴兴"
    assert len(clean("字" * 10_000)) == MOST_CHARACTERS
    assert clean("  民法典１０７９条\x00 ABC ") == "民法典1079条 abc"


def test_no_plain_words_no_meaning_but_still_words() -> None:
    bare = SearchIndex.build(Corpus(LAWS))
    assert {hit.law for hit in bare.search("用人单位克扣劳动者工资", 3)} <= {"劳动法", "劳动合同法"}


def test_terms_are_numbers_that_do_not_collide_by_chance() -> None:
    words = ["工资", "资工", "a", "ab", "abc", "用人单位", "单位用人", "一"]
    assert len({pack(word) for word in words}) == len(words)
    assert pair_terms("欠工资, a").tolist() == [pack("欠工"), pack("工资")]
    assert [number for number in Cutter().terms("老板的工资。") if number < 0] == [-pack("老板"), -pack("工资")]


def test_bm25_prefers_the_rarer_word_and_cosine_a_whole_sentence() -> None:
    documents = [np.array(terms, np.int64) for terms in ([1, 2], [1, 3], [1, 1, 4], [5])]
    score = Field.build(documents, common=1.0).score(np.array([1, 3]), np.ones(2, np.float32))
    assert int(score.argmax()) == 1
    cosine = Field.build_cosine(documents, common=1.0)
    terms = np.array([1, 2], np.int64)
    idf = cosine.idf_of(terms)
    whole = cosine.score(terms, idf) / np.linalg.norm(idf)
    assert whole[0] == pytest.approx(1.0, abs=1e-3)
    assert Field.build([]).score(terms, idf).tolist() == []


def test_a_rule_applies_when_each_group_has_a_word() -> None:
    rules = read_rules("rules.txt")
    assert rules.called_for("违约金太高能降吗")[("民法典", 585, 0)] == 1.0
    assert rules.called_for("今天天气很好") == {}


def test_phrases_are_found_wherever_they_stand() -> None:
    phrases = Phrases(["工资", "工资条", "资", "离婚", ""])
    assert phrases.within("欠工资条子") == {"工资", "工资条", "资"}
    assert phrases.within("") == frozenset()


def test_the_lists_are_read_and_a_line_that_cannot_be_read_is_named() -> None:
    assert len(read_asked()) > 1_000
    assert len(read_situations()) > 500
    assert max(read_weights("landmark.txt").values()) == 3
    assert places_in("民法典:577 584 刑法:133-1") == [("民法典", 577, 0), ("民法典", 584, 0), ("刑法", 133, 1)]
    with pytest.raises(ValueError, match="577"):
        places_in("577")


@pytest.mark.parametrize(("questions", "rounds"), [(0, 6), (1_000, 6), (50_000, 5), (10_000_000, 2)])
def test_more_questions_need_fewer_rounds(questions: int, rounds: int) -> None:
    assert rounds_for(questions) == rounds


def test_an_encoder_joins_the_score_and_only_the_one_the_index_was_built_with(tmp_path: Path) -> None:
    with_one = SearchIndex.build(Corpus(LAWS), read_plain().entries, Counting())
    with_one.save(tmp_path)
    question = "工资工资工资"
    plainly = SearchIndex.load(tmp_path).search(question, 10)
    helped = SearchIndex.load(tmp_path, Counting()).search(question, 10)
    assert [hit.score for hit in plainly] != [hit.score for hit in helped]
    assert [hit.score for hit in helped] == [hit.score for hit in with_one.search(question, 10)]
    other = Counting()
    other.name = "another"
    with pytest.raises(ValueError, match="rebuild"):
        SearchIndex.load(tmp_path, other)


def test_an_encoder_is_named_by_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(encoders.VARIABLE, raising=False)
    assert encoders.encoder_of_environment() is None
    monkeypatch.setenv(encoders.VARIABLE, "tests.law.test_search:Counting")
    assert encoders.encoder_of_environment().name == "counting"  # type: ignore[union-attr]
    monkeypatch.setenv(encoders.VARIABLE, "no.such.module:thing")
    with pytest.raises(ValueError, match="the search needs no encoder"):
        encoders.encoder_of_environment()


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 1, width=32)), min_size=1, max_size=30))
def test_general_articles_come_near_the_best_special_one_and_never_before_it(rows: list[tuple[float, float]]) -> None:
    meaning, rule = (np.array(part, np.float32) for part in zip(*rows, strict=True))
    parts = {"text": np.zeros_like(meaning), "meaning": meaning, "rule": rule}
    score = _weighed(parts, WEIGHTS)
    special = np.float32(WEIGHTS["meaning"]) * meaning
    assert score.max() <= special.max() + 1e-4
    assert (score >= special - 1e-6).all()
    assert (score[rule == 0] == special[rule == 0]).all()
