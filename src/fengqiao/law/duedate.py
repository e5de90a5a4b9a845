"""A due date that explains itself."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from fengqiao.law.citation import Article
from fengqiao.law.errors import PeriodError
from fengqiao.law.spans import Period, in_shanghai
from fengqiao.law.steps import Step

__all__ = ["DueDate"]


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day (or, for hours, the last moment) of a term, with the steps by which it was reached.

    ``start``        the event the term runs from (for backward terms the event it runs up to)
    ``period``       the declared length
    ``steps``        how the date was reached, in order
    ``rule``         the article that sets the term; None when the caller named none
    ``date``         the last day; None while the term is suspended without end (``paused``)
    ``moment``       the last moment of an hour term, Asia/Shanghai; None for every other term
    ``unrolled``     the last day before a rest day moved it; None while paused
    ``safe``         the last working day on or before ``unrolled``, never before the start: the day to promise, because
                     not every law says that a handling period moves for rest days.  On provisional working-day terms
                     also early enough for any make-up day a coming notice may bring.  None for hours and while paused
    ``provisional``  whether the date depends on a holiday notice not known yet
    """

    start: dt.date | dt.datetime
    period: Period
    steps: tuple[Step, ...]
    rule: Article | None = None
    date: dt.date | None = None
    moment: dt.datetime | None = None
    unrolled: dt.date | None = None
    safe: dt.date | None = None
    provisional: bool = False

    @property
    def paused(self) -> bool:
        """Whether the term is suspended without end, so that it has no due date yet."""
        return self.date is None

    @property
    def breach(self) -> dt.date | None:
        """The first day on which the term has been missed, the day after ``date``; None while paused."""
        return None if self.date is None else self.date + dt.timedelta(days=1)

    def require(self) -> dt.date:
        """``date``, for callers that know the term is not paused.  Raises PeriodError when it is."""
        if self.date is None:
            raise PeriodError(f"the term of {self.period.en()} from {self.start} is suspended and has no due date yet")
        return self.date

    def missed(self, now: dt.date | dt.datetime) -> bool:
        """Whether the term has run out at ``now``: a day for day terms, a moment (or a day) for hour terms.

        A paused term is never missed.  The last day counts to its end (24:00; deadlines.md, section 1, rule 4).
        """
        if self.date is None:
            return False
        if isinstance(now, dt.datetime):
            now = in_shanghai(now)
            return now > self.moment if self.moment is not None else now.date() > self.date
        return now > self.date

    def explain(self, lang: Literal["zh", "en"] = "zh") -> list[str]:
        """The steps as sentences, the rule first when there is one."""
        if lang == "en":
            head = [f"Rule: {self.rule}, {self.period.en()}"] if self.rule else []
            return head + [step.en() for step in self.steps]
        head = [f"依据{self.rule}，期限为{self.period.zh()}"] if self.rule else []
        return head + [step.zh() for step in self.steps]

    def as_json(self) -> dict[str, object]:
        """A JSON-ready mapping: start, period, rule, due, unrolled, safe, provisional, paused, steps.

        Dates are ISO dates; ``due`` of an hour term is an ISO moment with offset.  None as in the fields.
        """
        last = self.moment or self.date
        return {
            "start": self.start.isoformat(),
            "period": str(self.period),
            "rule": str(self.rule) if self.rule else None,
            "due": last.isoformat() if last else None,
            "unrolled": self.unrolled.isoformat() if self.unrolled else None,
            "safe": self.safe.isoformat() if self.safe else None,
            "provisional": self.provisional,
            "paused": self.paused,
            "steps": [step.as_json() for step in self.steps],
        }
