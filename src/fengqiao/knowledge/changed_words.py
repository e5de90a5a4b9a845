"""What an amendment changed in an article: the older text with the words that went and those that came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_ALIKE = 0.5
"""Below this the two texts are taken for different rules that happen to bear the same number."""
_LONGEST = 4000
"""Characters; a comparison takes the square of them."""
_SHORTEST_KEPT = 2
"""Characters that must stay the same between two changes; a single one left standing reads like confetti."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def changes(older: str, newer: str) -> list[Piece]:
    """The older text turned into the newer one; empty when they are the same, or too unlike to compare."""
    if older == newer or max(len(older), len(newer)) > _LONGEST:
        return []
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    pieces: list[Piece] = []
    gone, new = "", ""
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal" and b - a >= _SHORTEST_KEPT:
            pieces += _flushed(gone, new)
            gone, new = "", ""
            pieces.append(Piece("same", older[a:b]))
        else:
            gone += older[a:b]
            new += newer[c:d]
    return [*pieces, *_flushed(gone, new)]


def _flushed(gone: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece("gone", gone), Piece("new", new)) if piece.text]
