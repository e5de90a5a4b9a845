"""What the overtime calculator asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fengqiao.law.calculators.result import Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["ACT", "HOLIDAYS", "INPUTS", "LEAVE", "LEAVE_RULES", "WAGES", "WorkedDays"]

ACT = "劳动法"
WAGES = "工资支付暂行规定"
LEAVE = "职工带薪年休假条例"
LEAVE_RULES = "企业职工带薪年休假实施办法"
HOLIDAYS = "全国年节及纪念日放假办法"

_HAS_LEAVE = ("leave", ("year_end", "left"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedDays:
    """A run of days worked, both included; ``last`` None for one day."""

    first: dt.date
    last: dt.date | None = None


INPUTS = (
    Input(
        key="monthly_wage",
        label=Text("月工资（元）", "Monthly wage (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        help=Text("合同约定的工资。", "As agreed in the contract."),
    ),
    Input(
        key="system",
        default="standard",
        label=Text("工时制", "Working-time system"),
        kind=InputKind.CHOICE,
        options=(
            Option("standard", Text("标准工时（一般都是）", "Standard (the usual one)")),
            Option(
                "comprehensive",
                Text("综合计算工时，人社部门批准的", "Comprehensive, approved"),
                articles=(Article(WAGES, 13, 3),),
            ),
            Option(
                "irregular",
                Text("不定时工时，人社部门批准的", "Irregular, approved"),
                articles=(Article(WAGES, 13, 4),),
            ),
        ),
    ),
    Input(
        key="workday_hours",
        label=Text("平时加班一共几小时", "Overtime hours on working days"),
        kind=InputKind.NUMBER,
        required=False,
    ),
    Input(
        key="restday_days",
        label=Text("周末加班、没有补休的，一共几天", "Rest days worked without time off"),
        kind=InputKind.NUMBER,
        required=False,
        help=Text("半天写 0.5。", "Half a day is 0.5."),
    ),
    Input(
        key="holiday_days",
        label=Text("法定节假日加班一共几天", "Statutory holidays worked"),
        kind=InputKind.NUMBER,
        required=False,
        help=Text(
            "一年 13 天：元旦 1、春节 4、清明 1、劳动节 2、端午 1、中秋 1、国庆 3。调休出来的假不算。",
            "13 days a year; adjusted rest days in a long holiday do not count.",
        ),
        articles=(Article(HOLIDAYS, 2),),
    ),
    Input(
        key="worked",
        label=Text("或者写日期，我们来分哪天是节假日", "Or give dates, and we sort them"),
        kind=InputKind.ROWS,
        required=False,
        row=WorkedDays,
        rows=3,
        columns=(
            Input(key="first", label=Text("从哪天", "From"), kind=InputKind.DATE),
            Input(key="last", label=Text("到哪天", "To"), kind=InputKind.DATE, required=False),
        ),
        help=Text(
            "整天加班、没有补休的日子。只有一天的，后面不填。",
            "Whole days without time off; one day: leave the second blank.",
        ),
    ),
    Input(
        key="leave",
        default="none",
        label=Text("年休假", "Annual leave"),
        kind=InputKind.CHOICE,
        options=(
            Option("none", Text("不算年休假", "Leave it out")),
            Option("year_end", Text("在职，这一年没休完", "Still employed, not taken this year")),
            Option("left", Text("离职了，没休完", "Left before taking it"), articles=(Article(LEAVE_RULES, 12),)),
        ),
    ),
    Input(
        key="leave_days",
        label=Text("一共工作了多少年（所有单位加起来）", "Years worked in all (every employer)"),
        kind=InputKind.CHOICE,
        asked_if=_HAS_LEAVE,
        options=(
            Option("5", Text("满 1 年不满 10 年：一年 5 天", "1 to under 10 years: 5 days")),
            Option("10", Text("满 10 年不满 20 年：一年 10 天", "10 to under 20 years: 10 days")),
            Option("15", Text("满 20 年：一年 15 天", "20 years or more: 15 days")),
        ),
        articles=(Article(LEAVE, 3),),
    ),
    Input(
        key="leave_taken",
        label=Text("这一年已经休了几天", "Days taken this year"),
        kind=InputKind.NUMBER,
        required=False,
        asked_if=_HAS_LEAVE,
    ),
    Input(
        key="leave_wage",
        label=Text("近 12 个月平均月工资，不含加班费（元）", "Average wage of 12 months without overtime (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_HAS_LEAVE,
        help=Text("不填就按上面的月工资。", "Blank: the monthly wage above."),
        articles=(Article(LEAVE_RULES, 11),),
    ),
    Input(
        key="joined_on",
        label=Text("如果是这一年才入职，入职日期", "First day, if you joined this year"),
        kind=InputKind.DATE,
        required=False,
        asked_if=_HAS_LEAVE,
        articles=(Article(LEAVE_RULES, 5),),
    ),
    Input(
        key="left_on",
        label=Text("离职日期", "Last day of work"),
        kind=InputKind.DATE,
        asked_if=("leave", ("left",)),
    ),
)
