"""Reading the situations from TOML: everything wrong in every file is reported at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any

from fengqiao.law.calculators.result import NOTHING, Note, Option, Text
from fengqiao.law.citation import Article
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.errors import CitationError, ClockError
from fengqiao.law.still_in_time.model import Event, Group, Limit, Question, Situation, Stops

__all__ = ["read_situations"]

_SITUATION_KEYS = {"key", "name", "event", "question", "limit", "today", "services", "known"}
_LIMIT_KEYS = {"clock", "starts", "after", "cap", "only_if", "name", "stops", "note", "unstarted"}


def read_situations(folder: Traversable) -> list[Situation]:
    """Every situation of the folder, file by file in the order of their groups.  Raises ClockError with every problem."""
    found: list[tuple[int, Situation]] = []
    problems: list[str] = []
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        group = Group(data["group"]["key"], _text(data["group"]["name"]), data["group"]["icon"])
        for position, table in enumerate(data["situation"], start=1):
            label = f"{file.name}: {table.get('key', f'situation no. {position}')}"
            try:
                found.append((data["group"]["order"], _situation(table, group, partial(_record, problems, label))))
            except (KeyError, TypeError, ValueError) as error:
                problems.append(f"{label}: {error!r}")
    keys = [situation.key for _, situation in found]
    problems += [f"the key {key} stands twice" for key in sorted({key for key in keys if keys.count(key) > 1})]
    if problems:
        raise ClockError("the situations do not hold together:\n  " + "\n  ".join(problems))
    return [situation for _, situation in sorted(found, key=lambda pair: pair[0])]


def _record(problems: list[str], label: str, what: str) -> None:
    problems.append(f"{label}: {what}")


def _situation(table: Mapping[str, Any], group: Group, wrong: Callable[[str], None]) -> Situation:
    for key in sorted(table.keys() - _SITUATION_KEYS):
        wrong(f"unknown key “{key}”")
    events = tuple(
        Event(key=one["key"], ask=_text(one["ask"]), help=_text(one.get("help")), required=one.get("required", True))
        for one in table.get("event", ())
    )
    questions = tuple(
        Question(
            key=one["key"],
            ask=_text(one["ask"]),
            options=tuple(Option(key, _text(label)) for key, label in one["options"].items()),
        )
        for one in table.get("question", ())
    )
    limits = tuple(_limit(one, wrong) for one in table["limit"])
    _check(events, questions, limits, wrong)
    return Situation(
        key=table["key"],
        group=group,
        name=_text(table["name"]),
        events=events,
        questions=questions,
        limits=limits,
        today=tuple(_note(one, wrong) for one in table["today"]),
        services=tuple(table["services"]),
        known=dict(table.get("known", {})),
    )


def _limit(table: Mapping[str, Any], wrong: Callable[[str], None]) -> Limit:
    for key in sorted(table.keys() - _LIMIT_KEYS):
        wrong(f"limit {table.get('clock')}: unknown key “{key}”")
    clock, stops = table["clock"], table.get("stops")
    if stops is None:
        is_civil = clock in CLOCKS and CLOCKS[clock].civil_limitation
        stops = Stops.CIVIL if is_civil else Stops.NONE
    only_if = table.get("only_if")
    return Limit(
        clock=clock,
        starts=tuple(table.get("starts", ())),
        name=_text(table.get("name")),
        stops=Stops(stops),
        after=table.get("after", ""),
        cap=tuple(table["cap"]) if "cap" in table else None,
        only_if=(only_if[0], tuple(only_if[1:])) if only_if else None,
        note=_text(table.get("note")),
        unstarted=_text(table.get("unstarted")),
    )


def _check(
    events: tuple[Event, ...], questions: tuple[Question, ...], limits: tuple[Limit, ...], wrong: Callable[[str], None]
) -> None:
    """Everything named exists, and what is asked agrees with what the clock allows."""
    known = {one.key for one in events}
    choices = {one.key: {option.key for option in one.options} for one in questions}
    seen: set[str] = set()
    for limit in limits:
        for id_ in (limit.clock, limit.cap[0] if limit.cap else limit.clock):
            if id_ not in CLOCKS:
                wrong(f"there is no clock {id_}")
        for event in (*limit.starts, *(limit.cap[1:] if limit.cap else ())):
            if event not in known:
                wrong(f"limit {limit.clock} starts from {event}, which is not asked")
        if limit.after and limit.after not in seen:
            wrong(f"limit {limit.clock} comes after {limit.after}, which does not stand before it")
        if limit.only_if and not set(limit.only_if[1]) <= choices.get(limit.only_if[0], set()):
            wrong(f"limit {limit.clock} depends on {limit.only_if}, which is no answer that can be given")
        if limit.clock in CLOCKS and CLOCKS[limit.clock].fixed and limit.stops is not Stops.NONE:
            wrong(f"limit {limit.clock} is a fixed period: nothing stops it")
        optional = not any(one.required for one in events if one.key in limit.starts)
        if limit.starts and optional and not limit.unstarted:
            wrong(f"limit {limit.clock} may have no day to start from: say what then (unstarted)")
        seen.add(limit.clock)


def _note(pair: list[Any], wrong: Callable[[str], None]) -> Note:
    articles: list[Article] = []
    for key in pair[2:]:
        try:
            articles.append(Article.parse(key))
        except CitationError as error:
            wrong(str(error))
    return Note(Text(pair[0], pair[1]), tuple(articles))


def _text(pair: list[str] | None) -> Text:
    """A pair of Chinese and English; nothing for None."""
    if pair is None:
        return NOTHING
    zh, en = pair
    return Text(zh, en)
