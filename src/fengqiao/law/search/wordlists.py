"""The word lists beside this package: plain UTF-8 lines, `#` begins a comment, reviewed like code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

type Place = tuple[str, int, int]
"""Law, article and sub-number: 第一百三十三条之一 of 刑法 is ("刑法", 133, 1)."""


def read_lines(name: str) -> list[str]:
    """The lines of data/<name> without comments and blank lines."""
    return _lines(files("fengqiao.law.search").joinpath("data", name).read_text(encoding="utf-8"))


def _lines(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def read_asked() -> Mapping[Place, tuple[str, ...]]:
    """(law, article, sub) → further questions, from data/asked/<law>[.part].txt.

    Lines are `577 | question | question`, `120-1 | …` for 第一百二十条之一; an article may stand in several files. ValueError
    names the file and a line that cannot be read.
    """
    asked: dict[Place, dict[str, None]] = {}
    folder = files("fengqiao.law.search").joinpath("data", "asked")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        law = file.name.removesuffix(".txt").partition(".")[0]
        for line in _lines(file.read_text(encoding="utf-8")):
            number, *questions = (part.strip() for part in line.split("|"))
            try:
                (place,) = places_in(f"{law}:{number}")
            except ValueError:
                place = None
            if place is None or not any(questions):
                raise ValueError(f"asked/{file.name}：看不懂的一行“{line[:40]}”")
            asked.setdefault(place, {}).update(dict.fromkeys(filter(None, questions)))
    return {place: tuple(questions) for place, questions in asked.items()}


def read_situations() -> Mapping[Place, tuple[str, ...]]:
    """(law, article, sub) → questions that rest on it beside others, from data/situations/*.txt.

    Lines are `question = 民法典:722 577 563`, the most important article first. ValueError names the file and a line that
    cannot be read.
    """
    asked: dict[Place, dict[str, None]] = {}
    folder = files("fengqiao.law.search").joinpath("data", "situations")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for line in _lines(file.read_text(encoding="utf-8")):
            question, _, articles = line.partition("=")
            try:
                places = places_in(articles)
            except ValueError:
                places = []
            if not question.strip() or not places:
                raise ValueError(f"situations/{file.name}：看不懂的一行“{line[:40]}”")
            for place in places:
                asked.setdefault(place, {})[question.strip()] = None
    return {place: tuple(questions) for place, questions in asked.items()}


def places_in(words: str) -> list[Place]:
    """Articles as the lists name them; a number without a law continues the law before it. ValueError for anything else.

    >>> places_in("民法典:577 584 刑法:133-1")
    [('民法典', 577, 0), ('民法典', 584, 0), ('刑法', 133, 1)]
    """
    places = []
    law = ""
    for word in words.split():
        name, colon, place = word.rpartition(":")
        law = name if colon else law
        if not law:
            raise ValueError(f"“{word}”前面没有法律名称")
        number, _, sub = place.partition("-")
        places.append((law, int(number), int(sub or 0)))
    return places


def read_weights(name: str) -> Mapping[Place, float]:
    """Article → weight, from lines like `民法典: 6 7=2`; a number without weight has 1."""
    weights: dict[Place, float] = {}
    for line in read_lines(name):
        law, _, rest = line.partition(":")
        for item in rest.split():
            number, _, weight = item.partition("=")
            if not number.isdigit():
                raise ValueError(f"{name}：看不懂“{item}”（{law}）")
            weights[law, int(number), 0] = float(weight or 1)
    return weights
