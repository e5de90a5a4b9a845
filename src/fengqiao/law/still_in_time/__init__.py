"""还来得及吗 (am I still in time?): situations, the days they ask for, and every limit that applies.

    from fengqiao.law.still_in_time import SITUATIONS, find_limits, read_days
    loan = SITUATIONS["loan"]
    find_limits(loan, read_days(loan, {"due": "2021-06-01"}, today), today)[0].state      # State.EXPIRED

It knows which clock runs from which day; how long a clock is and what its article says stands in ``law.clocks``.
"""

from __future__ import annotations

from importlib import resources

from fengqiao.law.still_in_time.files import read_situations
from fengqiao.law.still_in_time.finding import Days, Demand, Lawsuit, Obstacle, find_limits, inputs_of, read_days
from fengqiao.law.still_in_time.model import FoundLimit, Group, Limit, Situation, State, Stops

__all__ = [
    "SITUATIONS",
    "Days",
    "Demand",
    "FoundLimit",
    "Group",
    "Lawsuit",
    "Limit",
    "Obstacle",
    "Situation",
    "State",
    "Stops",
    "find_limits",
    "inputs_of",
    "read_days",
]

SITUATIONS: dict[str, Situation] = {
    one.key: one for one in read_situations(resources.files("fengqiao.law.still_in_time").joinpath("data"))
}
"""Every situation by its key, group by group."""
