"""How often a law governs what ordinary people ask: our judgement, in data/priors.txt."""

from __future__ import annotations

from functools import cache

from fengqiao.law.search.wordlists import read_lines

_BY_KIND = {"宪法": 0.2, "法律": 0.3, "行政法规": 0.2, "司法解释": 0.35, "部门规章": 0.2, "地方法规": 0.15}


@cache
def _table() -> dict[str, float]:
    pairs = (line.split() for line in read_lines("priors.txt"))
    return {name: float(value) for name, value in pairs}


def law_prior(name: str, kind: str) -> float:
    """0 (never) to 1 (daily). A law not in the table has the value of its kind."""
    return _table().get(name, _BY_KIND.get(kind, 0.2))
