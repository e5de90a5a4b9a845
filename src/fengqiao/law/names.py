"""Names of laws: the short forms people use, and the full names under which articles are kept.

The table is ``law_names.toml``: short forms as in the domain briefs (services.md, section 20), and the full names that
may stand in running text without 《》.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

__all__ = ["full_law_name", "known_law_names", "short_law_names"]


@cache
def _table() -> dict[str, dict[str, str] | list[str]]:
    text = resources.files("fengqiao.law").joinpath("law_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def short_law_names() -> Mapping[str, str]:
    """Short form → full name: 民诉法 → 民事诉讼法."""
    short = _table()["short"]
    assert isinstance(short, dict)
    return MappingProxyType(short)


@cache
def known_law_names() -> Mapping[str, str]:
    """Every name that is read without 《》, short or full, → its full name."""
    names = {name: name for name in _table()["full"]}
    return MappingProxyType(names | {name: name for name in short_law_names().values()} | dict(short_law_names()))


def full_law_name(name: str) -> str:
    """The full name for a short form; any other name comes back unchanged."""
    return short_law_names().get(name, name)
