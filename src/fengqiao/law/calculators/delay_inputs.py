"""What the late performance calculator asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.result import NOTHING, Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["CODE", "CONTRACTS", "INPUTS", "INTEREST", "PENALTIES", "PROCEDURE", "Payment", "Stay"]

PROCEDURE = "民事诉讼法"
INTEREST = "最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释"
CODE = "民法典"
CONTRACTS = "最高人民法院关于适用《民法典》合同编通则若干问题的解释"
PENALTIES = "行政处罚法"

_JUDGMENT, _FINE = ("kind", ("judgment",)), ("kind", ("fine",))

_DATED = ("kind", ("judgment", "fine"))

_PENALTY, _DEPOSIT = ("kind", ("penalty",)), ("kind", ("deposit",))


def _money(key: str, zh: str, en: str, asked_if: tuple[str, tuple[str, ...]], help: Text = NOTHING) -> Input:
    return Input(key=key, label=Text(zh, en), kind=InputKind.MONEY, asked_if=asked_if, help=help)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money paid on a judgment debt on a day."""

    paid_on: dt.date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Days, both included, that are not counted."""

    first: dt.date
    last: dt.date


INPUTS = (
    Input(
        key="kind",
        label=Text("要算哪一样", "Which"),
        kind=InputKind.CHOICE,
        options=(
            Option(
                "judgment",
                Text("判决、调解书的钱到期没付", "A judgment not paid"),
                articles=(Article(PROCEDURE, 264),),
            ),
            Option("penalty", Text("合同违约金", "Contract penalty"), articles=(Article(CODE, 585),)),
            Option("deposit", Text("定金", "Deposit (定金)"), articles=(Article(CODE, 586),)),
            Option("fine", Text("行政罚款逾期", "A fine paid late"), articles=(Article(PENALTIES, 72),)),
        ),
    ),
    _money(
        "debt",
        "判决要付的钱，不含利息（元）",
        "The judgment debt without interest (yuan)",
        _JUDGMENT,
        Text("本金、违约金、诉讼费等都算，只不含判决写的利息。", "Everything awarded except interest."),
    ),
    _money("fine", "罚款金额（元）", "The fine (yuan)", _FINE),
    Input(
        key="due_on",
        label=Text("最后付款日", "Last day to pay"),
        kind=InputKind.DATE,
        asked_if=_DATED,
    ),
    Input(
        key="payments",
        label=Text("哪天付了多少", "Payments"),
        kind=InputKind.ROWS,
        required=False,
        asked_if=_JUDGMENT,
        row=Payment,
        rows=3,
        columns=(
            Input(key="paid_on", label=Text("付款日期", "Day"), kind=InputKind.DATE),
            Input(key="amount", label=Text("付了多少（元）", "Amount (yuan)"), kind=InputKind.MONEY),
        ),
        help=Text("没付过的不填。", "Leave blank if none."),
    ),
    Input(
        key="until",
        label=Text("还没付的算到哪天", "Count what is still owed to"),
        kind=InputKind.DATE,
        required=False,
        asked_if=_DATED,
        help=Text("填今天，或者打算付款的那天。全部付清的不用填。", "Today, or the day of paying."),
    ),
    Input(
        key="ordinary_rate",
        label=Text("判决写明要付利息的，年利率（%）", "Yearly rate of interest awarded (%)"),
        kind=InputKind.PERCENT,
        required=False,
        asked_if=_JUDGMENT,
        most=Decimal(100),
        help=Text("判决没写的不填。", "Leave blank if none."),
    ),
    Input(
        key="day_basis",
        default="365",
        label=Text("判决的利息一年按多少天", "Days in a year for that interest"),
        kind=InputKind.CHOICE,
        asked_if=_JUDGMENT,
        options=(Option("365", Text("365 天（常用）", "365 (usual)")), Option("360", Text("360 天", "360"))),
    ),
    Input(
        key="stays",
        label=Text("不算的日子", "Days not counted"),
        kind=InputKind.ROWS,
        required=False,
        asked_if=_DATED,
        row=Stay,
        rows=1,
        columns=(
            Input(key="first", label=Text("从哪天", "From"), kind=InputKind.DATE),
            Input(key="last", label=Text("到哪天", "To"), kind=InputKind.DATE),
        ),
        help=Text(
            "判决：不是对方申请的中止、暂缓执行。罚款：复议、诉讼期间。",
            "Judgment: stays the debtor did not ask for. Fine: review or suit.",
        ),
    ),
    _money("penalty", "约定的违约金（元）", "Agreed penalty (yuan)", _PENALTY),
    _money("loss", "违约造成的实际损失（元）", "Real loss (yuan)", _PENALTY, Text("没有写 0。", "None: 0.")),
    Input(
        key="bad_faith",
        label=Text("对方是故意、恶意违约", "The breach was in bad faith"),
        kind=InputKind.YES_NO,
        required=False,
        asked_if=_PENALTY,
        articles=(Article(CONTRACTS, 65),),
    ),
    _money("price", "合同总价（元）", "Contract price (yuan)", _DEPOSIT),
    _money("deposit", "实际交的定金（元）", "Deposit really paid (yuan)", _DEPOSIT),
    Input(
        key="failed",
        label=Text("哪一方没有履行", "Who failed"),
        kind=InputKind.CHOICE,
        asked_if=_DEPOSIT,
        options=(
            Option("taker", Text("收定金的一方", "The one who took it")),
            Option("giver", Text("交定金的一方", "The one who gave it")),
        ),
    ),
)
