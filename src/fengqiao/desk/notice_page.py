"""In-site messages: what came in for this person, and the mark that it was read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from fengqiao.desk.visits import Visit, desk_view, page
from fengqiao.notices.inbox import mark_all_read, recent_of

SHOWN = 100


@require_safe
@desk_view
def notices(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The newest messages; opening what one leads to marks it read."""
    return page(request, visit, "desk/notices.html", {"notices": recent_of(visit.user, SHOWN), "here": "notices"})


@require_POST
@desk_view
def all_read(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Mark every message as read."""
    mark_all_read(visit.user, visit.now)
    return redirect("desk:notices")
