"""From what was typed (or sent as JSON) to a calculator's case: checked against the declared inputs, all problems at once.

>>> from fengqiao.law.calculators.result import Input, InputKind, Text
>>> read_value(Input(key="wage", label=Text("月工资", "wage"), kind=InputKind.MONEY), " 1.2万元 ")
Decimal('12000.0')
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from fengqiao.law.calculators.money import number
from fengqiao.law.calculators.result import Calculator, CalculatorError, Input, InputKind

__all__ = ["cell_key", "read_case", "read_inputs", "read_value"]

_LARGEST = Decimal(10) ** 12
_TEN_THOUSAND = Decimal(10_000)
_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_EMPTY: dict[InputKind, object] = {InputKind.YES_NO: False, InputKind.CHOICES: (), InputKind.ROWS: ()}
_YES, _NO = frozenset({"yes", "true", "是", "1"}), frozenset({"no", "false", "否", "0"})


def cell_key(rows: Input, position: int, column: Input) -> str:
    """The name under which a form posts one cell of a ROWS input; ``position`` counts from 1."""
    return f"{rows.key}_{position}_{column.key}"


def read_case(calculator: Calculator, raw: Mapping[str, object]) -> Any:
    """The calculator's case.  ``raw`` holds text (a form) or JSON values; an input that is not asked is ignored.

    Rows come as a list of mappings, or cell by cell under :func:`cell_key`.  Raises CalculatorError with every problem.
    """
    return calculator.case(**read_inputs(calculator.inputs, raw))


def read_inputs(inputs: Iterable[Input], raw: Mapping[str, object]) -> dict[str, Any]:
    """The values of the inputs that are asked, by key; otherwise as :func:`read_case`."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    inputs = tuple(inputs)
    # A choice left blank stands at its default, and what is asked because of it is asked.
    chosen = {one.key: one.default for one in inputs if one.default and raw.get(one.key) in (None, "")}
    for one in inputs:
        if not one.is_asked({**raw, **chosen}):
            continue
        try:
            values[one.key] = _read_rows(one, raw) if one.kind is InputKind.ROWS else read_value(one, raw.get(one.key))
        except CalculatorError as error:
            problems |= error.problems
    if problems:
        raise CalculatorError(problems)
    return values


def read_value(one: Input, given: object) -> object:
    """One input's value, in the Python type its kind promises; None (or the kind's empty value) when left blank."""
    if given is None or (isinstance(given, str) and not given.strip()) or given == [] or given == ():
        if one.default:
            return _READERS[one.kind](one, one.default)
        if one.required:
            raise CalculatorError.of(one.key, f"请{_verb(one)}“{one.label.zh}”。")
        return _EMPTY.get(one.kind)
    return _READERS[one.kind](one, given)


def _read_rows(one: Input, raw: Mapping[str, object]) -> tuple[object, ...]:
    given = raw.get(one.key)
    if isinstance(given, list | tuple):
        rows = [(f"{one.key}_{position}_", row) for position, row in enumerate(given, 1) if isinstance(row, Mapping)]
        if len(rows) != len(given):
            raise CalculatorError.of(one.key, f"“{one.label.zh}”的每一行要写明各项的名称。")
    else:
        rows = [
            (f"{one.key}_{n}_", {column.key: raw.get(cell_key(one, n, column)) for column in one.columns})
            for n in range(1, one.rows + 1)
        ]
    found: list[object] = []
    problems: dict[str, str] = {}
    assert one.row is not None
    for prefix, row in rows:
        if all(value in (None, "") for value in row.values()):
            continue
        values: dict[str, object] = {}
        for column in one.columns:
            try:
                values[column.key] = read_value(column, row.get(column.key))
            except CalculatorError as error:
                problems[prefix + column.key] = error.problems[column.key]
        if len(values) == len(one.columns):
            found.append(one.row(**values))
    if problems:
        raise CalculatorError(problems)
    if one.required and not found:
        raise CalculatorError.of(one.key, f"请至少填写一行“{one.label.zh}”。")
    return tuple(found)


def _verb(one: Input) -> str:
    return "选择" if one.kind in (InputKind.CHOICE, InputKind.CHOICES, InputKind.YES_NO) else "填写"


def _read_number(one: Input, given: object) -> Decimal:
    text = unicodedata.normalize("NFKC", str(given)).strip().replace(",", "").replace("，", "").replace(" ", "")
    text = text.removeprefix("¥").removesuffix("元").removesuffix("%")
    factor = _TEN_THOUSAND if text.endswith("万") else Decimal(1)
    try:
        value = Decimal(text.removesuffix("万")) * factor
    except InvalidOperation:
        value = Decimal("NaN")
    if isinstance(given, bool) or not value.is_finite():
        raise CalculatorError.of(one.key, f"“{one.label.zh}”请填数字，例如 5000。")
    if value < one.least:
        raise CalculatorError.of(one.key, f"“{one.label.zh}”不能小于 {number(one.least)}。")
    most = _LARGEST if one.most is None else one.most
    if value > most:
        raise CalculatorError.of(one.key, f"“{one.label.zh}”不能大于 {number(most)}，请核对。")
    return value


def _read_money(one: Input, given: object) -> Decimal:
    value = _read_number(one, given)
    if value != round(value, 2):
        raise CalculatorError.of(one.key, f"“{one.label.zh}”最多写到分（两位小数）。")
    return value


def _read_whole(one: Input, given: object) -> int:
    value = _read_number(one, given)
    if value != value.to_integral_value():
        raise CalculatorError.of(one.key, f"“{one.label.zh}”请填整数。")
    return int(value)


def _read_date(one: Input, given: object) -> dt.date:
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return given
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", str(given)).strip())
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        found = dt.date(*parts)
    except (TypeError, ValueError):
        raise CalculatorError.of(one.key, f"“{one.label.zh}”请写年月日，例如 2025-03-01。") from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise CalculatorError.of(one.key, f"“{one.label.zh}”的年份看起来不对，请核对。")
    return found


def _read_choice(one: Input, given: object) -> str:
    if given not in [option.key for option in one.options]:
        raise CalculatorError.of(one.key, f"请从列出的里面选择“{one.label.zh}”。")
    return str(given)


def _read_choices(one: Input, given: object) -> tuple[str, ...]:
    chosen = given if isinstance(given, list | tuple) else [given]
    return tuple(dict.fromkeys(_read_choice(one, key) for key in chosen))


def _read_yes_no(one: Input, given: object) -> bool:
    text = str(given).lower()
    if text not in _YES | _NO:
        raise CalculatorError.of(one.key, f"“{one.label.zh}”请选是或者否。")
    return text in _YES


_READERS = {
    InputKind.MONEY: _read_money,
    InputKind.NUMBER: _read_number,
    InputKind.PERCENT: _read_number,
    InputKind.WHOLE: _read_whole,
    InputKind.DATE: _read_date,
    InputKind.CHOICE: _read_choice,
    InputKind.CHOICES: _read_choices,
    InputKind.YES_NO: _read_yes_no,
}
