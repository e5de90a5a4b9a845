"""Citations met in writing are looked up before they leave the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from fengqiao.knowledge.alike import alike, fragments, without_space
from fengqiao.knowledge.models import ArticleText, StatuteVersion
from fengqiao.law.citation import Article, parse_citations
from fengqiao.law.statute_names import statute_name

INTERPRETATION = "司法解释"
REPEALED = "已废止"
_FRAGMENTS = 24
_LIKE_ENOUGH = 0.35
"""Share of common character pairs: a code rewords what it takes over, so this is looser than for an amended article."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation met in writing, with the words the article had on that day.

    ``text`` is None where the library has no version of that day.  ``changed`` says that the article reads differently
    today, or is gone, or its law repealed.
    """

    article: Article
    text: ArticleText | None
    changed: bool


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
        elif held.statute.status == REPEALED and held.statute.kind != INTERPRETATION:
            # Repealed interpretations still govern what happened under them; a repealed law is cited by mistake.
            problems.append(_repealed(article, held))
    return problems


def quoted_on(text: str, day: date) -> list[Quoted]:
    """Every citation in the text once, with the words in force on that day, whatever was amended since."""
    found = []
    for article in dict.fromkeys(one.article for one in parse_citations(text)):
        then = article_on(article, day)
        now = StatuteVersion.objects.filter(name=statute_name(article.law), is_current=True).first()
        today = now.articles.filter(number=article.number, sub=article.sub).first() if now else None
        is_same = today is not None and then is not None and without_space(today.text) == without_space(then.text)
        found.append(Quoted(article, then, changed=not is_same or (now is not None and now.status == REPEALED)))
    return found


def _repealed(article: Article, held: ArticleText) -> str:
    """The sentence about an article of a repealed law, with up to three in force that say much the same, if there are."""
    repeated = [Q(text__contains=piece) for piece in fragments(held.text, _FRAGMENTS)]
    in_force = ArticleText.objects.filter(statute__is_current=True).exclude(statute__status=REPEALED).exclude(number=0)
    rows = in_force.filter(reduce(or_, repeated)).select_related("statute") if repeated else ()
    near = [
        str(Article(one.statute.name, one.number, sub=one.sub)) for one in alike(held.text, rows, least=_LIKE_ENOUGH)
    ]
    if not near:
        return _("%(cited)s所在的法律已经废止，请换成现行的条文。") % {"cited": str(article)}
    return _("%(cited)s所在的法律已经废止，最接近的是%(near)s。") % {"cited": str(article), "near": "、".join(near[:3])}


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
