"""Tags every template may use: icons, translation of declared words, dates and clocks as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

from fengqiao.look.language import reading_language

register = template.Library()
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_WEEKDAYS = "一二三四五六日"


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """An inline SVG icon, hidden from screen readers; the words beside it say what it means."""
    try:
        return SafeString(lucide(name, size=size, **{"aria-hidden": "true"}))
    except IconDoesNotExist as error:
        raise template.TemplateSyntaxError(f"there is no icon called {name!r}") from error


@register.filter
def tr(text: object) -> str:
    """A declared Chinese word or sentence in the reader's language; empty stays empty."""
    return gettext(str(text)) if text else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """3月9日 周一 (with the year when it is not this one); Mon 9 Mar in English; empty for None."""
    if value is None:
        return ""
    one = value.astimezone(_SHANGHAI).date() if isinstance(value, datetime) else value
    this_year = one.year == datetime.now(_SHANGHAI).year
    if reading_language() == "en":
        return f"{one:%a} {one.day} {one:%b}" + ("" if this_year else f" {one.year}")
    return ("" if this_year else f"{one.year}年") + f"{one.month}月{one.day}日 周{_WEEKDAYS[one.weekday()]}"


@register.filter
def moment(value: datetime | None) -> str:
    """3月9日 周一 14:30, Asia/Shanghai; empty for None."""
    return f"{day(value)} {value.astimezone(_SHANGHAI):%H:%M}" if value else ""


@register.simple_tag
def machine_time(value: date | datetime) -> SafeString:
    """A <time> element with the machine-readable value and the reader's words."""
    shown = moment(value) if isinstance(value, datetime) else day(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)


@register.filter
def article_url(article: object) -> str:
    """The address of an article's page, /law/<law>/<number>/ (12-1 for 第十二条之一), from a ``law.citation.Article``."""
    number, sub = getattr(article, "number", ""), getattr(article, "sub", 0)
    return f"/law/{quote(str(getattr(article, 'law', '')))}/{number}{f'-{sub}' if sub else ''}/"


@register.filter
def in_turn(articles: Iterable[Any]) -> list[tuple[Any, str]]:
    """Each ``law.citation.Article`` as it is named after the one before: the law once, an article once.

    《劳动保障监察条例》第二十条第一款、第二款 is one entry, because both lead to the same page.
    """
    found: list[tuple[Any, str]] = []
    for article in articles:
        whole = str(replace(article, paragraph=None, item=None))
        before = found[-1][0] if found else None
        if before and (before.law, before.number, before.sub) == (article.law, article.number, article.sub):
            part = str(article).removeprefix(whole)
            if part and not found[-1][1].endswith(part):
                found[-1] = before, f"{found[-1][1]}{gettext('、')}{part}"
        else:
            is_same_law = before is not None and before.law == article.law
            found.append((article, str(article).removeprefix(f"《{article.law}》") if is_same_law else str(article)))
    return found


_CALLS = re.compile(r"(?<![\d第-])(?:110|119|120|122|12309|12315|12333|12338|12345|12348|12355|12368)(?![\d条元天日-])")


@register.filter
def calls(text: object) -> SafeString:
    """A sentence in which a hotline's number can be tapped to call it."""
    shown = conditional_escape(str(text or ""))
    return SafeString(_CALLS.sub(lambda found: f'<a href="tel:{found[0]}">{found[0]}</a>', shown))


@register.filter
def phrased(text: object) -> SafeString:
    """A title that breaks after its commas first, and inside a phrase only where a phrase is longer than the line."""
    phrases = re.split(r"(?<=[、，；：？])", str(text or ""))
    return format_html_join("", '<span class="phrase">{}</span>', ((phrase,) for phrase in phrases if phrase))


@register.filter
def unbroken(times: object) -> str:
    """Opening hours as text in which 13:30-17:30 stays on one line."""
    return str(times or "").replace("-", "-\N{WORD JOINER}")


@register.filter
def plain_phone(phone: object) -> str:
    """A telephone number without the country code; empty for none."""
    return str(phone or "").removeprefix("+86")
