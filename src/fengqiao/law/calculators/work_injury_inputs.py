"""What the work injury calculator asks."""

from __future__ import annotations

from decimal import Decimal

from fengqiao.law.calculators.result import Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["GRADES", "INPUTS", "KEPT", "MAY_STAY", "RULES", "article_of_grade"]

RULES = "工伤保险条例"
GRADES = "一二三四五六七八九十"

KEPT = 4
"""Grades 1 to 4 keep the employment until retirement (第三十五条)."""

MAY_STAY = 6
"""Grades 5 and 6 get an allowance when there is no suitable post (第三十六条)."""


def article_of_grade(grade: int) -> int:
    """The article that governs a grade."""
    return 35 if grade <= KEPT else 36 if grade <= MAY_STAY else 37


_HURT = ("grade", tuple(str(n) for n in range(1, 11)))

_DEATH = ("grade", ("death",))

_MAY_END = ("grade", ("5", "6", "7", "8", "9", "10"))


def _count(key: str, label: Text, help: Text) -> Input:
    return Input(key=key, label=label, kind=InputKind.WHOLE, asked_if=_DEATH, most=Decimal(50), help=help)


INPUTS = (
    Input(
        key="grade",
        label=Text("劳动能力鉴定结果", "Grade"),
        kind=InputKind.CHOICE,
        options=(
            *(
                Option(
                    str(n), Text(f"{GRADES[n - 1]}级", f"Grade {n}"), articles=(Article(RULES, article_of_grade(n)),)
                )
                for n in range(1, 11)
            ),
            Option("death", Text("因工死亡", "Death at work"), articles=(Article(RULES, 39),)),
        ),
    ),
    Input(
        key="wage",
        label=Text("受伤前 12 个月的平均月缴费工资（元）", "Average contribution wage of the 12 months before (yuan)"),
        kind=InputKind.MONEY,
        least=Decimal("0.01"),
        help=Text("缴工伤保险的工资基数，社保查询里能看到。", "The wage social insurance was paid on."),
        articles=(Article(RULES, 64),),
    ),
    Input(
        key="local_average",
        label=Text("当地上年度职工月平均工资（元）", "Local average monthly wage, previous year (yuan)"),
        kind=InputKind.MONEY,
        least=Decimal("0.01"),
        figure="local_avg_wage_month",
        help=Text("不知道可以打 12333 问。", "Ask 12333 if you do not know."),
    ),
    Input(
        key="insured",
        label=Text("单位缴了工伤保险吗", "Was the employer insured"),
        kind=InputKind.YES_NO,
        articles=(Article(RULES, 62),),
    ),
    Input(
        key="min_wage",
        label=Text("当地最低月工资（元）", "Local minimum wage (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=("grade", ("1", "2", "3", "4", "5", "6")),
        figure="min_wage_month",
        help=Text("每月的津贴不能低于它。不知道可以不填。", "The allowance is not below it."),
    ),
    Input(
        key="no_post",
        label=Text("单位安排不了合适的工作", "The employer has no suitable post"),
        kind=InputKind.YES_NO,
        required=False,
        asked_if=("grade", ("5", "6")),
        articles=(Article(RULES, 36),),
    ),
    Input(
        key="nursing",
        default="none",
        label=Text("生活自理能力", "Need of nursing"),
        kind=InputKind.CHOICE,
        asked_if=_HURT,
        options=(
            Option("none", Text("能自理", "None")),
            Option("part", Text("部分不能自理", "Partly dependent")),
            Option("most", Text("大部分不能自理", "Mostly dependent")),
            Option("full", Text("完全不能自理", "Fully dependent")),
        ),
        help=Text("以劳动能力鉴定委员会确认的为准。", "As confirmed by the commission."),
        articles=(Article(RULES, 34),),
    ),
    Input(
        key="leave_months",
        label=Text("停工治疗了几个月", "Months off for treatment"),
        kind=InputKind.NUMBER,
        required=False,
        asked_if=_HURT,
        most=Decimal(24),
        help=Text("最长 12 个月，经确认可以再延长 12 个月。", "12 months, at most 12 more."),
        articles=(Article(RULES, 33),),
    ),
    Input(
        key="leave_wage",
        label=Text("受伤前的月工资（元）", "Monthly wage before the injury (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_HURT,
    ),
    Input(
        key="ended",
        label=Text("劳动合同已经或者就要结束", "The employment has ended or is about to"),
        kind=InputKind.YES_NO,
        required=False,
        asked_if=_MAY_END,
    ),
    Input(
        key="lump_medical",
        label=Text("本省一次性工伤医疗补助金（元）", "Provincial medical lump sum (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_MAY_END,
        figure="injury_lump_medical_{grade}",
    ),
    Input(
        key="lump_employment",
        label=Text("本省一次性伤残就业补助金（元）", "Provincial employment lump sum (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_MAY_END,
        figure="injury_lump_employment_{grade}",
    ),
    Input(
        key="national_income",
        label=Text(
            "上一年度全国城镇居民人均可支配收入（元）", "National urban disposable income, previous year (yuan)"
        ),
        kind=InputKind.MONEY,
        asked_if=_DEATH,
        figure="urban_disposable_income_national",
        help=Text("国家统计局每年公布。", "Published by the National Bureau of Statistics."),
    ),
    Input(
        key="spouse",
        label=Text("有没有靠他供养、没有劳动能力的配偶", "A dependent spouse unable to work"),
        kind=InputKind.YES_NO,
        required=False,
        asked_if=_DEATH,
        articles=(Article(RULES, 39),),
    ),
    _count(
        "dependants",
        Text("其他靠他供养的亲属有几个", "Other dependants"),
        Text("未成年子女、没有劳动能力的父母等。没有写 0。", "Minor children, parents unable to work. None: 0."),
    ),
    _count(
        "alone",
        Text("其中孤寡老人或者孤儿有几个", "Of them, lone elderly or orphans"),
        Text("没有写 0。", "None: 0."),
    ),
)
