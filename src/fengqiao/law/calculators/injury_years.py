"""For how many years compensation is paid, and how several dependants share a year.

Source: 人身损害赔偿解释第十二条、第十五条、第十七条.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from fengqiao.law.calculators.parameters import Parameters

__all__ = ["Dependant", "dependant_years", "paid_years"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependant:
    """A person the victim had to support: age in full years, and how many people in all owe that support."""

    age: int
    supporters: int


def paid_years(age: int, values: Parameters) -> int:
    """20 years; from 60 one less for each year of age above 60; from 75 five."""
    if age >= values.number("shortest_from_age"):
        return int(values.number("shortest_years"))
    return int(values.number("years")) - max(age - int(values.number("reduced_from_age")), 0)


def _supported_years(one: Dependant, values: Parameters) -> int:
    child_until = int(values.number("child_until_age"))
    return child_until - one.age if one.age < child_until else paid_years(one.age, values)


def dependant_years(dependants: tuple[Dependant, ...], share: Decimal, values: Parameters) -> list[tuple[int, Decimal]]:
    """(years, part of one person's consumption a year), in order; no year above the whole.

    ``share`` is the victim's lost capacity: 1 for a death.
    """
    terms = [(_supported_years(one, values), share / one.supporters) for one in dependants]
    longest = max((years for years, _ in terms), default=0)
    parts = [min(sum((part for years, part in terms if years > n), Decimal(0)), Decimal(1)) for n in range(longest)]
    return [(len(list(run)), part) for part, run in groupby(parts)]
