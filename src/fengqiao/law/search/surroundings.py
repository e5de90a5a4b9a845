"""What the likeliest articles say of the others: a question is seldom about one article alone.

Taken from the best of a first score: how much of it lies in the same law, how much in the articles just before and
after, and which general rules are read together with them.
"""

from __future__ import annotations

import numpy as np

from fengqiao.law.search.components import highest
from fengqiao.law.search.field import Floats
from fengqiao.law.search.index import Store

LOOKED_AT = 80
AROUND = 5  # articles before and after that are read in one breath


def surroundings(store: Store, score: Floats) -> dict[str, Floats]:
    """The parts `law`, `around` and `beside` for every row, each at most about 1; from rows with a finite score."""
    size = len(score)
    rows = highest(score, LOOKED_AT)
    rows = rows[np.isfinite(score[rows])]
    law, around = np.zeros(size, np.float32), np.zeros(size, np.float32)
    if not len(rows):
        return {"law": law, "around": around, "beside": np.zeros(size, np.float32)}
    shares = np.exp(score[rows] - score[rows].max())
    shares = (shares / shares.sum()).astype(np.float32)
    laws = store.law_of[rows]
    law[rows] = np.bincount(laws, shares, len(store.laws))[laws]
    near = (np.abs(rows[:, None] - rows) <= AROUND) & (laws[:, None] == laws)
    np.fill_diagonal(near, False)
    around[rows] = near @ shares
    return {"law": law, "around": around, "beside": store.companions.beside(rows, shares, size)}
