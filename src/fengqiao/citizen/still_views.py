"""还来得及吗 (am I still in time?): what happened, when, and every limit with its date, its sum and what to do today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fengqiao.citizen import visit
from fengqiao.citizen.declared_inputs import hidden_values, language, not_put_yet, page_of, posted_values
from fengqiao.citizen.tools_views import begin_with, services_of
from fengqiao.knowledge.notices import calendar_in_force
from fengqiao.law.calculators import CalculatorError
from fengqiao.law.calendar import date_zh
from fengqiao.law.ics import due_event, due_ics
from fengqiao.law.still_in_time import SITUATIONS, Days, FoundLimit, Situation, State, find_limits, inputs_of, read_days

_REMIND_DAYS_BEFORE = (14, 7, 3, 1)
_COLOURS = {
    State.RUNNING: "green",
    State.URGENT: "amber",
    State.EXPIRED: "red",
    State.PAUSED: "grey",
    State.WAITING: "grey",
    State.OPEN: "green",
    State.UNLIMITED: "green",
    State.UNSTARTED: "grey",
}
_ORDER = (
    State.URGENT,
    State.RUNNING,
    State.OPEN,
    State.WAITING,
    State.PAUSED,
    State.UNSTARTED,
    State.UNLIMITED,
    State.EXPIRED,
)


@dataclass(frozen=True, slots=True)
class LimitFace:
    """A limit as the page shows it."""

    found: FoundLimit
    name: str
    tag: str
    colour: str
    words: str
    note: str
    stops: str
    steps: tuple[str, ...]
    uncertain: tuple[str, ...]

    @property
    def safe(self) -> object:
        """The day to do it by, where it is earlier than the last day; None otherwise."""
        due = self.found.due
        return due.safe if due and due.safe and due.safe != due.date and self.found.state in _RUNS else None

    @property
    def is_provisional(self) -> bool:
        return self.found.due is not None and self.found.due.provisional

    @property
    def has_calendar(self) -> bool:
        return self.found.state in (*_RUNS, State.WAITING)


_RUNS = (State.RUNNING, State.URGENT)


def index(request: HttpRequest) -> HttpResponse:
    """What happened: every situation, by group."""
    groups = [(group, list(items)) for group, items in groupby(SITUATIONS.values(), key=lambda one: one.group)]
    return render(request, "citizen/still/index.html", {"groups": groups, "lang": language()})


@never_cache
def situation(request: HttpRequest, key: str) -> HttpResponse:
    """When it happened; by POST every limit above the form, with what was typed still in it."""
    found = _situation_or_404(key)
    inputs = inputs_of(found)
    if request.method != "POST" and inputs:
        return _show(request, found, {})
    raw = posted_values(inputs, request.POST)
    if not_put_yet(inputs, request.POST, raw):
        return _show(request, found, raw)
    try:
        days = read_days(found, raw, visit.today())
    except CalculatorError as error:
        return _show(request, found, raw, problems=error.problems)
    return _show(request, found, raw, days=days)


@require_POST
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The running limits as a calendar file; ``clock`` in the form picks one."""
    found = _situation_or_404(key)
    raw = posted_values(inputs_of(found), request.POST)
    try:
        limits = _limits(found, read_days(found, raw, visit.today()))
    except CalculatorError as error:
        return _show(request, found, raw, problems=error.problems)
    picked, lang = request.POST.get("clock", ""), language()
    events = [
        due_event(
            one.due,
            f"{found.name.said(lang)}：{one.name.said(lang)}",
            now=visit.now(),
            lang=lang,
            remind_days_before=_REMIND_DAYS_BEFORE,
        )
        for one in limits
        if one.due is not None and one.state in (*_RUNS, State.WAITING) and (not picked or one.limit.clock == picked)
    ]
    response = HttpResponse(due_ics(events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.key}.ics"'
    return response


@require_POST
def apply(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Into an application with the days and the limits written into "what happened"."""
    found = _situation_or_404(key)
    service = visit.service_or_404(code)
    raw = posted_values(inputs_of(found), request.POST)
    try:
        days = read_days(found, raw, visit.today())
    except CalculatorError as error:
        return _show(request, found, raw, problems=error.problems)
    begin_with(request, service, _told(found, days), found.known)
    return redirect("apply_start", code)


def _situation_or_404(key: str) -> Situation:
    if key not in SITUATIONS:
        raise Http404
    return SITUATIONS[key]


def _limits(found: Situation, days: Days) -> list[FoundLimit]:
    return find_limits(found, days, visit.today(), calendar=calendar_in_force())


def _show(
    request: HttpRequest,
    found: Situation,
    raw: Mapping[str, object],
    *,
    problems: Mapping[str, str] | None = None,
    days: Days | None = None,
) -> HttpResponse:
    lang, inputs = language(), inputs_of(found)
    faces = sorted(map(_face, _limits(found, days)), key=_soonest) if days else []
    context = {
        "situation": found,
        "name": found.name.said(lang),
        "page": page_of(inputs, raw, problems=problems),
        "faces": faces,
        "first": next((face for face in faces if face.found.state in _RUNS), None),
        "can_save": any(face.has_calendar for face in faces),
        "hidden": hidden_values(inputs, raw),
        "services": services_of(found.services),
        "lang": lang,
    }
    return render(request, "citizen/still/situation.html", context, status=422 if problems else 200)


def _soonest(face: LimitFace) -> tuple[int, str]:
    return _ORDER.index(face.found.state), str(face.found.last_day)


def _face(one: FoundLimit) -> LimitFace:
    lang = language()
    return LimitFace(
        found=one,
        name=one.name.said(lang),
        tag=_tag(one),
        colour=_COLOURS[one.state],
        words="" if one.state in _RUNS else one.words.said(lang),  # the tag says how many days are left
        note=one.limit.note.said(lang),
        stops=one.stops.said(lang),
        steps=tuple(one.due.explain(lang)) if one.due else (),
        uncertain=tuple(text.said(lang) for text in one.uncertain),
    )


def _tag(one: FoundLimit) -> str:
    if one.state in _RUNS and one.left is not None:
        left = ngettext("还有 %(count)d 天", "还有 %(count)d 天", one.left) % {"count": one.left}
        return left if one.left else _("就是今天")
    return {
        State.EXPIRED: _("看起来过了"),
        State.PAUSED: _("停着不走"),
        State.WAITING: _("要再等等"),
        State.OPEN: _("现在可以"),
        State.UNLIMITED: _("没有期限"),
        State.UNSTARTED: _("还没开始"),
    }[one.state]


def _told(found: Situation, days: Days) -> str:
    """The days and the limits in words for an application: always Chinese, because an office reads it."""
    lines = [found.name.zh]
    for question in found.questions:
        chosen = days.answers[question.key]
        lines += [f"{question.ask.zh}：{option.label.zh}" for option in question.options if option.key == chosen]
    lines += [f"{event.ask.zh}：{date_zh(day)}" for event in found.events if (day := days.events[event.key])]
    if days.demands:
        lines.append("催要过、对方答应过的日子：" + "、".join(date_zh(one.on) for one in days.demands))
    for suit in days.lawsuits:
        over = f"，{date_zh(suit.ended_on)}结束" if suit.ended_on else "，还没有结束"
        lines.append(f"{date_zh(suit.filed_on)}起诉或者申请过仲裁{over}")
    for obstacle in days.obstacles:
        until = f"到{date_zh(obstacle.last)}" if obstacle.last else "起，到现在还是"
        lines.append(f"{date_zh(obstacle.first)}{until}没法办")
    for one in _limits(found, days):
        if one.last_day:
            open_yet = "，日期是暂定的" if one.due and one.due.provisional else ""
            lines.append(f"{one.name.zh}：最后一天 {date_zh(one.last_day)}（{one.clock.rule}）{open_yet}")
    return "\n".join(lines)
