"""Local figures: numbers that change each year or month and by place, kept by the bureau with their source, never guessed.

The table itself is the bureau's; here is only what each figure is, and how a calculator's blanks are filled from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from fengqiao.law.calculators.reading import read_value
from fengqiao.law.calculators.result import Calculator, CalculatorError, Input, Text

__all__ = ["FIGURES", "Figure", "FigureLookUp", "KnownFigure", "UsedFigure", "fill_figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure the bureau may keep.

    ``unit`` is yuan or percent, ``publisher`` who publishes it, ``good_for`` the days after which a value without a newer
    one is too old to be used (None: it holds until it is replaced).
    """

    key: str
    name: Text
    publisher: Text
    unit: str = "yuan"
    good_for: int | None = None


class KnownFigure(Protocol):
    """A figure as kept: its value, where it is published, and the day it holds from."""

    @property
    def value(self) -> Decimal: ...

    @property
    def source(self) -> str: ...

    @property
    def since(self) -> dt.date: ...


FigureLookUp = Callable[[str, dt.date], KnownFigure | None]
"""(key of the figure, day) → the figure as it stood that day; None when it is not kept."""


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """A figure that filled an input left blank."""

    input: Input
    value: Decimal
    source: str
    since: dt.date


_PROVINCE = Text("省统计局", "provincial bureau of statistics")
_PROVINCE_GOVERNMENT = Text("省人民政府", "provincial government")
_COURT = Text("省人民政府在《诉讼费用交纳办法》的幅度内规定", "the province, within the range of the State Council")
_GRADES = "五六七八九十"
_A_MONTH, _A_YEAR = 40, 550
"""In days: a month and its holidays; a year and the half year until the next figure is published."""

FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        Figure(
            "lpr_1y",
            Text("一年期贷款市场报价利率（LPR）", "One-year LPR"),
            Text("全国银行间同业拆借中心，每月 20 日", "National Interbank Funding Center"),
            "percent",
            _A_MONTH,
        ),
        Figure("min_wage_month", Text("最低月工资", "Minimum monthly wage"), _PROVINCE_GOVERNMENT),
        Figure(
            "local_avg_wage_month",
            Text("本市上年度职工月平均工资", "City's average monthly wage"),
            Text("市人社局、统计局", "the city"),
            good_for=_A_YEAR,
        ),
        Figure(
            "dibao_month",
            Text("低保标准（每月）", "Minimum-living standard, a month"),
            Text("县（市、区）或者市民政局", "county or city"),
            good_for=_A_YEAR,
        ),
        Figure(
            "urban_disposable_income_prov",
            Text("本省上年度城镇居民人均可支配收入", "Provincial urban disposable income"),
            _PROVINCE,
            good_for=_A_YEAR,
        ),
        Figure(
            "urban_consumption_prov",
            Text("本省上年度城镇居民人均消费支出", "Provincial urban consumption"),
            _PROVINCE,
            good_for=_A_YEAR,
        ),
        Figure(
            "avg_wage_prov",
            Text("本省上年度职工月平均工资", "Provincial average monthly wage"),
            _PROVINCE,
            good_for=_A_YEAR,
        ),
        Figure(
            "urban_disposable_income_national",
            Text("上年度全国城镇居民人均可支配收入", "National urban disposable income"),
            Text("国家统计局", "National Bureau of Statistics"),
            good_for=_A_YEAR,
        ),
        Figure("court_base_divorce", Text("离婚案件每件诉讼费", "Court fee, divorce"), _COURT),
        Figure("court_base_personality", Text("人格权案件每件诉讼费", "Court fee, personality rights"), _COURT),
        Figure("court_base_other", Text("其他非财产案件每件诉讼费", "Court fee, other non-property"), _COURT),
        Figure("court_base_ip", Text("知识产权案件（无金额）每件诉讼费", "Court fee, intellectual property"), _COURT),
        Figure(
            "court_base_jurisdiction", Text("管辖权异议不成立每件收费", "Court fee, jurisdiction objection"), _COURT
        ),
        *(
            Figure(
                f"injury_lump_medical_{n}",
                Text(f"{_GRADES[n - 5]}级一次性工伤医疗补助金", f"Medical lump sum, grade {n}"),
                _PROVINCE_GOVERNMENT,
            )
            for n in range(5, 11)
        ),
        *(
            Figure(
                f"injury_lump_employment_{n}",
                Text(f"{_GRADES[n - 5]}级一次性伤残就业补助金", f"Employment lump sum, grade {n}"),
                _PROVINCE_GOVERNMENT,
            )
            for n in range(5, 11)
        ),
    )
}


def fill_figures(
    calculator: Calculator, raw: Mapping[str, object], look_up: FigureLookUp, today: dt.date
) -> tuple[dict[str, object], list[UsedFigure]]:
    """``raw`` with the blanks that a kept figure can fill, and which figures those were.  What was typed is never changed."""
    filled, used = dict(raw), list[UsedFigure]()
    for one in calculator.inputs:
        key = figure_key(one, raw)
        if not key or not one.is_asked(raw) or str(raw.get(one.key) or "").strip():
            continue
        day = _day_of(calculator, one, raw) if one.figure_on else today
        known = look_up(key, day) if day is not None else None
        if known is not None:
            filled[one.key] = str(known.value)
            used.append(UsedFigure(one, known.value, known.source, known.since))
    return filled, used


def figure_key(one: Input, raw: Mapping[str, object]) -> str:
    """The key of the figure that could fill the input, given the other answers; "" when there is none of that name."""
    if not one.figure:
        return ""
    key = one.figure.format_map({name: str(value) for name, value in raw.items()} | _unanswered(one, raw))
    return key if key in FIGURES else ""


def _unanswered(one: Input, raw: Mapping[str, object]) -> dict[str, str]:
    return {name: "" for name in ("grade", "matter") if name not in raw}


def _day_of(calculator: Calculator, one: Input, raw: Mapping[str, object]) -> dt.date | None:
    """The day the figure must hold on; None when it was not given or cannot be read (the form says so itself)."""
    [dated] = [other for other in calculator.inputs if other.key == one.figure_on]
    try:
        found = read_value(dated, raw.get(dated.key))
    except CalculatorError:
        return None
    return found if isinstance(found, dt.date) else None
