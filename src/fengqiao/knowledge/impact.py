"""What an import of statutes means for the platform: who cites an article that changed, to be confirmed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fengqiao.knowledge.alike import most_alike, without_space
from fengqiao.knowledge.citing import Citing
from fengqiao.knowledge.importing import REPEALED, Replaced
from fengqiao.knowledge.models import ArticleText, CitationImpact, StatuteVersion
from fengqiao.law.statute_names import statute_name
from fengqiao.people.models import User

__all__ = ["AlreadyConfirmed", "confirm", "record_impact", "unconfirmed"]

Place = tuple[int, int]


class AlreadyConfirmed(ValueError):
    """Somebody has confirmed this row before; it is not changed again."""


@transaction.atomic
def record_impact(replaced: Iterable[Replaced], citings: Iterable[Citing]) -> list[CitationImpact]:
    """Write a row for every place that cites an article these imports changed or removed; return the new rows.

    The same change found twice gives no second row.  A place that speaks only of the time before the new version (an
    earlier version of a clock) goes on citing the old text, and is left out.
    """
    by_law: dict[str, dict[Place, list[Citing]]] = {}
    for citing in citings:
        places = by_law.setdefault(statute_name(citing.article.law), {})
        places.setdefault((citing.article.number, citing.article.sub), []).append(citing)
    rows: list[CitationImpact] = []
    for one in replaced:
        rows += _of_law(one, by_law.get(one.name, {}))
    return rows


def unconfirmed() -> list[CitationImpact]:
    """Every row nobody has looked at yet, by law and article."""
    rows = CitationImpact.objects.filter(confirmed_at=None)
    return list(rows.select_related("old_article", "new_article", "likely_article"))


def confirm(pk: int, *, by: User, now: datetime, note: str = "") -> None:
    """Mark a row as looked at.  Raise AlreadyConfirmed when somebody has done so before."""
    open_rows = CitationImpact.objects.filter(pk=pk, confirmed_at=None)
    if open_rows.update(confirmed_by=by, confirmed_at=now, note=note[:300]) != 1:
        raise AlreadyConfirmed(_("这一条已经有人确认过了。"))


def _of_law(one: Replaced, cited: Mapping[Place, list[Citing]]) -> list[CitationImpact]:
    old_articles = _articles(one.old)
    version = StatuteVersion.objects.get(pk=one.new)
    repealed, begins = version.status == REPEALED, version.effective_date or version.version_date
    new_articles = {} if one.old == one.new else _articles(one.new)
    rows: list[CitationImpact] = []
    for place, citings in sorted(cited.items()):
        old, new = old_articles.get(place), new_articles.get(place)
        if old is None or (new is not None and not repealed and without_space(old.text) == without_space(new.text)):
            continue
        change = _change(new, repealed=repealed)
        likely = None if repealed else most_alike(old.text, new_articles.values())
        present = [citing for citing in citings if not (citing.until and begins and citing.until < begins)]
        places = ((str(citing)[:200], citing.kind, citing.district) for citing in present)
        for where, kind, district in dict.fromkeys(places):
            row, made = CitationImpact.objects.get_or_create(
                old_article=old,
                change=change,
                cited_by=kind,
                where=where,
                defaults={
                    "law": one.name,
                    "district": district,
                    "label": old.label,
                    "new_article": new,
                    "likely_article": likely if likely != new else None,
                },
            )
            rows += [row] if made else []
    return rows


def _articles(version: int) -> dict[Place, ArticleText]:
    return {(row.number, row.sub): row for row in ArticleText.objects.filter(statute_id=version) if row.number}


def _change(new: ArticleText | None, *, repealed: bool) -> CitationImpact.Change:
    if repealed:
        return CitationImpact.Change.REPEALED
    return CitationImpact.Change.REMOVED if new is None else CitationImpact.Change.CHANGED
