"""Identity-card and mobile numbers, checked the way the standards say.

GB 11643-1999 (citizen identification number) with the ISO 7064 MOD 11-2 check character.  Residence permits of Hong Kong,
Macao and Taiwan residents begin with 81, 82, 83 and permanent-residence cards of foreigners with 9; they carry the same
check.  Division codes change every year, so they are not compared with a list.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class NotANumber(ValueError):
    """What was typed cannot be such a number; the message says why, in the language of the person who typed it."""


def clean_id_number(typed: str, today: date) -> str:
    """The 18 characters in upper case; NotANumber when length, birthday or check character is wrong."""
    number = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()
    if not re.fullmatch(r"\d{17}[\dX]", number):
        raise NotANumber(_("身份证号应当是 18 位：17 位数字加 1 位数字或字母 X，请对照证件再看一遍。"))
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    if _CHECKS[total % 11] != number[17]:
        raise NotANumber(_("这个身份证号有一位输错了，请对照证件再看一遍。"))
    if (born := birthday_of(number)) is None or born > today:
        raise NotANumber(_("身份证号里的出生日期不对，请对照证件再看一遍。"))
    return number


def birthday_of(number: str) -> date | None:
    """The date of birth an 18-character number carries; None when it carries none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def clean_phone(typed: str) -> str:
    """The 11 digits of a mainland mobile, or a landline with its area code; NotANumber otherwise."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", typed)).removeprefix("+86")
    if re.fullmatch(r"1[3-9]\d{9}", digits) or re.fullmatch(r"0\d{9,11}", digits):
        return digits
    raise NotANumber(_("手机号应当是 11 位数字，以 1 开头；座机请带上区号。"))
