"""Statutes into the database, version beside version: repeatable, whole or not at all, with a list of what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.statutes import Corpus, Statute
from fengqiao.seal import sm3_hex

REPEALED = "已废止"
_FORMER = "历史版本"
_IN_FORCE = ("现行有效", "未标明", "尚未施行")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The version citations of a law meant before an import, and the one they mean since; the same one when repealed."""

    name: str
    old: int
    new: int
    """Primary keys of StatuteVersion."""


@dataclass(slots=True)
class Stored:
    """What an import did: laws new to the library, laws whose text changed, laws repealed, versions known already.

    ``older`` are laws of which a version came in that citations do not mean; ``replaced`` is what an impact list is made
    of.
    """

    added: list[str] = field(default_factory=list)
    amended: list[str] = field(default_factory=list)
    repealed: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
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

    A version that is already there keeps its text; only its standing (in force, former, repealed) may change.  All or
    nothing: a failure leaves the library as it was.
    """
    done = Stored()
    meant = dict(StatuteVersion.objects.filter(is_current=True).values_list("name", "pk"))
    gone = set(StatuteVersion.objects.filter(is_current=True, status=REPEALED).values_list("name", flat=True))
    known = {(name, digest): (pk, status) for pk, name, digest, status in _versions()}
    touched: set[str] = set()
    for statute in statutes:
        if progress is not None:
            progress(statute)
        digest = digest_of(statute)
        held = known.get((statute.name, digest))
        if held is None:
            row = _create(statute, source, digest)
            known[statute.name, digest] = row.pk, statute.status
            done.articles += len(statute.articles)
            touched.add(statute.name)
        elif held[1] != statute.status and statute.status != "未标明":
            # A folder without marks must not undo what a source that marks its versions has said.
            StatuteVersion.objects.filter(pk=held[0]).update(status=statute.status)
            known[statute.name, digest] = held[0], statute.status
            touched.add(statute.name)
        else:
            done.unchanged += 1
    for name in sorted(touched):
        _tell(done, name, _settle(name), meant.get(name), was_repealed=name in gone)
    return done


def _versions() -> Iterable[tuple[int, str, str, str]]:
    return StatuteVersion.objects.values_list("pk", "name", "digest", "status")


def _create(statute: Statute, source: str, digest: str) -> StatuteVersion:
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
    return row


def _tell(done: Stored, name: str, now: StatuteVersion, before: int | None, *, was_repealed: bool) -> None:
    """Add to the summary what became of one law."""
    repealed = now.status == REPEALED
    if before is None:
        (done.repealed if repealed else done.added).append(name)
        return
    if repealed and not was_repealed:
        done.repealed.append(name)
    elif now.pk != before:
        done.amended.append(name)
    else:
        done.older.append(name)
        return
    done.replaced.append(Replaced(name, before, now.pk))


def _settle(name: str) -> StatuteVersion:
    """Mark the version citations of the name mean today, by the corpus's own rule, and return it."""
    rows = {row.pk: row for row in StatuteVersion.objects.filter(name=name)}
    newest = max(rows.values(), key=lambda row: (str(row.version_date or ""), row.pk))
    if newest.status == REPEALED:
        for row in rows.values():
            # What was in force before a repeal is a former version, or citations would go on meaning it.
            row.status = _FORMER if row is not newest and row.status in _IN_FORCE else row.status
    as_statutes = {pk: _without_articles(row) for pk, row in rows.items()}
    chosen = as_statutes[newest.pk] if newest.status == REPEALED else Corpus(as_statutes.values()).current(name)
    for pk, row in rows.items():
        row.is_current = as_statutes[pk] is chosen
        row.is_searched = (
            row.is_current and not as_statutes[pk].amends and (not as_statutes[pk].repealed or row.kind == "司法解释")
        )
    StatuteVersion.objects.bulk_update(rows.values(), ["is_current", "is_searched", "status"])
    return next(row for row in rows.values() if row.is_current)


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
