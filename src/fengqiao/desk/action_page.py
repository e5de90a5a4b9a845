"""Doing an action: its form beside the matter or on a page of its own, and every way it can be refused."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from fengqiao.desk.visits import Visit, desk_view, is_htmx, matter_or_404, page
from fengqiao.flow import Action, Field, Kind, Role
from fengqiao.knowledge.citations import article_on, unknown_citations
from fengqiao.law.citation import parse_citations
from fengqiao.matters.acting import act
from fengqiao.matters.attachments import FileRefused, accept, unclaimed
from fengqiao.matters.conditions import unmet
from fengqiao.matters.errors import ActionRefused, AnswersInvalid, VersionConflict
from fengqiao.matters.forms import Form, answered, not_yet_put, people_of, present, read
from fengqiao.matters.models import Event, Matter
from fengqiao.matters.rights import offered
from fengqiao.people.keys import new_key
from fengqiao.seal.masks import mask_name


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view
def do(request: HttpRequest, visit: Visit, number: str, action_key: str) -> HttpResponse:
    """One action of one matter: its form, and its doing."""
    matter, worn = matter_or_404(visit, number)
    action = next((one for one in offered(matter, worn) if one.key == action_key), None)
    posted = request.method == "POST"
    if action is None:
        return _gone(request, visit, matter, worn, action_key, status=409 if posted else 200)
    if not posted:
        return _form(request, visit, matter, action, given={}, unmet=unmet(matter, action, visit.today) or "")
    given = read(request.POST, action.fields)
    if not_yet_put(request.POST, action.fields, given):
        return _form(request, visit, matter, action, given=given, status=422)
    try:
        _take_files(request, visit, matter, action, given)
        act(
            matter.pk,
            action.key,
            by=visit.user,
            answers=given,
            version=_number(request.POST.get("version")),
            key=request.POST.get("idempotency_key") or new_key().hex,
            now=visit.now,
        )
    except AnswersInvalid as error:
        return _form(request, visit, matter, action, given=given, problems=error.problems, status=422)
    except VersionConflict as error:
        matter.refresh_from_db()
        return _form(request, visit, matter, action, given=given, conflict=error, status=409)
    except (ActionRefused, FileRefused) as error:
        return _form(request, visit, matter, action, given=given, unmet=str(error), status=422)
    messages.success(request, _("已办理：%(action)s。") % {"action": _(action.label)})
    to = reverse("desk:matter", args=[matter.number])
    return HttpResponseClientRedirect(to) if is_htmx(request) else redirect(to)


def _number(text: str | None) -> int:
    """The version a page was opened with; -1, which no matter has, for anything that is no number."""
    return int(text) if text and text.isascii() and text.isdigit() else -1


def _take_files(request: HttpRequest, visit: Visit, matter: Matter, action: Action, given: dict[str, object]) -> None:
    """Store the files that came with the form and add their keys to the answers."""
    for field in action.fields:
        if field.kind is not Kind.FILES:
            continue
        fresh = [
            str(accept(upload, user=visit.user, guest="", matter=matter).pk)
            for upload in request.FILES.getlist(field.key)
            if isinstance(upload, UploadedFile)
        ]
        kept = given.get(field.key)
        given[field.key] = [*(kept if isinstance(kept, list) else []), *fresh]


def _form(
    request: HttpRequest,
    visit: Visit,
    matter: Matter,
    action: Action,
    *,
    given: Mapping[str, object],
    problems: Mapping[str, str] | None = None,
    conflict: VersionConflict | None = None,
    unmet: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "matter": matter,
        "action": action,
        "form": _rows(matter, action, visit, given, problems),
        "citation_fields": [field.key for field in action.fields if field.kind is Kind.CITATIONS],
        "key": request.POST.get("idempotency_key") or new_key().hex,
        "conflict": conflict,
        "rival": _who_did(matter, conflict.event) if conflict else None,
        "unmet": unmet,
        "is_blocked": bool(unmet) and request.method != "POST",
    }
    return page(request, visit, _template(request), context, status=status)


def _rows(
    matter: Matter, action: Action, visit: Visit, given: Mapping[str, object], problems: Mapping[str, str] | None
) -> Form:
    names_somebody = any(field.kind is Kind.PERSON for field in action.fields)
    keys = [str(key) for value in given.values() if isinstance(value, list) for key in value]
    return present(
        action.fields,
        given,
        problems=problems,
        people=people_of(matter, visit.today, action) if names_somebody else (),
        files=unclaimed(visit.user, "", keys),
    )


def _template(request: HttpRequest) -> str:
    return "desk/action.html#form" if is_htmx(request) else "desk/action.html"


def _who_did(matter: Matter, event: Event | None) -> dict[str, object] | None:
    """The event that came first, as told to whoever came second; None when it is not known."""
    if event is None:
        return None
    role = Role(event.actor_role)
    name = event.actor.name if event.actor else ""
    done = matter.service.action(event.from_step, event.action) if event.from_step else None
    return {
        "who": mask_name(name) if role.is_party else name,
        "role": role.label,
        "what": done.label if done else event.said,
        "at": event.at,
    }


def _gone(
    request: HttpRequest, visit: Visit, matter: Matter, worn: frozenset[Role], action_key: str, status: int
) -> HttpResponse:
    """The action is not offered (any more): say who moved the matter, keep what was typed, show what can be done now."""
    declared = next((one for one in matter.service.actions if one.key == action_key), None)
    last = matter.events.select_related("actor").exclude(from_step="").order_by("-seq").first()
    given = read(request.POST, declared.fields) if declared else {}
    fields: tuple[Field, ...] = declared.fields if declared else ()
    context = {
        "matter": matter,
        "declared": declared,
        "rival": _who_did(matter, last),
        "typed": answered(fields, given),
        "offered": offered(matter, worn),
    }
    template = "desk/action_gone.html#form" if is_htmx(request) else "desk/action_gone.html"
    return page(request, visit, template, context, status=status)


@require_POST
@desk_view
def citations(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What each citation in a text is: the article's words, or that it does not exist and what comes nearest."""
    text = request.POST.get("text", "")[:5000]
    found = []
    for one in parse_citations(text):
        article = article_on(one.article, visit.today)
        problem = "".join(unknown_citations(str(one.article), visit.today))
        found.append({"cited": str(one.article), "text": article.text if article else "", "problem": problem})
    return page(request, visit, "desk/citations.html", {"found": found, "asked": bool(text.strip())})
