"""抚养费: what the parent who does not live with the children usually pays a month, and until when.

Source: 民法典第一千零八十五条; 民法典婚姻家庭编解释（一）第四十一条、第四十九条、第五十三条、第五十八条.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import percent, yuan
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
from fengqiao.law.calendar import date_en, date_zh
from fengqiao.law.citation import Article
from fengqiao.law.counting import shift_months

__all__ = ["CHILD_SUPPORT", "Support", "child_support"]

CODE = "民法典"
FAMILY = "最高人民法院关于适用《民法典》婚姻家庭编的解释（一）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Who pays from what, for how many.

    ``income``          fixed: ``monthly_income`` is known; otherwise ``yearly_income`` of the payer or of the trade
    ``youngest_born_on``  the birthday of the youngest child, to say until when
    """

    children: int
    income: str = "fixed"
    monthly_income: Decimal | None = None
    yearly_income: Decimal | None = None
    youngest_born_on: dt.date | None = None


def child_support(case: Support) -> Result:
    """The usual range a month.  Raises CalculatorError when the income is missing."""
    values = parameters("child_support")
    monthly, shown = _monthly(case)
    least = values.number("least")
    most = values.number("one_most" if case.children == 1 else "more_most")
    lines = [
        Line(
            label=_ONE if case.children == 1 else _MORE,
            formula=Text(
                f"{shown.zh}×{percent(least)} 至 {percent(most)}", f"{shown.en}×{percent(least)} to {percent(most)}"
            ),
            amount=monthly * least,
            upto=monthly * most,
            monthly=True,
            articles=(Article(FAMILY, 49), Article(CODE, 1085, 1)),
        )
    ]
    if case.youngest_born_on is not None:
        lines.append(_until(case.youngest_born_on, values))
    return Result.of(Text("每个月一般在", "A month, usually"), lines, _NOTES, _UNCERTAIN)


def _monthly(case: Support) -> tuple[Decimal, Text]:
    if case.income == "fixed":
        if case.monthly_income is None:
            raise CalculatorError.of("monthly_income", "请填写对方每个月的总收入。")
        return case.monthly_income, Text(yuan(case.monthly_income), yuan(case.monthly_income))
    if case.yearly_income is None:
        raise CalculatorError.of("yearly_income", "请填写对方这一年的总收入，或者同行业一年的平均收入。")
    monthly, year = case.yearly_income / 12, yuan(case.yearly_income)
    return monthly, Text(f"{year}÷12 个月", f"{year}÷12")


def _until(born_on: dt.date, values: Parameters) -> Line:
    """The day on which the youngest is grown up, and until which support is usually paid."""
    age = int(values.number("grown_up"))
    grown_up, _ = shift_months(born_on, age * 12)
    return Line(
        label=Text("一般付到什么时候", "Usually until"),
        formula=Text(f"最小的孩子满 {age} 周岁：{date_zh(grown_up)}", f"the youngest is {age}: {date_en(grown_up)}"),
        counted=False,
        articles=(Article(FAMILY, 53),),
    )


_ONE = Text("一个孩子的抚养费", "Support for one child")
_MORE = Text("几个孩子的抚养费，加在一起", "Support for all the children together")
_UNCERTAIN = (
    Text(
        "这是一般的比例。法院还要看孩子实际需要多少、双方负担得起多少、当地生活水平，可以高一些，也可以低一些。",
        "These are the usual shares; the court also weighs needs, means and local living standards.",
    ),
)
_NOTES = (
    Note(
        Text(
            "抚养费包括生活费、教育费、医疗费。双方可以商量；商量不成的，由法院判。一般按月付，有条件的可以一次付清。",
            "It covers living, schooling and medical costs. Parents may agree; otherwise the court decides.",
        ),
        (Article(FAMILY, 42), Article(FAMILY, 50), Article(CODE, 1085, 1)),
    ),
    Note(
        Text(
            "孩子生病、上学要花更多钱，或者原来定的数不够用了，可以要求增加。",
            "An increase may be asked for when illness, school or prices make the sum too low.",
        ),
        (Article(FAMILY, 58), Article(CODE, 1085, 2)),
    ),
    Note(
        Text(
            "满十六周岁、靠自己上班养活自己的，父母可以不再付；成年了还在读高中，或者不能自己生活的，还可以要。",
            "It may end at 16 for a child living on its own work; it goes on for one in school or unable to earn.",
        ),
        (Article(FAMILY, 53), Article(FAMILY, 41), Article(CODE, 1067, 1)),
    ),
    Note(
        Text("要抚养费不受诉讼时效限制。", "A claim for support knows no limitation."),
        (Article(CODE, 196),),
    ),
)

_INPUTS = (
    Input(
        key="children",
        label=Text("几个孩子", "Number of children"),
        kind=InputKind.WHOLE,
        least=Decimal(1),
        most=Decimal(20),
    ),
    Input(
        key="income",
        default="fixed",
        label=Text("付钱一方的收入", "The payer's income"),
        kind=InputKind.CHOICE,
        options=(
            Option("fixed", Text("每个月有固定收入", "Fixed, monthly"), articles=(Article(FAMILY, 49, 2),)),
            Option("varying", Text("没有固定收入", "Not fixed"), articles=(Article(FAMILY, 49, 3),)),
        ),
    ),
    Input(
        key="monthly_income",
        label=Text("每个月总收入（元）", "Total income a month (yuan)"),
        kind=InputKind.MONEY,
        asked_if=("income", ("fixed",)),
        help=Text("工资、奖金、补贴都算。", "Wage, bonus and allowances."),
    ),
    Input(
        key="yearly_income",
        label=Text("今年总收入，或者同行业一年的平均收入（元）", "Income of the year, or the trade's average (yuan)"),
        kind=InputKind.MONEY,
        asked_if=("income", ("varying",)),
    ),
    Input(
        key="youngest_born_on",
        label=Text("最小的孩子哪天出生", "Birthday of the youngest"),
        kind=InputKind.DATE,
        required=False,
    ),
)

CHILD_SUPPORT = Calculator(
    key="child-support",
    name=Text("抚养费", "Child support"),
    summary=Text(
        "不和孩子一起住的一方，每个月一般付多少、付到什么时候。", "What a parent usually pays a month, and until when."
    ),
    icon="baby",
    inputs=_INPUTS,
    case=Support,
    compute=child_support,
    articles=(
        Article(CODE, 1085),
        Article(CODE, 1067),
        Article(CODE, 196),
        Article(FAMILY, 41),
        Article(FAMILY, 42),
        Article(FAMILY, 49),
        Article(FAMILY, 50),
        Article(FAMILY, 53),
        Article(FAMILY, 58),
    ),
    services=("legal-aid", "mediation"),
)
