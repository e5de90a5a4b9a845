"""Who is visiting: the user or the guest, their drafts, the place they chose."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from fengqiao.flow import Role, Service
from fengqiao.matters import rights
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.drafts import Owner, merge_guest
from fengqiao.matters.models import Matter
from fengqiao.people.areas import district_of_visit
from fengqiao.people.models import Area, User
from fengqiao.services import CATALOGUE

GUEST = "guest"
"""The session's entry that names a guest's drafts: a random token, nothing personal."""
ASKED_WORDS = "asked_words"
"""The session's entry with what was asked in the question box; an application opens with it."""
AREA_COOKIE = "area"
_A_YEAR = 365 * 24 * 60 * 60


def today() -> date:
    """The day it is in Shanghai."""
    return now().astimezone(SHANGHAI).date()


def now() -> datetime:
    """The present, aware."""
    return timezone.now()


def signed_in(request: HttpRequest) -> User | None:
    """The user who is signed in; None for a guest."""
    return request.user if isinstance(request.user, User) else None


def owner_of(request: HttpRequest, *, make: bool = False) -> Owner:
    """Whose drafts this visit may see.

    Somebody who was writing as a guest and has signed in since takes the guest's drafts along.  ``make`` gives a guest
    without a token one; otherwise such a guest owns nothing.
    """
    guest = str(request.session.get(GUEST, ""))
    user = signed_in(request)
    if user is not None:
        if guest:
            merge_guest(guest, user)
            del request.session[GUEST]
        return Owner(user)
    if not guest and make:
        guest = request.session[GUEST] = secrets.token_urlsafe(24)
    return Owner(None, guest)


def service_or_404(code: str) -> Service:
    """The service of that code as it stands today."""
    if code not in CATALOGUE:
        raise Http404
    return CATALOGUE.get(code, today())


def matter_or_404(request: HttpRequest, number: str) -> Matter:
    """The matter of that number, if this visitor is a party of it; 404 for anybody else, as if there were none.

    Its office sees it at the desk, where what is personal is masked and every opening of it recorded.
    """
    seen = rights.visible_to(request.user, today()).filter(number=number)
    matter = seen.select_related("agency", "area", "handler", "district").prefetch_related("parties").first()
    if matter is None or not any(role.is_party for role in hats_of(request, matter)):
        raise Http404
    return matter


def hats_of(request: HttpRequest, matter: Matter) -> frozenset[Role]:
    """The roles the visitor has towards the matter."""
    return rights.hats(request.user, matter, rights.standing_of(request.user, today()))


def district_or_404(request: HttpRequest) -> Area:
    """The district of this visit; 404 before the first set-up."""
    district = district_of_visit(request)
    if district is None:
        raise Http404
    return district


def remembered_area(request: HttpRequest) -> Area | None:
    """The town or village this visitor chose before: from the account, else from the cookie; in this district only."""
    user = signed_in(request)
    if user is not None and user.home_area is not None:
        return user.home_area
    code = request.COOKIES.get(AREA_COOKIE, "")
    if not (code.isdigit() and len(code) == 12):
        return None
    area = Area.objects.filter(pk=code).first()
    district = district_of_visit(request)
    return area if area and district and area.district_code == district.district_code else None


def remember_area(response: HttpResponse, area: Area) -> None:
    """Keep the choice for a year; the code of a village names nobody."""
    response.set_cookie(AREA_COOKIE, area.code, max_age=_A_YEAR, samesite="Lax", httponly=True)
