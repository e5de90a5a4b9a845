"""The second counting of statutory periods: one day after another, as a clerk counts with a finger on the calendar.

Written from the statutes and from the county's list of clocks alone, by someone who had not read ``fengqiao.law``, so
that an error would have to be made twice to go unseen. It imports nothing from Fengqiao and is meant to be slow and
obvious; ``test_agreement.py`` and ``./fengqiao bench clocks`` compare the library with it.

How the law was read, where it leaves room:

- The first day is out: day 1 is the day after the event (民法典第二百零一条, 民事诉讼法第八十五条).
- A month ends on the day of the same number, else on the last day of the month (民法典第二百零二条).
- A last day that is a rest day moves to the first working day after it (民法典第二百零三条). A Saturday or Sunday that the
  State Council made a working day is no rest day. Where a person is detained nothing moves (刑事诉讼法第一百零五条).
- A suspension takes whole days, first and last included. A period in days, months or years gets exactly these days back
  at its unmoved end, and the last day is moved only then; a period in working days does not count the working days
  inside. Days before the period began, or two suspensions on the same day, give nothing twice.
- A suspension may begin after the counted end, on one of the days the last day is moved over. The moved day *is* the
  last day of the period (民法典第二百零三条), so the period still runs; it ends on the first working day that is
  not suspended.
- An extension continues the count from the unmoved end. In the unit just counted it makes one longer term of it
  (6 + 6 months are 12 months from the start, not 6 months after a shortened February); in another unit it is
  counted on from that end.
- Hours run through nights and holidays, and are not moved (民法典第二百零一条第二款).
- In a year whose holidays are not yet announced, weekends and statutory festivals rest, and any answer that looked at a
  day of such a year is provisional. So are the last three days of a year before the next notice is out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

HOLIDAYS = Path(__file__).parents[2] / "src/fengqiao/law/holidays_data"
ONE_DAY = timedelta(days=1)

HOURS, DAYS, WORKING_DAYS, MONTHS, YEARS = "hours", "days", "working days", "months", "years"

type Pause = tuple[date, date | None]
"""First and last suspended day, both included; None while the suspension lasts."""

type Standstill = tuple[datetime, datetime | None]
"""From when to when an hour clock stands still; None while it does."""

type Extension = tuple[int, str]
"""How much, and in which unit."""


# -- The calendar -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CalendarDays:
    """Which days rest and which work, from the notices themselves."""

    off: frozenset[date]
    work: frozenset[date]
    announced_years: frozenset[int]
    festivals: frozenset[date]

    def rests(self, day: date) -> bool:
        """Whether nobody has to come to the office on ``day``."""
        if day in self.work:
            return False
        if day in self.off:
            return True
        if day.year not in self.announced_years and day in self.festivals:
            return True
        return day.isoweekday() in (6, 7)

    def is_announced(self, day: date) -> bool:
        """Whether the State Council has published all that can still be said about ``day``.

        The notice for a year may reach back over New Year: that for 2019 made 2018-12-29 a working Saturday and Monday
        2018-12-31 a holiday. No notice since 2008 has reached back further than the 29th.
        """
        if day.month == 12 and day.day >= 29 and day.year + 1 not in self.announced_years:
            return False
        return day.year in self.announced_years


def raw_notices(folder: Path = HOLIDAYS) -> dict[int, dict[str, Any]]:
    """Every year's notice as it stands in its TOML file."""
    return {
        int(file.stem): tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("[0-9]*.toml"))
    }


def raw_festivals(folder: Path = HOLIDAYS) -> dict[str, Any]:
    """The statutory festivals as they stand in their TOML file."""
    return tomllib.loads((folder / "festivals.toml").read_text(encoding="utf-8"))


def festival_days(raw: dict[str, Any]) -> frozenset[date]:
    """The days that the 全国年节及纪念日放假办法 (article 2) itself makes holidays, year by year."""
    found = set()
    for year_text, (spring, qingming, dragon_boat, mid_autumn) in raw["years"].items():
        rules = [rule for rule in raw["rule"] if rule["in_force_from"].year <= int(year_text)]
        rule = rules[-1]
        for month_days in rule["fixed"].values():
            for month_day in month_days:
                found.add(date.fromisoformat(f"{year_text}-{month_day}"))
        for offset in rule["spring_festival_days"]:
            found.add(spring + offset * ONE_DAY)
        found.update([qingming, dragon_boat, mid_autumn])
    return frozenset(found)


def calendar_from(notices: Iterable[dict[str, Any]], festivals: frozenset[date]) -> CalendarDays:
    """The calendar that these notices make; leave one out, or change one, to see what depends on it."""
    off, work, years = set(), set(), set()
    for notice in notices:
        years.add(notice["year"])
        for holiday in notice["off"]:
            day = holiday["from"]
            while day <= holiday["to"]:
                off.add(day)
                day += ONE_DAY
            work.update(holiday.get("work", []))
    return CalendarDays(frozenset(off), frozenset(work), frozenset(years), festivals)


def official_calendar(*, without: Sequence[int] = ()) -> CalendarDays:
    """The calendar of all the notices we hold, but for the years in ``without``."""
    notices = [notice for year, notice in raw_notices().items() if year not in without]
    return calendar_from(notices, festival_days(raw_festivals()))


# -- Months -------------------------------------------------------------------------------------------------------------


def same_day_later(day: date, months: int) -> date:
    """The corresponding day ``months`` later, else the last day of that month (民法典第二百零二条)."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return numbered(year, month, day.day)


def same_day_earlier(day: date, months: int) -> date:
    """The corresponding day ``months`` earlier, else the last day of that month."""
    year, month = day.year, day.month
    for _ in range(months):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    return numbered(year, month, day.day)


def numbered(year: int, month: int, number: int) -> date:
    """That day of the month, else its last."""
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


# -- A period -----------------------------------------------------------------------------------------------------------


def reference_due(
    start: date,
    n: int,
    unit: str,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    calendar_days: CalendarDays | None = None,
    roll: bool = True,
) -> tuple[date | None, date | None, bool]:
    """The last day of a period: ``(due, unrolled, provisional)``; no days while a suspension in it has no end.

    For hours see :func:`reference_moment`, whose answer is a moment.
    """
    calendar = calendar_days or official_calendar()
    ended = [(first, last) for first, last in pauses if last is not None]
    provisional = False
    end = start
    for amount, term_unit in joined(n, unit, extensions):
        if term_unit == WORKING_DAYS:
            end, looked_ahead = working_days_later(end, amount, ended, calendar)
            provisional = provisional or looked_ahead
        else:
            end = natural_end(end, amount, term_unit, ended)
    due = end
    if roll:
        due, looked_ahead = moved(end, calendar, ended)
        provisional = provisional or looked_ahead
    if any(first <= due for first, last in pauses if last is None):
        return None, None, False
    return due, end, provisional


def reference_due_before(
    event: date, n: int, unit: str, calendar_days: CalendarDays | None = None
) -> tuple[date, bool]:
    """The last day on which something that must happen ``n`` units before the event is in time; never moved."""
    calendar = calendar_days or official_calendar()
    if unit in (MONTHS, YEARS):
        return same_day_earlier(event, n if unit == MONTHS else 12 * n), False
    day, counted, provisional = event, 0, False
    while counted < n:
        day -= ONE_DAY
        if unit == DAYS:
            counted += 1
            continue
        provisional = provisional or not calendar.is_announced(day)
        if not calendar.rests(day):
            counted += 1
    return day, provisional


def reference_moment(
    start: datetime, amount: int, standstills: Sequence[Standstill] = (), *, next_hour: bool = False
) -> datetime | None:
    """``amount`` hours of running time after ``start``, in local time; ``next_hour`` as 民事诉讼法第八十五条 counts.

    That the hour of the event does not count means that the first one begins with the next full hour, also after an
    event on the stroke of the hour (民诉解释第一百二十五条). None while a standstill has no end.
    """
    moment, left = start, timedelta(hours=amount)
    if next_hour:
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    changes = {change for standstill in standstills for change in standstill if change is not None}
    a_century_on = moment + timedelta(days=36525)
    for change in [*sorted(changes), a_century_on]:
        if change <= moment:
            continue
        stands_still = [end for begin, end in standstills if begin <= moment and (end is None or moment < end)]
        if None in stands_still:
            return None
        if not stands_still:
            if moment + left <= change:
                return moment + left
            left -= change - moment
        moment = change
    return None


def joined(n: int, unit: str, extensions: Sequence[Extension]) -> list[tuple[int, str]]:
    """The terms to count one after the other; neighbours in the same unit, a year being twelve months, are one term."""
    terms: list[tuple[int, str]] = []
    for more, more_unit in [(n, unit), *extensions]:
        if more_unit == YEARS:
            more, more_unit = 12 * more, MONTHS
        last, last_unit = terms[-1] if terms else (0, "")
        if more_unit == last_unit:
            terms[-1] = (last + more, last_unit)
        else:
            terms.append((more, more_unit))
    return terms


def is_paused(day: date, pauses: Sequence[Pause]) -> bool:
    """Whether the period stands still on ``day``."""
    return any(first <= day and (last is None or day <= last) for first, last in pauses)


def natural_end(start: date, amount: int, unit: str, pauses: Sequence[Pause]) -> date:
    """The unmoved end of a term in days, months or years: each suspended day pushes it one day on."""
    if unit == DAYS:
        end = start
        for _ in range(amount):
            end += ONE_DAY
    elif unit == MONTHS:
        end = same_day_later(start, amount)
    else:
        raise AssertionError(f"no such unit: {unit}")
    day = start + ONE_DAY
    while day <= end:
        if is_paused(day, pauses):
            end += ONE_DAY
        day += ONE_DAY
    return end


def working_days_later(start: date, amount: int, pauses: Sequence[Pause], calendar: CalendarDays) -> tuple[date, bool]:
    """The ``amount``-th working day after ``start`` that is not suspended, and whether an unannounced year was walked."""
    day, counted, provisional = start, 0, False
    while counted < amount:
        day += ONE_DAY
        provisional = provisional or not calendar.is_announced(day)
        if not calendar.rests(day) and not is_paused(day, pauses):
            counted += 1
    return day, provisional


def reference_safe_day(unrolled: date, calendar: CalendarDays) -> date:
    """The last working day on or before the unmoved end: who acts by then is in time on any reading."""
    day = unrolled
    while calendar.rests(day):
        day -= ONE_DAY
    return day


# -- Limitation ---------------------------------------------------------------------------------------------------------

CIVIL, LABOUR = "six months after the obstacle", "remaining time continues"


def reference_limitation(
    start: date,
    years: int,
    interruptions: Sequence[tuple[date, date | None]] = (),
    obstacles: Sequence[Pause] = (),
    calendar_days: CalendarDays | None = None,
    *,
    suspension: str = CIVIL,
    harm: date | None = None,
) -> tuple[date | None, date | None, bool]:
    """When a limitation period ends: ``(due, unrolled, provisional)``; no days while proceedings or an obstacle last.

    ``interruptions`` are ``(day, day from which the period begins anew)``: a demand renews it from its own day, a suit
    from the end of the proceedings, which is None while they last (民法典第一百九十五条). An obstacle, first and last day,
    in the last six months moves the end to six months after its removal (第一百九十四条); under 劳动争议调解仲裁法
    第二十七条 the remaining time continues instead. The twenty years from the harm are neither interrupted nor suspended
    (第一百八十八条, 总则编解释第三十五条), so the earlier end counts.
    """
    calendar = calendar_days or official_calendar()
    stands_still = obstacles if suspension == LABOUR else ()
    day = start
    end = same_day_later(start, 12 * years)
    due, provisional = moved(end, calendar, stands_still)
    while day <= due:
        if any(begun == day for begun, _ in interruptions):
            renewed = renewal(day, interruptions)
            if renewed is None:
                return None, None, False
            day = renewed
            end = same_day_later(renewed, 12 * years)
        elif day > start and is_paused(day, obstacles):
            if suspension == CIVIL:
                still_there = any(last is None and first <= day for first, last in obstacles)
                if still_there and same_day_later(day, 6) > end:
                    return None, None, False
                # Day after day of the obstacle: if six months from here reach beyond the end, then this day lies in
                # the last six months, and the end follows the obstacle.
                end = max(end, same_day_later(day, 6))
            elif day <= end:
                end += ONE_DAY
        due, provisional = moved(end, calendar, stands_still)
        day += ONE_DAY
    if harm is not None and same_day_later(harm, 12 * 20) < end:
        end = same_day_later(harm, 12 * 20)
        due, provisional = moved(end, calendar, ())
    return due, end, provisional


def renewal(day: date, interruptions: Sequence[tuple[date, date | None]]) -> date | None:
    """From which day the period begins anew after the step of ``day``; a step taken meanwhile may make it later still."""
    latest = day
    while day <= latest:
        for begun, renewed in interruptions:
            if begun == day:
                if renewed is None:
                    return None
                latest = max(latest, renewed)
        day += ONE_DAY
    return latest


def moved(end: date, calendar: CalendarDays, stands_still: Sequence[Pause]) -> tuple[date, bool]:
    """The first day on or after ``end`` to act on, and whether an unannounced year was looked at."""
    day, provisional = end, not calendar.is_announced(end)
    while calendar.rests(day) or (day != end and is_paused(day, stands_still)):
        day += ONE_DAY
        provisional = provisional or not calendar.is_announced(day)
    return day, provisional
