"""Which guide a question is about: near to how people put it, and governed by the articles the guide stands on.

A guide scores by three things: how near the question is in meaning to the guide's phrases taken together, how near it
is to the nearest two of them, and how far up the articles found for the question are articles of the guide.  The weights
were chosen on the guides' own phrases, each left out in turn.  Phrases of ``not_law.txt`` compete as one more candidate;
when they win, the question is none for the law.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from fengqiao.knowledge.guide_model import Guide
from fengqiao.law.search import Hit, SearchIndex
from fengqiao.law.search.field import Field
from fengqiao.law.search.tokens import Cutter, clean

__all__ = ["Recognised", "Recogniser"]

Scores = npt.NDArray[np.float64]

TOGETHER, NEAREST, ARTICLES, WORDS = 2.0, 1.0, 0.5, 0.5
_SHARPNESS = 4.0
"""Turns score differences into shares of confidence; at 4 a share is about how often the guide is the right one."""
_CLEARLY_LAW = 6.5
"""An article score at which a question is one for the law even though it also resembles everyday talk."""
_CLEARLY_TALK = 0.8
"""How much nearer to everyday talk than to any guide a question must be to be none for the law in any case."""
_LOOKED_AT = 20
_NOT_LAW = "not_law.txt"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The guides by their confidence (together at most 1), likeliest first.

    ``fit`` says how well the first one fits taken alone: below 1 not at all, above 2 clearly.  ``is_law`` is False for
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
        phrases = [(place, said) for place, guide in enumerate(guides.values()) for said in guide.says]
        phrases += [(len(self._keys), said) for said in _not_law()]
        self._owner = np.array([place for place, _ in phrases], np.int64)
        self._words = Field.build_cosine([self._cutter.terms(clean(said)) for _, said in phrases], common=1.0)
        self._vectors = np.stack([index.vector(said) for _, said in phrases])
        together = np.zeros((len(self._keys) + 1, self._vectors.shape[1]), np.float32)
        np.add.at(together, self._owner, self._vectors)
        self._together = together / np.maximum(np.linalg.norm(together, axis=1, keepdims=True), 1e-9)
        self._articles: dict[tuple[str, int, int], list[int]] = {}
        for place, guide in enumerate(guides.values()):
            for article in {(one.law, one.number, one.sub) for one in guide.articles}:
                self._articles.setdefault(article, []).append(place)

    def recognise(self, question: str, hits: Sequence[Hit]) -> Recognised:
        """Rank the guides for a question whose articles were found already."""
        vector = self._index.vector(question)
        score = TOGETHER * (self._together @ vector) + NEAREST * self._nearest_two(self._vectors @ vector)
        score += WORDS * self._nearest_two(self._words_in_common(question))
        score[:-1] += ARTICLES * self._shared_articles(hits)
        share = np.exp(_SHARPNESS * (score - score.max()))
        share /= share.sum()
        order = np.argsort(-share[:-1], kind="stable")
        ranked = tuple((self._keys[place], float(share[place])) for place in order)
        fit = float(score[:-1].max(initial=0.0))
        talk = float(score[-1]) - fit
        found = hits[0].score if hits else 0.0
        return Recognised(ranked, fit, is_law=talk < 0 or (talk < _CLEARLY_TALK and found >= _CLEARLY_LAW))

    def _nearest_two(self, near: npt.NDArray[np.floating]) -> Scores:
        """For each candidate its best phrase and, for less, its second best."""
        found = np.zeros(len(self._keys) + 1)
        for place in range(len(found)):
            best = np.sort(near[self._owner == place])[::-1][:2]
            found[place] = 0.7 * best[0] + 0.3 * best[-1] if len(best) else 0.0
        return found

    def _words_in_common(self, question: str) -> npt.NDArray[np.floating]:
        terms = np.unique(self._cutter.terms(clean(question)))
        idf = self._words.idf_of(terms)
        length = max(float(np.linalg.norm(idf)), 1e-6)
        return self._words.score(terms, idf * idf) / length

    def _shared_articles(self, hits: Sequence[Hit]) -> Scores:
        found = np.zeros(len(self._keys))
        for rank, hit in enumerate(hits[:_LOOKED_AT]):
            for place in self._articles.get((hit.law, hit.number, hit.sub), ()):
                found[place] += 1 / (2 + rank)
        return found


def _not_law() -> list[str]:
    text = files("fengqiao.knowledge").joinpath(_NOT_LAW).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
