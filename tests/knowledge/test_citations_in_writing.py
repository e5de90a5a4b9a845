"""Citations met in writing: the unknown and the repealed are marked before anything is sent; the rest is quoted as then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
import time_machine
from tests.cast import QUESTION, Story, build_stage, roster
from tests.citizen.conftest import Visitor

from fengqiao.knowledge.citations import nearest, quoted_on, unknown_citations
from fengqiao.knowledge.importing import store
from fengqiao.law.citation import Article
from fengqiao.law.statutes import Statute, StatuteArticle, read_embedded
from fengqiao.matters.errors import AnswersInvalid

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 1)


@cache
def law(name: str) -> Statute:
    return next(one for one in read_embedded().statutes if one.name == name)


def with_articles(statute: Statute, *numbers: int) -> Statute:
    return replace(statute, articles=tuple(one for one in statute.articles if one.number in numbers))


@pytest.fixture
def _environment() -> None:
    """The environmental law of 2014 and the code that repealed it."""
    store(
        [with_articles(law("环境保护法"), 5, 66), with_articles(law("生态环境法典"), 6, 1054, 1055)], source="embedded"
    )


@pytest.mark.usefixtures("_environment")
def test_a_repealed_article_is_named_with_the_one_in_force_that_says_the_same() -> None:
    [problem] = unknown_citations("依据《环境保护法》第六十六条。", TODAY)
    assert problem == "《环境保护法》第六十六条所在的法律已经废止，最接近的是《生态环境法典》第一千零五十四条。"
    assert "最接近的是《生态环境法典》第六条。" in unknown_citations("《环境保护法》第五条", TODAY)[0]


@pytest.mark.usefixtures("_environment")
def test_a_repealed_article_that_nothing_repeats_is_only_named() -> None:
    store([replace(law("乡镇企业法"), articles=(StatuteArticle(1, 0, "第一条", "略。"),))], source="embedded")
    assert unknown_citations("《乡镇企业法》第一条", TODAY) == [
        "《乡镇企业法》第一条所在的法律已经废止，请换成现行的条文。"
    ]


@pytest.mark.usefixtures("_environment")
def test_a_number_that_is_not_there_gets_its_neighbours_and_an_unknown_law_those_of_a_like_name() -> None:
    assert nearest(Article("生态环境法典", 1053))[:2] == [
        "《生态环境法典》第一千零五十四条",
        "《生态环境法典》第一千零五十五条",
    ]
    [problem] = unknown_citations("《生态环境法》第三条", TODAY)
    assert problem == "没有找到现行的《生态环境法》第三条，最接近的是《生态环境法典》。"
    [problem] = unknown_citations("《喝茶法》第三条", TODAY)
    assert problem == "没有找到现行的《喝茶法》第三条，请核对法名和条号。"


LAST_YEAR = "用人单位应当按月发工资。"


def amended() -> tuple[Statute, Statute]:
    """A law as it stood last year and as it stands now: article 30 changed, article 50 did not."""
    now = replace(
        with_articles(law("劳动合同法"), 30, 50), version_date=date(2026, 1, 1), effective_date=date(2026, 2, 1)
    )
    articles = tuple(replace(one, text=LAST_YEAR) if one.number == 30 else one for one in now.articles)
    then = replace(now, version_date=date(2012, 12, 28), effective_date=date(2013, 7, 1), articles=articles)
    return replace(then, status="历史版本"), now


def test_what_was_cited_is_quoted_in_the_words_of_its_day() -> None:
    store(amended(), source="embedded")
    text = "《劳动合同法》第三十条、第五十条，《喝茶法》第一条"
    then = {one.article.number: one for one in quoted_on(text, date(2025, 6, 1))}
    assert then[30].text is not None
    assert (then[30].text.text, then[30].changed, then[50].changed) == (LAST_YEAR, True, False)
    assert (then[1].text, then[1].changed) == (None, True)
    assert not any(one.changed for one in quoted_on("《劳动合同法》第三十条", date(2026, 3, 1)))


def test_an_answer_given_last_year_still_shows_the_text_in_force_then() -> None:
    before, now = amended()
    store([before], source="embedded")
    us = build_stage().ours
    roster(us, date(2025, 6, 2))
    story = Story("consultation", us.wang, QUESTION, "2025-06-02", us.village)
    cited = {"answer": "先打劳动监察电话。", "articles": "《劳动合同法》第三十条"}
    story.does(us.duty_lawyer, "answer", "2025-06-02 15:00", **cited)
    store([now], source="embedded")
    with time_machine.travel("2026-06-01 10:00+08:00", tick=False):
        page = Visitor(us.wang).opens(f"/my/{story.matter.number}/")
    assert LAST_YEAR in page
    assert "2012-12-28 的版本" in page
    assert "后来改过" in page
    assert 'href="/law/%E5%8A%B3%E5%8A%A8%E5%90%88%E5%90%8C%E6%B3%95/30/"' in page


@pytest.mark.usefixtures("_environment")
def test_an_answer_that_cites_repealed_law_cannot_be_sent() -> None:
    us = build_stage().ours
    roster(us, date(2026, 9, 1))
    story = Story("consultation", us.wang, QUESTION, "2026-09-01", us.village)
    cited = {"answer": "可以要。", "articles": "《环境保护法》第六十六条"}
    with pytest.raises(AnswersInvalid, match="最接近的是《生态环境法典》第一千零五十四条"):
        story.does(us.duty_lawyer, "answer", "2026-09-01 15:00", **cited)
