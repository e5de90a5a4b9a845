"""Which guide a question is about: near to how people put it, and governed by the articles the guide stands on.

A guide scores by how near the question is, in meaning and in words, to the guide's own phrases; by how near it is to the
ways in which people ask about the guide's articles (the plain-language index); and by how far up its articles stand
among those found for the question.  The weights were chosen on the guides' phrases, each left out in turn.  Phrases of
``not_law.txt`` compete with the guides' phrases; when they are nearer, the question is none for the law.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from fengqiao.knowledge.guide_model import Guide
from fengqiao.knowledge.index import plain_entries
from fengqiao.law.citation import Article
from fengqiao.law.search import Hit, SearchIndex
from fengqiao.law.search.field import Field, Floats, Ints
from fengqiao.law.search.tokens import Cutter, clean

__all__ = ["Recognised", "Recogniser"]

Scores = npt.NDArray[np.float64]

TOGETHER, NEAREST, WORDS = 2.0, 1.0, 0.5
"""Weights of a guide's own phrases: all of them together, the nearest two in meaning, the nearest two in words."""
ASKED_TOGETHER, ASKED_NEAREST, ASKED_WORDS = 1.0, 1.0, 0.5
"""Weights of the questions written for its articles: all of them together, the nearest in meaning, in words."""
FOUND = 1.0
"""Weight of its articles among those found."""
_LEAST_OWN = 0.6
"""How much a question counts that belongs to an article of very many guides; one of a single guide counts whole."""
_SHARPNESS = 2.5
"""Turns score differences into shares of confidence; so chosen that a share is about how often the guide is right."""
_CLEARLY_LAW = 4.95
"""An article score at which a question is one for the law even though it also resembles everyday talk."""
_CLEARLY_TALK = 0.8
"""How much nearer to everyday talk than to any guide a question must be to be none for the law in any case."""
_LOOKED_AT = 20
_NOT_LAW = "not_law.txt"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The guides by their confidence (together at most 1), likeliest first.

    ``fit`` says how well the first one fits taken alone: below 2 hardly, above 3.5 clearly.  ``is_law`` is False for
    what no law answers.
    """

    guides: tuple[tuple[str, float], ...]
    fit: float
    is_law: bool


class Recogniser:
    """Made once for an index and the guides; recognising changes nothing."""

    def __init__(self, index: SearchIndex, guides: Mapping[str, Guide]) -> None:
        self._index = index
        self._keys = tuple(guides)
        self._cutter = Cutter()
        places = [{article.whole for article in guide.articles} for guide in guides.values()]
        sharers = Counter(article for cited in places for article in cited)
        said = [(place, text, 1.0) for place, guide in enumerate(guides.values()) for text in guide.says]
        said += [(len(self._keys), text, 1.0) for text in _not_law()]
        asked = [
            (place, text, 1 / sharers[article])
            for place, cited in enumerate(places)
            for article in sorted(cited, key=str)
            for text in _questions_of(article)
        ]
        self._said = _Phrases(index, self._cutter, said, len(self._keys) + 1)
        self._asked = _Phrases(index, self._cutter, asked, len(self._keys))
        self._articles: dict[tuple[str, int, int], list[tuple[int, float]]] = {}
        for place, cited in enumerate(places):
            for article in cited:
                where = self._articles.setdefault((article.law, article.number, article.sub), [])
                where.append((place, sharers[article] ** -0.5))

    def recognise(self, question: str, hits: Sequence[Hit]) -> Recognised:
        """Rank the guides for a question whose articles were found already."""
        vector, terms = self._index.vector(question), np.unique(self._cutter.terms(clean(question)))
        said = TOGETHER * self._said.together(vector)
        said += NEAREST * self._said.nearest(vector, _two) + WORDS * self._said.in_words(terms, _two)
        talk = float(said[-1] - said[:-1].max(initial=0.0))
        score = said[:-1] + ASKED_TOGETHER * self._asked.together(vector)
        score += ASKED_NEAREST * self._asked.nearest(vector, _one) + ASKED_WORDS * self._asked.in_words(terms, _one)
        score += FOUND * self._shared_articles(hits)
        share = np.exp(_SHARPNESS * (score - score.max(initial=0.0)))
        share /= max(float(share.sum()), 1e-9)
        order = np.argsort(-share, kind="stable")
        ranked = tuple((self._keys[place], float(share[place])) for place in order)
        found = hits[0].score if hits else 0.0
        is_law = talk < 0 or (talk < _CLEARLY_TALK and found >= _CLEARLY_LAW)
        return Recognised(ranked, float(score.max(initial=0.0)), is_law)

    def _shared_articles(self, hits: Sequence[Hit]) -> Scores:
        found = np.zeros(len(self._keys))
        for rank, hit in enumerate(hits[:_LOOKED_AT]):
            for place, own in self._articles.get((hit.law, hit.number, hit.sub), ()):
                found[place] += own / (2 + rank)
        return found


class _Phrases:
    """Phrases that belong to candidates, each with how much it is the candidate's own."""

    def __init__(
        self, index: SearchIndex, cutter: Cutter, phrases: Sequence[tuple[int, str, float]], candidates: int
    ) -> None:
        self._candidates = candidates
        owners = np.array([owner for owner, _text, _own in phrases], np.int64)
        own = np.array([own for _owner, _text, own in phrases], np.float32)
        self._rows = [np.flatnonzero(owners == place) for place in range(candidates)]
        self._counts = _LEAST_OWN + (1 - _LEAST_OWN) * own
        vectors = {text: index.vector(text) for text in {text for _owner, text, _own in phrases}}
        self._vectors = np.stack([vectors[text] for _owner, text, _own in phrases])
        self._words = Field.build_cosine([cutter.terms(clean(text)) for _owner, text, _own in phrases], common=1.0)
        sums = np.zeros((candidates, self._vectors.shape[1]), np.float32)
        np.add.at(sums, owners, self._vectors * own[:, None])
        self._together = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    def together(self, vector: Floats) -> Scores:
        """How near the question is to each candidate's phrases taken as one."""
        return np.asarray(self._together @ vector, np.float64)

    def nearest(self, vector: Floats, best: Callable[[Floats], float]) -> Scores:
        """How near it is in meaning to each candidate's nearest phrases."""
        return self._best(self._vectors @ vector, best)

    def in_words(self, terms: Ints, best: Callable[[Floats], float]) -> Scores:
        """How many weighty words it has in common with each candidate's nearest phrases."""
        idf = self._words.idf_of(terms)
        length = max(float(np.linalg.norm(idf)), 1e-6)
        return self._best(self._words.score(terms, idf * idf) / length, best)

    def _best(self, near: Floats, best: Callable[[Floats], float]) -> Scores:
        near = near * self._counts
        return np.array([best(near[rows]) if len(rows) else 0.0 for rows in self._rows])


def _one(near: Floats) -> float:
    return float(near.max())


def _two(near: Floats) -> float:
    """The best and, for less, the second best: a phrase that only happens to share a word stands alone."""
    ordered = np.sort(near)[::-1]
    return float(0.7 * ordered[0] + 0.3 * ordered[min(1, len(ordered) - 1)])


def _questions_of(article: Article) -> Sequence[str]:
    entry = plain_entries().get((article.law, article.number, article.sub))
    return entry.questions if entry else ()


def _not_law() -> list[str]:
    text = files("fengqiao.knowledge").joinpath(_NOT_LAW).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
