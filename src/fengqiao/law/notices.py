"""A year's holiday arrangement as the State Council announces it, read from our own TOML data.

One small file a year in ``holidays_data/`` says which days are off, which weekend days are worked in exchange
(调休上班) and which notice says so; ``festivals.toml`` holds the festivals that the
《全国年节及纪念日放假办法》 itself makes rest days, which hold before any notice is out.
Everything wrong in a file is reported at once.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeGuard

from fengqiao.law.errors import CalendarError

__all__ = ["Festivals", "Notice", "Source", "load_festivals", "official_notices", "read_notice"]

_DATA = "holidays_data"
_SATURDAY = 5
_OFF_KEYS = {"name", "from", "to", "work"}
_SOURCE_KEYS = {"title", "number", "date"}
_FIRST_STRAY_DAY = (12, 25)
"""A notice may reach back into the last week of the year before it, as 2019's did, never further."""


@dataclass(frozen=True, slots=True)
class Source:
    """The paper a year's days come from.

    ``number`` is the 发文字号 (国办发明电〔2025〕7号), None where we are not certain of it; ``date`` the day it was
    signed, None when unknown.
    """

    title: str
    number: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One year's arrangement: ``off`` maps each day off, ``work`` each make-up working day, to its festival (春节)."""

    year: int
    off: Mapping[dt.date, str]
    work: Mapping[dt.date, str]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Festivals:
    """Statutory festivals by day: the fixed rules by the day they took effect and the moving days of each year."""

    rules: tuple[tuple[dt.date, Mapping[str, tuple[str, ...]], tuple[int, ...]], ...]
    moving: Mapping[int, tuple[dt.date, dt.date, dt.date, dt.date]]

    def of_year(self, year: int) -> dict[dt.date, str]:
        """The statutory festival days of ``year`` with their names, in order.

        Empty before the first rule we hold (2014).  A year beyond the table of moving days has its fixed days only.
        """
        applicable = [rule for rule in self.rules if rule[0].year <= year]
        if not applicable:
            return {}
        _, fixed, spring_offsets = applicable[-1]
        days = {dt.date.fromisoformat(f"{year}-{day}"): name for name, of_name in fixed.items() for day in of_name}
        if year in self.moving:
            spring, *others = self.moving[year]
            days |= {spring + dt.timedelta(days=offset): "春节" for offset in spring_offsets}
            for name, day in zip(("清明节", "端午节", "中秋节"), others, strict=True):
                days[day] = f"{days[day]}、{name}" if day in days else name  # 2020-10-01 was both
        return dict(sorted(days.items()))


def read_notice(source: Path | str | Mapping[str, Any]) -> Notice:
    """Read one year's notice from a TOML file or from a mapping of the same shape.

    The shape: ``year = 2026``, any number of ``[[source]]`` (title, number, date) and one ``[[off]]`` per holiday with
    ``name``, ``from``, ``to`` (both included) and optionally ``work``, the list of make-up working days.
    Raises CalendarError naming every problem found: unknown or missing keys, days outside the year, overlapping
    holidays, a make-up day that is no weekend or is also a day off.
    """
    data, label = _as_mapping(source)
    problems = [f"unknown key “{key}”" for key in sorted(data.keys() - {"year", "source", "off"})]
    year = data.get("year")
    if not isinstance(year, int) or not dt.MINYEAR < year < dt.MAXYEAR:
        raise CalendarError(f"{label}: “year” must be a whole number such as 2027, not {year!r}")
    off: dict[dt.date, str] = {}
    work: dict[dt.date, str] = {}
    holidays = data.get("off")
    if not isinstance(holidays, list) or not holidays:
        raise CalendarError(f"{label}: needs at least one [[off]] with name, from and to")
    for position, holiday in enumerate(holidays, start=1):
        problems += _read_holiday(holiday, position, year, off, work)
    problems += [f"{day} is both a day off and a make-up working day" for day in sorted(off.keys() & work.keys())]
    sources, source_problems = _read_sources(data.get("source", []))
    problems += source_problems
    if problems:
        raise CalendarError(f"{label}: " + "; ".join(problems))
    return Notice(year, dict(sorted(off.items())), dict(sorted(work.items())), sources)


def _as_mapping(source: Path | str | Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    if isinstance(source, Mapping):
        return source, "holiday notice"
    path = Path(source)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), str(path)
    except OSError as error:
        raise CalendarError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CalendarError(f"{path}: is not valid TOML: {error}") from error


def _read_holiday(
    holiday: object, position: int, year: int, off: dict[dt.date, str], work: dict[dt.date, str]
) -> Iterable[str]:
    """Add one holiday's days to ``off`` and ``work``; yield what is wrong with it."""
    label = f"off no. {position}"
    if not isinstance(holiday, Mapping):
        yield f"{label} must be a table with name, from and to, not {holiday!r}"
        return
    yield from (f"{label}: unknown key “{key}”" for key in sorted(holiday.keys() - _OFF_KEYS))
    name, first, last, worked = (holiday.get(key) for key in ("name", "from", "to", "work"))
    if not isinstance(name, str) or not name.strip():
        yield f"{label}: “name” must be the festival, such as 春节, not {name!r}"
        return
    if not _is_day(first) or not _is_day(last) or first > last:
        yield f"{label} ({name}): “from” and “to” must be dates in order (2027-02-05), not {first!r} and {last!r}"
        return
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        if day in off:
            yield f"{label} ({name}): {day} already belongs to {off[day]}"
        off[day] = name
    worked = [] if worked is None else worked
    if not isinstance(worked, list):
        yield f"{label} ({name}): “work” must be a list of dates, not {worked!r}"
        return
    for day in worked:
        if not _is_day(day) or day.weekday() < _SATURDAY:
            yield f"{label} ({name}): the make-up working day {day!r} must be a Saturday or Sunday"
        elif day in work:
            yield f"{label} ({name}): the make-up working day {day} is already listed"
        else:
            work[day] = name
    for day in (first, last, *worked):
        if _is_day(day) and not dt.date(year - 1, *_FIRST_STRAY_DAY) <= day <= dt.date(year, 12, 31):
            yield f"{label} ({name}): {day} is outside the year {year}"


def _is_day(value: object) -> TypeGuard[dt.date]:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _read_sources(value: object) -> tuple[tuple[Source, ...], list[str]]:
    if not isinstance(value, list):
        return (), [f"“source” must be a list of tables with title, number and date, not {value!r}"]
    sources, problems = [], []
    for position, entry in enumerate(value, start=1):
        if not isinstance(entry, Mapping) or not isinstance(entry.get("title"), str) or entry.keys() - _SOURCE_KEYS:
            problems.append(f"source no. {position} must have a title and may have a number and a date: {entry!r}")
            continue
        sources.append(Source(entry["title"], entry.get("number"), entry.get("date")))
    return tuple(sources), problems


@cache
def official_notices() -> tuple[Notice, ...]:
    """The notices shipped with the package, oldest first."""
    files = resources.files("fengqiao.law").joinpath(_DATA).iterdir()
    yearly = sorted((file for file in files if file.name[:4].isdigit()), key=lambda file: file.name)
    return tuple(read_notice(tomllib.loads(file.read_text(encoding="utf-8"))) for file in yearly)


@cache
def load_festivals() -> Festivals:
    """The statutory festivals shipped with the package."""
    text = resources.files("fengqiao.law").joinpath(_DATA, "festivals.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    rules = tuple(
        (
            rule["in_force_from"],
            {name: tuple(days) for name, days in rule["fixed"].items()},
            tuple(rule["spring_festival_days"]),
        )
        for rule in data["rule"]
    )
    return Festivals(rules, {int(year): tuple(days) for year, days in data["years"].items()})
