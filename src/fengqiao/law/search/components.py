"""The parts of a score: each tells for every article how well one side of it fits the question."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from fengqiao.law.search.field import Floats, Halves, Ints
from fengqiao.law.search.index import Store
from fengqiao.law.search.meaning import nearness
from fengqiao.law.search.query import Question

ARTICLES_LOOKED_AT = 200
"""Articles without plain words whose meaning is compared: those that share most words with the question."""
ENTRIES_PLACED = 600
"""Articles in plain words whose nearness is worked out in all dimensions: the nearest in the first few."""
ENTRIES_LOOKED_AT = 300
"""Articles in plain words whose questions are compared one by one: the nearest when each is taken as a whole."""


def components(store: Store, question: Question, rules: Mapping[int, float]) -> dict[str, Floats]:
    """Every part for one question, each over all article rows and at most about 1.

    `rules` gives rows and strengths of the general rules the question calls for.
    """
    terms, weight = question.typed, question.typed_weights
    vector = store.meaning.of_terms(terms, weight)
    text = _by_best(store.text.score(terms, weight))
    whole = _whole(store, vector)
    return {
        "text": text,
        "lay": _by_best(store.text.score(question.added, np.ones(len(question.added), np.float32))),
        "meaning": _meaning(store, whole, text, vector),
        "near": _spread(store, _near(store, whole, vector)),
        "prior": store.prior,
        "landmark": store.landmark,
        "rule": _called(store, rules),
    }


def encoded(store: Store, sentences: Halves, vector: Floats) -> Floats:
    """An encoder's nearness of every plain sentence, in standard deviations: encoders differ in how near all texts are."""
    near: Floats = sentences.astype(np.float32) @ vector
    near -= near.mean()
    near /= max(float(near.std()), 1e-6)
    return _spread(store, near)


def _whole(store: Store, vector: Floats) -> Floats:
    """Nearness of every article in plain words taken as a whole: roughly of all, exactly of the likeliest."""
    near = store.entry_leading @ vector[: store.entry_leading.shape[1]]
    likely = _highest(near, ENTRIES_PLACED)
    near[likely] = nearness(store.row_vectors[store.row_of_entry[likely]], vector)
    return near


def _meaning(store: Store, whole: Floats, text: Floats, vector: Floats) -> Floats:
    """Nearness in meaning: of every article in plain words, and of the others where words are shared."""
    near = _spread(store, whole)
    others = np.flatnonzero((text > 0) & ~store.has_entry)
    rows = others[_highest(text[others], ARTICLES_LOOKED_AT)]
    near[rows] = nearness(store.row_vectors[rows], vector)
    return near


def _near(store: Store, likely: Floats, vector: Floats) -> Floats:
    """For each entry its question nearest in meaning, 0 for the entries too far off to be compared."""
    entries = _highest(likely, ENTRIES_LOOKED_AT)
    starts, ends = store.question_starts[entries], store.question_starts[entries + 1]
    entries, starts, ends = (part[ends > starts] for part in (entries, starts, ends))
    best = np.zeros(len(likely), np.float32)
    if len(entries):
        sizes = ends - starts
        first = np.cumsum(sizes) - sizes
        questions = np.arange(sizes.sum()) + np.repeat(starts - first, sizes)
        values = nearness(store.question_vectors[questions], vector)
        best[entries] = np.maximum(np.maximum.reduceat(values, first), 0)
    return best


def _by_best(values: Floats) -> Floats:
    """Values as shares of the best: BM25 sums mean nothing across questions."""
    best = float(values.max(initial=0.0))
    return values / best if best > 0 else values


def _highest(values: Floats, most: int) -> Ints:
    """Places of the highest values, in no order."""
    if len(values) <= most:
        return np.arange(len(values))
    return np.argpartition(-values, most)[:most]


def _spread(store: Store, values: Floats) -> Floats:
    """Values of entries as values of rows, 0 where an article has no entry."""
    spread = np.zeros(len(store.law_of), np.float32)
    spread[store.row_of_entry] = values
    return spread


def _called(store: Store, strengths: Mapping[int, float]) -> Floats:
    called = np.zeros(len(store.law_of), np.float32)
    for row, strength in strengths.items():
        called[row] = strength
    return called
