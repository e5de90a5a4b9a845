"""迟延履行、违约金、定金、加处罚款: what being late costs.

Source: 民事诉讼法第二百六十四条; 迟延履行利息解释（法释〔2014〕8号）第一条至第四条; 民法典第五百八十五条至第五百八十八条;
 合同编通则解释第六十四条、第六十五条、第六十七条; 行政处罚法第七十二条、第七十三条.

Days after a judgment are counted from the day the performance period ends, that day not included, to the day of payment.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.delay_inputs import (
    CODE,
    CONTRACTS,
    INPUTS,
    INTEREST,
    PENALTIES,
    PROCEDURE,
    Payment,
    Stay,
)
from fengqiao.law.calculators.money import number, percent, yuan
from fengqiao.law.calculators.parameters import parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Line,
    Note,
    Result,
    Text,
)
from fengqiao.law.calendar import date_en, date_zh
from fengqiao.law.citation import Article

__all__ = ["DELAYED_PERFORMANCE", "LateDebt", "Payment", "Stay", "delayed_performance"]

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDebt:
    """What is late: ``kind`` is judgment, penalty, deposit or fine; the other fields belong to one kind each.

    ``debt``           the money debt of the judgment without ordinary interest; ``due_on`` the end of the time to pay
    ``ordinary_rate``  percent a year, where the judgment itself awards interest until payment; None where it does not
    ``until``          the day what is still owed is counted to; None when everything is paid
    ``stays``          days without doubled interest, or during review or suit for a fine
    """

    kind: str
    debt: Decimal | None = None
    due_on: dt.date | None = None
    until: dt.date | None = None
    payments: tuple[Payment, ...] = ()
    stays: tuple[Stay, ...] = ()
    ordinary_rate: Decimal | None = None
    day_basis: str = "365"
    penalty: Decimal | None = None
    loss: Decimal | None = None
    bad_faith: bool = False
    price: Decimal | None = None
    deposit: Decimal | None = None
    failed: str | None = None
    fine: Decimal | None = None


def delayed_performance(case: LateDebt) -> Result:
    """The sum for the kind asked.  Raises CalculatorError for what is missing or out of order."""
    return {"judgment": _judgment, "penalty": _penalty, "deposit": _deposit, "fine": _fine}[case.kind](case)


def _need_money(value: Decimal | None, key: str, what: str) -> Decimal:
    if not value:
        raise CalculatorError.of(key, f"请填写{what}。")
    return value


def _need_day(value: dt.date | None, key: str, what: str) -> dt.date:
    if value is None:
        raise CalculatorError.of(key, f"请填写{what}。")
    return value


def _judgment(case: LateDebt) -> Result:
    """The doubled part, stretch by stretch between payments (迟延履行利息解释第一条至第三条)."""
    debt = _need_money(case.debt, "debt", "判决要付的钱（不含利息）")
    due_on = _need_day(case.due_on, "due_on", "判决给的最后付款日")
    rate = parameters("delay").number("daily_rate")
    lines: list[Line] = []
    for first, last, owed in _stretches(case, debt, due_on):
        days = _days(first, last, case.stays)
        span = Text(f"{date_zh(first)}到{date_zh(last)}，", f"{date_en(first)} to {date_en(last)}, ")
        lines.append(
            Line(
                label=Text("加倍部分的利息", "Doubled interest"),
                formula=Text(
                    f"{span.zh}{days} 天：{yuan(owed)}×{percent(rate)}×{days}",
                    f"{span.en}{days} days: {yuan(owed)}×{percent(rate)}×{days}",
                ),
                amount=owed * rate * days,
                articles=(Article(INTEREST, 1, 3), Article(INTEREST, 2), Article(INTEREST, 3)),
            )
        )
        if case.ordinary_rate:
            lines.append(_ordinary(case, case.ordinary_rate, first, last, owed, span))
    if not lines:
        lines.append(
            Line(
                label=Text("按时付清", "Paid in time"),
                formula=Text("最后付款日以前已经付清，没有迟延利息", "all was paid by the last day"),
                amount=Decimal(0),
                articles=(Article(PROCEDURE, 264),),
            )
        )
    return Result.of(Text("迟延履行期间的利息", "Interest for late performance"), lines, _JUDGMENT_NOTES, (_DAY_COUNT,))


def _stretches(case: LateDebt, debt: Decimal, due_on: dt.date) -> list[tuple[dt.date, dt.date, Decimal]]:
    """(event before, last day, debt owed meanwhile); payments up to the due day only reduce the debt."""
    found: list[tuple[dt.date, dt.date, Decimal]] = []
    since, owed = due_on, debt
    for payment in sorted(case.payments, key=lambda one: one.paid_on):
        if payment.paid_on > since:
            found.append((since, payment.paid_on, owed))
            since = payment.paid_on
        owed -= payment.amount
        if owed < 0:
            raise CalculatorError.of("payments_1_amount", "付的钱加起来比判决的还多，请核对。")
    if owed > 0:
        until = _need_day(case.until, "until", "没有还清的部分算到哪天")
        if until < since:
            raise CalculatorError.of("until", "算到的日期不能早于最后付款日和已付款的日期，请核对。")
        found.append((since, until, owed))
    return found


def _days(event: dt.date, last: dt.date, stays: tuple[Stay, ...]) -> int:
    """Days after ``event`` up to ``last``, without those of the stays, each counted out once."""
    out = {
        stay.first + dt.timedelta(days=n)
        for stay in stays
        for n in range((stay.last - stay.first).days + 1)
        if event < stay.first + dt.timedelta(days=n) <= last
    }
    return (last - event).days - len(out)


def _ordinary(case: LateDebt, rate: Decimal, first: dt.date, last: dt.date, owed: Decimal, span: Text) -> Line:
    days = (last - first).days
    return Line(
        label=Text("判决本身确定的利息", "Ordinary interest awarded"),
        formula=Text(
            f"{span.zh}{yuan(owed)}×{number(rate)}%×{days} 天÷{case.day_basis}",
            f"{span.en}{yuan(owed)}×{number(rate)}%×{days} days÷{case.day_basis}",
        ),
        amount=owed * rate / _HUNDRED * days / Decimal(case.day_basis),
        articles=(Article(INTEREST, 1, 2),),
    )


def _penalty(case: LateDebt) -> Result:
    """What a court is likely to leave of a penalty: towards 130 % of the loss (合同编通则解释第六十五条)."""
    penalty = _need_money(case.penalty, "penalty", "约定的违约金")
    if case.loss is None:
        raise CalculatorError.of("loss", "请填写实际损失，没有损失写 0。")
    multiple = parameters("delay").number("penalty_over_loss")
    bound = case.loss * multiple
    articles: tuple[Article, ...]
    uncertain = [_COURT_WEIGHS]
    if penalty < case.loss:
        formula = Text(
            f"违约金 {yuan(penalty)} 低于损失 {yuan(case.loss)}，可以请求增加到损失的数额",
            f"the penalty {yuan(penalty)} is below the loss {yuan(case.loss)}: it may be raised to the loss",
        )
        amount, articles = case.loss, (Article(CODE, 585, 2),)
    elif penalty <= bound or case.bad_faith:
        why = Text("没有超过损失的 130%", "not above 130 % of the loss")
        if penalty > bound:
            why = Text("恶意违约，一般不予减少", "bad faith: usually not reduced")
        formula = Text(f"约定 {yuan(penalty)}，{why.zh}", f"agreed {yuan(penalty)}, {why.en}")
        amount, articles = penalty, (Article(CODE, 585, 1), Article(CONTRACTS, 65))
    else:
        formula = Text(
            f"约定 {yuan(penalty)}，超过损失的 130%，对方要求减少的，大致到 {yuan(case.loss)}×{percent(multiple)}",
            f"agreed {yuan(penalty)}, above 130 % of the loss {yuan(case.loss)}: if asked, reduced towards {yuan(bound)}",
        )
        amount, articles = bound, (Article(CODE, 585, 2), Article(CONTRACTS, 65))
    line = Line(
        label=Text("大致能支持的违约金", "Penalty likely supported"), formula=formula, amount=amount, articles=articles
    )
    note = Note(
        Text("违约金高了，由违约的一方来说、来证明。", "The party in breach must ask for the reduction and prove it."),
        (Article(CONTRACTS, 64),),
    )
    return Result.of(Text("大致能支持的违约金", "Penalty likely supported"), [line], [note], uncertain)


def _deposit(case: LateDebt) -> Result:
    """定金: at most a fifth of the price; doubled or lost by the side that fails, what is above simply comes back."""
    price = _need_money(case.price, "price", "合同总价")
    deposit = _need_money(case.deposit, "deposit", "实际交的定金")
    if case.failed is None:
        raise CalculatorError.of("failed", "请选择是哪一方没有履行。")
    most = parameters("delay").number("deposit_most")
    effective = min(deposit, price * most)
    excess = deposit - effective
    lines: list[Line] = []
    if case.failed == "taker":
        lines.append(
            Line(
                label=Text("双倍返还定金", "Deposit returned double"),
                formula=Text(f"2×{yuan(effective)}", f"2×{yuan(effective)}"),
                amount=2 * effective,
                articles=(Article(CODE, 587), Article(CODE, 586, 2)),
            )
        )
    else:
        lines.append(
            Line(
                label=Text("定金不退", "Deposit lost"),
                formula=Text(
                    f"交定金的一方没有履行，{yuan(effective)} 不能要回", f"the giver failed: {yuan(effective)} is lost"
                ),
                amount=Decimal(0),
                articles=(Article(CODE, 587),),
            )
        )
    if excess:
        lines.append(
            Line(
                label=Text("超过总价 20% 的部分退回", "What is above 20 % of the price comes back"),
                formula=Text(
                    f"{yuan(deposit)} − {yuan(price)}×{percent(most)}",
                    f"{yuan(deposit)} − {yuan(price)}×{percent(most)}",
                ),
                amount=excess,
                articles=(Article(CODE, 586, 2),),
            )
        )
    return Result.of(Text("交定金的一方可以要回", "Due to the giver of the deposit"), lines, _DEPOSIT_NOTES)


def _fine(case: LateDebt) -> Result:
    """The addition for paying a fine late: 3 % a day, never more than the fine (行政处罚法第七十二条、第七十三条)."""
    fine = _need_money(case.fine, "fine", "罚款金额")
    due_on = _need_day(case.due_on, "due_on", "最后缴款日")
    until = _need_day(case.until, "until", "哪天缴的，或者算到哪天")
    if until < due_on:
        raise CalculatorError.of("until", "缴款的日期不能早于最后缴款日；按时缴的没有加处罚款。")
    values = parameters("delay")
    days = _days(due_on, until, case.stays)
    raw, most = fine * values.number("fine_daily") * days, fine * values.number("fine_most")
    capped = Text("，最多等于罚款本身", ", at most the fine itself") if raw > most else Text("", "")
    rate = percent(values.number("fine_daily"))
    line = Line(
        label=Text("加处罚款", "Addition to the fine"),
        formula=Text(f"{yuan(fine)}×{rate}×{days} 天{capped.zh}", f"{yuan(fine)}×{rate}×{days} days{capped.en}"),
        amount=min(raw, most),
        articles=(Article(PENALTIES, 72, 1, 1),),
    )
    note = Note(
        Text(
            "申请行政复议或者提起行政诉讼期间不加处罚款。确有困难的，可以申请暂缓或者分期缴纳。",
            "Nothing is added during reconsideration or suit. In hardship ask to pay later or in parts.",
        ),
        (Article(PENALTIES, 73, 3), Article(PENALTIES, 66, 2)),
    )
    return Result.of(Text("另外要缴的加处罚款", "Addition to the fine"), [line], [note])


_DAY_COUNT = Text(
    "天数按“最后付款日不算、付款当日算”来数，个别法院数法差一天。",
    "Days: the last day to pay is out, the day of payment is in; some courts differ by a day.",
)
_COURT_WEIGHS = Text(
    "最后由法院看合同履行、双方过错和预期利益来定，130% 只是一般的参考。",
    "The court weighs performance, fault and expected gain; 130 % is only a guide.",
)
_JUDGMENT_NOTES = (
    Note(
        Text(
            "判决没有写要付利息的，不算一般利息；财产不够还的，先还判决的钱，再还加倍部分。",
            "Ordinary interest only if awarded; where assets are short, the debt comes before the doubled part.",
        ),
        (Article(PROCEDURE, 264), Article(INTEREST, 1, 2), Article(INTEREST, 4)),
    ),
    Note(
        Text(
            "不是被执行人申请的中止、暂缓执行期间，不算加倍部分。",
            "No doubled interest during stays the debtor did not ask for.",
        ),
        (Article(INTEREST, 3, 3),),
    ),
)
_DEPOSIT_NOTES = (
    Note(
        Text("合同里既有违约金又有定金的，只能选一样。", "Penalty or deposit: choose one."),
        (Article(CODE, 588),),
    ),
    Note(
        Text(
            "写的是“订金”“押金”“保证金”，没有约定定金性质的，不按定金处理。",
            "“Earnest”, “security” and the like are no 定金 unless agreed as such.",
        ),
        (Article(CONTRACTS, 67),),
    ),
)
_PENALTY, _DEPOSIT = ("kind", ("penalty",)), ("kind", ("deposit",))


DELAYED_PERFORMANCE = Calculator(
    key="delayed-performance",
    name=Text("迟延履行利息、违约金、定金", "Late performance, penalty, deposit"),
    summary=Text("判决的钱晚付了要加多少，违约金、定金、罚款逾期怎么算。", "What being late costs."),
    icon="hourglass",
    inputs=INPUTS,
    case=LateDebt,
    compute=delayed_performance,
    articles=(
        Article(PROCEDURE, 264),
        *(Article(INTEREST, n) for n in (1, 2, 3, 4)),
        *(Article(CODE, n) for n in (585, 586, 587, 588)),
        *(Article(CONTRACTS, n) for n in (64, 65, 67)),
        *(Article(PENALTIES, n) for n in (66, 72, 73)),
    ),
    services=("legal-aid", "consultation"),
)
