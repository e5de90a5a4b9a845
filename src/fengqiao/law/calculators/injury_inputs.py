"""What the injury calculator asks."""

from decimal import Decimal

from fengqiao.law.calculators.injury_laws import CODE, RULES, TRAFFIC, TRAFFIC_CASES
from fengqiao.law.calculators.injury_years import Dependant
from fengqiao.law.calculators.result import NOTHING, Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["INPUTS"]

_Asked = tuple[str, tuple[str, ...]]
_LASTING: _Asked = ("outcome", ("disabled", "died"))
_DISABLED: _Asked = ("outcome", ("disabled",))
_DIED: _Asked = ("outcome", ("died",))
_GRADES = "一二三四五六七八九十"


def _money(
    key: str, zh: str, en: str, *, article: int = 0, asked_if: _Asked | None = None, help: Text = NOTHING
) -> Input:
    return Input(
        key=key,
        label=Text(zh, en),
        kind=InputKind.MONEY,
        required=False,
        asked_if=asked_if,
        help=help,
        articles=(Article(RULES, article),) if article else (),
    )


def _whole(
    key: str,
    zh: str,
    en: str,
    *,
    required: bool = False,
    asked_if: _Asked | None = None,
    most: int = 36500,
    help: Text = NOTHING,
) -> Input:
    return Input(
        key=key,
        label=Text(zh, en),
        kind=InputKind.WHOLE,
        required=required,
        asked_if=asked_if,
        most=Decimal(most),
        help=help,
    )


def _figure(key: str, figure: str, label: Text, asked_if: _Asked, article: int, *, required: bool = True) -> Input:
    return Input(
        key=key,
        label=label,
        kind=InputKind.MONEY,
        required=required,
        asked_if=asked_if,
        figure=figure,
        help=Text("省统计局每年公布，不知道可以打 12348 问。", "Published by the province each year."),
        articles=(Article(RULES, article), Article(RULES, 22)),
    )


INPUTS = (
    Input(
        key="accident",
        label=Text("是交通事故吗", "Is it a traffic accident"),
        kind=InputKind.CHOICE,
        options=(
            Option("no", Text("不是", "No")),
            Option(
                "insured",
                Text("是，对方机动车有责任，有交强险", "Yes: a motor vehicle at fault, insured"),
                articles=(Article(CODE, 1213),),
            ),
            Option(
                "uninsured",
                Text("是，对方机动车有责任，没有交强险", "Yes: at fault, without compulsory insurance"),
                articles=(Article(TRAFFIC_CASES, 16),),
            ),
            Option(
                "no_fault",
                Text(
                    "是，我走路或者骑车，对方机动车没有责任", "Yes: I walked or cycled, the motor vehicle has no fault"
                ),
                articles=(Article(TRAFFIC, 76),),
            ),
        ),
    ),
    Input(
        key="share",
        label=Text("对方承担多少责任（%）", "Share of the other side (%)"),
        kind=InputKind.PERCENT,
        required=False,
        most=Decimal(100),
        asked_if=("accident", ("no", "insured", "uninsured")),
        help=Text("全责写 100，主责大致 70，同等写 50。不填按 100。", "All: 100; main: about 70; equal: 50."),
    ),
    Input(
        key="outcome",
        label=Text("伤得怎么样", "How serious"),
        kind=InputKind.CHOICE,
        options=(
            Option("healed", Text("受伤，没有评残", "Injured, no disability grade")),
            Option("disabled", Text("评了伤残等级", "Disabled"), articles=(Article(RULES, 12),)),
            Option("died", Text("死亡", "Died"), articles=(Article(RULES, 15),)),
        ),
    ),
    Input(
        key="grade",
        label=Text("伤残等级", "Grade"),
        kind=InputKind.CHOICE,
        asked_if=_DISABLED,
        options=tuple(Option(str(n), Text(f"{_GRADES[n - 1]}级", f"Grade {n}")) for n in range(1, 11)),
    ),
    _whole("age", "定残（或者死亡）时的年龄", "Age at that time", required=True, asked_if=_LASTING, most=130),
    _figure(
        "income",
        "urban_disposable_income_prov",
        Text("本省上年度城镇居民人均可支配收入（元）", "Provincial urban disposable income, previous year (yuan)"),
        _LASTING,
        12,
    ),
    _figure(
        "average_wage",
        "avg_wage_prov",
        Text("本省上年度职工月平均工资（元）", "Provincial average monthly wage (yuan)"),
        _DIED,
        14,
    ),
    _money("medical", "医疗费（元）", "Medical costs (yuan)", article=6),
    _money("future_medical", "一定要发生的后续治疗费（元）", "Certain future treatment (yuan)", article=6),
    _whole("hospital_days", "住院几天", "Days in hospital"),
    _money("meals_a_day", "住院伙食补助每天（元）", "Meals a day (yuan)", article=10),
    _money("nutrition", "营养费（元）", "Nutrition (yuan)", article=11),
    _whole(
        "days_off", "误工几天", "Days off work", help=Text("评残的算到定残前一天。", "Up to the day before the grade.")
    ),
    _money("monthly_income", "受伤前月收入（元）", "Monthly income before (yuan)", article=7),
    _money(
        "lost_income",
        "或者直接填少了多少收入（元）",
        "Or the income lost (yuan)",
        article=7,
        help=Text("填了这项，就不按天数算。", "Used instead of the days."),
    ),
    _whole("nursing_days", "护理几天", "Days of nursing", most=7300, help=Text("最长算 20 年。", "20 years at most.")),
    _money("nursing_a_day", "护理每人每天（元）", "Nursing a day and person (yuan)", article=8),
    _whole("carers", "几个人护理", "Carers", most=5, help=Text("一般算 1 个人。", "Usually one.")),
    _money("transport", "交通费（元）", "Transport (yuan)", article=9),
    _money("aids", "残疾辅助器具费（元）", "Aids (yuan)", article=13, asked_if=_DISABLED),
    Input(
        key="dependants",
        label=Text("靠他扶养的人", "Dependants"),
        kind=InputKind.ROWS,
        required=False,
        asked_if=_LASTING,
        row=Dependant,
        rows=3,
        columns=(
            Input(key="age", label=Text("年龄", "Age"), kind=InputKind.WHOLE, most=Decimal(130)),
            Input(
                key="supporters",
                label=Text("一共几个人有扶养义务", "Supporters in all"),
                kind=InputKind.WHOLE,
                least=Decimal(1),
                most=Decimal(30),
                help=Text("孩子一般是父母 2 人。", "A child usually has two."),
            ),
        ),
        help=Text("未成年的孩子，没有劳动能力又没有收入的近亲属。", "Minor children; close relatives unable to work."),
        articles=(Article(RULES, 17),),
    ),
    _figure(
        "consumption",
        "urban_consumption_prov",
        Text("本省上年度城镇居民人均消费支出（元）", "Provincial urban consumption, previous year (yuan)"),
        _LASTING,
        17,
        required=False,
    ),
    _money("mental", "打算要的精神损害抚慰金（元）", "Mental harm to be claimed (yuan)"),
    _money("property_loss", "财产损失（元）", "Property loss (yuan)"),
)
