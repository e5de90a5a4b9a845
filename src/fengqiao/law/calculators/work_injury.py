"""工伤待遇: one-off and monthly benefits by grade, and what the family gets after a death at work.

Source: 工伤保险条例第三十三条至第三十九条、第六十二条、第六十四条、第六十六条.  The lump
sums at the end of employment for grades five to ten are set by the province: they are asked for, or taken from the
table the bureau keeps, never assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, percent, yuan
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Line,
    Note,
    Result,
    Text,
)
from fengqiao.law.calculators.work_injury_inputs import GRADES, INPUTS, KEPT, MAY_STAY, RULES, article_of_grade
from fengqiao.law.citation import Article

__all__ = ["WORK_INJURY", "WorkInjury", "work_injury"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkInjury:
    """The injury and the figures.

    ``grade``           "1" to "10", or "death"
    ``wage``            average monthly contribution wage of the twelve months before
    ``local_average``   average monthly wage of the pooling area, previous year
    ``lump_medical``, ``lump_employment``  the provincial lump sums in yuan; None when unknown
    ``dependants``      dependants without a spouse; ``alone`` how many of all are lone elderly or orphans
    """

    grade: str
    wage: Decimal
    local_average: Decimal
    min_wage: Decimal | None = None
    nursing: str = "none"
    no_post: bool = False
    ended: bool = False
    lump_medical: Decimal | None = None
    lump_employment: Decimal | None = None
    leave_months: Decimal | None = None
    leave_wage: Decimal | None = None
    spouse: bool = False
    dependants: int = 0
    alone: int = 0
    national_income: Decimal | None = None
    insured: bool = True


def work_injury(case: WorkInjury) -> Result:
    """Benefits by grade or after death; monthly ones are listed and not summed.

    Raises CalculatorError when a figure the kind needs is missing.
    """
    values = parameters("work_injury")
    wage, step = _own_wage(case, values)
    if case.grade == "death":
        return Result.of(Text("一次性的钱合计", "One-off sums"), [*step, *_death(case, wage, values)], _notes(case))
    grade = int(case.grade)
    lines = [*step, _lump(grade, wage, values)]
    lines += _paid_leave(case, values)
    if grade <= KEPT or (grade <= MAY_STAY and case.no_post and not case.ended):
        lines.append(_allowance(case, grade, wage, values))
    if case.nursing != "none":
        lines.append(_nursing(case, values))
    uncertain: list[Text] = []
    if case.ended and grade > KEPT:
        ending = _ending(case, grade)
        lines += ending
        uncertain += [_PROVINCIAL] if any(line.amount is None for line in ending) else []
    return Result.of(Text("一次性的钱合计", "One-off sums"), lines, _notes(case), uncertain)


def _own_wage(case: WorkInjury, values: Parameters) -> tuple[Decimal, list[Line]]:
    """The wage that counts, between 60 % and 300 % of the local average (第六十四条第二款)."""
    least = case.local_average * values.number("wage_least_share")
    most = case.local_average * values.number("wage_most_share")
    wage = min(max(case.wage, least), most)
    if wage == case.wage:
        return wage, []
    end = Text("不低于 60%", "at least 60 %") if wage == least else Text("不超过 300%", "at most 300 %")
    line = Line(
        label=Text("计算用的本人工资", "The wage that counts"),
        formula=Text(
            f"{yuan(case.wage)} 调到当地平均工资 {yuan(case.local_average)} 的范围内（{end.zh}）",
            f"{yuan(case.wage)} brought within the local average {yuan(case.local_average)} ({end.en})",
        ),
        amount=wage,
        articles=(Article(RULES, 64, 2),),
        counted=False,
    )
    return wage, [line]


def _lump(grade: int, wage: Decimal, values: Parameters) -> Line:
    months = values.numbers("lump_months")[grade - 1]
    return Line(
        label=Text("一次性伤残补助金（工伤保险基金付）", "One-off disability benefit (fund)"),
        formula=Text(
            f"{GRADES[grade - 1]}级：{number(months)} 个月×{yuan(wage)}",
            f"grade {grade}: {number(months)}×{yuan(wage)}",
        ),
        amount=months * wage,
        articles=(Article(RULES, article_of_grade(grade), 1, 1),),
    )


def _allowance(case: WorkInjury, grade: int, wage: Decimal, values: Parameters) -> Line:
    share = values.numbers("allowance_share")[grade - 1]
    amount, raised = share * wage, Text("", "")
    if case.min_wage is not None and amount < case.min_wage:
        amount = case.min_wage
        raised = Text("，低于最低工资，补足差额", ", topped up to the minimum wage")
    payer = Text("工伤保险基金付", "fund") if grade <= KEPT else Text("单位付", "employer")
    return Line(
        label=Text(f"伤残津贴（每月，{payer.zh}）", f"Disability allowance (monthly, {payer.en})"),
        formula=Text(f"{yuan(wage)}×{percent(share)}{raised.zh}", f"{yuan(wage)}×{percent(share)}{raised.en}"),
        amount=amount,
        articles=(Article(RULES, article_of_grade(grade), 1, 2),),
        counted=False,
        monthly=True,
    )


def _nursing(case: WorkInjury, values: Parameters) -> Line:
    share = values.number(f"nursing_{case.nursing}")
    return Line(
        label=Text("生活护理费（每月，工伤保险基金付）", "Nursing (monthly, fund)"),
        formula=Text(
            f"当地平均工资 {yuan(case.local_average)}×{percent(share)}",
            f"local average {yuan(case.local_average)}×{percent(share)}",
        ),
        amount=share * case.local_average,
        articles=(Article(RULES, 34, 2),),
        counted=False,
        monthly=True,
    )


def _paid_leave(case: WorkInjury, values: Parameters) -> list[Line]:
    """Full wage during treatment, paid by the employer; months beyond twelve need the commission's consent."""
    if not case.leave_months:
        return []
    if case.leave_wage is None:
        raise CalculatorError.of("leave_wage", "请填写受伤前的月工资，停工留薪期间原工资不变。")
    usual = values.number("paid_leave_months")
    longer = Text("（超过 12 个月的部分要经确认）", " (beyond 12 months: confirmation needed)")
    extra = longer if case.leave_months > usual else Text("", "")
    return [
        Line(
            label=Text("停工留薪期工资（单位付）", "Wage during treatment (employer)"),
            formula=Text(
                f"{yuan(case.leave_wage)}×{number(case.leave_months)} 个月{extra.zh}",
                f"{yuan(case.leave_wage)}×{number(case.leave_months)} months{extra.en}",
            ),
            amount=case.leave_wage * case.leave_months,
            articles=(Article(RULES, 33, 1), Article(RULES, 33, 2)),
        )
    ]


def _ending(case: WorkInjury, grade: int) -> list[Line]:
    article = Article(RULES, 36, 2) if grade <= MAY_STAY else Article(RULES, 37, 1, 2)
    fund = Text("一次性工伤医疗补助金（工伤保险基金付）", "One-off medical subsidy (fund)")
    employer = Text("一次性伤残就业补助金（单位付）", "One-off employment subsidy (employer)")
    by_table = Text("按省里的标准", "provincial standard")
    unknown = Text("按省里的标准，没有填，没有算进合计", "provincial standard; not given and not in the total")
    return [
        Line(label=label, formula=unknown if amount is None else by_table, amount=amount, articles=(article,))
        for label, amount in ((fund, case.lump_medical), (employer, case.lump_employment))
    ]


def _death(case: WorkInjury, wage: Decimal, values: Parameters) -> list[Line]:
    if case.national_income is None:
        raise CalculatorError.of("national_income", "请填写上一年度全国城镇居民人均可支配收入（国家统计局公布）。")
    funeral, years = values.number("funeral_months"), values.number("death_years")
    lines = [
        Line(
            label=Text("丧葬补助金", "Funeral benefit"),
            formula=Text(
                f"当地平均工资 {yuan(case.local_average)}×{number(funeral)} 个月",
                f"local average {yuan(case.local_average)}×{number(funeral)}",
            ),
            amount=case.local_average * funeral,
            articles=(Article(RULES, 39, 1, 1),),
        ),
        Line(
            label=Text("一次性工亡补助金", "One-off death benefit"),
            formula=Text(
                f"全国城镇居民人均可支配收入 {yuan(case.national_income)}×{number(years)}",
                f"national urban disposable income {yuan(case.national_income)}×{number(years)}",
            ),
            amount=case.national_income * years,
            articles=(Article(RULES, 39, 1, 3),),
        ),
    ]
    return [*lines, *_dependants(case, wage, values)]


def _dependants(case: WorkInjury, wage: Decimal, values: Parameters) -> list[Line]:
    people = case.dependants + case.spouse
    if case.alone > people:
        raise CalculatorError.of("alone", "孤寡老人和孤儿的人数不能多于供养亲属的人数。")
    if not people:
        return []
    spouse, other = values.number("spouse_share"), values.number("dependant_share")
    share = spouse * case.spouse + other * case.dependants + values.number("alone_extra_share") * case.alone
    capped = share > 1
    over = Text("，合计不超过本人工资", ", together not above the wage") if capped else Text("", "")
    parts = ([f"配偶 {percent(spouse)}"] if case.spouse else []) + (
        [f"其他亲属 {percent(other)}×{case.dependants}"] if case.dependants else []
    )
    parts_en = ([f"spouse {percent(spouse)}"] if case.spouse else []) + (
        [f"others {percent(other)}×{case.dependants}"] if case.dependants else []
    )
    if case.alone:
        extra = percent(values.number("alone_extra_share"))
        parts.append(f"孤寡老人、孤儿各加 {extra}×{case.alone}")
        parts_en.append(f"lone elderly, orphans +{extra}×{case.alone}")
    return [
        Line(
            label=Text("供养亲属抚恤金（每月合计）", "Dependants' pension (monthly, together)"),
            formula=Text(
                f"{yuan(wage)}×（{' + '.join(parts)}）{over.zh}", f"{yuan(wage)}×({' + '.join(parts_en)}){over.en}"
            ),
            amount=min(share, Decimal(1)) * wage,
            articles=(Article(RULES, 39, 1, 2),),
            counted=False,
            monthly=True,
        )
    ]


def _notes(case: WorkInjury) -> list[Note]:
    notes = [
        Note(
            Text("住院、医药等费用凭票据另外报销，这里没有算。", "Medical costs are reimbursed separately."),
            (Article(RULES, 30),),
        ),
        Note(
            Text(
                "如果是第三人（比如肇事司机）造成的，还可以另外向他要赔偿，医疗费不能重复拿。",
                "Where a third party caused it, you may also claim from them; medical costs are paid once.",
            ),
            (
                Article("最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释", 3, 2),
                Article("最高人民法院关于审理工伤保险行政案件若干问题的规定", 8),
            ),
        ),
    ]
    if not case.insured:
        notes.insert(
            0,
            Note(
                Text("单位没有缴工伤保险的，上面的钱都由单位付。", "Without insurance the employer pays everything."),
                (Article(RULES, 62, 2),),
            ),
        )
    if case.ended and case.grade != "death":
        notes.append(
            Note(
                Text(
                    "单位依法终止合同的，除了这些，还要另付经济补偿。",
                    "If the employer ends the contract, compensation is due too.",
                ),
                (Article("劳动合同法实施条例", 23),),
            )
        )
    return notes


_PROVINCIAL = Text(
    "五级到十级离职时的两项补助由省里定，没有填的没有算进合计。请打 12333 问本省标准。",
    "The two lump sums of grades 5 to 10 are set by the province; ask 12333. What is blank is not in the total.",
)


WORK_INJURY = Calculator(
    key="work-injury",
    name=Text("工伤待遇", "Work injury benefits"),
    summary=Text("评了级能拿多少、每月多少，因工死亡家属能拿多少。", "What a grade brings, and what a family gets."),
    icon="hard-hat",
    inputs=INPUTS,
    case=WorkInjury,
    compute=work_injury,
    articles=(
        *(Article(RULES, n) for n in (30, 33, 34, 35, 36, 37, 39, 62, 64)),
        Article("劳动合同法实施条例", 23),
        Article("最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释", 3),
        Article("最高人民法院关于审理工伤保险行政案件若干问题的规定", 8),
    ),
    services=("labour-mediation", "legal-aid", "mediation"),
)
