"""What each calculator refuses, with the field and what to do, and the cases the worked examples do not reach."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fengqiao.law.calculators import (
    CALCULATORS,
    FIGURES,
    CalculatorError,
    InputKind,
    Result,
    articles_of,
    calculate,
    fill_figures,
)
from fengqiao.law.calculators.delayed_performance import LateDebt, delayed_performance
from fengqiao.law.calculators.figures import figure_key
from fengqiao.law.calculators.injury_items import Injury, injury_items
from fengqiao.law.calculators.loan_interest import Loan, loan_interest
from fengqiao.law.calculators.overtime import WorkedExtra, overtime
from fengqiao.law.calculators.parameters import Parameters, parameters
from fengqiao.law.calculators.reading import read_case, read_value
from fengqiao.law.calculators.result import Input, Text
from fengqiao.law.calculators.termination_pay import EndedEmployment, termination_pay, years_of_service
from fengqiao.law.calculators.wages import WageClaim, wages
from fengqiao.law.calculators.work_injury import WorkInjury, work_injury
from fengqiao.law.errors import LawError
from fengqiao.law.statutes import load_default_corpus
from fengqiao.law.still_in_time import SITUATIONS

D = Decimal
REFERENCE = Path(__file__).parents[4] / "shared" / "data" / "statutes"


def amount(result: Result, label: str) -> Decimal | None:
    [line] = [line for line in result.lines if line.label.zh.startswith(label)]
    return line.amount


def said(result: Result) -> str:
    """Everything the result says in Chinese."""
    lines = [f"{line.label.zh} {line.formula.zh}" for line in result.lines]
    return " ".join([*lines, *(note.text.zh for note in result.notes), *(text.zh for text in result.uncertain)])


DAY = dt.date(2025, 1, 1)
LATER = dt.date(2025, 7, 1)
ENDED: dict[str, Any] = {"started_on": DAY, "ended_on": LATER, "average_wage": D(5000)}
LOAN: dict[str, Any] = {"principal": D(1000), "made_on": DAY, "until": LATER, "rate": D(10), "lpr": D(3)}
OLD = dt.date(2019, 1, 1)

REFUSED: list[Any] = [
    pytest.param(lambda: termination_pay(EndedEmployment(reason="layoff", **{**ENDED, "ended_on": OLD})), "ended_on"),
    pytest.param(lambda: termination_pay(EndedEmployment(reason="no_notice", **ENDED)), "last_wage"),
    pytest.param(lambda: overtime(WorkedExtra()), "workday_hours"),
    pytest.param(lambda: overtime(WorkedExtra(workday_hours=D(3))), "monthly_wage"),
    pytest.param(lambda: overtime(WorkedExtra(leave="year_end")), "leave_wage"),
    pytest.param(lambda: overtime(WorkedExtra(leave="year_end", leave_wage=D(5000))), "leave_days"),
    pytest.param(lambda: overtime(WorkedExtra(leave="left", leave_wage=D(5000), leave_days="5")), "left_on"),
    pytest.param(
        lambda: overtime(
            WorkedExtra(leave="left", leave_wage=D(1), leave_days="5", joined_on=LATER, left_on=DAY),
        ),
        "left_on",
    ),
    pytest.param(lambda: wages(WageClaim(claim="unpaid", monthly_wage=D(5000))), "months"),
    pytest.param(lambda: wages(WageClaim(claim="unpaid", monthly_wage=D(5), months=D(1), paid=D(6))), "paid"),
    pytest.param(lambda: wages(WageClaim(claim="no_contract", monthly_wage=D(5))), "started_on"),
    pytest.param(lambda: wages(WageClaim(claim="no_contract", monthly_wage=D(5), started_on=DAY)), "until"),
    pytest.param(
        lambda: wages(WageClaim(claim="no_contract", monthly_wage=D(5), started_on=DAY, until=LATER, signed_on=OLD)),
        "signed_on",
    ),
    pytest.param(
        lambda: work_injury(WorkInjury(grade="7", wage=D(5000), local_average=D(7000), leave_months=D(3))), "leave_wage"
    ),
    pytest.param(lambda: work_injury(WorkInjury(grade="death", wage=D(1), local_average=D(1))), "national_income"),
    pytest.param(
        lambda: work_injury(
            WorkInjury(grade="death", wage=D(1), local_average=D(1), national_income=D(1), dependants=1, alone=2)
        ),
        "alone",
    ),
    pytest.param(lambda: loan_interest(Loan(**{**LOAN, "until": OLD})), "until"),
    pytest.param(lambda: loan_interest(Loan(**LOAN, due_on=OLD)), "due_on"),
    pytest.param(lambda: loan_interest(Loan(**LOAN, received=D(2000))), "received"),
    pytest.param(lambda: loan_interest(Loan(**{**LOAN, "rate": None})), "rate"),
    pytest.param(lambda: loan_interest(Loan(**{**LOAN, "lpr": None})), "lpr"),
    pytest.param(lambda: loan_interest(Loan(**{**LOAN, "made_on": OLD})), "lpr_suing"),
    pytest.param(lambda: loan_interest(Loan(**{**LOAN, "made_on": dt.date(2014, 1, 1)})), "made_on"),
    pytest.param(
        lambda: loan_interest(Loan(**{**LOAN, "rate": None}, rate_known="none", due_on=dt.date(2025, 3, 1))),
        "lpr_overdue",
    ),
    pytest.param(lambda: loan_interest(Loan(**LOAN, kind="renewed")), "second_note"),
    pytest.param(
        lambda: loan_interest(
            Loan(**LOAN, kind="renewed", second_note=D(1), second_rate=D(1), second_made_on=OLD),
        ),
        "second_made_on",
    ),
    pytest.param(
        lambda: loan_interest(
            Loan(**{**LOAN, "made_on": OLD}, kind="renewed", second_note=D(1), second_rate=D(1), second_made_on=DAY),
        ),
        "made_on",
    ),
    pytest.param(lambda: delayed_performance(LateDebt(kind="judgment")), "debt"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="judgment", debt=D(1))), "due_on"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="judgment", debt=D(1), due_on=DAY)), "until"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="judgment", debt=D(1), due_on=DAY, until=OLD)), "until"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="penalty", penalty=D(1))), "loss"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="deposit", price=D(1), deposit=D(1))), "failed"),
    pytest.param(lambda: delayed_performance(LateDebt(kind="fine", fine=D(1), due_on=DAY, until=OLD)), "until"),
    pytest.param(lambda: injury_items(Injury(outcome="healed", accident="no")), "medical"),
    pytest.param(lambda: injury_items(Injury(outcome="healed", accident="no", days_off=3)), "monthly_income"),
    pytest.param(lambda: injury_items(Injury(outcome="died", accident="no")), "age"),
    pytest.param(lambda: injury_items(Injury(outcome="disabled", accident="no", age=30)), "grade"),
    pytest.param(lambda: injury_items(Injury(outcome="died", accident="no", age=30)), "income"),
    pytest.param(lambda: injury_items(Injury(outcome="died", accident="no", age=30, income=D(1))), "average_wage"),
    pytest.param(lambda: calculate("litigation-fees", {"matter": "property"}), "amount"),
    pytest.param(lambda: calculate("litigation-fees", {"matter": "divorce", "base": "10"}), "base"),
    pytest.param(
        lambda: calculate(
            "injury-items",
            {
                "outcome": "died",
                "accident": "no",
                "age": "30",
                "income": "1",
                "average_wage": "1",
                "dependants": [{"age": "3", "supporters": "2"}],
            },
        ),
        "consumption",
    ),
    pytest.param(
        lambda: calculate(
            "delayed-performance",
            {
                "kind": "judgment",
                "debt": "100",
                "due_on": "2025-01-01",
                "payments": [{"paid_on": "2025-02-01", "amount": "101"}],
            },
        ),
        "payments_1_amount",
    ),
    pytest.param(
        lambda: calculate(
            "overtime", {"monthly_wage": "5000", "worked": [{"first": "2025-10-02", "last": "2025-10-01"}]}
        ),
        "worked_1_last",
    ),
]


@pytest.mark.parametrize(("ask", "field"), REFUSED)
def test_a_refusal_names_the_field_and_says_what_to_do(ask: Any, field: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        ask()
    assert caught.value.field == field
    assert caught.value.problems[field].endswith("。")
    assert field in str(caught.value)


# --- Ending employment -------------------------------------------------------------------------------------------------


def test_a_wage_below_the_minimum_is_raised_to_it() -> None:
    result = termination_pay(EndedEmployment(reason="layoff", min_wage=D(6000), local_average=D(7000), **ENDED))
    assert result.total == 6000
    assert not result.uncertain


def test_whole_years_are_whole_also_from_a_leap_day() -> None:
    assert years_of_service(dt.date(2021, 1, 1), dt.date(2022, 12, 31)) == 2
    assert years_of_service(dt.date(2024, 2, 29), dt.date(2025, 2, 28)) == 1
    assert years_of_service(dt.date(2024, 2, 29), dt.date(2025, 3, 1)) == D("1.5")


@pytest.mark.parametrize("reason", ["resigned", "fault", "refused_better", "retired"])
def test_some_endings_bring_nothing_and_say_why(reason: str) -> None:
    result = termination_pay(EndedEmployment(reason=reason, **ENDED))
    assert result.total == 0
    assert result.articles()


def test_an_employment_that_ended_before_the_act_brings_nothing_under_it() -> None:
    days = {"started_on": dt.date(2005, 1, 1), "ended_on": dt.date(2007, 6, 1)}
    result = termination_pay(EndedEmployment(reason="layoff", average_wage=D(1000), **days))
    assert result.total == 0
    assert "2008 年以前" in said(result)


# --- Overtime ----------------------------------------------------------------------------------------------------------


def test_comprehensive_hours_pay_the_excess_and_holidays_only() -> None:
    case = WorkedExtra(
        system="comprehensive", monthly_wage=D(4350), workday_hours=D(10), restday_days=D(2), holiday_days=D(1)
    )
    result = overtime(case)
    assert [line.amount for line in result.lines[1:]] == [D("375.00"), D("600.00")]
    assert "综合计算工时" in said(result)


def test_irregular_hours_have_no_overtime_pay() -> None:
    result = overtime(WorkedExtra(system="irregular", monthly_wage=D(4350), workday_hours=D(10)))
    assert result.total == 0
    assert "要经人社部门批准" in said(result)


def test_an_ordinary_working_day_is_no_overtime_and_a_coming_year_is_provisional() -> None:
    raw = {"monthly_wage": "4350", "worked": [{"first": "2025-10-09"}, {"first": "2025-10-11"}]}
    with_rest = calculate("overtime", {**raw, "restday_days": "1"})
    assert with_rest.total == 400
    assert not with_rest.uncertain
    assert calculate("overtime", {"monthly_wage": "4350", "worked": [{"first": "2029-10-06"}]}).uncertain


def test_leave_of_a_year_begun_late_counts_the_days_left() -> None:
    case = WorkedExtra(leave="year_end", leave_wage=D(2175), leave_days="10", joined_on=dt.date(2025, 7, 2))
    assert overtime(case).total == 5 * 100 * 2  # 183 days: 5.01
    older = WorkedExtra(
        leave="left",
        monthly_wage=D(2175),
        leave_days="10",
        joined_on=OLD,
        left_on=dt.date(2025, 12, 31),
        leave_taken=D(12),
    )
    assert overtime(older).total == 0, "leave taken too much is not paid back"


# --- Wages -------------------------------------------------------------------------------------------------------------


def test_wages_are_never_below_the_minimum_and_deductions_are_bounded() -> None:
    case = WageClaim(claim="unpaid", monthly_wage=D(2500), months=D(2), paid=D(1000), min_wage=D(2200), deducted=D(600))
    result = wages(case)
    assert amount(result, "拖欠的工资") == 4000
    assert amount(result, "多扣的") == (600 - 300) * 2
    below = wages(WageClaim(claim="unpaid", monthly_wage=D(2000), months=D(1), min_wage=D(2200)))
    assert below.total == 2200
    open_end = wages(WageClaim(claim="unpaid", monthly_wage=D(2500), months=D(1), deducted=D(100)))
    assert amount(open_end, "多扣的") == 0


def _no_contract(**more: Any) -> Result:
    return wages(WageClaim(claim="no_contract", monthly_wage=D(5000), **more))


def test_who_signs_in_the_first_month_has_no_second_wage() -> None:
    assert _no_contract(started_on=DAY, until=LATER, signed_on=dt.date(2025, 1, 20)).total == 0


def test_the_strict_view_may_leave_nothing_or_everything() -> None:
    gone = _no_contract(started_on=dt.date(2022, 1, 1), until=dt.date(2025, 1, 1), filed_on=dt.date(2025, 1, 1))
    assert amount(gone, "按最严的算法") == 0
    whole = _no_contract(started_on=DAY, until=LATER, filed_on=LATER)
    assert amount(whole, "按最严的算法") == whole.total


def test_a_part_of_a_month_without_working_days_pays_nothing_and_never_more_than_a_month() -> None:
    weekend = _no_contract(
        started_on=dt.date(2025, 5, 1), until=dt.date(2025, 6, 1)
    )  # a Sunday in the Dragon Boat break
    assert weekend.total == 0
    assert "没有工作日" in said(weekend)
    almost = _no_contract(started_on=dt.date(2024, 12, 1), until=dt.date(2025, 1, 30))
    assert almost.total is not None
    assert almost.total <= 5000


def test_a_contract_signed_after_a_year_comes_too_late_to_stop_the_deemed_one() -> None:
    late = _no_contract(started_on=dt.date(2024, 1, 1), until=LATER, signed_on=dt.date(2025, 3, 1))
    assert late.total == 55000
    assert "无固定期限合同" in said(late)


# --- Work injury -------------------------------------------------------------------------------------------------------


def _hurt(**more: Any) -> Result:
    return work_injury(WorkInjury(**{"grade": "5", "wage": D(5000), "local_average": D(7000), **more}))


def test_an_allowance_is_topped_up_to_the_minimum_wage() -> None:
    assert amount(_hurt(no_post=True, min_wage=D(4000)), "伤残津贴") == 4000
    assert amount(_hurt(grade="1", min_wage=D(2000)), "伤残津贴") == 4500


def test_treatment_is_paid_as_before_and_longer_needs_consent() -> None:
    result = _hurt(grade="9", leave_months=D(3), leave_wage=D(6000))
    assert amount(result, "停工留薪期工资") == 18000
    assert "要经确认" in said(_hurt(grade="9", leave_months=D(13), leave_wage=D(6000)))


def test_lump_sums_at_the_end_are_the_provinces_and_never_guessed() -> None:
    unknown = _hurt(ended=True, no_post=True)
    assert amount(unknown, "一次性工伤医疗补助金") is None
    assert unknown.total == 90000
    assert unknown.uncertain
    known = _hurt(grade="8", ended=True, lump_medical=D(70000), lump_employment=D(140000), insured=False)
    assert known.total == 55000 + 210000
    assert not known.uncertain
    assert "由单位付" in said(known)


def test_dependants_together_get_no_more_than_the_wage() -> None:
    death = {"grade": "death", "national_income": D(50000)}
    many = _hurt(**death, spouse=True, dependants=3, alone=1)
    assert amount(many, "供养亲属抚恤金") == 5000
    assert "孤寡" in said(many)
    assert "每月合计" not in said(_hurt(**death))
    assert amount(_hurt(**death, dependants=2), "供养亲属抚恤金") == 3000


# --- Loans -------------------------------------------------------------------------------------------------------------


def _lent(**more: Any) -> Result:
    return loan_interest(Loan(**{**LOAN, **more}))


def test_unclear_interest_between_people_is_none_and_else_for_the_court() -> None:
    unclear = {"rate": None, "rate_known": "unclear"}
    assert amount(_lent(**unclear), "借款期内") == 0
    business = _lent(**unclear, between_people=False)
    assert amount(business, "借款期内") is None
    assert business.total == 1000
    assert "法院" in said(business)


def test_days_beyond_full_months_count_by_the_day() -> None:
    result = _lent(until=dt.date(2025, 7, 11), day_basis="360")
    assert amount(result, "借款期内") == D("52.78")  # 1000 × 10 % × (6/12 + 10/360)


def test_overdue_interest_and_charges_stay_under_the_cap() -> None:
    due = {"due_on": dt.date(2025, 3, 1), "until": dt.date(2025, 7, 29)}  # 150 days
    assert amount(_lent(**due, overdue_rate=D(24)), "逾期利息") == D("49.32")  # capped at 12 %
    assert amount(_lent(**due, other_charges=D(5)), "逾期利息") == D("46.10")
    assert amount(_lent(**due, other_charges=D(500)), "逾期利息") == D("49.32")
    assert amount(_lent(**due, overdue_rate=D(0)), "逾期利息") == 0
    assert amount(_lent(**due), "逾期利息") == D("41.10")


def test_an_old_loan_repaid_in_its_time_knows_only_the_old_cap_and_a_late_one_only_the_new() -> None:
    early = loan_interest(Loan(principal=D(1000), made_on=OLD, until=dt.date(2020, 1, 1), rate=D(36)))
    assert amount(early, "借款期内") == 240
    late = loan_interest(
        Loan(
            principal=D(1000),
            made_on=OLD,
            due_on=dt.date(2021, 1, 1),
            until=dt.date(2022, 1, 1),
            rate=D(36),
            lpr_suing=D("3.85"),
        )
    )
    assert amount(late, "逾期利息") == 154


# --- Late performance --------------------------------------------------------------------------------------------------


def test_stays_the_debtor_did_not_ask_for_are_left_out_once() -> None:
    raw = {
        "kind": "judgment",
        "debt": "100000",
        "due_on": "2025-01-01",
        "until": "2025-01-31",
        "stays": [{"first": "2025-01-11", "last": "2025-01-20"}, {"first": "2025-01-15", "last": "2025-01-20"}],
    }
    assert calculate("delayed-performance", raw).total == D("350.00")  # 20 days


def test_paid_in_time_costs_nothing() -> None:
    paid = [{"paid_on": "2024-12-30", "amount": "1000"}]
    raw = {"kind": "judgment", "debt": "1000", "due_on": "2025-01-01", "payments": paid}
    assert calculate("delayed-performance", raw).total == 0


@pytest.mark.parametrize(
    ("penalty", "loss", "bad_faith", "expected"),
    [("10000", "20000", "no", 20000), ("25000", "20000", "no", 25000), ("50000", "20000", "yes", 50000)],
)
def test_a_penalty_may_be_raised_kept_or_left_to_the_bad_faith_breaker(
    penalty: str, loss: str, bad_faith: str, expected: int
) -> None:
    raw = {"kind": "penalty", "penalty": penalty, "loss": loss, "bad_faith": bad_faith}
    assert calculate("delayed-performance", raw).total == expected


def test_who_gave_a_deposit_and_fails_loses_it() -> None:
    result = calculate(
        "delayed-performance", {"kind": "deposit", "price": "80000", "deposit": "10000", "failed": "giver"}
    )
    assert result.total == 0
    assert len(result.lines) == 1


# --- Injury ------------------------------------------------------------------------------------------------------------


def test_outside_traffic_the_own_share_is_taken_off() -> None:
    raw = {"accident": "no", "outcome": "healed", "medical": "1000", "future_medical": "500", "nutrition": "100"}
    assert calculate("injury-items", {**raw, "share": "60"}).total == 960
    assert calculate("injury-items", {**raw, "share": "100"}).total == 1600


def test_two_carers_aids_and_an_owner_without_a_policy() -> None:
    result = calculate(
        "injury-items",
        {
            "accident": "uninsured",
            "outcome": "disabled",
            "grade": "10",
            "age": "80",
            "income": "10000",
            "nursing_days": "10",
            "nursing_a_day": "100",
            "carers": "2",
            "aids": "300",
        },
    )
    assert amount(result, "护理费") == 2000
    assert amount(result, "残疾赔偿金") == 5000
    assert result.total == 7300
    assert "投保义务人" in said(result)
    assert "余下" not in said(result), "nothing is left for anybody else"


# --- Legal aid ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        ({"matter": "accused", "accused": ["minor", "disabled"]}, "mandatory"),
        ({"matter": "accused", "income": "900", "minimum_living": "700"}, "likely"),
        ({"matter": "wages", "has_lawyer": "yes", "groups": ["migrant"]}, "has_lawyer"),
        ({"matter": "support", "groups": ["migrant"]}, "unknown"),
        ({"matter": "injury", "calamity": "yes"}, "likely"),
        ({"matter": "injury", "income": "2000", "minimum_living": "1000", "urgent": ["limit"]}, "likely"),
        ({"matter": "injury", "income": "2000.01", "minimum_living": "1000"}, "unlikely"),
    ],
)
def test_the_check_goes_in_the_order_of_the_law_and_never_refuses(raw: dict[str, object], outcome: str) -> None:
    result = calculate("legal-aid-check", {"has_lawyer": "no", **raw})
    assert result.outcome == outcome
    assert result.total is None
    assert "不予援助" not in result.headline.zh
    assert ("先行援助" in said(result)) == ("urgent" in raw)


# --- Reading, figures, parameters --------------------------------------------------------------------------------------


def _input(kind: InputKind, **more: Any) -> Input:
    return Input(key="x", label=Text("数", "x"), kind=kind, **more)


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        (InputKind.MONEY, " １２，３４５.6元", D("12345.6")),
        (InputKind.MONEY, "¥8.6万", D(86000)),
        (InputKind.PERCENT, "24%", D(24)),
        (InputKind.WHOLE, 3, 3),
        (InputKind.DATE, "2025年3月1日", dt.date(2025, 3, 1)),
        (InputKind.DATE, "20250301", dt.date(2025, 3, 1)),
        (InputKind.DATE, "2025.3.1", dt.date(2025, 3, 1)),
        (InputKind.DATE, dt.date(2025, 3, 1), dt.date(2025, 3, 1)),
        (InputKind.YES_NO, True, True),
        (InputKind.YES_NO, "否", False),
    ],
)
def test_people_write_numbers_and_dates_in_many_ways(kind: InputKind, given: object, expected: object) -> None:
    assert read_value(_input(kind), given) == expected


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (InputKind.MONEY, "很多"),
        (InputKind.MONEY, "-1"),
        (InputKind.MONEY, "1.234"),
        (InputKind.MONEY, "1e30"),
        (InputKind.MONEY, "NaN"),
        (InputKind.MONEY, True),
        (InputKind.MONEY, ""),
        (InputKind.NUMBER, "12"),
        (InputKind.WHOLE, "1.5"),
        (InputKind.DATE, "2025-02-30"),
        (InputKind.DATE, "1890-01-01"),
        (InputKind.DATE, "昨天"),
        (InputKind.YES_NO, "也许"),
        (InputKind.CHOICE, "no such"),
        (InputKind.CHOICES, ["no such"]),
        (InputKind.CHOICE, None),
    ],
)
def test_what_cannot_be_read_says_what_to_write(kind: InputKind, given: object) -> None:
    with pytest.raises(CalculatorError, match=r"请|不能|最多"):
        read_value(_input(kind, most=D(10) if kind is InputKind.NUMBER else None), given)


def test_a_blank_that_need_not_be_filled_is_the_kinds_own_nothing() -> None:
    assert read_value(_input(InputKind.MONEY, required=False), " ") is None
    assert read_value(_input(InputKind.CHOICES, required=False), []) == ()
    assert read_value(_input(InputKind.YES_NO, required=False), None) is False


@dataclass(frozen=True)
class _Row:
    n: Decimal


def test_rows_come_as_lists_or_cell_by_cell_and_blank_ones_are_skipped() -> None:
    column = Input(key="n", label=Text("数", "n"), kind=InputKind.NUMBER)
    rows = Input(key="rows", label=Text("各行", "rows"), kind=InputKind.ROWS, columns=(column,), row=_Row, rows=2)

    @dataclass(frozen=True)
    class Case:
        rows: tuple[_Row, ...]

    sample = CALCULATORS["wages"]
    calculator = type(sample)(
        key="t",
        name=sample.name,
        summary=sample.summary,
        inputs=(rows,),
        case=Case,
        compute=lambda case: Result.of(sample.name, []),
        articles=(),
    )
    assert read_case(calculator, {"rows_1_n": "", "rows_2_n": "3"}).rows == (_Row(D(3)),)
    assert read_case(calculator, {"rows": [{"n": 4}]}).rows == (_Row(D(4)),)
    with pytest.raises(CalculatorError, match="至少填写一行"):
        read_case(calculator, {})
    with pytest.raises(CalculatorError, match="每一行要写明"):
        read_case(calculator, {"rows": [4]})
    with pytest.raises(CalculatorError) as caught:
        read_case(calculator, {"rows": [{"n": "x"}, {"n": "y"}]})
    assert list(caught.value.problems) == ["rows_1_n", "rows_2_n"]


@dataclass(frozen=True)
class _Known:
    value: Decimal
    source: str
    since: dt.date


def test_a_kept_figure_fills_a_blank_and_never_what_was_typed() -> None:
    asked: list[tuple[str, dt.date]] = []

    def look_up(key: str, day: dt.date) -> _Known | None:
        asked.append((key, day))
        return _Known(D("3.1"), "同业拆借中心", DAY) if key == "lpr_1y" else None

    loan = CALCULATORS["loan-interest"]
    raw = {"kind": "plain", "rate_known": "agreed", "made_on": "2025-02-01"}
    filled, used = fill_figures(loan, raw, look_up, LATER)
    assert filled["lpr"] == "3.1"
    assert [one.input.key for one in used] == ["lpr"]
    assert asked == [("lpr_1y", dt.date(2025, 2, 1))]
    assert fill_figures(loan, {**raw, "lpr": "4"}, look_up, LATER)[0]["lpr"] == "4"
    assert fill_figures(loan, {**raw, "made_on": "?"}, look_up, LATER)[1] == []
    fees = CALCULATORS["litigation-fees"]
    asked.clear()
    fill_figures(fees, {"matter": "divorce"}, look_up, LATER)
    assert asked == [("court_base_divorce", LATER)]
    fill_figures(fees, {}, look_up, LATER)
    [base] = [one for one in fees.inputs if one.key == "base"]
    assert figure_key(base, {}) == ""
    assert figure_key(base, {"matter": "property"}) == ""


def test_every_figure_an_input_names_exists() -> None:
    for calculator in CALCULATORS.values():
        for one in calculator.inputs:
            if one.figure and "{" not in one.figure:
                assert one.figure in FIGURES


def test_parameters_are_dated_and_say_what_they_have() -> None:
    assert parameters("private_loan", dt.date(2019, 1, 1)).number("annual_cap") == D("0.24")
    with pytest.raises(LawError, match="the earliest are from"):
        parameters("delay", dt.date(1999, 1, 1))
    with pytest.raises(LawError, match="has no 'speed'"):
        parameters("delay").number("speed")
    with pytest.raises(LawError, match="must be a number"):
        Parameters("x", DAY, "", {"a": "b"}).number("a")


# --- The declarations themselves ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", CALCULATORS)
def test_inputs_are_the_fields_of_the_case(key: str) -> None:
    calculator = CALCULATORS[key]
    assert [
        one.key for one in calculator.inputs if one.key not in {field.name for field in fields(calculator.case)}
    ] == []
    known = {one.key for one in calculator.inputs}
    for one in calculator.inputs:
        assert one.asked_if is None or one.asked_if[0] in known
        assert not one.figure_on or one.figure_on in known
        if one.row is not None:
            assert {column.key for column in one.columns} == {field.name for field in fields(one.row)}


def test_a_result_says_every_article_once_and_both_languages() -> None:
    result = calculate("litigation-fees", {"matter": "property", "amount": "86000", "ended": ["summary"]})
    assert len(result.articles()) == len(set(result.articles()))
    shown = result.as_json()
    assert shown["total"] == "975.00"
    assert result.as_json("en")["headline"] == "Court fee"


@pytest.mark.reference
@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference data beside the project is absent")
def test_every_article_of_calculators_and_situations_is_in_the_statutes() -> None:
    folders = [REFERENCE / name for name in ("司法解释", "行政法规", "部门规章", "地方法规-山东")]
    corpus = load_default_corpus(folders)
    cited = {article for key in CALCULATORS for article in articles_of(key)}
    cited |= {article for one in SITUATIONS.values() for note in one.today for article in note.articles}
    missing = []
    for article in cited:
        statute = corpus.current(article.law)
        if statute is None or statute.article(article.number, article.sub) is None:
            missing.append(str(article))
    assert not missing
