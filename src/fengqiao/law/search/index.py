"""The index: what is kept of statutes and of the plain-language index so that a question finds its articles.

Rows are articles. Beside them stand entries (an article in plain words), written questions and the learned vectors.
Everything is numpy arrays and one small JSON file: built in memory, saved to a folder, memory-mapped from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from fengqiao.law.plain import PlainEntry
from fengqiao.law.search.encoder import Encoder
from fengqiao.law.search.field import Bytes, Field, Floats, Halves, Ints, load_array
from fengqiao.law.search.meaning import LEADING, MOST_TERMS, SCALE, Bags, Lesson, Meaning, as_bytes, learn, turned, unit
from fengqiao.law.search.priors import law_prior
from fengqiao.law.search.tokens import Cutter, Terms, clean
from fengqiao.law.search.wordlists import read_asked, read_situations, read_weights
from fengqiao.law.statute_model import Corpus, Statute

FORMAT = 6
_TEXT_LIMIT = 20_000  # characters of one article that are indexed
_ALWAYS = date.max.toordinal()
_MOST_LANDMARK = 3.0  # the highest weight in data/landmark.txt
_ENCODED = "encoded.npy"
_ARRAYS = ("law_of", "number", "sub", "row_of_entry", "entry_of_question", "row_vectors", "question_vectors")


@dataclass(frozen=True)
class LawRecord:
    """One version of a law in the index. `first` and `last` are ordinals of the days between which it is cited."""

    name: str
    kind: str
    status: str
    current: bool
    first: int
    last: int
    prior: float

    @cached_property
    def applies_from(self) -> date | None:
        return date.fromordinal(self.first) if self.first else None


@dataclass(slots=True)
class Store:
    """Everything a search reads."""

    laws: list[LawRecord]
    law_of: npt.NDArray[np.int32]
    number: npt.NDArray[np.int32]
    sub: npt.NDArray[np.int16]
    row_of_entry: Ints
    entry_of_question: Ints
    questions: list[str]
    text: Field
    meaning: Meaning
    row_vectors: Bytes
    question_vectors: Bytes
    encoder: str = ""
    encoded: Halves | None = None
    prior: Floats = field(init=False)
    landmark: Floats = field(init=False)
    entry_of_row: Ints = field(init=False)
    """-1 where nothing is written in plain words."""
    entry_leading: Floats = field(init=False)
    question_starts: Ints = field(init=False)
    row_of: dict[tuple[str, int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what follows from the arrays and is asked for in every search."""
        self.prior = np.array([law.prior for law in self.laws], np.float32)[self.law_of]
        self.entry_of_row = np.full(len(self.law_of), -1, np.int64)
        self.entry_of_row[self.row_of_entry] = np.arange(len(self.row_of_entry))
        self.entry_leading = self.row_vectors[self.row_of_entry, :LEADING].astype(np.float32) / SCALE
        self.question_starts = np.searchsorted(self.entry_of_question, np.arange(len(self.row_of_entry) + 1))
        places = zip(self.law_of.tolist(), self.number.tolist(), self.sub.tolist(), strict=True)
        self.row_of = {
            (self.laws[at].name, number, sub): row
            for row, (at, number, sub) in enumerate(places)
            if self.laws[at].current
        }
        self.landmark = np.zeros(len(self.law_of), np.float32)
        for place, weight in read_weights("landmark.txt").items():
            if (row := self.row_of.get(place)) is not None:
                self.landmark[row] = weight / _MOST_LANDMARK

    def save(self, folder: Path) -> None:
        """Write into an existing or new folder; index.json comes last, so a folder without it is not an index."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        self.text.save(folder, "text")
        self.meaning.save(folder)
        if self.encoded is not None:
            np.save(folder / _ENCODED, self.encoded)
        (folder / "questions.txt").write_text("\n".join(self.questions), encoding="utf-8")
        facts = {"format": FORMAT, "laws": [asdict(law) for law in self.laws], "encoder": self.encoder}
        (folder / "index.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Store:
        """Memory-map a saved index; raises FileNotFoundError or ValueError (another format) with the remedy."""
        facts = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        if facts.get("format") != FORMAT:
            raise ValueError(f"{folder} 是另一版本的索引，请重建")
        arrays = {name: load_array(folder / f"{name}.npy") for name in _ARRAYS}
        asked = (folder / "questions.txt").read_text(encoding="utf-8")
        return cls(
            laws=[LawRecord(**law) for law in facts["laws"]],
            text=Field.load(folder, "text", len(arrays["law_of"])),
            meaning=Meaning.load(folder),
            questions=asked.split("\n") if asked else [],
            encoder=facts["encoder"],
            encoded=load_array(folder / _ENCODED) if facts["encoder"] else None,
            **arrays,
        )


def build_store(
    statutes: Corpus | Iterable[Statute],
    entries: Sequence[PlainEntry],
    cutter: Cutter,
    encoder: Encoder | None = None,
) -> Store:
    """Read, cut, count, learn.

    1. Choose the versions and number their articles. 2. Attach each plain entry to its row; one whose article is not
    there is left out (checking is `PlainIndex.check`). 3. Cut all texts into terms. 4. Build the inverted lists.
    5. Learn the vectors and place articles and questions. 6. Encode the plain sentences, where there is an encoder.
    """
    corpus = statutes if isinstance(statutes, Corpus) else Corpus(statutes)
    chosen = [statute for statute in corpus if not statute.amends]
    laws = [_record(corpus, statute) for statute in chosen]
    law_of = np.repeat(np.arange(len(chosen)), [len(s.articles) for s in chosen]).astype(np.int32)
    articles = [article for statute in chosen for article in statute.articles]
    place = {
        (laws[law].name, item.number, item.sub): row
        for row, (law, item) in enumerate(zip(law_of, articles, strict=True))
        if laws[law].current
    }
    said = _said(entries, place)

    def cut(text: str) -> Terms:
        return cutter.terms(clean(text, _TEXT_LIMIT))

    texts = [cut(item.text) for item in articles]
    sentences = [cut(one.sentence) for one in said]
    questions = [text for one in said for text in one.questions]
    owner = np.repeat(np.arange(len(said)), [len(one.questions) for one in said]).astype(np.int64)
    asked = [cut(text) for text in questions]
    rows = np.array([one.row for one in said], np.int64)
    meaning, row_vectors, question_vectors = _learned(texts, sentences, asked, owner, rows)
    return Store(
        laws=laws,
        law_of=law_of,
        number=np.array([item.number for item in articles], np.int32),
        sub=np.array([item.sub for item in articles], np.int16),
        row_of_entry=rows,
        entry_of_question=owner,
        questions=questions,
        text=Field.build(texts),
        meaning=meaning,
        row_vectors=as_bytes(row_vectors),
        question_vectors=as_bytes(question_vectors),
        encoder=encoder.name if encoder else "",
        encoded=encoder.passages([one.sentence for one in said]).astype(np.float16) if encoder else None,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What is written in plain words about the article of a row."""

    row: int
    sentence: str
    questions: tuple[str, ...]


def _said(entries: Sequence[PlainEntry], place: Mapping[tuple[str, int, int], int]) -> list[_Said]:
    """The plain entries and the further questions of data/asked and data/situations, one for each article that has either."""
    sentences = {(entry.law, entry.number, entry.sub): entry.sentence for entry in entries}
    questions = {(entry.law, entry.number, entry.sub): entry.questions for entry in entries}
    if entries:  # statutes indexed without plain words stay without
        for key, more in [*read_asked().items(), *read_situations().items()]:
            questions[key] = tuple(dict.fromkeys([*questions.get(key, ()), *more]))
    return [_Said(place[key], sentences.get(key, ""), said) for key, said in questions.items() if key in place]


def _record(corpus: Corpus, statute: Statute) -> LawRecord:
    current = corpus.current(statute.name) is statute and (not statute.repealed or statute.kind == "司法解释")
    newer = [v for v in corpus.versions(statute.name) if v is not statute and _start(v) > _start(statute)]
    last = min(map(_start, newer), default=_ALWAYS)
    if statute.repealed and statute.kind != "司法解释":
        last = _start(statute)
    prior = law_prior(statute.name, statute.kind)
    return LawRecord(statute.name, statute.kind, statute.status, current, _start(statute), last, prior)


def _start(statute: Statute) -> int:
    return statute.effective_date.toordinal() if statute.effective_date else 0


def _learned(
    texts: list[Terms], sentences: list[Terms], asked: list[Terms], owner: Ints, rows: Ints
) -> tuple[Meaning, Floats, Floats]:
    """Train on the entries, then place every article (also those without an entry) and every question."""
    entry_texts = [texts[row] for row in rows]
    bags = Bags([*asked, *sentences, *entry_texts])
    lesson = Lesson(bags.rows(asked), owner, bags.rows(sentences), bags.rows(entry_texts, MOST_TERMS))
    width = len(bags.terms)
    vectors = learn(lesson, width) if len(asked) else np.zeros((width, 1), np.float32)
    vectors = turned(vectors, unit(lesson.sentences @ vectors))
    meaning = Meaning(bags.terms, bags.idf, vectors.astype(np.float16))
    row_vectors = 0.8 * unit(bags.rows(texts) @ vectors)
    questions = unit(lesson.questions @ vectors)
    together = np.zeros((len(rows), vectors.shape[1]), np.float32)
    np.add.at(together, owner, questions)
    row_vectors[rows] += unit(together) + 0.5 * unit(lesson.sentences @ vectors)
    return meaning, unit(row_vectors), questions
