"""The parts of a score: each tells for every article how well one side of it fits the question."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from fengqiao.law.search.field import Floats
from fengqiao.law.search.index import Store
from fengqiao.law.search.query import Question

PARTS = ("text", "head", "asked", "single", "lay", "meaning", "near", "entry", "prior", "rule")


def components(store: Store, question: Question, rules: Mapping[int, float]) -> dict[str, Floats]:
    """Every part for one question, each over all article rows and at most about 1.

    `rules` gives rows and strengths of the general rules the question calls for.
    """
    terms, weight = question.typed, question.typed_weights
    ones = np.ones(len(question.added), np.float32)
    single = store.fields["single"]
    idf = single.idf_of(terms)
    cosine = single.score(terms, weight * idf) / max(float(np.linalg.norm(weight * idf)), 1e-6)
    vector = store.meaning.of_terms(terms, weight)
    called = np.zeros(len(store.law_of), np.float32)
    for row, strength in rules.items():
        called[row] = strength
    return {
        "text": _by_best(store.fields["text"].score(terms, weight)),
        "head": _by_best(store.fields["head"].score(terms, weight)),
        "asked": _spread(store, _by_best(store.fields["asked"].score(terms, weight))),
        "single": best_of_questions(store, cosine),
        "lay": _by_best(store.fields["text"].score(question.added, ones)),
        "meaning": store.row_vectors @ vector,
        "near": best_of_questions(store, store.question_vectors @ vector),
        "entry": store.has_entry,
        "prior": store.prior,
        "rule": called,
    }


def best_of_questions(store: Store, values: Floats) -> Floats:
    """For each row the best value among its written questions, 0 where it has none."""
    spread = np.zeros(len(store.law_of), np.float32)
    if len(values):
        best = np.maximum.reduceat(values, store.first_question)
        spread[store.row_of_entry[store.entry_of_question[store.first_question]]] = np.maximum(best, 0)
    return spread


def _by_best(values: Floats) -> Floats:
    """Values as shares of the best: BM25 sums mean nothing across questions."""
    best = float(values.max(initial=0.0))
    return values / best if best > 0 else values


def _spread(store: Store, values: Floats) -> Floats:
    """Values of entries as values of rows, 0 where an article has no entry."""
    spread = np.zeros(len(store.law_of), np.float32)
    spread[store.row_of_entry] = values
    return spread
