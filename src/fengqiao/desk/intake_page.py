"""Window intake: a clerk opens a matter for somebody who stands at the counter, on one page."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fengqiao.desk.queue_page import Row, rows_of
from fengqiao.desk.visits import Visit, desk_view, matter_or_404, page
from fengqiao.flow import Field, Kind, Service
from fengqiao.flow import _ as mark
from fengqiao.matters.acting import open_matter
from fengqiao.matters.answers import clean_answers
from fengqiao.matters.attachments import FileRefused, accept, unclaimed
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.forms import Option, not_yet_put, present, read
from fengqiao.matters.models import Matter
from fengqiao.matters.queues import find
from fengqiao.matters.reading import clock_faces
from fengqiao.matters.rights import may_open_for_others, visible_to
from fengqiao.people.areas import towns_with_villages
from fengqiao.people.identity import NotANumber, clean_phone
from fengqiao.people.keys import new_key
from fengqiao.people.models import Agency, Area
from fengqiao.people.signing_in import citizen_with_phone
from fengqiao.services import CATALOGUE

WHERE = Field(key="intake_area", label=mark("是哪个村（社区）的事"), kind=Kind.AREA)
"""Asked first: the place decides which office receives the matter."""
RECENT = 5


@require_safe
@desk_view
def intake(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The services that can be opened at the counter."""
    services = [one for one in CATALOGUE if not _is_handed_over_only(one)]
    return page(request, visit, "desk/intake.html", {"services": services, "here": "intake", "may": _district(visit)})


def _is_handed_over_only(service: Service) -> bool:
    """Whether nobody can be reached by its form, so that it opens only out of another matter."""
    return not any(field.carried_as == "applicant_phone" for field in service.fields)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def open_for(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """The whole application on one page; taken in for the person whose telephone is given, with the clerk as helper."""
    if code not in CATALOGUE or _is_handed_over_only(CATALOGUE.get(code)):
        raise Http404
    service = CATALOGUE.get(code, visit.today)
    district = _district(visit)
    if district is None:
        raise Http404
    fields = (WHERE, *service.fields)
    if request.method != "POST":
        return _page(request, visit, service, district, given={})
    given = read(request.POST, fields)
    try:
        # First of all: a photograph taken at the counter must not be asked for again because a digit was wrong.
        _take_files(request, visit, service, given)
    except FileRefused as error:
        return _page(request, visit, service, district, given=given, problems={"": str(error)}, status=422)
    if not_yet_put(request.POST, fields, given):
        return _page(request, visit, service, district, given=given, status=422)
    same = _open_of_same_person(visit, service, given)
    if same and not request.POST.get("not_the_same"):
        return _page(request, visit, service, district, given=given, same=same, status=422)
    try:
        matter = _take_in(request, visit, service, district, given)
    except AnswersInvalid as error:
        return _page(request, visit, service, district, given=given, problems=error.problems, status=422)
    except ActionRefused as error:
        return _page(request, visit, service, district, given=given, problems={"": str(error)}, status=422)
    messages.success(request, _("已登记，编号 %(number)s。请把编号抄给本人。") % {"number": matter.spoken_number})
    return redirect("desk:opened", matter.number)


def _take_in(request: HttpRequest, visit: Visit, service: Service, district: Area, given: dict[str, object]) -> Matter:
    """Check everything, then find or make the citizen's account and open the matter, together or not at all."""
    cleaned = clean_answers((WHERE, *service.fields), given, visit.today)
    area = Area.objects.filter(pk=str(given.get(WHERE.key)), code__startswith=district.prefix).first()
    problems = {**cleaned.problems}
    if area is None and WHERE.key not in problems:
        problems[WHERE.key] = _("请从列出的村（社区）里选一个。")
    if problems or area is None:
        raise AnswersInvalid(problems)
    phone_key = next(field.key for field in service.fields if field.carried_as == "applicant_phone")
    with transaction.atomic():
        return open_matter(
            service,
            by=citizen_with_phone(str(cleaned.all[phone_key])),
            area=area,
            answers=given,
            key=request.POST.get("idempotency_key") or new_key().hex,
            now=visit.now,
            helper=visit.user,
        )


def _take_files(request: HttpRequest, visit: Visit, service: Service, given: dict[str, object]) -> None:
    for field in service.fields:
        if field.kind is not Kind.FILES:
            continue
        fresh = [
            str(accept(upload, user=visit.user, guest="").pk)
            for upload in request.FILES.getlist(field.key)
            if isinstance(upload, UploadedFile)
        ]
        kept = given.get(field.key)
        given[field.key] = [*(kept if isinstance(kept, list) else []), *fresh]


def _page(
    request: HttpRequest,
    visit: Visit,
    service: Service,
    district: Area,
    *,
    given: Mapping[str, object],
    problems: Mapping[str, str] | None = None,
    same: list[Row] | None = None,
    status: int = 200,
) -> HttpResponse:
    keys = [str(key) for value in given.values() if isinstance(value, list) for key in value]
    context = {
        "service": service,
        "here": "intake",
        "form": present(
            (WHERE, *service.fields),
            given,
            problems=problems,
            areas=_places(district),
            files=unclaimed(visit.user, "", keys),
        ),
        "key": request.POST.get("idempotency_key") or new_key().hex,
        "same": same,
        "phone_field": next(field.key for field in service.fields if field.carried_as == "applicant_phone"),
    }
    return page(request, visit, "desk/open.html", context, status=status)


def _places(district: Area) -> list[Option]:
    """The district's towns and villages to choose from, a town's villages under its name."""
    options = [Option(key=district.code, label=district.name)]
    for town, villages in towns_with_villages(district):
        options.append(Option(key=town.code, label=town.name, group=town.name))
        options += [Option(key=village.code, label=village.name, group=town.name) for village in villages]
    return options


def _district(visit: Visit) -> Area | None:
    """The district the visitor may take matters in for; None when that is none."""
    ids = [str(agency) for held in visit.standing.agencies.values() for agency in held]
    for agency in Agency.objects.filter(pk__in=ids).select_related("district").order_by("pk"):
        if may_open_for_others(visit.standing, agency.district_id):
            return agency.district
    return None


def _open_of_same_person(visit: Visit, service: Service, given: Mapping[str, object]) -> list[Row]:
    """Open matters of the same service with the same telephone that the visitor may see."""
    typed = next((str(given.get(f.key, "")) for f in service.fields if f.carried_as == "applicant_phone"), "")
    found = [one for one in _by_phone(visit, typed) if one.is_open and one.service_code == service.code]
    return rows_of(found, visit.today)


def _by_phone(visit: Visit, typed: str) -> list[Matter]:
    try:
        phone = clean_phone(typed)
    except NotANumber:
        return []
    return find(visit.user, phone, visit.today, limit=RECENT)


@require_POST
@desk_view
def recent(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """The latest matters with the telephone just typed, to avoid a second one about the same thing (htmx)."""
    rows = rows_of(_by_phone(visit, request.POST.get("phone", "")), visit.today)
    return page(request, visit, "desk/recent.html", {"rows": rows, "code": code})


@require_safe
@desk_view
def opened(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """What to tell the person at the counter: the number, when they hear, and how."""
    found = visible_to(visit.user, visit.today).filter(number=number).first()
    if found is None:
        # Taken in for another office: the clerk may tell the number and see no more.
        return page(
            request, visit, "desk/opened.html", {"number": Matter(number=number).spoken_number, "here": "intake"}
        )
    matter, _worn = matter_or_404(visit, number)
    context = {"matter": matter, "number": matter.spoken_number, "clocks": clock_faces(matter, visit.today)}
    return page(request, visit, "desk/opened.html", {**context, "here": "intake"})
