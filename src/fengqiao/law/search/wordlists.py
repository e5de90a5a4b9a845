"""The word lists beside this package: plain UTF-8 lines, `#` begins a comment, reviewed like code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """The lines of data/<name> without comments and blank lines."""
    return _lines(files("fengqiao.law.search").joinpath("data", name).read_text(encoding="utf-8"))


def _lines(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def read_asked() -> Mapping[tuple[str, int, int], tuple[str, ...]]:
    """(law, article, sub) → further questions, from data/asked/<law>[.part].txt.

    Lines are `577 | question | question`, `120-1 | …` for 第一百二十条之一; an article may stand in several files. ValueError
    names the file and a line that cannot be read.
    """
    asked: dict[tuple[str, int, int], dict[str, None]] = {}
    folder = files("fengqiao.law.search").joinpath("data", "asked")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        law = file.name.removesuffix(".txt").partition(".")[0]
        for line in _lines(file.read_text(encoding="utf-8")):
            place, *questions = (part.strip() for part in line.split("|"))
            number, _, sub = place.partition("-")
            if not number.isdigit() or not (sub or "0").isdigit() or not any(questions):
                raise ValueError(f"asked/{file.name}：看不懂的一行“{line[:40]}”")
            found = asked.setdefault((law, int(number), int(sub or 0)), {})
            found.update(dict.fromkeys(filter(None, questions)))
    return {place: tuple(questions) for place, questions in asked.items()}


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
