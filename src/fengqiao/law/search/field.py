"""One inverted list with BM25 weights worked out beforehand: what a search adds up is then only numbers.

Arrays of a field: `terms` (sorted term numbers), `starts` (where the postings of each term begin), `rows` and `weights`
(the postings). They are saved as plain .npy files and memory-mapped, so several processes share one copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Bytes = npt.NDArray[np.int8]

COMMON = 0.15  # a term in a larger share of the rows tells nothing and would cost most of the time
_PARTS = ("terms", "starts", "rows", "weights", "idf")


@dataclass(frozen=True, slots=True)
class Field:
    """An inverted list over `size` rows (articles, or written questions)."""

    size: int
    terms: Ints
    starts: Ints
    rows: Rows
    weights: Halves
    idf: Floats

    @classmethod
    def build(cls, documents: list[Ints], k1: float = 1.2, b: float = 0.75, common: float = COMMON) -> Field:
        """BM25 weights of every (term, row); `documents[row]` holds that row's terms, repeats counted."""
        size = len(documents)
        lengths = np.fromiter((len(d) for d in documents), np.int64, size)
        terms, term_of, rows, counts = counted(documents)
        if k1 == 0:
            counts = np.ones_like(counts)
        frequency = np.bincount(term_of, minlength=len(terms))
        idf = np.log1p((size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        average = max(float(lengths[lengths > 0].mean()) if lengths.any() else 1.0, 1.0)
        damp = k1 * (1 - b + b * lengths[rows] / average)
        weights = (counts * (k1 + 1) / (counts + damp) * idf[term_of]).astype(np.float16)
        keep = (frequency <= max(common * size, 50))[term_of]
        starts = np.zeros(len(terms) + 1, np.int64)
        np.cumsum(np.bincount(term_of[keep], minlength=len(terms)), out=starts[1:])
        return cls(size, terms, starts, rows[keep].astype(np.int32), weights[keep], idf)

    @classmethod
    def build_cosine(cls, documents: list[Ints], common: float = COMMON) -> Field:
        """Weights whose sum over a question's terms × their idf is a cosine; for short texts of one sentence."""
        field = cls.build(documents, k1=0.0, b=0.0, common=common)
        term_of = np.repeat(np.arange(len(field.terms)), np.diff(field.starts))
        idf = field.idf[term_of]
        length = np.sqrt(np.bincount(field.rows, idf * idf, field.size))
        weights = (idf / np.maximum(length, 1e-6)[field.rows]).astype(np.float16)
        return cls(field.size, field.terms, field.starts, field.rows, weights, field.idf)

    def idf_of(self, wanted: Ints) -> Floats:
        """idf of each wanted term; a term never seen counts as the rarest."""
        if not len(self.terms):
            return np.full(len(wanted), np.log1p(2.0 * self.size), np.float32)
        at, known = self.find(wanted)
        return np.where(known, self.idf[at], np.log1p(2.0 * self.size)).astype(np.float32)

    def find(self, wanted: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """Positions of the wanted terms and which of them are known."""
        if not len(self.terms):
            return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
        at = np.searchsorted(self.terms, wanted)
        np.minimum(at, len(self.terms) - 1, out=at)
        return at, self.terms[at] == wanted

    def score(self, wanted: Ints, weight: Floats) -> Floats:
        """Sum over the wanted (distinct) terms of weight × BM25 weight, for every row."""
        at, known = self.find(wanted)
        first, last = self.starts[at[known]], self.starts[at[known] + 1]
        if not len(first):
            return np.zeros(self.size, np.float32)
        rows = np.concatenate([self.rows[a:z] for a, z in zip(first, last, strict=True)])
        values = np.concatenate([self.weights[a:z] for a, z in zip(first, last, strict=True)]).astype(np.float32)
        values *= np.repeat(weight[known], last - first)
        return np.bincount(rows, values, self.size).astype(np.float32)

    def save(self, folder: Path, name: str) -> None:
        for part in _PARTS:
            np.save(folder / f"{name}.{part}.npy", getattr(self, part))

    @classmethod
    def load(cls, folder: Path, name: str, size: int) -> Field:
        parts: dict[str, Any] = {part: load_array(folder / f"{name}.{part}.npy") for part in _PARTS}
        return cls(size, **parts)


def flattened(documents: list[Ints]) -> tuple[Ints, Ints]:
    """All terms one after another, and the document of each."""
    lengths = np.fromiter((len(d) for d in documents), np.int64, len(documents))
    every = np.concatenate(documents) if documents else np.empty(0, np.int64)
    return every, np.repeat(np.arange(len(documents)), lengths)


def counted(documents: list[Ints]) -> tuple[Ints, Ints, Ints, Ints]:
    """The terms, sorted; and for every pair of a term and a document it occurs in: term, document, how often."""
    every, owner = flattened(documents)
    terms, inverse = np.unique(every, return_inverse=True)
    pairs, counts = np.unique(inverse.astype(np.int64) * max(len(documents), 1) + owner, return_counts=True)
    term_of, document = np.divmod(pairs, max(len(documents), 1))
    return terms, term_of, document, counts


def document_frequency(documents: list[Ints]) -> tuple[Ints, Ints]:
    """The terms, sorted, and in how many documents each occurs."""
    terms, term_of, _, _ = counted(documents)
    return terms, np.bincount(term_of, minlength=len(terms))


def load_array(path: Path) -> Any:
    """A saved array, memory-mapped; as a plain array, because each slice of numpy's own memmap class costs microseconds."""
    return np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
