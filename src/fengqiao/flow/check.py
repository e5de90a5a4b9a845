"""A declaration is checked whole: every problem at once, each with its remedy, before anything uses it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter

from fengqiao.flow.declare import Action, Clock, ClockKind, Condition, Service
from fengqiao.flow.fields import Field, Kind
from fengqiao.flow.roles import Role
from fengqiao.law.clocks import CLOCKS

OPENED = "open"
"""The pseudo-action that opens a matter; clocks may start on it."""

RESERVED_FIELDS = frozenset({"csrfmiddlewaretoken", "version", "idempotency_key", "action", "asked"})
RESERVED_SECTIONS = frozenset({"where", "review", "send", "forget"})
"""Pages every application has beside its own sections, under the same address."""


class DeclarationError(Exception):
    """A service is declared wrongly.  The message lists every problem, one a line."""


def problems_of(service: Service) -> list[str]:
    """Every problem of the declaration as ``code: what is wrong; what to do``; empty when it is sound."""
    found = [
        *_names(service),
        *_paths(service),
        *_actions(service),
        *_clocks(service),
        *_papers(service),
        *_forms(service),
    ]
    return [f"{service.code}: {problem}" for problem in found]


def _twice(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _names(service: Service) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", service.code):
        yield f"code {service.code!r} is not lower-case words joined by hyphens; rename it"
    if not 10 <= service.number <= 99:
        yield f"number {service.number} is not two digits; choose one from 10 to 99"
    if not service.cites:
        yield "the service cites no article; name the one it stands on in cites"
    for what, keys in (
        ("step", [s.key for s in service.steps]),
        ("clock", [c.key for c in service.clocks]),
        ("paper", [p.key for p in service.papers]),
        ("refusal", [r.key for r in service.refusals]),
        ("form field", [f.key for f in service.fields]),
    ):
        for key in _twice(keys):
            yield f"{what} {key!r} is declared twice; rename one"
    for step in service.steps:
        for key in _twice(a.key for a in step.actions):
            yield f"step {step.key!r} declares action {key!r} twice; rename one"
    if not service.steps:
        yield "there are no steps; the first step is where an application lands"


def _paths(service: Service) -> Iterator[str]:
    steps = {step.key: step for step in service.steps}
    if not steps:
        return
    for step in service.steps:
        for action in step.actions:
            if action.to and action.to not in steps:
                yield f"action {action.key!r} leads to unknown step {action.to!r}; the steps are {', '.join(steps)}"
        if not step.actions and not step.outcome:
            yield f"step {step.key!r} is an end without an outcome; say the result in outcome"
    forward = {s.key: {a.to for a in s.actions if a.to in steps} for s in service.steps}
    reached = _closure({service.first_step.key}, forward)
    for key in steps:
        if key not in reached:
            yield f"step {key!r} cannot be reached; lead an action to it or remove it"
    backward: dict[str, set[str]] = {key: set() for key in steps}
    for source, targets in forward.items():
        for target in targets:
            backward[target].add(source)
    can_end = _closure({s.key for s in service.steps if s.is_end}, backward)
    for key in steps:
        if key not in can_end:
            yield f"step {key!r} can never end; lead an action from it towards an end"


def _closure(start: set[str], arrows: dict[str, set[str]]) -> set[str]:
    seen, todo = set(start), list(start)
    while todo:
        for target in arrows.get(todo.pop(), ()):
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def _actions(service: Service) -> Iterator[str]:
    papers = {paper.key for paper in service.papers}
    hand_offs = {h.to for h in service.hand_offs}
    everything = {action.key for action in service.actions}
    asked = {field.key for action in service.actions for field in action.fields} | {f.key for f in service.fields}
    for action in service.actions:
        if not action.by:
            yield f"action {action.key!r} has nobody who may do it; name a role in by"
        if not action.cites:
            yield f"action {action.key!r} cites no article; name the one it stands on in cites"
        if not action.said:
            yield f"action {action.key!r} has no sentence for the timeline; write it in said"
        for paper in action.papers:
            if paper not in papers:
                yield f"action {action.key!r} issues unknown paper {paper!r}; declare it in papers"
        if action.opens and action.opens not in hand_offs:
            yield f"action {action.key!r} opens {action.opens!r} without a hand-off; declare it in hand_offs"
        if action.assigns:
            named = next((f for f in action.fields if f.key == action.assigns), None)
            if named is None or named.kind is not Kind.PERSON:
                yield f"action {action.key!r} assigns by {action.assigns!r}; make that a PERSON field of the action"
        if Condition.HANDLER_NAMED in action.needs and service.handler is None:
            yield f"action {action.key!r} needs a handler but the service has none; set handler"
        for key in action.never_by:
            if key not in everything:
                yield f"action {action.key!r} is never done by who did {key!r}, which is no action; name one"
        if action.answers and action.answers not in everything:
            yield f"action {action.key!r} answers {action.answers!r}, which is no action; name one"
        if action.only_after and action.only_after[0] not in asked:
            yield f"action {action.key!r} waits for an answer to {action.only_after[0]!r}, which nobody asks; name a question"
        yield from _fields(action.fields, f"action {action.key!r}")
        yield from _places(action)


def _places(action: Action) -> Iterator[str]:
    known = {field.key for field in action.fields} | {"actor", "handler", "number", "opened"}
    for _text, name, _spec, _conversion in Formatter().parse(action.said):
        if name is not None and name not in known:
            yield f"action {action.key!r} says {{{name}}}, which it does not know; use one of {', '.join(sorted(known))}"
    sealed = {f.key for f in action.fields if f.is_sealed}
    for _text, name, _spec, _conversion in Formatter().parse(action.said):
        if name in sealed:
            yield f"action {action.key!r} says the sealed answer {name!r} in the open; leave it out of said"


def _clocks(service: Service) -> Iterator[str]:
    actions = {action.key for action in service.actions} | {OPENED}
    sealed = {field.key for field in service.fields if field.is_sealed}
    for clock in service.clocks:
        yield from _clock_source(clock)
        pairs = [key for pair in clock.pauses for key in pair]
        for key in (*clock.starts, *clock.stops, *pairs, *(k for k, _p in clock.extended_by)):
            if key not in actions:
                yield f"clock {clock.key!r} names unknown action {key!r}; the actions are {', '.join(sorted(actions))}"
        if not clock.starts or not clock.stops:
            yield f"clock {clock.key!r} needs an action that starts it and one that stops it"
        if clock.only_for and clock.only_for[0] in sealed:
            yield f"clock {clock.key!r} reads the sealed answer {clock.only_for[0]!r}, which no clock sees; name another"
        for key in clock.allows:
            waiting = [action for action in service.actions if action.key == key]
            if not any(Condition.CLOCK_PASSED in action.needs for action in waiting):
                yield f"clock {clock.key!r} allows {key!r}; declare that action with needs=(Condition.CLOCK_PASSED,)"
        if clock.lapses_by and not any(
            action.key == clock.lapses_by and Role.SYSTEM in action.by for action in service.actions
        ):
            yield f"clock {clock.key!r} lapses by {clock.lapses_by!r}; declare that action with by=(Role.SYSTEM,)"


def _clock_source(clock: Clock) -> Iterator[str]:
    if clock.until_field:
        if clock.rule or clock.period or clock.kind is ClockKind.LAW:
            yield f"clock {clock.key!r} ends on a day somebody set; make it a promise or a limit without rule and period"
    elif clock.kind is ClockKind.PROMISE:
        if clock.period is None or clock.rule:
            yield f"clock {clock.key!r} is a promise; give its period and no rule"
    elif not clock.rule or clock.period is not None:
        yield f"clock {clock.key!r} is set by law; name its rule and no period of its own"
    elif clock.rule not in CLOCKS:
        yield f"clock {clock.key!r} names unknown rule {clock.rule!r}; see docs/reference/clocks.md"
    elif CLOCKS[clock.rule].period is None:
        yield f"clock {clock.key!r} names rule {clock.rule!r}, which has no fixed length; name one that has"
    elif CLOCKS[clock.rule].fixed and (clock.pauses or clock.extended_by):
        yield f"clock {clock.key!r} names rule {clock.rule!r}, which nothing stops; take its pauses and extensions away"


def _papers(service: Service) -> Iterator[str]:
    issued = {key for action in service.actions for key in action.papers} | set(service.opened_papers)
    for paper in service.papers:
        if paper.key not in issued:
            yield f"paper {paper.key!r} is never issued; name it in an action's papers or remove it"
        if not paper.body and not paper.template:
            yield f"paper {paper.key!r} has neither body nor template; write its paragraphs in body"


def _forms(service: Service) -> Iterator[str]:
    yield from _fields(service.fields, "the form")
    asked = {field.key for field in service.fields}
    for flag in service.flags:
        if flag.field not in asked:
            yield f"flag {flag.key!r} reads unknown field {flag.field!r}; name one of the form"
    for key in _twice(section.key for section in service.form):
        yield f"form section {key!r} is declared twice; rename one"
    for section in service.form:
        if section.key in RESERVED_SECTIONS:
            yield f"form section {section.key!r} has the name of a page every application has; rename it"


def _fields(fields: tuple[Field, ...], where: str) -> Iterator[str]:
    keys = [field.key for field in fields]
    for key in _twice(keys):
        yield f"{where} asks {key!r} twice; rename one"
    for field in fields:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", field.key) or field.key in RESERVED_FIELDS:
            yield f"{where} has the field name {field.key!r}; use other lower-case letters, digits and underscores"
        if field.kind in (Kind.CHOICE, Kind.CHOICES) and not field.choices:
            yield f"{where}: field {field.key!r} offers no choices; list them in choices"
        for key in _twice(choice.key for choice in field.choices):
            yield f"{where}: field {field.key!r} offers {key!r} twice; rename one"
        if field.asked_if and field.asked_if[0] not in keys:
            yield f"{where}: field {field.key!r} depends on unknown field {field.asked_if[0]!r}; name one asked before it"
