"""From text to terms: words and character pairs, each a 64-bit number.

A term is packed exactly when it has at most three characters (21 bits each, so every Unicode character fits) and
hashed otherwise; a vocabulary is then one sorted array of numbers that can be memory-mapped, and needs no dictionary of
half a million strings in every worker process. Text is cleaned first (`clean`), so that hostile input costs nothing:
control characters go, compatibility forms fold, and at most MOST_CHARACTERS are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import rjieba

from fengqiao.law.search.wordlists import read_lines

Terms = npt.NDArray[np.int64]

MOST_CHARACTERS = 2_000  # of a question; what a person types in an hour is shorter

_CODE_BITS = 21
_HASHED = np.int64(1) << np.int64(62)
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_MOST_KEPT = 300_000  # words whose numbers are kept in memory
_WORD = re.compile(r"\w")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+")


def clean(text: str, most: int = MOST_CHARACTERS) -> str:
    """The text as it is indexed and asked: cut to `most`, NFKC, lower case, without control characters.

    >>> clean("  民法典１０７９條\\x00 ABC ")
    '民法典1079條 abc'
    """
    folded = unicodedata.normalize("NFKC", _NOT_TEXT.sub(" ", text[:most]))
    return " ".join(folded.lower().split())[:most]


def pack(term: str) -> int:
    """The number of a term; equal terms have equal numbers on every machine and in every Python."""
    if len(term) <= 3:
        number = 0
        for character in term:
            number = number << _CODE_BITS | ord(character)
        return number
    digest = blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 2 | int(_HASHED)


class _Numbers(dict[str, int]):
    """Word → its number, 0 for particles and punctuation; worked out once a word, because a text repeats its words."""

    def __init__(self, stop: frozenset[str]) -> None:
        super().__init__()
        self._stop = stop

    def __missing__(self, word: str) -> int:
        number = 0 if word in self._stop or not _WORD.match(word) else -pack(word)
        if len(self) < _MOST_KEPT:
            self[word] = number
        return number


class Cutter:
    """Cuts cleaned text into words (rjieba with our legal words added) and character pairs."""

    def __init__(self) -> None:
        self._jieba = rjieba.Jieba()
        self._numbers = _Numbers(frozenset(read_lines("stopwords.txt")))
        for word in read_lines("lexicon.txt"):
            self._jieba.add_word(word, None, None)

    def terms(self, text: str) -> Terms:
        """All terms of cleaned text: words as negative numbers, character pairs as positive ones.

        Words are those of the cut and the shorter words inside long ones, in order, without particles and punctuation.
        """
        numbers = self._numbers
        words = [number for word in self._jieba.cut_for_search(text) if (number := numbers[word])]
        return np.concatenate([np.array(words, np.int64), pair_terms(text)])


def pair_terms(text: str) -> Terms:
    """Every two neighbouring Han characters of cleaned text as packed terms, in order, repeats kept."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
    han = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    pairs: Terms = codes[:-1] << np.int64(_CODE_BITS) | codes[1:]
    return pairs[han[:-1] & han[1:]]
