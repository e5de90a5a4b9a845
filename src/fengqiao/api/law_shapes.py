"""The JSON of the law library's doors: clocks, calculators, and "am I still in time"."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema


class StatutoryClock(Schema):
    """A statutory clock in one version, as ``/law/due`` counts it.

    ``length`` is 7d, 20wd, 6mo, 2yr or 24h, null where the law gives none; ``certain`` false where the length or the
    article could not be read in the statute, and ``note`` then says what to verify.
    """

    id: str
    name: str
    section: str
    kind: str
    length: str | None
    length_text: str
    starts: str
    articles: list[str]
    extensions: list[str]
    pauses: str
    extends: str
    effect: str
    fixed: bool
    region: str
    certain: bool
    note: str
    in_force_from: date | None
    until: date | None


class InputShape(Schema):
    """One thing that is asked; ``columns`` are what each row of a list asks.

    ``asked_if`` is (key of another input, the answers with which this one is asked); ``figure`` the local figure that
    fills it when it is left out.
    """

    key: str
    label: str
    kind: str
    required: bool
    help: str
    options: dict[str, str]
    default: str
    asked_if: list[Any] | None
    figure: str
    columns: list[InputShape] = []


class CalculatorRow(Schema):
    """A calculator in the list."""

    key: str
    name: str
    summary: str


class CalculatorShape(CalculatorRow):
    """A calculator with what it asks and the articles it rests on."""

    inputs: list[InputShape]
    articles: list[str]


class CalculationAsked(Schema):
    """The inputs by key; money as text or number.  ``district`` (12 digits) says whose local figures may fill blanks."""

    inputs: dict[str, Any]
    district: str = ""


class FigureShape(Schema):
    """A local figure that filled an input left out."""

    input: str
    value: str
    source: str
    since: date


class CalculationShape(Schema):
    """A result: every step with its articles.  Money is text with two decimals, null where there is no figure."""

    headline: str
    outcome: str
    total: str | None
    total_upto: str | None
    lines: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    uncertain: list[str]
    figures: list[FigureShape]


class SituationRow(Schema):
    """Something that happened."""

    key: str
    group: str
    name: str


class SituationShape(SituationRow):
    """A situation with the days it asks for, what to do today, and the services it leads to."""

    inputs: list[InputShape]
    today: list[str]
    services: list[str]


class SituationAsked(Schema):
    """The days and answers by key."""

    inputs: dict[str, Any]


class LimitShape(Schema):
    """A limit that applies.  ``due`` is its date with every step, null while there is nothing to count.

    ``state`` is running, urgent, expired, paused, waiting, open, unlimited or unstarted; ``left`` counts days from today,
    negative when over; ``stops`` says what interrupts or suspends it; ``uncertain`` why the rule itself is doubtful.
    """

    clock: str
    name: str
    state: str
    last_day: date | None
    left: int | None
    words: str
    note: str
    stops: str
    uncertain: list[str]
    articles: list[str]
    due: dict[str, Any] | None
