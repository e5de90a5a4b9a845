"""A due date as a calendar entry (iCalendar, RFC 5545) with the same steps a page shows.

The entry is made from the finished :class:`~fengqiao.law.duedate.DueDate`, so that page and calendar cannot disagree.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Literal

from icalendar import Alarm, Calendar, Event

from fengqiao.law.duedate import DueDate
from fengqiao.law.errors import PeriodError

__all__ = ["due_event", "due_ics"]

_PRODUCT = "-//Fengqiao//law//ZH"


def due_event(
    found: DueDate,
    summary: str,
    *,
    now: dt.datetime,
    uid: str | None = None,
    url: str | None = None,
    lang: Literal["zh", "en"] = "zh",
    remind_days_before: Iterable[int] = (),
) -> Event:
    """One VEVENT: all day on the last day, or at the last moment of an hour term.

    ``now`` is the DTSTAMP (aware); ``uid`` keeps an entry the same when it is sent again, None derives it from the
    start, the period, the rule and the summary, so that a recomputed date replaces the old one.
    ``remind_days_before`` adds one display alarm each.  A provisional date is marked TENTATIVE.
    Raises PeriodError while the term is paused.
    """
    last_day = found.require()
    event = Event()
    event.add("uid", uid or _uid(found, summary))
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("summary", summary)
    if found.moment is not None:
        event.add("dtstart", found.moment.astimezone(dt.UTC))
    else:
        event.add("dtstart", last_day)
        event.add("dtend", last_day + dt.timedelta(days=1))
    event.add("description", "\n".join(found.explain(lang)))
    event.add("status", "TENTATIVE" if found.provisional else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    if url is not None:
        event.add("url", url)
    for days in remind_days_before:
        if days < 0:
            raise PeriodError(f"a reminder {days} days before the last day would come after it: give 0 or more")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -dt.timedelta(days=days))
        event.add_component(alarm)
    return event


def due_ics(events: Iterable[Event]) -> bytes:
    """The bytes of an .ics file (text/calendar; charset=utf-8) holding ``events``."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _uid(found: DueDate, summary: str) -> str:
    source = "|".join([found.start.isoformat(), str(found.period), found.rule.key if found.rule else "", summary])
    return f"{hashlib.sha256(source.encode()).hexdigest()[:32]}@fengqiao"
