"""买到假货、问题食品: the damages on top of the refund.

Source: 消费者权益保护法第五十五条; 食品安全法第一百四十八条; 食品药品惩罚性赔偿解释第一条、第八条、第十二条.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, yuan
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.result import Calculator, Input, InputKind, Line, Note, Option, Result, Text
from fengqiao.law.citation import Article

__all__ = ["CONSUMER_DAMAGES", "Purchase", "consumer_damages"]

CONSUMER = "消费者权益保护法"
FOOD = "食品安全法"
FOOD_RULES = "最高人民法院关于审理食品药品惩罚性赔偿纠纷案件适用法律若干问题的解释"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What was bought: ``kind`` fraud or food, ``price`` paid, ``loss`` suffered from the food beside it, and whether the
    buyer ``knew`` that the food was bad."""

    kind: str
    price: Decimal
    loss: Decimal | None = None
    knew: bool = False


def consumer_damages(case: Purchase) -> Result:
    """The extra damages: so many times the price (or the loss), and never less than the law's least sum."""
    values = parameters("consumer")
    extra = _food(case, values) if case.kind == "food" else _fraud(case, values)
    lines = [extra, _refund(case)]
    uncertain = [_KNEW] if case.kind == "food" and case.knew else []
    notes = _FOOD_NOTES if case.kind == "food" else _FRAUD_NOTES
    return Result.of(Text("退货款以外，还可以要", "On top of the refund"), lines, notes, uncertain)


def _fraud(case: Purchase, values: Parameters) -> Line:
    times, least = values.number("fraud_times"), values.number("fraud_least")
    return Line(
        label=Text("欺诈：增加赔偿", "Fraud: extra damages"),
        formula=_formula(case.price, times, least, Text("价款", "price")),
        amount=max(case.price * times, least),
        articles=(Article(CONSUMER, 55, 1),),
    )


def _food(case: Purchase, values: Parameters) -> Line:
    """Ten times the price or three times the loss, whichever the buyer chooses: here the higher."""
    times, loss_times = values.number("food_times"), values.number("food_loss_times")
    least, loss = values.number("food_least"), case.loss or Decimal(0)
    by_loss = loss * loss_times > case.price * times
    base, factor = (loss, loss_times) if by_loss else (case.price, times)
    return Line(
        label=Text("不安全食品：赔偿金", "Unsafe food: punitive damages"),
        formula=_formula(base, factor, least, Text("损失", "loss") if by_loss else Text("价款", "price")),
        amount=max(base * factor, least),
        articles=(Article(FOOD, 148, 2), Article(FOOD_RULES, 1)),
    )


def _formula(base: Decimal, times: Decimal, least: Decimal, what: Text) -> Text:
    amount = base * times
    zh, en = f"{what.zh} {yuan(base)}×{number(times)}", f"{what.en} {yuan(base)}×{number(times)}"
    if amount >= least:
        return Text(zh, en)
    zh = f"{zh} = {yuan(amount)}，不足 {yuan(least)} 元，按 {yuan(least)} 元"
    return Text(zh, f"{en} = {yuan(amount)}, less than {yuan(least)}: {yuan(least)}")


def _refund(case: Purchase) -> Line:
    rule = Article(FOOD, 148, 1) if case.kind == "food" else Article(CONSUMER, 52)
    return Line(
        label=Text("另外退回货款，有其他损失的也赔", "The price back, and other losses, beside this"),
        formula=Text(f"货款 {yuan(case.price)} 元", f"the price, {yuan(case.price)}"),
        amount=case.price,
        counted=False,
        articles=(rule,),
    )


_KNEW = Text(
    "买的时候就知道不合格的，只在合理生活消费的数量以内支持十倍赔偿；“您早就知道”要由对方拿出证据。",
    "If you knew, tenfold damages are granted only for a reasonable household quantity; the trader must prove it.",
)
_FRAUD_NOTES = (
    Note(
        Text(
            "要能证明对方骗了您：宣传页、直播录屏、聊天记录、检测报告、小票都留好。可以先打 12315。",
            "Keep what shows the deception: advertisements, recordings, chats, tests, receipts. Call 12315 first.",
        ),
        (Article(CONSUMER, 55, 1),),
    ),
    Note(
        Text(
            "明知有缺陷还卖，把人害死或者严重伤害健康的，还可以要所受损失两倍以下的惩罚性赔偿。",
            "Knowingly sold defects that kill or gravely harm: up to twice the loss as punitive damages.",
        ),
        (Article(CONSUMER, 55, 2),),
    ),
)
_FOOD_NOTES = (
    Note(
        Text(
            "标签、说明书上的小毛病，不影响食品安全、也不会误导人的，不适用这个赔偿。",
            "Slips on a label that neither endanger nor mislead give no such damages.",
        ),
        (Article(FOOD, 148, 2), Article(FOOD_RULES, 8)),
    ),
    Note(
        Text(
            "找卖的或者找生产的都行，先找到谁谁先赔。卖的一方要是“明知”不合格还卖，才付这笔赔偿金；生产的一方不用证明这一点。",
            "Turn to seller or producer: the first one asked pays first. The seller owes it only if he knew.",
        ),
        (Article(FOOD, 148, 1), Article(FOOD, 148, 2)),
    ),
    Note(
        Text(
            "按实际付的钱算。小票、付款记录、食品和包装都留好。",
            "The price really paid counts. Keep receipt, food and wrapping.",
        ),
        (Article(FOOD_RULES, 1), Article(FOOD_RULES, 12)),
    ),
)

_FOOD_ONLY = ("kind", ("food",))
_INPUTS = (
    Input(
        key="kind",
        label=Text("买到的是什么", "What was bought"),
        kind=InputKind.CHOICE,
        options=(
            Option(
                "fraud",
                Text("商家骗人：假货、虚假宣传、以次充好", "Deceit: fakes, false advertising"),
                articles=(Article(CONSUMER, 55, 1),),
            ),
            Option(
                "food",
                Text("食品不合格：过期、变质、添了不该添的", "Unsafe food"),
                articles=(Article(FOOD, 148, 2),),
            ),
        ),
    ),
    Input(
        key="price",
        label=Text("实际付了多少钱（元）", "Price really paid (yuan)"),
        kind=InputKind.MONEY,
        least=Decimal("0.01"),
    ),
    Input(
        key="loss",
        label=Text("吃出问题花了多少钱（元）", "Loss from the food, such as medical costs (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=_FOOD_ONLY,
        help=Text("看病、误工等。没有就不填。", "Leave blank if none."),
    ),
    Input(
        key="knew",
        default="no",
        label=Text("买的时候就知道不合格", "You knew when buying"),
        kind=InputKind.YES_NO,
        asked_if=_FOOD_ONLY,
        articles=(Article(FOOD_RULES, 12),),
    ),
)

CONSUMER_DAMAGES = Calculator(
    key="consumer-damages",
    name=Text("假货、问题食品赔多少", "Fakes and unsafe food"),
    summary=Text("被商家骗了，或者买到不合格的食品，退钱以外还能要多少。", "Damages on top of the refund."),
    icon="shopping-bag",
    inputs=_INPUTS,
    case=Purchase,
    compute=consumer_damages,
    articles=(
        Article(CONSUMER, 52),
        Article(CONSUMER, 55),
        Article(FOOD, 148),
        Article(FOOD_RULES, 1),
        Article(FOOD_RULES, 8),
        Article(FOOD_RULES, 12),
    ),
    services=("mediation", "consultation"),
)
