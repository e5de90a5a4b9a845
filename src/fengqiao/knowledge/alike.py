"""Which article says the same thing: the old and the new place of one rule, found by the wording they share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fengqiao.knowledge.models import ArticleText

__all__ = ["alike", "fragments", "most_alike", "without_space"]

_NEAR = 0.45
"""Share of common character pairs above which two articles are taken for the old and the new place of one rule."""
_SPACE = re.compile(r"\s+")
_STOPS = re.compile(r"[，。；：、（）《》“”\s]+")
_FRAGMENT = 5


def most_alike(text: str, candidates: Iterable[ArticleText]) -> ArticleText | None:
    """The candidate with the most character pairs in common with the text; None when none is near."""
    wanted = _pairs(text)
    best, nearest = _NEAR, None
    for candidate in candidates:
        share = _share(wanted, candidate.text)
        if share > best:
            best, nearest = share, candidate
    return nearest


def alike(text: str, candidates: Iterable[ArticleText], *, least: float) -> list[ArticleText]:
    """The candidates that share at least so much with the text, whole or in one of their paragraphs, the nearest first."""
    wanted = _pairs(text)
    ranked = [
        (max(_share(wanted, part) for part in (one.text, *one.text.splitlines())), -number, one)
        for number, one in enumerate(candidates)
    ]
    return [one for share, _number, one in sorted(ranked, reverse=True) if share >= least]


def fragments(text: str, most: int) -> list[str]:
    """Pieces of the text's clauses, spread over it, by which a database can find what repeats some of them."""
    parts = [part for part in _STOPS.split(text) if len(part) >= _FRAGMENT]
    found = list(
        dict.fromkeys(part[at : at + _FRAGMENT] for part in parts for at in range(0, len(part) - _FRAGMENT + 1, 2))
    )
    return found[:: max(1, len(found) // most)][:most]


def without_space(text: str) -> str:
    """The text as it is compared: white space is no change."""
    return _SPACE.sub("", text)


def _share(wanted: set[str], text: str) -> float:
    pairs = _pairs(text)
    return len(wanted & pairs) / max(len(wanted | pairs), 1)


def _pairs(text: str) -> set[str]:
    clean = without_space(text)
    return {clean[at : at + 2] for at in range(len(clean) - 1)}
