"""What must hold for every amount: never negative, never falling with the claim, never above its cap, adding up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law.calculators import (
    CALCULATORS,
    CalculatorError,
    InputKind,
    Result,
    articles_of,
    calculate,
    read_case,
)
from fengqiao.law.calculators.injury_years import Dependant, dependant_years, paid_years
from fengqiao.law.calculators.money import fen, in_words, number, percent, yuan
from fengqiao.law.calculators.parameters import parameters
from fengqiao.law.calculators.service_time import after_months, full_months
from fengqiao.law.calculators.termination_pay import years_of_service
from fengqiao.law.calculators.wages import double_wage_days

MONEY = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 8, places=2)
DAYS = st.dates(dt.date(2008, 1, 1), dt.date(2026, 6, 30))


def fee(matter: str, amount: Decimal, **more: object) -> Decimal:
    total = calculate("litigation-fees", {"matter": matter, "amount": str(amount), **more}).total
    assert total is not None
    return total


@given(MONEY, MONEY, st.sampled_from(["property", "enforcement", "preservation", "payment_order", "bankruptcy"]))
def test_a_higher_claim_never_costs_less(one: Decimal, other: Decimal, matter: str) -> None:
    low, high = sorted((one, other))
    assert 0 <= fee(matter, low) <= fee(matter, high)


@given(MONEY)
def test_a_half_is_the_exact_half_rounded_once(amount: Decimal) -> None:
    whole, half = fee("property", amount), fee("property", amount, ended=["summary"])
    assert half == fee("property", amount, ended=["summary", "mediated", "withdrawn"], stage="counterclaim")
    assert abs(half * 2 - whole) <= Decimal("0.01")


@given(MONEY)
def test_preservation_and_bankruptcy_stay_below_their_caps(amount: Decimal) -> None:
    assert fee("preservation", amount) <= 5000
    assert fee("bankruptcy", amount) <= 300000


@given(DAYS, st.integers(0, 7000))
def test_years_of_service_grow_with_the_days_and_by_halves(start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    years = years_of_service(start, end)
    assert years_of_service(start, end + dt.timedelta(days=1)) - years in (0, Decimal("0.5"))
    assert years * 2 == int(years * 2)
    assert years >= Decimal("0.5")


@given(DAYS, st.integers(0, 400))
def test_full_months_are_those_that_fit(first: dt.date, months: int) -> None:
    after = after_months(first, months)
    assert full_months(first, after) == months
    assert full_months(first, after - dt.timedelta(days=1)) == max(months - 1, 0)


@given(DAYS, st.integers(0, 3000), MONEY)
def test_damages_are_never_less_than_compensation(start: dt.date, length: int, wage: Decimal) -> None:
    raw = {"started_on": start, "ended_on": start + dt.timedelta(days=length), "average_wage": str(wage)}
    n = calculate("termination-pay", {"reason": "layoff", **raw}).total
    double = calculate("termination-pay", {"reason": "unlawful", **raw}).total
    assert n is not None
    assert double is not None
    assert 0 <= 2 * n - double <= Decimal("0.01"), "both rounded once"


@given(DAYS, st.integers(0, 900), st.integers(0, 900))
def test_the_second_wage_is_eleven_months_at_most(start: dt.date, until: int, signed: int) -> None:
    span = double_wage_days(start, start + dt.timedelta(days=signed), start + dt.timedelta(days=until))
    if span is not None:
        assert start < span[0] <= span[1]
        assert full_months(span[0], span[1] + dt.timedelta(days=1)) <= 11


@given(DAYS, st.integers(0, 900), MONEY)
def test_the_second_wage_never_falls_by_working_longer(start: dt.date, length: int, wage: Decimal) -> None:
    def claim(days: int) -> Decimal:
        raw = {"claim": "no_contract", "monthly_wage": str(wage), "started_on": start}
        total = calculate("wages", {**raw, "until": start + dt.timedelta(days=days)}).total
        assert total is not None
        return total

    assert 0 <= claim(length) <= claim(length + 1)


@given(MONEY, st.integers(1, 300), st.integers(1, 300))
def test_interest_after_a_judgment_adds_up_over_time(debt: Decimal, first: int, second: int) -> None:
    due = dt.date(2025, 1, 1)

    def interest(start: dt.date, days: int) -> Decimal:
        raw = {"kind": "judgment", "debt": str(debt), "due_on": start, "until": start + dt.timedelta(days=days)}
        total = calculate("delayed-performance", raw).total
        assert total is not None
        return total

    parts = interest(due, first) + interest(due + dt.timedelta(days=first), second)
    assert abs(interest(due, first + second) - parts) <= Decimal("0.01")


@given(MONEY, st.integers(0, 400))
def test_a_late_fine_at_most_doubles(fine: Decimal, days: int) -> None:
    raw = {"kind": "fine", "fine": str(fine), "due_on": "2025-01-01", "until": dt.date(2025, 1, 1) + dt.timedelta(days)}
    total = calculate("delayed-performance", raw).total
    assert total is not None
    assert 0 <= total <= fine


@given(MONEY, st.decimals(0, 100, places=1), st.decimals("0.5", 6, places=2), DAYS, st.integers(1, 2000))
def test_interest_never_passes_the_cap(
    principal: Decimal, rate: Decimal, lpr: Decimal, made: dt.date, days: int
) -> None:
    made = max(made, dt.date(2020, 8, 20))
    until = made + dt.timedelta(days=days)
    raw = {"kind": "plain", "principal": str(principal), "made_on": made, "until": until, "rate_known": "agreed"}
    result = calculate("loan-interest", {**raw, "rate": str(rate), "lpr": str(lpr)})
    years = Decimal(full_months(made, until) + 1) / 12
    assert result.lines[1].amount is not None
    assert 0 <= result.lines[1].amount <= principal * lpr * 4 / 100 * years + Decimal("0.01")


@given(st.integers(0, 120))
def test_years_of_compensation_fall_with_age(age: int) -> None:
    values = parameters("personal_injury")
    assert 5 <= paid_years(age + 1, values) <= paid_years(age, values) <= 20


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 5)), max_size=6), st.integers(1, 10))
def test_dependants_never_get_more_than_one_consumption_a_year(people: list[tuple[int, int]], grade: int) -> None:
    dependants = tuple(Dependant(age=age, supporters=supporters) for age, supporters in people)
    stretches = dependant_years(dependants, Decimal(grade) / 10, parameters("personal_injury"))
    assert all(0 < part <= 1 for _, part in stretches)
    assert sum(years for years, _ in stretches) <= 20


@given(MONEY, st.sampled_from(["insured", "uninsured", "no_fault"]), st.integers(0, 100))
def test_what_is_paid_and_borne_is_the_whole_loss(loss: Decimal, accident: str, share: int) -> None:
    raw = {"accident": accident, "share": str(share), "outcome": "healed", "medical": str(loss)}
    result = calculate("injury-items", {**raw, "property_loss": str(loss)})
    assert result.total is not None
    assert 0 <= result.total <= 2 * loss
    own = sum(line.amount or 0 for line in result.lines if line.label.zh == "自己承担")
    if accident != "no_fault":
        assert abs(result.total + own - 2 * loss) <= Decimal("0.01")


@given(st.decimals(0, Decimal(10) ** 11, places=4))
def test_money_is_written_as_it_is_counted(amount: Decimal) -> None:
    assert Decimal(yuan(amount).replace(",", "")) == fen(amount)
    assert Decimal(number(amount)) == amount
    assert Decimal(percent(amount).rstrip("%")) == amount * 100
    assert in_words(amount)


VALUES = {
    InputKind.MONEY: st.decimals(0, 200000, places=2).map(str),
    InputKind.NUMBER: st.decimals(0, 30, places=1).map(str),
    InputKind.PERCENT: st.decimals(0, 100, places=1).map(str),
    InputKind.WHOLE: st.integers(0, 90).map(str),
    InputKind.DATE: st.dates(dt.date(2016, 1, 1), dt.date(2026, 11, 30)).map(str),
    InputKind.YES_NO: st.sampled_from(["yes", "no"]),
}


@st.composite
def filled(draw: st.DrawFn, key: str) -> dict[str, object]:
    """Anything a person could fill in, blanks included."""
    raw: dict[str, object] = {}
    for one in CALCULATORS[key].inputs:
        if one.kind is InputKind.CHOICE:
            raw[one.key] = draw(st.sampled_from([option.key for option in one.options]))
        elif one.kind is InputKind.CHOICES:
            raw[one.key] = draw(st.lists(st.sampled_from([option.key for option in one.options]), max_size=3))
        elif one.kind is InputKind.ROWS:
            row = st.fixed_dictionaries({column.key: VALUES[column.kind] for column in one.columns})
            raw[one.key] = draw(st.lists(row, max_size=3))
        elif draw(st.booleans()) or one.required:
            raw[one.key] = draw(VALUES[one.kind])
    return raw


@given(st.sampled_from(sorted(CALCULATORS)), st.data())
def test_whatever_is_filled_in_gives_a_sum_that_adds_up_or_says_what_to_do(key: str, data: st.DataObject) -> None:
    raw = data.draw(filled(key))
    try:
        result = calculate(key, raw)
    except CalculatorError as error:
        says_what_to_do(error)
        return
    adds_up(result)
    declared = {article.whole for article in articles_of(key)}
    assert {article.whole for article in result.articles()} <= declared, "law check walks what is declared"
    assert result.as_json("en")["lines"]
    assert read_case(CALCULATORS[key], raw)


def says_what_to_do(error: CalculatorError) -> None:
    assert error.problems
    assert all(problem.endswith("。") for problem in error.problems.values()), error.problems


def adds_up(result: Result) -> None:
    counted = [line for line in result.lines if line.counted and line.amount is not None]
    if result.total is not None:
        assert result.total == sum((line.amount or Decimal(0)) for line in counted)
        assert result.total >= 0
    for line in result.lines:
        assert line.label.zh
        assert line.label.en
        assert line.formula.zh
        assert line.formula.en
    if result.total_upto is not None and result.total is not None:
        assert result.total_upto >= result.total
