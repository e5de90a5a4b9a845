"""The steps by which a due date was reached: data first, sentences in Chinese and English from the same data.

Each step says how far it moved the running end of the term (``moves``, in natural days), so that the due date is the
start plus the sum of all moves; a test holds every result to that.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fengqiao.law.calendar import date_en, date_zh
from fengqiao.law.spans import Period

__all__ = ["Step", "StepKind"]


class StepKind(StrEnum):
    """What happened in a step; the value stands in JSON."""

    START = "start"  # the event; its day or moment is not counted
    FIRST_DAY = "first_day"  # the first day that counts
    NEXT_HOUR = "next_hour"  # hours that count from the next full hour
    COUNT = "count"  # days, working days, months or hours counted
    MONTH_END = "month_end"  # the same-numbered day does not exist
    HOLIDAY = "holiday"  # rest days not counted, or the rest day on which a term would end
    MAKE_UP = "make_up"  # a make-up working day that counts, or on which the term may end
    PAUSE = "pause"  # suspended days
    PAUSED = "paused"  # suspended until further notice: no due date yet
    EXTENSION = "extension"
    ROLL = "roll"  # a last day on a rest day moves to the next working day
    NO_ROLL = "no_roll"  # a last day on a rest day that does not move
    OBSTACLE = "obstacle"  # limitation suspended in its last six months
    INTERRUPTION = "interruption"  # limitation starts anew
    CAP = "cap"  # the outer limit comes first
    IGNORED = "ignored"  # a pause, obstacle or interruption outside the term
    PROVISIONAL = "provisional"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    ``date`` is the running end of the term after the step (for START the day of the event); ``first`` and ``last`` the
    days the step speaks of, both included; ``days`` their number, counted in what ``period`` says or in natural days;
    ``moves`` the natural days by which the step moved the running end.  ``moment`` stands beside ``date`` on hour
    clocks; ``note`` is the festival or reason, ``note_en`` its English.  None where a step has no such thing.
    """

    kind: StepKind
    date: dt.date
    first: dt.date | None = None
    last: dt.date | None = None
    days: int | None = None
    moves: int = 0
    period: Period | None = None
    note: str = ""
    note_en: str = ""
    moment: dt.datetime | None = None

    def zh(self) -> str:
        """The step as a Chinese sentence."""
        return _SENTENCES[self.kind][0](self)

    def en(self) -> str:
        """The step as an English sentence."""
        return _SENTENCES[self.kind][1](self)

    def as_json(self) -> dict[str, object]:
        """Keys: kind, date, moves, zh, en; and, where the step has them, from, to, days, period, moment, name."""
        optional: dict[str, object] = {
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
            "days": self.days,
            "period": self.period and str(self.period),
            "moment": self.moment and self.moment.isoformat(),
            "name": self.note or None,
        }
        given = {key: value for key, value in optional.items() if value is not None}
        return {
            "kind": self.kind.value,
            "date": self.date.isoformat(),
            **given,
            "moves": self.moves,
            "zh": self.zh(),
            "en": self.en(),
        }


def _when_zh(step: Step) -> str:
    return date_zh(step.date) + (f"{step.moment:%H:%M}" if step.moment else "")


def _when_en(step: Step) -> str:
    return date_en(step.date) + (f" {step.moment:%H:%M}" if step.moment else "")


def _span_zh(step: Step) -> str:
    if step.first is None or step.last is None:
        return ""
    if step.first == step.last:
        return date_zh(step.first)
    return f"{date_zh(step.first)}至{date_zh(step.last)}"


def _span_en(step: Step) -> str:
    if step.first is None or step.last is None:
        return ""
    if step.first == step.last:
        return date_en(step.first)
    return f"{date_en(step.first)} to {date_en(step.last)}"


def _short_zh(day: dt.date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def _short_en(day: dt.date | None) -> str:
    return " ".join(date_en(day).split()[1:3]) if day else ""


def _plural(number: int | None, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _start_zh(step: Step) -> str:
    return f"{_when_zh(step)}起算" if step.moment else f"{date_zh(step.date)}为起算之日，当日不计入"


def _start_en(step: Step) -> str:
    if step.moment:
        return f"The clock starts at {_when_en(step)}"
    return f"The event falls on {date_en(step.date)}; that day is not counted"


def _count_zh(step: Step) -> str:
    if step.period is not None:
        if step.moves < 0:
            return f"倒数{step.period.zh()}，至{_when_zh(step)}"
        return f"{step.period.zh()}，至{_when_zh(step)}届满"
    return f"{_span_zh(step)}，计{step.days}个工作日"


def _count_en(step: Step) -> str:
    if step.period is not None:
        if step.moves < 0:
            return f"{step.period.en()} back is {_when_en(step)}"
        return f"{step.period.en()} end on {_when_en(step)}"
    return f"{_span_en(step)}: {_plural(step.days, 'working day')} counted"


def _holiday_zh(step: Step) -> str:
    if step.moves:
        return f"{_span_zh(step)}{step.note}，不计入（{step.days}天）"
    whole = "" if step.first == step.last else f"，{_short_zh(step.first)}至{_short_zh(step.last)}"
    return f"{date_zh(step.date)}为休息日（{step.note}{whole}）"


def _holiday_en(step: Step) -> str:
    if step.moves:
        return f"{_span_en(step)} not counted: {step.note_en} ({_plural(step.days, 'day')})"
    whole = "" if step.first == step.last else f", {_short_en(step.first)} to {_short_en(step.last)}"
    return f"{date_en(step.date)} is a rest day: {step.note_en}{whole}"


def _because(text: str) -> str:
    return f"（{text}）" if text else ""


def _because_en(text: str) -> str:
    return f" ({text})" if text else ""


def _pause_zh(step: Step) -> str:
    text = f"{_span_zh(step)}期间中止{_because(step.note)}"
    if step.moment:
        return f"{text}，截止时间变为{_when_zh(step)}"
    if step.period is not None:  # a working-day term simply goes on counting after the pause
        return f"{text}，扣除{step.period.zh()}"
    return f"{text}，扣除{step.days}日" + (f"，届满日变为{date_zh(step.date)}" if step.days else "")


def _pause_en(step: Step) -> str:
    text = f"Suspended {_span_en(step)}{_because_en(step.note_en or step.note)}"
    if step.moment:
        return f"{text}: the term ends at {_when_en(step)}"
    if step.period is not None:
        return f"{text}: {step.period.en()} not counted"
    not_counted = f"{text}: {_plural(step.days, 'day')} not counted"
    return not_counted + (f", the term ends on {date_en(step.date)}" if step.days else "")


def _paused_zh(step: Step) -> str:
    return f"{date_zh(step.date)}起期间中止{_because(step.note)}，尚未恢复，届满日待定"


def _paused_en(step: Step) -> str:
    why = _because_en(step.note_en or step.note)
    return f"Suspended from {date_en(step.date)}{why} until further notice: no due date yet"


def _extension_zh(step: Step) -> str:
    return f"延长{step.period.zh() if step.period else ''}，至{_when_zh(step)}"


def _extension_en(step: Step) -> str:
    return f"Extended by {step.period.en() if step.period else ''} to {_when_en(step)}"


_SENTENCES: dict[StepKind, tuple[Callable[[Step], str], Callable[[Step], str]]] = {
    StepKind.START: (_start_zh, _start_en),
    StepKind.FIRST_DAY: (
        lambda step: f"从次日{_span_zh(step)}开始计算",
        lambda step: f"Counting begins the next day, {_span_en(step)}",
    ),
    StepKind.NEXT_HOUR: (
        lambda step: f"从次时{_when_zh(step)}起算",
        lambda step: f"Counting begins with the next hour, {_when_en(step)}",
    ),
    StepKind.COUNT: (_count_zh, _count_en),
    StepKind.MONTH_END: (
        lambda step: f"该月没有{step.days}日，以月末{date_zh(step.date)}为届满日",
        lambda step: f"That month has no day {step.days}: the term ends on its last day, {date_en(step.date)}",
    ),
    StepKind.HOLIDAY: (_holiday_zh, _holiday_en),
    StepKind.MAKE_UP: (
        lambda step: f"{_span_zh(step)}为{step.note}日，是工作日",
        lambda step: f"{_span_en(step)} is a {step.note_en}",
    ),
    StepKind.PAUSE: (_pause_zh, _pause_en),
    StepKind.PAUSED: (_paused_zh, _paused_en),
    StepKind.EXTENSION: (_extension_zh, _extension_en),
    StepKind.ROLL: (
        lambda step: f"届满日顺延至其后第一个工作日{date_zh(step.date)}",
        lambda step: f"The last day moves to the next working day, {date_en(step.date)}",
    ),
    StepKind.NO_ROLL: (
        lambda step: f"本期限不因休息日顺延，仍于{date_zh(step.date)}届满",
        lambda step: f"This term does not move for rest days: it still ends on {date_en(step.date)}",
    ),
    StepKind.OBSTACLE: (
        lambda step: f"最后六个月内有障碍（{_span_zh(step)}），自障碍消除之日起满六个月，至{date_zh(step.date)}届满",
        lambda step: (
            f"An obstacle in the last six months ({_span_en(step)}): the term ends six months after it, "
            f"on {date_en(step.date)}"
        ),
    ),
    StepKind.INTERRUPTION: (
        lambda step: f"{_span_zh(step)}时效中断{_because(step.note)}，自{date_zh(step.date)}重新计算",
        lambda step: (
            f"Limitation is interrupted on {_span_en(step)}{_because_en(step.note_en or step.note)} and starts anew on "
            f"{date_en(step.date)}"
        ),
    ),
    StepKind.CAP: (
        lambda step: f"不超过最长期限：{date_zh(step.date)}",
        lambda step: f"Not beyond the outer limit, {date_en(step.date)}",
    ),
    StepKind.IGNORED: (
        lambda step: f"{_span_zh(step)}{step.note}，不影响届满日",
        lambda step: f"{_span_en(step)} {step.note_en}, without effect on the term",
    ),
    StepKind.PROVISIONAL: (
        lambda step: f"{step.note}放假安排尚未公布或未载入，结果为暂定，稳妥起见请不晚于{_span_zh(step)}办理",
        lambda step: (
            f"The holiday notice for {step.note_en} is not known yet, so this is provisional; "
            f"to be safe act no later than {_span_en(step)}"
        ),
    ),
    StepKind.END: (
        lambda step: f"最后一日：{date_zh(step.date)}" if not step.moment else f"截止时间：{_when_zh(step)}",
        lambda step: f"Last {'day' if not step.moment else 'moment'}: {_when_en(step)}",
    ),
}
