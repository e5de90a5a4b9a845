"""What holds for every period, whatever the dates: monotonic, never shortened by a pause, explained by its steps."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.periods import (
    SHANGHAI,
    DueDate,
    HourPause,
    Pause,
    Period,
    StepKind,
    Unit,
    days,
    due,
    due_before,
    hours,
    months,
    working_days,
    years,
)
from fengqiao.law.spans import merge_pauses

ONE_DAY = dt.timedelta(days=1)
CALENDAR = WorkCalendar.official()

DATES = st.dates(dt.date(2014, 6, 1), dt.date(2028, 12, 31))
DAY_PERIODS = st.one_of(
    st.integers(1, 400).map(days),
    st.integers(1, 90).map(working_days),
    st.integers(1, 40).map(months),
    st.integers(1, 5).map(years),
)


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    first = draw(st.dates(dt.date(2014, 6, 1), dt.date(2030, 12, 31)))
    return Pause(first, first + ONE_DAY * draw(st.integers(0, 60)))


@st.composite
def pauses_near(draw: st.DrawFn, start: dt.date) -> list[Pause]:
    offsets = draw(st.lists(st.tuples(st.integers(-30, 400), st.integers(0, 60)), max_size=4))
    return [Pause(start + ONE_DAY * first, start + ONE_DAY * (first + length)) for first, length in offsets]


TERMS = DATES.flatmap(lambda start: st.tuples(st.just(start), DAY_PERIODS, pauses_near(start)))
EXTENSIONS = st.lists(DAY_PERIODS, max_size=3)


@given(TERMS, EXTENSIONS, st.booleans())
def test_the_due_date_is_the_start_plus_the_moves_of_all_steps(
    term: tuple[dt.date, Period, list[Pause]], extensions: list[Period], roll: bool
) -> None:
    start, period, stops = term
    found = due(start, period, pauses=stops, extensions=extensions, roll=roll)
    running = start
    for step in found.steps:
        running += ONE_DAY * step.moves
        assert step.date == running, step
        assert step.zh()
        assert step.en()
    assert found.date == running


@given(TERMS, EXTENSIONS)
def test_counting_twice_gives_the_same_value(
    term: tuple[dt.date, Period, list[Pause]], extensions: list[Period]
) -> None:
    start, period, stops = term
    once, again = (due(start, period, pauses=stops, extensions=extensions) for _ in range(2))
    assert once == again
    assert hash(once) == hash(again)
    assert once.as_json() == again.as_json()


@given(DATES, DAY_PERIODS)
def test_a_later_start_never_gives_an_earlier_due_date(start: dt.date, period: Period) -> None:
    today, tomorrow = (due(day, period).require() for day in (start, start + ONE_DAY))
    assert today <= tomorrow


@given(DATES, st.one_of(st.integers(1, 400).map(days), st.integers(1, 90).map(working_days)), st.data())
def test_nor_does_it_with_pauses_when_days_are_counted(start: dt.date, period: Period, data: st.DataObject) -> None:
    stops = data.draw(pauses_near(start))
    today, tomorrow = (due(day, period, pauses=stops).require() for day in (start, start + ONE_DAY))
    assert today <= tomorrow


def test_with_months_a_pause_on_the_first_day_can_make_the_earlier_start_end_later() -> None:
    """Not a slip: 28 and 29 January both reach 28 February, and only one of them loses the 29th to the pause."""
    stops = [Pause(dt.date(2015, 1, 29), dt.date(2015, 1, 29))]
    assert due(dt.date(2015, 1, 28), months(1), pauses=stops).unrolled == dt.date(2015, 3, 1)
    assert due(dt.date(2015, 1, 29), months(1), pauses=stops).unrolled == dt.date(2015, 2, 28)


@given(TERMS, st.data())
def test_a_pause_never_shortens_a_term(term: tuple[dt.date, Period, list[Pause]], data: st.DataObject) -> None:
    start, period, stops = term
    more = data.draw(pauses_near(start))
    assert due(start, period, pauses=stops).require() <= due(start, period, pauses=[*stops, *more]).require()


@given(TERMS, DAY_PERIODS)
def test_an_extension_never_shortens_a_term(term: tuple[dt.date, Period, list[Pause]], extension: Period) -> None:
    start, period, stops = term
    plain, extended = due(start, period, pauses=stops), due(start, period, pauses=stops, extensions=[extension])
    assert plain.unrolled is not None
    assert extended.unrolled is not None
    assert plain.unrolled < extended.unrolled


@given(TERMS)
def test_the_last_day_is_a_working_day_that_is_not_paused(term: tuple[dt.date, Period, list[Pause]]) -> None:
    start, period, stops = term
    found = due(start, period, pauses=stops)
    last = found.require()
    assert CALENDAR.is_working_day(last)
    assert not any(stop.first <= last <= (stop.last or last) for stop in stops)
    assert found.unrolled is not None
    assert start < found.unrolled <= last
    assert found.safe is not None
    assert start <= found.safe <= found.unrolled


@given(DATES, st.integers(1, 400), st.lists(pauses(), max_size=3))
def test_natural_days_are_the_days_that_are_not_paused(start: dt.date, n: int, stops: list[Pause]) -> None:
    unrolled = due(start, days(n), pauses=stops, roll=False).require()
    counted = [start + ONE_DAY * number for number in range(1, (unrolled - start).days + 1)]
    counted = [day for day in counted if not any(stop.first <= day <= (stop.last or day) for stop in stops)]
    assert len(counted) == n
    assert counted[-1] == unrolled


@given(DATES, st.integers(1, 90), st.lists(pauses(), max_size=3))
def test_working_days_are_the_working_days_that_are_not_paused(start: dt.date, n: int, stops: list[Pause]) -> None:
    last = due(start, working_days(n), pauses=stops).require()
    all_days = [start + ONE_DAY * number for number in range(1, (last - start).days + 1)]
    worked = [day for day in all_days if CALENDAR.is_working_day(day)]
    assert sum(not any(stop.first <= day <= (stop.last or day) for stop in stops) for day in worked) == n


@given(DATES, st.integers(1, 60))
def test_the_pieces_of_a_working_day_clock_add_up(start: dt.date, n: int) -> None:
    found = due(start, working_days(n))
    counted = [step for step in found.steps if step.kind is StepKind.COUNT]
    assert sum(step.days or 0 for step in counted[:-1]) == counted[-1].days == n


@given(DATES, st.integers(1, 60))
def test_a_safe_day_holds_whatever_make_up_days_a_notice_brings(start: dt.date, n: int) -> None:
    """The earliest a notice could make it: every weekend day near a festival worked."""
    found = due(start, working_days(n))
    assert found.safe is not None
    count, day = 0, start
    while count < n:
        day += ONE_DAY
        count += CALENDAR.may_be_worked(day)
    assert found.safe <= day


@given(DATES, DAY_PERIODS, DAY_PERIODS)
def test_backwards_and_forwards_are_the_same_distance(event: dt.date, period: Period, other: Period) -> None:
    found = due_before(event, period)
    last = found.require()
    assert last < event
    assert event + ONE_DAY * sum(step.moves for step in found.steps) == last
    if period.unit is Unit.DAY:
        assert due(last, period, roll=False).date == event
    if period.unit is Unit.WORKING_DAY:
        assert CALENDAR.working_days_between(last - ONE_DAY, event - ONE_DAY) == period.n


MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2028, 1, 1)).map(  # noqa: DTZ001 - zone added below
    lambda moment: moment.replace(tzinfo=SHANGHAI)
)


@given(MOMENTS, st.integers(1, 200), st.lists(st.tuples(st.integers(-50, 300), st.integers(0, 100)), max_size=3))
def test_hours_are_exact_and_pauses_never_shorten_them(
    start: dt.datetime, n: int, offsets: list[tuple[int, int]]
) -> None:
    hour = dt.timedelta(hours=1)
    stops = [HourPause(start + hour * first, start + hour * (first + length)) for first, length in offsets]
    plain: DueDate = due(start, hours(n))
    paused = due(start, hours(n), pauses=stops)
    assert plain.moment == start + hour * n
    assert paused.moment is not None
    assert paused.moment >= plain.moment
    assert paused.date == start.date() + ONE_DAY * sum(step.moves for step in paused.steps)


@given(st.lists(pauses(), max_size=6))
def test_merged_pauses_are_the_same_days_in_order_and_apart(stops: list[Pause]) -> None:
    def covered(some: list[Pause]) -> set[dt.date]:
        return {
            stop.first + ONE_DAY * number
            for stop in some
            for number in range(((stop.last or stop.first) - stop.first).days + 1)
        }

    merged = merge_pauses(stops)
    assert covered(list(merged)) == covered(stops)
    for before, after in pairwise(merged):
        assert before.last is not None
        assert before.last + ONE_DAY < after.first
