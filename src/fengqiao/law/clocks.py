"""Every statutory clock of the platform, declared as data and checked when this module is imported.

>>> import datetime as dt
>>> clock("D089").due(dt.date(2026, 2, 5)).date
datetime.date(2026, 2, 24)
>>> str(clock_on("D189", dt.date(2026, 2, 1)).period), str(clock("D189").period)
('6mo', '3mo')

Ids D001 to D203 are the rows of deadlines.md, section 2; a letter follows where a row has several lengths (D066a).
Ids L01 to L39 are the questions of section 3.  An error in the declarations stops the import with all problems at once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from fengqiao.law.clock_files import read_clocks
from fengqiao.law.clock_model import Clock, ClockKind, Section
from fengqiao.law.errors import ClockError

__all__ = ["CLOCKS", "Clock", "ClockKind", "ClockRegistry", "Section", "clock", "clock_on", "load_clocks"]


class ClockRegistry(Mapping[str, Clock]):
    """Clocks by id, in the order of their sections; a mapping to the present version of each.

    Build one from :func:`load_clocks` or, in a test, from any clocks.
    """

    def __init__(self, clocks: Iterable[Clock]) -> None:
        """Group the versions of each clock, which must come latest first."""
        self._versions: dict[str, tuple[Clock, ...]] = {}
        for clock in clocks:
            self._versions[clock.id] = (*self._versions.get(clock.id, ()), clock)

    def __getitem__(self, id: str) -> Clock:
        """The present version.  Raises ClockError (a KeyError would lose the message) for an unknown id."""
        return self.versions(id)[0]

    def __contains__(self, id: object) -> bool:
        """Whether there is a clock ``id``."""
        return id in self._versions

    def __iter__(self) -> Iterator[str]:
        """The ids, section by section."""
        return iter(self._versions)

    def __len__(self) -> int:
        """How many clocks there are, versions not counted."""
        return len(self._versions)

    def versions(self, id: str) -> tuple[Clock, ...]:
        """Every version of a clock, the present one first.  Raises ClockError for an unknown id."""
        if id not in self._versions:
            raise ClockError(f"there is no clock “{id}”: ids run from D001 to D203 and L01 to L39, some with a letter")
        return self._versions[id]

    def on(self, id: str, date: dt.date) -> Clock:
        """The version in force on ``date``, the day of the event that starts the clock.

        Raises ClockError for an unknown id, and when no version held was in force on that day.
        """
        versions = self.versions(id)
        for version in versions:
            if version.in_force_from is not None and version.in_force_from <= date <= (version.until or dt.date.max):
                return version
        first = versions[-1].in_force_from
        raise ClockError(f"no version of {id} ({versions[0].name_en}) is held for {date}: the earliest is from {first}")

    def after(self, clock: Clock) -> Clock:
        """The version that followed an earlier one; the present version has none and comes back itself."""
        versions = self.versions(clock.id)
        return versions[max(versions.index(clock) - 1, 0)]

    def sections(self) -> dict[Section, list[Clock]]:
        """The present clocks by section, in order."""
        grouped: dict[Section, list[Clock]] = {}
        for clock in self.values():
            grouped.setdefault(clock.section, []).append(clock)
        return grouped

    def citing(self, law: str, number: int | None = None) -> list[Clock]:
        """The present clocks that cite ``law`` (its full name), or one article of it."""
        return [
            clock
            for clock in self.values()
            if any(article.law == law and number in (None, article.number) for article in clock.articles)
        ]


def load_clocks(folder: Traversable | None = None) -> ClockRegistry:
    """Read and check the clocks in ``folder``; None for those shipped with the package.

    Raises ClockError listing every problem found.
    """
    clocks, problems = read_clocks(folder or resources.files("fengqiao.law").joinpath("clocks_data"))
    if problems:
        raise ClockError("the clock declarations do not hold together:\n  " + "\n  ".join(problems))
    return ClockRegistry(clocks)


CLOCKS = load_clocks()
"""The clocks shipped with the package."""


def clock(id: str) -> Clock:
    """The present version of a clock.  Raises ClockError for an unknown id."""
    return CLOCKS[id]


def clock_on(id: str, date: dt.date) -> Clock:
    """The version of a clock in force on ``date``; see :meth:`ClockRegistry.on`."""
    return CLOCKS.on(id, date)
