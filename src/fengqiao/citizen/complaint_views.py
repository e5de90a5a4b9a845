"""The door for complaints, suggestions and praise; a name is not asked for, a number is always given."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fengqiao.citizen import visit
from fengqiao.complaints import door
from fengqiao.complaints.models import ComplaintKind
from fengqiao.flow import Choice, Field, Kind
from fengqiao.flow import _ as mark
from fengqiao.matters.answers import clean_answers
from fengqiao.matters.forms import present, read
from fengqiao.matters.numbers import is_matter_number, plain_number
from fengqiao.people.accounts import AccountAdapter
from fengqiao.people.areas import agencies_of
from fengqiao.people.models import AgencyKind

FIELDS = (
    Field(
        key="kind",
        label=mark("想说哪方面的事"),
        kind=Kind.CHOICE,
        choices=tuple(Choice(kind.value, str(kind.label)) for kind in ComplaintKind),
    ),
    Field(key="text", label=mark("说说是怎么回事"), kind=Kind.LONG_TEXT, max_length=door.MAX_TEXT, sealed=True),
    Field(
        key="matter_number",
        label=mark("和哪个办件有关"),
        required=False,
        max_length=24,
        help=mark("有编号就写上，没有就空着。"),
    ),
    Field(key="name", label=mark("怎么称呼您"), kind=Kind.NAME, required=False, help=mark("不写也行，我们一样处理。")),
    Field(key="phone", label=mark("您的电话"), kind=Kind.PHONE, required=False, help=mark("想让我们回电话再写。")),
)
_LOOKS_AN_HOUR = 30
"""How many numbers one address may try in an hour: enough for a person, too few for a guesser."""


@never_cache
def complaints(request: HttpRequest) -> HttpResponse:
    """Say something, or look for the answer to what was said."""
    district = visit.district_or_404(request)
    form = present(FIELDS, {"matter_number": request.GET.get("matter", "")[:24]})
    status = 200
    if request.method == "POST":
        given = read(request.POST, FIELDS)
        cleaned = clean_answers(FIELDS, given, visit.today())
        problems = dict(cleaned.problems)
        number = plain_number(str(cleaned.all.get("matter_number", "")))
        if number and not is_matter_number(number):
            problems["matter_number"] = _("这个编号不对，请对照受理凭证；不记得就空着。")
        if not problems:
            complaint = door.receive(
                district=district,
                kind=str(cleaned.all["kind"]),
                text=str(cleaned.all["text"]),
                now=visit.now(),
                matter_number=number,
                name=str(cleaned.all.get("name", "")),
                phone=str(cleaned.all.get("phone", "")),
            )
            return redirect("complaint", complaint.number)
        form, status = present(FIELDS, given, problems=problems), 422
    context = {"form": form, "agencies": agencies_of(district, (AgencyKind.JUSTICE_BUREAU,))}
    return render(request, "citizen/complaints.html", context, status=status)


@never_cache
def look_up(request: HttpRequest) -> HttpResponse:
    """From a typed number to its page."""
    if not _may_look(request):
        return render(request, "citizen/complaint_unknown.html", {"too_often": True}, status=429)
    found = door.find(request.POST.get("number", ""))
    if found is None:
        return render(request, "citizen/complaint_unknown.html", status=404)
    return redirect("complaint", found.number)


@never_cache
def complaint(request: HttpRequest, number: str) -> HttpResponse:
    """The number and, when there is one, the answer.  What was said is not shown: the number may be seen by others."""
    if not _may_look(request):
        return render(request, "citizen/complaint_unknown.html", {"too_often": True}, status=429)
    found = door.find(number)
    if found is None:
        return render(request, "citizen/complaint_unknown.html", status=404)
    return render(request, "citizen/complaint.html", {"complaint": found})


def _may_look(request: HttpRequest) -> bool:
    """Count a look against the visitor's address; False when there were too many this hour."""
    key = f"complaint-looks:{AccountAdapter().get_client_ip(request)}"
    cache.add(key, 0, 60 * 60)
    try:
        return cache.incr(key) <= _LOOKS_AN_HOUR
    except ValueError:  # it ran out between the two calls
        return True
