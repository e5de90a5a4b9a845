"""The queue: what is due first, first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from fengqiao.desk.visits import LIST_SLOT, Visit, desk_view, is_htmx, page
from fengqiao.flow import Flag, Role, Service
from fengqiao.matters.clock_words import DueMark, colour_of, word_of
from fengqiao.matters.clocks import is_office_work
from fengqiao.matters.models import ClockRow, ClockState, Matter, Party
from fengqiao.matters.queues import MANY, Desk, QueueFilter, count_up_to, desks_of, queue_page
from fengqiao.matters.staffing import in_post, needs_handler
from fengqiao.people.models import Area
from fengqiao.seal.masks import mask_name
from fengqiao.services import CATALOGUE

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_COLOURS = ("red", "amber", "green", "none")


@dataclass(frozen=True, slots=True)
class Row:
    """A matter as the queue shows it: nothing personal but a masked name."""

    matter: Matter
    applicant: str
    flags: Sequence[Flag]
    clock: DueMark | None
    lacks_consent: bool
    """Somebody applies for another, who has not agreed as far as is known."""
    is_unassigned: bool
    """It waits for somebody to be named: nobody is, or whoever was has left."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A ready-made filter with the number of matters behind it; ``count`` is text because it ends at 999+."""

    label: str
    query: str
    count: str
    chosen: bool
    tone: str = ""


def rows_of(matters: Sequence[Matter], today: date) -> list[Row]:
    """The rows of these matters; three more queries however many there are."""
    applicants = Party.objects.filter(role=Role.APPLICANT).only("matter_id", "name", "consent_given")
    prefetch_related_objects(matters, Prefetch("parties", applicants, to_attr="applicants"), "clock_rows")
    handlers = {matter.handler_id for matter in matters if matter.handler_id}
    present = set(in_post(today).filter(pk__in=handlers).values_list("pk", flat=True))
    return [
        Row(
            matter=matter,
            applicant=_applicant(matter),
            flags=raised_flags(matter),
            clock=standing_clock(matter.service, _clock_rows(matter), today),
            lacks_consent=not all(party.consent_given for party in _applicants(matter)),
            is_unassigned=matter.handler_id not in present and needs_handler(matter.service, matter.step),
        )
        for matter in matters
    ]


def _applicants(matter: Matter) -> list[Party]:
    found: list[Party] = getattr(matter, "applicants", [])
    return found


def _applicant(matter: Matter) -> str:
    return "、".join(mask_name(party.name) for party in _applicants(matter) if party.name)


def _clock_rows(matter: Matter) -> Iterable[ClockRow]:
    rows: Iterable[ClockRow] = matter.clock_rows.all()
    return rows


def raised_flags(matter: Matter) -> list[Flag]:
    """The declared flags this matter raised when it was opened, the green channel first."""
    return sorted((flag for flag in matter.service.flags if flag.key in matter.flags), key=lambda flag: flag.rank)


def standing_clock(service: Service, rows: Iterable[ClockRow], today: date) -> DueMark | None:
    """The office's own clock that is due first; a paused one when none runs; None when nothing is asked of the office."""
    running, paused = [], []
    for row in rows:
        if not is_office_work(service.clock(row.key)):
            continue
        if row.state == ClockState.RUNNING and row.due_on:
            running.append(row)
        elif row.state == ClockState.PAUSED:
            paused.append(row)
    first = min(running, key=lambda row: row.due_on or date.max, default=None) or (paused[0] if paused else None)
    if first is None:
        return None
    return DueMark(
        label=service.clock(first.key).label,
        colour=colour_of(first.state, first.due_on, first.amber_on, today),
        word=word_of(first.state, first.due_on, today),
        due_on=first.due_on if first.state == ClockState.RUNNING else None,
        due_at=first.due_at,
        provisional=first.provisional,
    )


def named_desks(visit: Visit) -> list[Desk]:
    """The desks the visitor may open, each with a name to read."""
    desks = desks_of(visit.user, visit.today)
    areas = Area.objects.in_bulk([str(dict(desk.filter)["district_id"]) for desk in desks if _is_district(desk)])
    named = []
    for desk in desks:
        if desk.key == "mine":
            named.append(replace(desk, label=_("我承办的")))
        elif _is_district(desk):
            area = areas[str(dict(desk.filter)["district_id"])]
            named.append(replace(desk, label=_("%(area)s全部办件") % {"area": area.name}))
        else:
            named.append(desk)
    return named


def _is_district(desk: Desk) -> bool:
    return desk.key.startswith("district:")


def read_filter(query: QueryDict) -> QueueFilter:
    """The filter in a page's address; what is not known is left out."""
    service = query.get("service", "")
    service = service if service in CATALOGUE else ""
    steps = {step.key for step in CATALOGUE.get(service).steps} if service else set()
    step = query.get("step", "")
    colour = query.get("colour", "")
    return QueueFilter(
        service=service,
        step=step if step in steps else "",
        colour=colour if colour in _COLOURS else "",
        unassigned=query.get("unassigned") == "1",
        arrived_today=query.get("today") == "1",
        closed=query.get("closed") == "1",
    )


def query_of(desk: Desk, chosen: QueueFilter, cursor: str = "") -> str:
    """The address' query for a desk and a filter, empty parts left out."""
    parts = {
        "desk": desk.key,
        "service": chosen.service,
        "step": chosen.step,
        "colour": chosen.colour,
        "unassigned": "1" if chosen.unassigned else "",
        "today": "1" if chosen.arrived_today else "",
        "closed": "1" if chosen.closed else "",
        "after": cursor,
    }
    return urlencode({key: value for key, value in parts.items() if value})


_TABS: tuple[tuple[_StrPromise, QueueFilter, str], ...] = (
    (gettext_lazy("在办"), QueueFilter(), ""),
    (gettext_lazy("超期"), QueueFilter(colour="red"), "red"),
    (gettext_lazy("两天内到期"), QueueFilter(colour="amber"), "amber"),
    (gettext_lazy("未分派"), QueueFilter(unassigned=True), ""),
    (gettext_lazy("今天新收"), QueueFilter(arrived_today=True), ""),
    (gettext_lazy("已办结"), QueueFilter(closed=True), ""),
)


def tabs_of(desk: Desk, chosen: QueueFilter, today: date) -> list[Tab]:
    """The ready-made filters within the chosen service and step; one bounded count each."""
    found = []
    for label, preset, tone in _TABS:
        one = replace(preset, service=chosen.service, step=chosen.step)
        number = count_up_to(desk, one, today)
        found.append(Tab(str(label), query_of(desk, one), count_text(number), chosen == one, tone if number else ""))
    return found


def count_text(number: int) -> str:
    """The number as shown: beyond what is counted it says so (999+)."""
    return f"{MANY}+" if number > MANY else str(number)


def _remember(request: HttpRequest, query: str) -> None:
    """Keep which list this is, for the way back from a matter; a session is written only when it changes."""
    kept = f"?{query}" if query else ""
    if request.session.get(LIST_SLOT, "") != kept:
        request.session[LIST_SLOT] = kept


@require_safe
@desk_view
def queue(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One desk's list, filtered by the address, a page at a time."""
    desks = named_desks(visit)
    if not desks:
        raise Http404
    wanted = request.GET.get("desk", "")
    desk = next((one for one in desks if one.key == wanted), desks[0])
    chosen = read_filter(request.GET)
    found = queue_page(desk, chosen, visit.today, request.GET.get("after", ""))
    tabs = tabs_of(desk, chosen, visit.today)
    _remember(request, query_of(desk, chosen, request.GET.get("after", "")) if request.GET else "")
    context = {
        "here": "queue",
        "desks": desks,
        "desk": desk,
        "chosen": chosen,
        "rows": rows_of(found.matters, visit.today),
        "tabs": tabs,
        "total": next((tab.count for tab in tabs if tab.chosen), "")
        or count_text(count_up_to(desk, chosen, visit.today)),
        "services": list(CATALOGUE),
        "steps": CATALOGUE.get(chosen.service).steps if chosen.service else (),
        "first_query": query_of(desk, chosen),
        "next_query": query_of(desk, chosen, found.next_cursor) if found.next_cursor else "",
        "continued": "after" in request.GET,
        "is_filtered": chosen != QueueFilter(),
    }
    return page(request, visit, "desk/queue.html#list" if is_htmx(request) else "desk/queue.html", context)
