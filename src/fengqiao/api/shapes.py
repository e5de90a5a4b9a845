"""The JSON of the API: what goes in and what comes out, one shape each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class Problem(Schema):
    """Every error: what happened and what to do; ``fields`` names the answers at fault."""

    error: str
    message: str
    fields: dict[str, str] = {}


class FieldShape(Schema):
    """One question of a form."""

    key: str
    label: str
    kind: str
    required: bool
    help: str
    choices: dict[str, str]
    asked_if: list[Any] | None


class ClockShape(Schema):
    """A declared clock: its length as the law writes it, and its articles."""

    key: str
    label: str
    length: str
    source: str
    articles: list[str]


class ServiceRow(Schema):
    """A service in the catalogue."""

    code: str
    name: str
    summary: str
    fee: str


class ServiceShape(ServiceRow):
    """A service whole."""

    source: str
    form: list[FieldShape]
    clocks: list[ClockShape]
    hand_offs: dict[str, str]
    picture: str
    """Mermaid text."""


class DueShape(Schema):
    """A clock of a matter: its date, and every step by which it was counted."""

    key: str
    label: str
    state: str
    colour: str
    due: date | None
    safe: date | None
    provisional: bool
    started: date
    articles: list[str]
    steps: list[str]


class ActionShape(Schema):
    """Something the caller may do now; ``not_yet`` says why it must wait ("" when it need not)."""

    key: str
    label: str
    fields: list[FieldShape]
    not_yet: str


class EventShape(Schema):
    """A line of the timeline."""

    seq: int
    at: datetime
    who: str
    said: str
    facts: list[tuple[str, str]]


class PaperShape(Schema):
    """A paper the caller may read."""

    id: UUID
    title: str
    number: str
    issued_at: datetime


class PartyShape(Schema):
    """Somebody in the matter.  The office reads names masked; they are opened at the desk, where each opening is recorded.

    ``contact`` is any, message_only or none: how this person may be reached, which must be obeyed.  The sides do not learn
    it of each other; it is "" then.
    """

    role: str
    name: str
    joined: bool
    contact: str


class MatterRow(Schema):
    """A matter in a list."""

    number: str
    service: str
    step: str
    is_open: bool
    opened_on: date
    closed_at: datetime | None
    next_due: date | None
    rank: int
    flags: list[str]


class MatterShape(MatterRow):
    """A matter as the caller may see it."""

    version: int
    agency: str
    handler: str
    roles: list[str]
    parties: list[PartyShape]
    clocks: list[DueShape]
    events: list[EventShape]
    papers: list[PaperShape]
    actions: list[ActionShape]


class MatterPage(Schema):
    """A page of matters; ``next`` continues it ("" at the end)."""

    matters: list[MatterRow]
    next: str


class Opening(Schema):
    """An application.  ``key`` makes it happen once, however often it is sent."""

    service: str
    area: str
    answers: dict[str, Any]
    key: str


class Doing(Schema):
    """An action on a matter: the version that was seen, the answers, and a key that makes it happen once."""

    action: str
    version: int
    answers: dict[str, Any] = {}
    key: str


class Done(Schema):
    """What was done."""

    number: str
    version: int
    event: int
    said: str


class Asked(Schema):
    """A question in everyday words, and answers to clarifying questions given before (question key to option key)."""

    question: str
    answers: dict[str, str] = {}


class ArticleFound(Schema):
    """An article that governs; ``applies_from`` when its version does not apply yet."""

    law: str
    article: str
    sentence: str
    excerpt: str
    reviewed: str
    applies_from: date | None


class DoorShape(Schema):
    """Where to go: a service of this platform, or a place outside."""

    key: str
    name: str
    why: str
    ours: bool
    telephone: str


class QuestionShape(Schema):
    """A clarifying question whose answer changes the result."""

    key: str
    text: str
    options: dict[str, str]


class AnswerShape(Schema):
    """What was found.  ``certainty`` is sure, likely, open or unknown; ``notice`` must be shown with it."""

    topic: str
    certainty: str
    guide: str
    says: list[str]
    articles: list[ArticleFound]
    urgent: list[str]
    questions: list[QuestionShape]
    services: list[DoorShape]
    notice: str


class DueAsked(Schema):
    """A statutory clock by its id (``D089``), or a period to count: ``7d``, ``20wd``, ``6mo``, ``1yr``.

    ``start`` is the day of the event; of a clock the version in force that day counts.  Pauses are pairs of first and last
    day; extensions those granted.
    """

    start: date
    clock: str = ""
    period: str = ""
    pauses: list[tuple[date, date]] = []
    extensions: list[str] = []
