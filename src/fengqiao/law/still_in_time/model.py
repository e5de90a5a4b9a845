"""What a situation is: something that happened to somebody, the questions about its days, and the limits that follow.

Declared in ``data/*.toml``, read by :mod:`fengqiao.law.still_in_time.files`, answered by
:mod:`fengqiao.law.still_in_time.finding`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fengqiao.law.calculators.result import Note, Option, Text
from fengqiao.law.clocks import Clock
from fengqiao.law.duedate import DueDate

__all__ = ["Event", "FoundLimit", "Group", "Limit", "Question", "Situation", "State", "Stops"]


class Stops(StrEnum):
    """How obstacles and demands act on a limit."""

    CIVIL = "civil"  # demands start it anew; only obstacles in the last six months count (民法典 194, 195)
    LABOUR = "labour"  # demands start it anew; the days of an obstacle are added (劳动争议调解仲裁法 27)
    ADDED = "added"  # the days of an obstacle are added; demands change nothing
    NONE = "none"  # nothing moves it


@dataclass(frozen=True, slots=True)
class Group:
    """A heading on the list page: 打工, 借钱 …"""

    key: str
    name: Text
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day to be asked for; ``required`` days must be given."""

    key: str
    ask: Text
    help: Text
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A choice that decides which limits apply."""

    key: str
    ask: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit of a situation.

    ``clock``     the id of the declared clock.  ``starts`` the event it runs from: the first of these that was given;
                  ``after`` the id of the limit whose last day it runs from instead, "" for none
    ``cap``       the id of a clock and the event it runs from, which this limit can never outlast; None for none
    ``only_if``   (question, answers): applies only then; None for always
    ``name``      what it is for, where the clock's own name does not say it to a citizen
    ``unstarted`` what to say while the day it runs from has not come
    """

    clock: str
    starts: tuple[str, ...]
    name: Text
    stops: Stops
    after: str = ""
    cap: tuple[str, str] | None = None
    only_if: tuple[str, tuple[str, ...]] | None = None
    note: Text
    unstarted: Text

    def applies(self, answers: Mapping[str, object]) -> bool:
        """Whether the answers call for it."""
        return self.only_if is None or str(answers.get(self.only_if[0])) in self.only_if[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Something that happened.  ``today`` is what to do at once, ``services`` the codes of the services it leads to,
    ``known`` what their forms then need not ask (by field key)."""

    key: str
    group: Group
    name: Text
    events: tuple[Event, ...]
    questions: tuple[Question, ...]
    limits: tuple[Limit, ...]
    today: tuple[Note, ...]
    services: tuple[str, ...]
    known: Mapping[str, str]

    @property
    def restarts(self) -> bool:
        """Whether demands and promises matter to any of its limits."""
        return any(one.stops in (Stops.CIVIL, Stops.LABOUR) for one in self.limits)

    @property
    def can_stop(self) -> bool:
        """Whether obstacles matter to any of its limits."""
        return any(one.stops is not Stops.NONE for one in self.limits)


class State(StrEnum):
    """Where a limit stands today; the value stands in JSON."""

    RUNNING = "running"
    URGENT = "urgent"  # thirty days or fewer
    EXPIRED = "expired"
    PAUSED = "paused"  # an obstacle or proceedings last
    WAITING = "waiting"  # nothing may be done before
    OPEN = "open"  # a waiting time is over: now it may be done
    UNLIMITED = "unlimited"  # the claim knows no limitation
    UNSTARTED = "unstarted"  # its day has not come, or was not given


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLimit:
    """A limit with its date.  ``due`` is None while there is nothing to count; ``left`` counts days from today, negative
    when over, None without a date; ``uncertain`` says why the rule itself is doubtful for that day."""

    limit: Limit
    clock: Clock
    name: Text
    state: State
    due: DueDate | None
    left: int | None
    words: Text
    stops: Text
    uncertain: tuple[Text, ...]

    @property
    def last_day(self) -> dt.date | None:
        """The last day; None without one."""
        return self.due.date if self.due else None
