"""What every calculator speaks: texts in two languages, declared inputs, lines of a sum, a result, and one error.

Money is ``Decimal`` yuan.  Nothing here knows a form, a request or a rule of law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from fengqiao.law.calculators.money import fen
from fengqiao.law.citation import Article
from fengqiao.law.errors import LawError

__all__ = ["Calculator", "CalculatorError", "Input", "InputKind", "Lang", "Line", "Note", "Option", "Result", "Text"]

Lang = Literal["zh", "en"]


class CalculatorError(LawError):
    """Inputs that cannot be used: ``problems`` maps each input's key to what to do about it, in Chinese."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep the problems; the message names them all."""
        super().__init__("；".join(f"{field}：{what}" for field, what in problems.items()))
        self.problems = dict(problems)

    @property
    def field(self) -> str:
        """The key of the first input that is wrong."""
        return next(iter(self.problems))

    @classmethod
    def of(cls, field: str, what_to_do: str) -> CalculatorError:
        """The error of one input."""
        return cls({field: what_to_do})


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def said(self, lang: Lang = "zh") -> str:
        """The words in that language."""
        return self.zh if lang == "zh" else self.en

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.zh)


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside the sum, with the articles it rests on."""

    text: Text
    articles: tuple[Article, ...] = ()


class InputKind(StrEnum):
    """What an input holds, and the Python value a calculator gets for it."""

    MONEY = "money"  # Decimal yuan, at most two decimals
    NUMBER = "number"  # Decimal, such as hours or months
    PERCENT = "percent"  # Decimal: 24 for 24 %
    WHOLE = "whole"  # int
    DATE = "date"  # datetime.date
    CHOICE = "choice"  # str, the option's key
    CHOICES = "choices"  # tuple of str
    YES_NO = "yes_no"  # bool
    ROWS = "rows"  # tuple of values of ``row``


@dataclass(frozen=True, slots=True)
class Option:
    """One of a closed list, with the articles that make the choice matter."""

    key: str
    label: Text
    help: Text = NOTHING
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing a calculator asks.  Pages, API and checks are derived from it.

    ``key``        the field of the calculator's case that it fills
    ``default``    the choice that stands when nothing is chosen; "" for none
    ``asked_if``   (key, values): asked only when that choice is one of the values; otherwise ignored
    ``figure``     the key of the local figure that fills it when it is left blank; "" for none.  A ``{grade}`` in it is
                   replaced by the answer of that name
    ``figure_on``  the key of the date input whose day the figure must hold on; "" for today
    ``least``, ``most``  bounds, both allowed; None for no upper bound
    ``columns``, ``row``, ``rows``  for ROWS: what each row asks, the type it becomes, and how many rows a page shows
    """

    key: str
    label: Text
    kind: InputKind
    required: bool = True
    help: Text = NOTHING
    options: tuple[Option, ...] = ()
    default: str = ""
    asked_if: tuple[str, tuple[str, ...]] | None = None
    figure: str = ""
    figure_on: str = ""
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    columns: tuple[Input, ...] = ()
    row: type[Any] | None = None
    rows: int = 0
    articles: tuple[Article, ...] = ()

    def is_asked(self, raw: Mapping[str, object]) -> bool:
        """Whether the question is put, given the answers so far."""
        if self.asked_if is None:
            return True
        key, values = self.asked_if
        given = raw.get(key)
        return ("yes" if given is True else "no" if given is False else str(given)) in values


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One step of the sum.

    ``formula``  how it was worked out, in words with the numbers
    ``amount``   in yuan, rounded to the fen; None where the law gives no figure
    ``upto``     the upper end where the law gives a range from ``amount``; None for a single figure
    ``counted``  whether it is part of the total (a comparison or a monthly benefit is not)
    ``monthly``  whether the amount is paid every month
    ``exact``    the amount before rounding, for a later step that works on with it
    """

    label: Text
    formula: Text
    amount: Decimal | None = None
    articles: tuple[Article, ...] = ()
    upto: Decimal | None = None
    counted: bool = True
    monthly: bool = False
    exact: Decimal | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Round here and nowhere earlier, so that a reader can add up what is shown."""
        object.__setattr__(self, "exact", self.amount)
        for name in ("amount", "upto"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, fen(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out.

    ``headline``   what the total is, or the answer of a check without money
    ``total``      the sum of the counted lines; None when there is no sum.  ``total_upto`` where it is a range
    ``uncertain``  what the law or the data leaves open, to be shown with the result
    ``outcome``    a key for checks (``eligible``), empty for sums
    """

    headline: Text
    lines: tuple[Line, ...]
    total: Decimal | None = None
    total_upto: Decimal | None = None
    notes: tuple[Note, ...] = ()
    uncertain: tuple[Text, ...] = ()
    outcome: str = ""

    @classmethod
    def of(
        cls, headline: Text, lines: Iterable[Line], notes: Iterable[Note] = (), uncertain: Iterable[Text] = ()
    ) -> Result:
        """A result whose total is the sum of the counted lines."""
        lines = tuple(lines)
        summed = [(line.amount, line.upto) for line in lines if line.counted and line.amount is not None]
        total = sum((amount for amount, _ in summed if amount is not None), Decimal(0)) if summed else None
        ranged = any(upto is not None for _, upto in summed)
        upto = sum((upto if upto is not None else amount or Decimal(0) for amount, upto in summed), Decimal(0))
        return cls(
            headline=headline,
            lines=lines,
            total=total,
            total_upto=upto if ranged else None,
            notes=tuple(notes),
            uncertain=tuple(uncertain),
        )

    def articles(self) -> list[Article]:
        """Every article cited, once each, in the order of reading."""
        cited = [article for line in self.lines for article in line.articles]
        cited += [article for note in self.notes for article in note.articles]
        return list(dict.fromkeys(cited))

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        """A JSON-ready mapping; money is a string with two decimals, None where there is no figure."""
        return {
            "headline": self.headline.said(lang),
            "outcome": self.outcome,
            "total": _amount(self.total),
            "total_upto": _amount(self.total_upto),
            "lines": [
                {
                    "label": line.label.said(lang),
                    "formula": line.formula.said(lang),
                    "amount": _amount(line.amount),
                    "upto": _amount(line.upto),
                    "counted": line.counted,
                    "monthly": line.monthly,
                    "articles": [article.key for article in line.articles],
                }
                for line in self.lines
            ],
            "notes": [
                {"text": note.text.said(lang), "articles": [article.key for article in note.articles]}
                for note in self.notes
            ],
            "uncertain": [text.said(lang) for text in self.uncertain],
        }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator: what it is for, what it asks, and the pure function that answers.

    ``case``      the frozen dataclass that ``compute`` takes; its fields are the inputs' keys
    ``articles``  every article its rules rest on, also those cited only in some results
    ``services``  codes of the services a result leads to, the nearest first
    """

    key: str
    name: Text
    summary: Text
    inputs: tuple[Input, ...]
    case: type[Any]
    compute: Callable[[Any], Result]
    articles: tuple[Article, ...]
    services: tuple[str, ...] = ()
    icon: str = "calculator"
