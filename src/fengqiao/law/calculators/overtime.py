"""加班费和未休年休假工资: overtime on working days, rest days and statutory holidays, and unused annual leave.

Source: 劳动法第四十一条、第四十四条; 工资支付暂行规定第十三条; 职工带薪年休假条例第三条至第五条;
企业职工带薪年休假实施办法第五条、第十条至第十二条.  The statutory holidays are those of 全国年节及纪念日放假办法第二条; the
adjusted rest days of a long holiday are rest days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, percent, yuan
from fengqiao.law.calculators.overtime_inputs import ACT, HOLIDAYS, INPUTS, LEAVE, LEAVE_RULES, WAGES, WorkedDays
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Line,
    Note,
    Result,
    Text,
)
from fengqiao.law.calendar import WorkCalendar, date_en, date_zh
from fengqiao.law.citation import Article
from fengqiao.law.notices import load_festivals

__all__ = ["OVERTIME", "WorkedDays", "WorkedExtra", "overtime"]

_LONGEST_RANGE = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExtra:
    """What was worked beyond the ordinary time, and the leave not taken.

    ``system``         standard, comprehensive (approved, 综合计算工时) or irregular (不定时)
    ``monthly_wage``   the wage of the contract, yuan a month
    ``workday_hours``  hours beyond the standard; ``restday_days``, ``holiday_days`` days without time off
    ``worked``         dates instead of, or beside, the counts: each day is looked up in the calendar
    ``leave``          none, year_end or left;  ``leave_days`` the yearly entitlement (5, 10, 15)
    ``leave_wage``     average monthly wage of twelve months without overtime pay; None: ``monthly_wage``
    """

    system: str = "standard"
    monthly_wage: Decimal | None = None
    workday_hours: Decimal | None = None
    restday_days: Decimal | None = None
    holiday_days: Decimal | None = None
    worked: tuple[WorkedDays, ...] = ()
    leave: str = "none"
    leave_days: str | None = None
    leave_taken: Decimal | None = None
    leave_wage: Decimal | None = None
    joined_on: dt.date | None = None
    left_on: dt.date | None = None


def overtime(case: WorkedExtra) -> Result:
    """Overtime by kind of day, and the extra pay for leave not taken.

    Raises CalculatorError when the wage is missing, nothing was entered, or dates are out of order.
    """
    values = parameters("labour")
    lines: list[Line] = []
    uncertain: list[Text] = []
    if _has_overtime(case):
        if case.monthly_wage is None:
            raise CalculatorError.of("monthly_wage", "请填写合同约定的月工资。")
        worked, provisional = _overtime_lines(case, case.monthly_wage, values)
        lines += worked
        uncertain += [_NOT_YET_ANNOUNCED] if provisional else []
    if case.leave != "none":
        lines.append(_leave_line(case, values))
    if not lines:
        raise CalculatorError.of("workday_hours", "请至少填写一项：加班的小时、天数、日期，或者没休的年休假。")
    if case.system == "irregular":
        uncertain.append(_IRREGULAR)
    return Result.of(Text("应当另外支付", "To be paid on top"), lines, _NOTES, uncertain)


def _has_overtime(case: WorkedExtra) -> bool:
    return bool(case.workday_hours or case.restday_days or case.holiday_days or case.worked)


def _overtime_lines(case: WorkedExtra, wage: Decimal, values: Parameters) -> tuple[list[Line], bool]:
    """The lines by kind of day, and whether a day waits for its year's holiday notice."""
    if case.system == "irregular":
        formula = Text(
            "经批准的不定时工时制，不执行加班费的规定", "approved irregular hours: the overtime rules do not apply"
        )
        label = Text("加班费", "Overtime")
        return [Line(label=label, formula=formula, amount=Decimal(0), articles=(Article(WAGES, 13, 4),))], False
    rest, holiday, provisional = _sorted_days(case.worked)
    day = wage / values.number("pay_days_a_month")
    hour = day / values.number("hours_a_day")
    lines = [_daily_rate(wage, day, hour, values)]
    if case.workday_hours:
        lines.append(_pay(_WORKDAY, case.workday_hours, _HOURS, hour, values.number("overtime_workday"), case.system))
    rest_days = Decimal(len(rest)) + (case.restday_days or 0)
    if rest_days and case.system == "standard":
        lines.append(_pay(_RESTDAY, rest_days, _DAYS, day, values.number("overtime_restday"), case.system))
    holiday_days = Decimal(len(holiday)) + (case.holiday_days or 0)
    if holiday_days:
        words = "、".join(f"{one.month}月{one.day}日" for one in holiday)
        lines.append(
            _pay(_HOLIDAY, holiday_days, _DAYS, day, values.number("overtime_holiday"), case.system, which=words)
        )
    return lines, provisional


def _sorted_days(worked: tuple[WorkedDays, ...]) -> tuple[list[dt.date], list[dt.date], bool]:
    """Rest days and statutory holidays among the days worked; ordinary working days are left out."""
    calendar, festivals = WorkCalendar.official(), load_festivals()
    rest, holiday, provisional = [], [], False
    for day in sorted(set(_days(worked))):
        found = calendar.day(day)
        provisional = provisional or found.provisional
        if day in festivals.of_year(day.year):
            holiday.append(day)
        elif found.is_rest:
            rest.append(day)
    return rest, holiday, provisional


def _days(worked: tuple[WorkedDays, ...]) -> Iterator[dt.date]:
    for number_, run in enumerate(worked, 1):
        last = run.last or run.first
        if not 0 <= (last - run.first).days < _LONGEST_RANGE:
            raise CalculatorError.of(f"worked_{number_}_last", "结束的日子要在开始的日子之后，并且一次不超过一年。")
        for offset in range((last - run.first).days + 1):
            yield run.first + dt.timedelta(days=offset)


def _daily_rate(wage: Decimal, day: Decimal, hour: Decimal, values: Parameters) -> Line:
    pay_days, hours = values.number("pay_days_a_month"), values.number("hours_a_day")
    return Line(
        label=Text("日工资和小时工资", "Daily and hourly rate"),
        formula=Text(
            f"{yuan(wage)}÷{number(pay_days)} = 每天 {yuan(day)}；再÷{number(hours)} = 每小时 {yuan(hour)}",
            f"{yuan(wage)}÷{number(pay_days)} = {yuan(day)} a day; ÷{number(hours)} = {yuan(hour)} an hour",
        ),
        amount=day,
        counted=False,
    )


def _pay(
    kind: tuple[Text, Article, Article],
    count: Decimal,
    unit: Text,
    rate: Decimal,
    multiple: Decimal,
    system: str,
    *,
    which: str = "",
) -> Line:
    label, article, rule = kind
    if system == "comprehensive" and kind is _WORKDAY:
        label = Text("综合计算工时：超过标准的时间", "Comprehensive hours: time beyond the standard")
    shown = f"（{which}）" if which else ""
    return Line(
        label=label,
        formula=Text(
            f"{number(count)} {unit.zh}{shown}×{yuan(rate)}×{percent(multiple)}",
            f"{number(count)} {unit.en}×{yuan(rate)}×{percent(multiple)}",
        ),
        amount=count * rate * multiple,
        articles=(article, rule),
    )


def _leave_line(case: WorkedExtra, values: Parameters) -> Line:
    """The extra 200 % for each day of leave not taken (实施办法第十条: 300 % with the wage already paid)."""
    wage = case.leave_wage or case.monthly_wage
    if wage is None:
        raise CalculatorError.of("leave_wage", "请填写近 12 个月不含加班费的平均月工资。")
    if case.leave_days is None:
        raise CalculatorError.of("leave_days", "请选择一年有几天年休假。")
    days, counting = _leave_left(case, Decimal(case.leave_days), values)
    day = wage / values.number("pay_days_a_month")
    extra, total = values.number("leave_extra"), values.number("leave_total")
    with_wage = yuan(days * day * total)
    articles = [Article(LEAVE, 3), Article(LEAVE, 5, 3), Article(LEAVE_RULES, 10), Article(LEAVE_RULES, 11)]
    articles += [Article(LEAVE_RULES, 12)] if case.leave == "left" else []
    articles += [Article(LEAVE_RULES, 5)] if case.joined_on is not None else []
    return Line(
        label=Text("没休的年休假，另外再付 200%", "Leave not taken: 200 % on top"),
        formula=Text(
            f"{counting.zh}；{number(days)} 天×{yuan(day)}×{percent(extra)}（连同已发的工资共 300%，即 {with_wage}）",
            f"{counting.en}; {number(days)} days×{yuan(day)}×{percent(extra)} (300 % with the wage paid: {with_wage})",
        ),
        amount=days * day * extra,
        articles=tuple(articles),
    )


def _leave_left(case: WorkedExtra, entitled: Decimal, values: Parameters) -> tuple[Decimal, Text]:
    """Whole days of leave still due: (days in the year ÷ 365 × entitlement) − taken, what is under a day dropped."""
    taken = case.leave_taken or Decimal(0)
    if case.leave == "left" and case.left_on is None:
        raise CalculatorError.of("left_on", "请填写离职日期。")
    if case.leave == "left" or case.joined_on is not None:
        known = case.left_on if case.leave == "left" else case.joined_on
        assert known is not None
        year = known.year
        first = dt.date(year, 1, 1)
        if case.joined_on is not None and case.joined_on.year == year:
            first = case.joined_on
        last = case.left_on if case.leave == "left" and case.left_on else dt.date(year, 12, 31)
        if last < first:
            raise CalculatorError.of("left_on", "离职日期不能早于入职日期，请核对。")
        passed = (last - first).days + 1
        share = passed / values.number("days_a_year") * entitled - taken
        days = max(share, Decimal(0)).to_integral_value(rounding="ROUND_FLOOR")
        worked_out = yuan(passed / values.number("days_a_year") * entitled)
        zh = f"{date_zh(first)}到{date_zh(last)} {passed} 天÷365×{number(entitled)} = {worked_out}，减已休 {number(taken)}"
        en = f"{date_en(first)} to {date_en(last)}: {passed} days÷365×{number(entitled)} = {worked_out} − {number(taken)}"
        return days, Text(f"{zh}，取整 {number(days)} 天", f"{en}, whole days {number(days)}")
    days = max(entitled - taken, Decimal(0)).to_integral_value(rounding="ROUND_FLOOR")
    return days, Text(
        f"全年 {number(entitled)} 天，减已休 {number(taken)} 天", f"{number(entitled)} a year, {number(taken)} taken"
    )


_HOURS, _DAYS = Text("小时", "hours"), Text("天", "days")
_WORKDAY = (Text("平时加班", "Working days"), Article(ACT, 44, 1, 1), Article(WAGES, 13, 1, 1))
_RESTDAY = (
    Text("休息日加班，没有补休", "Rest days without time off"),
    Article(ACT, 44, 1, 2),
    Article(WAGES, 13, 1, 2),
)
_HOLIDAY = (Text("法定节假日加班", "Statutory holidays"), Article(ACT, 44, 1, 3), Article(WAGES, 13, 1, 3))
_NOT_YET_ANNOUNCED = Text(
    "有的日子所在年份还没有公布放假安排，公布以后请再算一次。",
    "The holiday notice of a year is not out yet; calculate again when it is.",
)
_IRREGULAR = Text(
    "不定时工时制要经人社部门批准；没有批准的，按标准工时算加班费。个别省份对法定节假日另有规定。",
    "Irregular hours need approval; without it the standard rules apply. Some provinces differ on holidays.",
)
_NOTES = (
    Note(
        Text(
            "法定节假日加班，补休不能代替加班费。加班一般每天不超过 1 小时，最多 3 小时，每月不超过 36 小时。",
            "Time off cannot replace holiday pay. Overtime: 1 hour a day, 3 at most, 36 a month.",
        ),
        (Article(ACT, 41), Article(ACT, 44)),
    ),
    Note(
        Text(
            "加班要由您来证明，或者证明证据在单位手里。打卡、排班表、工作群的消息都留好。",
            "You must show the overtime, or that the employer holds the proof. Keep clock records, rosters, messages.",
        ),
        (Article("最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", 42),),
    ),
    Note(
        Text(
            "加班费的基数各地做法不完全一样，一般按合同约定的工资。您自己书面说不休年休假的，只发平时的工资。",
            "The base of overtime pay varies locally. If you waived leave in writing, only the ordinary wage is due.",
        ),
        (Article(LEAVE_RULES, 10),),
    ),
)

OVERTIME = Calculator(
    key="overtime",
    name=Text("加班费和年休假", "Overtime and annual leave"),
    summary=Text(
        "平时、周末、法定节假日加班该给多少，没休的年休假折多少钱。", "Overtime pay and pay for leave not taken."
    ),
    icon="clock",
    inputs=INPUTS,
    case=WorkedExtra,
    compute=overtime,
    articles=(
        Article(ACT, 41),
        Article(ACT, 44),
        Article(WAGES, 13),
        Article(LEAVE, 3),
        Article(LEAVE, 5),
        Article(LEAVE_RULES, 5),
        Article(LEAVE_RULES, 10),
        Article(LEAVE_RULES, 11),
        Article(LEAVE_RULES, 12),
        Article(HOLIDAYS, 2),
        Article("最高人民法院关于审理劳动争议案件适用法律问题的解释（一）", 42),
    ),
    services=("labour-mediation", "mediation", "legal-aid"),
)
