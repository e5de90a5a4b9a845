"""Who cites which article: everything the platform declares, and what the matters say.

One walk over the declared values finds every ``Article`` and every citation in their running text, so a new kind of
declaration is covered the day it is written.  No framework is needed; what lies in the database (lawyers' answers in
open matters) is handed in by whoever knows it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.util import find_spec

from fengqiao.law.citation import Article, parse_citations
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.plain import read_plain
from fengqiao.law.search.rules import read_rules
from fengqiao.law.search.wordlists import read_asked, read_situations, read_weights
from fengqiao.law.statute_names import statute_name
from fengqiao.law.still_in_time import SITUATIONS
from fengqiao.services import CATALOGUE

__all__ = ["CiterKind", "Citing", "citing_by_article", "everything_citing"]


class CiterKind(StrEnum):
    """What kind of place cites."""

    SERVICE = "service"
    PAPER = "paper"
    CLOCK = "clock"
    GUIDE = "guide"
    PLAIN = "plain"
    CALCULATOR = "calculator"
    SITUATION = "situation"
    SEARCH = "search"
    ANSWER = "answer"

    @property
    def zh(self) -> str:
        """The word shown on pages."""
        return _ZH[self]


_ZH = {
    CiterKind.SERVICE: "服务",
    CiterKind.PAPER: "文书",
    CiterKind.CLOCK: "期限",
    CiterKind.GUIDE: "办事指引",
    CiterKind.PLAIN: "白话索引",
    CiterKind.CALCULATOR: "计算器",
    CiterKind.SITUATION: "还来得及吗",
    CiterKind.SEARCH: "检索规则",
    CiterKind.ANSWER: "律师答复",
}


@dataclass(frozen=True, slots=True)
class Citing:
    """One place that cites one article.

    ``key`` is the thing's own key (a service code, a clock id, a guide key, a matter number); ``name`` is what people
    call it; ``where`` says where in it.  ``settled`` is False where the place itself says to its reader that the article
    is not certain or no longer in force (a clock's earlier version, a guide's remark), so that it may cite repealed law.
    ``until`` is the last day it speaks of; None for the present.  ``district`` is whose matter it stands in; "" for what
    the platform declares.
    """

    kind: CiterKind
    key: str
    name: str
    where: str
    article: Article
    settled: bool = True
    until: date | None = None
    district: str = ""

    def __str__(self) -> str:
        place = f"，{self.where}" if self.where else ""
        return f"{self.kind.zh} {self.name}（{self.key}）{place}"


def everything_citing() -> Iterator[Citing]:
    """Each citation in what the platform declares, once a place."""
    yield from dict.fromkeys(_all())


@cache
def citing_by_article() -> Mapping[tuple[str, int, int], tuple[Citing, ...]]:
    """The same by (law, number, sub), for the pages that say who cites an article; read once a process."""
    found: dict[tuple[str, int, int], list[Citing]] = {}
    for one in everything_citing():
        place = statute_name(one.article.law), one.article.number, one.article.sub
        found.setdefault(place, []).append(one)
    return {place: tuple(items) for place, items in found.items()}


def _all() -> Iterator[Citing]:
    yield from _of_services()
    yield from _of_clocks()
    yield from _of_guides()
    for entry in read_plain().entries:
        yield Citing(CiterKind.PLAIN, entry.law, entry.file, "", Article(entry.law, entry.number, sub=entry.sub))
    yield from _of_calculators()
    for situation in SITUATIONS.values():
        for note in situation.today:
            for article in note.articles:
                yield Citing(CiterKind.SITUATION, situation.key, situation.name.zh, "", article)
    yield from _of_search()


def _of_search() -> Iterator[Citing]:
    """The word lists of the search: rules, landmark articles, questions, situations."""
    named: list[tuple[str, Iterable[tuple[str, int, int]]]] = [
        ("rules.txt", (place for rule in read_rules("rules.txt").rules for place in rule.articles)),
        ("landmark.txt", read_weights("landmark.txt")),
        ("asked", read_asked()),
        ("situations", read_situations()),
    ]
    for name, places in named:
        for law, number, sub in dict.fromkeys(places):
            yield Citing(CiterKind.SEARCH, name, law, "", Article(law, number, sub=sub))


def _of_services() -> Iterator[Citing]:
    for service in CATALOGUE.all_versions():
        for value, path in _walk(replace(service, papers=())):
            for article in _cited(value):
                yield Citing(CiterKind.SERVICE, service.code, service.name, path, article)
        for paper in service.papers:
            for value, _path in _walk(paper):
                for article in _cited(value):
                    yield Citing(CiterKind.PAPER, service.code, paper.title, "", article)


def _of_clocks() -> Iterator[Citing]:
    for id_ in CLOCKS:
        for clock in CLOCKS.versions(id_):
            for article in clock.articles:
                settled = clock.until is None and clock.certain
                yield Citing(CiterKind.CLOCK, id_, clock.name_zh, "", article, settled, clock.until)


def _of_guides() -> Iterator[Citing]:
    from fengqiao.knowledge.guides import GUIDES  # read when first used

    for guide in GUIDES.values():
        for value, _path in _walk(guide):
            for article in _cited(value):
                settled = not any(article.law in remark for remark in guide.uncertain)
                yield Citing(CiterKind.GUIDE, guide.key, guide.name_zh, "", article, settled)


def _of_calculators() -> Iterator[Citing]:
    """Articles that stand as values in the calculators' modules or in their dated parameters."""
    package = find_spec("fengqiao.law.calculators")
    for module in pkgutil.iter_modules(package.submodule_search_locations or [] if package else []):
        loaded = importlib.import_module(f"fengqiao.law.calculators.{module.name}")
        for name, value in vars(loaded).items():
            for found, _path in _walk(value) if not name.startswith("__") else ():
                if isinstance(found, Article):
                    yield Citing(CiterKind.CALCULATOR, module.name, name, "", found)


def _walk(value: object, path: str = "") -> Iterator[tuple[object, str]]:
    """Every Article and every text inside a declared value, with where it stands."""
    if isinstance(value, Article | str):
        yield value, path
    elif is_dataclass(value) and not isinstance(value, type):
        key = str(getattr(value, "key", ""))
        for field in fields(value):
            below = f"{path}.{key}" if path and key else key or path
            yield from _walk(getattr(value, field.name), below)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _walk(item, path)
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _walk(item, path)


def _cited(value: object) -> list[Article]:
    if isinstance(value, Article):
        return [value]
    return [found.article for found in parse_citations(value)] if isinstance(value, str) else []
