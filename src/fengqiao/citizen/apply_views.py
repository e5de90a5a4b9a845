"""An application: a section a page, kept at every step, sent once.  A guest signs in only when it is sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fengqiao.citizen import uploads, visit
from fengqiao.flow import Field, Kind, Role, Section, Service
from fengqiao.matters import drafts
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.forms import Option, answered, not_yet_put, present, read
from fengqiao.matters.handover import carried_answers
from fengqiao.matters.models import Draft
from fengqiao.people.areas import towns_with_villages
from fengqiao.people.models import Area, SafeContact
from fengqiao.people.signing_in import send_code

SENDING = "sending"
"""The session's entry set by pressing "submit" as a guest: the service to send once the code was right."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where in the form a page stands."""

    number: int
    count: int
    back: str
    """The address of the page before; the service's own page at the start."""

    @property
    def percent(self) -> int:
        return self.number * 100 // self.count


@never_cache
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin, or go on with, an application; ``?from=`` a matter of one's own fills in what that one knows."""
    service = visit.service_or_404(code)
    number = request.GET.get("from", "")
    if number:
        return _start_from(request, service, number)
    return redirect("apply_section", code, service.form[0].key)


@login_required
def _start_from(request: HttpRequest, service: Service, number: str) -> HttpResponse:
    matter = visit.matter_or_404(request, number)
    if Role.APPLICANT not in visit.hats_of(request, matter):
        raise Http404
    owner = visit.owner_of(request)
    known = {**drafts.known_of(owner.user, service), **carried_answers(matter, service)}
    draft = drafts.begin(service, owner, known=known, origin=matter)
    drafts.keep(draft, {}, area=matter.area_id)
    return redirect("apply_section", service.code, service.form[0].key)


@never_cache
def section(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One page of the form."""
    service = visit.service_or_404(code)
    part = next((one for one in service.form if one.key == key), None)
    if part is None:
        raise Http404
    if request.method == "POST":
        return _take_section(request, service, part)
    owner = visit.owner_of(request)
    draft = drafts.find(service, owner)
    answers = {**_known(request, service), **(drafts.answers_of(draft) if draft else {})}
    return _show_section(request, service, part, answers)


def _take_section(request: HttpRequest, service: Service, part: Section) -> HttpResponse:
    owner = visit.owner_of(request, make=True)
    draft = drafts.begin(service, owner, known=_known(request, service))
    given = read(request.POST, part.fields)
    refused = uploads.take(request, part.fields, given, owner)
    drafts.keep(draft, given)
    answers = drafts.answers_of(draft)
    if request.POST.get("then") == "back" and not refused:
        return redirect(_progress(service, part.key).back)
    new = {one.key for one in not_yet_put(request.POST, part.fields, answers)}
    problems = {**_problems_in(part, service, draft), **refused}
    problems = {key: text for key, text in problems.items() if key not in new}
    if problems or new:
        return _show_section(request, service, part, answers, problems=problems, has_new=bool(new))
    return redirect(_after(request, service, part.key, draft))


def _show_section(
    request: HttpRequest,
    service: Service,
    part: Section,
    answers: dict[str, object],
    *,
    problems: dict[str, str] | None = None,
    has_new: bool = False,
) -> HttpResponse:
    owner = visit.owner_of(request)
    files = uploads.files_in(part.fields, answers, owner)
    takes_files = any(one.kind is Kind.FILES for one in part.fields)
    context = {
        "service": service,
        "section": part,
        "carried_files": _carried_files(drafts.find(service, owner)) if takes_files else 0,
        "form": present(part.fields, _visible(part, service, answers), problems=problems, files=files),
        "progress": _progress(service, part.key),
        "has_new": has_new and not problems,
        "leave": _leave(answers),
    }
    return render(request, "citizen/apply_section.html", context, status=422 if problems else 200)


def _visible(part: Section, service: Service, answers: dict[str, object]) -> dict[str, object]:
    """The answers this page needs: its own, and those its questions depend on."""
    needed = {one.key for one in part.fields} | {one.asked_if[0] for one in part.fields if one.asked_if}
    return {one.key: answers[one.key] for one in service.fields if one.key in needed and one.key in answers}


@never_cache
@require_POST
def save(request: HttpRequest, code: str, key: str) -> JsonResponse:
    """Keep what is typed so far, for the page's script; nothing is checked and nothing is refused."""
    service = visit.service_or_404(code)
    part = next((one for one in service.form if one.key == key), None)
    if part is None:
        raise Http404
    draft = drafts.begin(service, visit.owner_of(request, make=True), known=_known(request, service))
    typed = read(request.POST, [one for one in part.fields if one.kind is not Kind.FILES])
    drafts.keep(draft, typed)
    return JsonResponse({"saved": f"{localtime(visit.now()):%H:%M}"})


@never_cache
def where(request: HttpRequest, code: str) -> HttpResponse:
    """Which town and village: it decides which office receives the matter."""
    service = visit.service_or_404(code)
    draft = drafts.find(service, visit.owner_of(request))
    if draft is None:
        return redirect("apply_start", code)
    district = visit.district_or_404(request)
    problem = ""
    if request.method == "POST":
        area = Area.objects.filter(pk=request.POST.get("area", ""), code__startswith=district.prefix).first()
        if area is not None:
            drafts.keep(draft, {}, area=area.code)
            response = redirect("apply_review", code)
            visit.remember_area(response, area)
            return response
        problem = _("请选您所在的镇街或者村居；不清楚就选最上面一项。")
    field = Field(
        key="area",
        label=_("您在哪个镇街、村居"),
        kind=Kind.AREA,
        help=_("由离您最近的机构受理。不在本区住，选事情发生的地方。"),
    )
    form = present(
        [field],
        {"area": drafts.area_of(draft)},
        problems={"area": problem} if problem else None,
        areas=area_options(district),
    )
    context = {"service": service, "form": form, "progress": _progress(service, "where")}
    return render(request, "citizen/apply_where.html", context, status=422 if problem else 200)


def area_options(district: Area) -> list[Option]:
    """The district, then each town with its villages under it."""
    options = [Option(key=district.code, label=_("%(area)s（不清楚是哪个村居）") % {"area": district.name})]
    for town, villages in towns_with_villages(district):
        options.append(
            Option(key=town.code, label=_("%(area)s（不清楚是哪个村居）") % {"area": town.name}, group=town.name)
        )
        options += [Option(key=one.code, label=one.name, group=town.name) for one in villages]
    return options


@never_cache
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Everything once more before it is sent."""
    service = visit.service_or_404(code)
    draft = drafts.find(service, visit.owner_of(request))
    if draft is None:
        return redirect("apply_start", code)
    return _show_review(request, service, draft)


def _show_review(request: HttpRequest, service: Service, draft: Draft, problem: str = "") -> HttpResponse:
    cleaned = drafts.checked(service, draft, visit.today())
    answers: dict[str, object] = dict(cleaned.all)
    area = Area.objects.filter(pk=drafts.area_of(draft)).first()
    parts = [
        {
            "section": part,
            "answers": answered(part.fields, answers),
            "problems": [cleaned.problems[one.key] for one in part.fields if one.key in cleaned.problems],
            "files": uploads.files_in(part.fields, answers, visit.owner_of(request)),
        }
        for part in service.form
    ]
    context = {
        "service": service,
        "draft": draft,
        "parts": parts,
        "area": area,
        "problem": problem,
        "is_complete": not cleaned.problems and area is not None,
        "no_messages": answers.get("safe_contact") == SafeContact.NONE,
        "progress": _progress(service, "review"),
        "carried_files": _carried_files(draft),
        "leave": _leave(answers),
    }
    return render(request, "citizen/apply_review.html", context, status=422 if problem else 200)


def _carried_files(draft: Draft | None) -> int:
    """How many files of the matter this application comes from travel along."""
    return draft.origin.attachments.filter(uploaded_by=draft.user).count() if draft and draft.origin else 0


def _leave(answers: dict[str, object]) -> str:
    """Where one tap leads when somebody comes in; empty unless violence was spoken of."""
    return settings.LEAVE_URL if answers.get("violence") == "yes" else ""


@never_cache
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Submit.  A guest is sent a code first; the right code brings them back here and the application goes out.

    Coming back is a GET, and it sends only what this very session asked to send by a POST before.
    """
    service = visit.service_or_404(code)
    owner = visit.owner_of(request)
    draft = drafts.find(service, owner)
    key = request.POST.get("idempotency_key", "")
    if request.method != "POST":
        if request.session.pop(SENDING, "") != code or owner.user is None or draft is None:
            return redirect("apply_review", code) if draft else redirect("my")
        key = str(draft.pk)
    if owner.user is None:
        return redirect("apply_start", code) if draft is None else _send_code(request, service, draft)
    try:
        matter = drafts.send(key, owner.user, visit.now())
    except AnswersInvalid as invalid:
        return _show_review(request, service, draft, str(invalid)) if draft else redirect("my")
    except ActionRefused as refused:
        return _show_review(request, service, draft, str(refused)) if draft else redirect("my")
    request.session.pop(visit.ASKED_WORDS, None)
    return redirect("received", matter.number)


def _send_code(request: HttpRequest, service: Service, draft: Draft) -> HttpResponse:
    """Send the code to the number the form holds; if it holds no mobile number, ask for one on the sign-in page."""
    cleaned = drafts.checked(service, draft, visit.today())
    if cleaned.problems or not drafts.area_of(draft):
        return redirect("apply_review", service.code)
    phone = next(
        (str(cleaned.all.get(one.key, "")) for one in service.fields if one.carried_as == "applicant_phone"), ""
    )
    request.session[SENDING] = service.code
    after = reverse("apply_send", args=[service.code])
    if phone and (problem := send_code(request, phone)):
        return _show_review(request, service, draft, problem)
    return redirect(reverse("account_confirm_login_code" if phone else "sign_in", query={"next": after}))


@never_cache
@require_POST
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """Throw a draft away."""
    draft = drafts.find(visit.service_or_404(code), visit.owner_of(request))
    if draft is not None:
        with transaction.atomic():
            draft.delete()
    return redirect("home")


def _known(request: HttpRequest, service: Service) -> dict[str, object]:
    """What the form need not ask: the user's own facts, and the words asked in the question box."""
    words = str(request.session.get(visit.ASKED_WORDS, ""))
    known = drafts.known_from_words(service, words) if words else {}
    return {**known, **drafts.known_of(visit.signed_in(request), service)}


def _problems_in(part: Section, service: Service, draft: Draft) -> dict[str, str]:
    keys = {one.key for one in part.fields}
    found = drafts.checked(service, draft, visit.today()).problems
    return {key: text for key, text in found.items() if key in keys}


def _progress(service: Service, key: str) -> Progress:
    keys = [*(part.key for part in service.form), "where", "review"]
    number = keys.index(key)
    if number == 0:
        back = reverse("service", args=[service.code])
    elif key == "where" or number < len(service.form):
        back = reverse("apply_section", args=[service.code, keys[number - 1]])
    else:
        back = reverse("apply_where", args=[service.code])
    return Progress(number + 1, len(keys), back)


def _after(request: HttpRequest, service: Service, key: str, draft: Draft) -> str:
    """The next page: the next section, the place if it is not known yet, the review."""
    keys = [part.key for part in service.form]
    number = keys.index(key) + 1
    if number < len(keys):
        return reverse("apply_section", args=[service.code, keys[number]])
    if not drafts.area_of(draft):
        area = visit.remembered_area(request)
        if area is None:
            return reverse("apply_where", args=[service.code])
        drafts.keep(draft, {}, area=area.code)
    return reverse("apply_review", args=[service.code])
