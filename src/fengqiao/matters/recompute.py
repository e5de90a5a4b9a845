"""Every stored due date rebuilt from its events: after a new holiday notice, or to prove that the cache is only a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from fengqiao.flow import Role
from fengqiao.law.calendar import WorkCalendar
from fengqiao.matters import clocks
from fengqiao.matters.acting import record_new_dates
from fengqiao.matters.errors import VersionConflict
from fengqiao.matters.models import ClockRow, ClockState, Event, Matter
from fengqiao.matters.telling import office_of, tell_party, tell_user

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
    for chunk in _chunks(matters.order_by("pk").values_list("pk", flat=True)):
        for matter in _loaded(chunk):
            done.looked_at += 1
            _recompute(matter, calendar, reason, now, done)
        if progress is not None:
            progress(len(chunk), total)
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


def _recompute(matter: Matter, calendar: WorkCalendar, why: str, now: datetime, done: Recomputed) -> None:
    stored = {row.key: row for row in matter.clock_rows.all()}
    runs = clocks.matter_runs(matter, calendar)
    done.clocks += len(runs)
    fresh = {row.key: row for row in clocks.rows_of(matter, runs)}
    if {key: _facts(row) for key, row in stored.items()} == {key: _facts(row) for key, row in fresh.items()}:
        return
    moved: dict[str, tuple[date | None, date | None]] = {
        key: (stored[key].due_on if key in stored else None, row.due_on)
        for key, row in fresh.items()
        if row.state == ClockState.RUNNING and (key not in stored or stored[key].due_on != row.due_on)
    }
    done.changed += max(len(moved), 1)
    whole = Matter.objects.get(pk=matter.pk)
    if not moved:
        clocks.refresh(whole, calendar)
        Matter.objects.filter(pk=matter.pk).update(next_due=whole.next_due)
        return
    try:
        event = record_new_dates(whole, why=why, moved=moved, calendar=calendar, now=now)
    except VersionConflict:
        return  # somebody acted this moment, and acting has just computed the clocks by the same calendar
    done.told += _tell(whole, event)


def _facts(row: ClockRow) -> tuple[object, ...]:
    return (row.state, row.started_on, row.stopped_on, row.due_on, row.due_at, row.safe_on, row.provisional)


def _tell(matter: Matter, event: Event) -> int:
    parties = [party for party in matter.parties.all() if party.joined_at]
    for party in parties:
        tell_party(party, event, _("您的办件 %(number)s 的期限有变化，请登录查看。") % {"number": matter.spoken_number})
    staff = [matter.handler] if matter.handler else office_of(matter, Role(matter.service.office))
    for user in staff:
        text = _("办件 %(number)s 的期限有变化，请查看。") % {"number": matter.spoken_number}
        tell_user(user, event, text, f"/desk/matters/{matter.number}/")
    return len(parties) + len(staff)
