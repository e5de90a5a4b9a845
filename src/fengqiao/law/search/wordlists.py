"""The word lists beside this package: plain UTF-8 lines, `#` begins a comment, reviewed like code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """The lines of data/<name> without comments and blank lines."""
    text = files("fengqiao.law.search").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def read_asked() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """(law, article) → further questions, from data/asked.txt; ValueError names a line that cannot be read."""
    asked: dict[tuple[str, int], tuple[str, ...]] = {}
    for line in read_lines("asked.txt"):
        place, *questions = (part.strip() for part in line.split("|"))
        law, _, number = place.partition(":")
        if not number.isdigit() or not questions or (law, int(number)) in asked:
            raise ValueError(f"asked.txt：看不懂或重复的一行“{line[:40]}”")
        asked[law, int(number)] = tuple(questions)
    return asked


def read_weights(name: str) -> Mapping[tuple[str, int], float]:
    """(law, article) → weight, from lines like `民法典: 6 7=2`; a number without weight has 1."""
    weights: dict[tuple[str, int], float] = {}
    for line in read_lines(name):
        law, _, rest = line.partition(":")
        for item in rest.split():
            number, _, weight = item.partition("=")
            if not number.isdigit():
                raise ValueError(f"{name}：看不懂“{item}”（{law}）")
            weights[law, int(number)] = float(weight or 1)
    return weights
