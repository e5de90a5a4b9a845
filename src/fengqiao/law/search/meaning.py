"""Meaning learned from our own plain-language index: no model from elsewhere, no network, a few seconds at build time.

Every term (word or character pair) gets a vector; a text is the weighted sum of its terms' vectors. The vectors are
trained so that each written question lies near its own article (its other questions, its plain sentence, its text) and
away from the articles of the other questions in the batch: softmax over cosine similarity, both directions, AdaGrad.
Terms are dropped at random in training, so that no question leans on one word. It starts from seeded random vectors,
which keep word overlap as it is; training then brings 老板 near 用人单位 because our questions do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from fengqiao.law.search.field import Floats, Ints

DIMENSIONS = 192
EPOCHS = 6
BATCH = 512
RATE = 0.1
TEMPERATURE = 0.1
DROPPED = 0.3
MOST_TERMS = 90  # of an article's text in training: the weightiest, for speed
_START = 0.1
_SEED = 20261123

type Matrix = Any
"""A scipy.sparse.csr_array; scipy carries no types."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of terms. `terms` is sorted; a text's vector has length 1, or is zero where no term is known."""

    terms: Ints
    idf: Floats
    vectors: Floats

    def of_terms(self, terms: Ints, weights: Floats | None = None) -> Floats:
        """The vector of a text given by its terms, optionally weighted."""
        if not len(self.terms) or not len(terms):
            return np.zeros(self.vectors.shape[1], np.float32)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        known = self.terms[at] == terms
        at = at[known]
        weight = self.idf[at] if weights is None else self.idf[at] * weights[known]
        return unit(weight @ self.vectors[at])

    def save(self, folder: Path) -> None:
        for part in ("terms", "idf", "vectors"):
            np.save(folder / f"meaning.{part}.npy", getattr(self, part))

    @classmethod
    def load(cls, folder: Path) -> Meaning:
        return cls(*(np.load(folder / f"meaning.{part}.npy", mmap_mode="r") for part in ("terms", "idf", "vectors")))


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from: rows of terms for every question, and for every entry its sentence and its text."""

    questions: Matrix
    owner: Ints  # the entry of each question
    sentences: Matrix
    texts: Matrix


def unit(vectors: npt.NDArray[np.floating]) -> Floats:
    """Rows (or one vector) scaled to length 1; zero stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Floats = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return scaled


class Bags:
    """Turns term arrays into weighted sparse rows over one vocabulary."""

    def __init__(self, documents: list[Ints], fewest: int = 2) -> None:
        """The vocabulary is every term in at least `fewest` of the documents."""
        every = np.concatenate([np.unique(d) for d in documents]) if documents else np.empty(0, np.int64)
        terms, counts = np.unique(every, return_counts=True)
        keep = counts >= fewest
        self.terms: Ints = terms[keep]
        self.idf: Floats = np.log((len(documents) + 1) / (counts[keep] + 1)).astype(np.float32)

    def rows(self, documents: list[Ints], most: int | None = None) -> Matrix:
        """One row of length 1 a document: damped count × idf; with `most`, only its weightiest terms."""
        size, width = len(documents), len(self.terms)
        if not width:
            return sparse.csr_array((size, 0), dtype=np.float32)  # statutes of which nothing is written in plain words
        lengths = np.fromiter((len(d) for d in documents), np.int64, size)
        every = np.concatenate(documents) if size else np.empty(0, np.int64)
        owner = np.repeat(np.arange(size), lengths)
        at = np.minimum(np.searchsorted(self.terms, every), max(width - 1, 0))
        known = self.terms[at] == every
        keys, counts = np.unique(owner[known] * width + at[known], return_counts=True)
        row, column = np.divmod(keys, max(width, 1))
        weight = (np.minimum(1 + np.log(counts), 2) * self.idf[column]).astype(np.float32)
        if most is not None:
            order = np.lexsort((-weight, row))
            first = np.searchsorted(row, row)
            row, column, weight = row[order], column[order], weight[order]
            chosen = np.arange(len(row)) - first < most
            row, column, weight = row[chosen], column[chosen], weight[chosen]
        length = np.sqrt(np.bincount(row, weight * weight, size))
        weight /= np.maximum(length, 1e-9)[row]
        return sparse.csr_array((weight.astype(np.float32), (row, column)), shape=(size, width))


def learn(lesson: Lesson, width: int, dimensions: int = DIMENSIONS, epochs: int = EPOCHS) -> Floats:
    """Train the term vectors; the same lesson gives the same vectors."""
    random = np.random.default_rng(_SEED)
    vectors = random.normal(0, _START, (width, dimensions)).astype(np.float32)
    questions = lesson.questions
    entries = lesson.sentences.shape[0]
    pick = sparse.csr_array(
        (np.ones(len(lesson.owner), np.float32), (lesson.owner, np.arange(len(lesson.owner)))),
        shape=(entries, len(lesson.owner)),
    )
    about = sparse.csr_array(0.5 * (pick @ questions) + lesson.sentences + 0.7 * lesson.texts)
    seen = np.full(width, 1e-6, np.float32)
    for _ in range(epochs):
        order = random.permutation(len(lesson.owner))
        for start in range(0, len(order) - len(order) % BATCH or len(order), BATCH):
            batch = order[start : start + BATCH]
            asked = questions[batch]
            article = sparse.csr_array(about[lesson.owner[batch]] - 0.5 * asked)
            for rows in (asked, article):
                rows.data *= random.random(len(rows.data), np.float32) > DROPPED
            _step(vectors, seen, asked, article, lesson.owner[batch])
    return vectors


def _step(vectors: Floats, seen: Floats, asked: Matrix, article: Matrix, owner: Ints) -> None:
    """One AdaGrad step on the symmetric contrastive loss of a batch, in place."""
    x, y = asked @ vectors, article @ vectors
    x_length = np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-6)
    y_length = np.maximum(np.linalg.norm(y, axis=1, keepdims=True), 1e-6)
    x, y = x / x_length, y / y_length
    near = np.exp(x @ y.T / TEMPERATURE)
    same = (owner[:, None] == owner[None, :]).astype(np.float32)
    share = same / same.sum(1, keepdims=True)
    slope = near / near.sum(1, keepdims=True) + near / near.sum(0, keepdims=True) - 2 * share
    slope /= 2 * TEMPERATURE * len(owner)
    x_slope, y_slope = slope @ y, slope.T @ x
    x_slope = (x_slope - x * (x_slope * x).sum(1, keepdims=True)) / x_length
    y_slope = (y_slope - y * (y_slope * y).sum(1, keepdims=True)) / y_length
    both = sparse.vstack([asked, article], format="csc")
    touched = np.flatnonzero(np.diff(both.indptr))
    change = both[:, touched].T.tocsr() @ np.vstack([x_slope, y_slope]).astype(np.float32)
    seen[touched] += (change * change).mean(1)
    vectors[touched] -= RATE * change / np.sqrt(seen[touched])[:, None]
