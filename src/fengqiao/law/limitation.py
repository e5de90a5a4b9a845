"""Civil limitation (诉讼时效): suspended only in its last six months, started anew by every interruption.

Source: 民法典第一百八十八条、第一百九十四条、第一百九十五条; 民法典总则编解释第三十五条.

>>> import datetime as dt
>>> demand = Interruption.at(dt.date(2024, 3, 5), "催收")
>>> limitation_due(dt.date(2022, 11, 20), years(3), interruptions=[demand]).date
datetime.date(2027, 3, 5)

Other limitations stop in other ways.  In labour arbitration and state compensation the remaining time goes on after
the obstacle, so that its days are simply added: use ``due(..., pauses=...)`` there.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article
from fengqiao.law.counting import Counter, shift_months
from fengqiao.law.duedate import DueDate
from fengqiao.law.errors import PeriodError
from fengqiao.law.periods import due
from fengqiao.law.spans import Pause, Period, Unit, merge_pauses, years
from fengqiao.law.steps import Step, StepKind

__all__ = ["ORDINARY", "Interruption", "limitation_due"]

ORDINARY = years(3)
"""The ordinary limitation of civil claims, 民法典第一百八十八条第一款."""

_LAST_MONTHS = 6
"""Only obstacles in the last six months count, and the term then ends six months after them (民法典第一百九十四条)."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """An event after which limitation starts anew (民法典第一百九十五条): demand, promise, suit, arbitration.

    ``on`` is the day of the event, ``runs_again`` the day from which the new term runs: the same day for a demand or a
    promise, the end of the proceedings for a suit, None while they are pending.  ``reason`` and ``reason_en`` say what it
    was.  Raises PeriodError when out of order.
    """

    on: dt.date
    runs_again: dt.date | None
    reason: str = ""
    reason_en: str = ""

    def __post_init__(self) -> None:
        """Refuse a term that runs again before it was interrupted."""
        if self.runs_again is not None and self.runs_again < self.on:
            raise PeriodError(f"limitation cannot run again ({self.runs_again}) before its interruption ({self.on})")

    @classmethod
    def at(cls, on: dt.date, reason: str = "", reason_en: str = "") -> Self:
        """A demand or promise: the new term runs from the same day."""
        return cls(on, on, reason, reason_en)


def limitation_due(
    start: dt.date,
    period: Period = ORDINARY,
    *,
    interruptions: Iterable[Interruption] = (),
    obstacles: Iterable[Pause] = (),
    longest: tuple[dt.date, Period] | None = None,
    rule: Article | None = None,
    calendar: WorkCalendar | None = None,
) -> DueDate:
    """The last day of a civil limitation of ``period`` (months or years) from the day the claim could be made.

    1. Every interruption up to the last day starts the term anew; a pending one leaves it ``paused``.  Of proceedings
       that overlap the last to end decides: while one of them lasts, no term runs.
    2. An obstacle (不可抗力 and the like, first to last day) that touches the last six months makes the term end six
       months after the obstacle; earlier ones change nothing; one without end leaves the term ``paused``.  The last
       six months end with the last day as a rest day moved it (民法典第二百零三条), so an obstacle on that day counts.
    3. ``longest`` is the outer limit as (day it runs from, length), usually 20 years from the harm; neither
       interruptions nor obstacles move it.
    4. A last day on a rest day moves to the next working day.

    Passing means a defence, never "no case": courts do not raise it themselves (民法典第一百九十三条).
    Raises PeriodError for a period in other units.
    """
    if period.unit not in (Unit.MONTH, Unit.YEAR):
        raise PeriodError(f"limitation is counted in months or years, not in {period.en()}")
    calendar = calendar or WorkCalendar.official()
    stops = merge_pauses(obstacles)
    counter = Counter(start, calendar)
    counter.steps.append(Step(StepKind.START, start))
    for interruption in sorted(interruptions, key=lambda interruption: interruption.on):
        # An obstacle that begins after the step cannot decide whether it was in time: it only counts if the term still ran.
        end = _end(counter.end, period, stops, calendar)
        day, again = interruption.on, interruption.runs_again
        in_time = start <= day and (end is None or day <= _rolled(end, calendar))
        # A step taken while earlier proceedings last counts when it outlasts them; a demand made then adds nothing.
        if not in_time or (again is not None and again <= counter.end):
            note, note_en = "的中断事由不在期间之内", "is no interruption within the term"
            counter.note(StepKind.IGNORED, first=day, last=day, note=note, note_en=note_en)
        elif again is None:
            counter.steps.append(Step(StepKind.PAUSED, day, note=interruption.reason, note_en=interruption.reason_en))
            return DueDate(start, period, tuple(counter.steps), rule)
        else:
            counter.move(
                StepKind.INTERRUPTION,
                again,
                first=day,
                last=day,
                note=interruption.reason,
                note_en=interruption.reason_en,
            )
    counter.run([period], extending=False)
    if not _suspend(counter, stops, calendar):
        return DueDate(start, period, tuple(counter.steps), rule)
    if longest is not None:
        limit = due(*longest, calendar=calendar).unrolled
        if limit is not None and limit < counter.end:
            counter.move(StepKind.CAP, limit)
    unrolled, safe = counter.settle(roll=True)
    return DueDate(start, period, tuple(counter.steps), rule, counter.end, None, unrolled, safe, counter.provisional)


def _end(start: dt.date, period: Period, obstacles: Sequence[Pause], calendar: WorkCalendar) -> dt.date | None:
    """The unrolled end with these obstacles; None while one of them lasts."""
    end = shift_months(start, period.n * (12 if period.unit is Unit.YEAR else 1))[0]
    for obstacle in obstacles:
        if not _matters(obstacle, end, calendar):
            continue
        if obstacle.last is None:
            return None
        end = max(end, _six_months_after(obstacle.last))
    return end


def _suspend(counter: Counter, obstacles: Sequence[Pause], calendar: WorkCalendar) -> bool:
    """Move the counted end behind the obstacles that matter; False when one of them still lasts."""
    for obstacle in obstacles:
        if not _matters(obstacle, counter.end, calendar):
            last = obstacle.last or obstacle.first
            note, note_en = "的障碍不在最后六个月内", "lies outside the last six months"
            counter.note(StepKind.IGNORED, first=obstacle.first, last=last, note=note, note_en=note_en)
        elif obstacle.last is None:
            counter.steps.append(
                Step(StepKind.PAUSED, obstacle.first, note=obstacle.reason, note_en=obstacle.reason_en)
            )
            return False
        else:
            end = max(counter.end, _six_months_after(obstacle.last))
            counter.move(StepKind.OBSTACLE, end, first=obstacle.first, last=obstacle.last, note=obstacle.reason)
    return True


def _matters(obstacle: Pause, end: dt.date, calendar: WorkCalendar) -> bool:
    """Whether the obstacle reaches into the last six months of a term that ends on ``end``, however early it began."""
    window_opens_after = shift_months(end, -_LAST_MONTHS)[0]
    return obstacle.first <= _rolled(end, calendar) and (obstacle.last is None or obstacle.last > window_opens_after)


def _six_months_after(day: dt.date) -> dt.date:
    return shift_months(day, _LAST_MONTHS)[0]


def _rolled(end: dt.date, calendar: WorkCalendar) -> dt.date:
    return end if calendar.is_working_day(end) else calendar.next_working_day(end)
