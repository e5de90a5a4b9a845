"""The parts of a score: each tells for the articles worth a look how well one side of it fits the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fengqiao.law.search.field import Floats, Halves, Ints
from fengqiao.law.search.index import Store
from fengqiao.law.search.meaning import nearness
from fengqiao.law.search.query import Question

BY_WORDS = 200
"""Articles worth a look because they share most words with the question."""
BY_MEANING = 700
"""Articles in plain words worth a look because each, taken as a whole, is nearest in its first few dimensions."""
ENTRIES_LOOKED_AT = 300
"""Articles in plain words whose questions are compared one by one: the nearest when each is taken as a whole."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The articles worth a look, as rows in the order of the law books, and every part of their score, at most about 1."""

    rows: Ints
    of: dict[str, Floats]


def components(
    store: Store,
    question: Question,
    rules: Mapping[int, float],
    asked_for: npt.NDArray[np.bool_],
    allowed: npt.NDArray[np.bool_],
) -> Parts:
    """Choose the articles worth a look among the allowed rows, and work out every part for them.

    `rules` gives rows and strengths of the general rules the question calls for; `asked_for` marks the rows that were
    named and are looked at whatever they say.
    """
    terms, weight = question.typed, question.typed_weights
    vector = store.meaning.of_terms(terms, weight)
    text = _by_best(store.text.score(terms, weight) * allowed)
    lay = _by_best(store.text.score(question.added, np.ones(len(question.added), np.float32)) * allowed)
    near = store.entry_leading @ vector[: store.entry_leading.shape[1]]
    near[~allowed[store.row_of_entry]] = -1
    entries = _highest(near, BY_MEANING)
    chosen = asked_for.copy()
    chosen[store.row_of_entry[entries]] = True
    chosen[_highest(text, BY_WORDS)] = True
    chosen[list(rules)] = True
    rows = np.flatnonzero(chosen & allowed)
    meaning = nearness(store.row_vectors[rows], vector)
    called = np.zeros(len(chosen), np.float32)
    called[list(rules)] = list(rules.values())
    return Parts(
        rows,
        {
            "text": text[rows],
            "lay": lay[rows],
            "meaning": meaning,
            "near": _near(store, rows, meaning, vector),
            "prior": store.prior[rows],
            "landmark": store.landmark[rows],
            "rule": called[rows],
        },
    )


def encoded(store: Store, sentences: Halves, vector: Floats, rows: Ints) -> Floats:
    """An encoder's nearness of every plain sentence, in standard deviations: encoders differ in how near all texts are."""
    near: Floats = sentences.astype(np.float32) @ vector
    near -= near.mean()
    near /= max(float(near.std()), 1e-6)
    entries = store.entry_of_row[rows]
    return np.where(entries >= 0, near[entries], 0)


def _near(store: Store, rows: Ints, meaning: Floats, vector: Floats) -> Floats:
    """For each row its question nearest in meaning, 0 for rows without questions and those too far off to be compared.

    Squared: a question much like this one tells far more than two that are somewhat like it.
    """
    entries = store.entry_of_row[rows]
    places = np.flatnonzero(entries >= 0)
    places = places[_highest(meaning[places], ENTRIES_LOOKED_AT)]
    starts, ends = store.question_starts[entries[places]], store.question_starts[entries[places] + 1]
    places, starts, ends = (part[ends > starts] for part in (places, starts, ends))
    best = np.zeros(len(rows), np.float32)
    if len(places):
        sizes = ends - starts
        first = np.cumsum(sizes) - sizes
        questions = np.arange(sizes.sum()) + np.repeat(starts - first, sizes)
        values = nearness(store.question_vectors[questions], vector)
        best[places] = np.square(np.maximum(np.maximum.reduceat(values, first), 0))
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
