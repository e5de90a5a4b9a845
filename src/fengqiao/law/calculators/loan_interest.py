"""民间借贷利息: what a court supports of the interest on a private loan, in term and overdue.

Source: 最高人民法院关于审理民间借贷案件适用法律若干问题的规定（2020年第二次修正）第二十四条至第三十一条; 民法典第六百七十条.

Interest in term counts full months as twelfths of a year and the days left over by 365 (or 360); overdue interest counts
days, the day of repayment included and the due day not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.loan_inputs import INPUTS, RULES
from fengqiao.law.calculators.money import number, yuan
from fengqiao.law.calculators.parameters import parameters
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Line,
    Note,
    Result,
    Text,
)
from fengqiao.law.calculators.service_time import after_months, full_months
from fengqiao.law.calendar import date_en, date_zh
from fengqiao.law.citation import Article

__all__ = ["LOAN_INTEREST", "Loan", "loan_interest"]

NEW_RULES_FROM = dt.date(2020, 8, 20)
"""From this day a loan made earlier is limited to four times the LPR at the time of suing (第三十一条第二款)."""
_OLD_RULES_FROM = dt.date(2015, 9, 1)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A loan and its payments.  Rates are percent a year; ``None`` where nothing was agreed or is known.

    ``rate_known``   agreed, none or unclear: what the contract says of interest in term
    ``received``     the money really handed over; None: as on the note
    ``lpr``          the one-year LPR of the month the contract was made
    ``lpr_overdue``  of the month it fell due, for loans without any rate
    ``lpr_suing``    of the month of suing, for contracts made before 20 August 2020
    ``until``        the day of repayment, or the day to count to
    ``other_charges``  penalty and other fees asked on top for being late
    ``second_…``     a note renewed with the interest of the first loan counted as principal
    """

    kind: str = "plain"
    principal: Decimal
    received: Decimal | None = None
    made_on: dt.date
    due_on: dt.date | None = None
    until: dt.date
    rate_known: str = "agreed"
    rate: Decimal | None = None
    between_people: bool = True
    overdue_rate: Decimal | None = None
    other_charges: Decimal | None = None
    lpr: Decimal | None = None
    lpr_overdue: Decimal | None = None
    lpr_suing: Decimal | None = None
    second_note: Decimal | None = None
    second_made_on: dt.date | None = None
    second_rate: Decimal | None = None
    day_basis: str = "365"


def loan_interest(case: Loan) -> Result:
    """The principal and the interest a court supports.

    Raises CalculatorError when dates are out of order or a rate (agreed or LPR) the case needs is missing.
    """
    if case.until < case.made_on:
        raise CalculatorError.of("until", "算到的日期不能早于借款日期，请核对。")
    if case.due_on is not None and case.due_on < case.made_on:
        raise CalculatorError.of("due_on", "还款日期不能早于借款日期，请核对。")
    if case.received is not None and case.received > case.principal:
        raise CalculatorError.of("received", "实际拿到的不会比借条上的多，请核对。")
    if case.rate_known == "agreed" and case.rate is None:
        raise CalculatorError.of("rate", "请填写约定的年利率，月息 2 分就是年利率 24。")
    return _renewed(case) if case.kind == "renewed" else _plain(case)


def _plain(case: Loan) -> Result:
    principal, lines = _principal(case)
    uncertain: list[Text] = []
    in_term_until = case.until if case.due_on is None else min(case.due_on, case.until)
    in_term, open_question = _in_term(case, principal, in_term_until)
    lines += in_term
    uncertain += open_question
    if case.due_on is not None and case.until > case.due_on:
        lines.append(_overdue(case, principal, case.due_on))
    if case.made_on < NEW_RULES_FROM:
        uncertain.append(_OLD_CONTRACT)
    return Result.of(Text("可以支持的本金和利息", "Principal and interest a court supports"), lines, _NOTES, uncertain)


def _principal(case: Loan) -> tuple[Decimal, list[Line]]:
    """The money really handed over: interest taken off in advance is no principal (第二十六条)."""
    paid = case.principal if case.received is None else case.received
    label = Text("本金", "Principal")
    if paid == case.principal:
        formula = Text("实际借出的金额", "the money lent")
        return paid, [Line(label=label, formula=formula, amount=paid, articles=(Article(RULES, 26),))]
    formula = Text(
        f"借条写 {yuan(case.principal)}，实际拿到 {yuan(paid)}：预先扣的利息不算本金",
        f"the note says {yuan(case.principal)}, {yuan(paid)} was handed over: interest taken in advance is no principal",
    )
    return paid, [
        Line(label=label, formula=formula, amount=paid, articles=(Article(RULES, 26), Article("民法典", 670)))
    ]


def _in_term(case: Loan, principal: Decimal, until: dt.date) -> tuple[list[Line], list[Text]]:
    """Interest to the due day, or to ``until`` where no day was agreed; and what stays open."""
    label = Text("借款期内的利息", "Interest in term")
    if case.rate_known == "none":
        return [_no_interest(label, Text("没有约定利息", "no interest was agreed"), Article(RULES, 24, 1))], []
    if case.rate_known == "unclear":
        if case.between_people:
            why = Text("自然人之间利息约定不明", "unclear interest between natural persons")
            return [_no_interest(label, why, Article(RULES, 24, 2))], []
        formula = Text(
            "约定不明：由法院结合交易习惯、市场利率确定", "unclear: the court decides by custom and market rates"
        )
        return [Line(label=label, formula=formula, articles=(Article(RULES, 24, 2),))], [_COURT_DECIDES]
    assert case.rate is not None
    return [
        _interest(case, principal, case.rate, first, last, cap, label, articles)
        for first, last, cap, articles in _spans(case, case.made_on, until)
    ], []


def _no_interest(label: Text, why: Text, article: Article) -> Line:
    return Line(label=label, formula=why, amount=Decimal(0), articles=(article,))


def _spans(case: Loan, first: dt.date, until: dt.date) -> list[tuple[dt.date, dt.date, Decimal, tuple[Article, ...]]]:
    """The stretches of time with the highest rate (percent a year) each allows.

    One for a contract made since 20 August 2020; for an older one the older cap up to 19 August 2020 and four times the
    LPR at the time of suing afterwards (第三十一条第二款).
    """
    if case.made_on >= NEW_RULES_FROM:
        return [(first, until, _cap(case.lpr, "lpr"), (Article(RULES, 25),))]
    if case.made_on < _OLD_RULES_FROM:
        raise CalculatorError.of(
            "made_on", "2015 年 9 月以前的借款适用更早的规定，这里算不了，请打 12348 或者到窗口问律师。"
        )
    spans: list[tuple[dt.date, dt.date, Decimal, tuple[Article, ...]]] = []
    rule = (Article(RULES, 31, 2),)
    if first < NEW_RULES_FROM:
        old = parameters("private_loan", case.made_on).number("annual_cap") * _HUNDRED
        spans.append((first, min(until, NEW_RULES_FROM), old, rule))
    if until > NEW_RULES_FROM:
        spans.append((max(first, NEW_RULES_FROM), until, _cap(case.lpr_suing, "lpr_suing"), rule))
    return spans


def _cap(lpr: Decimal | None, key: str) -> Decimal:
    """Four times the LPR, in percent a year."""
    if lpr is None:
        when = "合同成立" if key == "lpr" else "起诉"
        raise CalculatorError.of(key, f"请填写{when}那个月的一年期 LPR（全国银行间同业拆借中心每月 20 日公布）。")
    return lpr * parameters("private_loan").number("lpr_multiple")


def _years(first: dt.date, until: dt.date, basis: str) -> tuple[Decimal, Text]:
    """The length of a stretch as years, and in words: 10 个月, or 3 个月零 5 天."""
    months = full_months(first, until)
    days = (until - after_months(first, months)).days
    years = Decimal(months) / 12 + Decimal(days) / Decimal(basis)
    if not days:
        return years, Text(f"{months} 个月÷12", f"{months} months÷12")
    return years, Text(f"（{months} 个月÷12 + {days} 天÷{basis}）", f"({months} months÷12 + {days} days÷{basis})")


def _interest(
    case: Loan,
    principal: Decimal,
    rate: Decimal,
    first: dt.date,
    until: dt.date,
    cap: Decimal,
    label: Text,
    articles: tuple[Article, ...],
) -> Line:
    years, words = _years(first, until, case.day_basis)
    counted = min(rate, cap)
    limited = _limited(rate, cap)
    return Line(
        label=label,
        formula=Text(
            f"{date_zh(first)}到{date_zh(until)}：{yuan(principal)}×{number(counted)}%×{words.zh}{limited.zh}",
            f"{date_en(first)} to {date_en(until)}: {yuan(principal)}×{number(counted)}%×{words.en}{limited.en}",
        ),
        amount=principal * counted / _HUNDRED * years,
        articles=articles,
    )


def _limited(rate: Decimal, cap: Decimal) -> Text:
    if rate <= cap:
        return Text("", "")
    return Text(
        f"（约定 {number(rate)}%，超过上限 {number(cap)}%，按上限）",
        f" (agreed {number(rate)}%, above the cap of {number(cap)}%)",
    )


def _overdue(case: Loan, principal: Decimal, due_on: dt.date) -> Line:
    """Interest after the due day with every other charge, together not above the cap (第二十八条、第二十九条)."""
    charges = case.other_charges or Decimal(0)
    amount, most, parts_zh, parts_en = Decimal(0), Decimal(0), list[str](), list[str]()
    rate, article = _overdue_rate(case)
    for first, last, cap, _ in _spans(case, due_on, case.until) if (rate or charges) else []:
        days = (last - first).days
        years = Decimal(days) / Decimal(case.day_basis)
        counted = min(rate, cap)
        amount += principal * counted / _HUNDRED * years
        most += principal * cap / _HUNDRED * years
        parts_zh.append(f"{yuan(principal)}×{number(counted)}%×{days} 天÷{case.day_basis}{_limited(rate, cap).zh}")
        parts_en.append(f"{yuan(principal)}×{number(counted)}%×{days} days÷{case.day_basis}{_limited(rate, cap).en}")
    articles = (article, Article(RULES, 29)) if charges else (article,)
    zh = " + ".join(parts_zh) or "约定逾期不另计利息"
    en = " + ".join(parts_en) or "agreed: no overdue interest"
    if charges:
        over = amount + charges > most
        zh += f" + 违约金等 {yuan(charges)}" + (f"，合计不超过 {yuan(most)}" if over else "")
        en += f" + charges {yuan(charges)}" + (f", together not above {yuan(most)}" if over else "")
        amount = min(amount + charges, most)
    return Line(label=Text("逾期利息", "Overdue interest"), formula=Text(zh, en), amount=amount, articles=articles)


def _overdue_rate(case: Loan) -> tuple[Decimal, Article]:
    """The yearly percentage after the due day: agreed, else the one in term, else the LPR of that time (第二十八条)."""
    if case.overdue_rate is not None:
        return case.overdue_rate, Article(RULES, 28, 1)
    if case.rate_known == "agreed" and case.rate is not None and case.rate > 0:
        return case.rate, Article(RULES, 28, 2, 2)
    if case.lpr_overdue is None:
        raise CalculatorError.of("lpr_overdue", "没有约定利息的，逾期按到期那个月的一年期 LPR 算，请填写。")
    return case.lpr_overdue, Article(RULES, 28, 2, 1)


def _renewed(case: Loan) -> Result:
    """A note renewed with interest in it: interest above the cap is no principal, under a ceiling (第二十七条)."""
    if case.second_note is None or case.second_made_on is None or case.second_rate is None:
        raise CalculatorError({"second_note": "请填写重新出具的借条：金额、日期和年利率都要。"})
    if not case.made_on < case.second_made_on <= case.until:
        raise CalculatorError.of("second_made_on", "重新出具借条的日期应当在第一次借款之后、算到的日期之前。")
    if case.made_on < NEW_RULES_FROM:
        raise CalculatorError.of("made_on", "2020 年 8 月 20 日以前的借款又重新打借条的，要分段认定，请到窗口问律师。")
    cap = _cap(case.lpr, "lpr")
    start, lines = _principal(case)
    years, words = _years(case.made_on, case.second_made_on, case.day_basis)
    excess = start * max((case.rate or Decimal(0)) - cap, Decimal(0)) / _HUNDRED * years
    second = max(case.second_note - excess, Decimal(0))
    lines = [
        Line(
            label=Text("后期借款的本金", "Principal of the second note"),
            formula=Text(
                f"新借条 {yuan(case.second_note)} − 前期超过上限 {number(cap)}% 的利息 {yuan(excess)}",
                f"new note {yuan(case.second_note)} − earlier interest above {number(cap)}%: {yuan(excess)}",
            ),
            amount=second,
            articles=(Article(RULES, 27, 1),),
        ),
        _interest(
            case,
            second,
            case.second_rate,
            case.second_made_on,
            case.until,
            cap,
            Text("后期利息", "Interest of the second note"),
            (Article(RULES, 25),),
        ),
    ]
    later, later_words = _years(case.second_made_on, case.until, case.day_basis)
    ceiling = start + start * cap / _HUNDRED * (years + later)
    total = sum((line.exact or Decimal(0) for line in lines), Decimal(0))
    if total > ceiling:
        lines.append(
            Line(
                label=Text("超过总上限的部分", "Above the ceiling"),
                formula=Text(
                    f"上限 {yuan(ceiling)} = {yuan(start)} + {yuan(start)}×{number(cap)}%×（{words.zh} + {later_words.zh}）",
                    f"ceiling {yuan(ceiling)} = {yuan(start)} + {yuan(start)}×{number(cap)}%×({words.en} + {later_words.en})",
                ),
                amount=ceiling - total,
                articles=(Article(RULES, 27, 2),),
            )
        )
    return Result.of(Text("可以支持的本息合计", "Principal and interest a court supports"), lines, _NOTES)


_COURT_DECIDES = Text("利息由法院确定，没有算进合计。", "The court sets the interest; it is not in the total.")
_OLD_CONTRACT = Text(
    "2020 年 8 月 20 日以前的合同：那天以前按当时保护的上限 24%（2015 年的规定，条文未能核对），以后按起诉时 LPR 的四倍。",
    "Contracts before 20 August 2020: 24 % up to then (2015 rules, not checked), then four times the LPR at suing.",
)
_NOTES = (
    Note(
        Text(
            "还过的钱请先减掉：没有约定的，一般先抵利息，再抵本金。",
            "Deduct what was repaid: unless agreed otherwise first from interest, then from principal.",
        ),
        (Article("民法典", 561),),
    ),
    Note(
        Text(
            "银行、消费金融公司、小额贷款公司等持牌机构的贷款，不按这里算。",
            "Loans of licensed lenders are not calculated this way.",
        ),
        (Article(RULES, 1, 2),),
    ),
)


LOAN_INTEREST = Calculator(
    key="loan-interest",
    name=Text("民间借贷利息", "Interest on a private loan"),
    summary=Text("借条上的利息法院支持多少，逾期怎么算，利滚利怎么算。", "What a court supports of agreed interest."),
    icon="hand-coins",
    inputs=INPUTS,
    case=Loan,
    compute=loan_interest,
    articles=(
        *(Article(RULES, n) for n in (1, 24, 25, 26, 27, 28, 29, 31)),
        Article("民法典", 561),
        Article("民法典", 670),
    ),
    services=("mediation", "consultation", "legal-aid"),
)
