"""人身损害赔偿: what may be claimed for an injury or a death, item by item, and who pays after a traffic accident.

Source: 民法典第一千一百七十九条、第一千一百八十三条、第一千二百一十三条; 人身损害赔偿解释第六条至第十七条、第二十二条;
道路交通安全法第七十六条; 道路交通事故损害赔偿解释第十五条、第十六条.
Since 1 May 2022 one urban standard holds for everybody (人身损害赔偿解释第二十四条).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.injury_inputs import INPUTS
from fengqiao.law.calculators.injury_laws import CODE, MENTAL, RULES, TRAFFIC, TRAFFIC_CASES
from fengqiao.law.calculators.injury_years import Dependant, dependant_years, paid_years
from fengqiao.law.calculators.money import number, percent, yuan
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.result import Calculator, CalculatorError, Line, Note, Result, Text
from fengqiao.law.citation import Article

__all__ = ["INJURY_ITEMS", "Injury", "injury_items"]

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Injury:
    """The harm, in yuan and days; None where there is nothing to claim.

    ``outcome``   healed, disabled or died;  ``grade`` "1" to "10", for disabled
    ``share``     percent of the loss the other side bears
    ``accident``  no (not a traffic accident), insured, uninsured or no_fault (a motor vehicle without any fault)
    ``income``    urban disposable income a head, ``consumption`` urban consumption a head, ``average_wage`` of a month:
                  figures of the province for the previous year
    """

    outcome: str
    accident: str
    share: Decimal | None = None
    age: int | None = None
    grade: str | None = None
    medical: Decimal | None = None
    future_medical: Decimal | None = None
    hospital_days: int | None = None
    meals_a_day: Decimal | None = None
    nutrition: Decimal | None = None
    days_off: int | None = None
    monthly_income: Decimal | None = None
    lost_income: Decimal | None = None
    nursing_days: int | None = None
    nursing_a_day: Decimal | None = None
    carers: int | None = None
    transport: Decimal | None = None
    aids: Decimal | None = None
    mental: Decimal | None = None
    property_loss: Decimal | None = None
    dependants: tuple[Dependant, ...] = ()
    income: Decimal | None = None
    consumption: Decimal | None = None
    average_wage: Decimal | None = None


def injury_items(case: Injury) -> Result:
    """Every item, then what the other side bears; in a traffic accident the compulsory insurer first.

    1. Items in three groups (medical; disability or death; property).  2. Insurance limits by group.  3. The rest by
    share of fault; a motor vehicle without fault bears at most a tenth (道路交通安全法第七十六条).
    Raises CalculatorError for a missing figure, or when nothing was entered.
    """
    values = parameters("personal_injury")
    groups = (_medical(case), _disability(case, values), _property(case))
    items = [line for group in groups for line in group]
    if not items:
        raise CalculatorError.of("medical", "请至少填写一项损失，例如医疗费。")
    sums = [sum((line.amount or Decimal(0) for line in group), Decimal(0)) for group in groups]
    uncertain = [_SHARE_BY_COURT] if case.accident != "no_fault" else []
    if case.outcome == "disabled":
        uncertain.append(_COEFFICIENT)
    if case.accident == "no":
        lines = [*items, *_own_share(case, sum(sums, Decimal(0)))]
        return Result.of(Text("可以要求赔偿", "To be claimed"), lines, _notes(case), uncertain)
    shown = [_uncounted(line) for line in items]
    lines = [*shown, *_traffic(case, sums, values)]
    return Result.of(Text("可以要求赔偿", "To be claimed"), lines, _notes(case), uncertain)


def _uncounted(line: Line) -> Line:
    """The item as a loss; what is paid for it stands in the later lines."""
    return Line(label=line.label, formula=line.formula, amount=line.amount, articles=line.articles, counted=False)


def _item(zh: str, en: str, amount: Decimal | None, article: int, formula: Text | None = None) -> list[Line]:
    if not amount:
        return []
    receipts = Text("按票据和证明", "by receipts and certificates")
    return [Line(label=Text(zh, en), formula=formula or receipts, amount=amount, articles=(Article(RULES, article),))]


def _medical(case: Injury) -> list[Line]:
    lines = _item("医疗费", "Medical costs", case.medical, 6)
    lines += _item("后续治疗费", "Future treatment", case.future_medical, 6)
    if case.hospital_days and case.meals_a_day:
        words = f"{case.hospital_days} 天×{yuan(case.meals_a_day)}"
        en = f"{case.hospital_days} days×{yuan(case.meals_a_day)}"
        lines += _item(
            "住院伙食补助费", "Meals in hospital", case.hospital_days * case.meals_a_day, 10, Text(words, en)
        )
    lines += _item("营养费", "Nutrition", case.nutrition, 11, Text("按医疗机构的意见", "by medical opinion"))
    return lines


def _disability(case: Injury, values: Parameters) -> list[Line]:
    lines = _lost_income(case, values)
    if case.nursing_days and case.nursing_a_day:
        people = case.carers or 1
        formula = Text(
            f"{case.nursing_days} 天×{yuan(case.nursing_a_day)}×{people} 人",
            f"{case.nursing_days} days×{yuan(case.nursing_a_day)}×{people}",
        )
        lines += _item("护理费", "Nursing", case.nursing_days * case.nursing_a_day * people, 8, formula)
    lines += _item("交通费", "Transport", case.transport, 9)
    lines += _item("残疾辅助器具费", "Aids", case.aids, 13)
    share = _lost_capacity(case)
    if share is not None:
        lines.append(_lasting(case, share, values))
        lines += _dependants(case, share, values)
    if case.outcome == "died":
        lines.append(_funeral(case, values))
    if case.mental:
        formula = Text("按过错、后果、当地生活水平，由法院定", "by fault, result and local level; the court decides")
        articles = (Article(CODE, 1183, 1), Article(MENTAL, 5))
        label = Text("精神损害抚慰金", "Mental harm")
        lines.append(Line(label=label, formula=formula, amount=case.mental, articles=articles))
    return lines


def _property(case: Injury) -> list[Line]:
    if not case.property_loss:
        return []
    formula = Text("修车、衣物等，按票据", "repairs, clothes and the like, by receipts")
    articles = (Article(CODE, 1184),)
    return [Line(label=Text("财产损失", "Property"), formula=formula, amount=case.property_loss, articles=articles)]


def _lost_income(case: Injury, values: Parameters) -> list[Line]:
    if case.lost_income:
        return _item("误工费", "Lost income", case.lost_income, 7)
    if not case.days_off:
        return []
    if case.monthly_income is None:
        raise CalculatorError.of("monthly_income", "请填写受伤前的月收入，或者直接填少了多少收入。")
    days = values.number("days_a_month")
    formula = Text(
        f"{yuan(case.monthly_income)}÷{number(days)}×{case.days_off} 天",
        f"{yuan(case.monthly_income)}÷{number(days)}×{case.days_off} days",
    )
    return _item("误工费", "Lost income", case.monthly_income / days * case.days_off, 7, formula)


def _lost_capacity(case: Injury) -> Decimal | None:
    """1 for a death, 10 % for grade ten up to 100 % for grade one; None when healed."""
    if case.outcome == "healed":
        return None
    if case.age is None:
        raise CalculatorError.of("age", "请填写受害人的年龄，赔偿年限要用。")
    if case.outcome == "died":
        return Decimal(1)
    if case.grade is None:
        raise CalculatorError.of("grade", "请选择伤残等级。")
    return (11 - Decimal(case.grade)) / 10


def _lasting(case: Injury, share: Decimal, values: Parameters) -> Line:
    """残疾赔偿金 or 死亡赔偿金: income × years × coefficient (第十二条、第十五条)."""
    if case.income is None or case.age is None:
        raise CalculatorError.of("income", "请填写本省上一年度城镇居民人均可支配收入（省统计局公布）。")
    years = paid_years(case.age, values)
    died = case.outcome == "died"
    times = Text("", "") if died else Text(f"×{percent(share)}", f"×{percent(share)}")
    return Line(
        label=Text("死亡赔偿金", "Death compensation") if died else Text("残疾赔偿金", "Disability compensation"),
        formula=Text(f"{yuan(case.income)}×{years} 年{times.zh}", f"{yuan(case.income)}×{years} years{times.en}"),
        amount=case.income * years * share,
        articles=(Article(RULES, 15 if died else 12),),
    )


def _funeral(case: Injury, values: Parameters) -> Line:
    if case.average_wage is None:
        raise CalculatorError.of("average_wage", "请填写本省上一年度职工月平均工资。")
    months = values.number("funeral_months")
    return Line(
        label=Text("丧葬费", "Funeral"),
        formula=Text(f"{yuan(case.average_wage)}×{number(months)} 个月", f"{yuan(case.average_wage)}×{number(months)}"),
        amount=case.average_wage * months,
        articles=(Article(RULES, 14),),
    )


def _dependants(case: Injury, share: Decimal, values: Parameters) -> list[Line]:
    """The dependants' living costs, no year above one person's consumption (第十六条、第十七条)."""
    if not case.dependants:
        return []
    if case.consumption is None:
        raise CalculatorError.of("consumption", "请填写本省上一年度城镇居民人均消费支出（省统计局公布）。")
    stretches = dependant_years(case.dependants, share, values)
    total = sum((Decimal(years) * part for years, part in stretches), Decimal(0))
    words = " + ".join(f"{years} 年×{_fraction(part)}" for years, part in stretches)
    en = " + ".join(f"{years} years×{_fraction(part)}" for years, part in stretches)
    return [
        Line(
            label=Text("被扶养人生活费", "Dependants' living costs"),
            formula=Text(f"{yuan(case.consumption)}×（{words}）", f"{yuan(case.consumption)}×({en})"),
            amount=case.consumption * total,
            articles=(Article(RULES, 16), Article(RULES, 17)),
        )
    ]


def _fraction(part: Decimal) -> str:
    return percent(round(part, 4))


def _own_share(case: Injury, total: Decimal) -> list[Line]:
    """What the injured side bears itself outside traffic (民法典第一千一百七十三条)."""
    share = _HUNDRED if case.share is None else case.share
    if share == _HUNDRED:
        return []
    own = (_HUNDRED - share) / _HUNDRED
    return [
        Line(
            label=Text("自己也有责任的部分", "Own share"),
            formula=Text(
                f"对方承担 {number(share)}%，减去 {yuan(total)}×{percent(own)}", f"minus {yuan(total)}×{percent(own)}"
            ),
            amount=-total * own,
            articles=(Article(CODE, 1173),),
        )
    ]


def _traffic(case: Injury, sums: list[Decimal], values: Parameters) -> list[Line]:
    """The compulsory insurer group by group, then the rest (民法典第一千二百一十三条)."""
    no_fault = case.accident == "no_fault"
    limits = values.numbers("insurance_no_fault" if no_fault else "insurance_fault")
    paid = [min(loss, limit) for loss, limit in zip(sums, limits, strict=True)]
    payer = Text("交强险先赔", "Compulsory insurer first")
    if case.accident == "uninsured":
        payer = Text("没有交强险，由投保义务人在限额内先赔", "No policy: its owner pays up to the limits")
    names = (Text("医疗", "medical"), Text("伤残或死亡", "disability or death"), Text("财产", "property"))
    lines = [
        Line(
            label=Text(f"{payer.zh}：{name.zh}", f"{payer.en}: {name.en}"),
            formula=Text(f"损失 {yuan(loss)}，限额 {yuan(limit)}", f"loss {yuan(loss)}, limit {yuan(limit)}"),
            amount=amount,
            articles=(Article(TRAFFIC, 76, 1),)
            + ((Article(TRAFFIC_CASES, 16, 1),) if case.accident == "uninsured" else ()),
        )
        for name, loss, limit, amount in zip(names, sums, limits, paid, strict=True)
        if loss
    ]
    rest = sum(sums, Decimal(0)) - sum(paid, Decimal(0))
    return [*lines, *_rest(case, rest, values)] if rest else lines


def _rest(case: Injury, rest: Decimal, values: Parameters) -> list[Line]:
    """What the insurance leaves: by share of fault; without any fault of the motor vehicle from nothing to a tenth."""
    label = Text("余下的部分（商业险先赔，再由肇事方赔）", "The rest (commercial insurer, then the driver)")
    if case.accident == "no_fault":
        most = values.number("no_fault_most")
        formula = Text(
            f"机动车没有过错，{yuan(rest)}×不超过 {percent(most)}", f"no fault: {yuan(rest)}×at most {percent(most)}"
        )
        articles = (Article(TRAFFIC, 76, 1, 2),)
        return [Line(label=label, formula=formula, amount=Decimal(0), upto=rest * most, articles=articles)]
    share = _HUNDRED if case.share is None else case.share
    borne = Line(
        label=label,
        formula=Text(f"{yuan(rest)}×对方责任 {number(share)}%", f"{yuan(rest)}×{number(share)}%"),
        amount=rest * share / _HUNDRED,
        articles=(Article(TRAFFIC, 76, 1), Article(CODE, 1213)),
    )
    own = Line(
        label=Text("自己承担", "Borne by yourself"),
        formula=Text(f"{yuan(rest)}×{number(_HUNDRED - share)}%", f"{yuan(rest)}×{number(_HUNDRED - share)}%"),
        amount=rest * (_HUNDRED - share) / _HUNDRED,
        articles=(Article(TRAFFIC, 76, 1),),
        counted=False,
    )
    return [borne, own] if share < _HUNDRED else [borne]


def _notes(case: Injury) -> list[Note]:
    notes = [
        Note(
            Text(
                "该赔哪些钱，由民法典规定；每一样怎么算，看上面的依据。",
                "The Code says what is owed; each item has its rule.",
            ),
            (Article(CODE, 1179),),
        ),
        Note(
            Text(
                "“上一年度”是一审法庭辩论结束时的上一年度。您住的地方标准更高、能证明的，可以按高的算。",
                "Figures are those of the year before the hearing ends; a higher standard of your own region may be used.",
            ),
            (Article(RULES, 22, 2), Article(RULES, 18)),
        ),
    ]
    if case.accident != "no":
        notes.append(
            Note(
                Text(
                    "无证、醉酒、毒驾、故意造成事故的，交强险照样先赔人身损害。",
                    "Drunk, unlicensed or intentional: the compulsory insurer still pays for injuries.",
                ),
                (Article(TRAFFIC_CASES, 15, 1),),
            )
        )
    return notes


_SHARE_BY_COURT = Text(
    "责任比例以事故认定和法院判决为准，精神损害抚慰金没有固定的表。",
    "Shares of fault and mental harm are for the court.",
)
_COEFFICIENT = Text(
    "十级 10% 到一级 100% 的系数是各地通行做法；有多处伤残的，当地另有附加比例。",
    "10 % for grade ten up to 100 % for grade one is common practice; several grades add fractions locally.",
)

INJURY_ITEMS = Calculator(
    key="injury-items",
    name=Text("人身损害、交通事故赔偿", "Injury and traffic accident damages"),
    summary=Text(
        "受伤、伤残、死亡能要哪些钱，交通事故保险先赔多少。", "What can be claimed, and what insurance pays first."
    ),
    icon="heart-pulse",
    inputs=INPUTS,
    case=Injury,
    compute=injury_items,
    articles=(
        *(Article(CODE, n) for n in (1173, 1179, 1183, 1184, 1213)),
        *(Article(RULES, n) for n in (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 22)),
        Article(MENTAL, 5),
        Article(TRAFFIC, 76),
        Article(TRAFFIC_CASES, 15),
        Article(TRAFFIC_CASES, 16),
    ),
    services=("mediation", "legal-aid", "consultation"),
)
