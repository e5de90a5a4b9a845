"""The law to read: browse and search, a law with its contents, an article with who rests on it and how it came about."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fengqiao.citizen import visit
from fengqiao.citizen.citing_pages import citing_pages
from fengqiao.knowledge.asking import clean_line
from fengqiao.knowledge.changed_words import changes
from fengqiao.knowledge.excerpts import excerpt
from fengqiao.knowledge.index import plain_entries
from fengqiao.knowledge.library import HeldArticle
from fengqiao.knowledge.models import ArticleText
from fengqiao.knowledge.node import asker
from fengqiao.knowledge.shelf import KINDS, article_page, coverage, law_page, laws_named, laws_of_kind, often_needed
from fengqiao.law.errors import CitationError
from fengqiao.law.search import Hit
from fengqiao.law.statute_names import parse_label, statute_name

_OFTEN = 12
_FOUND = 20
_FOUND_INSIDE = 8
_NOTHING_FOUND = '<p id="found-count" hx-swap-oob="innerHTML"></p>'
"""What takes the place of what was found when the words are taken out again."""
_SIFTED = 400
"""How many articles are looked through when only those of one law are wanted."""
_LONGEST = 100
"""Characters of a search that are looked at: who searches the law types words, not a story."""


def index(request: HttpRequest) -> HttpResponse:
    """Search as you type, or browse by kind."""
    words = clean_line(request.GET.get("q", "")[:_LONGEST]).strip()
    kind = request.GET.get("kind", "")
    is_part = bool(getattr(request, "htmx", False))
    inside = _named(request.GET.get("in", ""))
    context: dict[str, object] = {"words": words, "kinds": KINDS, "kind": kind, "inside": inside, "is_part": is_part}
    if words:
        context |= {"laws": [] if inside else laws_named(words), "hits": _hits(words, inside)}
    elif inside:
        return HttpResponse(_NOTHING_FOUND) if is_part else redirect("law", inside)
    elif kind in KINDS:
        context["laws"] = laws_of_kind(kind)
    else:
        context["often"] = often_needed(_OFTEN)
    return render(request, "citizen/law/found.html" if is_part else "citizen/law/index.html", context)


def law(request: HttpRequest, name: str) -> HttpResponse:
    """One law: its standing, its versions, its contents."""
    if (short := _named(name)) != name and short:
        return redirect("law", short)
    page = short and law_page(
        name, visit.today(), version=_number(request.GET.get("version")), chapter=_number(request.GET.get("chapter"))
    )
    if not page:
        raise Http404
    entries = [line.entry for chapter in page.chapters for line in chapter.lines if line.entry]
    context = {
        "page": page,
        "law": page.version,
        "has_entries": bool(entries),
        "reviewed": bool(entries) and all(entry.reviewed for entry in entries),
    }
    return render(request, "citizen/law/law.html", context)


def article(request: HttpRequest, name: str, place: str) -> HttpResponse:
    """One article, by number (12, 12-1 for 第十二条之一) or by label."""
    short = _named(name)
    if not short:
        raise Http404
    if (labelled := parse_label(place)) is not None:
        return redirect("law_article", short, _place(*labelled))
    if short != name:
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
        "citing": citing_pages((page.article.statute.name, int(number), int(sub or 0)), page.citing),
        "others": [(other, _is_coming(other), changes(other.text, page.article.text)) for other in page.others],
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


def _hits(words: str, inside: str = "") -> list[dict[str, object]]:
    """The articles found, of one law only where ``inside`` names one."""
    node = asker()
    found = node.index.search(words, _SIFTED if inside else _FOUND)
    kept = [hit for hit in found if hit.law == inside][:_FOUND_INSIDE] if inside else found
    return [_hit(hit, node.library.article(hit.law, hit.number, hit.sub)) for hit in kept]


def _hit(hit: Hit, held: HeldArticle | None) -> dict[str, object]:
    entry = plain_entries().get((hit.law, hit.number, hit.sub))
    return {
        "law": hit.law,
        "label": hit.label,
        "address": address_of(hit.law, hit.number, hit.sub) if hit.number else f"/law/{quote(hit.law)}/",
        "line": entry.sentence if entry else excerpt(held.text if held else "", longest=60),
        "status": hit.status,
    }


def _named(text: str) -> str:
    """The name a law is kept under; "" for what is no name, such as 中华人民共和国 alone."""
    try:
        return statute_name(text[:_LONGEST])
    except CitationError:
        return ""


def _is_coming(other: ArticleText) -> bool:
    """Whether that version is adopted and does not apply yet."""
    return other.statute.effective_date is not None and other.statute.effective_date > visit.today()


def _place(number: int, sub: int) -> str:
    return f"{number}-{sub}" if sub else str(number)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
