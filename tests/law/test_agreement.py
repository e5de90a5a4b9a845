"""The library and the second counting agree: on a hundred thousand random timelines, and on every case they once did not.

``reference_counting`` was written from the statutes by someone who had not read the library; ``timelines`` draws the
cases. The seeds are fixed, so a failure can be repeated; ``./fengqiao bench clocks`` compares many more.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from tests.law import reference_counting as reference
from tests.law.timelines import (
    UNITS,
    Limitation,
    Term,
    TermBefore,
    Timeline,
    calendars,
    difference,
    timelines,
)

from fengqiao.law import (
    DueDate,
    Interruption,
    Pause,
    Period,
    WorkCalendar,
    due,
    due_before,
    limitation_due,
    working_days,
    years,
)
from fengqiao.law.notices import official_notices

TIMELINES = int(os.environ.get("FENGQIAO_TIMELINES", "100000"))
"""A hundred thousand take about 50 seconds of one processor core; fewer for a mutation run, where each of a thousand
mutants pays for them."""
SEEDS = range(20260101, 20260109)
"""So many parts, for several processes to share."""
SOME = TIMELINES // 50
"""For the properties beside the agreement itself."""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_library_and_the_reference_agree_on_random_timelines(seed: int) -> None:
    differences = [found for timeline in timelines(seed, TIMELINES // len(SEEDS)) if (found := difference(timeline))]
    assert not differences, f"{len(differences)} differences, the first:\n" + "\n".join(differences[:3])


def test_the_timelines_reach_what_is_hard() -> None:
    drawn = [one for one in timelines(20260101, 4000) if isinstance(one, Term)]
    answers = [(one, one.reference()) for one in drawn]
    assert sum(answer[0] != answer[1] for _, answer in answers) > 300, "moved last days"
    assert sum(bool(one.pauses) for one in drawn) > 1000, "pauses"
    assert sum(answer[0] is None for _, answer in answers) > 40, "pauses without end"
    assert sum(answer[2] is True for _, answer in answers) > 500, "provisional answers"
    assert sum(len({unit for _, unit in one.extensions} | {one.unit}) > 1 for one in drawn) > 300, "mixed units"


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(first: str, last: str) -> tuple[date, date]:
    return day(first), day(last)


AGREED_LATER = {
    # 民法典第二百零三条: the moved day is the last day of the period, so an obstacle on it lies in the last six months.
    "an obstacle begins on the day the last day was moved to": Limitation(
        day("2020-01-09"), 1, (), (span("2021-01-10", "2021-06-09"),)
    ),
    # 民法典第一百九十五条: the period begins anew when the proceedings end; while other proceedings last, it does not run.
    "a second suit outlasts the first": Limitation(
        day("2025-06-30"), 1, (span("2025-07-06", "2026-08-10"), span("2026-06-24", "2027-07-29"))
    ),
    "a second suit is pending when the first ends": Limitation(
        day("2024-12-28"), 3, (span("2025-12-06", "2027-01-10"), (day("2026-08-29"), None))
    ),
    "a suit is filed on the very day the claim arose": Limitation(
        day("2018-10-30"), 2, (span("2018-10-30", "2019-01-28"),)
    ),
    # The notice for 2019 made Saturday 2018-12-29 a working day: before it was out, nobody could be sure.
    "counting back over a Saturday that may yet be worked": TermBefore(
        day("2018-12-30"), 7, reference.WORKING_DAYS, "with a gap"
    ),
    # 民法典第二百零二条 counts years and months alike: 3 years and 3 months are 39 months, however long the pause.
    "years prolonged by months": Term(
        day("2017-05-30"), 3, reference.YEARS, (span("2019-04-10", "2019-07-16"),), ((3, reference.MONTHS),)
    ),
}


@pytest.mark.parametrize("timeline", AGREED_LATER.values(), ids=AGREED_LATER)
def test_they_agree_where_they_once_differed(timeline: Timeline) -> None:
    assert difference(timeline) is None


def test_an_obstacle_on_the_moved_last_day_leaves_six_months() -> None:
    # One year ends on Saturday 2021-01-09 and moves to Monday the 11th.
    on_sunday, on_tuesday = Pause(*span("2021-01-10", "2021-06-09")), Pause(*span("2021-01-12", "2021-06-09"))
    assert limitation_due(day("2020-01-09"), years(1), obstacles=[on_sunday]).date == day("2021-12-09")
    assert limitation_due(day("2020-01-09"), years(1), obstacles=[on_tuesday]).date == day("2021-01-11")


def test_of_overlapping_proceedings_the_last_to_end_decides() -> None:
    first, second = Interruption(*span("2025-07-06", "2026-08-10")), Interruption(*span("2026-06-24", "2027-07-29"))
    demand = Interruption.at(day("2026-07-01"))
    assert limitation_due(day("2025-06-30"), interruptions=[first, second, demand]).unrolled == day("2030-07-29")
    assert limitation_due(day("2025-06-30"), interruptions=[first, demand]).unrolled == day("2029-08-10")
    assert limitation_due(day("2025-06-30"), interruptions=[first, Interruption(day("2026-06-24"), None)]).paused


def test_a_term_counted_back_over_a_weekend_that_may_be_worked_is_provisional() -> None:
    known = WorkCalendar(notice for notice in official_notices() if notice.year != 2019)
    before = due_before(day("2018-12-30"), working_days(7), calendar=known)
    after = due_before(day("2018-12-30"), working_days(7))
    assert (before.date, before.provisional) == (day("2018-12-20"), True)
    assert (after.date, after.provisional) == (day("2018-12-21"), False)


def test_the_safe_day_is_the_working_day_on_or_before_the_unmoved_end() -> None:
    for timeline in timelines(20260111, SOME):
        if not isinstance(timeline, Term):
            continue
        library, days = calendars()[timeline.calendar]
        found = _due(timeline, library)
        if found.unrolled is None:
            assert found.safe is None
            continue
        plain = max(timeline.start, reference.reference_safe_day(found.unrolled, days))
        assert found.safe is not None
        assert found.safe <= plain if found.provisional else found.safe == plain, timeline


@pytest.mark.parametrize("seed", [20260112, 20260113])
def test_what_was_promised_before_a_notice_is_kept_after_it(seed: int) -> None:
    # The notices come out one after the other: what is certain stays, and the safe day stays in time. Pauses are left
    # out, because a pause that begins after an end is no pause, and a notice may move that end to and fro over it.
    notices = official_notices()
    known = {last: WorkCalendar(one for one in notices if one.year <= last) for last in range(2014, 2027)}
    compared = 0
    for timeline in timelines(seed, SOME):
        if not isinstance(timeline, Term) or not 2015 <= timeline.start.year <= 2025:
            continue
        plain = Term(timeline.start, timeline.n, timeline.unit, (), timeline.extensions, roll=timeline.roll)
        before, after = _due(plain, known[plain.start.year]), _due(plain, known[2026])
        assert before.safe is not None
        if after.provisional:
            continue
        compared += 1
        assert before.provisional or before.date == after.date, plain
        assert before.safe <= after.require(), plain
    assert compared > SOME // 4


def _due(term: Term, calendar: WorkCalendar) -> DueDate:
    return due(
        term.start,
        Period(term.n, UNITS[term.unit]),
        pauses=[Pause(*pause) for pause in term.pauses],
        extensions=[Period(more, UNITS[unit]) for more, unit in term.extensions],
        calendar=calendar,
        roll=term.roll,
    )


def test_a_changed_calendar_changes_both_alike() -> None:
    names = ["before the notice for 2026", "official", "after a prolonged holiday"]
    moved = 0
    for number in range(0, 500, 3):
        start = date(2025, 11, 1) + timedelta(days=number % 150)
        answers = []
        for name in names:
            term = Term(start, 5 + number % 40, reference.WORKING_DAYS, calendar=name)
            assert difference(term) is None
            answers.append(term.library()[0])
        moved += len(set(answers)) > 1
    assert moved > 60
