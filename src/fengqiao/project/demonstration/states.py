"""Matters in every state a service can be in, so that nothing declared is without an example."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from django.db.models import Count

from fengqiao.flow import Action, Condition, Service
from fengqiao.matters.conditions import unmet
from fengqiao.matters.models import Matter
from fengqiao.project.demonstration.walk import Play, Year, actor_for, begin, bring_in, office_hour
from fengqiao.services import CATALOGUE

WANTED = 2
"""How many matters stand in each state at least."""
TRIES = 3
"""How often a matter is begun anew when the draw of a play (an article not held here) does not let it get there."""
HANDED_ON = {"judicial-confirmation": ("mediation", "apply_confirmation")}
"""A service nobody applies for, with the service and the action it comes out of."""


def fill_every_state(year: Year) -> None:
    """Play a matter to every state that fewer than ``WANTED`` matters stand in."""
    there = {
        (code, step): number
        for code, step, number in Matter.objects.filter(district=year.district.area)
        .values_list("service_code", "step_key")
        .annotate(number=Count("pk"))
    }
    for service in CATALOGUE:
        for step in service.steps:
            for _n in range(WANTED - there.get((service.code, step.key), 0)):
                any(_play_to(year, service, step.key) for _try in range(TRIES))


def _play_to(year: Year, service: Service, target: str) -> bool:
    """Play a new matter to the state; whether it got there."""
    way = path_to(service, target)
    days = timedelta(days=1 + 1.5 * len(way) + (12 if service.code in HANDED_ON else 0))
    if any(Condition.CLOCK_PASSED in action.needs for action in way):
        days += timedelta(days=45)
    start = office_hour(year.random, year.now - days)
    pressing = any(action.key == "provide_first" for action in way)
    if service.code not in HANDED_ON:
        play = begin(year, service, start, pressing=pressing)
        _go(play, way, start)
        return play.matter().step_key == target
    source_code, handing = HANDED_ON[service.code]
    source = CATALOGUE.get(source_code)
    step = next(one for one in source.steps if any(action.key == handing for action in one.actions))
    play = begin(year, source, start)
    opening = next(action for action in step.actions if action.key == handing)
    moment = _go(play, [*path_to(source, step.key), opening], start)
    child = play.matter().offspring.first()
    if child is None:
        return False
    _go(play.follow(child), way, moment)
    return Matter.objects.get(pk=child.pk).step_key == target


def path_to(service: Service, target: str) -> list[Action]:
    """The fewest actions from the first step to the target; none of them is time's own."""
    found: dict[str, list[Action]] = {service.first_step.key: []}
    todo = deque([service.first_step])
    while todo and target not in found:
        step = todo.popleft()
        for action in step.actions:
            if action.to and action.to not in found:
                found[action.to] = [*found[step.key], action]
                todo.append(service.step(action.to))
    return found[target]


def _go(play: Play, way: list[Action], moment: datetime) -> datetime:
    """Take the actions one after the other, each after what it needs; stop where the matter does not go on."""
    for action in way:
        for _try in range(4):
            moment = min(office_hour(play.year.random, moment + timedelta(hours=24)), play.year.now)
            matter = play.matter()
            bring_in(play, matter, moment)
            moment = max(moment, _run_out(play, matter, action))
            due = action if not unmet(matter, action, moment.date()) else _first_needed(play, matter)
            actor = actor_for(play, matter, due) if due else None
            if due is None or actor is None or not play.do(matter, due, actor, moment):
                return moment
            if due is action:
                break
    return moment


def _run_out(play: Play, matter: Matter, action: Action) -> datetime:
    """The day after the clock the action waits for has run out, but not after the present; a past day when it waits for none."""
    if Condition.CLOCK_PASSED not in action.needs:
        return matter.opened_at
    keys = [clock.key for clock in matter.service.clocks if action.key in (clock.lapses_by, *clock.allows)]
    ends = [row.due_on for row in matter.clock_rows.filter(key__in=keys) if row.due_on is not None]
    passed = datetime.combine(max(ends, default=matter.opened_on) + timedelta(days=1), play.year.now.timetz())
    return min(passed, play.year.now)


def _first_needed(play: Play, matter: Matter) -> Action | None:
    """What the parties still have to do in the step before it can go on: their signatures."""
    for action in matter.step.actions:
        if not action.to and all(role.is_party for role in action.by) and actor_for(play, matter, action) is not None:
            return action
    return None
