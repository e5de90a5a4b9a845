"""Citations met in writing are looked up before they leave the house."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.citation import Article, parse_citations


def article_on(article: Article, day: date) -> ArticleText | None:
    """The article's text as in force on that day; None when the law or the article is not in the library.

    The newest version that had begun to apply by then is taken; a law known only in a later version is not guessed at.
    """
    version = (
        StatuteVersion.objects.filter(Q(effective_date=None) | Q(effective_date__lte=day), name=article.law)
        .exclude(status="历史版本", is_current=False, effective_date=None)
        .order_by("-is_current", "-version_date")
        .first()
    )
    if version is None:
        return None
    found: ArticleText | None = version.articles.filter(number=article.number, sub=article.sub).first()
    return found


def unknown_citations(text: str, day: date) -> list[str]:
    """For every citation in the text that is not in force on that day: a sentence, with the nearest that exist."""
    problems = []
    for found in parse_citations(text):
        article = found.article
        if article_on(article, day) is None:
            near = nearest(article)
            hint = _("最接近的是%(near)s。") % {"near": "、".join(near)} if near else _("请核对法名和条号。")
            problems.append(_("没有找到现行的%(cited)s，%(hint)s") % {"cited": str(article), "hint": hint})
    return problems


def nearest(article: Article) -> list[str]:
    """Up to three citations that exist and look like this one: the law's nearest numbers, else laws of a like name."""
    version = StatuteVersion.objects.filter(name=article.law, is_current=True).first()
    if version is not None:
        rows = list(version.articles.values_list("number", "sub").exclude(number=0))
        rows.sort(key=lambda row: (abs(row[0] - article.number), row[1]))
        return [str(Article(article.law, number, sub=sub)) for number, sub in rows[:3]]
    alike = StatuteVersion.objects.filter(is_current=True, name__contains=article.law[:4]).order_by("name")
    return [f"《{name}》" for name in alike.values_list("name", flat=True)[:3]]
