"""The counting itself: one term, walked from its start to its last day, writing down every step.

:mod:`fengqiao.law.periods` is the door; nothing else imports this module.
"""

import calendar as month_lengths
import datetime as dt
from collections.abc import Sequence

from fengqiao.law.calendar import ONE_DAY, Day, DayKind, WorkCalendar
from fengqiao.law.errors import PeriodError
from fengqiao.law.spans import Pause, Period, Unit, working_days
from fengqiao.law.steps import Step, StepKind

__all__ = ["Counter", "shift_months"]


def shift_months(date: dt.date, months: int) -> tuple[dt.date, bool]:
    """The same-numbered day ``months`` later (earlier when negative), and whether the month was too short for it.

    A day that does not exist becomes the last day of the month (民法典第二百零二条).  Raises PeriodError outside the
    years 1 to 9999.
    """
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise PeriodError(f"{months} months from {date} is outside the calendar")
    last = month_lengths.monthrange(year, month)[1]
    return dt.date(year, month, min(date.day, last)), date.day > last


class Counter:
    """Counts one term of days, working days, months and years; used once and thrown away.

    ``end`` is the running last day, ``steps`` what was done, ``waiting`` whether an open pause has stopped the clock.
    """

    def __init__(self, start: dt.date, calendar: WorkCalendar, pauses: Sequence[Pause] = ()) -> None:
        """Begin at ``start`` (the event, whose own day does not count); ``pauses`` merged and in order."""
        self.calendar = calendar
        self.start = start
        self.end = start
        self.steps: list[Step] = []
        self.waiting = False
        self._pauses = pauses
        self._used_pauses: set[Pause] = set()
        self._open_years: set[int] = set()
        self._earliest = start  # where `end` would be if every day that may yet be worked is worked

    # -- the parts of a term ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Note the event and the first day that counts (民法典第二百零一条)."""
        first = self.start + ONE_DAY
        self.steps.append(Step(StepKind.START, self.start))
        self.note(StepKind.FIRST_DAY, first=first, last=first)

    def run(self, periods: Sequence[Period], *, extending: bool) -> None:
        """Count ``periods``, all of one kind (see :func:`runs`), the later ones being extensions of the first.

        ``extending`` says that the first one, too, extends an earlier part of the term.
        """
        kinds = [StepKind.EXTENSION if extending or number else StepKind.COUNT for number in range(len(periods))]
        if periods[0].unit is Unit.WORKING_DAY:
            for kind, period in zip(kinds, periods, strict=True):
                if not self.waiting:
                    self._count_working_days(kind, period)
            return
        origin, total = self.end, 0
        for kind, period in zip(kinds, periods, strict=True):
            total += period.n * (12 if period.unit is Unit.YEAR else 1)
            if period.unit is Unit.DAY:
                self.move(kind, origin + dt.timedelta(days=total), period=period)
            else:
                target, too_short = shift_months(origin, total)
                self.move(kind, target, period=period)
                if too_short:
                    self.note(StepKind.MONTH_END, days=origin.day)
        self._add_suspended_days(origin)

    def settle(self, *, roll: bool) -> tuple[dt.date, dt.date]:
        """Move a last day that is a rest day and close the list of steps; returns the unrolled and the safe date.

        Source: 民法典第二百零三条; without ``roll`` the day stays (刑事诉讼法第一百零五条第四款: detained persons).
        """
        unrolled = self.end
        last = self.calendar.day(unrolled)
        told = any(step.kind is StepKind.MAKE_UP and step.first == unrolled for step in self.steps)
        if last.kind is DayKind.MAKE_UP and not told:
            self._note_day(StepKind.MAKE_UP, last)
        if last.is_rest:
            self._note_rest_day(last)
            if roll:
                self._roll()
            else:
                self.note(StepKind.NO_ROLL)
        if roll:
            self._mark_open(unrolled, self.end)
        self._ignore_unused_pauses()
        safe = self._safe(unrolled)
        if self.provisional and not self.waiting:
            years = sorted(self._open_years)
            zh, en = "、".join(f"{year}年" for year in years), ", ".join(map(str, years))
            self.note(StepKind.PROVISIONAL, first=safe, last=safe, note=zh, note_en=en)
        if not self.waiting:
            self.note(StepKind.END)
        return unrolled, safe

    @property
    def provisional(self) -> bool:
        """Whether a day that decided the result waits for a holiday notice."""
        return bool(self._open_years)

    # -- writing down -------------------------------------------------------------------------------------------------

    def move(
        self,
        kind: StepKind,
        end: dt.date,
        *,
        first: dt.date | None = None,
        last: dt.date | None = None,
        days: int | None = None,
        period: Period | None = None,
        note: str = "",
        note_en: str = "",
    ) -> None:
        """Write down a step that moves the running end to ``end``."""
        moves = (end - self.end).days
        self.end = end
        self._earliest += dt.timedelta(days=moves)
        self.steps.append(Step(kind, end, first, last, days, moves, period, note, note_en))

    def note(
        self,
        kind: StepKind,
        *,
        first: dt.date | None = None,
        last: dt.date | None = None,
        days: int | None = None,
        note: str = "",
        note_en: str = "",
    ) -> None:
        """A step that moves nothing."""
        self.move(kind, self.end, first=first, last=last, days=days, note=note, note_en=note_en)

    # -- natural days, months, years ----------------------------------------------------------------------------------

    def _add_suspended_days(self, after: dt.date) -> None:
        """Add exactly the suspended days that fall into the term after ``after`` (deadlines.md, section 1, rule 11)."""
        for pause in self._pauses:
            if pause.last is not None and pause.last <= after:
                continue
            first = max(pause.first, after + ONE_DAY)
            if first > self.end:
                break
            self._used_pauses.add(pause)
            if pause.last is None:
                self._stop(pause)
                return
            lost = (pause.last - first).days + 1
            target = self.end + dt.timedelta(days=lost)
            self.move(
                StepKind.PAUSE,
                target,
                first=first,
                last=pause.last,
                days=lost,
                note=pause.reason,
                note_en=pause.reason_en,
            )

    def _roll(self) -> None:
        """Move the end past rest days, and past a pause that begins while it moves."""
        day = self.end
        while True:
            pause = self._pause_on(day)
            if pause is not None:
                self._used_pauses.add(pause)
                if pause.last is None:
                    self._stop(pause)
                    return
                day = pause.last
            elif not self.calendar.is_rest_day(day):
                break
            day += ONE_DAY
        self.move(StepKind.ROLL, day, first=self.end, last=day, days=(day - self.end).days)

    # -- working days -------------------------------------------------------------------------------------------------

    def _count_working_days(self, kind: StepKind, period: Period) -> None:
        """Count day by day; public holidays, make-up days and pauses each become a step of their own."""
        origin, earliest, counted = self.end, self._earliest, 0
        run: list[Day] = []
        make_up_days: list[Day] = []
        while counted < period.n:
            day = (run[-1].date if run else self.end) + ONE_DAY
            pause = self._pause_on(day)
            today = self.calendar.day(day)
            if pause is not None or today.kind is DayKind.HOLIDAY:
                self._close_run(run, make_up_days)
                if pause is None:
                    self._skip_holiday(today)
                elif pause.last is None:
                    self._stop(pause)
                    return
                else:
                    self._skip_pause(pause, day, pause.last)
                continue
            run.append(today)
            counted += not today.is_rest
            if today.kind is DayKind.MAKE_UP:
                make_up_days.append(today)
        self._close_run(run, make_up_days)
        self._mark_open(origin + ONE_DAY, self.end)
        # One closing step says what the pieces add up to; it moves nothing.
        self.steps.append(Step(kind, self.end, first=origin + ONE_DAY, last=self.end, days=period.n, period=period))
        if self.provisional:
            self._earliest = self._earliest_end(earliest, period.n)

    def _close_run(self, run: list[Day], make_up_days: list[Day]) -> None:
        """Write down the days counted since the last holiday, weekends in between included in the move."""
        if not run:
            return
        worked = [day.date for day in run if not day.is_rest]
        if worked:
            self.move(StepKind.COUNT, run[-1].date, first=worked[0], last=worked[-1], days=len(worked))
            for day in make_up_days:
                self._note_day(StepKind.MAKE_UP, day)
        else:
            first, last = run[0], run[-1]
            self.move(
                StepKind.HOLIDAY,
                last.date,
                first=first.date,
                last=last.date,
                days=len(run),
                note=first.reason_zh(),
                note_en=first.reason_en(),
            )
        run.clear()
        make_up_days.clear()

    def _skip_holiday(self, first: Day) -> None:
        last = first.date
        while self._is_same_holiday(last + ONE_DAY, first.name):
            last += ONE_DAY
        skipped = (last - self.end).days
        zh, en = first.reason_zh(), first.reason_en()
        self.move(StepKind.HOLIDAY, last, first=first.date, last=last, days=skipped, note=zh, note_en=en)

    def _is_same_holiday(self, date: dt.date, name: str) -> bool:
        return self._is_of_holiday(date, name) and self._pause_on(date) is None

    def _is_of_holiday(self, date: dt.date, name: str) -> bool:
        day = self.calendar.day(date)
        return day.kind is DayKind.HOLIDAY and day.name == name

    def _skip_pause(self, pause: Pause, first: dt.date, last: dt.date) -> None:
        self._used_pauses.add(pause)
        lost = self.calendar.working_days_between(first - ONE_DAY, last)
        period = working_days(lost) if lost else None
        self.move(
            StepKind.PAUSE,
            last,
            first=first,
            last=last,
            days=lost,
            period=period,
            note=pause.reason,
            note_en=pause.reason_en,
        )

    def _earliest_end(self, day: dt.date, n: int) -> dt.date:
        """``n`` working days after ``day`` if every weekend day that a coming notice may have worked is worked."""
        while n:
            day += ONE_DAY
            n -= self._pause_on(day) is None and self.calendar.may_be_worked(day)
        return day

    # -- shared -------------------------------------------------------------------------------------------------------

    def _pause_on(self, day: dt.date) -> Pause | None:
        for pause in self._pauses:
            if pause.first <= day and (pause.last is None or day <= pause.last):
                return pause
        return None

    def _stop(self, pause: Pause) -> None:
        self._used_pauses.add(pause)
        self.waiting = True
        begins = max(pause.first, self.start + ONE_DAY)
        self.steps.append(Step(StepKind.PAUSED, begins, note=pause.reason, note_en=pause.reason_en))

    def _ignore_unused_pauses(self) -> None:
        for pause in self._pauses:
            if pause not in self._used_pauses:
                note, note_en = "的中止不在期限之内", "lies outside the term"
                self.note(
                    StepKind.IGNORED, first=pause.first, last=pause.last or pause.first, note=note, note_en=note_en
                )

    def _safe(self, unrolled: dt.date) -> dt.date:
        earliest = min(self._earliest, unrolled) if self.provisional else unrolled
        return max(self.calendar.working_day_on_or_before(earliest), self.start)

    def _mark_open(self, first: dt.date, last: dt.date) -> None:
        """Remember the years whose missing notice may change ``first`` … ``last``."""
        for number in range((last - first).days + 1):
            day = first + dt.timedelta(days=number)
            if self.calendar.is_provisional(day):
                known = self.calendar.notice(day.year) is not None
                self._open_years.add(day.year + 1 if known else day.year)

    def _note_day(self, kind: StepKind, day: Day) -> None:
        self.note(kind, first=day.date, last=day.date, note=day.reason_zh(), note_en=day.reason_en())

    def _note_rest_day(self, day: Day) -> None:
        """Note the rest day on which the term would end, with the whole holiday it lies in."""
        first = last = day.date
        while day.kind is DayKind.HOLIDAY and self._is_of_holiday(first - ONE_DAY, day.name):
            first -= ONE_DAY
        while day.kind is DayKind.HOLIDAY and self._is_of_holiday(last + ONE_DAY, day.name):
            last += ONE_DAY
        self.note(StepKind.HOLIDAY, first=first, last=last, note=day.reason_zh(), note_en=day.reason_en())
