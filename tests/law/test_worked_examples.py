"""The twenty worked examples of deadlines.md, section 5, exactly: facts in, last day out.

They are the specification of the counting; a change that moves one of them is wrong, whatever else it improves.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from fengqiao.law import Article, DueDate, clock, days, due, months, working_days, years
from fengqiao.law.limitation import Interruption, limitation_due
from fengqiao.law.periods import Pause


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def pause(first: str, last: str) -> Pause:
    return Pause(day(first), day(last))


EXAMPLES: list[tuple[str, Callable[[], DueDate], str]] = [
    (
        "1 reconsideration, 60 days, last day inside 1-8 October",
        lambda: clock("D065").due(day("2025-08-07")),
        "2025-10-09",
    ),
    ("2 examining, 5 working days over a make-up Sunday", lambda: clock("D068").due(day("2025-09-25")), "2025-10-09"),
    ("3 suit after reconsideration, 15 days", lambda: clock("D089").due(day("2026-02-05")), "2026-02-24"),
    ("4 suit, 6 months from a 31st to a make-up Saturday", lambda: clock("D086").due(day("2025-08-31")), "2026-02-28"),
    ("5 suit after an award, 15 days to a make-up Sunday", lambda: clock("D132").due(day("2025-12-17")), "2026-01-04"),
    ("6 accepting an arbitration application, 5 days", lambda: clock("D124").due(day("2026-04-30")), "2026-05-06"),
    ("7 judicial confirmation, 30 days", lambda: clock("D011").due(day("2026-01-20")), "2026-02-24"),
    ("8 legal aid, 7 days", lambda: clock("D001").due(day("2026-09-18")), "2026-09-28"),
    ("8 legal aid in Shandong, 5 working days", lambda: clock("D003").due(day("2026-09-18")), "2026-09-24"),
    ("9 divorce registration: withdraw", lambda: clock("D164").due(day("2026-01-12")), "2026-02-11"),
    ("9 divorce registration: collect", lambda: clock("D165").due(day("2026-02-11")), "2026-03-13"),
    ("10 loan, no demand", lambda: limitation_due(day("2022-11-20")), "2025-11-20"),
    (
        "10 loan, demanded in time",
        lambda: limitation_due(day("2022-11-20"), interruptions=[Interruption.at(day("2024-03-05"))]),
        "2027-03-05",
    ),
    (
        "11 obstacle in the last six months",
        lambda: limitation_due(day("2022-09-10"), obstacles=[pause("2025-07-01", "2025-08-15")]),
        "2026-02-24",
    ),
    (
        "12 labour limitation, suspended 30 days",
        lambda: clock("D123").due(day("2025-01-10"), pauses=[pause("2025-11-01", "2025-11-30")]),
        "2026-02-09",
    ),
    ("13 wages, 1 year after dismissal", lambda: clock("D123a").due(day("2025-03-14")), "2026-03-16"),
    (
        "14 work injury, employer, 30 days to a make-up Saturday",
        lambda: clock("D142").due(day("2026-01-29")),
        "2026-02-28",
    ),
    ("14 work injury, worker, 1 year", lambda: clock("D143").due(day("2026-01-29")), "2027-01-29"),
    ("15 accident review, 3 working days", lambda: clock("D026").due(day("2026-06-17")), "2026-06-23"),
    ("15 police mediation, 10 working days", lambda: clock("D029").due(day("2026-06-17")), "2026-07-02"),
    ("16 information request, 20 working days", lambda: clock("D112").due(day("2026-02-10")), "2026-03-16"),
    ("17 notary, 15 working days", lambda: clock("D054").due(day("2026-04-28")), "2026-05-21"),
    (
        "17 notary, 4 working days excluded",
        lambda: clock("D054").due(day("2026-04-28"), pauses=[pause("2026-05-08", "2026-05-12")]),
        "2026-05-27",
    ),
    (
        "18 reconsideration suspended 30 days",
        lambda: clock("D080").due(day("2025-07-01"), pauses=[pause("2025-08-11", "2025-09-09")]),
        "2025-09-29",
    ),
    ("18 reconsideration not suspended", lambda: clock("D080").due(day("2025-07-01")), "2025-09-01"),
    ("19 appeal, 15 days", lambda: clock("D155").due(day("2025-09-18")), "2025-10-09"),
    ("20 award, 45 days", lambda: clock("D128").due(day("2025-09-26")), "2025-11-10"),
    (
        "20 award, 45 days and 15 more",
        lambda: clock("D128").due(day("2025-09-26"), extensions=[days(15)]),
        "2025-11-25",
    ),
]


@pytest.mark.parametrize(("count", "last_day"), [pytest.param(count, end, id=name) for name, count, end in EXAMPLES])
def test_the_last_day_is_the_one_of_the_worked_example(count: Callable[[], DueDate], last_day: str) -> None:
    assert count().date == day(last_day)


def test_the_pause_of_example_17_is_read_from_its_two_events() -> None:
    asked, given = day("2026-05-07"), day("2026-05-12")
    assert Pause.between(asked, given) == pause("2026-05-08", "2026-05-12")


def test_the_unrolled_and_the_safe_day_are_kept() -> None:
    found = due(day("2025-08-07"), days(60), rule=Article("行政复议法", 20, 1))
    assert (found.unrolled, found.safe, found.breach) == (day("2025-10-06"), day("2025-09-30"), day("2025-10-10"))


def test_a_worker_is_advised_to_act_on_the_safe_day_of_example_13() -> None:
    assert clock("D123a").due(day("2025-03-14")).safe == day("2026-03-13")


def test_example_14_is_provisional_because_it_ends_in_a_year_without_notice() -> None:
    assert due(day("2026-01-29"), years(1)).provisional
    assert not due(day("2026-01-29"), days(30)).provisional


@pytest.mark.parametrize(
    ("start", "period", "last_day"),
    [
        pytest.param("2024-02-29", years(1), "2025-02-28", id="29 February has no anniversary in 2025"),
        pytest.param("2023-02-28", years(1), "2024-02-28", id="a 28th stays a 28th in a leap year"),
        pytest.param("2025-08-31", months(6), "2026-02-28", id="a 31st ends on the last day of February"),
        pytest.param("2025-10-31", months(1), "2025-12-01", id="30 November 2025 is a Sunday"),
        pytest.param("2026-02-27", days(1), "2026-02-28", id="a make-up Saturday is a last day like any other"),
        pytest.param("2026-02-13", working_days(1), "2026-02-14", id="a make-up Saturday counts as a working day"),
    ],
)
def test_the_traps_of_section_6(start: str, period: object, last_day: str) -> None:
    assert due(day(start), period).date == day(last_day)  # type: ignore[arg-type]
