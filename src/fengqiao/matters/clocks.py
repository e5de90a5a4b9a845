"""The clocks of a matter, computed from its events.  Nothing is counted down; a stored date is only a cache of this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from fengqiao.flow import Clock, ClockKind, Role, Service
from fengqiao.knowledge.provinces import speaks_for
from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article
from fengqiao.law.clocks import clock_on
from fengqiao.law.periods import DueDate, Period, Unit, days, due
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.clock_words import colour_of
from fengqiao.matters.models import ClockRow, ClockState, Event, Matter

NOTHING_DUE = date(9999, 12, 31)
ORDINARY = 9
"""The rank of a matter without a flag."""
"""What ``Matter.next_due`` holds when no clock of the office is running; it sorts last."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one clock: when it began, what paused and extended it, and the explained due date.

    ``due`` is None while an open pause keeps the end unknown.  ``stopped_on`` is None while it runs.
    """

    clock: Clock
    started_on: date
    started_at: datetime
    due: DueDate | None
    period: Period
    cites: tuple[Article, ...]
    certain: bool = True
    note: str = ""
    stopped_on: date | None = None
    paused_since: date | None = None

    @property
    def state(self) -> ClockState:
        if self.stopped_on is not None:
            return ClockState.STOPPED
        return ClockState.PAUSED if self.paused_since is not None else ClockState.RUNNING

    @property
    def due_on(self) -> date | None:
        return self.due.date if self.due else None

    @property
    def amber_on(self) -> date | None:
        """The day two thirds of the time are gone: from here the clock is amber."""
        if self.due_on is None:
            return None
        return self.due_on - timedelta(days=max((self.due_on - self.started_on).days // 3, 1))

    def colour(self, today: date) -> str:
        """green, amber, red, grey (paused) or done, as of that day; a page never shows it by colour alone."""
        return colour_of(self.state, self.due_on, self.amber_on, today)


@dataclass(slots=True)
class _Open:
    """A run being read from events."""

    started_on: date
    started_at: datetime
    until: date | None = None
    pauses: list[tuple[date, date]] = field(default_factory=list)
    extensions: list[Period] = field(default_factory=list)
    paused_since: date | None = None
    stopped_on: date | None = None


def runs_of(
    service: Service, events: Iterable[Event], calendar: WorkCalendar, opened_on: date, district: str = ""
) -> list[Run]:
    """The latest run of every clock that has started, in the order declared.

    ``district`` is the code of the matter's district: a clock of a provincial rule runs in that province and in no other.
    """
    history = list(events)
    found = []
    for clock in service.clocks:
        reading = _read(clock, history)
        if reading is not None and _holds_in(clock, district, opened_on):
            found.append(_run(clock, reading, calendar, opened_on))
    return found


def _holds_in(clock: Clock, district: str, opened_on: date) -> bool:
    region = clock_on(clock.rule, opened_on).region if clock.rule else ""
    return not region or speaks_for(region, district)


def _read(clock: Clock, events: Sequence[Event]) -> _Open | None:
    """Fold the events into the clock's latest run; None when it never started."""
    run: _Open | None = None
    extended = dict(clock.extended_by)
    pausing, resuming = {a for a, _b in clock.pauses}, {b for _a, b in clock.pauses}
    for event in events:
        if clock.until_field and event.action in clock.starts and not event.data.get(clock.until_field):
            continue  # no day was set
        if (
            clock.only_for
            and event.action in clock.starts
            and event.data.get(clock.only_for[0]) not in clock.only_for[1]
        ):
            continue  # not one of those it runs for
        if event.action in clock.starts and (run is None or run.stopped_on is not None or event.action != "open"):
            run = _Open(_first_day(clock, event), event.at, until=_day_given(event, clock.until_field))
        if run is None or run.stopped_on is not None:
            continue
        if run.paused_since is not None and event.action in resuming:
            # The day it was asked still counts and the day it was given does not: the days between stand still.
            if event.on > run.paused_since:
                run.pauses.append((run.paused_since + timedelta(days=1), event.on))
            run.paused_since = None
        if event.action in pausing:
            run.paused_since = event.on
        if event.action in extended:
            run.extensions.append(extended[event.action])
        if event.action in clock.stops:
            run.stopped_on, run.paused_since = event.on, None
    return run


def _first_day(clock: Clock, event: Event) -> date:
    return _day_given(event, clock.starts_from_field) or event.on


def _day_given(event: Event, key: str) -> date | None:
    given = event.data.get(key) if key else None
    return date.fromisoformat(given) if isinstance(given, str) else None


def _run(clock: Clock, reading: _Open, calendar: WorkCalendar, opened_on: date) -> Run:
    rule = clock_on(clock.rule, opened_on) if clock.rule else None
    period = clock.period if rule is None else rule.period
    if reading.until is not None:
        period = days(max((reading.until - reading.started_on).days, 1))
    assert period is not None  # a promise has its own and a named rule has a length; checked when declared
    start: date | datetime = (
        reading.started_on if period.unit is not Unit.HOUR else reading.started_at.astimezone(SHANGHAI)
    )
    ends: DueDate | None = None
    if reading.paused_since is None:
        # A day somebody set is that very day: it does not move for a rest day.
        counted = rule.due if rule is not None else partial(due, period=period, roll=reading.until is None)
        ends = counted(start, pauses=reading.pauses, extensions=reading.extensions, calendar=calendar)
    return Run(
        clock=clock,
        started_on=reading.started_on,
        started_at=reading.started_at,
        due=ends,
        period=period,
        cites=rule.articles if rule else (),
        certain=rule.certain if rule else True,
        note=rule.note_zh if rule else "",
        stopped_on=reading.stopped_on,
        paused_since=reading.paused_since,
    )


def matter_runs(matter: Matter, calendar: WorkCalendar | None = None) -> list[Run]:
    """The clocks of a matter as of its events."""
    district = str(matter.district_id)
    return runs_of(matter.service, matter.events.all(), calendar or current_calendar(), matter.opened_on, district)


def current_calendar() -> WorkCalendar:
    """The official calendar with the notices this installation has entered."""
    from fengqiao.knowledge.notices import calendar_in_force  # read at call time: notices may be entered while we run

    return calendar_in_force()


def rows_of(matter: Matter, runs: Iterable[Run]) -> list[ClockRow]:
    """The cache rows of these runs, unsaved."""
    return [
        ClockRow(
            matter=matter,
            key=run.clock.key,
            state=run.state,
            started_on=run.started_on,
            stopped_on=run.stopped_on,
            due_on=run.due_on,
            due_at=run.due.moment if run.due else None,
            amber_on=run.amber_on,
            safe_on=run.due.safe if run.due else None,
            provisional=bool(run.due and run.due.provisional),
        )
        for run in runs
    ]


_CACHED = ("state", "started_on", "stopped_on", "due_on", "due_at", "amber_on", "safe_on", "provisional")


def is_office_work(clock: Clock) -> bool:
    """Whether somebody of the office must act before this clock ends."""
    return clock.kind is not ClockKind.LIMIT and clock.whose is not Role.SYSTEM


def next_due(runs: Iterable[Run]) -> date:
    """The earliest running date of the office's own clocks; NOTHING_DUE when there is none.

    A limit on the citizen, and a clock by which the system acts, are not the office's work: they do not move the matter up
    the queue.
    """
    dates = [
        run.due_on
        for run in runs
        if run.state is ClockState.RUNNING and is_office_work(run.clock) and run.due_on is not None
    ]
    return min(dates, default=NOTHING_DUE)


def rank_of(matter: Matter, due: date) -> int:
    """The matter's place before the date: 1 for the green channel, 2 for priority, 9 for the rest.

    A matter that asks nothing of the office just now stands with the rest, so that it keeps nothing urgent from the top.
    """
    raised = (flag.rank for flag in matter.service.flags if flag.key in matter.flags)
    return min(raised, default=ORDINARY) if due < NOTHING_DUE else ORDINARY


def refresh(matter: Matter, calendar: WorkCalendar | None = None) -> list[Run]:
    """Rebuild the matter's clock rows from its events, and in memory ``next_due`` and ``rank``, which the caller saves."""
    runs = matter_runs(matter, calendar)
    store(rows_of(matter, runs))
    matter.next_due = next_due(runs) if matter.is_open else NOTHING_DUE
    matter.rank = rank_of(matter, matter.next_due)
    return runs


def store(rows: Iterable[ClockRow]) -> None:
    """Write these rows over the stored ones."""
    # A clock that has started never un-starts, so rows are written over and none is left behind.
    ClockRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["matter", "key"], update_fields=_CACHED, batch_size=500
    )
