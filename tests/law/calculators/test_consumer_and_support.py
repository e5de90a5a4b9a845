"""Prepaid cards, fakes and unsafe food, child support: what they refuse, and the cases the worked examples do not reach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fengqiao.law.calculators import CalculatorError, Result, calculate
from fengqiao.law.calculators.child_support import Support, child_support
from fengqiao.law.calculators.prepaid_card import Card, prepaid_card
from fengqiao.law.citation import Article

RULES = "最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释"
CREDIT: dict[str, Any] = {"card": "credit", "paid": "1000", "credit": "1500", "used": "600"}
TIMES: dict[str, Any] = {"card": "times", "paid": "800", "count": "10", "count_used": "7"}
YEAR: dict[str, Any] = {"card": "unlimited", "paid": "2400", "begins_on": "2025-01-01", "ends_on": "2025-12-31"}


def card(cause: str = "trader", **raw: Any) -> Result:
    return calculate("prepaid-card", {"cause": cause, **raw})


def field_of(**raw: Any) -> str:
    with pytest.raises(CalculatorError) as caught:
        card(**raw)
    return caught.value.field


def test_within_seven_days_everything_comes_back_whatever_the_card() -> None:
    result = calculate("prepaid-card", {"card": "seven_days", "paid": "1999", "interest_from": "2026-01-01"})
    assert (result.total, len(result.lines)) == (Decimal("1999.00"), 1)
    assert Article(RULES, 14, 1) in result.articles()
    assert "七天退款" in result.notes[-1].text.zh


def test_a_discount_card_ended_by_oneself_is_counted_at_list_price() -> None:
    assert card("consumer", card="credit", paid="1000", credit="1000", used="400", used_list="500").total == 500
    assert (
        field_of(cause="consumer", card="credit", paid="1000", credit="1000", used="400", used_list="300")
        == "used_list"
    )


def test_lessons_the_trader_stopped_are_counted_at_what_was_paid() -> None:
    assert card(**TIMES).total == Decimal("240.00")


def test_more_used_than_paid_gives_nothing_and_owes_nothing() -> None:
    result = card("consumer", **TIMES, list_price="120")
    assert result.total == 0
    assert "不用再补钱" in result.lines[0].formula.zh
    assert Article(RULES, 20) in result.articles()


def test_a_shop_that_never_opened_pays_all_and_a_time_that_is_over_nothing() -> None:
    assert card(**YEAR, stopped_on="2024-12-20").total == 2400
    assert card(**YEAR, stopped_on="2026-01-05").total == 0


def test_interest_runs_from_the_end_of_the_contract_at_the_rate_of_whose_doing_it_is() -> None:
    dates = {"interest_from": "2025-09-01", "interest_until": "2026-09-01"}
    assert card(**CREDIT, **dates, lpr="3.1").lines[1].amount == Decimal("18.60")
    own = card("consumer", **CREDIT, **dates, deposit_rate="1.5", lpr="3.1")
    assert own.lines[1].amount == Decimal("6.00")
    assert own.total == Decimal("406.00")


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({**CREDIT, "credit": "900"}, "credit"),
        ({**CREDIT, "used": "1600"}, "used"),
        ({**TIMES, "count_used": "11"}, "count_used"),
        ({**TIMES, "cause": "consumer"}, "list_price"),
        ({**YEAR, "stopped_on": "2025-09-01", "ends_on": "2024-12-31"}, "ends_on"),
        ({**CREDIT, "interest_from": "2025-09-01", "lpr": "3"}, "interest_until"),
        ({**CREDIT, "interest_from": "2025-09-01", "interest_until": "2025-08-01", "lpr": "3"}, "interest_until"),
        ({**CREDIT, "interest_from": "2025-09-01", "interest_until": "2025-10-01"}, "lpr"),
        (
            {**CREDIT, "cause": "consumer", "interest_from": "2025-09-01", "interest_until": "2025-10-01", "lpr": "3"},
            "deposit_rate",
        ),
        ({"card": "credit", "paid": "1"}, "credit"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_named(raw: dict[str, Any], field: str) -> None:
    assert field_of(**raw) == field


def test_a_program_that_leaves_a_card_half_described_is_told_which_question_is_open() -> None:
    with pytest.raises(CalculatorError, match="卡里一共有多少钱"):
        prepaid_card(Card(card="credit", paid=Decimal(1)))


def food(**raw: str) -> Result:
    return calculate("consumer-damages", {"kind": "food", "price": "100", **raw})


def test_three_times_a_great_loss_is_more_than_ten_times_a_small_price() -> None:
    assert food(loss="800").total == 2400
    assert food(loss="800").lines[0].formula.zh == "损失 800×3"
    assert food().lines[1].label.zh.startswith("另外退回货款")


def test_a_buyer_who_knew_is_told_of_the_limit() -> None:
    assert "合理生活消费" in food(knew="yes").uncertain[0].zh
    assert not food().uncertain


def test_child_support_without_a_fixed_income_is_taken_from_the_year() -> None:
    result = calculate("child-support", {"children": "1", "income": "varying", "yearly_income": "60000"})
    assert (result.total, result.total_upto) == (Decimal("1000.00"), Decimal("1500.00"))


def test_child_support_says_until_when() -> None:
    result = calculate("child-support", {"children": "3", "monthly_income": "6000", "youngest_born_on": "2012-02-29"})
    assert result.lines[0].monthly
    assert "2030年2月28日" in result.lines[1].formula.zh


@pytest.mark.parametrize(("income", "field"), [("fixed", "monthly_income"), ("varying", "yearly_income")])
def test_child_support_needs_an_income(income: str, field: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        child_support(Support(children=1, income=income))
    assert caught.value.field == field
