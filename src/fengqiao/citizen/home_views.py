"""The home page, the modules that are still being made, and how the reader wants to see the site."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fengqiao.citizen import visit
from fengqiao.citizen.modules import BY_KEY, MODULES
from fengqiao.matters.drafts import drafts_of
from fengqiao.matters.models import Draft, Matter
from fengqiao.matters.reading import labelled, matters_of_party
from fengqiao.notices.inbox import unread_of
from fengqiao.people.areas import agencies_of, district_of_visit
from fengqiao.people.models import AgencyKind
from fengqiao.places.models import Place
from fengqiao.services import CATALOGUE

TYPE_COOKIE = "type"
_A_YEAR = 365 * 24 * 60 * 60
_SHOWN = 3
"""How many of one's own matters the home page shows; the rest are one tap away."""
_PLACES = 8
"""How many places a module's page names; a county has hundreds."""


def home(request: HttpRequest) -> HttpResponse:
    """The question box, the urgent numbers, the fifteen modules, one's own matters."""
    user = visit.signed_in(request)
    district = district_of_visit(request)
    matters: list[Matter] = list(matters_of_party(user)[: _SHOWN + 1]) if user else []
    return render(
        request,
        "citizen/home.html",
        {
            "modules": MODULES,
            "matters": labelled(matters[:_SHOWN], user) if user else [],
            "has_more": len(matters) > _SHOWN,
            "drafts": titled(drafts_of(visit.owner_of(request))),
            "notices": unread_of(user, 3) if user else [],
            "offices": agencies_of(district, (AgencyKind.SERVICE_CENTER,))[:1] if district else [],
        },
    )


def titled(drafts: list[Draft]) -> list[tuple[Draft, str]]:
    """Each draft with the name of its service."""
    return [(draft, CATALOGUE.get(draft.service_code).name) for draft in drafts]


def module(request: HttpRequest, key: str) -> HttpResponse:
    """A module that is not here yet: what it will do, and where to go today.  One that is here leads to itself."""
    found = BY_KEY.get(key)
    if found is None:
        raise Http404
    if found.is_here:
        return redirect(found.url)
    district = district_of_visit(request)
    agencies = agencies_of(district, tuple(found.agencies)) if district else []
    open_places = Place.objects.filter(district=district, kind__in=found.places, is_open=True).select_related("area")
    places = list(open_places[:_PLACES]) if district else []
    return render(request, "citizen/module.html", {"module": found, "agencies": agencies, "places": places})


@require_POST
def set_type(request: HttpRequest) -> HttpResponse:
    """Large or ordinary type, kept for a year."""
    response = HttpResponseRedirect(_back(request))
    size = "large" if request.POST.get("type") == "large" else "normal"
    response.set_cookie(TYPE_COOKIE, size, max_age=_A_YEAR, samesite="Lax", httponly=True)
    return response


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, kept for a year."""
    response = HttpResponseRedirect(_back(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=_A_YEAR, samesite="Lax", httponly=True)
    return response


def _back(request: HttpRequest) -> str:
    """The page the reader was on; the home page when that is not ours."""
    target = request.POST.get("next", "/")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, {request.get_host()})
    return target if is_ours else "/"
