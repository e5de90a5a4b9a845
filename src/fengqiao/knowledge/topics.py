"""Which of the twenty topics a question belongs to: by its words, by the laws that govern it, by the guides it is near.

The table of words and laws is ours (topics.toml); nothing is learned from judged questions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fengqiao.law.search import Hit

__all__ = ["GENERAL_TOPIC", "topic_of"]

GENERAL_TOPIC = "综合咨询"
"""Where a question goes when nothing speaks for another topic."""
_LAW = 1.2
"""How much the best governing article's law counts beside a word; the next ones count less and less."""
_GUIDE = 3.0


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its words with their weight, and the laws that speak for it."""

    name: str
    words: Mapping[str, float]
    laws: frozenset[str]


@cache
def topics() -> tuple[Topic, ...]:
    """The twenty topics, in the order of the table."""
    table = tomllib.loads(files("fengqiao.knowledge").joinpath("topics.toml").read_text(encoding="utf-8"))["topics"]
    return tuple(
        Topic(name, dict(_weighted(word) for word in row["words"]), frozenset(row["laws"]))
        for name, row in table.items()
    )


def _weighted(word: str) -> tuple[str, float]:
    text, _colon, weight = word.partition(":")
    return text, float(weight or 1)


def topic_of(text: str, hits: Sequence[Hit], guides: Mapping[str, float]) -> str:
    """The likeliest topic.

    ``hits`` are the governing articles found, best first; ``guides`` maps a topic to the confidence (0 to 1) of the
    guides of that topic taken together.
    """
    scores = {topic.name: _GUIDE * guides.get(topic.name, 0.0) for topic in topics()}
    for topic in topics():
        scores[topic.name] += sum(weight for word, weight in topic.words.items() if word in text)
        for place, hit in enumerate(hits[:8]):
            if hit.law in topic.laws:
                scores[topic.name] += _LAW / (1 + place)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 1 else GENERAL_TOPIC
