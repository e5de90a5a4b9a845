"""Statutes into the database, version beside version: repeatable, whole or not at all, with a list of what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.statutes import Corpus, Statute
from fengqiao.seal import sm3_hex


@dataclass(slots=True)
class Stored:
    """What an import did: laws new to the library, laws whose text changed, laws repealed, versions known already."""

    added: list[str] = field(default_factory=list)
    amended: list[str] = field(default_factory=list)
    repealed: list[str] = field(default_factory=list)
    unchanged: int = 0
    articles: int = 0


def digest_of(statute: Statute) -> str:
    """SM3 over what makes a version this version: dates and every article's text."""
    content = [
        statute.title,
        str(statute.version_date or ""),
        [[a.number, a.sub, a.label, a.text] for a in statute.articles],
    ]
    return sm3_hex(json.dumps(content, ensure_ascii=False).encode())


@transaction.atomic
def store(statutes: Iterable[Statute], source: str, progress: Callable[[Statute], None] | None = None) -> Stored:
    """Store these versions and settle which one each name means today.

    A version that is already there is left as it is.  All or nothing: a failure leaves the library as it was.
    """
    done = Stored()
    touched: set[str] = set()
    for statute in statutes:
        if progress is not None:
            progress(statute)
        digest = digest_of(statute)
        if StatuteVersion.objects.filter(name=statute.name, digest=digest).exists():
            done.unchanged += 1
            continue
        known = StatuteVersion.objects.filter(name=statute.name).exists()
        row = StatuteVersion.objects.create(
            name=statute.name,
            title=statute.title,
            kind=statute.kind,
            status=statute.status,
            version_date=statute.version_date,
            effective_date=statute.effective_date,
            source=source,
            digest=digest,
            is_current=False,
        )
        ArticleText.objects.bulk_create(
            [
                ArticleText(
                    statute=row,
                    position=position,
                    number=article.number,
                    sub=article.sub,
                    label=article.label,
                    chapter=article.chapter,
                    section=article.section,
                    text=article.text,
                )
                for position, article in enumerate(statute.articles)
            ],
            batch_size=2000,
        )
        done.articles += len(statute.articles)
        touched.add(statute.name)
        if statute.repealed:
            done.repealed.append(statute.name)
        elif known:
            done.amended.append(statute.name)
        else:
            done.added.append(statute.name)
    for name in touched:
        _settle(name)
    return done


def _settle(name: str) -> None:
    """Mark the version citations of the name mean today, by the corpus's own rule."""
    rows = {row.pk: row for row in StatuteVersion.objects.filter(name=name)}
    as_statutes = {pk: _without_articles(row) for pk, row in rows.items()}
    chosen = Corpus(as_statutes.values()).current(name)
    for pk, row in rows.items():
        row.is_current = as_statutes[pk] is chosen
        row.is_searched = (
            row.is_current and not as_statutes[pk].amends and (not as_statutes[pk].repealed or row.kind == "司法解释")
        )
    StatuteVersion.objects.bulk_update(rows.values(), ["is_current", "is_searched"])


def _without_articles(row: StatuteVersion) -> Statute:
    return Statute(
        name=row.name,
        title=row.title,
        status=row.status,  # type: ignore[arg-type]  # stored from the same closed list
        version_date=row.version_date,
        effective_date=row.effective_date,
        kind=row.kind,  # type: ignore[arg-type]
        source=row.source,
        articles=(),
    )
