"""Whole months and days between two days that both count (a term of employment, of a loan)."""

import datetime as dt

from fengqiao.law.counting import shift_months

__all__ = ["after_months", "full_months"]

_ONE_DAY = dt.timedelta(days=1)


def after_months(first: dt.date, months: int) -> dt.date:
    """The day after ``months`` full months that begin with ``first``.

    2021-07-01 and 12 give 2022-07-01.  Where the month is too short the month is full at its end: 31 January and 1 give
    1 March.
    """
    day, too_short = shift_months(first, months)
    return day + _ONE_DAY if too_short else day


def full_months(first: dt.date, after: dt.date) -> int:
    """How many full months lie in ``first`` up to, but not with, ``after``; 0 when ``after`` is not later."""
    if after <= first:
        return 0
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if after_months(first, months) <= after else months - 1
