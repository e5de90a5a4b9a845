"""The law to read: browse and search, a law with its contents, an article with who rests on it and how it came about."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fengqiao.citizen import visit
from fengqiao.knowledge.citing import CiterKind, Citing
from fengqiao.knowledge.excerpts import excerpt
from fengqiao.knowledge.index import plain_entries
from fengqiao.knowledge.library import HeldArticle
from fengqiao.knowledge.node import asker
from fengqiao.knowledge.shelf import KINDS, article_page, coverage, law_page, laws_named, laws_of_kind, often_needed
from fengqiao.law.search import Hit
from fengqiao.law.statute_names import parse_label, statute_name

_OFTEN = 12
_FOUND = 20
_LONGEST = 100
"""Characters of a search that are looked at: who searches the law types words, not a story."""


def index(request: HttpRequest) -> HttpResponse:
    """Search as you type, or browse by kind."""
    words = request.GET.get("q", "")[:_LONGEST].strip()
    kind = request.GET.get("kind", "")
    context: dict[str, object] = {"words": words, "kinds": KINDS, "kind": kind}
    if words:
        context |= {"laws": laws_named(words), "hits": _hits(words)}
    elif kind in KINDS:
        context["laws"] = laws_of_kind(kind)
    else:
        context["often"] = often_needed(_OFTEN)
    is_part = bool(getattr(request, "htmx", False))
    return render(request, "citizen/law/found.html" if is_part else "citizen/law/index.html", context)


def law(request: HttpRequest, name: str) -> HttpResponse:
    """One law: its standing, its versions, its contents."""
    if (short := statute_name(name)) != name:
        return redirect("law", short)
    page = law_page(
        name, visit.today(), version=_number(request.GET.get("version")), chapter=_number(request.GET.get("chapter"))
    )
    if page is None:
        raise Http404
    return render(request, "citizen/law/law.html", {"page": page, "law": page.version})


def article(request: HttpRequest, name: str, place: str) -> HttpResponse:
    """One article, by number (12, 12-1 for 第十二条之一) or by label."""
    if (labelled := parse_label(place)) is not None:
        return redirect("law_article", statute_name(name), _place(*labelled))
    if (short := statute_name(name)) != name:
        return redirect("law_article", short, place)
    number, _dash, sub = place.partition("-")
    if not (number.isdecimal() and (sub.isdecimal() or not sub)) or len(place) > len("9999-99"):
        raise Http404
    version = _number(request.GET.get("version"))
    page = article_page(name, int(number), int(sub or 0), visit.today(), version=version)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "law": page.article.statute,
        "citing": [{"kind": one.kind.zh, "name": one.name, "address": _address_of(one)} for one in _once(page.citing)],
        "asks": page.entry.questions[:3] if page.entry and not page.stale else (),
    }
    return render(request, "citizen/law/article.html", context)


def plain(request: HttpRequest) -> HttpResponse:
    """How much of the law is written in plain words, and by whom it was reviewed."""
    covered = coverage()
    context = {
        "covered": covered,
        "articles": sum(one.written for one in covered),
        "reviewed": sum(one.written for one in covered if one.reviewed),
    }
    return render(request, "citizen/law/plain.html", context)


def address_of(name: str, number: int, sub: int) -> str:
    """The address of an article's page."""
    return f"/law/{quote(name)}/{_place(number, sub)}/"


def _hits(words: str) -> list[dict[str, object]]:
    node = asker()
    return [_hit(hit, node.library.article(hit.law, hit.number, hit.sub)) for hit in node.index.search(words, _FOUND)]


def _hit(hit: Hit, held: HeldArticle | None) -> dict[str, object]:
    entry = plain_entries().get((hit.law, hit.number, hit.sub))
    return {
        "law": hit.law,
        "label": hit.label,
        "address": address_of(hit.law, hit.number, hit.sub) if hit.number else f"/law/{quote(hit.law)}/",
        "line": entry.sentence if entry else excerpt(held.text if held else "", longest=60),
        "status": hit.status,
    }


def _once(citing: Iterable[Citing]) -> list[Citing]:
    """Each thing that cites, once, however often it does."""
    return list({(one.kind, one.key, one.name): one for one in citing}.values())


def _address_of(citing: Citing) -> str:
    """The page of what cites, "" where it has none of its own."""
    match citing.kind:
        case CiterKind.SERVICE | CiterKind.PAPER:
            return reverse("service", args=[citing.key])
        case CiterKind.GUIDE:
            return reverse("guide", args=[citing.key])
        case _:
            return ""


def _place(number: int, sub: int) -> str:
    return f"{number}-{sub}" if sub else str(number)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
