"""The twenty worked examples of the county's list of deadlines, counted by the second implementation.

Each is counted here from its facts by ``reference_counting`` alone; that the library gives the same days is pinned by
``test_worked_examples.py``, and that both agree everywhere else by ``test_agreement.py``.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.law.reference_counting import (
    DAYS,
    LABOUR,
    MONTHS,
    WORKING_DAYS,
    YEARS,
    festival_days,
    official_calendar,
    raw_festivals,
    reference_due,
    reference_limitation,
    reference_moment,
    reference_safe_day,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


CALENDAR = official_calendar()


@pytest.mark.parametrize(
    ("start", "n", "unit", "unrolled", "due"),
    [
        pytest.param("2025-08-07", 60, DAYS, "2025-10-06", "2025-10-09", id="1 sixty days into the October break"),
        pytest.param("2025-09-25", 5, WORKING_DAYS, "2025-10-09", "2025-10-09", id="2 a make-up Sunday counts"),
        pytest.param("2026-02-05", 15, DAYS, "2026-02-20", "2026-02-24", id="3 the Spring Festival"),
        pytest.param("2025-08-31", 6, MONTHS, "2026-02-28", "2026-02-28", id="4 no 31 February, a make-up Saturday"),
        pytest.param("2025-12-17", 15, DAYS, "2026-01-01", "2026-01-04", id="5 moved to a make-up Sunday"),
        pytest.param("2026-04-30", 5, DAYS, "2026-05-05", "2026-05-06", id="6 Labour Day"),
        pytest.param("2026-01-20", 30, DAYS, "2026-02-19", "2026-02-24", id="7 judicial confirmation"),
        pytest.param("2026-09-18", 7, DAYS, "2026-09-25", "2026-09-28", id="8 legal aid, the Act"),
        pytest.param("2026-09-18", 5, WORKING_DAYS, "2026-09-24", "2026-09-24", id="8 legal aid, Shandong"),
        pytest.param("2026-01-12", 30, DAYS, "2026-02-11", "2026-02-11", id="9 divorce, withdraw"),
        pytest.param("2026-02-11", 30, DAYS, "2026-03-13", "2026-03-13", id="9 divorce, collect"),
        pytest.param("2025-03-14", 1, YEARS, "2026-03-14", "2026-03-16", id="13 a year after the dismissal"),
        pytest.param("2026-01-29", 30, DAYS, "2026-02-28", "2026-02-28", id="14 work injury, the employer"),
        pytest.param("2026-01-29", 1, YEARS, "2027-01-29", "2027-01-29", id="14 work injury, the worker"),
        pytest.param("2026-06-17", 3, WORKING_DAYS, "2026-06-23", "2026-06-23", id="15 review of the certificate"),
        pytest.param("2026-06-17", 10, WORKING_DAYS, "2026-07-02", "2026-07-02", id="15 police mediation"),
        pytest.param("2026-02-10", 20, WORKING_DAYS, "2026-03-16", "2026-03-16", id="16 information request"),
        pytest.param("2026-04-28", 15, WORKING_DAYS, "2026-05-21", "2026-05-21", id="17 notary, without the pause"),
        pytest.param("2025-07-01", 60, DAYS, "2025-08-30", "2025-09-01", id="18 without the suspension"),
        pytest.param("2025-09-18", 15, DAYS, "2025-10-03", "2025-10-09", id="19 appeal"),
        pytest.param("2025-09-26", 45, DAYS, "2025-11-10", "2025-11-10", id="20 labour award"),
    ],
)
def test_a_period_ends_on_the_day_of_the_worked_example(start: str, n: int, unit: str, unrolled: str, due: str) -> None:
    counted = reference_due(day(start), n, unit, calendar_days=CALENDAR)
    assert counted[:2] == (day(due), day(unrolled))


def test_example_17_a_supplement_takes_four_working_days_out() -> None:
    pause = (day("2026-05-08"), day("2026-05-12"))
    assert reference_due(day("2026-04-28"), 15, WORKING_DAYS, [pause], calendar_days=CALENDAR)[0] == day("2026-05-27")


def test_example_18_a_suspension_of_thirty_days_is_added_exactly_and_then_moved() -> None:
    pause = (day("2025-08-11"), day("2025-09-09"))
    counted = reference_due(day("2025-07-01"), 60, DAYS, [pause], calendar_days=CALENDAR)
    assert counted == (day("2025-09-29"), day("2025-09-29"), False)


def test_example_20_an_extension_runs_on_from_the_unmoved_end() -> None:
    counted = reference_due(day("2025-09-26"), 45, DAYS, (), [(15, DAYS)], CALENDAR)
    assert counted[0] == day("2025-11-25")


def test_example_10_a_demand_makes_three_new_years() -> None:
    assert reference_limitation(day("2022-11-20"), 3, calendar_days=CALENDAR)[0] == day("2025-11-20")
    demand = (day("2024-03-05"), day("2024-03-05"))
    assert reference_limitation(day("2022-11-20"), 3, [demand], calendar_days=CALENDAR)[0] == day("2027-03-05")


def test_example_11_an_obstacle_in_the_last_six_months_leaves_six_months_after_it() -> None:
    disaster = (day("2025-07-01"), day("2025-08-15"))
    counted = reference_limitation(day("2022-09-10"), 3, (), [disaster], CALENDAR)
    assert counted == (day("2026-02-24"), day("2026-02-15"), False)


def test_example_12_in_labour_arbitration_the_remaining_time_continues() -> None:
    disaster = (day("2025-11-01"), day("2025-11-30"))
    counted = reference_limitation(day("2025-01-10"), 1, (), [disaster], CALENDAR, suspension=LABOUR)
    assert counted == (day("2026-02-09"), day("2026-02-09"), False)


def test_an_obstacle_that_ended_before_the_last_six_months_changes_nothing() -> None:
    disaster = (day("2024-07-01"), day("2025-03-10"))
    assert reference_limitation(day("2022-09-10"), 3, (), [disaster], CALENDAR)[1] == day("2025-09-10")


def test_a_suit_renews_the_period_from_the_end_of_the_proceedings_and_not_before() -> None:
    suit = (day("2024-03-05"), day("2025-02-03"))
    assert reference_limitation(day("2022-11-20"), 3, [suit], calendar_days=CALENDAR)[1] == day("2028-02-03")
    assert reference_limitation(day("2022-11-20"), 3, [(day("2024-03-05"), None)]) == (None, None, False)


def test_a_demand_on_the_moved_last_day_is_in_time_and_one_after_it_is_not() -> None:
    # Three years end on Saturday 2026-03-14 and move to Monday the 16th.
    monday, tuesday = day("2026-03-16"), day("2026-03-17")
    assert reference_limitation(day("2023-03-14"), 3, [(monday, monday)], (), CALENDAR)[1] == day("2029-03-16")
    assert reference_limitation(day("2023-03-14"), 3, [(tuesday, tuesday)], (), CALENDAR)[0] == monday


def test_twenty_years_from_the_harm_are_the_longest() -> None:
    counted = reference_limitation(day("2023-06-01"), 3, (), (), CALENDAR, harm=day("2005-05-18"))
    assert counted == (day("2025-05-19"), day("2025-05-18"), False)


def test_hours_run_through_nights_and_holidays() -> None:
    friday_evening, sunday_evening = datetime(2026, 2, 13, 21, 30), datetime(2026, 2, 15, 21, 30)  # noqa: DTZ001
    assert reference_moment(friday_evening, 48) == sunday_evening
    saturday = (datetime(2026, 2, 14), datetime(2026, 2, 15))  # noqa: DTZ001, local time without a zone counts alike
    assert reference_moment(friday_evening, 48, [saturday]) == sunday_evening + timedelta(days=1)
    assert reference_moment(friday_evening, 48, next_hour=True) == sunday_evening + timedelta(minutes=30)


def test_six_months_prolonged_by_six_are_a_year_from_the_start() -> None:
    assert reference_due(day("2024-08-31"), 6, MONTHS, (), [(6, MONTHS)], CALENDAR, roll=False)[1] == day("2025-08-31")
    assert reference_due(day("2024-08-31"), 6, MONTHS, (), [(10, DAYS)], CALENDAR, roll=False)[1] == day("2025-03-10")


def test_a_year_without_notice_is_provisional_and_its_festivals_rest() -> None:
    # 2027-02-06 is 正月初一; the 8th is a Monday and still 正月初三.
    counted = reference_due(day("2027-01-30"), 7, DAYS, calendar_days=CALENDAR)
    assert counted == (day("2027-02-09"), day("2027-02-06"), True)
    assert day("2027-02-05") in festival_days(raw_festivals())  # 除夕, a rest day since the revision of 2024
    assert not reference_due(day("2027-01-30"), 7, DAYS, calendar_days=CALENDAR, roll=False)[2]


def test_a_notice_that_comes_out_moves_the_day_it_concerns_and_no_other() -> None:
    before, after = official_calendar(without=[2026]), CALENDAR
    make_up_saturday = (day("2026-01-29"), 30, DAYS)
    assert reference_due(*make_up_saturday, calendar_days=before) == (day("2026-03-02"), day("2026-02-28"), True)
    assert reference_due(*make_up_saturday, calendar_days=after) == (day("2026-02-28"), day("2026-02-28"), False)
    untouched = (day("2025-08-07"), 60, DAYS)
    assert reference_due(*untouched, calendar_days=before) == reference_due(*untouched, calendar_days=after)


def test_a_suspension_on_the_way_to_the_moved_day_leaves_the_first_free_working_day() -> None:
    # The count ends on Saturday 2025-08-30; the suspension starts on the Monday the last day was moved to.
    pause = (day("2025-09-01"), day("2025-09-03"))
    counted = reference_due(day("2025-07-01"), 60, DAYS, [pause], calendar_days=CALENDAR)
    assert counted == (day("2025-09-04"), day("2025-08-30"), False)


def test_the_safe_day_is_the_last_working_day_before_the_unmoved_end() -> None:
    assert reference_safe_day(day("2025-10-06"), CALENDAR) == day("2025-09-30")
    assert reference_safe_day(day("2026-02-28"), CALENDAR) == day("2026-02-28")
