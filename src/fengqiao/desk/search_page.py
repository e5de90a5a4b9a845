"""Finding a matter by number, telephone, name or identity-card number.

What was typed is posted, kept sealed in the session and never put in an address: only a matter's number may stand there.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fengqiao.desk.queue_page import rows_of
from fengqiao.desk.visits import Visit, desk_view, page
from fengqiao.matters.numbers import is_matter_number, is_misread_number, plain_number, service_of
from fengqiao.matters.queues import find
from fengqiao.people.identity import NotANumber, clean_phone
from fengqiao.people.models import Agency
from fengqiao.seal import SealBroken
from fengqiao.seal.fields import sealer

_SLOT = "desk_search"
_LONGEST = 60
_LONGEST_NUMBER = 13
"""A matter's number is no longer; identity-card numbers are."""
LIMIT = 50


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def search(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take what was typed (POST), or show what the last search found (GET; ``?q=`` is read for numbers only)."""
    if request.method == "POST":
        typed = request.POST.get("q", "").strip()[:_LONGEST]
        if _may_stand_in_an_address(typed):
            return redirect(f"{reverse('desk:search')}?q={plain_number(typed)}")
        request.session[_SLOT] = sealer().seal(typed, _SLOT) if typed else ""
        return redirect("desk:search")
    number = request.GET.get("q", "")
    typed = plain_number(number) if _may_stand_in_an_address(number) else _last(request)
    found = find(visit.user, typed, visit.today, LIMIT) if typed else []
    if len(found) == 1 and found[0].number == typed:
        return redirect("desk:matter", found[0].number)
    context = {"typed": typed, "rows": rows_of(found, visit.today), "is_cut": len(found) == LIMIT, "limit": LIMIT}
    if typed and not found:
        context |= _of_no_number(visit, typed)
    return page(request, visit, "desk/search.html", context)


def _of_no_number(visit: Visit, typed: str) -> dict[str, object]:
    """What can be said to the caller whose number finds nothing: that it was misheard, or whose business such numbers are.

    Only the number itself is read; whether there is such a matter elsewhere is not told.
    """
    if is_misread_number(typed) and not _is_telephone(typed):
        return {"is_misread": True}
    service = service_of(typed) if _may_stand_in_an_address(typed) else None
    if service is None:
        return {}
    ours = [str(agency) for held in visit.standing.agencies.values() for agency in held]
    districts = Agency.objects.filter(pk__in=ours).values("district_id")
    keepers = Agency.objects.filter(kind=service.agency_kind, area_id__in=districts, is_open=True)
    keepers = keepers.exclude(pk__in=ours).order_by("name")
    return {"service": service, "prefix": plain_number(typed)[:2], "keepers": list(keepers)}


def _may_stand_in_an_address(typed: str) -> bool:
    """Whether this is a matter's number and cannot be somebody's telephone or identity-card number."""
    return is_matter_number(typed) and len(plain_number(typed)) <= _LONGEST_NUMBER and not _is_telephone(typed)


def _is_telephone(typed: str) -> bool:
    try:
        clean_phone(typed)
    except NotANumber:
        return False
    return True


def _last(request: HttpRequest) -> str:
    """What this session searched for last; "" when nothing, or when the key was changed since."""
    kept = request.session.get(_SLOT, "")
    try:
        return sealer().open(kept, _SLOT) if kept else ""
    except SealBroken:
        return ""
