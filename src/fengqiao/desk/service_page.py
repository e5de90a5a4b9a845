"""The services as they are declared: the flow as a picture, and in words."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from fengqiao.desk.visits import Visit, desk_view, page
from fengqiao.flow import picture, words
from fengqiao.law.clocks import clock as statutory_clock
from fengqiao.look.language import reading_language
from fengqiao.services import CATALOGUE


@require_safe
@desk_view
def services(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every service with what it is."""
    return page(request, visit, "desk/services.html", {"services": list(CATALOGUE), "here": "services"})


@require_safe
@desk_view
def service(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One service: its picture, its steps with who acts, its clocks with their articles."""
    if code not in CATALOGUE:
        raise Http404
    one = CATALOGUE.get(code, visit.today)
    clocks = [
        {
            "clock": clock,
            "length": words.length_of(clock, reading_language()),
            "cites": words.cited(statutory_clock(clock.rule).articles) if clock.rule else "",
        }
        for clock in one.clocks
    ]
    steps = [
        {
            "step": step,
            "actions": [
                {
                    "action": action,
                    "who": [role.label for role in action.by],
                    "leads": one.step(action.to).desk_label if action.to else "",
                    "cites": words.cited(action.cites),
                }
                for action in step.actions
            ],
        }
        for step in one.steps
    ]
    context = {
        "service": one,
        "steps": steps,
        "clocks": clocks,
        "picture": mark_safe(picture.svg(one, say=gettext, at_desk=True)),  # noqa: S308  # its labels are escaped
        "here": "services",
    }
    return page(request, visit, "desk/service.html", context)


@require_safe
@desk_view
def sessions(_request: HttpRequest, _visit: Visit) -> HttpResponse:
    """Where one is signed in; kept and ended by the account pages."""
    return redirect("usersessions_list")
