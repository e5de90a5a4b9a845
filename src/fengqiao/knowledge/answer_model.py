"""What ``ask`` gives back: values only, ready for a page, the command line, the API and an assistant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fengqiao.knowledge.guide_model import Advice, Question, Urgent

__all__ = ["Answer", "Certainty", "GoverningArticle", "GuideChoice", "Offer"]


class Certainty(StrEnum):
    """How sure it is which kind of trouble was meant."""

    SURE = "sure"
    """One guide fits clearly: it is shown."""
    LIKELY = "likely"
    """One guide fits better than the others: it is shown, and the others are offered."""
    OPEN = "open"
    """Articles were found but no guide stands out: the reader is asked which one it is."""
    UNKNOWN = "unknown"
    """Nothing fits: it says so and offers a person."""


@dataclass(frozen=True, slots=True)
class GoverningArticle:
    """An article that governs, as shown.

    ``sentence`` is the plain one, empty where nobody wrote one; ``reviewed`` names the lawyer and day of its review, empty
    for not yet; ``excerpt`` is the paragraph meant, or the beginning of the article; ``applies_from`` is set when the
    version does not apply yet on the day asked about.
    """

    law: str
    label: str
    number: int
    sub: int
    excerpt: str
    sentence: str
    reviewed: str
    version_date: date | None
    applies_from: date | None
    repealed: bool
    why: str


@dataclass(frozen=True, slots=True)
class GuideChoice:
    """A guide the question may be about."""

    key: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Offer:
    """One door: a service of the platform when ``ours`` (``key`` is its code), else a place outside.

    ``telephone`` and ``where`` are empty where nothing certain can be said for every county.
    """

    key: str
    name: str
    why: str
    ours: bool
    where: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything found for one question.

    ``advice`` is the recognised guide after the answers given, None when none stands out; ``confidence`` is between 0 and
    1; ``choices`` are other guides that fit, likeliest first; ``questions`` are the one to three still worth asking;
    ``facts`` is what an application can be opened with, by the shared names of the facts; ``person`` are the ways to a
    human being, always there.
    """

    question: str
    day: date
    topic: str
    certainty: Certainty
    advice: Advice | None
    confidence: float
    articles: tuple[GoverningArticle, ...]
    urgent: tuple[Urgent, ...]
    choices: tuple[GuideChoice, ...]
    questions: tuple[Question, ...]
    services: tuple[Offer, ...]
    notice: str
    given: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return self.certainty is not Certainty.UNKNOWN
