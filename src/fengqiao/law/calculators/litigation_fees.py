"""诉讼费用: what a court charges for accepting a case or an application, and when it is halved or not charged at all.

Source: 《诉讼费用交纳办法》第八条、第十三条至第二十二条、第四十四条至第四十七条; 民诉解释第二百零一条、第二百零六条.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.litigation_inputs import ACCEPTANCE, FEES, INPUTS, PROCEDURE
from fengqiao.law.calculators.money import fen, percent, yuan
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Line,
    Note,
    Result,
    Text,
)
from fengqiao.law.citation import Article

__all__ = ["LITIGATION_FEES", "CourtCase", "litigation_fees", "property_fee"]

_AMOUNT_NEEDED = ("property", "payment_order", "bankruptcy")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtCase:
    """What is asked of the court.

    ``amount``  the claim (on appeal the disputed part), the property or damages, in yuan; None for none
    ``base``    the provincial amount within the range of the rule; None when unknown, which gives a range
    ``stage``   first, appeal or counterclaim;  ``ended``  grounds for halving: summary, mediated, withdrawn
    """

    matter: str
    amount: Decimal | None = None
    base: Decimal | None = None
    stage: str | None = None
    ended: tuple[str, ...] = ()


def litigation_fees(case: CourtCase) -> Result:
    """The fee of one case or application.

    1. The fee by kind and amount.  2. Halved once at most, however many grounds there are (民诉解释第二百零六条).
    Raises CalculatorError when the amount is missing, or the provincial base lies outside the range.
    """
    fees = parameters("court_fees")
    if case.matter in _AMOUNT_NEEDED and not case.amount:
        raise CalculatorError.of("amount", "请填写金额，例如 86000。")
    if case.matter == "free":
        return _free()
    fee = _RULES[case.matter](case, fees)
    lines = [fee, *_halved(case, fee)]
    notes = [*_who_pays(case), *_HARDSHIP]
    uncertain = [_BASE_UNKNOWN] if fee.upto is not None else []
    return Result.of(Text("要交的诉讼费", "Court fee"), lines, notes, uncertain)


def property_fee(amount: Decimal, fees: Parameters) -> tuple[Decimal, Text]:
    """The acceptance fee of a property claim and how it was worked out (第十三条第一款第一项)."""
    flat, flat_upto = fees.number("property_flat"), fees.number("property_flat_upto")
    if amount <= flat_upto:
        return flat, Text(
            f"不超过 {yuan(flat_upto)} 元，每件 {yuan(flat)} 元", f"up to {yuan(flat_upto)}: {yuan(flat)}"
        )
    extra, parts = _slices(amount, flat_upto, fees.tiers("property"))
    return flat + extra, _sum_of([yuan(flat), *parts])


def _slices(
    amount: Decimal, start: Decimal, tiers: tuple[tuple[Decimal | None, Decimal], ...]
) -> tuple[Decimal, list[str]]:
    """The progressive part above ``start`` and each slice as 76,000×2.5%."""
    total, below, parts = Decimal(0), start, []
    for upto, rate in tiers:
        part = (amount if upto is None else min(amount, upto)) - below
        if part <= 0:
            break
        total += part * rate
        parts.append(f"{yuan(part)}×{percent(rate)}")
        below += part
    return total, parts


def _sum_of(parts: list[str]) -> Text:
    return Text(" + ".join(parts), " + ".join(parts))


def _property(case: CourtCase, fees: Parameters) -> Line:
    assert case.amount is not None
    fee, formula = property_fee(case.amount, fees)
    return Line(label=_ACCEPTING, formula=formula, amount=fee, articles=(Article(FEES, 13, 1, 1), *_appeal(case)))


def _appeal(case: CourtCase) -> tuple[Article, ...]:
    return (Article(FEES, 17),) if case.stage == "appeal" else ()


def _ranged(
    case: CourtCase, fees: Parameters, base: str, tiers: str, article: Article, label: Text | None = None
) -> Line:
    """A provincial base within its range, plus slices above the free part where the kind has any."""
    least, most = fees.numbers(f"{base}_base")
    if case.base is not None and not least <= case.base <= most:
        raise CalculatorError.of("base", f"本省标准应当在 {yuan(least)} 元到 {yuan(most)} 元之间，请核对。")
    extra, parts = Decimal(0), list[str]()
    if tiers and case.amount is not None:
        free = fees.number(f"{tiers}_free_upto")
        extra, parts = _slices(case.amount, free, fees.tiers(tiers))
    if case.base is not None:
        first = yuan(case.base)
        formula = _sum_of([first, *parts])
        return Line(label=label or _ACCEPTING, formula=formula, amount=case.base + extra, articles=(article,))
    zh = [f"{yuan(least)} 至 {yuan(most)}（由省里定）", *parts]
    en = [f"{yuan(least)} to {yuan(most)} (set by the province)", *parts]
    formula = Text(" + ".join(zh), " + ".join(en))
    low, high = least + extra, most + extra
    return Line(label=label or _ACCEPTING, formula=formula, amount=low, upto=high, articles=(article,))


def _divorce(case: CourtCase, fees: Parameters) -> Line:
    return _ranged(case, fees, "divorce", "divorce", Article(FEES, 13, 1, 2))


def _personality(case: CourtCase, fees: Parameters) -> Line:
    return _ranged(case, fees, "personality", "personality", Article(FEES, 13, 1, 2))


def _other(case: CourtCase, fees: Parameters) -> Line:
    return _ranged(case, fees, "other", "", Article(FEES, 13, 1, 2))


def _ip(case: CourtCase, fees: Parameters) -> Line:
    if not case.amount:
        return _ranged(case, fees, "ip", "", Article(FEES, 13, 1, 3))
    fee, formula = property_fee(case.amount, fees)
    return Line(
        label=_ACCEPTING,
        formula=formula,
        amount=fee,
        articles=(Article(FEES, 13, 1, 3), Article(FEES, 13, 1, 1), *_appeal(case)),
    )


def _jurisdiction(case: CourtCase, fees: Parameters) -> Line:
    label = Text("管辖权异议不成立", "Jurisdiction objection that fails")
    return _ranged(case, fees, "jurisdiction", "", Article(FEES, 13, 1, 6), label)


def _fixed(key: str, article: Article, label: Text | None = None) -> Callable[[CourtCase, Parameters], Line]:
    """The rule of a kind that costs the same whatever is at stake."""

    def rule(case: CourtCase, fees: Parameters) -> Line:
        amount = fees.number(key)
        formula = Text(f"每件 {yuan(amount)} 元", f"{yuan(amount)} each")
        return Line(label=label or _ACCEPTING, formula=formula, amount=amount, articles=(article,))

    return rule


def _enforcement(case: CourtCase, fees: Parameters) -> Line:
    article, label = Article(FEES, 14, 1, 1), Text("申请执行费", "Enforcement fee")
    if not case.amount:
        return _ranged(case, fees, "enforcement", "", article, label)
    return _flat_then_slices(case.amount, fees, "enforcement", article, label)


def _preservation(case: CourtCase, fees: Parameters) -> Line:
    article, label = Article(FEES, 14, 1, 2), Text("申请保全费", "Preservation fee")
    line = _flat_then_slices(case.amount or Decimal(0), fees, "preservation", article, label)
    most = fees.number("preservation_most")
    if line.amount is None or line.amount <= most:
        return line
    formula = Text(
        f"{line.formula.zh} = {yuan(line.amount)}，最多 {yuan(most)}",
        f"{line.formula.en} = {yuan(line.amount)}, at most {yuan(most)}",
    )
    return Line(label=label, formula=formula, amount=most, articles=(article,))


def _flat_then_slices(amount: Decimal, fees: Parameters, kind: str, article: Article, label: Text) -> Line:
    flat, flat_upto = fees.number(f"{kind}_flat"), fees.number(f"{kind}_flat_upto")
    extra, parts = _slices(amount, flat_upto, fees.tiers(kind))
    return Line(label=label, formula=_sum_of([yuan(flat), *parts]), amount=flat + extra, articles=(article,))


def _payment_order(case: CourtCase, fees: Parameters) -> Line:
    assert case.amount is not None
    fee, formula = property_fee(case.amount, fees)
    part = fees.number("payment_order_part")
    return Line(
        label=Text("申请支付令费", "Payment order fee"),
        formula=Text(f"（{formula.zh}）÷{part}", f"({formula.en})÷{part}"),
        amount=fee / part,
        articles=(Article(FEES, 14, 1, 3), Article(FEES, 13, 1, 1)),
    )


def _bankruptcy(case: CourtCase, fees: Parameters) -> Line:
    assert case.amount is not None
    fee, formula = property_fee(case.amount, fees)
    most = fees.number("bankruptcy_most")
    return Line(
        label=Text("破产申请费", "Bankruptcy fee"),
        formula=Text(f"（{formula.zh}）÷2，最多 {yuan(most)}", f"({formula.en})÷2, at most {yuan(most)}"),
        amount=min(fee / 2, most),
        articles=(Article(FEES, 14, 1, 6),),
    )


def _free() -> Result:
    line = Line(
        label=Text("不交案件受理费", "No acceptance fee"),
        formula=Text(
            "特别程序（如司法确认、认定行为能力）、不予受理和驳回起诉、行政赔偿，都不收",
            "special procedures (such as judicial confirmation), refusals to docket, administrative compensation",
        ),
        amount=Decimal(0),
        articles=(Article(FEES, 8),),
    )
    return Result.of(Text("要交的诉讼费", "Court fee"), [line])


def _halved(case: CourtCase, fee: Line) -> list[Line]:
    """A line that takes half away; empty when there is no ground, or the fee is one that is never halved."""
    grounds = [_HALVING[key] for key in case.ended]
    grounds += [_HALVING["counterclaim"]] if case.stage == "counterclaim" else []
    if not grounds or case.matter not in ACCEPTANCE or fee.amount is None or fee.exact is None:
        return []
    why_zh, why_en = "、".join(text.zh for text, _ in grounds), ", ".join(text.en for text, _ in grounds)
    once = ("，只减半一次", ", halved once only") if len(grounds) > 1 else ("", "")
    articles = [article for _, article in grounds]
    if len(grounds) > 1:
        articles.append(Article(PROCEDURE, 206))
    to_pay = fen(fee.exact / 2)  # of the exact fee, so that the result is rounded once
    return [
        Line(
            label=Text("减半交纳", "Half"),
            formula=Text(f"{why_zh}：减去一半{once[0]}", f"{why_en}: minus one half{once[1]}"),
            amount=to_pay - fee.amount,
            upto=None if fee.upto is None else -fee.upto / 2,
            articles=tuple(articles),
        )
    ]


def _who_pays(case: CourtCase) -> list[Note]:
    if case.matter in ("enforcement", "bankruptcy"):
        text = Text(
            "申请的时候不用先交，执行后（清算后）再交。", "Nothing is paid in advance: it is collected afterwards."
        )
        return [Note(text, (Article(FEES, 20, 2),))]
    notes = [
        Note(
            Text(
                "原告先交，收到交费通知第二天起 7 日内；官司打完由败诉方负担。",
                "The plaintiff pays first, within 7 days of the notice; the loser bears it in the end.",
            ),
            (Article(FEES, 20, 1), Article(FEES, 22, 1), Article(FEES, 29, 1)),
        )
    ]
    if case.matter == "labour":
        text = Text("追讨劳动报酬的，可以不预交。", "Claims for wages need not be paid for in advance.")
        notes.append(Note(text, (Article(FEES, 20, 1),)))
    if case.matter == "divorce":
        text = Text(
            "离婚案件由双方商量谁出，商量不成由法院定。", "In divorce the two sides agree who pays, or the court says."
        )
        notes.append(Note(text, (Article(FEES, 33),)))
    if "summary" in case.ended:
        text = Text(
            "简易程序转为普通程序的，接到通知后 7 日内补交另一半。",
            "If it becomes ordinary procedure, pay the rest in 7 days.",
        )
        notes.append(Note(text, (Article(PROCEDURE, 199),)))
    return notes


_ACCEPTING = Text("案件受理费", "Acceptance fee")
_BASE_UNKNOWN = Text(
    "这一项由省政府在规定幅度里定，没有填本省标准，所以给出范围。",
    "The province sets this amount within a range; it was not given, so the result is a range.",
)
_HALVING: dict[str, tuple[Text, Article]] = {
    "mediated": (Text("调解结案", "mediated"), Article(FEES, 15)),
    "withdrawn": (Text("原告撤诉", "withdrawn"), Article(FEES, 15)),
    "summary": (Text("适用简易程序", "summary procedure"), Article(FEES, 16)),
    "counterclaim": (Text("反诉等合并审理", "counterclaim tried together"), Article(FEES, 18)),
}
_HARDSHIP = (
    Note(
        Text(
            "交不起可以申请：没有固定生活来源的残疾人、讨赡养费抚养费抚恤金的、低保特困人员、见义勇为的，应当免交。",
            "Must be waived: disabled people without fixed income, claims for support, people on relief, brave acts.",
        ),
        (Article(FEES, 44), Article(FEES, 45)),
    ),
    Note(
        Text(
            "正在接受法律援助的、讨社会保险和经济补偿的、受了人身伤害没有钱的，可以先不交，等官司打完再说。",
            "May be deferred: people on legal aid, claims for social insurance or compensation, victims of injury in need.",
        ),
        (Article(FEES, 47),),
    ),
)
_RULES: dict[str, Callable[[CourtCase, Parameters], Line]] = {
    "property": _property,
    "divorce": _divorce,
    "personality": _personality,
    "other": _other,
    "ip": _ip,
    "labour": _fixed("labour", Article(FEES, 13, 1, 4)),
    "administrative": _fixed("administrative", Article(FEES, 13, 1, 5)),
    "administrative_special": _fixed("administrative_special", Article(FEES, 13, 1, 5)),
    "jurisdiction": _jurisdiction,
    "enforcement": _enforcement,
    "preservation": _preservation,
    "payment_order": _payment_order,
    "public_notice": _fixed("public_notice", Article(FEES, 14, 1, 4), Text("申请公示催告费", "Public notice fee")),
    "arbitration": _fixed("arbitration", Article(FEES, 14, 1, 5), Text("申请费", "Application fee")),
    "bankruptcy": _bankruptcy,
}


LITIGATION_FEES = Calculator(
    key="litigation-fees",
    name=Text("诉讼费", "Court fees"),
    summary=Text(
        "打官司、申请保全、申请执行要交多少钱，什么时候减半、能不能免。",
        "What the court charges, when it is halved or waived.",
    ),
    icon="landmark",
    inputs=INPUTS,
    case=CourtCase,
    compute=litigation_fees,
    articles=(
        Article(FEES, 8),
        Article(FEES, 13),
        Article(FEES, 14),
        Article(FEES, 15),
        Article(FEES, 16),
        Article(FEES, 17),
        Article(FEES, 18),
        Article(FEES, 20),
        Article(FEES, 22),
        Article(FEES, 29),
        Article(FEES, 33),
        Article(FEES, 44),
        Article(FEES, 45),
        Article(FEES, 47),
        Article(PROCEDURE, 199),
        Article(PROCEDURE, 201),
        Article(PROCEDURE, 206),
    ),
    services=("legal-aid", "consultation"),
)
