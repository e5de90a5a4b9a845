"""What the loan interest calculator asks."""

from __future__ import annotations

from decimal import Decimal

from fengqiao.law.calculators.result import NOTHING, Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["INPUTS", "RULES"]

RULES = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"

_RENEWED = ("kind", ("renewed",))


def _rate(
    key: str,
    zh: str,
    en: str,
    *,
    required: bool = False,
    asked_if: tuple[str, tuple[str, ...]] | None = None,
    figure_on: str = "",
    help: Text = NOTHING,
) -> Input:
    return Input(
        key=key,
        label=Text(zh, en),
        kind=InputKind.PERCENT,
        required=required,
        most=Decimal(10_000),
        asked_if=asked_if,
        figure="lpr_1y" if figure_on else "",
        figure_on=figure_on,
        help=help,
    )


INPUTS = (
    Input(
        key="kind",
        default="plain",
        label=Text("哪种情况", "Which case"),
        kind=InputKind.CHOICE,
        options=(
            Option("plain", Text("一张借条", "One note")),
            Option(
                "renewed",
                Text("利息滚进本金，又重新打了借条", "Renewed, interest counted as principal"),
                articles=(Article(RULES, 27),),
            ),
        ),
    ),
    Input(
        key="principal",
        label=Text("借条上写的金额（元）", "Sum on the note (yuan)"),
        kind=InputKind.MONEY,
        least=Decimal("0.01"),
        help=Text("重新打过借条的，填第一次的。", "If renewed, the first note."),
    ),
    Input(
        key="received",
        label=Text("实际拿到手多少（元）", "Money really received (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        help=Text("先扣了利息的才填。", "Only if interest was taken off in advance."),
        articles=(Article(RULES, 26),),
    ),
    Input(key="made_on", label=Text("借款日期", "Day of the loan"), kind=InputKind.DATE),
    Input(
        key="due_on",
        label=Text("约定的还款日期", "Due day"),
        kind=InputKind.DATE,
        required=False,
        asked_if=("kind", ("plain",)),
        help=Text("没有约定的不填。", "Leave blank if none."),
    ),
    Input(
        key="until",
        label=Text("算到哪天（还清的日子，或者今天）", "Count to (day of repayment, or today)"),
        kind=InputKind.DATE,
    ),
    Input(
        key="rate_known",
        label=Text("利息怎么约定的", "What was agreed on interest"),
        kind=InputKind.CHOICE,
        options=(
            Option("agreed", Text("约定了利率", "A rate was agreed")),
            Option("none", Text("没有约定利息", "No interest agreed"), articles=(Article(RULES, 24),)),
            Option(
                "unclear", Text("说了有利息，但没说清多少", "Interest, but unclear"), articles=(Article(RULES, 24),)
            ),
        ),
    ),
    _rate(
        "rate",
        "约定的年利率（%）",
        "Agreed yearly rate (%)",
        required=True,
        asked_if=("rate_known", ("agreed",)),
        help=Text("月息 1 分就是年利率 12，月息 2 分就是 24。", "1 % a month is 12."),
    ),
    Input(
        key="between_people",
        label=Text("借钱的双方都是个人吗", "Are both sides natural persons"),
        kind=InputKind.YES_NO,
        asked_if=("rate_known", ("unclear",)),
    ),
    _rate(
        "overdue_rate",
        "约定的逾期年利率（%）",
        "Agreed overdue rate (%)",
        asked_if=("kind", ("plain",)),
        help=Text("没有约定的不填。", "Leave blank if none."),
    ),
    Input(
        key="other_charges",
        label=Text("另外约定的违约金、服务费等（元）", "Penalty, fees and the like (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=("kind", ("plain",)),
        articles=(Article(RULES, 29),),
    ),
    _rate(
        "lpr",
        "借款那个月的一年期 LPR（%）",
        "One-year LPR of the month of the loan (%)",
        figure_on="made_on",
        help=Text(
            "全国银行间同业拆借中心每月 20 日公布，网上能查到。没有约定利息的不用填。",
            "Published on the 20th of each month. Not needed where no interest was agreed.",
        ),
    ),
    _rate(
        "lpr_overdue",
        "到期那个月的一年期 LPR（%）",
        "One-year LPR of the month it fell due (%)",
        asked_if=("rate_known", ("none", "unclear")),
        figure_on="due_on",
        help=Text("没有约定利息又逾期的，才要填。", "Only for an overdue loan without interest."),
    ),
    _rate(
        "lpr_suing",
        "起诉那个月的一年期 LPR（%）",
        "One-year LPR of the month of suing (%)",
        help=Text("只有 2020 年 8 月 20 日以前借的才要填。", "Only for loans made before 20 August 2020."),
    ),
    Input(
        key="second_note",
        label=Text("新借条的金额（元）", "Sum on the new note (yuan)"),
        kind=InputKind.MONEY,
        asked_if=_RENEWED,
    ),
    Input(
        key="second_made_on",
        label=Text("新借条的日期", "Day of the new note"),
        kind=InputKind.DATE,
        asked_if=_RENEWED,
    ),
    _rate("second_rate", "新借条的年利率（%）", "Yearly rate of the new note (%)", required=True, asked_if=_RENEWED),
    Input(
        key="day_basis",
        default="365",
        label=Text("按天算的，一年按多少天", "Days in a year for daily interest"),
        kind=InputKind.CHOICE,
        options=(Option("365", Text("365 天（常用）", "365 (usual)")), Option("360", Text("360 天", "360"))),
    ),
)
