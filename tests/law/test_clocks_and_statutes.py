"""Every clock against the text of its article: the number, the unit, the extensions, and that the article is there.

The national laws shipped with the package are always read; regulations, interpretations and provincial rules where the
reference folder is at hand (marker ``reference``).  There too the declarations are compared, row by row, with the table
of clocks they were made from.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fengqiao.law import Article
from fengqiao.law.citation import normalise_law_name
from fengqiao.law.clocks import CLOCKS, Clock
from fengqiao.law.names import full_law_name
from fengqiao.law.numerals import chinese_number
from fengqiao.law.periods import Period, Unit
from fengqiao.law.statutes import Corpus, load_default_corpus, read_folder

SHARED = Path(os.environ.get("FENGQIAO_REFERENCE", Path(__file__).parents[3] / "shared"))
STATUTES, BRIEF = SHARED / "data" / "statutes", SHARED / "domain" / "deadlines.md"
READ_IN_EXCERPTS = {"公证程序规则", "司法鉴定程序通则"}
"""Laws whose text no source here holds; every clock of theirs is marked as uncertain."""

IN_WORKING_DAYS = {
    ("行政复议法", 88): {3, 5, 7, 10},
    ("行政处罚法", 85): {2, 3, 5, 7},
    ("行政强制法", 69): set(range(1, 11)),
    ("行政许可法", 82): set(range(1, 100)),
    ("道路交通事故处理程序规定", 112): {1, 2, 3, 5, 10},
}
"""Articles by which the periods of so many days in their law are working days, whatever the other articles say."""


def present() -> list[Clock]:
    return [version for id_ in CLOCKS for version in CLOCKS.versions(id_) if version.until is None]


@cache
def national() -> Corpus:
    return load_default_corpus()


@cache
def everything() -> Corpus:
    return Corpus([*national(), *read_folder(STATUTES).statutes])


needs_statutes = pytest.mark.skipif(not STATUTES.is_dir(), reason="the reference statutes are not at hand")
needs_brief = pytest.mark.skipif(not BRIEF.is_file(), reason="the table of clocks is not at hand")


# -- what the statutes say -----------------------------------------------------------------------------------------------

_NUMERALS = "〇零一二两三四五六七八九十百千0-9０-９"
_UNITS = {
    Unit.HOUR: "个?小时",
    Unit.DAY: "日|天",
    Unit.WORKING_DAY: "个?工作日|日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}


def stands_in(text: str, period: Period, unit: str = "") -> bool:
    """Whether a statute's text names the period: 七日, 7日, 两个月; 十七日 is not seven."""
    n = period.n
    full_width = str(n).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    written = [str(n), chinese_number(n), full_width, *(["两"] if n == 2 else [])]
    pattern = rf"(?<![{_NUMERALS}])(?:{'|'.join(written)})(?:{unit or _UNITS[period.unit]})"
    return re.search(pattern, re.sub(r"\s", "", text)) is not None


def paragraphs(text: str) -> list[list[str]]:
    """The 款 of an article, each followed by its 项."""
    found: list[list[str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if re.match(r"[（(][一二三四五六七八九十]+[）)]", line) and found:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def problems_with(clock: Clock, corpus: Corpus) -> Iterator[str]:
    texts: list[str] = []
    for article in clock.articles:
        if not corpus.versions(article.law):
            continue
        held = corpus.article(article, clock.in_force_from) or corpus.article(article)
        if held is None:
            yield f"{clock.id}: {article} is not in the statute"
            continue
        texts.append(held.text)
        own = paragraphs(held.text)
        if article.paragraph is not None and article.paragraph > len(own):
            yield f"{clock.id}: {article} has only {len(own)} paragraphs"
        elif article.item is not None and article.item >= len(own[(article.paragraph or 1) - 1]):
            yield f"{clock.id}: {article} has no such item"
    if len(texts) < len(clock.articles) or clock.period is None:
        return
    for period in (clock.period, *clock.extensions):
        if not any(stands_in(text, period) for text in texts):
            yield f"{clock.id}: {period.zh()} does not stand in {[str(article) for article in clock.articles]}"
    yield from unit_problems(clock, clock.period, texts)


def unit_problems(clock: Clock, period: Period, texts: list[str]) -> Iterator[str]:
    """A working day is one only where the article or its law says so, and then it is one (deadlines.md, 1, rule 6)."""
    said = any(stands_in(text, period, "个?工作日") for text in texts)
    counted_so = [law for (law, _), numbers in IN_WORKING_DAYS.items() if period.n in numbers]
    cited = any(period.n in IN_WORKING_DAYS.get((article.law, article.number), ()) for article in clock.articles)
    if period.unit is Unit.WORKING_DAY and not (said or cited):
        yield f"{clock.id}: neither its article nor a cited rule of its law says that {period.zh()} are working days"
    if period.unit is Unit.DAY and (said or clock.rule.law in counted_so):
        yield f"{clock.id}: {clock.rule} counts {period.zh()} in working days"


def test_every_clock_of_a_national_law_is_as_the_law_says() -> None:
    read = present()
    assert [problem for clock in read for problem in problems_with(clock, national())] == []
    assert sum(bool(national().versions(clock.rule.law)) for clock in read) > 200


@pytest.mark.parametrize(("id", "words"), [("D189", "六个月内提出"), ("L30", "时效期间为三年")])
def test_the_earlier_versions_that_can_be_read_are_as_the_law_said(id: str, words: str) -> None:
    earlier = CLOCKS.versions(id)[1]
    assert earlier.until is not None
    statutes = [statute for statute in national() if statute.name == earlier.rule.law]
    texts = [found.text for statute in statutes if (found := statute.article(earlier.rule.number))]
    assert any(words in text for text in texts)


@pytest.mark.reference
@needs_statutes
def test_every_clock_of_a_regulation_or_interpretation_is_as_its_text_says() -> None:
    read = present()
    assert [problem for clock in read for problem in problems_with(clock, everything())] == []
    assert {clock.rule.law for clock in read if not everything().versions(clock.rule.law)} == READ_IN_EXCERPTS
    assert all(not clock.certain for clock in read if clock.rule.law in READ_IN_EXCERPTS)


@pytest.mark.reference
@needs_statutes
def test_the_working_day_articles_are_there() -> None:
    for law, number in IN_WORKING_DAYS:
        held = everything().article(Article(law, number))
        assert held is not None
        assert "工作日" in held.text


def test_every_law_is_named_in_full() -> None:
    for id_ in CLOCKS:
        for article in (article for version in CLOCKS.versions(id_) for article in version.articles):
            assert normalise_law_name(article.law) == article.law
            assert article.law.endswith(
                ("法", "法典", "条例", "规定", "解释", "规则", "办法", "通则", "总则", "（一）")
            )


# -- what the table they were made from says -----------------------------------------------------------------------------

_TABLE_UNITS = {"nd": "d", "wd": "wd", "mo": "mo", "yr": "yr", "hours": "h"}
_SAID_OTHERWISE = {
    "D103": "3 % a day is a surcharge and no extension",
}


def rows() -> list[list[str]]:
    lines = BRIEF.read_text(encoding="utf-8").splitlines() if BRIEF.is_file() else []
    return [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if re.match(r"\| D\d{3} ", line)
    ]


def family(id: str) -> list[Clock]:
    """The clocks of one row: D066 and D066a."""
    return [CLOCKS[key] for key in CLOCKS if re.fullmatch(rf"{id}[a-z]?", key)]


def cited_in(text: str) -> Iterator[tuple[str, int]]:
    """(full name, number) of every article in a cell such as 公证规则 §62–64 [P]; 复议法 §30, §88."""
    law = ""
    for part in re.split("[;,]", text):
        found = re.search(r"^(.*?)\s*§(\d+)(?:–(\d+))?", part.strip())
        assert found is not None, part
        law = full_law_name(found[1] or law)
        yield from ((law, number) for number in range(int(found[2]), int(found[3] or found[2]) + 1))


@pytest.mark.reference
@needs_brief
def test_every_row_is_declared_with_its_lengths_articles_extensions_and_marks() -> None:
    problems: list[str] = []
    for id_, _step, length, unit, _starts, effect, source in rows():
        declared = family(id_)
        periods = {str(clock.period) for clock in declared if clock.period}
        extensions = {str(extension) for clock in declared for extension in clock.extensions}
        wanted = {n + _TABLE_UNITS[own or unit] for n, own in re.findall(r"(\d+) ?(mo|yr|nd|wd)?", length)}
        problems += [f"{id_}: {one} is not declared" for one in wanted - periods]
        articles = {(normalise_law_name(one.law), one.number) for clock in declared for one in clock.articles}
        problems += [f"{id_}: {one} is not cited" for one in cited_in(source) if one not in articles]
        if id_ not in _SAID_OTHERWISE:
            added = {n + _TABLE_UNITS[own or unit] for n, own in re.findall(r"\+≤?(\d+) ?(nd|wd|mo)?", effect)}
            problems += [f"{id_}: extension {one} is not declared" for one in added - extensions]
        others = {n + _TABLE_UNITS[own] for n, own in re.findall(r"(?<![+≤§\d])(\d+) (nd|wd|mo|yr)\b", effect)}
        problems += [f"{id_}: {one} is not declared" for one in others - periods - extensions]
        if effect != "–" and not any(_says_more(clock) for clock in declared) and len(declared) == 1:
            problems.append(f"{id_}: nothing is said of “{effect}”")
        if "[P]" in source and any(clock.certain for clock in declared):
            problems.append(f"{id_}: was read in an excerpt only and is not marked")
        if re.search(r"\[(M|practice)\b", effect + source) and not any(clock.note_zh for clock in declared):
            problems.append(f"{id_}: the mark of uncertainty is lost")
    assert problems == []
    assert len(rows()) == 203


def _says_more(clock: Clock) -> bool:
    """Whether a declaration holds anything beside its length: a pause, an effect, a note, an older version."""
    texts = (clock.pauses_zh, clock.extends_zh, clock.effect_zh, clock.note_zh, clock.length_zh)
    return any(texts) or clock.fixed or bool(clock.extensions) or len(CLOCKS.versions(clock.id)) > 1


@pytest.mark.reference
@needs_brief
def test_every_question_of_limitation_is_declared() -> None:
    text = BRIEF.read_text(encoding="utf-8")
    table = text[text.index("## 3.") : text.index("## 4.")]
    questions = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| question")]
    own = [key for key in CLOCKS if re.fullmatch(r"L\d\d", key)]
    assert len(questions) == len(own)
