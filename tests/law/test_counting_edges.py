"""The edges of the counting: each test stands for a small change of the code that no other test noticed.

Found by mutation (docs/reference/mutation.md); kept together because each looks too small to be told as a story.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from fengqiao.law import (
    Interruption,
    Pause,
    Period,
    Unit,
    WorkCalendar,
    days,
    due,
    due_before,
    hours,
    limitation_due,
    months,
    working_days,
    years,
)
from fengqiao.law.errors import CalendarError, PeriodError
from fengqiao.law.notices import Notice, official_notices
from fengqiao.law.periods import SHANGHAI, DueDate, HourPause, StepKind

OFFICIAL = WorkCalendar.official()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def kinds(found: DueDate) -> list[StepKind]:
    return [step.kind for step in found.steps]


@pytest.mark.parametrize(
    "value",
    [
        OFFICIAL.day(day("2026-02-28")),
        days(7),
        Pause(day("2026-05-08"), day("2026-05-12")),
        HourPause(moment("2026-05-08 09:00")),
        Interruption.at(day("2024-03-05")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_can_be_shared_because_nothing_changes_it(value: Any) -> None:
    name = next(iter(type(value).__dataclass_fields__))
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
    assert not hasattr(value, "__dict__"), "one of these is made for every day counted: it stays small"
    assert hash(value) == hash(value)


# -- The calendar -------------------------------------------------------------------------------------------------------


def test_the_official_calendar_is_built_once() -> None:
    assert WorkCalendar.official() is WorkCalendar.official()


@pytest.mark.parametrize(
    ("date", "may_be_worked"),
    [
        ("2027-05-16", True),  # 14 days after 5月2日
        ("2028-02-12", False),  # 15 days after 正月初二
        ("2027-12-18", True),  # 14 days before 元旦
        ("2027-03-21", False),  # 15 days before 清明
    ],
)
def test_a_weekend_may_be_worked_up_to_fourteen_days_from_a_festival(date: str, may_be_worked: bool) -> None:
    assert OFFICIAL.may_be_worked(day(date)) is may_be_worked


def test_a_corrected_notice_leaves_the_years_before_and_after_it() -> None:
    corrected = OFFICIAL.with_year(Notice(2020, {day("2020-01-01"): "元旦"}, {}))
    assert corrected.years == OFFICIAL.years
    assert corrected.day(day("2019-10-01")) == OFFICIAL.day(day("2019-10-01"))
    assert corrected.day(day("2026-10-01")) == OFFICIAL.day(day("2026-10-01"))
    assert corrected.day(day("2020-10-05")) != OFFICIAL.day(day("2020-10-05"))


def test_of_several_days_two_notices_disagree_about_the_first_is_named() -> None:
    # The real notice for 2019 has the 2nd and 3rd of February, a weekend, worked for the Spring Festival.
    real = OFFICIAL.notice(2019)
    assert real is not None
    stray = Notice(2018, {day("2019-02-02"): "测试", day("2019-02-03"): "测试"}, {})
    with pytest.raises(CalendarError, match="2019-02-02"):
        WorkCalendar([stray, real])


# -- Months -------------------------------------------------------------------------------------------------------------


def test_a_month_end_is_only_mentioned_when_the_day_is_missing() -> None:
    assert StepKind.MONTH_END in kinds(due(day("2025-08-31"), months(6)))
    assert StepKind.MONTH_END not in kinds(due(day("2025-01-31"), months(2)))
    assert StepKind.MONTH_END not in kinds(due(day("2025-01-15"), months(2)))


def test_the_first_and_the_last_year_there_are_can_be_counted_into() -> None:
    assert due(dt.date(9998, 6, 1), years(1), roll=False).date == dt.date(9999, 6, 1)
    assert due_before(dt.date(2, 6, 1), years(1)).date == dt.date(1, 6, 1)


# -- Steps --------------------------------------------------------------------------------------------------------------


def test_a_weekend_between_the_event_and_a_pause_is_told_from_its_first_day_to_its_last() -> None:
    found = due(day("2026-03-06"), working_days(3), pauses=[Pause(day("2026-03-09"), day("2026-03-10"))])
    weekend = next(step for step in found.steps if step.kind is StepKind.HOLIDAY)
    assert (weekend.first, weekend.last, weekend.days) == (day("2026-03-07"), day("2026-03-08"), 2)
    assert weekend.note == "周末"


def test_neighbouring_festivals_are_told_one_by_one() -> None:
    # In 2039 中秋节 falls on 2 October, between the other two days of 国庆节.
    found = due(day("2039-09-28"), working_days(5))
    holidays = [(step.first, step.last) for step in found.steps if step.kind is StepKind.HOLIDAY]
    assert holidays == [(day(text), day(text)) for text in ("2039-10-01", "2039-10-02", "2039-10-03")]


def test_a_last_day_in_a_holiday_tells_the_whole_holiday_and_one_on_a_weekend_only_itself() -> None:
    # Between 1 and 8 October 2025 stands one holiday of two festivals; the Saturday of 2025-11-15 stands alone.
    inside = next(step for step in due(day("2025-08-07"), days(60)).steps if step.kind is StepKind.HOLIDAY)
    assert (inside.date, inside.first, inside.last) == (day("2025-10-06"), day("2025-10-01"), day("2025-10-08"))
    assert inside.zh() == "2025年10月6日（星期一）为休息日（国庆节、中秋节放假，10月1日至10月8日）"
    assert inside.en().endswith("holiday, 1 Oct to 8 Oct")
    alone = next(step for step in due(day("2025-10-31"), days(15)).steps if step.kind is StepKind.HOLIDAY)
    assert (alone.first, alone.last) == (day("2025-11-15"), day("2025-11-15"))
    assert alone.zh() == "2025年11月15日（星期六）为休息日（周末）"


def test_a_pause_outside_the_term_is_named_with_its_days() -> None:
    over = due(day("2026-03-02"), days(5), pauses=[Pause(day("2026-01-05"), day("2026-01-09"))])
    ignored = next(step for step in over.steps if step.kind is StepKind.IGNORED)
    assert (ignored.first, ignored.last) == (day("2026-01-05"), day("2026-01-09"))
    still = due(day("2026-03-02"), days(5), pauses=[Pause(day("2026-04-01"))])
    ignored = next(step for step in still.steps if step.kind is StepKind.IGNORED)
    assert (ignored.first, ignored.last) == (day("2026-04-01"), day("2026-04-01"))


def test_a_term_keeps_the_declared_length_and_not_that_of_an_extension() -> None:
    extended = due(day("2026-03-02"), days(5), extensions=[days(30)], pauses=[Pause(day("2026-03-04"))])
    assert (extended.paused, extended.period) == (True, days(5))
    begin = moment("2026-02-14 10:00")
    assert due(begin, hours(24), extensions=[hours(48)]).period == hours(24)
    assert due(day("2026-03-02"), days(5), extensions=[days(30)]).period == days(5)
    still = due(begin, hours(24), extensions=[hours(48)], pauses=[HourPause(moment("2026-02-14 12:00"))])
    assert (still.paused, still.period) == (True, hours(24))


def test_a_make_up_day_is_told_once_wherever_it_stands() -> None:
    on_the_last_day = due(day("2026-02-24"), working_days(4))
    on_the_way = due(day("2026-02-24"), working_days(6))
    after_months = due(day("2025-08-31"), months(6))
    for found in (on_the_last_day, on_the_way, after_months):
        told = [step.first for step in found.steps if step.kind is StepKind.MAKE_UP]
        assert told == [day("2026-02-28")]
    two = [day("2026-02-14"), day("2026-02-28")]
    for found in (
        due(day("2026-02-11"), working_days(8)),  # both are counted, the last day is the second
        due(day("2026-02-11"), working_days(3), extensions=[days(14)]),  # the first is counted, the second only reached
    ):
        assert found.date == two[1]
        assert [step.first for step in found.steps if step.kind is StepKind.MAKE_UP] == two
    one_day = due(day("2026-02-27"), days(1))
    assert kinds(one_day) == [StepKind.START, StepKind.FIRST_DAY, StepKind.COUNT, StepKind.MAKE_UP, StepKind.END]


def test_the_closing_step_of_a_working_day_term_spans_all_of_it() -> None:
    closing = due(day("2026-02-24"), working_days(4)).steps[-2]
    assert (closing.kind, closing.period) == (StepKind.COUNT, working_days(4))
    assert (closing.first, closing.last) == (day("2026-02-25"), day("2026-02-28"))


def test_the_days_counted_are_told_from_the_first_worked_to_the_last() -> None:
    found = due(day("2026-03-06"), working_days(6), pauses=[Pause(day("2026-03-13"), day("2026-03-17"))])
    counted = [(step.first, step.last, step.days) for step in found.steps if step.kind is StepKind.COUNT]
    assert counted[:2] == [
        (day("2026-03-09"), day("2026-03-12"), 4),  # the weekend after the event is walked over and not counted
        (day("2026-03-18"), day("2026-03-19"), 2),
    ]


def test_a_term_that_starts_on_the_last_day_of_an_unannounced_year_is_certain() -> None:
    calendar = WorkCalendar(notice for notice in official_notices() if notice.year != 2024)
    assert not due(day("2024-12-31"), working_days(2), calendar=calendar).provisional
    assert due(day("2024-12-30"), working_days(2), calendar=calendar).provisional


def test_a_pause_older_than_the_term_stops_it_from_its_first_day() -> None:
    found = due(day("2026-03-02"), days(5), pauses=[Pause(day("2026-02-02"), None, "鉴定")])
    assert (found.steps[-1].kind, found.steps[-1].date) == (StepKind.PAUSED, day("2026-03-03"))


# -- Limitation ---------------------------------------------------------------------------------------------------------


def test_a_limitation_of_months_is_interrupted_in_months() -> None:
    found = limitation_due(day("2024-01-15"), months(18), interruptions=[Interruption.at(day("2025-06-10"))])
    assert found.date == day("2026-12-10")
    late = limitation_due(day("2024-01-15"), months(18), interruptions=[Interruption.at(day("2025-07-16"))])
    assert late.date == day("2025-07-15")


def test_an_early_obstacle_does_not_hide_a_late_one_from_a_demand() -> None:
    # Three years end on 2025-09-10, six months after the second obstacle on 2026-02-15.
    early, late = Pause(day("2023-01-05"), day("2023-02-05")), Pause(day("2025-07-01"), day("2025-08-15"))
    demand = Interruption.at(day("2025-12-01"))
    assert limitation_due(day("2022-09-10"), obstacles=[early, late], interruptions=[demand]).date == day("2028-12-01")
    assert limitation_due(day("2022-09-10"), obstacles=[early], interruptions=[demand]).date == day("2025-09-10")


def test_an_obstacle_gone_when_the_last_six_months_begin_is_no_obstacle() -> None:
    before = limitation_due(day("2022-09-10"), obstacles=[Pause(day("2025-01-01"), day("2025-03-10"))])
    within = limitation_due(day("2022-09-10"), obstacles=[Pause(day("2025-01-01"), day("2025-03-11"))])
    assert kinds(before) == [StepKind.START, StepKind.COUNT, StepKind.IGNORED, StepKind.END]
    assert kinds(within) == [StepKind.START, StepKind.COUNT, StepKind.OBSTACLE, StepKind.END]
    assert (before.date, within.date) == (day("2025-09-10"), day("2025-09-11"))


def test_the_longest_term_is_only_mentioned_when_it_cuts_something_off() -> None:
    same_day = (day("2005-06-02"), years(20))
    on_the_day = limitation_due(day("2022-06-02"), longest=same_day)
    day_later = limitation_due(day("2022-06-03"), longest=same_day)
    assert StepKind.CAP not in kinds(on_the_day)
    assert StepKind.CAP in kinds(day_later)
    assert on_the_day.date == day_later.date == day("2025-06-03")  # 2 June is a holiday of 2025


def test_an_obstacle_before_the_last_six_months_is_named_with_its_days() -> None:
    found = limitation_due(day("2022-09-09"), obstacles=[Pause(day("2024-01-05"), day("2024-01-09"))])
    ignored = next(step for step in found.steps if step.kind is StepKind.IGNORED)
    assert (ignored.first, ignored.last) == (day("2024-01-05"), day("2024-01-09"))
    after = limitation_due(day("2022-09-09"), obstacles=[Pause(day("2026-01-05"))])
    ignored = next(step for step in after.steps if step.kind is StepKind.IGNORED)
    assert (ignored.first, ignored.last) == (day("2026-01-05"), day("2026-01-05"))


# -- Lengths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "most"),
    [(Unit.HOUR, 876_000), (Unit.DAY, 36_500), (Unit.WORKING_DAY, 25_000), (Unit.MONTH, 1_200), (Unit.YEAR, 100)],
)
def test_a_period_is_a_century_at_most_in_every_unit(unit: Unit, most: int) -> None:
    assert Period(most, unit).n == most
    with pytest.raises(PeriodError, match=f"1 to {most}$"):
        Period(most + 1, unit)


# -- Hours --------------------------------------------------------------------------------------------------------------


def test_a_standstill_that_begins_at_the_last_moment_comes_too_late() -> None:
    start, end = moment("2026-02-14 10:00"), moment("2026-02-15 10:00")
    assert due(start, hours(24), pauses=[HourPause(end)]).moment == end
    assert due(start, hours(24), pauses=[HourPause(end, end + dt.timedelta(hours=3))]).moment == end
    assert due(start, hours(24), pauses=[HourPause(end - dt.timedelta(minutes=1))]).paused


def test_pauses_that_touch_keep_both_reasons_in_both_languages() -> None:
    pauses = [
        Pause(day("2026-03-03"), day("2026-03-04"), "鉴定", "appraisal"),
        Pause(day("2026-03-05"), day("2026-03-06"), "补充材料", "papers awaited"),
        Pause(day("2026-03-07"), day("2026-03-08"), "鉴定"),
    ]
    for period in (days(5), working_days(5)):
        [pause] = [step for step in due(day("2026-03-02"), period, pauses=pauses).steps if step.kind is StepKind.PAUSE]
        assert "（鉴定、补充材料）" in pause.zh()
        assert "(appraisal, papers awaited)" in pause.en()
    still = due(day("2026-03-02"), days(5), pauses=[Pause(day("2026-03-03"), reason="鉴定", reason_en="appraisal")])
    assert "(appraisal) until further notice" in still.steps[-1].en()
    only_chinese = due(day("2026-03-02"), days(5), pauses=[Pause(day("2026-03-03"), reason="鉴定")])
    assert "(鉴定)" in only_chinese.steps[-1].en(), "better than nothing"


def test_standstills_that_touch_are_one_and_keep_the_reason_given() -> None:
    nine, ten, eleven = (moment(f"2026-02-14 {hour}:00") for hour in ("09", "10", "11"))
    found = due(nine, hours(24), pauses=[HourPause(nine, ten, "停电"), HourPause(ten, eleven)])
    [pause] = [step for step in found.steps if step.kind is StepKind.PAUSE]
    assert (pause.note, found.moment) == ("停电", moment("2026-02-15 11:00"))
    assert (pause.first, pause.last) == (day("2026-02-14"), day("2026-02-14"))
    overnight = due(nine, hours(24), pauses=[HourPause(ten, moment("2026-02-15 08:00"))])
    [pause] = [step for step in overnight.steps if step.kind is StepKind.PAUSE]
    assert (pause.first, pause.last) == (day("2026-02-14"), day("2026-02-15"))
