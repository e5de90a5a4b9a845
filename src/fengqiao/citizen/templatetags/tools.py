"""The law library speaks two languages by itself; this says its texts in the reader's."""

from __future__ import annotations

from django import template

from fengqiao.law.calculators import Text
from fengqiao.law.calculators.result import Lang

register = template.Library()


@register.simple_tag
def said(text: Text, lang: Lang) -> str:
    """A text of the law library in that language."""
    return text.said(lang)
