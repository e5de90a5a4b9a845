"""The names under which statutes are held and the labels of their articles.

A citation keeps the 《》 inside a title as written; a library must hold a text under one name however its title was
typed, so inner 《》 go as well and joint authors are joined by 、.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fengqiao.law.citation import normalise_law_name
from fengqiao.law.errors import CitationError
from fengqiao.law.numerals import CHINESE_DIGITS, chinese_number, number_from

__all__ = ["label_of", "parse_label", "statute_name"]

_LABEL = re.compile(rf"第([{CHINESE_DIGITS}]+|\d+)条(?:之([{CHINESE_DIGITS}]+|\d+))?")
_JOINT = re.compile(r"(?<=最高人民法院)\s+(?=最高人民检察院)|(?<=最高人民检察院)\s+(?=公安部)")


@lru_cache(maxsize=8192)
def statute_name(title: str) -> str:
    """The name a statute is held under.

    >>> statute_name("最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释")
    '最高人民法院关于适用民法典有关担保制度的解释'
    """
    name = normalise_law_name(_JOINT.sub("、", title.strip()))
    return re.sub("[《》]", "", name)


def parse_label(label: str) -> tuple[int, int] | None:
    """(205, 1) for 第二百零五条之一, (1079, 0) for 第1079条, None for anything else."""
    found = _LABEL.fullmatch(label.strip())
    if not found:
        return None
    try:
        return number_from(found[1]), number_from(found[2]) if found[2] else 0
    except CitationError:
        return None


@lru_cache(maxsize=4096)
def label_of(number: int, sub: int = 0) -> str:
    """第二百零五条之一 for (205, 1)."""
    return f"第{chinese_number(number)}条" + (f"之{chinese_number(sub)}" if sub else "")
