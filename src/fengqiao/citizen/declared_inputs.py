"""Declared inputs of the law library as questions on a page, and what was posted back as the values it reads.

Calculators and "am I still in time" declare their inputs neutrally (``law.calculators.Input``); here they become fields
that ``matters.forms`` draws.  An input of several rows becomes one numbered group of small questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import get_language

from fengqiao.flow import Choice, Field, Kind
from fengqiao.law.calculators import Input, InputKind, cell_key
from fengqiao.law.calculators.result import Lang
from fengqiao.matters.forms import ASKED, Form, Row, present

_KINDS = {
    InputKind.MONEY: Kind.MONEY,
    InputKind.NUMBER: Kind.MONEY,  # both are drawn as a short line with the decimal keyboard
    InputKind.PERCENT: Kind.MONEY,
    InputKind.WHOLE: Kind.INTEGER,
    InputKind.DATE: Kind.DATE,
    InputKind.CHOICE: Kind.CHOICE,
    InputKind.CHOICES: Kind.CHOICES,
    InputKind.YES_NO: Kind.YES_NO,
}
_MANY_OPTIONS = 6
"""A longer list is drawn as a select, so that a phone shows it on its own wheel."""


@dataclass(frozen=True, slots=True)
class Block:
    """A question, or a group of rows under one heading; ``rows`` holds the cells of each row.

    ``legend`` is empty for a single question.
    """

    key: str
    legend: str
    help: str
    optional: bool
    rows: tuple[tuple[Row, ...], ...]
    is_asked: bool
    asked_if: str
    asked_values: str

    @property
    def is_open(self) -> bool:
        """Whether a group that need not be filled in starts unfolded: something is in it, or something is wrong."""
        return not self.optional or any(row.value or row.problem for cells in self.rows for row in cells)

    @property
    def row(self) -> Row:
        """The one question of a block that is no group."""
        return self.rows[0][0]


@dataclass(frozen=True, slots=True)
class Page:
    """A form ready to draw: its blocks, and the ``Form`` that carries the error summary."""

    blocks: tuple[Block, ...]
    form: Form


def language() -> Lang:
    """The language the reader chose, of the two the law library speaks."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def page_of(
    inputs: Iterable[Input],
    raw: Mapping[str, object],
    *,
    problems: Mapping[str, str] | None = None,
    hints: Mapping[str, str] | None = None,
) -> Page:
    """The inputs as a page; ``hints`` adds a sentence to the help of an input, by its key."""
    inputs, lang = tuple(inputs), language()
    raw = {one.key: one.default for one in inputs if one.default} | dict(raw)
    fields = {one.key: _fields_of(one, lang, (hints or {}).get(one.key, "")) for one in inputs}
    form = present([field for group in fields.values() for row in group for field in row], raw, problems=problems)
    drawn = {row.key: _as_select(row) for row in form.rows}
    blocks = tuple(_block(one, fields[one.key], drawn, raw, lang) for one in inputs)
    return Page(blocks, replace(form, rows=tuple(drawn.values())))


def _as_select(row: Row) -> Row:
    return replace(row, widget="area") if row.widget == "one" and len(row.options) > _MANY_OPTIONS else row


def _block(
    one: Input, group: list[list[Field]], drawn: Mapping[str, Row], raw: Mapping[str, object], lang: Lang
) -> Block:
    is_rows = one.kind is InputKind.ROWS
    return Block(
        key=one.key,
        legend=one.label.said(lang) if is_rows else "",
        help=one.help.said(lang) if is_rows else "",
        optional=not one.required,
        rows=tuple(tuple(drawn[field.key] for field in row) for row in group),
        is_asked=one.is_asked(raw),
        asked_if=one.asked_if[0] if one.asked_if else "",
        asked_values=" ".join(one.asked_if[1]) if one.asked_if else "",
    )


def _fields_of(one: Input, lang: Lang, hint: str) -> list[list[Field]]:
    """The fields of an input, row by row; one row of one field for all but ROWS."""
    if one.kind is not InputKind.ROWS:
        return [[_field(one, one.key, lang, hint, asked_if=one.asked_if)]]
    return [[_cell(one, n, column, lang) for column in one.columns] for n in range(1, one.rows + 1)]


def _cell(one: Input, n: int, column: Input, lang: Lang) -> Field:
    """One cell; numbered where there are several rows, and never marked "(optional)": the group says that once."""
    field = _field(column, cell_key(one, n, column), lang, "", asked_if=one.asked_if)
    return replace(field, required=True, label=f"{n}. {field.label}" if one.rows > 1 else field.label)


def _field(
    one: Input,
    key: str,
    lang: Lang,
    hint: str,
    *,
    asked_if: tuple[str, tuple[str, ...]] | None,
) -> Field:
    return Field(
        key=key,
        label=one.label.said(lang),
        kind=_KINDS[one.kind],
        required=one.required,
        help=" ".join(part for part in (one.help.said(lang), hint) if part),
        choices=tuple(Choice(option.key, option.label.said(lang)) for option in one.options),
        asked_if=asked_if,
    )


def posted_values(inputs: Iterable[Input], posted: QueryDict) -> dict[str, object]:
    """What was typed, by input key and cell key; lists for inputs of several choices.  What was not posted is left out."""
    raw: dict[str, object] = {}
    for one in inputs:
        for key in _keys_of(one):
            if key in posted:
                raw[key] = posted.getlist(key) if one.kind is InputKind.CHOICES else posted.get(key, "").strip()
    return raw


def hidden_values(inputs: Iterable[Input], raw: Mapping[str, object]) -> list[tuple[str, str]]:
    """The same values as (name, value) pairs for hidden inputs, so that a next step works on what was typed."""
    pairs: list[tuple[str, str]] = []
    for one in inputs:
        for key in _keys_of(one):
            value = raw.get(key)
            several = value if isinstance(value, list) else [value]
            pairs += [(key, str(item)) for item in several if item not in (None, "")]
    return pairs


def not_put_yet(inputs: Iterable[Input], posted: QueryDict, raw: Mapping[str, object]) -> set[str]:
    """The keys of questions these answers call for and that the page had not put: without script, ask them first."""
    put = set(posted.getlist(ASKED))
    if not put:
        return set()
    return {key for one in inputs if one.asked_if and one.is_asked(raw) for key in _keys_of(one) if key not in put}


def _keys_of(one: Input) -> list[str]:
    if one.kind is not InputKind.ROWS:
        return [one.key]
    return [cell_key(one, n, column) for n in range(1, one.rows + 1) for column in one.columns]
