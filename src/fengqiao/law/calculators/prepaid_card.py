"""预付卡退费: what is left of a prepaid card, by kind of card and by whose doing it ends, with interest where asked.

Source: 预付式消费解释第十四条至第二十二条.  Where the consumer is not the cause, what was used is counted at the discount it
was sold for; where the consumer is, at the list price, and never below nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import fen, number, percent, yuan
from fengqiao.law.calculators.prepaid_inputs import INPUTS, RULES
from fengqiao.law.calculators.result import Calculator, CalculatorError, Line, Note, Result, Text
from fengqiao.law.calendar import date_en, date_zh
from fengqiao.law.citation import Article

__all__ = ["PREPAID_CARD", "Card", "prepaid_card"]

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A prepaid card and how it ended.

    ``card``        credit (``credit``, ``used``, ``used_list``), times (``count``, ``count_used``, ``list_price``),
                    unlimited (``begins_on``, ``ends_on``, both days of use, and ``stopped_on``, the first day without),
                    or seven_days: of any kind, paid for less than seven days ago
    ``cause``       trader (also nobody) or consumer
    ``interest_…``  the day the contract ended and the day interest is counted to; ``lpr`` or ``deposit_rate`` in percent
    """

    card: str
    paid: Decimal
    cause: str = "trader"
    credit: Decimal | None = None
    used: Decimal | None = None
    used_list: Decimal | None = None
    count: int | None = None
    count_used: int | None = None
    list_price: Decimal | None = None
    begins_on: dt.date | None = None
    ends_on: dt.date | None = None
    stopped_on: dt.date | None = None
    interest_from: dt.date | None = None
    interest_until: dt.date | None = None
    signed_on: dt.date | None = None
    lpr: Decimal | None = None
    deposit_rate: Decimal | None = None


def prepaid_card(case: Card) -> Result:
    """The refund, and the interest where its days and its rate are given.

    Raises CalculatorError when something the card needs is missing or does not fit together.
    """
    refund = _REFUNDS[case.card](case)
    lines = [refund]
    if case.interest_from is not None and case.card != "seven_days":
        lines.append(_interest(case, case.interest_from, fen(refund.amount or Decimal(0))))
    notes = [*_NOTES, _SEVEN_DAYS] if case.card == "seven_days" else list(_NOTES)
    return Result.of(Text("可以要求退", "To be refunded"), lines, notes)


def _whole(case: Card) -> Line:
    return Line(
        label=Text("七天以内：全退", "Within seven days: all of it"),
        formula=Text(f"付的 {yuan(case.paid)} 元", f"{yuan(case.paid)} paid"),
        amount=case.paid,
        articles=(Article(RULES, 14, 1),),
    )


def _credit(case: Card) -> Line:
    credit, used = _given(case.credit, "credit"), _given(case.used, "used")
    if credit < case.paid:
        raise CalculatorError.of("credit", "卡里的钱（连送的）不会比付的少，请核对。")
    if used > credit:
        raise CalculatorError.of("used", "扣掉的不会比卡里的多，请核对。")
    if case.cause == "trader":
        value = used * case.paid / credit
        paid, whole = yuan(case.paid), yuan(credit)
        zh, en = (
            f"用掉 {yuan(used)}×{paid}÷{whole} = {yuan(value)}",
            f"used {yuan(used)}×{paid}÷{whole} = {yuan(value)}",
        )
        return _left(case.paid, value, Text(zh, en), Article(RULES, 18, 1, 2))
    value = used if case.used_list is None else case.used_list
    if value < used:
        raise CalculatorError.of("used_list", "按原价算的不会比扣掉的少，请核对。")
    return _left(
        case.paid,
        value,
        Text(f"用掉的按原价 {yuan(value)}", f"used, at list price, {yuan(value)}"),
        Article(RULES, 19, 1),
    )


def _times(case: Card) -> Line:
    count, used = _given(case.count, "count"), _given(case.count_used, "count_used")
    if used > count:
        raise CalculatorError.of("count_used", "用过的次数不会比总次数多，请核对。")
    if case.cause == "trader":
        value = case.paid * used / count
        return _left(
            case.paid,
            value,
            Text(
                f"{used} 次×{yuan(case.paid)}÷{count} 次 = {yuan(value)}",
                f"{used}×{yuan(case.paid)}÷{count} = {yuan(value)}",
            ),
            Article(RULES, 18, 1, 1),
        )
    if case.list_price is None:
        raise CalculatorError.of("list_price", "因为自己的原因退，用掉的按原价算：请填写不打折一次多少钱。")
    value = case.list_price * used
    each = yuan(case.list_price)
    return _left(
        case.paid,
        value,
        Text(f"{used} 次×原价 {each} = {yuan(value)}", f"{used}×list price {each} = {yuan(value)}"),
        Article(RULES, 19, 1),
    )


def _unlimited(case: Card) -> Line:
    begins, ends = _given(case.begins_on, "begins_on"), _given(case.ends_on, "ends_on")
    stopped = _given(case.stopped_on, "stopped_on")
    if ends < begins:
        raise CalculatorError.of("ends_on", "最后一天不能早于第一天，请核对。")
    stopped = max(stopped, begins)
    days, left = (ends - begins).days + 1, max((ends - stopped).days + 1, 0)
    return Line(
        label=Text("剩下的日子", "The days left"),
        formula=Text(
            f"{date_zh(stopped)}到{date_zh(ends)}还有 {left} 天，一共 {days} 天：{yuan(case.paid)}×{left}÷{days}",
            f"{date_en(stopped)} to {date_en(ends)}: {left} of {days} days: {yuan(case.paid)}×{left}÷{days}",
        ),
        amount=case.paid * left / days,
        articles=(Article(RULES, 22),),
    )


def _left(paid: Decimal, value: Decimal, counted: Text, rule: Article) -> Line:
    """What is left of the money paid; where more was used, nothing, and nothing is owed (第二十条)."""
    over = value > paid
    zh, en = f"{counted.zh}；付的 {yuan(paid)} − {yuan(value)}", f"{counted.en}; {yuan(paid)} − {yuan(value)}"
    if over:
        zh, en = f"{zh}，用超了，不退，也不用再补钱", f"{en}: nothing left, and nothing more is owed"
    return Line(
        label=Text("退款", "Refund"),
        formula=Text(zh, en),
        amount=max(paid - value, Decimal(0)),
        articles=(Article(RULES, 15, 1), rule, *((Article(RULES, 20),) if over else ())),
    )


def _interest(case: Card, since: dt.date, refund: Decimal) -> Line:
    """Simple interest from the day the contract ended: LPR where the consumer is not the cause, else the deposit rate."""
    until = _given(case.interest_until, "interest_until")
    if until < since:
        raise CalculatorError.of("interest_until", "算到的日子不能早于合同解除的日子。")
    key = "deposit_rate" if case.cause == "consumer" else "lpr"
    rate = _given(case.deposit_rate if case.cause == "consumer" else case.lpr, key) / 100
    days = (until - since).days
    formula = f"{yuan(refund)}×{percent(rate)}×{days}÷{_DAYS_A_YEAR}"
    return Line(
        label=Text("利息", "Interest"),
        formula=Text(f"{formula}（{days} 天）", f"{formula} ({number(Decimal(days))} days)"),
        amount=refund * rate * days / _DAYS_A_YEAR,
        articles=(Article(RULES, 16, 1), Article(RULES, 17, 1)),
    )


def _given[T](value: T | None, key: str) -> T:
    """The value, or the error that says which question is still open."""
    if value is None:
        label = next(one.label.zh for one in INPUTS if one.key == key)
        raise CalculatorError.of(key, f"请填写“{label}”。")
    return value


_REFUNDS = {"credit": _credit, "times": _times, "unlimited": _unlimited, "seven_days": _whole}
_SEVEN_DAYS = Note(
    Text(
        "办卡的时候已经在这家或者别家用过同样的东西、服务的，不适用七天退款。",
        "Not where the same goods or services had been had before, here or elsewhere.",
    ),
    (Article(RULES, 14, 1, 1), Article(RULES, 14, 1, 2)),
)
_NOTES = (
    Note(
        Text(
            "约定对您更有利的，按约定。付款记录、合同、消费记录、关门的通知都留好；可以先打 12315。",
            "Terms better for you prevail. Keep payments, contract, records of use, notices; call 12315 first.",
        ),
        (Article(RULES, 18, 2), Article(RULES, 19, 3)),
    ),
    Note(
        Text(
            "退款从合同解除那天起还可以要利息：不是您的原因，按办卡时的一年期 LPR；是您的原因，按一年定期存款基准利率。",
            "Interest runs from the day the contract ended: LPR, or the deposit rate where you are the cause.",
        ),
        (Article(RULES, 16, 1), Article(RULES, 17, 1)),
    ),
)

PREPAID_CARD = Calculator(
    key="prepaid-card",
    name=Text("预付卡退多少", "Refund of a prepaid card"),
    summary=Text(
        "健身卡、美容卡、培训课没用完，商家关门或者自己不想用了，能退多少。",
        "What is left of a card or course paid in advance.",
    ),
    icon="credit-card",
    inputs=INPUTS,
    case=Card,
    compute=prepaid_card,
    articles=tuple(Article(RULES, number_) for number_ in range(14, 23)),
    services=("mediation", "consultation"),
)
