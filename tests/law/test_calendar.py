"""Working days and rest days: the official arrangements, the years without one, and notices that contradict themselves.

The data are compared day for day with the ``holidays`` package, which was transcribed by other people from the same
notices.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import holidays
import pytest

from fengqiao.law.calendar import Day, DayKind, WorkCalendar, date_en, date_zh, festival_en
from fengqiao.law.errors import CalendarError
from fengqiao.law.notices import Notice, load_festivals, official_notices, read_notice

OFFICIAL = WorkCalendar.official()
ONE_DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days_of(first: str, last: str) -> list[dt.date]:
    return [day(first) + ONE_DAY * number for number in range((day(last) - day(first)).days + 1)]


# -- the official years ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2015, 2027))
def test_every_day_agrees_with_the_holidays_package(year: int) -> None:
    theirs = holidays.country_holidays("CN", years=[year, year + 1])
    for date in days_of(f"{year}-01-01", f"{year}-12-31"):
        assert OFFICIAL.is_working_day(date) == theirs.is_working_day(date), OFFICIAL.day(date)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (
            "01-01..01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
            "01-26 02-08 04-27 09-28 10-11",
        ),
        (
            "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07",
            "01-04 02-14 02-28 05-09 09-20 10-10",
        ),
    ],
)
def test_2025_and_2026_are_those_of_the_domain_brief(off: str, worked: str) -> None:
    year = 2025 if "01-28" in off else 2026
    notice = OFFICIAL.notice(year)
    assert notice is not None
    expected = [d for span in off.split() for d in days_of(*(f"{year}-{part}" for part in span.split("..")))]
    assert list(notice.off) == expected
    assert list(notice.work) == [day(f"{year}-{part}") for part in worked.split()]


def test_every_official_year_names_its_notice_and_its_day() -> None:
    for notice in official_notices():
        assert notice.sources
        for source in notice.sources:
            assert source.title.startswith("国务院")
            assert source.date is not None
            assert source.date.year in (notice.year - 1, notice.year)


def test_no_make_up_day_was_ever_further_than_14_days_from_its_festival() -> None:
    for notice in official_notices():
        for worked, name in notice.work.items():
            if name == "抗战胜利70周年纪念日":  # a holiday of one year only, not a festival of the decree
                continue
            festivals = [d for d, festival in load_festivals().of_year(worked.year).items()]
            festivals += load_festivals().of_year(worked.year + 1)
            assert min(abs((worked - festival).days) for festival in festivals) <= 14


@pytest.mark.parametrize(
    ("date", "kind", "zh", "en"),
    [
        ("2026-02-14", DayKind.MAKE_UP, "春节调休上班", "make-up working day for Spring Festival"),
        ("2026-02-15", DayKind.HOLIDAY, "春节放假", "Spring Festival holiday"),
        ("2026-03-07", DayKind.WEEKEND, "周末", "weekend"),
        ("2026-03-09", DayKind.WORKING, "工作日", "working day"),
        ("2018-12-29", DayKind.MAKE_UP, "元旦调休上班", "make-up working day for New Year"),
        ("2020-10-08", DayKind.HOLIDAY, "国庆节、中秋节放假", "National Day and Mid-Autumn Festival holiday"),
    ],
)
def test_every_day_explains_itself(date: str, kind: DayKind, zh: str, en: str) -> None:
    found = OFFICIAL.day(day(date))
    assert (found.kind, found.reason_zh(), found.reason_en()) == (kind, zh, en)
    assert found.zh() == date_zh(day(date)) + zh
    assert found.en() == f"{date_en(day(date))}, {en}"
    assert OFFICIAL.is_rest_day(day(date)) is found.is_rest


def test_dates_are_written_without_the_locale_of_the_machine() -> None:
    assert date_zh(day("2026-02-28")) == "2026年2月28日（星期六）"
    assert date_en(day("2026-02-28")) == "Sat 28 Feb 2026"
    assert festival_en("桂花节") == "桂花节"


def test_neighbouring_working_days() -> None:
    assert OFFICIAL.next_working_day(day("2026-02-14")) == day("2026-02-24")
    assert OFFICIAL.previous_working_day(day("2026-02-24")) == day("2026-02-14")
    assert OFFICIAL.working_day_on_or_before(day("2026-02-20")) == day("2026-02-14")
    assert OFFICIAL.working_day_on_or_before(day("2026-02-14")) == day("2026-02-14")
    assert OFFICIAL.working_days_between(day("2026-02-10"), day("2026-03-16")) == 20
    assert OFFICIAL.working_days_between(day("2026-03-16"), day("2026-02-10")) == 0


def test_the_end_of_time_is_an_error_and_not_a_crash() -> None:
    with pytest.raises(CalendarError, match="no working day can be found"):
        OFFICIAL.next_working_day(dt.date.max)
    with pytest.raises(CalendarError, match="no working day can be found"):
        OFFICIAL.previous_working_day(dt.date.min)


# -- years without a notice --------------------------------------------------------------------------------------------


def test_a_year_without_notice_has_weekends_and_statutory_festivals_and_is_provisional() -> None:
    assert 2027 not in OFFICIAL.years
    assert OFFICIAL.notice(2027) is None
    assert OFFICIAL.day(day("2027-01-02")) == Day(day("2027-01-02"), DayKind.WEEKEND, "", True)
    assert OFFICIAL.day(day("2027-02-05")) == Day(day("2027-02-05"), DayKind.HOLIDAY, "春节", True)
    assert OFFICIAL.day(day("2027-02-09")) == Day(day("2027-02-09"), DayKind.WORKING, "", True)


def test_the_last_days_of_december_wait_for_the_next_notice() -> None:
    assert not OFFICIAL.is_provisional(day("2026-12-28"))
    assert OFFICIAL.is_provisional(day("2026-12-29"))
    assert not OFFICIAL.is_provisional(day("2025-12-31"))


def test_only_a_provisional_weekend_near_a_festival_may_still_be_worked() -> None:
    assert OFFICIAL.may_be_worked(day("2027-01-30"))  # a Saturday, 6 days before 除夕
    assert not OFFICIAL.may_be_worked(day("2027-03-13"))  # no festival within 14 days
    assert not OFFICIAL.may_be_worked(day("2027-02-06"))  # 正月初一 itself
    assert not OFFICIAL.may_be_worked(day("2026-03-07"))  # the notice of 2026 is known
    assert OFFICIAL.may_be_worked(day("2026-03-09"))


def test_statutory_festivals_follow_the_revision_in_force() -> None:
    assert OFFICIAL.festival(day("2024-02-09")) is None
    assert OFFICIAL.festival(day("2026-02-16")) == "春节"
    assert OFFICIAL.festival(day("2024-05-02")) is None
    assert OFFICIAL.festival(day("2025-05-02")) == "劳动节"
    assert OFFICIAL.festival(day("2020-10-01")) == "国庆节、中秋节"
    assert OFFICIAL.festival(day("2013-10-01")) is None  # before the first rule held
    assert OFFICIAL.festival(day("2090-10-01")) == "国庆节"  # beyond the table only fixed days are known
    assert sum(1 for d in days_of("2026-01-01", "2026-12-31") if OFFICIAL.festival(d)) == 13


@pytest.mark.parametrize("year", range(2014, 2056))
def test_moving_festivals_agree_with_the_holidays_package(year: int) -> None:
    theirs = holidays.country_holidays("CN", years=year, observed=False, language="zh_CN")
    names = ("元旦", "农历除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
    expected = {d for d, name in theirs.items() if any(part in names for part in name.split("; "))}
    assert set(load_festivals().of_year(year)) == expected


# -- adding a year -----------------------------------------------------------------------------------------------------

NOTICE_2027: dict[str, Any] = {
    "year": 2027,
    "source": [{"title": "国务院办公厅关于2027年部分节假日安排的通知"}],
    "off": [
        {"name": "元旦", "from": day("2027-01-01"), "to": day("2027-01-03")},
        {"name": "春节", "from": day("2027-02-05"), "to": day("2027-02-11"), "work": [day("2027-01-30")]},
    ],
}


def test_a_year_is_added_without_changing_the_calendar_it_came_from() -> None:
    calendar = OFFICIAL.with_year(NOTICE_2027)
    assert calendar.is_working_day(day("2027-01-30"))
    assert not calendar.is_provisional(day("2027-01-30"))
    assert not calendar.is_provisional(day("2026-12-31"))
    assert OFFICIAL.is_provisional(day("2027-01-30"))
    assert not OFFICIAL.is_working_day(day("2027-01-30"))


def test_a_notice_replaces_the_one_of_the_same_year() -> None:
    corrected = Notice(2026, {day("2026-03-09"): "春节"}, {})
    calendar = OFFICIAL.with_year(corrected)
    assert calendar.is_rest_day(day("2026-03-09"))
    assert calendar.is_working_day(day("2026-02-16"))


def test_two_notices_must_not_disagree_about_a_day() -> None:
    stray = Notice(2027, {day("2027-01-01"): "元旦"}, {day("2025-10-01"): "国庆节"})
    with pytest.raises(CalendarError, match="two notices disagree: 2025-10-01"):
        OFFICIAL.with_year(stray)


def test_a_notice_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text('year = 2027\n[[off]]\nname = "元旦"\nfrom = 2027-01-01\nto = 2027-01-03\n', encoding="utf-8")
    assert WorkCalendar().with_year(file).day(day("2027-01-03")).name == "元旦"
    assert read_notice(str(file)).sources == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read"), (b"year = ", "is not valid TOML"), (b"\xff\xfe", "is not valid TOML")],
)
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "2027.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CalendarError, match=message) as raised:
        read_notice(file)
    assert "2027.toml" in str(raised.value)


OFF = {"name": "元旦", "from": day("2027-01-01"), "to": day("2027-01-03")}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param({"off": [OFF]}, "“year” must be a whole number", id="no year"),
        pytest.param({"year": 2027}, r"needs at least one \[\[off\]\]", id="no holidays"),
        pytest.param({"year": 2027, "off": {}}, r"needs at least one \[\[off\]\]", id="off is no list"),
        pytest.param({"year": 2027, "off": [OFF], "of": 1}, "unknown key “of”", id="unknown key"),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "too": 1}]}, "off no. 1: unknown key “too”", id="unknown key in off"
        ),
        pytest.param({"year": 2027, "off": ["元旦"]}, "off no. 1 must be a table", id="off is a text"),
        pytest.param({"year": 2027, "off": [{**OFF, "name": " "}]}, "must be the festival", id="no name"),
        pytest.param({"year": 2027, "off": [{**OFF, "to": day("2026-12-31")}]}, "dates in order", id="backwards"),
        pytest.param({"year": 2027, "off": [{**OFF, "from": "2027-01-01"}]}, "dates in order", id="a text for a date"),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "from": dt.datetime(2027, 1, 1, tzinfo=dt.UTC)}]},
            "dates in order",
            id="a moment",
        ),
        pytest.param({"year": 2027, "off": [OFF, OFF]}, "2027-01-01 already belongs to 元旦", id="twice"),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "work": day("2027-01-09")}]}, "must be a list of dates", id="no list"
        ),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "work": [day("2027-01-04")]}]}, "must be a Saturday", id="a Monday"
        ),
        pytest.param({"year": 2027, "off": [{**OFF, "work": ["2027-01-09"]}]}, "must be a Saturday", id="no date"),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "work": [day("2027-01-09")] * 2}]}, "is already listed", id="worked twice"
        ),
        pytest.param(
            {"year": 2027, "off": [{**OFF, "work": [day("2027-01-02")]}]}, "both a day off and", id="off and worked"
        ),
        pytest.param({"year": 2026, "off": [OFF]}, "2027-01-01 is outside the year 2026", id="wrong year"),
        pytest.param({"year": 2027, "off": [OFF], "source": "国办"}, "“source” must be a list", id="source is a text"),
        pytest.param({"year": 2027, "off": [OFF], "source": [{}]}, "source no. 1 must have a title", id="no title"),
    ],
)
def test_a_bad_notice_is_refused_with_its_reason(data: dict[str, Any], message: str) -> None:
    with pytest.raises(CalendarError, match=message):
        read_notice(data)


def test_all_problems_of_a_notice_come_at_once() -> None:
    with pytest.raises(CalendarError) as raised:
        read_notice({"year": 2027, "of": 1, "off": [{**OFF, "name": ""}, {**OFF, "too": 1}], "source": [{}]})
    assert str(raised.value).count(";") == 3
