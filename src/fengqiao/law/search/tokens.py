"""From text to terms: words and character pairs, each a 64-bit number.

A term is packed exactly when it has at most three characters (21 bits each, so every Unicode character fits) and
hashed otherwise; a vocabulary is then one sorted array of numbers that can be memory-mapped, and needs no dictionary of
half a million strings in every worker process. Text is cleaned first (`clean`), so that hostile input costs nothing:
control characters go, compatibility forms fold, and at most MOST_CHARACTERS are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import rjieba

from fengqiao.law.search.wordlists import read_lines

Terms = npt.NDArray[np.int64]

MOST_CHARACTERS = 2_000  # of a question; what a person types in an hour is shorter

_CODE_BITS = 21
_HASHED = np.int64(1) << np.int64(62)
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
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


_pack_cached = lru_cache(maxsize=200_000)(pack)


class Cutter:
    """Cuts cleaned text into words (rjieba with our legal words added) and character pairs."""

    def __init__(self) -> None:
        self._jieba = rjieba.Jieba()
        self._stop = frozenset(read_lines("stopwords.txt"))
        for word in read_lines("lexicon.txt"):
            self._jieba.add_word(word, None, None)

    def words(self, text: str) -> list[str]:
        """Words and the shorter words inside long ones, in order, without particles and punctuation."""
        return [w for w in self._jieba.cut_for_search(text) if w not in self._stop and _WORD.match(w)]

    def terms(self, text: str) -> Terms:
        """All terms of cleaned text: words as negative numbers, character pairs as positive ones."""
        words = [-_pack_cached(word) for word in self.words(text)]
        return np.concatenate([np.array(words, np.int64), pair_terms(text)])


def pair_terms(text: str) -> Terms:
    """Every two neighbouring Han characters of cleaned text as packed terms, in order, repeats kept."""
    runs = [_pairs_of(run) for run in _HAN_RUN.findall(text) if len(run) > 1]
    return np.concatenate(runs) if runs else np.empty(0, np.int64)


def _pairs_of(run: str) -> Terms:
    codes = np.frombuffer(run.encode("utf-32-le"), np.uint32).astype(np.int64)
    pairs: Terms = codes[:-1] << np.int64(_CODE_BITS) | codes[1:]
    return pairs
