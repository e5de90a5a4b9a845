"""Which of the twenty topics a question belongs to: by its words and by the articles that govern it.

The table of words and laws is ours (topics.toml); nothing is learned from judged questions.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fengqiao.law.search import Hit

__all__ = ["GENERAL_TOPIC", "topic_of"]

GENERAL_TOPIC = "综合咨询"
"""Where a question goes when nothing speaks for another topic."""
_ARTICLES = 4.0
"""How much the governing articles count together, beside a word that counts 1 to 4."""
_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its words with their weight, the laws that speak for it, and the parts of other laws that do."""

    name: str
    words: Mapping[str, float]
    laws: frozenset[str]
    parts: tuple[tuple[str, int, int], ...]

    def holds(self, hit: Hit) -> bool:
        """Whether the article speaks for this topic."""
        return hit.law in self.laws or any(
            hit.law == law and first <= hit.number <= last for law, first, last in self.parts
        )


@cache
def topics() -> tuple[Topic, ...]:
    """The twenty topics, in the order of the table."""
    table = tomllib.loads(files("fengqiao.knowledge").joinpath("topics.toml").read_text(encoding="utf-8"))["topics"]
    return tuple(
        Topic(
            name,
            dict(_weighted(word) for word in row["words"]),
            frozenset(row["laws"]),
            tuple(_part(text) for text in row.get("articles", ())),
        )
        for name, row in table.items()
    )


def _weighted(word: str) -> tuple[str, float]:
    text, _colon, weight = word.partition(":")
    return text, float(weight or 1)


def _part(text: str) -> tuple[str, int, int]:
    law, _colon, span = text.partition(":")
    first, _dash, last = span.partition("-")
    return law, int(first), int(last or first)


def topic_of(text: str, hits: Sequence[Hit]) -> str:
    """The likeliest topic of a question, by its words and by the governing articles found, best first."""
    scores = {topic.name: sum(w for word, w in topic.words.items() if word in text) for topic in topics()}
    likely = hits[:_LOOKED_AT]
    shares = [math.exp(hit.score - likely[0].score) for hit in likely]
    for topic in topics():
        held = sum(share for share, hit in zip(shares, likely, strict=True) if topic.holds(hit))
        scores[topic.name] += _ARTICLES * held / (sum(shares) or 1.0)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 1 else GENERAL_TOPIC
