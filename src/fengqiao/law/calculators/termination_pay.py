"""经济补偿、代通知金、赔偿金: what an employer owes when employment ends (N, N+1, 2N).

Source: 劳动合同法第三十六条至第四十八条、第八十七条、第九十七条; 劳动合同法实施条例第五条至第二十七条.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, yuan
from fengqiao.law.calculators.parameters import parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Input,
    InputKind,
    Line,
    Note,
    Option,
    Result,
    Text,
)
from fengqiao.law.calculators.service_time import after_months, full_months
from fengqiao.law.calculators.termination_reasons import ACT, REASONS, RULES, Reason
from fengqiao.law.citation import Article

__all__ = ["TERMINATION_PAY", "EndedEmployment", "termination_pay", "years_of_service"]

ACT_IN_FORCE = dt.date(2008, 1, 1)
"""The Labour Contract Act counts compensation from here (第九十七条第三款、第九十八条)."""

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedEmployment:
    """How the employment ran and ended; both days are days of employment, wages are gross monthly yuan.

    ``average_wage``   of the last twelve months (fewer: of those worked), with bonuses and allowances
    ``last_wage``      of the month before the end, for notice pay; None where it is not asked
    ``min_wage``       the local minimum wage of a month; None when unknown: then not compared
    ``local_average``  the city's average monthly wage of the year before; None when unknown: then not compared
    """

    reason: str
    started_on: dt.date
    ended_on: dt.date
    average_wage: Decimal
    last_wage: Decimal | None = None
    min_wage: Decimal | None = None
    local_average: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Base:
    """The monthly wage that counts, and the most years that count (None: no limit)."""

    wage: Decimal
    most_years: Decimal | None
    steps: tuple[Line, ...]
    uncertain: tuple[Text, ...]


def years_of_service(first: dt.date, last: dt.date) -> Decimal:
    """Years for compensation, both days included: full years, then half for less than six months, one for six or more.

    Source: 劳动合同法第四十七条第一款.

    >>> years_of_service(dt.date(2021, 7, 5), dt.date(2025, 12, 31))
    Decimal('4.5')
    """
    after = last + _ONE_DAY
    months = full_months(first, after)
    years, rest = divmod(months, 12)
    if rest >= 6:
        return Decimal(years + 1)
    if rest == 0 and after_months(first, months) == after:
        return Decimal(years)
    return years + Decimal("0.5")


def termination_pay(case: EndedEmployment) -> Result:
    """Compensation by the way the employment ended; 2N replaces N and is never added to it (实施条例第二十五条).

    Raises CalculatorError when the dates are out of order, or notice pay is asked without last month's wage.
    """
    if case.ended_on < case.started_on:
        raise CalculatorError.of("ended_on", "离职日期不能早于入职日期，请核对。")
    reason = REASONS[case.reason]
    if reason.pays == "nothing":
        return _nothing(reason)
    base = _base(case)
    if reason.pays == "double":
        lines = [*base.steps, _damages(case, base, counted=True)]
        notes = [
            Note(Text("要了赔偿金，就不再另给经济补偿。", "Damages replace compensation."), (Article(RULES, 25),)),
            Note(
                Text(
                    "您也可以不要钱，要求继续履行合同；合同已经没法继续的，才按赔偿金算。",
                    "You may ask to keep the job instead; damages follow where you do not or it cannot go on.",
                ),
                (Article(ACT, 48),),
            ),
        ]
        return Result.of(
            Text("违法解除的赔偿金（2N）", "Damages for unlawful ending (2N)"), lines, notes, base.uncertain
        )
    lines = [*base.steps, _compensation(case, base, reason)]
    headline = Text("经济补偿（N）", "Compensation (N)")
    if reason.pays == "notice":
        lines.append(_notice_pay(case))
        headline = Text("经济补偿加代通知金（N+1）", "Compensation and notice pay (N+1)")
    lines.append(_damages(case, base, counted=False))
    return Result.of(headline, lines, _notes(case), base.uncertain)


def _base(case: EndedEmployment) -> _Base:
    """The wage that counts: raised to the minimum wage, or capped at three times the local average (第四十七条第二款)."""
    values = parameters("labour")
    wage, most_years = case.average_wage, None
    steps: list[Line] = []
    uncertain: list[Text] = []
    if case.min_wage is not None and wage < case.min_wage:
        steps.append(
            Line(
                label=Text("月工资按最低工资算", "Wage raised to the minimum wage"),
                formula=Text(
                    f"平均 {yuan(wage)} 低于最低工资 {yuan(case.min_wage)}",
                    f"average {yuan(wage)} is below the minimum wage {yuan(case.min_wage)}",
                ),
                amount=case.min_wage,
                articles=(Article(RULES, 27),),
                counted=False,
            )
        )
        wage = case.min_wage
    if case.local_average is None:
        uncertain.append(
            Text(
                "没有填本市上年度职工月平均工资，所以没有比较三倍封顶。工资特别高的，结果可能偏高。",
                "The city's average wage was not given, so the cap of three times it was not applied.",
            )
        )
    elif wage > (cap := values.number("compensation_cap_multiple") * case.local_average):
        most_years = values.number("compensation_cap_years")
        steps.append(
            Line(
                label=Text("月工资按三倍封顶", "Wage capped at three times the local average"),
                formula=Text(
                    f"{yuan(case.local_average)}×3 = {yuan(cap)}，年限最多算 {most_years} 年",
                    f"{yuan(case.local_average)}×3 = {yuan(cap)}, at most {most_years} years",
                ),
                amount=cap,
                articles=(Article(ACT, 47, 2),),
                counted=False,
            )
        )
        wage = cap
    return _Base(wage, most_years, tuple(steps), tuple(uncertain))


def _capped(years: Decimal, base: _Base) -> Decimal:
    return years if base.most_years is None else min(years, base.most_years)


def _counting(years: Decimal, counted: Decimal) -> Text:
    """17.5 年（最多算 12 年）, or 7 年."""
    if counted == years:
        return Text(f"{number(years)} 年", f"{number(years)} years")
    return Text(f"{number(years)} 年只算 {number(counted)} 年", f"{number(counted)} of {number(years)} years")


def _compensation(case: EndedEmployment, base: _Base, reason: Reason) -> Line:
    """N, from 2008 where the employment is older (第九十七条第三款)."""
    first = max(case.started_on, ACT_IN_FORCE)
    years = years_of_service(first, case.ended_on) if first <= case.ended_on else Decimal(0)
    counted = _capped(years, base)
    words = _counting(years, counted)
    since = Text("（从 2008 年 1 月 1 日算起）", " (from 1 January 2008)") if first != case.started_on else Text("", "")
    articles = [*reason.articles, Article(ACT, 47, 1)]
    if first != case.started_on:
        articles.append(Article(ACT, 97, 3))
    return Line(
        label=Text("经济补偿（N）", "Compensation (N)"),
        formula=Text(f"{words.zh}{since.zh}×{yuan(base.wage)}", f"{words.en}{since.en}×{yuan(base.wage)}"),
        amount=counted * base.wage,
        articles=tuple(articles),
    )


def _notice_pay(case: EndedEmployment) -> Line:
    if case.last_wage is None:
        raise CalculatorError.of("last_wage", "请填写离职前一个月的工资，代通知金按它算。")
    return Line(
        label=Text("代通知金（+1）", "Pay in place of notice (+1)"),
        formula=Text(
            f"没有提前三十天通知：上一个月的工资 {yuan(case.last_wage)}",
            f"no notice of thirty days: the previous month's wage {yuan(case.last_wage)}",
        ),
        amount=case.last_wage,
        articles=(Article(ACT, 40), Article(RULES, 20)),
    )


def _damages(case: EndedEmployment, base: _Base, *, counted: bool) -> Line:
    """2N, counted from the first day of work (实施条例第二十五条)."""
    multiple = parameters("labour").number("unlawful_ending_multiple")
    years = years_of_service(case.started_on, case.ended_on)
    words = _counting(years, _capped(years, base))
    return Line(
        label=Text("赔偿金（2N）", "Damages (2N)")
        if counted
        else Text("如果单位是违法解除：赔偿金（2N），代替上面的", "If the ending was unlawful: 2N instead"),
        formula=Text(f"{multiple}×{words.zh}×{yuan(base.wage)}", f"{multiple}×{words.en}×{yuan(base.wage)}"),
        amount=multiple * _capped(years, base) * base.wage,
        articles=(Article(ACT, 87), Article(ACT, 48), Article(RULES, 25)),
        counted=counted,
    )


def _nothing(reason: Reason) -> Result:
    line = Line(label=reason.label, formula=reason.why, amount=Decimal(0), articles=reason.articles)
    note = Note(
        Text(
            "工资要在离职时一次结清；单位欠薪、不缴社保逼您辞职的，请重新选“单位有错，我才走的”。",
            "Wages are due at once when you leave; if the employer's fault made you leave, choose that reason.",
        ),
        (Article("工资支付暂行规定", 9), Article(ACT, 38)),
    )
    return Result.of(Text("法律没有规定经济补偿", "No compensation by law"), [line], [note])


def _notes(case: EndedEmployment) -> list[Note]:
    notes = [
        Note(
            Text("办完工作交接的时候就该付。", "Due when the work is handed over."),
            (Article(ACT, 50, 2),),
        ),
        Note(
            Text(
                "劳动部门责令限期支付、单位还不付的，可以要求加付百分之五十到一百。",
                "If the labour authority orders payment and it is still not made, 50 to 100 % more.",
            ),
            (Article(ACT, 85),),
        ),
        Note(
            Text(
                "不是自己的原因被安排到新单位的，原单位的年限合并算（原单位已经给过补偿的除外）。入职日期请填原单位的。",
                "If you were moved to this employer not by your own choice, count from the earlier employer.",
            ),
            (Article(RULES, 10),),
        ),
    ]
    if case.started_on < ACT_IN_FORCE:
        notes.append(
            Note(
                Text(
                    "2008 年以前的年限按当时的规定另算，这里没有包括。",
                    "Service before 2008 follows the older rules and is not included.",
                ),
                (Article(ACT, 97, 3),),
            )
        )
    return notes


TERMINATION_PAY = Calculator(
    key="termination-pay",
    name=Text("离职补偿（N、N+1、2N）", "Pay when employment ends (N, N+1, 2N)"),
    summary=Text("被辞退、合同到期、单位有错离开，该给多少补偿或者赔偿。", "Compensation or damages when a job ends."),
    icon="briefcase",
    inputs=(
        Input(
            key="reason",
            label=Text("怎么离开的", "How it ended"),
            kind=InputKind.CHOICE,
            options=tuple(Option(key, one.label, articles=one.articles) for key, one in REASONS.items()),
        ),
        Input(
            key="started_on",
            label=Text("入职日期", "First day of work"),
            kind=InputKind.DATE,
            help=Text("第一天上班的日子，没签合同也算。", "The first day you worked, with or without a contract."),
        ),
        Input(key="ended_on", label=Text("离职日期", "Last day of work"), kind=InputKind.DATE),
        Input(
            key="average_wage",
            label=Text("离职前 12 个月的平均月工资（元）", "Average monthly wage of the last 12 months (yuan)"),
            kind=InputKind.MONEY,
            least=Decimal("0.01"),
            help=Text(
                "应发数，扣社保和个税之前；奖金、津贴、补贴都算。不满 12 个月的，按实际月数平均。",
                "Gross, with bonuses and allowances. If shorter than 12 months, the average of the months worked.",
            ),
            articles=(Article(RULES, 27),),
        ),
        Input(
            key="last_wage",
            label=Text("离职前一个月的工资（元）", "Wage of the previous month (yuan)"),
            kind=InputKind.MONEY,
            asked_if=("reason", ("no_notice",)),
            articles=(Article(RULES, 20),),
        ),
        Input(
            key="min_wage",
            label=Text("当地最低月工资（元）", "Local minimum monthly wage (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            figure="min_wage_month",
            figure_on="ended_on",
            help=Text("不知道可以不填。", "Leave blank if you do not know."),
            articles=(Article(RULES, 27),),
        ),
        Input(
            key="local_average",
            label=Text("本市上年度职工月平均工资（元）", "City's average monthly wage of the previous year (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            figure="local_avg_wage_month",
            figure_on="ended_on",
            help=Text("用来看是不是超过三倍封顶。不知道可以不填。", "For the cap. Leave blank if you do not know."),
            articles=(Article(ACT, 47, 2),),
        ),
    ),
    case=EndedEmployment,
    compute=termination_pay,
    articles=tuple(
        dict.fromkeys(
            [article for one in REASONS.values() for article in one.articles]
            + [Article(ACT, number) for number in (38, 47, 48, 50, 85, 87, 97)]
            + [Article(RULES, number) for number in (10, 20, 25, 27)]
            + [Article("工资支付暂行规定", 9)]
        )
    ),
    services=("labour-mediation", "mediation", "legal-aid"),
)
