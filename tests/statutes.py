"""A handful of real laws for stories that cite: read once, stored for each test that asks."""

from __future__ import annotations

from functools import cache

from fengqiao.knowledge.importing import store
from fengqiao.law.statutes import Statute, read_embedded

NAMES = frozenset(
    {"民法典", "劳动法", "劳动合同法", "劳动争议调解仲裁法", "法律援助法", "人民调解法", "民事诉讼法", "反家庭暴力法"}
)


@cache
def some_laws() -> tuple[Statute, ...]:
    return tuple(statute for statute in read_embedded().statutes if statute.name in NAMES)


def store_laws() -> None:
    store(some_laws(), source="embedded")
