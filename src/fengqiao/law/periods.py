"""Statutory periods: from an event and a declared length to a due date that explains itself.

>>> import datetime as dt
>>> found = due(dt.date(2026, 2, 5), days(15))  # a reconsideration decision received; 行政诉讼法第四十五条
>>> found.date, found.unrolled, found.safe
(datetime.date(2026, 2, 24), datetime.date(2026, 2, 20), datetime.date(2026, 2, 14))

The rules are those of deadlines.md, section 1, and of 民法典第二百条至第二百零四条; the procedural laws say the same
(民事诉讼法第八十五条, 行诉解释第四十八条, 刑事诉讼法第一百零五条).

1. The day of the event is not counted; hours run from the moment, or from the next full hour where the caller says so.
2. Extensions of the same kind are added to the declared length: 6 months extended by 6 are 12 months from the start.
3. Suspended days are added exactly, once each however many pauses share them.
4. A last day on a rest day moves to the next working day, and a make-up Saturday is a working day.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article
from fengqiao.law.counting import Counter, shift_months
from fengqiao.law.duedate import DueDate
from fengqiao.law.errors import PeriodError
from fengqiao.law.spans import (
    SHANGHAI,
    HourPause,
    Pause,
    Period,
    Unit,
    days,
    hours,
    in_shanghai,
    merge_pauses,
    months,
    parse_period,
    working_days,
    years,
)
from fengqiao.law.steps import Step, StepKind

__all__ = [
    "SHANGHAI",
    "DueDate",
    "HourPause",
    "Pause",
    "Period",
    "Step",
    "StepKind",
    "Unit",
    "days",
    "due",
    "due_before",
    "hours",
    "months",
    "parse_period",
    "working_days",
    "years",
]

PauseLike = Pause | HourPause | tuple[dt.date, dt.date | None]
"""A pause, or a pair of its first and last suspended day (None: not over yet); for hours a pair of moments."""

_KIND = {Unit.HOUR: "hours", Unit.DAY: "days", Unit.WORKING_DAY: "working", Unit.MONTH: "months", Unit.YEAR: "months"}


def due(
    start: dt.date | dt.datetime,
    period: Period,
    *,
    pauses: Iterable[PauseLike] = (),
    extensions: Iterable[Period] = (),
    rule: Article | None = None,
    calendar: WorkCalendar | None = None,
    roll: bool = True,
    next_hour: bool = False,
) -> DueDate:
    """The last day of ``period`` counted from the event on ``start``.

    ``start``       the day of the event; a datetime is taken as its day in Asia/Shanghai.  Hours need a datetime
    ``pauses``      days on which the clock stood still; see :class:`Pause`.  A pause without end gives a result that is
                    ``paused`` and has no date yet.  A pause outside the term is noted and changes nothing
    ``extensions``  lengths added, in order, each in its own unit; hours only to hours
    ``rule``        the article that sets the term, kept in the result
    ``calendar``    None for the official one
    ``roll``        False for terms that do not move for rest days (detained persons, 刑事诉讼法第一百零五条)
    ``next_hour``   hours only: count from the next full hour (民诉解释第一百二十五条)

    Raises PeriodError when something cannot be counted, CalendarError at the end of the calendar.
    """
    parts = [period, *extensions]
    if any((part.unit is Unit.HOUR) != (period.unit is Unit.HOUR) for part in parts):
        raise PeriodError(f"hours can only be extended by hours, days only by days, months or years: {_list(parts)}")
    try:
        if period.unit is Unit.HOUR:
            return _due_in_hours(start, parts, pauses, rule, next_hour=next_hour)
        if next_hour:
            raise PeriodError(f"next_hour is for periods of hours, not for {period.en()}")
        return _due_in_days(start, parts, pauses, rule, calendar or WorkCalendar.official(), roll=roll)
    except OverflowError as error:
        raise PeriodError(f"{_list(parts)} from {start} is outside the calendar") from error


def due_before(
    event: dt.date | dt.datetime,
    period: Period,
    *,
    rule: Article | None = None,
    calendar: WorkCalendar | None = None,
) -> DueDate:
    """The last day on which something due ``period`` before ``event`` is in time (a hearing notice 3 days before).

    The day of the event is not counted, and the result never moves later for rest days, which would cut the notice
    short; ``safe`` is the working day on which to do it.  Hours need a datetime.  Raises PeriodError as ``due`` does.
    """
    calendar = calendar or WorkCalendar.official()
    if period.unit is Unit.HOUR:
        moment = _moment(event)
        last = _later(moment, -dt.timedelta(hours=period.n))
        moves = (last.date() - moment.date()).days
        steps = (
            Step(StepKind.START, moment.date(), moment=moment),
            Step(StepKind.COUNT, last.date(), moves=moves, period=period, moment=last),
            Step(StepKind.END, last.date(), moment=last),
        )
        return DueDate(moment, period, steps, rule, last.date(), last, last.date())
    day = _day(event)
    try:
        last_day, touched = _count_back(day, period, calendar)
    except OverflowError as error:
        raise PeriodError(f"{period.en()} before {day} is outside the calendar") from error
    steps = (
        Step(StepKind.START, day),
        Step(StepKind.COUNT, last_day, moves=(last_day - day).days, period=period),
        Step(StepKind.END, last_day),
    )
    provisional = any(calendar.is_provisional(one) for one in touched)
    safe = calendar.working_day_on_or_before(last_day)
    return DueDate(day, period, steps, rule, last_day, None, last_day, safe, provisional)


def _count_back(day: dt.date, period: Period, calendar: WorkCalendar) -> tuple[dt.date, Sequence[dt.date]]:
    """The day ``period`` before ``day``, and the days whose notice decides about it."""
    if period.unit is Unit.WORKING_DAY:
        last = day
        for _ in range(period.n):
            last = calendar.previous_working_day(last)
        # The rest days in between count too: a coming notice may have one of them worked.
        return last, [last + dt.timedelta(days=number) for number in range((day - last).days)]
    if period.unit is Unit.DAY:
        return day - dt.timedelta(days=period.n), ()
    return shift_months(day, -period.n * (12 if period.unit is Unit.YEAR else 1))[0], ()


def _due_in_days(
    start: dt.date | dt.datetime,
    parts: Sequence[Period],
    pauses: Iterable[PauseLike],
    rule: Article | None,
    calendar: WorkCalendar,
    *,
    roll: bool,
) -> DueDate:
    counter = Counter(_day(start), calendar, merge_pauses(_day_pause(pause) for pause in pauses))
    counter.begin()
    for number, run in enumerate(_runs(parts)):
        if not counter.waiting:
            counter.run(run, extending=number > 0)
    unrolled, safe = (None, None) if counter.waiting else counter.settle(roll=roll)
    if counter.waiting:  # also when an open pause began while the last day was moving
        return DueDate(counter.start, parts[0], tuple(counter.steps), rule)
    return DueDate(
        counter.start, parts[0], tuple(counter.steps), rule, counter.end, None, unrolled, safe, counter.provisional
    )


def _runs(parts: Sequence[Period]) -> list[list[Period]]:
    """Neighbouring parts that are counted together, such as 6 months and 1 year; 30 days after them stand alone."""
    runs = [[parts[0]]]
    for part in parts[1:]:
        if _KIND[part.unit] == _KIND[runs[-1][-1].unit]:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _due_in_hours(
    start: dt.date | dt.datetime,
    parts: Sequence[Period],
    pauses: Iterable[PauseLike],
    rule: Article | None,
    *,
    next_hour: bool,
) -> DueDate:
    """Hours run through nights and holidays; only their pauses stop them."""
    begin = end = _moment(start)
    steps = [Step(StepKind.START, begin.date(), moment=begin)]

    def move(kind: StepKind, to: dt.datetime, *, period: Period | None = None, pause: HourPause | None = None) -> None:
        nonlocal end
        moves, end = (to.date() - end.date()).days, to
        first, last = (pause.begin.date(), (pause.end or pause.begin).date()) if pause else (None, None)
        note = pause.reason if pause else ""
        steps.append(Step(kind, to.date(), first, last, moves=moves, period=period, note=note, moment=to))

    if next_hour:
        move(StepKind.NEXT_HOUR, _later(end.replace(minute=0, second=0, microsecond=0), dt.timedelta(hours=1)))
    running_from = end
    for number, part in enumerate(parts):
        kind = StepKind.EXTENSION if number else StepKind.COUNT
        move(kind, _later(end, dt.timedelta(hours=part.n)), period=part)
    for pause in _merged_hour_pauses(pauses):
        lost_from = max(pause.begin, running_from)
        if pause.end is None and pause.begin < end:
            steps.append(Step(StepKind.PAUSED, pause.begin.date(), note=pause.reason, moment=pause.begin))
            return DueDate(begin, parts[0], tuple(steps), rule)
        if pause.end is not None and lost_from < min(pause.end, end):
            move(StepKind.PAUSE, _later(end, pause.end - lost_from), pause=pause)
    steps.append(Step(StepKind.END, end.date(), moment=end))
    return DueDate(begin, parts[0], tuple(steps), rule, end.date(), end, end.date())


def _merged_hour_pauses(pauses: Iterable[PauseLike]) -> list[HourPause]:
    merged: list[HourPause] = []
    for pause in sorted((_hour_pause(pause) for pause in pauses), key=lambda pause: pause.begin):
        before = merged[-1] if merged else None
        if before is None or (before.end is not None and pause.begin > before.end):
            merged.append(pause)
            continue
        end = None if before.end is None or pause.end is None else max(before.end, pause.end)
        merged[-1] = HourPause(before.begin, end, before.reason or pause.reason)
    return merged


def _day_pause(pause: PauseLike) -> Pause:
    if isinstance(pause, HourPause):
        raise PeriodError("a clock of days is paused by days: give a Pause, not an HourPause")
    if isinstance(pause, Pause):
        return pause
    first, last = pause
    return Pause(_day(first), None if last is None else _day(last))


def _hour_pause(pause: PauseLike) -> HourPause:
    if isinstance(pause, HourPause):
        return pause
    if isinstance(pause, tuple):
        begin, end = pause
        return HourPause(_moment(begin), None if end is None else _moment(end))
    raise PeriodError("a clock of hours is paused by moments: give an HourPause, not a Pause")


def _day(value: dt.date | dt.datetime) -> dt.date:
    return in_shanghai(value).date() if isinstance(value, dt.datetime) else value


def _moment(value: dt.date | dt.datetime) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        raise PeriodError(f"hours run from a moment: give a date with a time, such as {value}T09:30, not only a date")
    return in_shanghai(value)


def _later(moment: dt.datetime, length: dt.timedelta) -> dt.datetime:
    # By way of UTC, so that an hour is an hour even in the summers (1986 to 1991) when China changed its clocks.
    return in_shanghai(moment.astimezone(dt.UTC) + length)


def _list(parts: Sequence[Period]) -> str:
    return " + ".join(map(str, parts))
