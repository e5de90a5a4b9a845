"""The law as it is read on pages: laws by kind, a law's contents, an article with everything known about it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from fengqiao.knowledge.citations import version_on
from fengqiao.knowledge.citing import CiterKind, Citing, citing_by_article
from fengqiao.knowledge.index import plain_entries
from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.errors import CitationError
from fengqiao.law.plain import PlainEntry
from fengqiao.law.search.priors import law_prior
from fengqiao.law.statute_names import statute_name

__all__ = [
    "KINDS",
    "ArticlePage",
    "Chapter",
    "Coverage",
    "LawPage",
    "article_page",
    "coverage",
    "law_page",
    "laws_named",
    "laws_of_kind",
    "often_needed",
]

KINDS = ("宪法", "法律", "行政法规", "司法解释", "部门规章", "地方法规")
_SHORT_LAW = 80
"""Articles up to which a law is shown whole; a longer one is read chapter by chapter."""
_SHOWN_CITING = (CiterKind.SERVICE, CiterKind.PAPER, CiterKind.CLOCK, CiterKind.GUIDE, CiterKind.CALCULATOR)
"""What a reader can do something with; the plain index and the search rules are not places."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a law's contents; ``entry`` None where nobody wrote it in plain words."""

    article: ArticleText
    entry: PlainEntry | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter by its place in the law, from 1; ``lines`` is empty for one that is not opened."""

    number: int
    title: str
    first: str
    last: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """A law in one version, with its other versions, newest first."""

    version: StatuteVersion
    versions: tuple[StatuteVersion, ...]
    chapters: tuple[Chapter, ...]
    article_count: int
    standing: str
    """``in_force``, ``coming`` (adopted, not applying yet), ``former`` or ``repealed``."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article in one version.

    ``stale`` is True when the plain sentence was written for another text.  ``others`` are the articles of the same
    number in the other versions, newest first; ``citing`` are the places of the platform that rest on it.
    """

    article: ArticleText
    standing: str
    entry: PlainEntry | None
    stale: bool
    citing: tuple[Citing, ...]
    others: tuple[ArticleText, ...]
    before: ArticleText | None
    after: ArticleText | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one law is written in plain words, and by whom it was reviewed ("" for not yet)."""

    law: str
    written: int
    articles: int
    reviewed: str


def laws_of_kind(kind: str) -> Sequence[StatuteVersion]:
    """The laws of a kind that citations mean today, by name."""
    return list(StatuteVersion.objects.filter(is_current=True, kind=kind).order_by("name"))


def often_needed(count: int) -> Sequence[str]:
    """The names of the laws and regulations people need most, by our own judgement; interpretations are found by search."""
    rows = StatuteVersion.objects.filter(is_current=True, kind__in=("法律", "行政法规")).values_list("name", "kind")
    return [name for name, _kind in sorted(rows, key=lambda row: (-law_prior(*row), row[0]))[:count]]


def laws_named(words: str, count: int = 8) -> Sequence[StatuteVersion]:
    """Laws whose name contains these words, shortest names first; none for no words."""
    try:
        wanted = statute_name(words.strip(" 《》〈〉"))
    except CitationError:  # 中华人民共和国 alone, or nothing
        return []
    rows = StatuteVersion.objects.filter(is_current=True, name__contains=wanted)
    return sorted(rows, key=lambda row: (len(row.name), row.name))[:count]


def law_page(name: str, day: date, *, version: int | None = None, chapter: int | None = None) -> LawPage | None:
    """The law as it applies on ``day``, or in the version with that key; None when it is not held."""
    versions = tuple(StatuteVersion.objects.filter(name=statute_name(name)).order_by("-version_date", "-pk"))
    if not versions:
        return None
    applying = version_on(name, day) or next(row for row in versions if row.is_current)
    shown = next((row for row in versions if row.pk == version), applying)
    articles = list(shown.articles.order_by("position"))
    whole = len(articles) <= _SHORT_LAW
    return LawPage(
        version=shown,
        versions=versions,
        chapters=tuple(_chapters(articles, None if whole else chapter or 1)),
        article_count=len(articles),
        standing=_standing(shown, applying, day),
    )


def article_page(name: str, number: int, sub: int, day: date, *, version: int | None = None) -> ArticlePage | None:
    """The article as it applies on ``day``, or in the version with that key; None when it is not held."""
    law = statute_name(name)
    rows = ArticleText.objects.filter(statute__name=law, number=number, sub=sub).select_related("statute")
    held = sorted(rows, key=lambda row: (str(row.statute.version_date or ""), row.pk), reverse=True)
    applying = version_on(law, day)
    wanted = version or (applying.pk if applying else None)
    shown = next((row for row in held if row.statute_id == wanted), None)
    if shown is None:
        return None
    entry = plain_entries().get((law, number, sub))
    citing = citing_by_article().get((law, number, sub), ())
    near = shown.statute.articles
    return ArticlePage(
        article=shown,
        standing=_standing(shown.statute, applying, day),
        entry=entry,
        stale=entry is not None and not shown.statute.is_current,
        citing=tuple(one for one in citing if one.kind in _SHOWN_CITING),
        others=tuple(row for row in held if row is not shown),
        before=near.filter(position__lt=shown.position).order_by("-position").first(),
        after=near.filter(position__gt=shown.position).order_by("position").first(),
    )


def coverage() -> Sequence[Coverage]:
    """The laws of the plain-language index that are held, most articles first."""
    entries: dict[str, list[PlainEntry]] = {}
    for entry in plain_entries().values():
        entries.setdefault(entry.law, []).append(entry)
    current = StatuteVersion.objects.filter(is_current=True, name__in=entries)
    sizes = dict(current.annotate(size=Count("articles")).values_list("name", "size"))
    found = [
        Coverage(law, len(written), sizes.get(law, 0), "、".join(sorted({one.reviewed for one in written} - {""})))
        for law, written in entries.items()
    ]
    return sorted(found, key=lambda one: (-one.written, one.law))


def _chapters(articles: Sequence[ArticleText], opened: int | None) -> list[Chapter]:
    """The chapters in order; the one opened with its articles, or all of them for None."""
    found = []
    for number, (title, group) in enumerate(itertools.groupby(articles, key=lambda row: row.chapter), 1):
        rows = list(group)
        lines = [Line(row, _entry_of(row)) for row in rows] if opened in (None, number) else []
        found.append(Chapter(number, title, rows[0].label, rows[-1].label, tuple(lines)))
    return found


def _entry_of(row: ArticleText) -> PlainEntry | None:
    """The plain sentence of the article; None in an older version, whose articles it was not written for."""
    if not (row.number and row.statute.is_current):
        return None
    return plain_entries().get((row.statute.name, row.number, row.sub))


def _standing(shown: StatuteVersion, applying: StatuteVersion | None, day: date) -> str:
    if shown.status == "已废止":
        return "repealed"
    if shown.effective_date is not None and shown.effective_date > day:
        return "coming"
    return "in_force" if applying is not None and shown.pk == applying.pk else "former"
