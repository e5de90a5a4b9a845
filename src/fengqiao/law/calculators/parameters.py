"""Numbers the law may change, read from dated TOML files with their source.

Each file in ``data/`` is a list of ``[[version]]`` tables, oldest first, each with ``from`` (the day it took effect),
``source`` (where it is published) and the values.  Numbers become ``Decimal`` or ``int``, never ``float``.

>>> parameters("delay").number("daily_rate")
Decimal('0.000175')
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from fengqiao.law.errors import LawError

__all__ = ["Parameters", "all_parameters", "parameters"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values of one file in one version; ``since`` is the day they took effect."""

    name: str
    since: dt.date
    source: str
    values: Mapping[str, Any]

    def number(self, key: str) -> Decimal:
        """One number.  Raises LawError naming the file when there is none of that name."""
        value = self._value(key)
        if isinstance(value, int | Decimal):
            return Decimal(value)
        raise LawError(f"{self.name}: {key} must be a number, not {value!r}")

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """A list of numbers."""
        return tuple(Decimal(one) for one in self._value(key))

    def tiers(self, key: str) -> tuple[tuple[Decimal | None, Decimal], ...]:
        """A progressive scale as (upper end of the slice, rate), the last slice without end (None)."""
        return tuple((Decimal(tier["upto"]) if "upto" in tier else None, tier["rate"]) for tier in self._value(key))

    def _value(self, key: str) -> Any:
        if key not in self.values:
            raise LawError(f"{self.name} ({self.since}) has no {key!r}; it has {', '.join(self.values)}")
        return self.values[key]


_DATA = resources.files("fengqiao.law.calculators").joinpath("data")


@cache
def _versions(name: str) -> tuple[Parameters, ...]:
    text = _DATA.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text, parse_float=Decimal)["version"]
    return tuple(Parameters(name, one.pop("from"), one.pop("source"), one) for one in found)


def parameters(name: str, on: dt.date | None = None) -> Parameters:
    """The values in force on ``on`` (None: the newest).  Raises LawError for a day before the first version held."""
    versions = _versions(name)
    if on is None:
        return versions[-1]
    in_force = [version for version in versions if version.since <= on]
    if not in_force:
        raise LawError(f"{name}: no values are held for {on}; the earliest are from {versions[0].since}")
    return in_force[-1]


def all_parameters() -> list[Parameters]:
    """Every version of every file, by file and day."""
    names = sorted(file.name.removesuffix(".toml") for file in _DATA.iterdir() if file.name.endswith(".toml"))
    return [version for name in names for version in _versions(name)]
