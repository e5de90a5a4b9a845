"""Doing one action to several matters: each goes through the one door by itself, and the list says how each went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fengqiao.desk.visits import Visit, desk_view, page
from fengqiao.flow import Action, Kind, Service
from fengqiao.matters.acting import act
from fengqiao.matters.errors import MatterError
from fengqiao.matters.forms import Form, Option, people_of, present, read
from fengqiao.matters.models import Matter
from fengqiao.matters.queues import PAGE
from fengqiao.matters.rights import hats, offered, visible_to
from fengqiao.people.keys import new_key


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selected matter with the version it was seen at."""

    matter: Matter
    version: int


@dataclass(frozen=True, slots=True)
class Group:
    """An action that can be done to several at once, and the selected matters it is offered for."""

    action: Action
    chosen: Sequence[Chosen]
    form: Form

    @property
    def key(self) -> str:
        """What the page sends back: service and action, for one key may mean different things in two services."""
        return f"{self.chosen[0].matter.service_code}:{self.action.key}"

    @property
    def service(self) -> Service:
        return self.chosen[0].matter.service


@dataclass(frozen=True, slots=True)
class Result:
    """How it went for one matter; ``why`` is empty when it was done."""

    matter: Matter
    why: str


@require_POST
@desk_view
def bulk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The actions the selected matters share, and after one is chosen, the list of what was done and what was refused."""
    chosen = _chosen(visit, request.POST.getlist("matter"), request.POST.getlist("seen"))
    groups = _groups(visit, chosen)
    picked = next((group for group in groups if group.key == request.POST.get("group")), None)
    if picked is None:
        offered_keys = {one.matter.pk for group in groups for one in group.chosen}
        context = {
            "chosen": chosen,
            "groups": groups,
            # One form at a time: two may ask questions of the same name.
            "shown": request.POST.get("show") or (groups[0].key if len(groups) == 1 else ""),
            "left_out": [one.matter for one in chosen if one.matter.pk not in offered_keys],
            "key": new_key().hex,
        }
        return page(request, visit, "desk/bulk.html", context)
    results = do_each(visit, picked, request)
    context = {
        "action": picked.action,
        "done": [one for one in results if not one.why],
        "refused": [one for one in results if one.why],
    }
    return page(request, visit, "desk/bulk_done.html", context)


def _chosen(visit: Visit, ids: Iterable[str], seen: Iterable[str]) -> list[Chosen]:
    """The selected matters the visitor may see, in the order of the queue.  ``seen`` are ``<id>:<version>`` marks."""
    versions = dict(mark.split(":", 1) for mark in seen if ":" in mark)
    keys = [key for one in list(ids)[:PAGE] if (key := _uuid(one))]
    found = visible_to(visit.user, visit.today).filter(pk__in=keys).select_related("agency", "handler", "area")
    return [
        Chosen(matter, int(mark) if (mark := versions.get(str(matter.pk), "")[:9]).isdecimal() else matter.version)
        for matter in found.prefetch_related("parties").order_by("rank", "next_due", "id")
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _groups(visit: Visit, chosen: Sequence[Chosen]) -> list[Group]:
    """The declared bulk actions the visitor may take on at least one of them, with the matters each is for."""
    found: dict[tuple[str, str], tuple[Action, list[Chosen]]] = {}
    for one in chosen:
        for action in offered(one.matter, hats(visit.user, one.matter, visit.standing)):
            if action.bulk:
                place = (one.matter.service_code, action.key)
                found.setdefault(place, (action, []))[1].append(one)
    return [Group(action, some, _form(action, some, visit.today)) for action, some in found.values()]


def _form(action: Action, some: Sequence[Chosen], today: date) -> Form:
    people: list[Option] = []
    if any(field.kind is Kind.PERSON for field in action.fields):
        # Anybody who may be named on one of them is listed; where somebody may not be, that matter is refused by name.
        seen: dict[str, Option] = {}
        for one in some:
            for option in people_of(one.matter, today, action):
                known = seen.get(option.key)
                if known is None or known.barred:
                    seen[option.key] = option
        people = list(seen.values())
    return present(action.fields, {}, people=people)


def do_each(visit: Visit, group: Group, request: HttpRequest) -> list[Result]:
    """Act on each matter by itself: one that is refused stops no other, and each is done once however often it is sent."""
    given = read(request.POST, group.action.fields)
    batch = _uuid(request.POST.get("idempotency_key", "")) or new_key()
    results = []
    for one in group.chosen:
        try:
            act(
                one.matter.pk,
                group.action.key,
                by=visit.user,
                answers=given,
                version=one.version,
                key=uuid5(batch, one.matter.pk.hex).hex,
                now=visit.now,
            )
        except MatterError as error:
            results.append(Result(one.matter, str(error) or _("没有办成，请打开这一件看看。")))
        else:
            results.append(Result(one.matter, ""))
    return results
