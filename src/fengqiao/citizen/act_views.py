"""Doing something in one's matter: any declared action as a form, from its declaration alone."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fengqiao.citizen import uploads, visit
from fengqiao.citizen.my_views import news_for
from fengqiao.flow import Action, Kind
from fengqiao.matters import reading, rights
from fengqiao.matters.acting import act
from fengqiao.matters.conditions import latest_agreement
from fengqiao.matters.drafts import Owner
from fengqiao.matters.errors import ActionRefused, AnswersInvalid, VersionConflict
from fengqiao.matters.forms import answered, not_yet_put, people_of, present, read
from fengqiao.matters.models import Event, Matter
from fengqiao.matters.papers import content_of
from fengqiao.matters.parties import still_asked
from fengqiao.people.keys import new_key

_CONFLICT, _REFUSED, _INVALID = 409, 403, 422


@never_cache
@login_required
def do(request: HttpRequest, number: str, action_key: str) -> HttpResponse:
    """The action's page; a POST does it and goes back to the matter."""
    matter = visit.matter_or_404(request, number)
    offered = {action.key: (action, unmet) for action, unmet in _offered(request, matter)}
    if request.method == "POST":
        return _carry_out(request, matter, action_key)
    if action_key not in offered:
        if not any(action.key == action_key for action in matter.service.actions):
            raise Http404
        messages.info(request, _("这一步现在不能办，看看下面有了什么新进展。"))
        return redirect("my_matter", number)
    action, unmet = offered[action_key]
    return _show(request, matter, action, {}, refusal=unmet or "")


def _carry_out(request: HttpRequest, matter: Matter, action_key: str) -> HttpResponse:
    action = next((one for one in matter.service.actions if one.key == action_key), None)
    user = visit.signed_in(request)
    if action is None or user is None:
        raise Http404
    owner = Owner(user)
    given = read(request.POST, action.fields)
    problems = uploads.take(request, action.fields, given, owner, matter)
    if problems:
        return _show(request, matter, action, given, problems=problems, status=_INVALID)
    if not_yet_put(request.POST, action.fields, given):
        return _show(request, matter, action, given)
    try:
        act(
            matter.pk,
            action.key,
            by=user,
            answers=given,
            version=_number(request.POST.get("version", "")),
            key=request.POST.get("idempotency_key") or str(new_key()),
        )
    except AnswersInvalid as invalid:
        return _show(request, matter, action, given, problems=dict(invalid.problems), status=_INVALID)
    except VersionConflict as conflict:
        matter = visit.matter_or_404(request, matter.number)
        return _show(request, matter, action, given, refusal=str(conflict), happened=conflict.event, status=_CONFLICT)
    except ActionRefused as refused:
        return _show(request, matter, action, given, refusal=str(refused), status=_REFUSED)
    messages.success(request, _("已提交：%(action)s。") % {"action": _(action.label)})
    return redirect("my_matter", matter.number)


def _show(
    request: HttpRequest,
    matter: Matter,
    action: Action,
    given: dict[str, object],
    *,
    problems: dict[str, str] | None = None,
    refusal: str = "",
    happened: Event | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form with everything typed still in it; where the action is no longer offered, the typed words to copy."""
    now_offered = {one.key: unmet for one, unmet in _offered(request, matter)}
    user = visit.signed_in(request)
    fields = still_asked(action, reading.own_party(matter, user) if user else None)
    files = uploads.files_in(action.fields, given, Owner(user))
    agreement = latest_agreement(matter) if any(one.kind is Kind.SIGNATURE for one in action.fields) else None
    worn = visit.hats_of(request, matter)
    shown = happened if happened and any(e.pk == happened.pk for e in rights.events_for(matter, worn)) else None
    is_answer = not (action.danger or agreement)
    context = {
        "matter": matter,
        "action": action,
        "news": news_for(reading.timeline(matter, worn), visit.signed_in(request)) if is_answer else None,
        "form": present(
            fields,
            given,
            problems=problems,
            files=files,
            people=people_of(matter) if any(one.kind is Kind.PERSON for one in action.fields) else (),
        ),
        "refusal": refusal,
        "happened": shown,
        "can_do": now_offered.get(action.key, "gone") is None,
        "typed": answered(action.fields, given) if now_offered.get(action.key, "gone") is not None else [],
        "agreement": content_of(agreement) if agreement else None,
        "signatures": reading.signatures_of(agreement) if agreement else [],
        "idempotency_key": str(new_key()),
    }
    return render(request, "citizen/act.html", context, status=status)


def _offered(request: HttpRequest, matter: Matter) -> list[tuple[Action, str | None]]:
    return reading.offered_now(matter, visit.hats_of(request, matter), visit.today())


def _number(text: str) -> int:
    """The version posted; -1, which no matter has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() else -1
