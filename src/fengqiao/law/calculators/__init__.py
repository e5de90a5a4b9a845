"""Calculators: pure functions from declared inputs to a sum that shows every step and its article.

    from fengqiao.law.calculators import calculate
    calculate("litigation-fees", {"matter": "property", "amount": "86000"}).total      # Decimal('1950.00')

Each calculator is one module that declares what it asks; pages, API, command and checks are derived from ``CALCULATORS``.
Results are estimates for orientation, never a decision.  Money is ``Decimal``, rounded to the fen where it is shown.
Numbers the law may change stand in ``data/`` with their source and first day; numbers that change by year and place are
asked for, or filled from the table a bureau keeps (``figures``), and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping

from fengqiao.law.calculators.child_support import CHILD_SUPPORT
from fengqiao.law.calculators.consumer_damages import CONSUMER_DAMAGES
from fengqiao.law.calculators.delayed_performance import DELAYED_PERFORMANCE
from fengqiao.law.calculators.figures import FIGURES, Figure, FigureLookUp, UsedFigure, fill_figures
from fengqiao.law.calculators.injury_items import INJURY_ITEMS
from fengqiao.law.calculators.legal_aid_check import LEGAL_AID_CHECK
from fengqiao.law.calculators.litigation_fees import LITIGATION_FEES
from fengqiao.law.calculators.loan_interest import LOAN_INTEREST
from fengqiao.law.calculators.money import in_words, yuan
from fengqiao.law.calculators.overtime import OVERTIME
from fengqiao.law.calculators.prepaid_card import PREPAID_CARD
from fengqiao.law.calculators.reading import cell_key, read_case
from fengqiao.law.calculators.result import (
    Calculator,
    CalculatorError,
    Input,
    InputKind,
    Line,
    Note,
    Option,
    Result,
    Text,
)
from fengqiao.law.calculators.termination_pay import TERMINATION_PAY
from fengqiao.law.calculators.wages import WAGES
from fengqiao.law.calculators.work_injury import WORK_INJURY
from fengqiao.law.citation import Article

__all__ = [
    "CALCULATORS",
    "FIGURES",
    "Calculator",
    "CalculatorError",
    "Figure",
    "FigureLookUp",
    "Input",
    "InputKind",
    "Line",
    "Note",
    "Option",
    "Result",
    "Text",
    "UsedFigure",
    "articles_of",
    "calculate",
    "cell_key",
    "fill_figures",
    "in_words",
    "read_case",
    "yuan",
]

CALCULATORS: dict[str, Calculator] = {
    one.key: one
    for one in (
        WAGES,
        TERMINATION_PAY,
        OVERTIME,
        WORK_INJURY,
        LOAN_INTEREST,
        INJURY_ITEMS,
        LITIGATION_FEES,
        DELAYED_PERFORMANCE,
        LEGAL_AID_CHECK,
        PREPAID_CARD,
        CONSUMER_DAMAGES,
        CHILD_SUPPORT,
    )
}
"""Every calculator by its key, in the order of the list page."""


def calculate(key: str, raw: Mapping[str, object]) -> Result:
    """Read the inputs (text or JSON values) and calculate.  Raises KeyError for no such calculator, CalculatorError else."""
    calculator = CALCULATORS[key]
    return calculator.compute(read_case(calculator, raw))


def articles_of(key: str) -> tuple[Article, ...]:
    """Every article the calculator's rules and questions rest on, for whoever checks citations against the statutes."""
    calculator = CALCULATORS[key]
    asked = [article for one in calculator.inputs for article in (*one.articles, *_of_options(one))]
    return tuple(dict.fromkeys([*calculator.articles, *asked]))


def _of_options(one: Input) -> list[Article]:
    return [article for option in one.options for article in option.articles]
