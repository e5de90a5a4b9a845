"""The endpoints.  Each parses, calls one function of the domain, and shapes what comes back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Status

from fengqiao.api import law_doors, shapes, shaping
from fengqiao.api.access import EITHER, caller
from fengqiao.api.errors import install
from fengqiao.api.plain_text import PlainText
from fengqiao.flow import Role
from fengqiao.knowledge.node import asker
from fengqiao.knowledge.notices import calendar_in_force
from fengqiao.law.clocks import clock_on
from fengqiao.law.periods import due as count_due
from fengqiao.law.periods import parse_period
from fengqiao.matters import paper_files, queues, reading, rights
from fengqiao.matters.acting import act, open_matter, record_view
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.masking import is_office
from fengqiao.matters.models import Matter
from fengqiao.people.keys import new_key
from fengqiao.people.models import Area
from fengqiao.services import CATALOGUE

REFUSALS = {401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem, 422: shapes.Problem}
api = NinjaAPI(
    title="Fengqiao",
    version="1",
    description="What the pages can do, a program can do, under the same rights.",
    docs_url="/docs/",
    openapi_url="/openapi.json",
    parser=PlainText(),
)
install(api)
api.add_router("/law", law_doors.router)


def _today() -> date:
    return timezone.now().astimezone(SHANGHAI).date()


@api.get("/services", response=list[shapes.ServiceRow], tags=["services"], summary="The catalogue")
def services(request: HttpRequest) -> list[shapes.ServiceRow]:
    return [shaping.service_row(service) for service in CATALOGUE]


@api.get(
    "/services/{code}",
    response={200: shapes.ServiceShape, 404: shapes.Problem},
    tags=["services"],
    summary="A service: form, clocks with articles, steps",
)
def service(request: HttpRequest, code: str) -> shapes.ServiceShape:
    if code not in CATALOGUE:
        raise Http404
    return shaping.service_shape(CATALOGUE.get(code))


@api.post("/ask", response=shapes.AnswerShape, tags=["law"], summary="A question in everyday words; nothing is kept")
def ask(request: HttpRequest, asked: shapes.Asked) -> shapes.AnswerShape:
    return shaping.answer_shape(asker().ask(asked.question, day=_today(), answers=asked.answers))


@api.post(
    "/law/due",
    response={200: dict, 422: shapes.Problem},
    tags=["law"],
    summary="Count a statutory period, with every step",
)
def due(request: HttpRequest, asked: shapes.DueAsked) -> dict[str, object]:
    extensions, calendar = [parse_period(one) for one in asked.extensions], calendar_in_force()
    if not asked.clock:
        period = parse_period(asked.period)
        return count_due(asked.start, period, pauses=asked.pauses, extensions=extensions, calendar=calendar).as_json()
    clock = clock_on(asked.clock, asked.start)
    counted = clock.due(asked.start, pauses=asked.pauses, extensions=extensions, calendar=calendar)
    return {**counted.as_json(), "clock": clock.id, "certain": clock.certain, "note": clock.note_zh}


@api.get(
    "/matters",
    response={200: shapes.MatterPage, **REFUSALS},
    auth=EITHER,
    tags=["matters"],
    summary="A page of the caller's matters: a citizen's own, or a desk's queue",
)
def matters(
    request: HttpRequest, desk: str = "", after: str = "", closed: bool = False, service: str = ""
) -> shapes.MatterPage:
    user, today = caller(request), _today()
    desks = {one.key: one for one in queues.desks_of(user, today)}
    if not desk:
        own = reading.matters_of_party(user)[:100]
        return shapes.MatterPage(matters=[shaping.matter_row(one) for one in own], next="")
    if desk not in desks:
        raise ActionRefused(_("您没有这个工作台。"))
    chosen = queues.QueueFilter(service=service, closed=closed)
    page = queues.queue_page(desks[desk], chosen, today, after)
    return shapes.MatterPage(matters=[shaping.matter_row(one) for one in page.matters], next=page.next_cursor)


@api.post("/matters", response={201: shapes.Done, **REFUSALS}, auth=EITHER, tags=["matters"], summary="Open a matter")
def opened(request: HttpRequest, opening: shapes.Opening) -> Status[shapes.Done]:
    if opening.service not in CATALOGUE:
        raise Http404
    area = Area.objects.filter(pk=opening.area).first()
    if area is None:
        raise ActionRefused(_("没有这个区划代码，请核对。"))
    matter = open_matter(
        CATALOGUE.get(opening.service, _today()),
        by=caller(request),
        area=area,
        answers=opening.answers,
        key=opening.key,
    )
    first = matter.events.order_by("seq")[0]
    done = shapes.Done(number=matter.number, version=matter.version, event=first.seq, said=first.said)
    return Status(201, done)


@api.get(
    "/matters/{number}",
    response={200: shapes.MatterShape, **REFUSALS},
    auth=EITHER,
    tags=["matters"],
    summary="A matter as the caller may see it",
)
def matter(request: HttpRequest, number: str) -> shapes.MatterShape:
    found, worn = _found(request, number)
    return shaping.matter_shape(found, worn, _today())


@api.post(
    "/matters/{number}/actions",
    response={200: shapes.Done, **REFUSALS},
    auth=EITHER,
    tags=["matters"],
    summary="Do an action",
)
def action(request: HttpRequest, number: str, doing: shapes.Doing) -> shapes.Done:
    found, _worn = _found(request, number)
    event = act(found.pk, doing.action, by=caller(request), answers=doing.answers, version=doing.version, key=doing.key)
    found.refresh_from_db(fields=["version"])
    return shapes.Done(number=found.number, version=found.version, event=event.seq, said=event.said)


@api.get(
    "/matters/{number}/papers/{paper_id}.pdf",
    response={200: None, **REFUSALS},
    auth=EITHER,
    tags=["matters"],
    summary="A paper as PDF",
)
def paper(request: HttpRequest, number: str, paper_id: UUID) -> HttpResponse:
    found, worn = _found(request, number)
    for one in reading.papers_for(found, worn):
        if one.pk == paper_id:
            made = paper_files.pdf_of(one)
            if is_office(worn):  # it names the parties in full
                what = {str(party.pk): ["paper"] for party in found.parties.all()}
                record_view(found.pk, by=caller(request), what=what, key=new_key().hex)
            return HttpResponse(made, content_type="application/pdf")
    raise Http404


def _found(request: HttpRequest, number: str) -> tuple[Matter, frozenset[Role]]:
    """The matter and the caller's hats; what the caller may not see does not exist for them."""
    user, today = caller(request), _today()
    rows = rights.visible_to(user, today).select_related("agency", "handler", "area").prefetch_related("parties")
    found = rows.get(number=number)
    return found, rights.hats(user, found, rights.standing_of(user, today))
