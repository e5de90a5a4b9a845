"""Citations met in writing are looked up before they leave the house."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.citation import Article, parse_citations
from fengqiao.law.statute_names import statute_name

INTERPRETATION = "司法解释"


def version_on(name: str, day: date | None = None) -> StatuteVersion | None:
    """The version of the law citations mean: the newest, or the newest that had begun to apply on ``day``.

    None when the law is not in the library, or only in versions that began to apply later: those are not guessed at.
    """
    versions = StatuteVersion.objects.filter(name=statute_name(name))
    if day is None:
        return versions.filter(is_current=True).first()
    undated = Q(effective_date=None) & (Q(version_date=None, is_current=True) | Q(version_date__lte=day))
    begun = versions.filter(undated | Q(effective_date__lte=day))
    return begun.order_by("-is_current", "-version_date").first()


def article_on(article: Article, day: date) -> ArticleText | None:
    """The article's text as in force on that day; None when the law or the article is not in the library."""
    version = version_on(article.law, day)
    if version is None:
        return None
    found: ArticleText | None = version.articles.filter(number=article.number, sub=article.sub).first()
    return found


def unknown_citations(text: str, day: date) -> list[str]:
    """For every citation in the text that is not in force on that day: a sentence, with the nearest that exist."""
    problems = []
    for article in dict.fromkeys(found.article for found in parse_citations(text)):
        held = article_on(article, day)
        if held is None:
            near = nearest(article)
            hint = _("最接近的是%(near)s。") % {"near": "、".join(near)} if near else _("请核对法名和条号。")
            problems.append(_("没有找到现行的%(cited)s，%(hint)s") % {"cited": str(article), "hint": hint})
        elif held.statute.status == "已废止" and held.statute.kind != INTERPRETATION:
            # Repealed interpretations still govern what happened under them; a repealed law is cited by mistake.
            problems.append(_("%(cited)s所在的法律已经废止，请换成现行的条文。") % {"cited": str(article)})
    return problems


def nearest(article: Article) -> list[str]:
    """Up to three citations that exist and look like this one: the law's nearest numbers, else laws of a like name."""
    name = statute_name(article.law)
    version = StatuteVersion.objects.filter(name=name, is_current=True).first()
    if version is not None:
        rows = list(version.articles.values_list("number", "sub").exclude(number=0))
        rows.sort(key=lambda row: (abs(row[0] - article.number), row[1]))
        return [str(Article(article.law, number, sub=sub)) for number, sub in rows[:3]]
    alike = StatuteVersion.objects.filter(is_current=True, name__contains=name[:4]).order_by("name")
    return [f"《{name}》" for name in alike.values_list("name", flat=True)[:3]]
