"""What people said about the service itself: read and answered by the bureau of their district."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fengqiao.complaints.door import answer, complaints_of, record_look
from fengqiao.complaints.models import Complaint
from fengqiao.desk.visits import Visit, desk_view, page
from fengqiao.seal.masks import mask_name, mask_phone

MAX_REPLY = 3_000
"""In characters."""


@require_safe
@desk_view
def complaints(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Those that wait for an answer, the oldest first; then the newest answered ones."""
    if not visit.standing.districts:
        raise Http404
    waiting, answered = complaints_of(visit.standing.districts)
    context = {"waiting": waiting, "answered": answered, "here": "complaints"}
    return page(request, visit, "desk/complaints.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def complaint(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """One complaint, and the form of its answer."""
    found = _found(visit, number)
    if request.method != "POST":
        return _shown(request, visit, found, text=found.reply)
    text = request.POST.get("reply", "").strip()
    if not text:
        return _shown(request, visit, found, text=text, problem=_("请写答复。写清楚查了什么、结果怎样、接下来怎么办。"))
    if len(text) > MAX_REPLY:
        problem = _("答复最多 %(bound)d 字，请写短一些。") % {"bound": MAX_REPLY}
        return _shown(request, visit, found, text=text, problem=problem)
    if not answer(found, by=visit.user, text=text, now=visit.now, seen=_moment(request.POST.get("seen", ""))):
        problem = _("刚刚有同事答复了，写在上面。您写的还在；仍要改成您这一份，就再提交一次。")
        return _shown(request, visit, _found(visit, number), text=text, problem=problem, status=409)
    messages.success(request, _("答复已保存，本人凭编号可以看到。"))
    return redirect("desk:complaints")


@require_POST
@desk_view
def complaint_contact(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """Show once how the writer can be reached, and record it; coming back to the page shows the mask again."""
    found = _found(visit, number)
    record_look(found, by=visit.user, now=visit.now)
    return _shown(request, visit, found, text=found.reply, is_open=True)


def _moment(text: str) -> datetime | None:
    """When the answer was written that the page showed; None when it showed none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _found(visit: Visit, number: str) -> Complaint:
    rows = Complaint.objects.filter(number=number, district_id__in=visit.standing.districts)
    if (found := rows.select_related("replied_by").first()) is None:
        raise Http404
    return found


def _shown(
    request: HttpRequest,
    visit: Visit,
    one: Complaint,
    *,
    text: str,
    problem: str = "",
    is_open: bool = False,
    status: int = 422,
) -> HttpResponse:
    context = {
        "one": one,
        "contact": [one.name, one.phone] if is_open else [mask_name(one.name), mask_phone(one.phone)],
        "is_open": is_open,
        "looks": one.looks.select_related("by"),
        "text": text,
        "problem": problem,
        "here": "complaints",
    }
    return page(request, visit, "desk/complaint.html", context, status=status if problem else 200)
