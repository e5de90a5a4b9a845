"""The services: what each is for, what it needs, how long the law gives it, what happens next.  All from the declaration."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from fengqiao.citizen import visit
from fengqiao.flow import Clock, ClockKind, Role, Service, Step
from fengqiao.flow.picture import svg
from fengqiao.flow.words import length_of
from fengqiao.knowledge.provinces import speaks_for
from fengqiao.law.calculators import CALCULATORS
from fengqiao.law.citation import Article
from fengqiao.law.clocks import clock
from fengqiao.look.language import reading_language
from fengqiao.matters.drafts import find
from fengqiao.people.areas import agencies_near, district_of_visit
from fengqiao.people.models import AgencyKind, Area
from fengqiao.services import CATALOGUE

_SELF_CHECKS = {"legal-aid": "legal-aid-check"}
"""The calculator that says before an application whether a service fits, by the service's code."""


@dataclass(frozen=True, slots=True)
class Term:
    """A clock as the service page tells it: how long, whose, since when the law says so, and what if it is missed."""

    clock: Clock
    length: str
    cites: tuple[Article, ...]
    is_promise: bool


def index(request: HttpRequest) -> HttpResponse:
    """Every service one can apply for."""
    return render(request, "citizen/services.html", {"services": list(CATALOGUE)})


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One service."""
    service = visit.service_or_404(code)
    district = district_of_visit(request)
    terms = [_term(one) for one in service.clocks if _holds_in(one, district)]
    offices, has_more = (
        agencies_near(district, AgencyKind(service.agency_kind), visit.remembered_area(request))
        if district
        else ([], False)
    )
    return render(
        request,
        "citizen/service.html",
        {
            "service": service,
            "terms": terms,
            "first": next((one for one in terms if one.clock.kind is not ClockKind.LIMIT), None),
            "limit": next((one for one in terms[:1] if one.clock.kind is ClockKind.LIMIT), None),
            "steps": (steps := main_road(service)),
            "sometimes": detours(service, steps),
            "self_check": CALCULATORS.get(_SELF_CHECKS.get(code, "")),
            "ends": [step for step in service.steps if step.is_end],
            "picture": SafeString(svg(service, say=gettext)),  # drawn by us from the declaration, escaped there
            "for_others": any(field.carried_as == "for_whom" for field in service.fields),
            "other_side": any(place.role is Role.RESPONDENT and place.required for place in service.parties),
            "agencies": offices,
            "has_more_agencies": has_more,
            "draft": find(service, visit.owner_of(request)),
        },
    )


def main_road(service: Service) -> list[Step]:
    """What usually happens: from the first step to the end a service is meant to have, the end declared first.

    Of a step's actions the one declared earlier is the more usual; so the road is the one whose actions stand earliest,
    and of equal ones the shortest.  Refusals, withdrawals and the like are no part of it.
    """
    aim = aim_of(service).key
    todo: list[tuple[int, int, tuple[str, ...]]] = [(0, 1, (service.first_step.key,))]
    settled: set[str] = set()
    while todo:
        cost, length, road = heappop(todo)
        here = road[-1]
        if here == aim:
            return [step for step in map(service.step, road) if not step.is_end and step.next]
        if here in settled:
            continue
        settled.add(here)
        forward = (action.to for action in service.step(here).actions if action.to and not action.danger)
        for rank, to in enumerate(dict.fromkeys(forward)):
            if to not in settled:
                heappush(todo, (cost + rank, length + 1, (*road, to)))
    return [service.first_step]


def aim_of(service: Service) -> Step:
    """The end a service is meant to have: the one declared first."""
    return next(step for step in service.steps if step.is_end)


def detours(service: Service, road: list[Step]) -> list[Step]:
    """The steps beside the main road that a matter may also come through, without a refusal or a withdrawal."""
    reached = {service.first_step.key}
    todo = [service.first_step]
    while todo:
        for action in todo.pop().actions:
            if action.to and not action.danger and action.to not in reached:
                reached.add(action.to)
                todo.append(service.step(action.to))
    beside = reached - {step.key for step in road}
    return [step for step in service.steps if step.key in beside and not step.is_end and step.next]


def _holds_in(one: Clock, district: Area | None) -> bool:
    """Whether a clock says something here: a provincial rule in its province, and none whose day is set for each matter."""
    if one.until_field:
        return False
    region = clock(one.rule).region if one.rule else ""
    return not region or (district is not None and speaks_for(region, district.code))


def _term(one: Clock) -> Term:
    cites = clock(one.rule).articles if one.rule else ()
    return Term(one, length_of(one, reading_language()), cites, one.kind is ClockKind.PROMISE)
