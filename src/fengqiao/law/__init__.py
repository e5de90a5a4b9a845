"""The law as a library: citations, statutory periods, working days and every statutory clock.

It imports no Django, knows no request and no database, and answers in microseconds: pure values in, explained values
out.  It is deliberately not the place where a matter's clock is started or stopped (see ``fengqiao.matters``).

    from fengqiao.law import Article, due, days
    due(date(2026, 2, 5), days(15), rule=Article("行政诉讼法", 45)).date      # 2026-02-24
    clock("D089").due(date(2026, 2, 5)).explain("zh")

``CLOCKS``, ``clock`` and ``clock_on`` are loaded when first used, because reading the declarations takes a moment that
a command such as ``fengqiao law due`` should not wait for.
"""

from typing import TYPE_CHECKING, Any

from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article, Citation, normalise_law_name, parse_citations
from fengqiao.law.errors import LawError
from fengqiao.law.limitation import Interruption, limitation_due
from fengqiao.law.periods import (
    DueDate,
    Pause,
    Period,
    Unit,
    days,
    due,
    due_before,
    hours,
    months,
    parse_period,
    working_days,
    years,
)

if TYPE_CHECKING:
    from fengqiao.law.clocks import CLOCKS, clock, clock_on

__all__ = [
    "CLOCKS",
    "Article",
    "Citation",
    "DueDate",
    "Interruption",
    "LawError",
    "Pause",
    "Period",
    "Unit",
    "WorkCalendar",
    "clock",
    "clock_on",
    "days",
    "due",
    "due_before",
    "hours",
    "limitation_due",
    "months",
    "normalise_law_name",
    "parse_citations",
    "parse_period",
    "working_days",
    "years",
]

_LAZY = frozenset({"CLOCKS", "clock", "clock_on"})


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        from fengqiao.law import clocks

        return getattr(clocks, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
