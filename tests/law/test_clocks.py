"""Every statutory clock: complete, counted and versioned as declared, and checked as a whole when read.

Whether each says what its article says is the business of ``test_clocks_and_statutes.py``.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from fengqiao import law
from fengqiao.law import Article, days
from fengqiao.law.clocks import CLOCKS, Clock, ClockKind, ClockRegistry, clock, clock_on, load_clocks
from fengqiao.law.errors import ClockError
from fengqiao.law.periods import Pause


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def all_versions() -> Iterator[Clock]:
    for id_ in CLOCKS:
        yield from CLOCKS.versions(id_)


# -- complete ----------------------------------------------------------------------------------------------------------


def test_every_row_of_the_brief_is_declared() -> None:
    assert [id_ for number in range(1, 204) if (id_ := f"D{number:03}") not in CLOCKS] == []
    assert [id_ for number in range(1, 40) if (id_ := f"L{number:02}") not in CLOCKS] == []
    assert len(CLOCKS.sections()) == 26


def test_a_clock_of_two_lengths_is_two_clocks() -> None:
    assert (str(clock("D066").period), str(clock("D066a").period)) == ("60d", "1yr")
    assert clock("D066").outer == "D066a"
    assert (clock("D155").length, clock("D155a").length) == (15, 10)


def test_a_question_repeats_the_clock_it_asks_about() -> None:
    asked, declared = clock("L11"), clock("D065")
    assert asked.same_as == "D065"
    assert (asked.period, asked.articles, asked.starts) == (declared.period, declared.articles, declared.starts)
    assert asked.section.key == "limitation"


def test_every_uncertain_clock_says_what_to_verify() -> None:
    uncertain = [version for version in all_versions() if not version.certain]
    assert uncertain
    assert all(version.note_zh for version in uncertain)


# -- counting ----------------------------------------------------------------------------------------------------------


def test_a_hearing_notice_counts_back_from_the_hearing() -> None:
    found = clock("D127").due(day("2026-05-08"))
    assert (found.date, found.safe, found.rule) == (
        day("2026-05-03"),
        day("2026-04-30"),
        Article("劳动争议调解仲裁法", 35),
    )


def test_waiting_does_not_roll() -> None:
    assert clock("D147").kind is ClockKind.WAITING
    assert clock("D147").due(day("2025-03-15")).date == day("2026-03-15")  # a Sunday


def test_hours_of_civil_procedure_count_from_the_next_hour() -> None:
    found = clock("D169").due(dt.datetime(2026, 3, 2, 10, 20))  # noqa: DTZ001 - naive is Shanghai
    assert found.moment is not None
    assert found.moment.hour == 11


def test_what_has_no_length_has_no_due_date() -> None:
    assert clock("D199").length is None
    assert clock("D199").length_text() == "合理期限"
    with pytest.raises(ClockError, match="has no fixed length: 合理期限"):
        clock("D199").due(day("2026-03-02"))


@pytest.mark.parametrize(
    ("id", "message"),
    [("D160", "is a fixed period"), ("D127", "counts backwards"), ("L01", "use fengqiao.law.limitation_due")],
)
def test_pauses_are_refused_where_the_law_knows_none(id: str, message: str) -> None:
    with pytest.raises(ClockError, match=message):
        clock(id).due(day("2026-03-02"), pauses=[Pause(day("2026-03-03"), day("2026-03-04"))])


def test_extensions_are_those_granted() -> None:
    assert clock("D128").extensions == (days(15),)
    assert clock("D128").due(day("2025-09-26"), extensions=clock("D128").extensions).date == day("2025-11-25")


# -- versions ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "date", "period", "article"),
    [
        ("D189", "2026-02-28", "6mo", "仲裁法:59"),
        ("D189", "2026-03-01", "3mo", "仲裁法:72"),
        ("L30", "2026-08-14", "3yr", "环境保护法:66"),
        ("L30", "2026-08-15", "5yr", "生态环境法典:1054.2"),
        ("D044", "2025-12-31", "30d", "治安管理处罚法:99"),
        ("D073", "2023-12-31", "10d", "行政复议法:23.1"),
        ("D073", "2024-01-01", "10wd", "行政复议法:48"),
        ("L01", "2017-09-30", "2yr", "民法通则:135"),
    ],
)
def test_the_version_is_that_of_the_day_of_the_event(id: str, date: str, period: str, article: str) -> None:
    found = clock_on(id, day(date))
    assert (str(found.period), found.rule.key) == (period, article)


def test_a_day_before_the_first_version_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(
        ClockError, match=r"no version of D001 .* is held for 2020-01-01: the earliest is from 2022-01-01"
    ):
        clock_on("D001", day("2020-01-01"))


def test_every_present_version_has_a_first_day() -> None:
    assert [id_ for id_, declared in CLOCKS.items() if declared.in_force_from is None] == []


# -- the registry ------------------------------------------------------------------------------------------------------


def test_an_unknown_clock_says_what_ids_look_like() -> None:
    with pytest.raises(ClockError, match="there is no clock “D999”: ids run from D001"):
        clock("D999")
    assert "D999" not in CLOCKS


def test_clocks_are_found_by_what_they_cite() -> None:
    assert [found.id for found in CLOCKS.citing("法律援助法", 43)] == ["D001", "D002"]
    assert {found.id for found in CLOCKS.citing("公证法")} == {"D054"}
    assert len(CLOCKS) == len(list(CLOCKS))


def test_the_package_offers_the_clocks_without_loading_them_early() -> None:
    assert law.clock("D001") is CLOCKS["D001"]
    assert law.CLOCKS is CLOCKS
    assert law.clock_on is clock_on
    assert all(hasattr(law, name) for name in law.__all__)
    with pytest.raises(AttributeError, match="no attribute 'clok'"):
        law.clok


# -- declarations that do not hold together ----------------------------------------------------------------------------

GOOD = """
[section]
key = "tea"
zh = "茶"
en = "Tea"
order = 1

[[clock]]
id = "T1"
name_zh = "泡茶"
name_en = "Steep"
kind = "handling"
length = "3d"
starts = "water_boiled"
starts_zh = "水开"
articles = ["茶法:1"]
"""
LAWS = '[in_force_from]\n"茶法" = 2020-01-01\n'
EARLIER = '[[clock.earlier]]\nin_force_from = 2010-01-01\nuntil = 2019-12-31\nlength = "5d"\narticles = ["茶法:9"]\n'


def load(folder: Path, tea: str, laws: str = LAWS) -> ClockRegistry:
    (folder / "tea.toml").write_text(tea, encoding="utf-8")
    (folder / "_laws.toml").write_text(laws, encoding="utf-8")
    (folder / "README.md").write_text("not a declaration", encoding="utf-8")
    return load_clocks(folder)


def test_declarations_are_read_from_any_folder(tmp_path: Path) -> None:
    clocks = load(
        tmp_path, GOOD + EARLIER + '[[clock]]\nid = "Q1"\nname_zh = "茶？"\nname_en = "Tea?"\nsame_as = "T1"\n'
    )
    assert list(clocks) == ["T1", "Q1"]
    assert [str(version.period) for version in clocks.versions("Q1")] == ["3d", "5d"]
    assert clocks.on("T1", day("2015-05-05")).rule == Article("茶法", 9)
    assert clocks["T1"].starts_zh == clocks.versions("T1")[1].starts_zh == "水开"


@pytest.mark.parametrize(
    ("tea", "message"),
    [
        pytest.param("[section", "tea.toml: is not valid TOML", id="no TOML"),
        pytest.param('[section]\nkey = "tea"', r"tea.toml: needs \[section\] with en, key, order, zh", id="section"),
        pytest.param(GOOD + "[[clok]]\nid = 1\n", "tea.toml: needs", id="unknown table"),
        pytest.param(GOOD.replace('starts = "water_boiled"\n', ""), "tea: T1: lacks starts", id="missing key"),
        pytest.param(GOOD + 'lenght = "3d"\n', "tea: T1: unknown key lenght; allowed are", id="unknown key"),
        pytest.param(GOOD.replace("3d", "3 suns"), "tea: T1: “3 suns” is not a period", id="length"),
        pytest.param(GOOD + 'extensions = ["x"]\n', "tea: T1: “x” is not a period", id="extension"),
        pytest.param(GOOD.replace("茶法:1", "茶法"), "tea: T1: “茶法” is not a citation", id="article"),
        pytest.param(GOOD.replace('"茶法:1"', ""), "tea: T1: “” is not a citation", id="no article"),
        pytest.param(GOOD.replace("handling", "hurry"), "tea: T1: kind “hurry” must be one of duration", id="kind"),
        pytest.param(
            GOOD.replace("water_boiled", "Water!"), "starts “Water!” must be a name in snake_case", id="event"
        ),
        pytest.param(GOOD.replace('length = "3d"\n', ""), "needs a length such as 7d, or length_zh", id="no length"),
        pytest.param(GOOD + "certain = false\n", "is not certain, so note_zh must say", id="uncertain"),
        pytest.param(GOOD.replace("茶法", "水法"), "add the day from which 水法 applies", id="law without a day"),
        pytest.param(GOOD + 'outer = "T9"\n', "T1: outer names the unknown clock “T9”", id="outer"),
        pytest.param(GOOD + GOOD[GOOD.index("[[clock]]") :], "T1: is declared twice", id="twice"),
        pytest.param(
            GOOD + EARLIER.replace("2019-12-31", "2020-01-01"),
            "T1: the version until 2020-01-01 overlaps",
            id="overlap",
        ),
        pytest.param(
            GOOD + EARLIER.replace("length", "lenght"), "T1, earlier version: lacks length", id="earlier keys"
        ),
        pytest.param(
            GOOD + EARLIER.replace("5d", "5"), "T1, earlier version: “5” is not a period", id="earlier length"
        ),
        pytest.param(
            GOOD + '[[clock]]\nid = "Q"\nsame_as = "T1"\n', "Q: a clock with same_as has id, name_en", id="alias keys"
        ),
        pytest.param(
            GOOD + '[[clock]]\nid = "Q"\nname_zh = "?"\nname_en = "?"\nsame_as = "T9"\n',
            "Q: same_as names the unknown clock “T9”",
            id="alias of nothing",
        ),
        pytest.param(GOOD + "[[clock]]\n", "tea: a clock without id: lacks", id="empty"),
    ],
)
def test_a_bad_declaration_is_refused_with_its_remedy(tmp_path: Path, tea: str, message: str) -> None:
    with pytest.raises(ClockError, match=message):
        load(tmp_path, tea)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    tea = GOOD.replace("3d", "3 suns").replace("handling", "hurry") + '[[clock]]\nid = "Q"\nsame_as = "T1"\n'
    with pytest.raises(ClockError) as raised:
        load(tmp_path, tea)
    assert str(raised.value).splitlines()[0] == "the clock declarations do not hold together:"
    assert len(str(raised.value).splitlines()) == 4


def test_a_law_table_without_days_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(ClockError, match="add the day from which 茶法 applies"):
        load(tmp_path, GOOD, laws="")


def test_every_kind_has_a_chinese_word() -> None:
    assert len({kind.zh for kind in ClockKind}) == len(ClockKind)
