"""What was asked: the terms to look for, the everyday words translated, the laws and articles named.

Pure: text in, `Question` out. Nothing a person types is an error; what cannot be understood yields no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from fengqiao.law.errors import CitationError
from fengqiao.law.names import short_law_names
from fengqiao.law.numerals import CHINESE_DIGITS, number_from
from fengqiao.law.search.field import Floats, Ints
from fengqiao.law.search.phrases import Phrases
from fengqiao.law.search.tokens import Cutter, clean
from fengqiao.law.search.wordlists import read_lines

PAIR_WEIGHT = 0.7  # of a character pair against a word
TRANSLATED_WEIGHT = 0.4  # of a term that came from the table of everyday words
MOST_PLACES = 8

_NUMBER = rf"(?:\d{{1,5}}|[{CHINESE_DIGITS}]{{1,9}})"
_WITH_TIAO = rf"第?\s?({_NUMBER})\s?条(?:\s?之\s?({_NUMBER}))?"
_WITHOUT_TIAO = rf"(?<=[法典例释定])第?({_NUMBER})(?!\d|[{CHINESE_DIGITS}])"
_PLACE = re.compile(f"{_WITH_TIAO}|{_WITHOUT_TIAO}")
_QUOTES = str.maketrans("", "", "《》〈〉“”\"'")
_FEWEST_NAME = 3  # characters of a law name that is recognised without 《》


@dataclass(frozen=True, slots=True)
class Place:
    """An article asked for directly; law None when only a number was given."""

    law: str | None
    number: int
    sub: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready for the index: its distinct terms (`typed`) and those of its translation (`added`)."""

    text: str
    typed: Ints
    typed_weights: Floats
    added: Ints
    laws: tuple[str, ...]
    places: tuple[Place, ...]
    translated: tuple[tuple[str, str], ...]


class Reader:
    """Reads questions; made once for an index, because it knows the names of that index's laws."""

    def __init__(self, cutter: Cutter, law_names: Iterable[str]) -> None:
        self._cutter = cutter
        names = {name: name for name in law_names if len(name) >= _FEWEST_NAME}
        names |= {short: full for short, full in short_law_names().items() if full in names}
        self._names: Mapping[str, str] = names
        self._named_by = Phrases(names)
        self._lay = _lay_table()
        self._lay_words = Phrases(word for word, _ in self._lay)

    def read(self, raw: str) -> Question:
        """Clean, fold what was pasted twice, find names and places, cut and translate."""
        text = once(clean(raw))
        laws, places = self._named(text.translate(_QUOTES))
        typed = np.unique(self._cutter.terms(text))
        words = self._lay_words.within(text)
        translated = tuple((lay, legal) for lay, legal in self._lay if lay in words)
        added = self._cutter.terms(" ".join(legal for _, legal in translated))
        return Question(
            text,
            typed,
            np.where(typed < 0, 1.0, PAIR_WEIGHT).astype(np.float32),
            np.setdiff1d(added[added < 0], typed),
            laws,
            places,
            translated,
        )

    def _named(self, text: str) -> tuple[tuple[str, ...], tuple[Place, ...]]:
        """Law names in the text (longest first, each stretch once) and the articles named with or without one."""
        spans: list[tuple[int, int, str]] = []
        for name in sorted(self._named_by.within(text), key=lambda name: (-len(name), name)):
            at = text.find(name)
            if not any(start < at + len(name) and at < end for start, end, _ in spans):
                spans.append((at, at + len(name), self._names[name]))
        places: list[Place] = []
        for found in _PLACE.finditer(text):
            before = [span for span in spans if span[1] <= found.start()]
            law = max(before)[2] if before else None
            place = _place(law, found[1] or found[3], found[2])
            if place and (law or found[1]) and place not in places:
                places.append(place)
        return tuple(dict.fromkeys(full for _, _, full in sorted(spans))), tuple(places[:MOST_PLACES])


def once(text: str) -> str:
    """Half of a text that is the same twice over (pasted twice), else the text.

    >>> once("老板不发工资 老板不发工资")
    '老板不发工资'
    """
    middle = len(text) // 2
    for cut in (middle, middle + 1):
        first, second = text[:cut].strip(), text[cut:].strip()
        if len(first) > 1 and first == second:
            return once(first)
    return text


def _place(law: str | None, number: str, sub: str | None) -> Place | None:
    try:
        place = Place(law, number_from(number), number_from(sub) if sub else 0)
    except CitationError:
        return None
    return place if place.number > 0 else None


def _lay_table() -> tuple[tuple[str, str], ...]:
    pairs = []
    for line in read_lines("synonyms.txt"):
        lay, _, legal = line.partition("=")
        pairs += [(word.strip(), legal.strip()) for word in lay.split("|")]
    return tuple(pairs)
