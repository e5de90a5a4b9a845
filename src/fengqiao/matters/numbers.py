"""Matter numbers that a person can read over the telephone and a clerk can check.

``12 26 00045 7``: service number, year, running number in the district, and a check digit (ISO 7064 MOD 11,10) that
catches every single wrong digit and every swap of two neighbours.
"""

from __future__ import annotations

import unicodedata
from datetime import date

from django.db.models import F

from fengqiao.flow import Service
from fengqiao.matters.models import NumberSeries
from fengqiao.people.models import Area

_WIDTH = 5
_LONGEST = 13
"""Service, year, eight digits of a further district's own range, check digit."""


def check_digit(digits: str) -> str:
    """The ISO 7064 MOD 11,10 check digit of a string of digits."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def is_matter_number(typed: str) -> bool:
    """Whether the digits typed form a number with the right check digit; spaces and dashes are ignored."""
    digits = plain_number(typed)
    return digits.isdecimal() and len(digits) >= 4 + _WIDTH + 1 and check_digit(digits[:-1]) == digits[-1]


def plain_number(typed: str) -> str:
    """The number without the spaces and dashes people put in, its digits as plain ones: some input methods write １２."""
    return "".join(ch for ch in unicodedata.normalize("NFKC", typed) if not ch.isspace() and ch not in "-—")


def is_misread_number(typed: str) -> bool:
    """Whether this was meant as a matter's number, and a digit of it is wrong or missing."""
    digits = plain_number(typed)
    is_long_enough = 4 + _WIDTH <= len(digits) <= _LONGEST
    return digits.isdecimal() and is_long_enough and service_of(digits) is not None and not is_matter_number(digits)


def service_of(typed: str) -> Service | None:
    """The service whose number the digits begin with; None when there is none."""
    from fengqiao.services import CATALOGUE

    prefix = plain_number(typed)[:2]
    return next((service for service in CATALOGUE if f"{service.number:02d}" == prefix), None)


def next_number(service: Service, district: Area, day: date) -> str:
    """The next number of the series, inside the caller's transaction; two callers never get the same.

    Numbers are unique in an installation: the series of a second district begins in its own range.
    """
    prefix = f"{service.number:02d}{day:%y}"
    series, _made = NumberSeries.objects.get_or_create(
        district=district, prefix=prefix, defaults={"last": _range_of(district, prefix)}
    )
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    digits = f"{prefix}{series.last:0{_WIDTH}d}"
    return digits + check_digit(digits)


def _range_of(_district: Area, prefix: str) -> int:
    """Where a district's series starts: each further district takes the next block of ten million."""
    return NumberSeries.objects.filter(prefix=prefix).count() * 10_000_000
