"""The calendar of this installation: the official one, with the years' notices entered here."""

from __future__ import annotations

import tomllib
from datetime import datetime

from fengqiao.knowledge.models import CountedCalendar, HolidayNotice
from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.notices import official_notices
from fengqiao.seal import sm3_hex

_built: tuple[tuple[tuple[int, str], ...], WorkCalendar] | None = None


def calendar_in_force() -> WorkCalendar:
    """The official calendar with every notice entered in the admin; rebuilt when one changes, on every node."""
    global _built
    entered = tuple((row.year, row.toml) for row in HolidayNotice.objects.order_by("year"))
    if _built is None or _built[0] != entered:
        calendar = WorkCalendar.official()
        for _year, text in entered:
            calendar = calendar.with_year(tomllib.loads(text))
        _built = (entered, calendar)
    return _built[1]


def calendar_digest() -> str:
    """A digest of the arrangements in force: those shipped and those entered here."""
    entered = list(HolidayNotice.objects.order_by("year").values_list("year", "toml"))
    return sm3_hex(repr((official_notices(), entered)).encode())


def counted_by(digest: str) -> bool:
    """Whether every open clock was counted by these arrangements."""
    return CountedCalendar.objects.filter(digest=digest).exists()


def now_counted_by(digest: str, at: datetime) -> None:
    """Remember that every open clock is counted by these arrangements."""
    CountedCalendar.objects.update_or_create(pk=1, defaults={"digest": digest, "counted_at": at})
