"""What a declared clock is: one statutory term with its event, its article and what follows when it passes.

The declarations are TOML files in ``clocks_data/``, read by :mod:`fengqiao.law.clock_files` and offered by
:mod:`fengqiao.law.clocks`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fengqiao.law.article import Article
from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.errors import ClockError
from fengqiao.law.periods import DueDate, PauseLike, Period, due, due_before

__all__ = ["Clock", "ClockKind", "Section"]


class ClockKind(StrEnum):
    """What the passing of a clock means, and hence how it is counted."""

    HANDLING = "handling"  # an authority or institution must act
    FILING = "filing"  # a party may act, and loses the chance afterwards
    LIMITATION = "limitation"  # 时效: a claim weakens, an offence is no longer pursued
    WAITING = "waiting"  # nothing may be done before; the last day does not move
    DURATION = "duration"  # an effect lasts so long; the last day does not move
    MINIMUM = "minimum"  # something must stay open at least so long; the last day does not move
    NOTICE = "notice"  # must happen so long before an event; counted backwards
    THRESHOLD = "threshold"  # something becomes possible so long before an event; counted backwards

    @property
    def zh(self) -> str:
        """The Chinese word shown on pages."""
        return _KIND_ZH[self]

    @property
    def backwards(self) -> bool:
        """Whether the clock is counted back from its event."""
        return self in (ClockKind.NOTICE, ClockKind.THRESHOLD)

    @property
    def rolls(self) -> bool:
        """Whether a last day on a rest day moves to the next working day."""
        return self in (ClockKind.HANDLING, ClockKind.FILING, ClockKind.LIMITATION)


_KIND_ZH = {
    ClockKind.HANDLING: "办理期限",
    ClockKind.FILING: "提出期限",
    ClockKind.LIMITATION: "时效",
    ClockKind.WAITING: "等待期",
    ClockKind.DURATION: "持续期间",
    ClockKind.MINIMUM: "最短期限",
    ClockKind.NOTICE: "提前期限",
    ClockKind.THRESHOLD: "临近界限",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A group of clocks, such as 法律援助; ``order`` is its place on the page."""

    key: str
    zh: str
    en: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One statutory clock in one version.  Fields named ``…_zh`` are shown to citizens; empty when there is nothing.

    ``period``         the length; None where the law gives none (then ``length_zh`` says what it gives)
    ``starts``         the name of the event it runs from (up to, for backward kinds); ``starts_zh`` in Chinese
    ``articles``       the article that sets the clock, then those that explain it
    ``extensions``     each extension the law allows, at most; ``extends_zh`` says on whose approval
    ``pauses_zh``      what does not count
    ``effect_zh``      what follows when it passes
    ``fixed``          不变期间 or 除斥期间: never suspended, interrupted or extended
    ``civil_limitation``  whether 民法典第一百九十四条 and 第一百九十五条 govern suspension and interruption
    ``next_hour``      whether hours count from the next full hour (civil procedure)
    ``outer``          the id of the clock it can never outlast; None for most
    ``region``         where a local rule holds (山东省), empty for the whole country
    ``certain``        False where the length or the article could not be read in the statute; ``note_zh`` says why
    ``in_force_from``  first day of this version; None when unknown.  ``until`` its last day; None for the present one
    ``yields``         of an earlier version: what had not run out when the next version took effect is counted by that one
    ``same_as``        the id of the clock this one repeats under the question people ask; None for most
    """

    id: str
    name_zh: str
    name_en: str
    section: Section
    kind: ClockKind
    period: Period | None
    starts: str
    starts_zh: str
    articles: tuple[Article, ...]
    extensions: tuple[Period, ...] = ()
    length_zh: str = ""
    pauses_zh: str = ""
    extends_zh: str = ""
    effect_zh: str = ""
    note_zh: str = ""
    region: str = ""
    fixed: bool = False
    next_hour: bool = False
    civil_limitation: bool = False
    certain: bool = True
    outer: str | None = None
    in_force_from: dt.date | None = None
    until: dt.date | None = None
    yields: bool = False
    same_as: str | None = None

    @property
    def rule(self) -> Article:
        """The article that sets the clock."""
        return self.articles[0]

    @property
    def length(self) -> int | None:
        """The number of the period; None without one.  The unit is ``period.unit``."""
        return self.period.n if self.period else None

    def length_text(self) -> str:
        """The length in Chinese: 7日, 或 what the law says instead of a number."""
        return self.period.zh() if self.period else self.length_zh

    def due(
        self,
        event: dt.date | dt.datetime,
        *,
        pauses: Iterable[PauseLike] = (),
        extensions: Iterable[Period] = (),
        calendar: WorkCalendar | None = None,
    ) -> DueDate:
        """When the clock runs out if its event is on ``event``; hours need a datetime.

        ``extensions`` are those granted, not those the law allows.  Backward kinds (hearing notices) count back from
        the event; waiting, duration and minimum kinds do not move for rest days.  Raises ClockError when the clock has
        no length, or is given pauses or extensions though it is ``fixed`` or counts backwards; obstacles and
        interruptions of a civil limitation are the business of :func:`fengqiao.law.limitation.limitation_due`.
        """
        pauses, extensions = list(pauses), list(extensions)
        if self.period is None:
            raise ClockError(f"{self.id} ({self.name_en}) has no fixed length: {self.length_zh}")
        if (pauses or extensions) and (self.fixed or self.kind.backwards):
            why = "is a fixed period" if self.fixed else "counts backwards"
            raise ClockError(f"{self.id} ({self.name_en}) {why} and cannot be paused or extended")
        if pauses and self.civil_limitation:
            raise ClockError(f"{self.id} ({self.name_en}) is suspended by obstacles: use fengqiao.law.limitation_due")
        if self.kind.backwards:
            return due_before(event, self.period, rule=self.rule, calendar=calendar)
        return due(
            event,
            self.period,
            pauses=pauses,
            extensions=extensions,
            rule=self.rule,
            calendar=calendar,
            roll=self.kind.rolls,
            next_hour=self.next_hour,
        )
