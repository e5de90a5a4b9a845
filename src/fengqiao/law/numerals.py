"""Chinese numerals as statutes write them, both ways: 1079 ↔ 一千零七十九.

Deliberately small: whole numbers from 0 to 99 999 999, which is more than any article, paragraph or day count needs.
``cn2an`` reads far more (fractions, money, dialect), and therefore also accepts strings a statute never contains.
"""

from fengqiao.law.errors import CitationError

__all__ = ["CHINESE_DIGITS", "chinese_number", "number_from"]

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_VALUE = {character: value for value, character in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNIT_VALUE = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND = 10_000
_LARGEST = 99_999_999
_LONGEST = 16
"""Characters; 九千九百九十九万九千九百九十九 has 15.  The bound also keeps hostile text from becoming a huge number."""

CHINESE_DIGITS = "零〇○一二两三四五六七八九十百千万"
"""Every character that may stand in a Chinese numeral read by :func:`number_from`."""


def chinese_number(value: int) -> str:
    """Write ``value`` the way an article number is written: 10 → 十, 110 → 一百一十, 1079 → 一千零七十九.

    Raises CitationError outside 0…99 999 999.
    """
    if not 0 <= value <= _LARGEST:
        raise CitationError(f"cannot write {value} as a Chinese number: 0 to {_LARGEST} are supported")
    if value >= _TEN_THOUSAND:
        high, low = divmod(value, _TEN_THOUSAND)
        text = chinese_number(high) + "万"
        if low == 0:
            return text
        return text + ("零" if low < 1000 else "") + _below_ten_thousand(low)
    text = _below_ten_thousand(value)
    # 十 to 十九 drop the leading 一; 一百一十 keeps it.
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(value: int) -> str:
    if value == 0:
        return "零"
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[power]
        gap = False
    return text


def number_from(text: str) -> int:
    """Read a whole number in Arabic (also full-width) or Chinese digits: 1079, １０７９, 一千零七十九, 一〇七九.

    Raises CitationError when ``text`` is no such number (empty, mixed, or units out of order as in 十百).
    """
    if len(text) > _LONGEST:
        raise CitationError(f"“{text[:_LONGEST]}…”不是可识别的数字 (not a number): it is too long for an article")
    if text.isdecimal():
        return int(text)
    if text and all(character in _VALUE for character in text):
        return int("".join(str(_VALUE[character]) for character in text))
    high, ten_thousand, low = text.partition("万")
    if ten_thousand and not high:
        raise CitationError(f"“{text}”不是可识别的数字 (not a number): write 1079 or 一千零七十九")
    if ten_thousand:
        return _read(high, text) * _TEN_THOUSAND + (_read(low, text) if low else 0)
    return _read(text, text)


def _read(part: str, whole: str) -> int:
    """Read digits and units below ten thousand; ``whole`` is only for the message."""
    total, digit, last_unit = 0, None, 10 * 1000
    for character in part:
        if character in _UNIT_VALUE and _UNIT_VALUE[character] < last_unit:
            last_unit = _UNIT_VALUE[character]
            total += (1 if digit is None else digit) * last_unit
            digit = None
        elif character in _VALUE and not digit:  # 零 may stand before a digit, another digit may not
            digit = _VALUE[character]
        else:
            break
    else:
        if part:
            return total + (digit or 0)
    raise CitationError(f"“{whole}”不是可识别的数字 (not a number): write 1079 or 一千零七十九")
