"""拖欠工资和二倍工资: wages not paid, and the second wage for months without a written contract.

Source: 劳动合同法第十四条、第八十二条、第八十五条; 劳动合同法实施条例第五条至第七条; 工资支付暂行规定第九条、第十六条;
劳动争议调解仲裁法第二十七条.  That a part of a month is counted by working days follows 法释〔2025〕12号第六条 as reported;
its text is not in the library, so results that rest on it say so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, percent, yuan
from fengqiao.law.calculators.parameters import Parameters, parameters
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
from fengqiao.law.calendar import WorkCalendar, date_en, date_zh
from fengqiao.law.citation import Article
from fengqiao.law.counting import shift_months

__all__ = ["WAGES", "WageClaim", "double_wage_days", "wages"]

ACT = "劳动合同法"
RULES = "劳动合同法实施条例"
PAYING = "工资支付暂行规定"
ARBITRATION = "劳动争议调解仲裁法"
MIGRANTS = "保障农民工工资支付条例"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WageClaim:
    """What was agreed, what was paid, and whether a contract was signed.  Wages are gross monthly yuan.

    ``claim``      unpaid or no_contract
    ``months``     months of work not (fully) paid;  ``paid`` what was paid for them in all
    ``deducted``   what the employer takes each month for damage it says the worker caused
    ``ordered``    the labour authority ordered payment by a day, and it was not made
    ``until``      the last day of work, or today; ``signed_on`` None when no contract was ever signed
    ``filed_on``   the day of applying for arbitration, for the stricter view of limitation
    """

    claim: str
    monthly_wage: Decimal
    months: Decimal | None = None
    paid: Decimal | None = None
    deducted: Decimal | None = None
    min_wage: Decimal | None = None
    ordered: bool = False
    started_on: dt.date | None = None
    signed_on: dt.date | None = None
    until: dt.date | None = None
    filed_on: dt.date | None = None


def wages(case: WageClaim) -> Result:
    """The claim for unpaid wages, or for the second wage.  Raises CalculatorError for what is missing or out of order."""
    return _unpaid(case) if case.claim == "unpaid" else _double(case)


def _unpaid(case: WageClaim) -> Result:
    """Agreed wages, at least the minimum wage, minus what was paid."""
    if case.months is None:
        raise CalculatorError.of("months", "请填写欠了几个月的工资，半个月写 0.5。")
    values = parameters("labour")
    wage, paid = case.monthly_wage, case.paid or Decimal(0)
    raised = case.min_wage is not None and wage < case.min_wage
    if case.min_wage is not None and raised:
        wage = case.min_wage
    if paid > wage * case.months:
        raise CalculatorError.of("paid", "已经发的比应发的还多，请核对月数和金额。")
    why = Text("（按最低工资）", " (minimum wage)") if raised else Text("", "")
    articles = [Article(ACT, 30, 1), Article(PAYING, 9)] + ([Article(ACT, 85, 1, 2)] if raised else [])
    owed = wage * case.months - paid
    lines = [
        Line(
            label=Text("拖欠的工资", "Wages owed"),
            formula=Text(
                f"{yuan(wage)}{why.zh}×{number(case.months)} 个月 − 已发 {yuan(paid)}",
                f"{yuan(wage)}{why.en}×{number(case.months)} months − paid {yuan(paid)}",
            ),
            amount=owed,
            articles=tuple(articles),
        )
    ]
    if case.deducted:
        lines.append(_deduction(case, case.deducted, case.months, values))
    if case.ordered:
        least, most = values.number("late_wages_least"), values.number("late_wages_most")
        lines.append(
            Line(
                label=Text("加付的赔偿金", "Extra for ignoring the order"),
                formula=Text(
                    f"责令限期支付仍不付：{yuan(owed)}×{percent(least)} 到 {percent(most)}",
                    f"ordered and still unpaid: {yuan(owed)}×{percent(least)} to {percent(most)}",
                ),
                amount=owed * least,
                upto=owed * most,
                articles=(Article(ACT, 85, 1, 1),),
            )
        )
    return Result.of(Text("可以追讨的工资", "Wages to claim"), lines, _UNPAID_NOTES)


def _deduction(case: WageClaim, deducted: Decimal, months: Decimal, values: Parameters) -> Line:
    """What was deducted for damage beyond a fifth of the wage, or below the minimum wage (工资支付暂行规定第十六条)."""
    allowed = case.monthly_wage * values.number("damage_deduction_most")
    if case.min_wage is not None:
        allowed = min(allowed, max(case.monthly_wage - case.min_wage, Decimal(0)))
    excess = max(deducted - allowed, Decimal(0))
    return Line(
        label=Text("多扣的“损失赔偿”", "Excess deduction for damage"),
        formula=Text(
            f"每月最多扣 {yuan(allowed)}（不超过工资的 20%，扣完不低于最低工资），多扣 {yuan(excess)}×{number(months)} 个月",
            f"at most {yuan(allowed)} a month (20 %, not below the minimum wage): {yuan(excess)} too much×{number(months)}",
        ),
        amount=excess * months,
        articles=(Article(PAYING, 16),),
    )


def double_wage_days(first_day: dt.date, signed_on: dt.date | None, until: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the second wage, both included; None when there is none.

    From the day after one full month of work to the day before a contract is signed, the day before a full year, or
    ``until``, whichever comes first (实施条例第六条第二款、第七条): eleven months at most.
    """
    values = parameters("labour")
    first = after_months(first_day, int(values.number("double_wage_first_month")))
    last = after_months(first_day, int(values.number("double_wage_last_month"))) - _ONE_DAY
    if signed_on is not None:
        last = min(last, signed_on - _ONE_DAY)
    last = min(last, until)
    return (first, last) if first <= last else None


def _double(case: WageClaim) -> Result:
    if case.started_on is None:
        raise CalculatorError.of("started_on", "请填写第一天上班的日期。")
    if case.until is None:
        raise CalculatorError.of("until", "请填写离职日期；还在上班的，填今天。")
    for key, day in (("until", case.until), ("signed_on", case.signed_on), ("filed_on", case.filed_on)):
        if day is not None and day < case.started_on:
            raise CalculatorError.of(key, "这个日期不能早于第一天上班的日期，请核对。")
    values = parameters("labour")
    span = double_wage_days(case.started_on, case.signed_on, case.until)
    lines = [_second_wage(case.monthly_wage, span, values)]
    uncertain: list[Text] = []
    if span is not None:
        _, partial = _wage_of(case.monthly_wage, span, values)
        uncertain += [_PART_MONTH] if partial else []
        if case.filed_on is not None:
            lines.append(_strict_view(case.monthly_wage, span, case.filed_on, values))
            uncertain.append(_TWO_VIEWS)
    year = after_months(case.started_on, int(values.number("double_wage_last_month")))
    if (case.signed_on is None or case.signed_on > year) and case.until >= year:
        lines.append(_deemed_contract(year))
    return Result.of(
        Text("没签书面合同的第二份工资", "Second wage for no written contract"), lines, _DOUBLE_NOTES, uncertain
    )


def _second_wage(wage: Decimal, span: tuple[dt.date, dt.date] | None, values: Parameters) -> Line:
    articles = (Article(ACT, 82, 1), Article(RULES, 6), Article(RULES, 7))
    label = Text("第二份工资（平时的工资另算）", "The second wage (the ordinary one is separate)")
    if span is None:
        formula = Text("一个月之内签了合同，或者上班不满一个月，没有", "signed, or left, within the first month: none")
        return Line(label=label, formula=formula, amount=Decimal(0), articles=articles)
    amount, _ = _wage_of(wage, span, values)
    words = _wage_words(wage, span, values)
    return Line(label=label, formula=words, amount=amount, articles=articles)


def _parts(span: tuple[dt.date, dt.date]) -> tuple[int, dt.date, int]:
    """Full months, the day after them, and the working days left up to the end."""
    first, last = span
    months = full_months(first, last + _ONE_DAY)
    rest = after_months(first, months)
    calendar = WorkCalendar.official()
    left = [rest + dt.timedelta(days=n) for n in range((last - rest).days + 1)]
    return months, rest, sum(calendar.is_working_day(day) for day in left)


def _wage_of(wage: Decimal, span: tuple[dt.date, dt.date], values: Parameters) -> tuple[Decimal, bool]:
    """The wage of the span, never more than a month's for a part of a month; and whether there is such a part."""
    months, _, days = _parts(span)
    part = min(wage / values.number("pay_days_a_month") * days, wage)
    return months * wage + part, days > 0


def _wage_words(wage: Decimal, span: tuple[dt.date, dt.date], values: Parameters) -> Text:
    months, _, days = _parts(span)
    zh, en = f"{date_zh(span[0])}到{date_zh(span[1])}：", f"{date_en(span[0])} to {date_en(span[1])}: "
    parts_zh = [f"{months} 个月×{yuan(wage)}"] if months else []
    parts_en = [f"{months} months×{yuan(wage)}"] if months else []
    if days:
        rate = number(values.number("pay_days_a_month"))
        parts_zh.append(f"{yuan(wage)}÷{rate}×{days} 个工作日")
        parts_en.append(f"{yuan(wage)}÷{rate}×{days} working days")
    return Text(zh + " + ".join(parts_zh or ["没有工作日"]), en + " + ".join(parts_en or ["no working day"]))


def _strict_view(wage: Decimal, span: tuple[dt.date, dt.date], filed_on: dt.date, values: Parameters) -> Line:
    """Only what accrued in the year before filing, day by day: the view that costs the worker most."""
    kept_from = max(span[0], shift_months(filed_on, -12)[0] + _ONE_DAY)
    label = Text("按最严的算法，只保住申请前一年内的", "On the strictest view, only the year before filing")
    articles = (Article(ARBITRATION, 27, 1),)
    if kept_from > span[1]:
        formula = Text(
            f"{date_zh(filed_on)}申请，全部超过一年，对方可能以时效抗辩",
            f"filed {date_en(filed_on)}: all older than a year",
        )
        return Line(label=label, formula=formula, amount=Decimal(0), articles=articles, counted=False)
    kept = (kept_from, span[1])
    amount, _ = _wage_of(wage, kept, values)
    return Line(label=label, formula=_wage_words(wage, kept, values), amount=amount, articles=articles, counted=False)


def _deemed_contract(year: dt.date) -> Line:
    return Line(
        label=Text("视为已经订立无固定期限合同", "An open-ended contract is deemed concluded"),
        formula=Text(f"从{date_zh(year)}起，不再有二倍工资", f"from {date_en(year)}; no more double wage"),
        articles=(Article(ACT, 14, 3), Article(RULES, 7)),
        counted=False,
    )


_PART_MONTH = Text(
    "不满一个月的部分按实际工作日算，依据是 2025 年的劳动争议解释（二），其条文尚未入库核对。",
    "A part of a month is counted by working days under the 2025 interpretation, whose text is not in our library yet.",
)
_TWO_VIEWS = Text(
    "二倍工资的一年时效从哪天起算，各地法院做法不一：有的从最后一天整体起算，有的逐月起算。两种结果都列出来，请尽早申请。",
    "Courts differ on when the one-year limit of the double wage begins. Both results are shown; apply early.",
)
_UNPAID_NOTES = (
    Note(
        Text("离职时工资要一次结清。", "Wages are due at once when the job ends."),
        (Article(PAYING, 9),),
    ),
    Note(
        Text(
            "在职期间讨工资没有一年的限制；离职以后，要在一年内申请仲裁。",
            "While employed there is no one-year limit; after leaving, apply within one year.",
        ),
        (Article(ARBITRATION, 27, 4),),
    ),
    Note(
        Text(
            "在工地干活的：分包单位欠薪，总包先付；发包给个人或者没资质的，谁发包谁付。工资台账由单位保存，不拿出来的，单位承担后果。",
            "On building sites the general contractor pays first; whoever hired an unqualified party pays. "
            "An employer who hides the wage records bears the consequences.",
        ),
        (Article(MIGRANTS, 30), Article(MIGRANTS, 36), Article(MIGRANTS, 37), Article(MIGRANTS, 50)),
    ),
)
_DOUBLE_NOTES = (
    Note(
        Text(
            "第一个月内单位书面通知签合同、您不签的，单位可以终止而不补偿；过了第一个月，终止就要补偿，前面的二倍工资照算。",
            "If you refuse to sign in the first month the employer may end without pay; later it owes compensation too.",
        ),
        (Article(RULES, 5), Article(RULES, 6)),
    ),
)
_UNPAID, _NO_CONTRACT = ("claim", ("unpaid",)), ("claim", ("no_contract",))

WAGES = Calculator(
    key="wages",
    name=Text("拖欠工资、没签合同的二倍工资", "Unpaid wages, double wage without a contract"),
    summary=Text(
        "欠了多少工资，没签书面合同能要几个月的二倍工资。", "Wages owed, and the second wage for no contract."
    ),
    icon="banknote",
    inputs=(
        Input(
            key="claim",
            label=Text("要算哪一样", "Which claim"),
            kind=InputKind.CHOICE,
            options=(
                Option("unpaid", Text("工资没发、没发够", "Wages not (fully) paid")),
                Option("no_contract", Text("没有签书面劳动合同", "No written contract"), articles=(Article(ACT, 82),)),
            ),
        ),
        Input(
            key="monthly_wage",
            label=Text("说好的月工资（元）", "Agreed monthly wage (yuan)"),
            kind=InputKind.MONEY,
            least=Decimal("0.01"),
            help=Text("应发数，扣社保和个税之前。", "Gross."),
        ),
        Input(
            key="months",
            label=Text("欠了几个月", "Months owed"),
            kind=InputKind.NUMBER,
            asked_if=_UNPAID,
            most=Decimal(600),
            help=Text("半个月写 0.5。", "Half a month is 0.5."),
        ),
        Input(
            key="paid",
            label=Text("这几个月一共已经发了多少（元）", "Paid for these months in all (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            asked_if=_UNPAID,
        ),
        Input(
            key="deducted",
            label=Text("每个月以“造成损失”为由扣多少（元）", "Deducted each month “for damage” (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            asked_if=_UNPAID,
            articles=(Article(PAYING, 16),),
        ),
        Input(
            key="min_wage",
            label=Text("当地最低月工资（元）", "Local minimum monthly wage (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            asked_if=_UNPAID,
            figure="min_wage_month",
            help=Text("不知道可以不填。", "Leave blank if you do not know."),
        ),
        Input(
            key="ordered",
            label=Text(
                "劳动监察责令限期支付，单位到期还没付", "The labour authority ordered payment and it is still unpaid"
            ),
            kind=InputKind.YES_NO,
            required=False,
            asked_if=_UNPAID,
            articles=(Article(ACT, 85),),
        ),
        Input(
            key="started_on",
            label=Text("第一天上班的日期", "First day of work"),
            kind=InputKind.DATE,
            asked_if=_NO_CONTRACT,
        ),
        Input(
            key="until",
            label=Text("离职日期（还在上班的，填今天）", "Last day of work, or today"),
            kind=InputKind.DATE,
            asked_if=_NO_CONTRACT,
        ),
        Input(
            key="signed_on",
            label=Text("哪天补签的合同", "When a contract was signed"),
            kind=InputKind.DATE,
            required=False,
            asked_if=_NO_CONTRACT,
            help=Text("一直没签的不填。", "Leave blank if never."),
        ),
        Input(
            key="filed_on",
            label=Text("打算（或者已经）哪天申请劳动仲裁", "Day of applying for arbitration"),
            kind=InputKind.DATE,
            required=False,
            asked_if=_NO_CONTRACT,
            help=Text("填了就多给一个按最严时效算的数。", "Given, you also see the strictest result."),
        ),
    ),
    case=WageClaim,
    compute=wages,
    articles=(
        Article(ACT, 14),
        Article(ACT, 30),
        Article(ACT, 82),
        Article(ACT, 85),
        Article(RULES, 5),
        Article(RULES, 6),
        Article(RULES, 7),
        Article(PAYING, 9),
        Article(PAYING, 16),
        Article(ARBITRATION, 27),
        Article(MIGRANTS, 30),
        Article(MIGRANTS, 36),
        Article(MIGRANTS, 37),
        Article(MIGRANTS, 50),
    ),
    services=("labour-mediation", "mediation", "legal-aid"),
)
