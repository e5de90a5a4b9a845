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

from fengqiao.law.search.field import Bytes, Floats, Halves, Ints, document_frequency, flattened, load_array

DIMENSIONS = 160
SCALE = np.float32(127.0)  # steps of a stored vector between 0 and 1
LEADING = 32  # dimensions in which articles differ most: enough to see which are worth a closer look
BATCH = 512
MOST_ROUNDS, FEWEST_ROUNDS = 6, 2
DRAWN = 250_000  # questions in all rounds together: what a build of half a minute has time for
RATE = 0.2
TEMPERATURE = 0.1
DROPPED = 0.3
MOST_TERMS = 50  # of an article's text in training: the weightiest, for speed
_OTHER = np.float32(0.8)  # how much another question counts in an article, beside its plain sentence
_TEXT = np.float32(0.7)  # how much its text counts
_START = 0.1
_SEED = 20261123

type Matrix = Any
"""A scipy.sparse.csr_array; scipy carries no types."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of terms. `terms` is sorted; a text's vector has length 1, or is zero where no term is known."""

    terms: Ints
    idf: Floats
    vectors: Halves

    def of_terms(self, terms: Ints, weights: Floats | None = None) -> Floats:
        """The vector of a text given by its terms, optionally weighted."""
        if not len(self.terms) or not len(terms):
            return np.zeros(self.vectors.shape[1], np.float32)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        known = self.terms[at] == terms
        at = at[known]
        weight = self.idf[at] if weights is None else self.idf[at] * weights[known]
        return unit(weight @ self.vectors[at].astype(np.float32))

    def save(self, folder: Path) -> None:
        for part in ("terms", "idf", "vectors"):
            np.save(folder / f"meaning.{part}.npy", getattr(self, part))

    @classmethod
    def load(cls, folder: Path) -> Meaning:
        return cls(*(load_array(folder / f"meaning.{part}.npy") for part in ("terms", "idf", "vectors")))


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


def as_bytes(vectors: Floats) -> Bytes:
    """Vectors of length 1 at an eighth of a percent: a quarter of the memory, and quicker to read than half floats."""
    return np.rint(vectors * SCALE).astype(np.int8)


def nearness(vectors: Bytes, vector: Floats) -> Floats:
    """Dot products of stored vectors, as `as_bytes` made them, with one vector."""
    return np.asarray((vectors.astype(np.float32) @ vector) / SCALE, np.float32)


def turned(vectors: Floats, points: Floats) -> Floats:
    """The same vectors turned so that the points differ most in the first dimensions; no nearness changes."""
    _, axes = np.linalg.eigh(points.T @ points)
    return np.asarray(vectors @ axes[:, ::-1], np.float32)


class Bags:
    """Turns term arrays into weighted sparse rows over one vocabulary."""

    def __init__(self, documents: list[Ints], fewest: int = 3) -> None:
        """The vocabulary is every term in at least `fewest` of the documents."""
        terms, counts = document_frequency(documents)
        keep = counts >= fewest
        self.terms: Ints = terms[keep]
        self.idf: Floats = np.log((len(documents) + 1) / (counts[keep] + 1)).astype(np.float32)

    def rows(self, documents: list[Ints], most: int | None = None) -> Matrix:
        """One row of length 1 a document: damped count × idf; with `most`, only its weightiest terms."""
        size, width = len(documents), len(self.terms)
        if not width:
            return sparse.csr_array((size, 0), dtype=np.float32)  # statutes of which nothing is written in plain words
        every, owner = flattened(documents)
        at = np.minimum(np.searchsorted(self.terms, every), width - 1)
        known = self.terms[at] == every
        keys, counts = np.unique(owner[known] * width + at[known], return_counts=True)
        row, column = np.divmod(keys, width)
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


def learn(lesson: Lesson, width: int, dimensions: int = DIMENSIONS) -> Floats:
    """Train the term vectors; the same lesson gives the same vectors.

    In each step every question of the batch is held against its article, which is told by its plain sentence, its text
    and one of its other questions, another one each time.
    """
    random = np.random.default_rng(_SEED)
    vectors = random.normal(0, _START, (width, dimensions)).astype(np.float32)
    questions, owner = lesson.questions, lesson.owner
    told = sparse.csr_array(lesson.sentences + _TEXT * lesson.texts)
    starts = np.searchsorted(owner, np.arange(told.shape[0] + 1))
    seen = np.full(width, 1e-6, np.float32)
    for _ in range(rounds_for(len(owner))):
        order = random.permutation(len(owner))
        for start in range(0, len(order) - len(order) % BATCH or len(order), BATCH):
            batch = order[start : start + BATCH]
            whose = owner[batch]
            first, many = starts[whose], np.diff(starts)[whose]
            other = first + (batch - first + random.integers(1, np.maximum(many, 2))) % many
            rows = sparse.vstack([questions[batch], questions[other], told[whose]], format="csr")
            rows.data *= random.random(len(rows.data), np.float32) > DROPPED
            _step(vectors, seen, rows, whose)
    return vectors


def rounds_for(questions: int) -> int:
    """How often to go through all questions: the more there are, the fewer rounds they need; a build stays short.

    >>> rounds_for(1_000), rounds_for(50_000), rounds_for(1_000_000)
    (6, 5, 2)
    """
    return max(FEWEST_ROUNDS, min(MOST_ROUNDS, DRAWN // max(questions, 1)))


def _step(vectors: Floats, seen: Floats, rows: Matrix, owner: Ints) -> None:
    """One AdaGrad step on the symmetric contrastive loss of a batch, in place.

    `rows` are the questions, as many other questions of the same articles, and the articles. Only the terms that occur
    are taken out, worked on and put back: most of a step is moving them.
    """
    size = len(owner)
    rows, touched = _narrowed(rows)
    here = vectors[touched]
    parts = rows @ here
    points = np.concatenate([parts[:size], parts[2 * size :] + _OTHER * parts[size : 2 * size]])
    length = np.maximum(np.sqrt(np.einsum("ij,ij->i", points, points)), 1e-6)
    points /= length[:, None]
    slope = _slope(points[:size], points[size:], owner)
    pull = np.concatenate([slope @ points[size:], slope.T @ points[:size]])
    pull -= points * np.einsum("ij,ij->i", points, pull)[:, None]
    pull /= length[:, None]
    change = rows.T @ np.concatenate([pull[:size], _OTHER * pull[size:], pull[size:]])
    seen[touched] += np.einsum("ij,ij->i", change, change) / change.shape[1]
    change *= np.float32(RATE) / np.sqrt(seen[touched])[:, None]
    here -= change
    vectors[touched] = here


def _narrowed(rows: Matrix) -> tuple[Matrix, Ints]:
    """The same rows over only the terms that occur in them, and which terms those are."""
    occurs = np.zeros(rows.shape[1], bool)
    occurs[rows.indices] = True
    touched = np.flatnonzero(occurs)
    place = np.empty(rows.shape[1], np.int32)
    place[touched] = np.arange(len(touched), dtype=np.int32)
    narrow = (rows.data, place[rows.indices], rows.indptr)
    return sparse.csr_array(narrow, shape=(rows.shape[0], len(touched))), touched


def _slope(x: Floats, y: Floats, owner: Ints) -> Floats:
    """How the loss changes with each question's nearness to each article of the batch."""
    near = x @ y.T
    near /= TEMPERATURE
    np.exp(near, out=near)
    by_question, by_article = 1 / near.sum(1), 1 / near.sum(0)
    slope: Floats = np.multiply(near, by_question[:, None], dtype=np.float32)
    slope += near * by_article
    _, same, times = np.unique(owner, return_inverse=True, return_counts=True)
    belongs = sparse.csr_array((np.ones(len(owner), np.float32), (np.arange(len(owner)), same)))
    pairs = (belongs @ belongs.T).tocoo()
    slope[pairs.row, pairs.col] -= (2 / times[same])[pairs.row]
    slope /= 2 * TEMPERATURE * len(owner)
    return slope
