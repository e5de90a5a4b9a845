"""General rules read together with special ones: data/companions.txt as a table over the rows of an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fengqiao.law.search.field import Floats, Ints
from fengqiao.law.search.wordlists import Place, places_in, read_lines

_FALLING = 0.35  # how much less each later rule of a line counts


@dataclass(frozen=True, slots=True)
class Companions:
    """For some rows the rows of the general rules read together with them, and how strongly."""

    of_row: Mapping[int, tuple[Ints, Floats]]

    def beside(self, rows: Ints, shares: Floats, size: int) -> Floats:
        """How much the given rows, each with its share, speak for every row of the index; at most about 1."""
        called = np.zeros(size, np.float32)
        for row, share in zip(rows.tolist(), shares.tolist(), strict=True):
            if (found := self.of_row.get(row)) is not None:
                called[found[0]] += share * found[1]
        return called


def read_companions(row_of: Mapping[Place, int]) -> Companions:
    """The table; a line that cannot be read raises ValueError with the line, an article not held is passed over."""
    strongest: dict[int, dict[int, float]] = {}
    for law, spans, targets in _lines():
        for rank, target in enumerate(targets):
            for row in _rows(law, spans, row_of):
                if (to := row_of.get(target)) is not None and to != row:
                    found = strongest.setdefault(row, {})
                    found[to] = max(found.get(to, 0.0), 1 / (1 + _FALLING * rank))
    return Companions(
        {row: (np.array(list(to), np.int64), np.array(list(to.values()), np.float32)) for row, to in strongest.items()}
    )


def general_rules() -> list[Place]:
    """Every general rule in the table, once each."""
    return list(dict.fromkeys(target for _, _, targets in _lines() for target in targets))


def _lines() -> Iterator[tuple[str, list[tuple[int, int]], list[Place]]]:
    """Of each line: the law, the spans of its special articles, the general rules."""
    for line in read_lines("companions.txt"):
        special, _, general = line.partition("=")
        law, _, ranges = special.strip().partition(":")
        try:
            yield law, [_span(part) for part in ranges.split(",")], places_in(general)
        except ValueError:
            raise ValueError(f"companions.txt：看不懂“{line}”") from None


def _span(part: str) -> tuple[int, int]:
    first, _, last = part.partition("-")
    return int(first), int(last or first)


def _rows(law: str, spans: Sequence[tuple[int, int]], row_of: Mapping[Place, int]) -> Iterator[int]:
    for first, last in spans:
        for number in range(first, last + 1):
            sub = 0
            while (row := row_of.get((law, number, sub))) is not None:
                yield row
                sub += 1
