"""The language a page is read in."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language


def reading_language() -> Literal["zh", "en"]:
    """``en`` where the reader chose English, else ``zh``: what the law library's sentences and lengths are asked for."""
    return "en" if (get_language() or "").startswith("en") else "zh"
