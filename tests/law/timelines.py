"""Random timelines, and what the library and the reference make of each: shared by the tests and the benchmark.

A timeline is a term with its start, pauses, extensions and calendar, drawn so that the nasty days are frequent: month
ends, the New Year, holidays and their make-up days, pauses that touch, overlap, begin on the last day or never end.
Drawn from a seed, so that ``difference`` on any of them can be repeated; its ``repr`` is the case to put into a test.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.law import reference_counting as reference

from fengqiao.law import Interruption, Pause, Period, Unit, WorkCalendar, due, due_before, limitation_due
from fengqiao.law.notices import read_notice
from fengqiao.law.periods import SHANGHAI, HourPause

UNITS = {
    reference.HOURS: Unit.HOUR,
    reference.DAYS: Unit.DAY,
    reference.WORKING_DAYS: Unit.WORKING_DAY,
    reference.MONTHS: Unit.MONTH,
    reference.YEARS: Unit.YEAR,
}

NOTICE_2027: dict[str, Any] = {
    "year": 2027,
    "source": [{"title": "an invented notice for 2027", "date": date(2026, 11, 10)}],
    "off": [
        {"name": "元旦", "from": date(2027, 1, 1), "to": date(2027, 1, 3)},
        {
            "name": "春节",
            "from": date(2027, 2, 5),
            "to": date(2027, 2, 11),
            "work": [date(2027, 1, 31), date(2027, 2, 14)],
        },
        {"name": "清明节", "from": date(2027, 4, 3), "to": date(2027, 4, 5)},
        {
            "name": "劳动节",
            "from": date(2027, 5, 1),
            "to": date(2027, 5, 5),
            "work": [date(2027, 4, 25), date(2027, 5, 8)],
        },
        {"name": "端午节", "from": date(2027, 6, 9), "to": date(2027, 6, 9)},
        {"name": "中秋节", "from": date(2027, 9, 15), "to": date(2027, 9, 15)},
        {
            "name": "国庆节",
            "from": date(2027, 10, 1),
            "to": date(2027, 10, 7),
            "work": [date(2027, 9, 26), date(2027, 10, 9)],
        },
    ],
}
"""Invented: no such notice is out; what a new notice changes is tried with it."""


def _with_a_longer_spring_festival(notice: dict[str, Any]) -> dict[str, Any]:
    """The notice of 2026 as it would stand if the Spring Festival were prolonged, as it was in 2020."""
    changed = [dict(holiday) for holiday in notice["off"]]
    for holiday in changed:
        if holiday["name"] == "春节":
            holiday.update({"to": date(2026, 3, 1), "work": [date(2026, 2, 14)]})
    return {**notice, "off": changed}


@functools.cache
def calendars() -> dict[str, tuple[WorkCalendar, reference.CalendarDays]]:
    """The calendars a timeline may use, each as both implementations build it from the same notices."""
    held = reference.raw_notices()
    versions = {
        "official": held,
        "before the notice for 2026": {year: raw for year, raw in held.items() if year < 2026},
        "with a gap": {year: raw for year, raw in held.items() if year not in (2019, 2020, 2024)},
        "with a notice for 2027": {**held, 2027: NOTICE_2027},
        "after a prolonged holiday": {**held, 2026: _with_a_longer_spring_festival(held[2026])},
        "without any notice": {},
    }
    festivals = reference.festival_days(reference.raw_festivals())
    return {
        name: (
            WorkCalendar(read_notice(raw) for raw in notices.values()),
            reference.calendar_from(notices.values(), festivals),
        )
        for name, notices in versions.items()
    }


@dataclass(frozen=True)
class Term:
    """A term in days, working days, months or years."""

    start: date
    n: int
    unit: str
    pauses: tuple[reference.Pause, ...] = ()
    extensions: tuple[reference.Extension, ...] = ()
    calendar: str = "official"
    roll: bool = True

    def library(self) -> tuple[object, ...]:
        """What ``fengqiao.law`` says: last day, last day before it was moved, whether provisional."""
        found = due(
            self.start,
            Period(self.n, UNITS[self.unit]),
            pauses=[Pause(*pause) for pause in self.pauses],
            extensions=[Period(more, UNITS[unit]) for more, unit in self.extensions],
            calendar=calendars()[self.calendar][0],
            roll=self.roll,
        )
        # Whether an answer without a date is provisional has no meaning.
        return found.date, found.unrolled, found.provisional and not found.paused

    def reference(self) -> tuple[object, ...]:
        """The same from the reference."""
        days = calendars()[self.calendar][1]
        return reference.reference_due(self.start, self.n, self.unit, self.pauses, self.extensions, days, self.roll)


@dataclass(frozen=True)
class TermBefore:
    """A term counted back from an event."""

    event: date
    n: int
    unit: str
    calendar: str = "official"

    def library(self) -> tuple[object, ...]:
        """What ``fengqiao.law`` says: last day in time, whether provisional."""
        found = due_before(self.event, Period(self.n, UNITS[self.unit]), calendar=calendars()[self.calendar][0])
        return found.date, found.provisional

    def reference(self) -> tuple[object, ...]:
        """The same from the reference."""
        return reference.reference_due_before(self.event, self.n, self.unit, calendars()[self.calendar][1])


@dataclass(frozen=True)
class HourTerm:
    """A term in hours; moments are local."""

    start: datetime
    n: int
    standstills: tuple[reference.Standstill, ...] = ()
    next_hour: bool = False

    def library(self) -> tuple[object, ...]:
        """What ``fengqiao.law`` says: the last moment, in local time."""
        found = due(
            self.start.replace(tzinfo=SHANGHAI),
            Period(self.n, Unit.HOUR),
            pauses=[HourPause(*standstill) for standstill in self.standstills],
            next_hour=self.next_hour,
        )
        return (found.moment and found.moment.replace(tzinfo=None),)

    def reference(self) -> tuple[object, ...]:
        """The same from the reference."""
        return (reference.reference_moment(self.start, self.n, self.standstills, next_hour=self.next_hour),)


@dataclass(frozen=True)
class Limitation:
    """A civil limitation with what interrupted and suspended it."""

    start: date
    years: int
    interruptions: tuple[tuple[date, date | None], ...] = ()
    obstacles: tuple[reference.Pause, ...] = ()
    harm: date | None = None
    calendar: str = "official"

    def library(self) -> tuple[object, ...]:
        """What ``fengqiao.law`` says: last day, last day before it was moved, whether provisional."""
        found = limitation_due(
            self.start,
            Period(self.years, Unit.YEAR),
            interruptions=[Interruption(*interruption) for interruption in self.interruptions],
            obstacles=[Pause(*obstacle) for obstacle in self.obstacles],
            longest=(self.harm, Period(20, Unit.YEAR)) if self.harm else None,
            calendar=calendars()[self.calendar][0],
        )
        return found.date, found.unrolled, found.provisional and not found.paused

    def reference(self) -> tuple[object, ...]:
        """The same from the reference."""
        return reference.reference_limitation(
            self.start,
            self.years,
            self.interruptions,
            self.obstacles,
            calendars()[self.calendar][1],
            harm=self.harm,
        )


type Timeline = Term | TermBefore | HourTerm | Limitation


def difference(timeline: Timeline) -> str | None:
    """What both say where they disagree; None where they agree."""
    library, expected = timeline.library(), timeline.reference()
    if library == expected:
        return None
    said, counted = (" ".join(map(str, answer)) for answer in (library, expected))
    return f"{timeline!r}\n    library:   {said}\n    reference: {counted}"


def timelines(seed: int, count: int) -> Iterator[Timeline]:
    """``count`` timelines, the same ones for the same seed."""
    draw = random.Random(seed)
    for _ in range(count):
        kind = draw.random()
        if kind < 0.80:
            yield _term(draw)
        elif kind < 0.86:
            yield _term_before(draw)
        elif kind < 0.94:
            yield _hour_term(draw)
        else:
            yield _limitation(draw)


def _day(draw: random.Random) -> date:
    """A day from 2014 to 2029; every second one where the calendar or the month is awkward."""
    day = date(2014, 6, 1) + timedelta(days=draw.randrange(5600))
    awkward = draw.random()
    if awkward < 0.15:
        return day.replace(day=1) - timedelta(days=draw.choice([1, 1, 2, 3]))
    if awkward < 0.25:
        return date(day.year, 12, 31) + timedelta(days=draw.randint(-6, 6))
    if awkward < 0.40:
        return date(day.year, draw.choice([1, 2, 5, 9, 10]), 1) + timedelta(days=draw.randint(-9, 20))
    if awkward < 0.50:
        return date(draw.choice([2026, 2026, 2027]), day.month, min(day.day, 28))
    return day


def _amount(draw: random.Random, unit: str) -> int:
    """A length such as laws set, or any other."""
    usual, longest = {
        reference.DAYS: ((3, 5, 7, 10, 15, 30, 45, 60, 90), 200),
        reference.WORKING_DAYS: ((1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60), 70),
        reference.MONTHS: ((1, 2, 3, 6, 12, 18), 40),
        reference.YEARS: ((1, 2, 3), 5),
        reference.HOURS: ((24, 48, 72), 300),
    }[unit]
    return draw.choice(usual) if draw.random() < 0.6 else draw.randint(1, longest)


def _term(draw: random.Random) -> Term:
    start = _day(draw)
    unit = draw.choices(
        [reference.DAYS, reference.WORKING_DAYS, reference.MONTHS, reference.YEARS], weights=[40, 40, 17, 3]
    )[0]
    n = _amount(draw, unit)
    extensions = []
    for _ in range(draw.choice([0, 0, 0, 1, 1, 2])):
        more_unit = (
            unit if draw.random() < 0.6 else draw.choice([reference.DAYS, reference.WORKING_DAYS, reference.MONTHS])
        )
        extensions.append((_amount(draw, more_unit), more_unit))
    plain = Term(start, n, unit, (), tuple(extensions), draw.choice(list(calendars())), draw.random() > 0.12)
    return _paused(draw, plain) if draw.random() < 0.6 else plain


def _paused(draw: random.Random, term: Term) -> Term:
    """The same term with pauses: anywhere in it, and about its first and last days."""
    calendar = calendars()[term.calendar][1]
    due_day, end, _ = reference.reference_due(term.start, term.n, term.unit, (), term.extensions, calendar, term.roll)
    assert due_day is not None
    assert end is not None
    pauses: list[reference.Pause] = []
    for _ in range(draw.choice([1, 1, 1, 2, 2, 3])):
        where = draw.random()
        if where < 0.6:
            first = term.start + timedelta(days=draw.randint(-10, (end - term.start).days + 8))
        elif where < 0.85:
            first = draw.choice([end, due_day]) + timedelta(days=draw.randint(-2, 2))
        else:
            first = term.start + timedelta(days=draw.randint(-3, 3))
        length = draw.choice([0, 0, 1, 2, 4, 6, 13, 29, draw.randint(0, 120)])
        last = None if draw.random() < 0.03 else first + timedelta(days=length)
        pauses.append((first, last))
    return Term(term.start, term.n, term.unit, tuple(pauses), term.extensions, term.calendar, term.roll)


def _term_before(draw: random.Random) -> TermBefore:
    unit = draw.choice([reference.DAYS, reference.WORKING_DAYS, reference.WORKING_DAYS, reference.MONTHS])
    return TermBefore(_day(draw), _amount(draw, unit), unit, draw.choice(list(calendars())))


def _hour_term(draw: random.Random) -> HourTerm:
    day = _day(draw)
    clock = time(draw.randrange(24), draw.choice([0, 0, 59, draw.randrange(60)]))
    start = datetime.combine(day, clock)
    n = _amount(draw, reference.HOURS)
    standstills: list[reference.Standstill] = []
    for _ in range(draw.choice([0, 0, 1, 2, 3])):
        begin = start + timedelta(hours=draw.randint(-5, n + 5), minutes=draw.choice([0, 0, 30]))
        length = timedelta(hours=draw.randint(0, 60), minutes=draw.choice([0, 0, 20]))
        standstills.append((begin, None if draw.random() < 0.05 else begin + length))
    return HourTerm(start, n, tuple(standstills), draw.random() < 0.3)


def _limitation(draw: random.Random) -> Limitation:
    start = _day(draw)
    years = draw.choice([3, 3, 3, 2, 1])
    interruptions: list[tuple[date, date | None]] = []
    on = start
    for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
        on = on + timedelta(days=draw.randint(-30, 365 * years + 20))
        lasts = draw.choice([0, 0, 0, 90, 400])
        interruptions.append((on, None if draw.random() < 0.04 else on + timedelta(days=lasts)))
    end = reference.same_day_later(max([start, *(again for _, again in interruptions if again)]), 12 * years)
    obstacles: list[reference.Pause] = []
    for _ in range(draw.choice([0, 1, 1, 2, 3])):
        first = end + timedelta(days=draw.choice([0, 1, -1, -182, -183, -184, draw.randint(-400, 20)]))
        obstacles.append(
            (first, None if draw.random() < 0.04 else first + timedelta(days=draw.choice([0, 2, 45, 150])))
        )
    harm = start - timedelta(days=draw.randint(0, 365 * 21)) if draw.random() < 0.4 else None
    return Limitation(start, years, tuple(interruptions), tuple(obstacles), harm, draw.choice(list(calendars())))
