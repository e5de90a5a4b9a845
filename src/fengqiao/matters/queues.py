"""What is due first, first: the desk's lists.  A page of a queue costs the same at ten thousand matters and a million.

Each desk (one agency's, one district's, one person's own) is one index range, read in order and continued from the last
row seen; nothing is counted beyond ``MANY`` and nothing is sorted in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from fengqiao.flow import Role
from fengqiao.matters import rights
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.models import ClockState, Matter, Party
from fengqiao.matters.numbers import is_matter_number, plain_number
from fengqiao.matters.staffing import in_post, needs_handler
from fengqiao.people.identity import NotANumber, clean_phone
from fengqiao.people.models import Agency, User
from fengqiao.seal.fields import sealer

PAGE = 30
MANY = 999
"""Counts stop here and are shown as 999+."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One list a user may open: ``mine``, ``agency:<id>`` or ``district:<code>``."""

    key: str
    label: str
    filter: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What to leave out of a queue; every part is kept in the page's address."""

    service: str = ""
    step: str = ""
    colour: str = ""
    """red (overdue), amber (due within two days), green (later), none (nothing due) or empty for all."""
    unassigned: bool = False
    arrived_today: bool = False
    """What came in today, whether it is still open or closed already."""
    closed: bool = False

    @property
    def newest_first(self) -> str:
        """The moment by which the list is sorted, the newest first; "" for the open ones, sorted by what is due."""
        if self.closed:
            return "closed_at"
        return "opened_at" if self.arrived_today else ""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of matters, and where the next one begins ("" when this is the last)."""

    matters: Sequence[Matter]
    next_cursor: str


def desks_of(user: User, today: date) -> list[Desk]:
    """The lists this user may open, the most useful first; empty for somebody who works nowhere."""
    standing = rights.standing_of(user, today)
    found = []
    agencies = Agency.objects.in_bulk(list(standing.office_agencies))
    for agency in sorted(agencies.values(), key=lambda one: one.name):
        found.append(Desk(f"agency:{agency.pk}", agency.name, (("agency_id", agency.pk),)))
    for code in sorted(standing.districts):
        found.append(Desk(f"district:{code}", "", (("district_id", code),)))
    if standing.handles_in:
        districts = sorted({code for codes in standing.handles_in.values() for code in codes})
        found.append(Desk("mine", "", (("handler_id", user.pk), ("district_id__in", districts))))
    return found


def queue_page(desk: Desk, chosen: QueueFilter, today: date, cursor: str = "", size: int = PAGE) -> QueuePage:
    """A page of the desk's queue: green channel first, then by due date; of closed matters the last closed first, of
    today's the last that came in.

    ``cursor`` is what an earlier page gave as ``next_cursor``; an unreadable one gives the first page.
    """
    rows = _chosen(desk, chosen, today)
    moment = chosen.newest_first
    rows = rows.order_by(f"-{moment}", "-id") if moment else rows.order_by("rank", "next_due", "id")
    if after := _after(cursor, moment):
        rows = rows.filter(after)
    # A row shows no answers, so the sealed ones are not even opened.
    rows = rows.select_related("agency", "handler", "area").defer("answers", "sealed_answers")
    matters = list(rows[: size + 1])
    following = _cursor(matters[size - 1], moment) if len(matters) > size else ""
    return QueuePage(matters[:size], following)


def count_up_to(desk: Desk, chosen: QueueFilter, today: date, bound: int = MANY) -> int:
    """How many matters the filter leaves, counted no further than ``bound`` + 1."""
    return len(_chosen(desk, chosen, today).values_list("pk")[: bound + 1])


def _chosen(desk: Desk, chosen: QueueFilter, today: date) -> QuerySet[Matter]:
    rows = Matter.objects.filter(**dict(desk.filter))
    if chosen.closed or not chosen.arrived_today:
        rows = rows.filter(is_open=not chosen.closed)
    if chosen.service:
        rows = rows.filter(service_code=chosen.service)
    if chosen.step:
        rows = rows.filter(step_key=chosen.step)
    if chosen.unassigned:
        rows = rows.filter(_waits_for_handler()).exclude(handler__in=in_post(today))
    if chosen.arrived_today:
        rows = rows.filter(opened_at__gte=datetime.combine(today, time(), SHANGHAI))
    soon = today + timedelta(days=2)
    match chosen.colour:
        case "red":
            rows = rows.filter(next_due__lt=today)
        case "amber":
            rows = rows.filter(next_due__gte=today, next_due__lte=soon)
        case "green":
            rows = rows.filter(next_due__gt=soon, next_due__lt=date(9999, 1, 1))
        case "none":
            rows = rows.filter(next_due__gte=date(9999, 1, 1))
    return rows


def _waits_for_handler() -> Q:
    """The steps in which a matter that nobody handles waits for somebody, service by service."""
    from fengqiao.services import CATALOGUE

    found = Q(pk__in=[])
    for service in CATALOGUE.all_versions():
        if steps := [step.key for step in service.steps if needs_handler(service, step)]:
            found |= Q(service_code=service.code, step_key__in=steps)
    return found


def _cursor(matter: Matter, moment: str) -> str:
    if moment:
        return f"{getattr(matter, moment).isoformat()}_{matter.pk}"
    return f"{matter.rank}_{matter.next_due.isoformat()}_{matter.pk}"


def _after(cursor: str, moment: str) -> Q | None:
    parts = cursor.split("_")
    try:
        if moment:
            at, last = datetime.fromisoformat(parts[0]).astimezone(SHANGHAI), UUID(parts[1])
            return Q(**{f"{moment}__lte": at}) & (Q(**{f"{moment}__lt": at}) | Q(pk__lt=last))
        rank, due, key = int(parts[0]), date.fromisoformat(parts[1]), UUID(parts[2])
    except (ValueError, OverflowError, IndexError):
        return None
    # Written as nested ranges so that both databases walk the index from here instead of reading what came before.
    return Q(rank__gte=rank) & (Q(rank__gt=rank) | (Q(next_due__gte=due) & (Q(next_due__gt=due) | Q(pk__gt=key))))


def find(user: User, typed: str, today: date, limit: int = 50) -> list[Matter]:
    """The matters this user may see whose number, party's telephone or party's name is what was typed, newest first."""
    visible = rights.visible_to(user, today)
    wanted = typed.strip()
    if not wanted:
        return []
    seal = sealer()
    keys = Q(name_digest=seal.digest(wanted, "name"))
    try:
        keys |= Q(phone_digest=seal.digest(clean_phone(wanted), "phone"))
    except NotANumber:
        keys |= Q(id_number_digest=seal.digest(plain_number(wanted).upper(), "id_number"))
    rows = visible.select_related("agency", "handler").order_by("-opened_at")
    found = list(rows.filter(pk__in=Party.objects.filter(keys).values("matter_id"))[:limit])
    if is_matter_number(wanted):
        # One telephone number in ten has the check digit of a matter's number, so it is looked for as both; by itself,
        # since "this number or one of those keys" would read every matter there is.
        known = {matter.pk for matter in found}
        found += [matter for matter in rows.filter(number=plain_number(wanted)) if matter.pk not in known]
    return sorted(found, key=lambda matter: matter.opened_at, reverse=True)[:limit]


def overdue_of(matter_ids: Sequence[UUID], today: date) -> set[UUID]:
    """Which of these matters have a running clock that has passed."""
    from fengqiao.matters.models import ClockRow

    rows = ClockRow.objects.filter(matter_id__in=matter_ids, state=ClockState.RUNNING, due_on__lt=today)
    return set(rows.values_list("matter_id", flat=True))


def overdue_matters(today: date) -> QuerySet[Matter]:
    """Every open matter of the installation that its office should have acted on before today, the oldest first."""
    late = Matter.objects.filter(is_open=True, next_due__lt=today).select_related("agency")
    return late.defer("answers", "sealed_answers").order_by("next_due", "pk")


__all__ = [
    "Desk",
    "QueueFilter",
    "QueuePage",
    "Role",
    "count_up_to",
    "desks_of",
    "find",
    "overdue_matters",
    "overdue_of",
    "queue_page",
]
