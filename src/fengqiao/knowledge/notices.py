"""The calendar of this installation: the official one, with the years' notices entered here."""

from __future__ import annotations

import tomllib

from django.core.exceptions import ValidationError

from fengqiao.knowledge.models import HolidayNotice
from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.errors import CalendarError
from fengqiao.law.notices import read_notice

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


def check_notice(text: str, year: int) -> None:
    """Raise ValidationError, naming every problem, when the text is not a notice of that year."""
    try:
        notice = read_notice(tomllib.loads(text))
    except (CalendarError, tomllib.TOMLDecodeError) as error:
        raise ValidationError({"toml": str(error)}) from error
    if notice.year != year:
        raise ValidationError({"year": f"文件写的是 {notice.year} 年，这里填的是 {year} 年，请改成一样的。"})
