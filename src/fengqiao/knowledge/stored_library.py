"""The library of an installation: statutes in its database, with folders named by the environment beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import cast

from fengqiao.knowledge.citations import version_on
from fengqiao.knowledge.library import HeldArticle, Library, MemoryLibrary, embedded_library, files_digest
from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.statute_model import Corpus, Kind, Status, Statute, StatuteArticle
from fengqiao.law.statute_names import statute_name
from fengqiao.law.statutes import read_folder

__all__ = ["DatabaseLibrary", "library_of_installation"]


def library_of_installation(folders: Sequence[Path] = ()) -> Library:
    """The database's statutes, or the embedded ones while it holds none; with the folders, all of them together."""
    if not StatuteVersion.objects.exists():
        return embedded_library(folders)
    stored = DatabaseLibrary()
    if not folders:
        return stored
    beside = [statute for folder in folders for statute in read_folder(folder).statutes]
    corpus = Corpus([*stored.corpus(), *beside])
    return MemoryLibrary(corpus, f"{stored.digest()[:10]}{files_digest(folders)[:10]}")


class DatabaseLibrary:
    """Reads single articles when they are shown and everything when an index is built."""

    def digest(self) -> str:
        digest = blake2b(digest_size=10)
        rows = StatuteVersion.objects.order_by("pk").values_list("name", "digest", "status", "is_current")
        for row in rows:
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def corpus(self) -> Corpus:
        articles: dict[int, list[StatuteArticle]] = {}
        columns = ("statute_id", "number", "sub", "label", "text", "chapter", "section")
        rows = ArticleText.objects.order_by("statute_id", "position").values_list(*columns)
        for statute_id, *parts in rows.iterator(chunk_size=5000):
            articles.setdefault(statute_id, []).append(StatuteArticle(*parts))
        return Corpus(
            Statute(
                name=row.name,
                title=row.title,
                status=cast(Status, row.status),
                version_date=row.version_date,
                effective_date=row.effective_date,
                kind=cast(Kind, row.kind),
                source=row.source,
                articles=tuple(articles.get(row.pk, ())),
            )
            for row in StatuteVersion.objects.order_by("pk")
        )

    def article(self, law: str, number: int, sub: int = 0, on: date | None = None) -> HeldArticle | None:
        version = version_on(statute_name(law), on)
        found = version.articles.filter(number=number, sub=sub).first() if version else None
        return held_row(found) if found is not None else None


def held_row(article: ArticleText) -> HeldArticle:
    """The stored article as a value; its version must be at hand."""
    version = article.statute
    return HeldArticle(
        law=version.name,
        title=version.title,
        number=article.number,
        sub=article.sub,
        label=article.label,
        text=article.text,
        chapter=article.chapter,
        section=article.section,
        kind=version.kind,
        status=version.status,
        version_date=version.version_date,
        effective_date=version.effective_date,
    )
