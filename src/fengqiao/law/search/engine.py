"""Search: a question in, articles out, with the reasons if asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from fengqiao.law.plain import PlainEntry
from fengqiao.law.search.components import Parts, components, encoded
from fengqiao.law.search.encoder import Encoder
from fengqiao.law.search.field import Floats, Ints
from fengqiao.law.search.index import Store, build_store
from fengqiao.law.search.meaning import nearness
from fengqiao.law.search.query import Question, Reader
from fengqiao.law.search.rules import read_rules
from fengqiao.law.search.tokens import Cutter
from fengqiao.law.statute_model import Corpus, Statute
from fengqiao.law.statute_names import label_of

WEIGHTS: Mapping[str, float] = {
    "text": 1.0,
    "lay": 0.2,
    "meaning": 3.5,
    "near": 3.5,
    "prior": 1.2,
    "landmark": 1.5,
    "rule": 2.0,
    "encoder": 0.2,
}
"""How much each part counts. Chosen on half of the judged questions, checked on the other half (bench/ask.py)."""
GENERAL = ("landmark", "rule")
"""The parts that speak for general articles."""
BEHIND = 0.3  # how far general articles stay behind the best special one
NAMED = 100.0  # an article asked for by number stands before everything else
NAMED_LAW = 1.0  # an article of a law asked for by name
_NO_MATCH = 1e-3


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. `reasons` are sentences for a reader, empty unless asked for."""

    law: str
    label: str
    number: int
    sub: int
    score: float
    status: str
    applies_from: date | None
    reasons: tuple[str, ...] = ()


class SearchIndex:
    """An index ready to be asked; safe to share between threads, because a search changes nothing."""

    def __init__(self, store: Store, cutter: Cutter | None = None, encoder: Encoder | None = None) -> None:
        """With the encoder the index was built with, its opinion counts as well; another one is an error (ValueError)."""
        if encoder is not None and encoder.name != store.encoder:
            raise ValueError(
                f"the index was built with the encoder “{store.encoder}”, not “{encoder.name}”; rebuild it"
            )
        self._store = store
        self._encoder = encoder
        self._reader = Reader(cutter or Cutter(), (law.name for law in store.laws))
        self._rules = read_rules("rules.txt")
        self._current = np.array([law.current for law in store.laws], bool)[store.law_of]

    @classmethod
    def build(
        cls,
        statutes: Corpus | Iterable[Statute],
        plain_entries: Sequence[PlainEntry] = (),
        encoder: Encoder | None = None,
    ) -> Self:
        """Read, count and learn; about half a minute for 60,000 articles. The same input gives the same index."""
        cutter = Cutter()
        return cls(build_store(statutes, plain_entries, cutter, encoder), cutter, encoder)

    def save(self, folder: Path) -> None:
        self._store.save(folder)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder | None = None) -> Self:
        """Memory-map a saved index; FileNotFoundError or ValueError when there is none of this format."""
        return cls(Store.load(folder), encoder=encoder)

    def __len__(self) -> int:
        """How many articles can be found."""
        return int(self._current.sum())

    def search(
        self,
        question: str,
        top: int = 100,
        *,
        explain: bool = False,
        on: date | None = None,
        weights: Mapping[str, float] = WEIGHTS,
    ) -> list[Hit]:
        """The best articles, best first; fewer than `top`, or none, when nothing matches.

        Without `on` the newest version of each law is searched, even if it does not apply yet; with it the version that
        applies on that day. Any text is allowed and is answered in milliseconds.
        """
        asked = self._reader.read(question)
        parts = self.parts(asked, on)
        score = _weighed(parts.of, weights)
        matched = parts.of["text"] + parts.of["meaning"] + parts.of["lay"] > (_NO_MATCH if len(asked.typed) else np.inf)
        named = self._named(asked)[parts.rows]
        score += named
        score[~(matched | (named > 0))] = -np.inf
        best = _best(score, top)
        hits = self._hits(parts.rows[best], score[best])
        if explain:
            return [
                replace(hit, reasons=tuple(self._reasons(at, parts, asked))) for hit, at in zip(hits, best, strict=True)
            ]
        return hits

    def parts(self, asked: Question, on: date | None = None) -> Parts:
        """The articles worth a look and the parts of their score before weighting; for measuring."""
        store = self._store
        parts = components(store, asked, self._called_for(asked), self._named(asked) > 0, self._allowed(on, asked))
        if self._encoder is not None and store.encoded is not None and asked.text:
            vector = self._encoder.question(asked.text)
            parts.of["encoder"] = encoded(store, store.encoded, vector, parts.rows)
        return parts

    def _called_for(self, asked: Question) -> dict[int, float]:
        row_of = self._store.row_of
        return {
            row: strength
            for place, strength in self._rules.called_for(asked.text).items()
            if (row := row_of.get(place)) is not None
        }

    def read(self, question: str) -> Question:
        return self._reader.read(question)

    def vector(self, question: str) -> Floats:
        """What a text means, as a vector of length 1 (zero where no word is known): near texts have a high dot product."""
        asked = self._reader.read(question)
        return self._store.meaning.of_terms(asked.typed, asked.typed_weights)

    def _allowed(self, on: date | None, asked: Question) -> npt.NDArray[np.bool_]:
        """Rows that may be shown: current versions, or those applying on the day; a named repealed law as well."""
        store = self._store
        if on is None:
            allowed = self._current
        else:
            day = on.toordinal()
            applies = np.array([law.first <= day < law.last for law in store.laws], bool)
            allowed = applies[store.law_of]
        named = {place.law for place in asked.places if place.law} | set(asked.laws)
        searched = {law.name for law in store.laws if law.current}
        for law in named - searched:
            allowed = allowed | self._of_law(law)
        return allowed

    def _named(self, asked: Question) -> Floats:
        """What every row gains because it, or its law, was asked for by name."""
        store, gain = self._store, np.zeros(len(self._current), np.float32)
        for rank, place in enumerate(asked.places):
            rows = (store.number == place.number) & (store.sub == place.sub)
            if place.law is not None:
                rows &= self._of_law(place.law)
            gain[rows] += NAMED - rank
        for name in asked.laws:
            gain[self._of_law(name)] += NAMED_LAW
        return gain

    def _of_law(self, name: str) -> npt.NDArray[np.bool_]:
        return np.array([law.name == name for law in self._store.laws], bool)[self._store.law_of]

    def _hits(self, rows: Ints, scores: Floats) -> list[Hit]:
        store, hits = self._store, list[Hit]()
        places = (part[rows].tolist() for part in (store.law_of, store.number, store.sub))
        for at, number, sub, score in zip(*places, scores.tolist(), strict=True):
            law = store.laws[at]
            label = label_of(number, sub) if number else "全文"
            hits.append(Hit(law.name, label, number, sub, score, law.status, law.applies_from))
        return hits

    def _reasons(self, at: int, parts: Parts, asked: Question) -> list[str]:
        """Why this article: what was named, the nearest written question, words in common, the rule."""
        store, reasons, row = self._store, list[str](), int(parts.rows[at])
        part = {name: float(values[at]) for name, values in parts.of.items()}
        law, number = store.laws[int(store.law_of[row])], int(store.number[row])
        if any(place.number == number and place.law in (None, law.name) for place in asked.places):
            reasons.append("点名问到这一条")
        elif law.name in asked.laws:
            reasons.append(f"问到《{law.name}》")
        if part["near"] > 0.25:
            reasons.append(f"与常见问法“{self._nearest(row, asked)}”相近")
        if part["rule"] > 0:
            reasons.append("这类事情的一般规则")
        lay = [f"{word}→{legal.split()[0]}" for word, legal in asked.translated[:3]]
        if lay and part["lay"] > 0.3:
            reasons.append("日常说法对应的法律用语：" + "，".join(lay))
        if part["text"] > 0.5:
            reasons.append("条文用词与问题相同较多")
        if part["meaning"] > 0.5:
            reasons.append("整条意思与问题接近")
        return reasons

    def _nearest(self, row: int, asked: Question) -> str:
        store = self._store
        entry = int(store.entry_of_row[row])
        first, last = store.question_starts[entry], store.question_starts[entry + 1]
        vector = store.meaning.of_terms(asked.typed, asked.typed_weights)
        return store.questions[int(first + np.argmax(nearness(store.question_vectors[first:last], vector)))]


def _weighed(parts: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted sum of the parts, in which general articles come near the best special one and never before it.

    What speaks for a general article lifts it by the less, the nearer it stands already: it accompanies, and does not lead.
    """
    special = np.zeros(len(parts["text"]), np.float32)
    general = np.zeros_like(special)
    for name, values in parts.items():
        total = general if name in GENERAL else special
        total += np.float32(weights.get(name, 0)) * values
    room = np.maximum(special.max(initial=0.0) - BEHIND - special, 1e-6)
    return np.asarray(special + room * general / (room + general), np.float32)


def _best(score: Floats, top: int) -> npt.NDArray[np.intp]:
    """Rows of the highest finite scores, ties in the order of the law books."""
    top = max(0, min(top, len(score)))
    if top == 0:
        return np.empty(0, np.intp)
    rows = np.argpartition(-score, top - 1)[:top]
    rows = rows[np.lexsort((rows, -score[rows]))]
    return rows[np.isfinite(score[rows])]
