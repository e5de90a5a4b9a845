"""Lengths of time as statutes give them, and the days a clock stands still.

Natural days, working days, months, years and hours are different things (deadlines.md, section 1): a bare number never
stands for a period.  60 days are not 2 months, and 6 months are not 180 days.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from fengqiao.law.errors import PeriodError

__all__ = [
    "SHANGHAI",
    "HourPause",
    "Pause",
    "Period",
    "Unit",
    "days",
    "hours",
    "merge_pauses",
    "months",
    "parse_period",
    "working_days",
    "years",
]

SHANGHAI = ZoneInfo("Asia/Shanghai")
ONE_DAY = dt.timedelta(days=1)


class Unit(StrEnum):
    """The unit of a period; the value is the short form used in data and on the command line."""

    HOUR = "h"
    DAY = "d"
    WORKING_DAY = "wd"
    MONTH = "mo"
    YEAR = "yr"


_ZH = {Unit.HOUR: "小时", Unit.DAY: "日", Unit.WORKING_DAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}
_EN = {Unit.HOUR: "hour", Unit.DAY: "day", Unit.WORKING_DAY: "working day", Unit.MONTH: "month", Unit.YEAR: "year"}
_MOST = {Unit.HOUR: 876_000, Unit.DAY: 36_500, Unit.WORKING_DAY: 25_000, Unit.MONTH: 1_200, Unit.YEAR: 100}
"""A century of each; a longer period is a slip of the pen."""
_PERIOD = re.compile(r"\s*(\d{1,9})\s*([a-z]+)\s*", re.ASCII)
_UNIT_NAMES = ", ".join(unit.value for unit in Unit)


@dataclass(frozen=True, slots=True)
class Period:
    """``n`` of one ``unit``: ``Period(7, Unit.DAY)``, in short ``days(7)`` or ``parse_period("7d")``.

    ``n`` is at least 1 and at most a century.  Raises PeriodError otherwise.
    """

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse what cannot be a period."""
        object.__setattr__(self, "unit", Unit(self.unit))
        if not 1 <= self.n <= _MOST[self.unit]:
            raise PeriodError(f"a period of {self.n} {_EN[self.unit]}s cannot be counted: 1 to {_MOST[self.unit]}")

    def __str__(self) -> str:
        """The short form that parse_period reads: 7d, 20wd, 6mo, 2yr, 24h."""
        return f"{self.n}{self.unit.value}"

    def zh(self) -> str:
        """As a statute writes it: 7日, 20个工作日, 6个月, 2年, 24小时."""
        return f"{self.n}{_ZH[self.unit]}"

    def en(self) -> str:
        """In English: 7 days, 20 working days, 1 month."""
        return f"{self.n} {_EN[self.unit]}{'' if self.n == 1 else 's'}"


def hours(n: int) -> Period:
    """``n`` hours; they run from a moment, through nights and holidays."""
    return Period(n, Unit.HOUR)


def days(n: int) -> Period:
    """``n`` natural days (日), rest days included."""
    return Period(n, Unit.DAY)


def working_days(n: int) -> Period:
    """``n`` working days (工作日); only where the article or its law says so (deadlines.md, section 1, rule 6)."""
    return Period(n, Unit.WORKING_DAY)


def months(n: int) -> Period:
    """``n`` calendar months."""
    return Period(n, Unit.MONTH)


def years(n: int) -> Period:
    """``n`` calendar years."""
    return Period(n, Unit.YEAR)


def parse_period(text: str) -> Period:
    """Read ``7d``, ``20wd``, ``6mo``, ``2yr`` or ``24h``.  Raises PeriodError saying what is accepted."""
    match = _PERIOD.fullmatch(text.lower())
    if match is None or match[2] not in set(Unit):
        raise PeriodError(f"“{text}” is not a period: write a number and one of {_UNIT_NAMES}, such as 7d or 20wd")
    return Period(int(match[1]), Unit(match[2]))


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a clock stands still: ``first`` to ``last``, both included; ``last`` None while it still stands.

    ``reason`` is shown in the explanation when given (鉴定, 补充材料), ``reason_en`` in the English one.  Raises PeriodError
    when out of order.
    """

    first: dt.date
    last: dt.date | None = None
    reason: str = ""
    reason_en: str = ""

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it begins."""
        if self.last is not None and self.last < self.first:
            raise PeriodError(f"a pause cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def between(cls, stopped: dt.date, resumed: dt.date | None, reason: str = "") -> Self | None:
        """The days lost between the event that stopped the clock and the one that let it run again.

        The day of an event is not counted: asked on 7 May and given on 12 May loses 8 to 12 May (deadlines.md, example
        17).  None when both happened on one day, so that nothing was lost; ``resumed`` None while still waiting.
        """
        if resumed == stopped:
            return None
        return cls(stopped + ONE_DAY, resumed, reason)


@dataclass(frozen=True, slots=True)
class HourPause:
    """The moments between which an hour clock stands still; naive moments are Asia/Shanghai; ``end`` None: still."""

    begin: dt.datetime
    end: dt.datetime | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Make both moments aware and refuse a pause that ends before it begins."""
        object.__setattr__(self, "begin", in_shanghai(self.begin))
        if self.end is not None:
            object.__setattr__(self, "end", in_shanghai(self.end))
            if self.end < self.begin:
                raise PeriodError(f"a pause cannot end ({self.end}) before it begins ({self.begin})")


def in_shanghai(moment: dt.datetime) -> dt.datetime:
    """The same moment as Asia/Shanghai; a naive one is taken to be Asia/Shanghai already."""
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)


def merge_pauses(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same days in order, overlapping and touching pauses joined, so that no day is ever counted twice."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.first):
        before = merged[-1] if merged else None
        if before is None or (before.last is not None and pause.first > before.last + ONE_DAY):
            merged.append(pause)
            continue
        last = None if before.last is None or pause.last is None else max(before.last, pause.last)
        merged[-1] = Pause(
            before.first,
            last,
            _joined("、", before.reason, pause.reason),
            _joined(", ", before.reason_en, pause.reason_en),
        )
    return tuple(merged)


def _joined(comma: str, before: str, reason: str) -> str:
    """The reasons so far and one more, each once."""
    return comma.join(dict.fromkeys(one for one in [*before.split(comma), reason] if one))
