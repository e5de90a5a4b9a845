"""Who may open the workbench, and what every page of it shares.

The second factor is asked for by ``fengqiao.project.middleware.staff_second_factor`` before any view here runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import update_wrapper
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from fengqiao.flow import Role
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.models import Matter
from fengqiao.matters.rights import Standing, hats, standing_of, visible_to
from fengqiao.notices.inbox import unread_count
from fengqiao.people.models import User

LIST_SLOT = "desk_list"
"""Where the session keeps which list was looked at last, as its query: the way back from a matter leads there."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by a member of staff: who, with which postings, and the time it is taken to be throughout."""

    user: User
    standing: Standing
    now: datetime

    @property
    def today(self) -> date:
        """The legal day, Asia/Shanghai."""
        return self.now.astimezone(SHANGHAI).date()


def desk_view[**P](
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let staff with a posting in; send strangers to sign in, and tell everybody else that there is nothing here.

    No page of the workbench is ever kept by a browser or a proxy.
    """

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, User):
            if is_htmx(request):
                # A part of a page cannot become the sign-in page: what was typed into it would be gone.
                return HttpResponse(status=401)
            return redirect_to_login(request.path, reverse("account_login"))
        now = timezone.now()
        visit = Visit(request.user, standing_of(request.user, now.astimezone(SHANGHAI).date()), now)
        if not (request.user.is_staff and visit.standing.works_anywhere):
            raise Http404
        response = view(request, visit, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return update_wrapper(guarded, view)


def page(
    request: HttpRequest, visit: Visit, template: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """Render a page, or for htmx the part of it named after ``#``, in the workbench's frame."""
    shared = {
        "visit": visit,
        "unread": unread_count(visit.user),
        "answers_complaints": bool(visit.standing.districts),
        "may_take_in": visit.standing.may_take_in,
        "list_query": request.session.get(LIST_SLOT, ""),
        "may_manage": visit.user.is_superuser or bool(visit.standing.districts),
    }
    return render(request, template, {**shared, **context}, status=status)


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page and not for a page."""
    return bool(getattr(request, "htmx", False))


def matter_or_404(visit: Visit, number: str) -> tuple[Matter, frozenset[Role]]:
    """The matter of that number and the visitor's office hats towards it.

    Http404 for a matter the visitor may not see, and for one that is their own: they see it as a citizen does.
    """
    found = visible_to(visit.user, visit.today).filter(number=number)
    matter = found.select_related("agency", "handler", "area", "district", "origin").prefetch_related("parties").first()
    if matter is None:
        raise Http404
    worn = hats(visit.user, matter, visit.standing)
    if not any(not role.is_party for role in worn):
        raise Http404
    return matter, worn
