"""What people wrote, with the articles they named leading to the law."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from fengqiao.law.citation import parse_citations
from fengqiao.look.templatetags.look import article_url

register = template.Library()


@register.filter
def cited(text: object) -> SafeString:
    """The text, escaped, each article in it a link to its page; of a range the first."""
    words, at, parts = str(text or ""), 0, []
    for found in parse_citations(words):
        if found.start < at:
            continue
        parts.append(conditional_escape(words[at : found.start]))
        shown = words[found.start : found.end]
        parts.append(format_html('<a class="cite" href="{}">{}</a>', article_url(found.article), shown))
        at = found.end
    return SafeString("".join([*parts, conditional_escape(words[at:])]))
