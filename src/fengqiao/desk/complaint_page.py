"""What people said about the service itself: read and answered by the bureau of their district."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fengqiao.complaints.door import answer, complaints_of
from fengqiao.complaints.models import Complaint
from fengqiao.desk.visits import Visit, desk_view, page

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
    found = Complaint.objects.filter(number=number, district_id__in=visit.standing.districts).first()
    if found is None:
        raise Http404
    text, problem = found.reply, ""
    if request.method == "POST":
        text = request.POST.get("reply", "").strip()
        if not text:
            problem = _("请写答复。写清楚查了什么、结果怎样、接下来怎么办。")
        elif len(text) > MAX_REPLY:
            problem = _("答复最多 %(bound)d 字，请写短一些。") % {"bound": MAX_REPLY}
        else:
            answer(found, by=visit.user, text=text, now=visit.now)
            messages.success(request, _("答复已保存，本人凭编号可以看到。"))
            return redirect("desk:complaints")
    context = {"one": found, "text": text, "problem": problem, "here": "complaints"}
    return page(request, visit, "desk/complaint.html", context, status=422 if problem else 200)
