"""Yuan and fen: rounding once, at the end, and writing amounts for people.

>>> fen(Decimal("50.025")), yuan(Decimal("1950")), in_words(Decimal("35000.5"))
(Decimal('50.03'), '1,950', '叁万伍仟元伍角')
"""

from decimal import ROUND_HALF_UP, Decimal

import cn2an

__all__ = ["fen", "in_words", "number", "percent", "yuan"]

_FEN = Decimal("0.01")


def fen(amount: Decimal) -> Decimal:
    """The amount to the fen, half a fen upwards."""
    return amount.quantize(_FEN, rounding=ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """The amount as people write it: 1,950 or 2,528.74, without the unit."""
    rounded = fen(amount)
    text = f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"
    return text.replace("-", "−")


def number(value: Decimal) -> str:
    """A plain number without trailing zeros: 17.5, 12."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(rate: Decimal) -> str:
    """A rate as a percentage: Decimal("0.025") → 2.5%."""
    return number(rate * 100) + "%"


def in_words(amount: Decimal) -> str:
    """The amount in the capitals of cheques: 壹仟玖佰伍拾元整.  ``amount`` is not negative and below 10^16."""
    rounded = fen(amount)
    words: str = cn2an.an2cn(f"{rounded:f}", "rmb")
    return words
