"""Who rests on an article, as a reader can use it: each place once, with the page that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _

from fengqiao.citizen.declared_inputs import language
from fengqiao.knowledge.citing import CiterKind, Citing
from fengqiao.law.calculators import CALCULATORS, articles_of
from fengqiao.law.still_in_time import SITUATIONS


@dataclass(frozen=True, slots=True)
class CitingPage:
    """One place that cites; ``address`` is "" where it has no page of its own."""

    kind: str
    name: str
    address: str


def citing_pages(place: tuple[str, int, int], citing: Iterable[Citing]) -> list[CitingPage]:
    """The places that cite the article (law, number, sub), each once however often it does."""
    named = [_page(one) for one in citing if one.kind is not CiterKind.CALCULATOR]
    return list(dict.fromkeys([*named, *_calculators(place)]))


def _page(one: Citing) -> CitingPage:
    address = ""
    match one.kind:
        case CiterKind.SERVICE | CiterKind.PAPER:
            address = reverse("service", args=[one.key])
        case CiterKind.GUIDE:
            address = reverse("guide", args=[one.key])
        case CiterKind.CLOCK if situation := _situation_of_clock().get(one.key):
            address = reverse("still_in_time_situation", args=[situation])
    return CitingPage(_(one.kind.zh), _(one.name), address)


def _calculators(place: tuple[str, int, int]) -> Iterator[CitingPage]:
    for key, calculator in CALCULATORS.items():
        if place in {(one.law, one.number, one.sub) for one in articles_of(key)}:
            yield CitingPage(_(CiterKind.CALCULATOR.zh), calculator.name.said(language()), reverse("tool", args=[key]))


@cache
def _situation_of_clock() -> dict[str, str]:
    """The first situation of "am I still in time" that reckons with the clock, by the clock's id."""
    found: dict[str, str] = {}
    for situation in SITUATIONS.values():
        for limit in situation.limits:
            found.setdefault(limit.clock, situation.key)
    return found
