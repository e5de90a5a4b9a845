"""What falls due: lapses the law lets time bring about, reminders before a limit, amber and red to a named person.

Safe to repeat and to run on several machines: every lapse and every reminder carries its own key and happens once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from django.db import DatabaseError, InterfaceError
from django.utils.translation import gettext as _

from fengqiao.flow import Clock, ClockKind, Role
from fengqiao.matters.acting import act
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.clocks import is_office_work
from fengqiao.matters.errors import MatterError
from fengqiao.matters.models import ClockRow, ClockState, Matter
from fengqiao.matters.parties import contact_of
from fengqiao.matters.telling import office_of
from fengqiao.notices.models import Channel
from fengqiao.notices.outbox import queue
from fengqiao.people.models import Posting, SafeContact, User

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Passed:
    """What one round did."""

    lapsed: int = 0
    reminded: int = 0


def time_passes(now: datetime, limit: int = 500) -> Passed:
    """Carry out what today brings; ``now`` is an aware time."""
    today = now.astimezone(SHANGHAI).date()
    done = Passed()
    rows = ClockRow.objects.filter(state=ClockState.RUNNING, due_on__lt=today).select_related("matter")
    for row in rows.filter(matter__is_open=True, key__in=_lapsing_keys())[:limit]:
        done.lapsed += _each(row, lambda row=row: _lapse(row, now))  # type: ignore[misc]
    soon = ClockRow.objects.filter(
        state=ClockState.RUNNING, due_on__lte=today + timedelta(days=30), due_on__gte=today - timedelta(days=30)
    )
    for row in (
        soon.select_related("matter__handler", "matter__agency").order_by("due_on", "pk").iterator(chunk_size=200)
    ):
        done.reminded += _each(row, lambda row=row: _remind(row, today, now))  # type: ignore[misc]
    return done


def _each(row: ClockRow, do: Callable[[], int]) -> int:
    """One clock of one matter: a fault in it is told in the log and keeps nobody else's clock standing still."""
    try:
        return do()
    except (DatabaseError, InterfaceError):
        raise  # the next would fail alike
    except Exception:
        log.exception("clock_failed", matter=row.matter.number, clock=row.key)
        return 0


def _lapsing_keys() -> list[str]:
    from fengqiao.services import CATALOGUE

    return [clock.key for service in CATALOGUE.all_versions() for clock in service.clocks if clock.lapses_by]


def _lapse(row: ClockRow, now: datetime) -> int:
    matter = row.matter
    clock = matter.service.clock(row.key)
    if not clock.lapses_by or matter.service.action(matter.step_key, clock.lapses_by) is None:
        return 0
    key = f"lapse:{matter.pk}:{row.key}:{row.started_on}"
    try:
        act(matter.pk, clock.lapses_by, by=None, version=matter.version, key=key, now=now)
    except MatterError as error:
        log.warning("lapse_refused", matter=matter.number, clock=row.key, why=type(error).__name__)
        return 0
    return 1


def _remind(row: ClockRow, today: date, now: datetime) -> int:
    """Tell the person concerned what the row calls for today: a limit near, amber, or red; each once a run."""
    matter = row.matter
    clock = matter.service.clock(row.key)
    assert row.due_on is not None  # running rows have a date
    if clock.kind is ClockKind.LIMIT:
        left = (row.due_on - today).days
        if left not in clock.reminds_before:
            return 0
        return _tell_parties(matter, clock, row.due_on, left, now) + _tell_staff_of_limit(matter, clock, row, left, now)
    if not is_office_work(clock):
        return 0  # time itself will act, and nobody has to
    if today > row.due_on:
        return _tell_staff(matter, clock, "red", row, today, now)
    if row.amber_on and today >= row.amber_on:
        return _tell_staff(matter, clock, "amber", row, today, now)
    return 0


def _tell_staff(matter: Matter, clock: Clock, colour: str, row: ClockRow, today: date, now: datetime) -> int:
    """Amber goes to whoever must act; red goes to them and to the bureau as well."""
    people = _responsible(matter, clock, today)
    if colour == "red":
        people += [one for one in office_of(matter, Role.BUREAU, today) if one not in people]
        text = _("办件 %(number)s 的“%(clock)s”已经超期，请马上办理。")
    else:
        text = _("办件 %(number)s 的“%(clock)s”快到期了（%(day)s）。")
    words = {"number": matter.spoken_number, "clock": _(clock.label), "day": f"{row.due_on:%m-%d}"}
    for user in people:
        once = f"{colour}:{matter.pk}:{clock.key}:{row.started_on}:{row.due_on}:{user.pk}"
        link = f"/desk/matters/{matter.number}/"
        queue(once=once, channel=Channel.SITE, text=text % words, now=now, user=user, link=link)
    return len(people)


def _tell_staff_of_limit(matter: Matter, clock: Clock, row: ClockRow, left: int, now: datetime) -> int:
    """Whoever handles an open matter hears of the parties' limit as well: they can still help them keep it."""
    if not matter.is_open:
        return 0
    today = now.astimezone(SHANGHAI).date()
    text = _("办件 %(number)s：当事人的“%(clock)s”还有 %(left)d 天（%(day)s），请提醒并帮着办。") % {
        "number": matter.spoken_number,
        "clock": _(clock.label),
        "left": left,
        "day": f"{row.due_on:%m-%d}",
    }
    handler = matter.handler
    people = [handler] if handler is not None and _works(handler, matter, today) else _responsible(matter, clock, today)
    for user in people:
        once = f"limit:{matter.pk}:{clock.key}:{row.due_on}:{left}:{user.pk}"
        queue(once=once, channel=Channel.SITE, text=text, now=now, user=user, link=f"/desk/matters/{matter.number}/")
    return len(people)


def _responsible(matter: Matter, clock: Clock, today: date) -> list[User]:
    """Whoever must act: the named person; else the office of the clock's role, else those who receive new matters.

    A person who has left their office counts as nobody, and where an office stands empty the bureau is told: a clock that
    is running always reaches somebody who works there today.
    """
    if clock.whose.is_handler and matter.handler is not None and _works(matter.handler, matter, today):
        return [matter.handler]
    for role in (clock.whose, Role(matter.service.office), Role.BUREAU):
        if people := office_of(matter, role, today):
            return people
    return []


def _works(user: User, matter: Matter, today: date) -> bool:
    """Whether the user still holds a post in the matter's district."""
    posts = Posting.objects.current(today).filter(user=user, agency__district_id=matter.district_id)
    return user.is_active and posts.exists()


def _tell_parties(matter: Matter, clock: Clock, due_on: date, left: int, now: datetime) -> int:
    text = _("您的办件 %(number)s：“%(clock)s”的最后一天是 %(day)s，还有 %(left)d 天，过期就不能再办。请登录查看。") % {
        "number": matter.spoken_number,
        "clock": _(clock.label),
        "day": due_on.isoformat(),
        "left": left,
    }
    told = 0
    for party in matter.parties.all():
        base = f"limit:{matter.pk}:{clock.key}:{due_on}:{left}:{party.pk}"
        link = f"/my/{matter.number}/"
        if party.user is not None:
            queue(once=base + ":site", channel=Channel.SITE, text=text, now=now, user=party.user, link=link)
        if party.phone and contact_of(party) != SafeContact.NONE:
            queue(once=base + ":sms", channel=Channel.SMS, text=text, now=now, phone=party.phone, link=link)
        told += 1
    return told
