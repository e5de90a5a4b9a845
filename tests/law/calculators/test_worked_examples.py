"""The worked examples of every calculator, exact to the fen.  Income and wage figures are sample numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fengqiao.law.calculators import CALCULATORS, Result, calculate


def total(key: str, **raw: object) -> tuple[str | None, str | None]:
    """The total, and the upper end where it is a range, as text with two decimals."""
    result = calculate(key, raw)
    return _text(result.total), _text(result.total_upto)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def amounts(result: Result) -> list[str | None]:
    return [_text(line.amount) for line in result.lines]


def amount(result: Result, label: str) -> str | None:
    """The amount of the one line whose Chinese label begins like that."""
    [line] = [line for line in result.lines if line.label.zh.startswith(label)]
    return _text(line.amount)


FEES: list[Any] = [
    pytest.param({"matter": "property", "amount": "86000"}, "1950.00", id="1 loan, ordinary"),
    pytest.param({"matter": "property", "amount": "86000", "ended": ["summary"]}, "975.00", id="1 loan, summary"),
    pytest.param({"matter": "property", "amount": "350000"}, "6550.00", id="2 contract"),
    pytest.param({"matter": "property", "amount": "350000", "ended": ["mediated"]}, "3275.00", id="2 contract, half"),
    pytest.param({"matter": "property", "amount": "1280000"}, "16320.00", id="3 contract"),
    pytest.param({"matter": "property", "amount": "10000"}, "50.00", id="4 boundary"),
    pytest.param({"matter": "property", "amount": "10001"}, "50.03", id="4 boundary passed by a yuan"),
    pytest.param(
        {"matter": "property", "amount": "86000", "ended": ["summary", "mediated"]}, "975.00", id="5 halved only once"
    ),
    pytest.param({"matter": "divorce", "amount": "680000", "base": "300"}, "2700.00", id="6 divorce, base 300"),
    pytest.param(
        {"matter": "divorce", "amount": "680000", "base": "300", "ended": "mediated"}, "1350.00", id="6 half of the sum"
    ),
    pytest.param({"matter": "personality", "amount": "120000", "base": "500"}, "1100.00", id="7 reputation, base 500"),
    pytest.param({"matter": "labour", "ended": ["mediated"]}, "5.00", id="8 labour, mediated"),
    pytest.param({"matter": "property", "amount": "120000", "stage": "appeal"}, "2700.00", id="9 appeal on a part"),
    pytest.param({"matter": "preservation", "amount": "20000"}, "220.00", id="10 preservation"),
    pytest.param({"matter": "preservation", "amount": "86000"}, "880.00", id="10 preservation"),
    pytest.param({"matter": "preservation", "amount": "896000"}, "5000.00", id="10 preservation at the cap"),
    pytest.param({"matter": "preservation", "amount": "1000000"}, "5000.00", id="10 preservation, capped"),
    pytest.param({"matter": "preservation"}, "30.00", id="10 preservation without an amount"),
    pytest.param({"matter": "enforcement", "amount": "350000"}, "5150.00", id="11 enforcement"),
    pytest.param({"matter": "enforcement", "amount": "6200000"}, "58400.00", id="11 enforcement"),
    pytest.param({"matter": "payment_order", "amount": "86000"}, "650.00", id="12 payment order"),
    pytest.param({"matter": "administrative"}, "50.00", id="administrative"),
    pytest.param({"matter": "administrative_special"}, "100.00", id="trademark"),
    pytest.param({"matter": "public_notice"}, "100.00", id="public notice"),
    pytest.param({"matter": "arbitration"}, "400.00", id="set aside"),
    pytest.param({"matter": "bankruptcy", "amount": "15000万"}, "300000.00", id="bankruptcy capped"),
    pytest.param({"matter": "ip", "amount": "86000"}, "1950.00", id="intellectual property with an amount"),
    pytest.param({"matter": "free"}, "0.00", id="special procedure"),
]


@pytest.mark.parametrize(("raw", "expected"), FEES)
def test_court_fees(raw: dict[str, object], expected: str) -> None:
    assert total("litigation-fees", **raw) == (expected, None)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ({"matter": "divorce", "amount": "680000"}, "2450.00", "2700.00"),
        ({"matter": "personality", "amount": "120000"}, "700.00", "1100.00"),
        ({"matter": "divorce", "ended": ["mediated"]}, "25.00", "150.00"),
        ({"matter": "other"}, "50.00", "100.00"),
        ({"matter": "ip"}, "500.00", "1000.00"),
        ({"matter": "jurisdiction"}, "50.00", "100.00"),
        ({"matter": "enforcement"}, "50.00", "500.00"),
    ],
)
def test_a_provincial_amount_that_is_not_known_gives_a_range(raw: dict[str, object], low: str, high: str) -> None:
    assert total("litigation-fees", **raw) == (low, high)


@pytest.mark.parametrize(
    ("amount", "quick"),
    [
        ("86000", "0.025*x-200"),
        ("150000", "0.02*x+300"),
        ("350000", "0.015*x+1300"),
        ("750000", "0.01*x+3800"),
        ("1500000", "0.009*x+4800"),
        ("3000000", "0.008*x+6800"),
        ("7000000", "0.007*x+11800"),
        ("15000000", "0.006*x+21800"),
        ("30000000", "0.005*x+41800"),
    ],
)
def test_slices_agree_with_the_quick_formula_of_court_clerks(amount: str, quick: str) -> None:
    rate, constant = quick.replace("*x", " ").split()
    expected = Decimal(rate) * Decimal(amount) + Decimal(constant)
    assert total("litigation-fees", matter="property", amount=amount)[0] == f"{expected:.2f}"


def _ended(reason: str, start: str, end: str, wage: str, **more: object) -> str | None:
    raw = {"reason": reason, "started_on": start, "ended_on": end, "average_wage": wage, **more}
    return total("termination-pay", **raw)[0]


def test_1_six_years_and_seven_months() -> None:
    facts = ("2019-03-11", "2025-10-20", "6200")
    assert _ended("expired", *facts) == "43400.00"
    assert _ended("no_notice", *facts, last_wage="6000") == "49400.00"
    assert _ended("unlawful", *facts) == "86800.00"


def test_2_four_and_a_half_months() -> None:
    facts = ("2024-09-01", "2025-01-15", "5000")
    assert _ended("layoff", *facts) == "2500.00"
    assert _ended("unlawful", *facts) == "5000.00"


def test_3_a_high_wage_is_capped_in_money_and_in_years() -> None:
    facts = ("2007-04-02", "2025-03-31", "32000")
    assert _ended("closed", *facts, local_average="7800") == "280800.00"
    assert _ended("unlawful", *facts, local_average="7800") == "561600.00"


def test_4_below_three_times_the_average_nothing_is_capped() -> None:
    facts = ("2007-04-02", "2025-03-31", "20000")
    assert _ended("closed", *facts, local_average="7800") == "350000.00"
    assert _ended("unlawful", *facts, local_average="7800") == "720000.00"


def test_5_both_end_days_count() -> None:
    assert _ended("layoff", "2021-07-01", "2025-12-31", "5000") == "25000.00"
    assert _ended("layoff", "2021-07-05", "2025-12-31", "5000") == "22500.00"


OVERTIME: list[Any] = [
    pytest.param(
        {"monthly_wage": "4350", "workday_hours": "20", "restday_days": "2", "holiday_days": "1"},
        "2150.00",
        id="1 hours, rest days, a holiday",
    ),
    pytest.param(
        {"monthly_wage": "4350", "worked": [{"first": "2025-10-01", "last": "2025-10-08"}]},
        "4000.00",
        id="2 the whole October break",
    ),
    pytest.param(
        {
            "monthly_wage": "4350",
            "worked": [{"first": "2026-02-16", "last": "2026-02-18"}, {"first": "2026-02-20"}],
        },
        "2200.00",
        id="3 Spring Festival",
    ),
    pytest.param({"leave": "year_end", "leave_wage": "6525", "leave_days": "5"}, "3000.00", id="4 leave at year end"),
    pytest.param(
        {"leave": "left", "left_on": "2025-08-12", "leave_wage": "6525", "leave_days": "10", "leave_taken": "2"},
        "2400.00",
        id="5 leave on leaving",
    ),
]


@pytest.mark.parametrize(("raw", "expected"), OVERTIME)
def test_overtime_and_leave(raw: dict[str, object], expected: str) -> None:
    assert total("overtime", **{"system": "standard", "leave": "none", **raw}) == (expected, None)


DOUBLE: list[Any] = [
    pytest.param({"started_on": "2025-03-01", "until": "2025-12-31", "monthly_wage": "5000"}, "45000.00", id="1"),
    pytest.param(
        {"started_on": "2025-03-01", "until": "2025-12-31", "signed_on": "2025-08-16", "monthly_wage": "5000"},
        "22528.74",
        id="2 signed in August",
    ),
    pytest.param({"started_on": "2024-02-01", "until": "2025-11-23", "monthly_wage": "4800"}, "52800.00", id="3"),
]


@pytest.mark.parametrize(("raw", "expected"), DOUBLE)
def test_double_wage(raw: dict[str, object], expected: str) -> None:
    assert total("wages", claim="no_contract", **raw) == (expected, None)


def test_double_wage_on_the_strict_view_keeps_only_the_year_before_filing() -> None:
    facts = {"started_on": "2024-02-01", "until": "2025-11-23", "filed_on": "2025-11-23", "monthly_wage": "4800"}
    result = calculate("wages", {"claim": "no_contract", **facts})
    # 24 November 2024 to 31 January 2025: two months, and 24, 26 (make-up Sunday) and 27 January.
    assert amount(result, "按最严的算法") == f"{9600 + Decimal(4800) / Decimal('21.75') * 3:.2f}"
    assert "2025年2月1日" in result.lines[-1].formula.zh


def test_wages_4_an_order_ignored_adds_half_to_all() -> None:
    facts = {"claim": "unpaid", "monthly_wage": "6200", "months": "3"}
    assert total("wages", **facts) == ("18600.00", None)
    assert total("wages", **facts, ordered="yes") == ("27900.00", "37200.00")


def _injury(**raw: object) -> Result:
    facts = {"local_average": "7000", "insured": "yes", "nursing": "none", "dependants": "0", "alone": "0"}
    return calculate("work-injury", facts | raw)


def test_work_injury() -> None:
    assert amount(_injury(grade="10", wage="5000"), "一次性伤残补助金") == "35000.00"
    assert amount(_injury(grade="7", wage="3800"), "一次性伤残补助金") == "54600.00"
    four = _injury(grade="4", wage="9000", nursing="part")
    assert amounts(four) == ["189000.00", "6750.00", "2100.00"]
    six = _injury(grade="6", wage="25000", no_post="yes")
    assert amounts(six) == ["21000.00", "336000.00", "12600.00"]
    assert six.total == Decimal("336000.00")
    death = _injury(grade="death", wage="6000", national_income="54188", spouse="yes", dependants="1")
    assert amounts(death) == ["42000.00", "1083760.00", "4200.00"]


def _loan(**raw: object) -> Result:
    return calculate("loan-interest", {"kind": "plain", "rate_known": "agreed", "day_basis": "365", **raw})


def test_loan_1_the_agreed_rate_is_capped_at_four_times_the_lpr() -> None:
    facts = {"principal": "100000", "made_on": "2024-11-21", "until": "2025-11-21", "rate": "24", "lpr": "3.1"}
    assert amount(_loan(**facts), "借款期内") == "12400.00"


def test_loan_2_interest_taken_off_in_advance_is_no_principal() -> None:
    facts = {"principal": "50000", "received": "45000", "made_on": "2025-01-15", "until": "2025-11-15", "rate": "12"}
    assert amounts(_loan(**facts, lpr="3.1")) == ["45000.00", "4500.00"]


def _renewed(rate: str, note: str, second: str) -> Result:
    dates = {"made_on": "2023-11-21", "second_made_on": "2024-11-21", "until": "2025-11-21"}
    return _loan(
        kind="renewed", principal="100000", rate=rate, lpr="3.1", second_note=note, second_rate=second, **dates
    )


def test_loan_3_interest_within_the_cap_becomes_principal() -> None:
    result = _renewed("10", "110000", "15")
    assert amounts(result) == ["110000.00", "13640.00"]
    assert result.total == Decimal("123640.00")


def test_loan_4_the_ceiling_over_the_whole_time_holds() -> None:
    result = _renewed("20", "120000", "12.4")
    assert amounts(result)[:2] == ["112400.00", "13937.60"]
    assert result.total == Decimal("124800.00")


@pytest.mark.parametrize(("basis", "expected"), [("365", "907.40"), ("360", "920.00")])
def test_loan_5_without_any_rate_the_lpr_runs_from_the_due_day(basis: str, expected: str) -> None:
    facts = {"principal": "60000", "made_on": "2025-01-01", "due_on": "2025-06-30", "until": "2025-12-31"}
    result = _loan(**facts, rate_known="none", lpr="3.1", lpr_overdue="3.0", day_basis=basis)
    assert amount(result, "逾期利息") == expected


def test_loan_6_an_old_contract_has_two_caps() -> None:
    facts = {"principal": "100000", "made_on": "2019-08-20", "until": "2021-08-20", "rate": "24", "lpr_suing": "3.85"}
    assert amounts(_loan(**facts)) == ["100000.00", "24000.00", "15400.00"]


def _late(**raw: object) -> Result:
    return calculate("delayed-performance", {"kind": "judgment", "day_basis": "365", **raw})


def test_late_1_a_judgment_paid_110_days_late() -> None:
    payment = [{"paid_on": "2025-10-08", "amount": "200000"}]
    result = _late(debt="200000", due_on="2025-06-20", payments=payment, ordinary_rate="6")
    assert amounts(result) == ["3850.00", "3616.44"]


def test_late_2_and_3_payments_end_their_part() -> None:
    assert _late(debt="86000", due_on="2025-11-30", until="2026-03-31").total == Decimal("1821.05")
    payments = [{"paid_on": "2025-08-31", "amount": "100000"}, {"paid_on": "2025-12-31", "amount": "200000"}]
    result = _late(debt="300000", due_on="2025-05-31", payments=payments)
    assert amounts(result) == ["4830.00", "4270.00"]


def test_a_penalty_a_deposit_and_a_late_fine() -> None:
    assert _late(kind="penalty", penalty="50000", loss="20000").total == Decimal("26000.00")
    result = _late(kind="deposit", price="80000", deposit="20000", failed="taker")
    assert amounts(result) == ["32000.00", "4000.00"]
    assert _late(kind="fine", fine="2000", due_on="2025-06-01", until="2025-06-21").total == Decimal("1200.00")
    assert _late(kind="fine", fine="2000", due_on="2025-06-01", until="2025-07-21").total == Decimal("2000.00")


def _harm(**raw: object) -> Result:
    return calculate("injury-items", {"outcome": "healed", "accident": "no", **raw})


def test_traffic_1_insurance_first_then_the_driver_by_share() -> None:
    result = _harm(
        accident="insured",
        share="70",
        outcome="disabled",
        grade="10",
        age="45",
        income="55000",
        medical="38000",
        hospital_days="12",
        meals_a_day="100",
        nutrition="900",
        lost_income="15000",
        nursing_days="60",
        nursing_a_day="100",
        transport="800",
        mental="1000",
        property_loss="2600",
    )
    assert result.total == Decimal("168690.00")
    assert amount(result, "余下的部分") == "15890.00"
    assert amount(result, "自己承担") == "6810.00"


def test_injury_2_death_at_68() -> None:
    result = _harm(outcome="died", age="68", income="55000", average_wage="8000")
    assert (amount(result, "死亡赔偿金"), amount(result, "丧葬费")) == ("660000.00", "48000.00")


def test_injury_3_grade_nine_at_62() -> None:
    assert amount(_harm(outcome="disabled", grade="9", age="62", income="55000"), "残疾赔偿金") == "198000.00"


def test_injury_4_a_child_of_eight() -> None:
    child = [{"age": "8", "supporters": "2"}]
    result = _harm(outcome="disabled", grade="8", age="40", income="1", consumption="36000", dependants=child)
    assert amount(result, "被扶养人生活费") == "54000.00"


def test_injury_5_no_year_above_one_persons_consumption() -> None:
    family = [{"age": "4", "supporters": "2"}, {"age": "10", "supporters": "2"}, {"age": "76", "supporters": "1"}]
    result = _harm(outcome="died", age="40", income="1", average_wage="1", consumption="36000", dependants=family)
    assert amount(result, "被扶养人生活费") == "396000.00"


def test_traffic_6_a_driver_without_fault_bears_at_most_a_tenth() -> None:
    result = _harm(accident="no_fault", medical="30000", lost_income="60000")
    assert (result.total, result.total_upto) == (Decimal("19800.00"), Decimal("26820.00"))


def test_injury_7_ninety_seven_days_off_work() -> None:
    assert _harm(days_off="97", monthly_income="5600").total == Decimal("18106.67")


def _aid(**raw: object) -> Result:
    return calculate("legal-aid-check", {"has_lawyer": "no", **raw})


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        pytest.param({"matter": "wages", "groups": ["migrant"]}, "eligible", id="1 migrant worker, wages"),
        pytest.param({"matter": "violence", "income": "9000"}, "eligible", id="2 violence, no hardship test"),
        pytest.param(
            {"matter": "injury", "income": "2600", "minimum_living": "1000"},
            "unlikely",
            id="3 pension above the standard",
        ),
        pytest.param({"matter": "support", "groups": ["minor"]}, "eligible", id="4 a daughter of 15"),
        pytest.param({"matter": "other", "income": "500"}, "advice", id="5 noise"),
    ],
)
def test_legal_aid(raw: dict[str, object], outcome: str) -> None:
    assert _aid(**raw).outcome == outcome


CARD: list[Any] = [
    pytest.param(
        {"card": "credit", "paid": "1000", "credit": "1500", "used": "600"}, "trader", "600.00", id="1 closed"
    ),
    pytest.param(
        {"card": "credit", "paid": "1000", "credit": "1500", "used": "600"}, "consumer", "400.00", id="2 moved"
    ),
    pytest.param(
        {"card": "times", "paid": "800", "count": "10", "count_used": "7", "list_price": "120"},
        "consumer",
        "0.00",
        id="3 lessons at list price",
    ),
    pytest.param(
        {
            "card": "unlimited",
            "paid": "2400",
            "begins_on": "2025-01-01",
            "ends_on": "2025-12-31",
            "stopped_on": "2025-09-01",
        },
        "trader",
        "802.19",
        id="4 a year at the gym",
    ),
]


@pytest.mark.parametrize(("raw", "cause", "expected"), CARD)
def test_prepaid_card(raw: dict[str, object], cause: str, expected: str) -> None:
    assert total("prepaid-card", cause=cause, **raw) == (expected, None)


@pytest.mark.parametrize(
    ("kind", "price", "expected"),
    [("fraud", "60", "500.00"), ("fraud", "300", "900.00"), ("food", "35", "1000.00"), ("food", "280", "2800.00")],
)
def test_consumer_damages(kind: str, price: str, expected: str) -> None:
    assert total("consumer-damages", kind=kind, price=price) == (expected, None)


def test_child_support_of_one_and_of_two() -> None:
    assert total("child-support", children="1", monthly_income="6500") == ("1300.00", "1950.00")
    assert total("child-support", children="2", monthly_income="6500") == ("1300.00", "3250.00")


def test_every_calculator_has_its_examples() -> None:
    assert set(CALCULATORS) == {
        "litigation-fees",
        "termination-pay",
        "overtime",
        "wages",
        "work-injury",
        "loan-interest",
        "delayed-performance",
        "injury-items",
        "legal-aid-check",
        "prepaid-card",
        "consumer-damages",
        "child-support",
    }
