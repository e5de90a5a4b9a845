"""Forms as a page draws them: declared fields, answers and problems become rows that are ready to render.

For every face; knows no request and no HTML.  A page does three things with it::

    form = present(action.fields, given, problems=error.problems, people=people_of(matter))
    {% include "look/fields.html" %}                     # in the template: the error summary and every question
    given = read(request.POST, action.fields)            # the answers as typed, for clean_answers() or act()

``given`` may be what was typed (so that an error loses nothing) or answers that were taken earlier.  A question that
depends on another one and is not asked yet is drawn inside ``<template>``: with script it appears at once, without
script the server finds it with :func:`not_yet_put` and asks it on the next page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fengqiao.flow import Action, Field, Kind
from fengqiao.law.citation import Article
from fengqiao.look.language import reading_language
from fengqiao.matters.answer_words import shown
from fengqiao.matters.answers import LONG_TEXT, SHORT_TEXT
from fengqiao.matters.models import Attachment, Matter
from fengqiao.matters.parties import conflicts_of
from fengqiao.matters.staffing import candidates, is_replaced, specialities
from fengqiao.people.models import User

ASKED = "asked"
"""The hidden input that names each question a page has put, one a question."""

TYPED_NAME = "__typed"
"""What the typed full name of a signature is called, after the field's key, where no finger can draw."""

_WIDGETS: dict[Kind, str] = {
    Kind.LONG_TEXT: "long",
    Kind.CITATIONS: "long",
    Kind.CHOICE: "one",
    Kind.YES_NO: "one",
    Kind.CHOICES: "many",
    Kind.PERSON: "person",
    Kind.AREA: "area",
    Kind.FILES: "files",
    Kind.SIGNATURE: "signature",
}
_LINES: dict[Kind, tuple[str, str, str]] = {
    # kind: (input type, inputmode, autocomplete)
    Kind.TEXT: ("text", "", ""),
    Kind.DATE: ("date", "", ""),
    Kind.MOMENT: ("datetime-local", "", ""),
    Kind.MONEY: ("text", "decimal", ""),
    Kind.INTEGER: ("text", "numeric", ""),
    Kind.PHONE: ("tel", "tel", ""),
    Kind.ID_NUMBER: ("text", "", ""),
    Kind.NAME: ("text", "", ""),
    Kind.ADDRESS: ("text", "", ""),
}
_OWN = {
    # Only the facts about the person who types are offered to the browser's own memory.
    "applicant_name": "name",
    "applicant_phone": "tel",
    "applicant_address": "street-address",
}


class Posted(Protocol):
    """What a posted form is: a QueryDict, or anything that answers these two."""

    def getlist(self, key: str) -> list[str]: ...

    def __contains__(self, key: object) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose: ``key`` is posted, ``group`` heads a run of options in a long list."""

    key: str
    label: str
    help: str = ""
    group: str = ""
    chosen: bool = False
    barred: str = ""
    """Why this one cannot be chosen; empty when it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that was already sent in with this form."""

    key: str
    filename: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question, ready to draw.  ``widget`` picks the drawing: line, long, one, many, person, area, files, signature."""

    key: str
    label: str
    widget: str
    required: bool
    help: str
    problem: str
    cites: tuple[Article, ...]
    value: str
    options: tuple[Option, ...]
    files: tuple[KeptFile, ...]
    input_type: str
    inputmode: str
    autocomplete: str
    max_length: int
    """In characters; 0 where no bound is shown."""
    asked_if: str
    """The key of the question this one depends on; empty when it is always asked."""
    asked_values: str
    """The answers to it on which this one is asked, separated by spaces."""
    is_asked: bool

    @property
    def id(self) -> str:
        """The id of the control an error summary leads to."""
        return f"f-{self.key}"

    @property
    def describedby(self) -> str:
        """The ids of the help and the problem, for aria-describedby; empty for neither."""
        return " ".join(
            f"{self.id}-{part}" for part, there in (("help", self.help), ("problem", self.problem)) if there
        )

    @property
    def is_group(self) -> bool:
        """True for questions of several controls, which need a fieldset."""
        return self.widget in {"one", "many", "person", "signature"}

    @property
    def is_short(self) -> bool:
        """True for answers of known, small width."""
        return self.input_type in {"date", "datetime-local", "tel"} or bool(self.inputmode)


@dataclass(frozen=True, slots=True)
class Form:
    """The rows of one form, and the problems that belong to no row."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...] = ()

    @property
    def wrong_rows(self) -> list[Row]:
        """The rows with a problem, in order: the error summary."""
        return [row for row in self.rows if row.problem and row.is_asked]

    @property
    def is_wrong(self) -> bool:
        return bool(self.wrong_rows or self.problems)

    @property
    def takes_files(self) -> bool:
        """True when the form must be posted as multipart/form-data."""
        return any(row.widget == "files" for row in self.rows)

    @property
    def problem_count(self) -> int:
        return len(self.wrong_rows) + len(self.problems)

    @property
    def summary_title(self) -> str:
        """The heading of the error summary."""
        return ngettext(
            "还有 %(count)d 处要改，您写的内容都还在：", "还有 %(count)d 处要改，您写的内容都还在：", self.problem_count
        ) % {"count": self.problem_count}


def present(
    fields: Iterable[Field],
    given: Mapping[str, object],
    *,
    problems: Mapping[str, str] | None = None,
    people: Sequence[Option] = (),
    areas: Sequence[Option] = (),
    files: Iterable[Attachment] = (),
) -> Form:
    """The form as rows.

    ``problems`` maps field keys to sentences (an AnswersInvalid carries them); one whose key is no field of this form is
    kept for the top of it.  ``people`` are the options of PERSON questions, ``areas`` those of AREA questions, ``files``
    the attachments the caller has checked to be the writer's own, of which those named in ``given`` are listed.
    """
    wrong = dict(problems or {})
    kept = {str(one.pk): KeptFile(key=str(one.pk), filename=one.filename, size=one.size) for one in files}
    rows = tuple(_row(one, given, wrong.pop(one.key, ""), people, areas, kept) for one in fields)
    return Form(rows, tuple(wrong.values()))


def read(posted: Posted, fields: Iterable[Field]) -> dict[str, object]:
    """The answers as typed, of the questions the page put; a question that was not on the page has no entry.

    Lists for CHOICES and FILES (the keys of files already sent in), text for the rest.  New files are in
    ``request.FILES`` under the same key; the caller stores them and adds their keys.
    """
    given: dict[str, object] = {}
    put = set(posted.getlist(ASKED))
    for one in fields:
        values = posted.getlist(one.key)
        if one.key not in put and not values:
            continue
        if one.kind in {Kind.CHOICES, Kind.FILES}:
            given[one.key] = values
        elif one.kind is Kind.SIGNATURE:
            typed = posted.getlist(one.key + TYPED_NAME)
            given[one.key] = next((value for value in (*values, *typed) if value.strip()), "")
        else:
            given[one.key] = values[0] if values else ""
    return given


def not_yet_put(posted: Posted, fields: Iterable[Field], given: Mapping[str, object]) -> list[Field]:
    """The questions that these answers call for and that the page had not put: ask them before complaining of them.

    Only a page drawn from ``look/fields.html`` says what it put; for any other caller the list is empty.
    """
    put = set(posted.getlist(ASKED))
    if not put:
        return []
    return [one for one in fields if one.asked_if and one.is_asked(dict(given)) and one.key not in put]


def people_of(matter: Matter, on: date | None = None, action: Action | None = None) -> list[Option]:
    """The people who may be named on the matter on that day (today when None), the least loaded first.

    Those with a conflict are shown and barred, and so is whoever ``action`` is to replace.
    """
    people = list(candidates(matter, on or timezone.localdate()))
    good_at = specialities(people)
    options = []
    for person in people:
        load: int = getattr(person, "load", 0)
        told = [_("手上 %(count)d 件") % {"count": load}, *good_at.get(person.pk, ())]
        options.append(
            Option(
                key=str(person.pk),
                label=person.name or person.username,
                help=" · ".join(told),
                barred="".join(_bars(person, matter, action)),
            )
        )
    return options


def _bars(person: User, matter: Matter, action: Action | None) -> list[str]:
    if action is not None and is_replaced(matter, action, person):
        return [_("现在就是这一位承办。")]
    return conflicts_of(person, matter)


def answered(fields: Iterable[Field], answers: Mapping[str, object]) -> list[tuple[str, str]]:
    """(question, answer as people read it) of every question that was asked and answered; files are told by number."""
    found = []
    for one in fields:
        value = answers.get(one.key)
        if value in (None, "", []) or not one.is_asked(dict(answers)):
            continue
        if one.kind is Kind.FILES and isinstance(value, list):
            text = ngettext("%(count)d 个文件", "%(count)d 个文件", len(value)) % {"count": len(value)}
        elif one.kind is Kind.SIGNATURE:
            text = _("已签名")
        elif one.kind in (Kind.DATE, Kind.MOMENT) and reading_language() == "en":
            text = str(value)[:16].replace("T", " ")
        elif isinstance(value, list):
            text = _("、").join(_(shown(one, [part])) for part in value)
        else:
            text = _(shown(one, value))
        found.append((_(one.label), text))
    return found


def _row(
    one: Field,
    given: Mapping[str, object],
    problem: str,
    people: Sequence[Option],
    areas: Sequence[Option],
    kept: Mapping[str, KeptFile],
) -> Row:
    raw = given.get(one.key)
    picked = [str(item) for item in (raw if isinstance(raw, list | tuple) else [raw]) if item not in (None, "")]
    input_type, inputmode, autocomplete = _LINES.get(one.kind, ("", "", ""))
    bound = one.max_length or (LONG_TEXT if one.kind is Kind.LONG_TEXT else SHORT_TEXT)
    return Row(
        key=one.key,
        label=_(one.label),
        widget=_WIDGETS.get(one.kind, "line"),
        required=one.required,
        help=_(one.help) if one.help else "",
        problem=problem,
        cites=one.cites,
        value=_value(one, picked),
        options=tuple(replace(option, chosen=option.key in picked) for option in _options(one, people, areas)),
        files=tuple(kept[key] for key in picked if key in kept),
        input_type=input_type,
        inputmode=inputmode,
        autocomplete=_OWN.get(one.carried_as, autocomplete or "off"),
        max_length=bound if one.kind in {Kind.TEXT, Kind.LONG_TEXT} else 0,
        asked_if=one.asked_if[0] if one.asked_if else "",
        asked_values=" ".join(one.asked_if[1]) if one.asked_if else "",
        is_asked=one.is_asked(dict(given)),
    )


def _value(one: Field, picked: list[str]) -> str:
    if not picked or one.kind in {Kind.CHOICES, Kind.FILES}:
        return ""
    if one.kind is Kind.MOMENT:
        return picked[0][:16]  # an answer taken earlier ends in +08:00, which the browser's input does not take
    return picked[0]


def _options(one: Field, people: Sequence[Option], areas: Sequence[Option]) -> Sequence[Option]:
    if one.kind is Kind.PERSON:
        return people
    if one.kind is Kind.AREA:
        return areas
    if one.kind is Kind.YES_NO:
        return (Option(key="yes", label=_("是")), Option(key="no", label=_("否")))
    return [
        Option(key=choice.key, label=_(choice.label), help=_(choice.help) if choice.help else "")
        for choice in one.choices
    ]
