"""Working days, rest days and the holidays that explain them.

A day is a rest day when it is a weekend day that is not worked in exchange (调休上班日), or a day off in the year's
notice of the State Council (deadlines.md, section 1, rule 3 and section 4).  Days are dates in Asia/Shanghai.

A year whose notice we do not hold is never guessed: its weekends and the festivals that the
《全国年节及纪念日放假办法》 fixes by itself are rest days, nothing else is, and every day of it is *provisional*.
So are the last three days of December while the next year's notice is missing, because a notice may reach back: 2019's
made 2018-12-29, a Saturday, a working day and 2018-12-31, a Monday, a rest day.

>>> import datetime as dt
>>> calendar = WorkCalendar.official()
>>> calendar.is_working_day(dt.date(2026, 2, 28)), calendar.day(dt.date(2026, 2, 28)).zh()
(True, '2026年2月28日（星期六）春节调休上班')
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

from fengqiao.law.errors import CalendarError
from fengqiao.law.notices import Festivals, Notice, load_festivals, official_notices, read_notice

__all__ = ["Day", "DayKind", "WorkCalendar", "date_en", "date_zh", "festival_en"]

ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_FIRST_YEAR_END_DAY = 29
"""29 to 31 December wait for the next year's notice; see the module docstring."""
_MAKE_UP_REACH = 14
"""Days between a festival and the weekend worked for it: at most 14 in every notice since 2015 (tests check)."""

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FESTIVALS_EN = {
    "元旦": "New Year",
    "春节": "Spring Festival",
    "清明节": "Qingming",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利70周年纪念日": "70th Victory Day",
}


class DayKind(StrEnum):
    """Why a day is or is not a working day."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class Day:
    """One day, explaining itself.

    ``name`` is the festival behind a holiday or make-up day (春节), empty for plain days; ``provisional`` says that the
    notice which decides is not known yet.
    """

    date: dt.date
    kind: DayKind
    name: str
    provisional: bool

    @property
    def is_rest(self) -> bool:
        """Whether nobody is expected to work."""
        return self.kind in (DayKind.WEEKEND, DayKind.HOLIDAY)

    def reason_zh(self) -> str:
        """The reason alone: 春节放假, 春节调休上班, 周末 or 工作日."""
        return {
            DayKind.WORKING: "工作日",
            DayKind.WEEKEND: "周末",
            DayKind.HOLIDAY: f"{self.name}放假",
            DayKind.MAKE_UP: f"{self.name}调休上班",
        }[self.kind]

    def reason_en(self) -> str:
        """The reason alone, in English."""
        return {
            DayKind.WORKING: "working day",
            DayKind.WEEKEND: "weekend",
            DayKind.HOLIDAY: f"{festival_en(self.name)} holiday",
            DayKind.MAKE_UP: f"make-up working day for {festival_en(self.name)}",
        }[self.kind]

    def zh(self) -> str:
        """Date and reason: 2026年2月28日（星期六）春节调休上班."""
        return date_zh(self.date) + self.reason_zh()

    def en(self) -> str:
        """Date and reason: Sat 28 Feb 2026, make-up working day for Spring Festival."""
        return f"{date_en(self.date)}, {self.reason_en()}"


class WorkCalendar:
    """The working days of the country, an immutable value; share it freely.

    ``WorkCalendar.official()`` holds every notice shipped with the package.  ``with_year`` returns a new calendar that
    also holds one more notice, which replaces that year's notice when there was one.
    """

    __slots__ = ("_festival_years", "_festivals", "_notices", "_off", "_work")

    def __init__(self, notices: Iterable[Notice] = (), festivals: Festivals | None = None) -> None:
        """Build a calendar from notices; without any, every year is provisional.

        Raises CalendarError when two notices claim the same day differently.
        """
        self._festivals = festivals or load_festivals()
        self._notices: dict[int, Notice] = {}
        self._off: dict[dt.date, str] = {}
        self._work: dict[dt.date, str] = {}
        self._festival_years: dict[int, dict[dt.date, str]] = {}
        for notice in sorted(notices, key=lambda notice: notice.year):
            self._notices[notice.year] = notice
        for notice in self._notices.values():
            self._off.update(notice.off)
            self._work.update(notice.work)
        if clash := sorted(self._off.keys() & self._work.keys()):
            raise CalendarError(f"two notices disagree: {clash[0]} is a day off in one and a working day in the other")

    @classmethod
    def official(cls) -> "WorkCalendar":
        """The calendar of every notice shipped with the package (2015 to 2026), built once."""
        return _official()

    def with_year(self, source: Path | str | Mapping[str, Any] | Notice) -> Self:
        """A new calendar that also holds the notice in ``source``: a TOML file, a mapping of its shape or a Notice.

        Raises CalendarError with every problem of the notice.
        """
        notice = source if isinstance(source, Notice) else read_notice(source)
        others = [known for known in self._notices.values() if known.year != notice.year]
        return type(self)([*others, notice], self._festivals)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose notice is known, in order."""
        return tuple(self._notices)

    def notice(self, year: int) -> Notice | None:
        """The notice of ``year``; None while it is not known."""
        return self._notices.get(year)

    def day(self, date: dt.date) -> Day:
        """What kind of day ``date`` is, and why."""
        provisional = self.is_provisional(date)
        if date in self._work:
            return Day(date, DayKind.MAKE_UP, self._work[date], provisional)
        if date in self._off:
            return Day(date, DayKind.HOLIDAY, self._off[date], provisional)
        if date.year not in self._notices and (name := self.festival(date)):
            return Day(date, DayKind.HOLIDAY, name, provisional)
        kind = DayKind.WEEKEND if date.weekday() >= _SATURDAY else DayKind.WORKING
        return Day(date, kind, "", provisional)

    def is_rest_day(self, date: dt.date) -> bool:
        """Whether ``date`` is a weekend day or holiday that is not worked in exchange."""
        return self.day(date).is_rest

    def is_working_day(self, date: dt.date) -> bool:
        """Whether ``date`` is worked, make-up Saturdays and Sundays included."""
        return not self.day(date).is_rest

    def is_provisional(self, date: dt.date) -> bool:
        """Whether the notice that decides about ``date`` is not known yet."""
        if date.year not in self._notices:
            return True
        at_year_end = (date.month, date.day) >= (12, _FIRST_YEAR_END_DAY)
        return at_year_end and date.year + 1 not in self._notices

    def next_working_day(self, date: dt.date) -> dt.date:
        """The first working day after ``date``."""
        return next(day for day in _walk(date, ONE_DAY) if self.is_working_day(day))

    def previous_working_day(self, date: dt.date) -> dt.date:
        """The last working day before ``date``."""
        return next(day for day in _walk(date, -ONE_DAY) if self.is_working_day(day))

    def working_day_on_or_before(self, date: dt.date) -> dt.date:
        """``date`` itself when it is worked, else the last working day before it."""
        return date if self.is_working_day(date) else self.previous_working_day(date)

    def working_days_between(self, after: dt.date, until: dt.date) -> int:
        """How many working days lie after ``after`` up to and including ``until``; 0 when ``until`` is not later."""
        days = range(1, (until - after).days + 1)
        return sum(self.is_working_day(after + dt.timedelta(days=number)) for number in days)

    def festival(self, date: dt.date) -> str | None:
        """The statutory festival on ``date`` (法定节日: the days of triple overtime pay); None on other days.

        Source: 《全国年节及纪念日放假办法》 art. 2, by the revision in force in that year; known from 2014 on.
        """
        if date.year not in self._festival_years:
            self._festival_years[date.year] = self._festivals.of_year(date.year)
        return self._festival_years[date.year].get(date)

    def may_be_worked(self, date: dt.date) -> bool:
        """Whether ``date`` is, or could by a notice not yet known become, a working day.

        Only a provisional weekend day near a statutory festival can still become a make-up day.  A working-day term
        that counts on such a day being off could turn out to end earlier, which :attr:`DueDate.safe` allows for.
        """
        day = self.day(date)
        if not day.is_rest:
            return True
        if not day.provisional or day.kind is not DayKind.WEEKEND:
            return False
        reach = range(-_MAKE_UP_REACH, _MAKE_UP_REACH + 1)
        return any(self.festival(date + dt.timedelta(days=number)) for number in reach)


@cache
def _official() -> WorkCalendar:
    return WorkCalendar(official_notices())


def _walk(date: dt.date, step: dt.timedelta) -> Iterator[dt.date]:
    """The days after (or, with a negative step, before) ``date``; CalendarError at the end of time."""
    while True:
        try:
            date += step
        except OverflowError:
            raise CalendarError(f"no working day can be found beyond {date}") from None
        yield date


def date_zh(date: dt.date) -> str:
    """2026年2月28日（星期六）."""
    return f"{date.year}年{date.month}月{date.day}日（星期{_WEEKDAYS_ZH[date.weekday()]}）"


def date_en(date: dt.date) -> str:
    """Sat 28 Feb 2026, whatever the locale of the machine."""
    return f"{_WEEKDAYS_EN[date.weekday()]} {date.day} {_MONTHS_EN[date.month - 1]} {date.year}"


def festival_en(name: str) -> str:
    """The English name of a festival; an unknown one keeps its Chinese name.  国庆节、中秋节 gives both."""
    return " and ".join(_FESTIVALS_EN.get(part, part) for part in name.split("、"))
