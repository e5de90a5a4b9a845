"""Parts of an article's text: the paragraph that is meant, a beginning short enough for a phone."""

from __future__ import annotations

import re

__all__ = ["excerpt", "paragraphs"]

LONGEST = 120
"""Characters of an excerpt; about five lines on a phone."""
_ITEM = re.compile(r"（[一二三四五六七八九十]+）|\d+[.．、]")
_SENTENCE_END = re.compile(r"[。；]")


def paragraphs(text: str) -> list[str]:
    """The paragraphs (款) of an article; a list of items belongs to the paragraph that opens it."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if found and _ITEM.match(line):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def excerpt(text: str, paragraph: int | None = None, longest: int = LONGEST) -> str:
    """The paragraph with that number (the first when None or not there), cut at a sentence, with … where it goes on."""
    parts = paragraphs(text) or [""]
    place = paragraph - 1 if paragraph and paragraph <= len(parts) else 0
    chosen, more = parts[place], paragraph is None and len(parts) > 1
    if len(chosen) <= longest:
        return f"{chosen}……" if more else chosen
    ends = [found.end() for found in _SENTENCE_END.finditer(chosen, 0, longest)]
    cut = ends[-1] if ends else longest
    return f"{chosen[:cut]}……"
