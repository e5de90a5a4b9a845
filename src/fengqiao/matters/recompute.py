"""Every stored due date rebuilt from its events: after a new holiday notice, or to prove that the cache is only a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from fengqiao.flow import Role
from fengqiao.knowledge.notices import calendar_digest, counted_by, now_counted_by
from fengqiao.law.calendar import WorkCalendar
from fengqiao.matters import clocks
from fengqiao.matters.acting import NewDates, record_new_dates
from fengqiao.matters.models import ClockRow, ClockState, Event, Matter
from fengqiao.matters.telling import office_of, tell_party, tell_user
from fengqiao.people.models import User

CHUNK = 500


@dataclass(slots=True)
class Recomputed:
    """What a run did."""

    looked_at: int = 0
    clocks: int = 0
    changed: int = 0
    told: int = 0


def recompute_all(
    *,
    only_open: bool = True,
    why: str = "",
    calendar: WorkCalendar | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Recomputed:
    """Compute every matter's clocks anew and store what differs; safe to repeat: a second run changes nothing.

    Where a running clock's date moved, the matter gets an event (old date, new date, ``why``) and its people are told.
    """
    now = now or timezone.now()
    calendar = calendar or clocks.current_calendar()
    reason = why or _("节假日安排有更新，期限重新计算")
    matters = Matter.objects.filter(is_open=True) if only_open else Matter.objects.all()
    total, done = matters.count(), Recomputed()
    telling = _Telling()
    for chunk in _chunks(matters.order_by("pk").values_list("pk", flat=True)):
        loaded = _loaded(chunk)
        changes = [change for matter in loaded if (change := _change(matter, calendar, done)) is not None]
        if changes:
            with transaction.atomic():
                events = record_new_dates(changes, why=reason, now=now)
                prefetch_related_objects([event.matter for event in events], "parties", "handler")
                done.told += sum(telling.tell(event) for event in events)
        if progress is not None:
            progress(len(chunk), total)
    return done


def recompute_after_notice(now: datetime) -> Recomputed | None:
    """Recompute every open clock when the holiday arrangements are no longer those it was counted by; None otherwise.

    A notice entered, corrected or removed in the back office, and one that a new version brought, are noticed alike.
    Interrupted half way, the next look finds the same and goes on; two at once tell nobody twice.
    """
    digest = calendar_digest()
    if counted_by(digest):
        return None
    done = recompute_all(now=now)
    now_counted_by(digest, now)
    return done


def _chunks(keys: object) -> Iterator[list[UUID]]:
    chunk: list[UUID] = []
    for key in keys.iterator(chunk_size=CHUNK):  # type: ignore[attr-defined]
        chunk.append(key)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _loaded(keys: list[UUID]) -> list[Matter]:
    # Only what clocks read is loaded: the sealed parts of events stay where they are.
    events = Event.objects.only("matter_id", "seq", "action", "at", "on", "data").order_by("matter_id", "seq")
    rows = Matter.objects.filter(pk__in=keys).prefetch_related(Prefetch("events", events), "clock_rows")
    return list(rows.defer("sealed_answers", "answers"))


def _change(matter: Matter, calendar: WorkCalendar, done: Recomputed) -> NewDates | None:
    """What differs between the stored clocks and those the events give; None when nothing does."""
    stored = {row.key: row for row in matter.clock_rows.all()}
    runs = clocks.matter_runs(matter, calendar)
    done.looked_at += 1
    done.clocks += len(runs)
    fresh = {row.key: row for row in clocks.rows_of(matter, runs)}
    if {key: _facts(row) for key, row in stored.items()} == {key: _facts(row) for key, row in fresh.items()}:
        return None
    moved: dict[str, tuple[date | None, date | None]] = {
        key: (stored[key].due_on if key in stored else None, row.due_on)
        for key, row in fresh.items()
        if row.state == ClockState.RUNNING and (key not in stored or stored[key].due_on != row.due_on)
    }
    done.changed += max(len(moved), 1)
    return NewDates(matter, runs, moved)


def _facts(row: ClockRow) -> tuple[object, ...]:
    return (row.state, row.started_on, row.stopped_on, row.due_on, row.due_at, row.safe_on, row.provisional)


class _Telling:
    """Tells the people of a matter; remembers who sits in which office, since one office has many matters."""

    def __init__(self) -> None:
        self.offices: dict[tuple[object, ...], list[User]] = {}

    def tell(self, event: Event) -> int:
        """Queue a message to both sides and to the handler, or the office while there is none; how many were told."""
        matter = event.matter
        parties = [party for party in matter.parties.all() if party.joined_at]
        for party in parties:
            tell_party(
                party, event, _("您的办件 %(number)s 的期限有变化，请登录查看。") % {"number": matter.spoken_number}
            )
        staff = [matter.handler] if matter.handler else self._office(matter, event.on)
        for user in staff:
            text = _("办件 %(number)s 的期限有变化，请查看。") % {"number": matter.spoken_number}
            tell_user(user, event, text, f"/desk/matters/{matter.number}/")
        return len(parties) + len(staff)

    def _office(self, matter: Matter, on: date) -> list[User]:
        role = Role(matter.service.office)
        key = (matter.agency_id, matter.district_id, role, on)
        if key not in self.offices:
            self.offices[key] = office_of(matter, role, on)
        return self.offices[key]
