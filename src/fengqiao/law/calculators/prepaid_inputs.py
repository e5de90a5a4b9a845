"""What the prepaid card calculator asks."""

from __future__ import annotations

from decimal import Decimal

from fengqiao.law.calculators.result import NOTHING, Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["INPUTS", "RULES"]

RULES = "最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释"

_CREDIT, _TIMES, _UNLIMITED = ("card", ("credit",)), ("card", ("times",)), ("card", ("unlimited",))
_ENDED = ("card", ("credit", "times", "unlimited"))


def _money(key: str, zh: str, en: str, asked_if: tuple[str, tuple[str, ...]], help: Text = NOTHING) -> Input:
    required = key != "used_list"
    return Input(key=key, label=Text(zh, en), kind=InputKind.MONEY, required=required, asked_if=asked_if, help=help)


def _date(key: str, zh: str, en: str, asked_if: tuple[str, tuple[str, ...]], help: Text = NOTHING) -> Input:
    return Input(key=key, label=Text(zh, en), kind=InputKind.DATE, asked_if=asked_if, help=help)


INPUTS = (
    Input(
        key="card",
        label=Text("哪种卡", "Which card"),
        kind=InputKind.CHOICE,
        options=(
            Option("credit", Text("储值卡：充钱进去，用一次扣一次", "Credit")),
            Option("times", Text("次卡：按次数、课时算", "A number of times or lessons")),
            Option(
                "unlimited",
                Text("期限卡：一段时间里不限次数", "Unlimited use for a time"),
                articles=(Article(RULES, 22),),
            ),
            Option(
                "seven_days",
                Text(
                    "哪种都行：付钱还不到七天，以前也没用过同样的",
                    "Any: within seven days of paying, the same never used before",
                ),
                articles=(Article(RULES, 14),),
            ),
        ),
    ),
    Input(
        key="cause",
        label=Text("为什么退", "Why it ends"),
        kind=InputKind.CHOICE,
        asked_if=_ENDED,
        options=(
            Option(
                "trader",
                Text("商家的原因（关门、搬走、换人、涨价），或者谁都不怪", "The trader's doing, or nobody's"),
                articles=(Article(RULES, 18),),
            ),
            Option(
                "consumer",
                Text("我自己的原因（不想去了、没时间）", "My own reasons"),
                articles=(Article(RULES, 19),),
            ),
        ),
    ),
    Input(
        key="paid",
        label=Text("一共付了多少钱（元）", "Paid in all (yuan)"),
        kind=InputKind.MONEY,
        least=Decimal("0.01"),
    ),
    _money(
        "credit",
        "卡里一共有多少钱，连送的（元）",
        "Credit on the card, bonus included (yuan)",
        _CREDIT,
        Text("充 1000 送 500，填 1500；没有送，就填付的钱。", "Paid 1,000 with 500 as a bonus: 1,500."),
    ),
    _money("used", "已经扣掉多少（元）", "Credit used (yuan)", _CREDIT),
    _money(
        "used_list",
        "打折卡：用掉的按原价算是多少（元）",
        "Discount card: what was used, at list price (yuan)",
        _CREDIT,
        Text("不打折的不填。", "Leave blank without a discount."),
    ),
    Input(
        key="count",
        label=Text("一共几次（几节课）", "How many times"),
        kind=InputKind.WHOLE,
        least=Decimal(1),
        most=Decimal(100_000),
        asked_if=_TIMES,
    ),
    Input(
        key="count_used",
        label=Text("已经用了几次", "Times used"),
        kind=InputKind.WHOLE,
        most=Decimal(100_000),
        asked_if=_TIMES,
    ),
    Input(
        key="list_price",
        label=Text("不办卡、不打折，一次多少钱（元）", "List price of one time (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_TIMES,
        help=Text("因为自己的原因退，才用得到。", "Needed where you end it for your own reasons."),
        articles=(Article(RULES, 19),),
    ),
    _date("begins_on", "从哪天开始可以用", "First day of use", _UNLIMITED),
    _date("ends_on", "到哪天为止", "Last day of use", _UNLIMITED),
    _date(
        "stopped_on",
        "从哪天起不能用了",
        "First day it could not be used",
        _UNLIMITED,
        Text("商家关门那天，或者说好不用了的那天。", "The day the shop closed, or the contract ended."),
    ),
    Input(
        key="interest_from",
        label=Text("要算利息的：合同哪天解除的", "For interest: the day the contract ended"),
        kind=InputKind.DATE,
        required=False,
        asked_if=_ENDED,
        articles=(Article(RULES, 17),),
    ),
    Input(
        key="interest_until",
        label=Text("利息算到哪天", "Interest until"),
        kind=InputKind.DATE,
        required=False,
        asked_if=_ENDED,
    ),
    Input(
        key="signed_on",
        label=Text("哪天办的卡", "Day the card was bought"),
        kind=InputKind.DATE,
        required=False,
        asked_if=("cause", ("trader",)),
    ),
    Input(
        key="lpr",
        label=Text("办卡那个月的一年期 LPR（%）", "One-year LPR of that month (%)"),
        kind=InputKind.PERCENT,
        required=False,
        most=Decimal(100),
        asked_if=("cause", ("trader",)),
        figure="lpr_1y",
        figure_on="signed_on",
        articles=(Article(RULES, 16),),
    ),
    Input(
        key="deposit_rate",
        label=Text("办卡时人民银行的一年定期存款基准利率（%）", "One-year deposit benchmark rate when bought (%)"),
        kind=InputKind.PERCENT,
        required=False,
        most=Decimal(100),
        asked_if=("cause", ("consumer",)),
        articles=(Article(RULES, 16),),
    ),
)
