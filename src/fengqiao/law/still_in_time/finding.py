"""From a situation and its days to every limit that applies: date, days left, and what to think of it.

The counting is the law library's (``periods``, ``limitation``); here is only which limit runs from which day and what
moves it.  An expired limitation is a warning and never "you have no case": the other side must raise it, a court does
not (民法典第一百九十二条、第一百九十三条).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fengqiao.law.calculators.reading import read_inputs
from fengqiao.law.calculators.result import CalculatorError, Input, InputKind, Text
from fengqiao.law.calendar import WorkCalendar, date_en, date_zh
from fengqiao.law.clocks import CLOCKS, Clock, ClockKind
from fengqiao.law.duedate import DueDate
from fengqiao.law.errors import ClockError
from fengqiao.law.limitation import Interruption, limitation_due
from fengqiao.law.spans import Pause
from fengqiao.law.still_in_time.model import FoundLimit, Limit, Situation, State, Stops

__all__ = ["Days", "Demand", "Lawsuit", "Obstacle", "find_limits", "inputs_of", "read_days"]

URGENT_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A day on which payment was demanded, promised, or partly made, or mediation was applied for."""

    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lawsuit:
    """A suit or arbitration: the day it was filed and the day it ended (None while it is pending)."""

    filed_on: dt.date
    ended_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Days, both included, on which the right could not be exercised; ``last`` None while that lasts."""

    first: dt.date
    last: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What was answered: the situation's events and questions by key, and what may have moved its limits."""

    events: Mapping[str, dt.date | None]
    answers: Mapping[str, object]
    demands: tuple[Demand, ...] = ()
    lawsuits: tuple[Lawsuit, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


def inputs_of(situation: Situation) -> tuple[Input, ...]:
    """What the page asks about a situation, as declared inputs."""
    asked = [
        Input(key=one.key, label=one.ask, kind=InputKind.CHOICE, options=one.options) for one in situation.questions
    ]
    asked += [
        Input(key=one.key, label=one.ask, kind=InputKind.DATE, required=one.required, help=one.help)
        for one in situation.events
    ]
    if situation.restarts:
        asked += [_DEMANDS, _LAWSUITS]
    if situation.can_stop:
        asked.append(_OBSTACLES)
    return tuple(asked)


def read_days(situation: Situation, raw: Mapping[str, object], today: dt.date) -> Days:
    """The days as typed, checked.  Raises CalculatorError naming every input that is wrong, a day to come included."""
    values = read_inputs(inputs_of(situation), raw)
    problems = {
        one.key: "这一天还没到，请填已经发生的日子；还没发生的，等发生了再来算。"
        for one in situation.events
        if (day := values.get(one.key)) is not None and day > today
    }
    for number, suit in enumerate(values.get("lawsuits", ()), 1):
        if suit.ended_on is not None and suit.ended_on < suit.filed_on:
            problems[f"lawsuits_{number}_ended_on"] = "结束的日子不能早于提出的日子。"
    for number, obstacle in enumerate(values.get("obstacles", ()), 1):
        if obstacle.last is not None and obstacle.last < obstacle.first:
            problems[f"obstacles_{number}_last"] = "结束的日子不能早于开始的日子。"
    if problems:
        raise CalculatorError(problems)
    return Days(
        events={one.key: values[one.key] for one in situation.events},
        answers={one.key: values[one.key] for one in situation.questions},
        demands=values.get("demands", ()),
        lawsuits=values.get("lawsuits", ()),
        obstacles=values.get("obstacles", ()),
    )


def find_limits(
    situation: Situation, days: Days, today: dt.date, *, calendar: WorkCalendar | None = None
) -> list[FoundLimit]:
    """Every limit that applies, in declared order; ``calendar`` None for the official one."""
    calendar = calendar or WorkCalendar.official()
    found: dict[str, FoundLimit] = {}
    for limit in situation.limits:
        if limit.applies(days.answers):
            found[limit.clock] = _find(limit, days, today, calendar, found)
    return list(found.values())


def _find(
    limit: Limit, days: Days, today: dt.date, calendar: WorkCalendar, before: Mapping[str, FoundLimit]
) -> FoundLimit:
    start = _start(limit, days, before)
    clock, uncertain = _version(limit.clock, start)
    if clock.period is None:
        return _told(limit, clock, State.UNLIMITED, None, today, uncertain)
    if start is None:
        return _told(limit, clock, State.UNSTARTED, None, today, uncertain)
    following = _carried_over(limit, clock, start, days, calendar)
    if following is not clock:
        clock, uncertain = following, (*uncertain, _CARRIED_OVER)
    due = _due(limit, clock, start, days, calendar)
    if due.date is None:
        return _told(limit, clock, State.PAUSED, due, today, uncertain)
    return _told(limit, clock, _state(clock, due.date, today), due, today, uncertain)


def _start(limit: Limit, days: Days, before: Mapping[str, FoundLimit]) -> dt.date | None:
    if limit.after:
        return before[limit.after].last_day if limit.after in before else None
    return next((day for key in limit.starts if (day := days.events.get(key)) is not None), None)


def _version(id_: str, start: dt.date | None) -> tuple[Clock, tuple[Text, ...]]:
    """The rule in force on the day; where no rule of that day is held, the present one, marked as doubtful."""
    present = CLOCKS[id_]
    doubts: list[Text] = []
    clock = present
    if start is not None:
        try:
            clock = CLOCKS.on(id_, start)
        except ClockError:
            doubts.append(_OLDER_RULE)
    if clock is not present:
        doubts.append(_OLD_VERSION)
    if not clock.certain and clock.note_zh:
        doubts.append(Text(clock.note_zh, "This rule is marked as not certain in our library."))
    return clock, tuple(doubts)


def _carried_over(limit: Limit, clock: Clock, start: dt.date, days: Days, calendar: WorkCalendar) -> Clock:
    """The version that followed, where the clock yields to it and had not run out on the day it took effect."""
    following = CLOCKS.after(clock)
    begins = following.in_force_from
    if not clock.yields or begins is None:
        return clock
    known = replace(
        days,
        demands=tuple(one for one in days.demands if one.on < begins),
        lawsuits=tuple(one for one in days.lawsuits if one.filed_on < begins),
        obstacles=tuple(one for one in days.obstacles if one.first < begins),
    )
    last = _due(limit, clock, start, known, calendar).date
    return following if last is None or last >= begins else clock


def _due(limit: Limit, clock: Clock, start: dt.date, days: Days, calendar: WorkCalendar) -> DueDate:
    obstacles = [Pause(one.first, one.last) for one in days.obstacles]
    if limit.stops is Stops.CIVIL:
        return _civil_due(limit, clock, start, days, obstacles, calendar)
    if limit.stops is Stops.LABOUR:
        start, pending = _restarted(clock, start, _interruptions(days), obstacles, calendar)
        return clock.due(start, pauses=[*_after(start, obstacles), *pending], calendar=calendar)
    due = clock.due(start, pauses=obstacles if limit.stops is Stops.ADDED else (), calendar=calendar)
    return _capped(limit, due, days, calendar)


def _civil_due(
    limit: Limit, clock: Clock, start: dt.date, days: Days, obstacles: list[Pause], calendar: WorkCalendar
) -> DueDate:
    assert clock.period is not None
    longest = None
    if limit.cap is not None:
        cap, event = CLOCKS[limit.cap[0]], days.events.get(limit.cap[1]) or start
        assert cap.period is not None
        longest = (event, cap.period)
    return limitation_due(
        start,
        clock.period,
        interruptions=_interruptions(days),
        obstacles=obstacles,
        longest=longest,
        rule=clock.rule,
        calendar=calendar,
    )


def _interruptions(days: Days) -> list[Interruption]:
    demanded = [Interruption.at(one.on, "催要或者对方答应", "demand or promise") for one in days.demands]
    suits = [Interruption(one.filed_on, one.ended_on, "起诉或者仲裁", "suit or arbitration") for one in days.lawsuits]
    return demanded + suits


def _restarted(
    clock: Clock, start: dt.date, interruptions: Iterable[Interruption], obstacles: list[Pause], calendar: WorkCalendar
) -> tuple[dt.date, list[Pause]]:
    """The day from which a labour limitation runs at last: every interruption in time starts it anew (第二十七条第二款).

    With it the pause of proceedings that are still pending, at most one.
    """
    for one in sorted(interruptions, key=lambda interruption: interruption.on):
        last = clock.due(start, pauses=_after(start, obstacles), calendar=calendar).date
        if one.on <= start or (last is not None and one.on > last):
            continue
        if one.runs_again is None:
            return start, [Pause(one.on, None, one.reason, one.reason_en)]
        start = one.runs_again
    return start, []


def _after(start: dt.date, obstacles: list[Pause]) -> list[Pause]:
    """The obstacles that reach beyond the day the time runs from."""
    return [one for one in obstacles if one.last is None or one.last > start]


def _capped(limit: Limit, due: DueDate, days: Days, calendar: WorkCalendar) -> DueDate:
    """The outer limit instead, when that comes first."""
    if limit.cap is None or due.date is None:
        return due
    event = days.events.get(limit.cap[1])
    if event is None:
        return due
    outer = CLOCKS[limit.cap[0]].due(event, calendar=calendar)
    return outer if outer.date is not None and outer.date < due.date else due


def _state(clock: Clock, last: dt.date, today: dt.date) -> State:
    if clock.kind is ClockKind.WAITING:
        return State.WAITING if today <= last else State.OPEN
    if last < today:
        return State.EXPIRED
    return State.URGENT if (last - today).days <= URGENT_DAYS else State.RUNNING


def _told(
    limit: Limit, clock: Clock, state: State, due: DueDate | None, today: dt.date, uncertain: tuple[Text, ...]
) -> FoundLimit:
    last = due.date if due else None
    return FoundLimit(
        limit=limit,
        clock=clock,
        name=limit.name or Text(clock.name_zh, clock.name_en),
        state=state,
        due=due,
        left=(last - today).days if last else None,
        words=_words(limit, clock, state, due, today),
        stops=_STOPS[limit.stops],
        uncertain=uncertain,
    )


def _words(limit: Limit, clock: Clock, state: State, due: DueDate | None, today: dt.date) -> Text:
    """The plain sentence under the date."""
    if state is State.UNSTARTED:
        return limit.unstarted
    if state is State.UNLIMITED:
        return Text(clock.effect_zh or "没有期限限制。", "No limitation applies to this claim.")
    last = due.date if due else None
    if last is None:
        return Text(
            "现在停着不走，障碍或者程序结束以后接着算。",
            "It stands still and goes on when the obstacle or the case ends.",
        )
    left = (last - today).days
    if state is State.WAITING:
        return Text(
            f"过了{date_zh(last)}才可以，还要等 {left} 天。", f"Only after {date_en(last)}: {left} days to wait."
        )
    if state is State.OPEN:
        return Text(
            f"等待期在{date_zh(last)}已经满了，现在可以。",
            f"The waiting time ended on {date_en(last)}: you may act now.",
        )
    if state is State.EXPIRED:
        if limit.stops in (Stops.CIVIL, Stops.LABOUR):
            return _EXPIRED_CLAIM
        pursued = clock.kind is ClockKind.LIMITATION and limit.stops is Stops.NONE
        return _EXPIRED_PURSUIT if pursued else _EXPIRED_STEP
    if left == 0:
        return Text("今天是最后一天，请马上办。", "Today is the last day: act now.")
    return Text(f"还有 {left} 天。", f"{left} days left.")


_EXPIRED_CLAIM = Text(
    "看起来已经过了时效。这不等于没有办法：时效要对方自己提出来，法院、仲裁不主动查；对方答应还、签了新的还款协议，"
    "就不能再拿时效说事；您催要过、对方答应过的，时效可能重新算过。请带上材料问律师。",
    "The time seems to be over.  This does not mean that there is no case: the other side must raise it, a court does not; "
    "a new promise binds; demands may have started the time anew.  Please ask a lawyer.",
)
_EXPIRED_STEP = Text(
    "看起来已经过了期限。如果有正当理由（比如没有收到、没有告诉您期限、生病住院、不可抗力），请马上打 12348 或者到窗口说明，"
    "也许还能补救。",
    "The time seems to be over.  With a good reason (never served, not told, illness, force majeure) call 12348 at once.",
)
_EXPIRED_PURSUIT = Text(
    "看起来机关已经过了追究、受理的期限。这件事一直没有停下来的，从停下来那天才开始算；向机关投诉过期了，多半还有起诉这条路。"
    "请打 12348 问一问再决定。",
    "The authority's time to act seems to be over.  Where the wrong went on, the time runs from its end; a suit may still be "
    "open.  Please call 12348.",
)
_OLDER_RULE = Text(
    "这一天适用的旧规定没有收录，这里按现行规定算，请打 12348 核对。",
    "The rule of that day is not held here; the present one was used.  Please check with 12348.",
)
_OLD_VERSION = Text(
    "这一天适用的是当时的规定，和现在不一样。", "The rule of that day was used; it differs from today's."
)
_CARRIED_OVER = Text(
    "期限变长的规定施行那天还没有过期的，按变长以后的算。",
    "It had not run out when a longer time became law: the longer one counts.",
)
_STOPS = {
    Stops.CIVIL: Text(
        "催要、对方答应、起诉、仲裁、申请调解，都会让时效重新算；最后六个月里遇到不可抗力等障碍，障碍结束后再给六个月。",
        "Demands, promises, suits and mediation start it anew; an obstacle in the last six months gives six more months.",
    ),
    Stops.LABOUR: Text(
        "向单位要、向劳动部门投诉、单位答应，都会让时效重新算；不可抗力等耽误的天数加上去。",
        "Demands, complaints to the authority and promises start it anew; days lost to force majeure are added.",
    ),
    Stops.ADDED: Text(
        "因不可抗力或者不是自己的原因耽误的天数可以扣除；打电话、信访、找媒体不会让它停下来。",
        "Days lost to force majeure or not by your fault are left out; calls, petitions and media do not stop it.",
    ),
    Stops.NONE: Text("这个期限不会停，也不会重新算。", "Nothing stops or restarts this time."),
}
_DEMANDS = Input(
    key="demands",
    label=Text(
        "您要过，或者对方答应过、还过一部分、申请过调解：每次是哪天",
        "Demands, promises, part payments, mediation: when",
    ),
    kind=InputKind.ROWS,
    required=False,
    row=Demand,
    rows=4,
    columns=(Input(key="on", label=Text("哪天", "Day"), kind=InputKind.DATE),),
    help=Text(
        "有微信、短信、录音、转账、签收回执的才算数，请留好。没有就不填。",
        "Only with proof: messages, recordings, transfers.",
    ),
)
_LAWSUITS = Input(
    key="lawsuits",
    label=Text("起诉或者申请仲裁过", "A suit or arbitration"),
    kind=InputKind.ROWS,
    required=False,
    row=Lawsuit,
    rows=1,
    columns=(
        Input(key="filed_on", label=Text("哪天提出的", "Filed"), kind=InputKind.DATE),
        Input(
            key="ended_on",
            label=Text("哪天结束的", "Ended"),
            kind=InputKind.DATE,
            required=False,
            help=Text("还没结束的不填。", "Leave blank while pending."),
        ),
    ),
)
_OBSTACLES = Input(
    key="obstacles",
    label=Text("有没有一段时间实在没法办", "A time when you could not act"),
    kind=InputKind.ROWS,
    required=False,
    row=Obstacle,
    rows=1,
    columns=(
        Input(key="first", label=Text("从哪天", "From"), kind=InputKind.DATE),
        Input(
            key="last",
            label=Text("到哪天", "To"),
            kind=InputKind.DATE,
            required=False,
            help=Text("还没结束的不填。", "Leave blank while it lasts."),
        ),
    ),
    help=Text(
        "比如地震洪水、昏迷住院、被关押、被对方控制、没有监护人。",
        "Disaster, coma, detention, being held, no guardian.",
    ),
)
