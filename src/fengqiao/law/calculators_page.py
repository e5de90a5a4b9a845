"""The reference page of every calculator, docs/reference/calculators.md, written from the declarations.

    python -m fengqiao.law.calculators_page docs/reference/calculators.md

A test compares the committed page with what this module writes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from fengqiao.law.calculators import CALCULATORS, FIGURES, Calculator, Input, InputKind, articles_of
from fengqiao.law.calculators.parameters import all_parameters
from fengqiao.law.citation import Article

__all__ = ["calculators_page"]

_HEAD = """\
# 计算器一览

本页由 `python -m fengqiao.law.calculators_page docs/reference/calculators.md` 生成，请勿手工修改；要改，请改
`src/fengqiao/law/calculators/` 下的声明。

- 结果是帮人估算的，不是决定，也不是法律意见；每一步都写出算式和条文。
- 金额一律用十进制计算，只在写出来的时候四舍五入到分。
- 法律可能改的数放在 `data/` 里，带施行日期和出处；各地、每年、每月不同的数（最低工资、平均工资、LPR 等）由使用者填写，
  或者取自司法局在后台维护的“当地数据”，没有就问，从不猜。
- 其他程序可以这样用：`from fengqiao.law.calculators import calculate`，再 `calculate("wages", {...})`；命令行是
  `./fengqiao law calculate`。
"""
_KINDS = {
    InputKind.MONEY: "金额（元）",
    InputKind.NUMBER: "数",
    InputKind.PERCENT: "百分数",
    InputKind.WHOLE: "整数",
    InputKind.DATE: "日期",
    InputKind.CHOICE: "单选",
    InputKind.CHOICES: "多选",
    InputKind.YES_NO: "是否",
    InputKind.ROWS: "多行",
}


def calculators_page() -> str:
    """The whole page as Markdown, in Chinese."""
    parts = [_HEAD]
    for calculator in CALCULATORS.values():
        parts += _section(calculator)
    parts += _parameters()
    parts += _figures()
    return "".join(parts)


def _section(calculator: Calculator) -> Iterator[str]:
    yield f"\n## {calculator.name.zh}（`{calculator.key}`）\n\n{calculator.summary.zh}\n\n"
    yield "| 键 | 问什么 | 类型 | 必填 | 说明 |\n|---|---|---|---|---|\n"
    for one in calculator.inputs:
        yield _row(one.key, one.label.zh, _KINDS[one.kind], "是" if one.required else "", "；".join(_remarks(one)))
    yield f"\n依据：{'；'.join(_by_law(articles_of(calculator.key)))}。\n"


def _remarks(one: Input) -> Iterator[str]:
    if one.asked_if:
        yield f"只在 `{one.asked_if[0]}` 是 {'、'.join(f'`{value}`' for value in one.asked_if[1])} 时问"
    if one.options:
        yield "、".join(f"`{option.key}` {option.label.zh}" for option in one.options)
    if one.columns:
        yield "每行：" + "、".join(f"`{column.key}` {column.label.zh}" for column in one.columns)
    if one.figure:
        day = f"，按 `{one.figure_on}` 那天" if one.figure_on else ""
        yield f"空着时取当地数据 `{one.figure}`{day}"


def _by_law(articles: Iterable[Article]) -> Iterator[str]:
    """《…》第…条、第…条 law by law."""
    whole = dict.fromkeys(article.whole for article in articles)
    ordered = sorted(whole, key=lambda article: (article.law, article.number, article.sub))
    for law, group in groupby(ordered, key=lambda article: article.law):
        yield f"《{law}》" + "、".join(str(article).removeprefix(f"《{law}》") for article in group)


def _parameters() -> Iterator[str]:
    yield "\n## 法定参数\n\n| 文件 | 自 | 出处 |\n|---|---|---|\n"
    for one in all_parameters():
        yield _row(f"`data/{one.name}.toml`", one.since.isoformat(), one.source)


def _figures() -> Iterator[str]:
    yield "\n## 当地数据\n\n| 键 | 是什么 | 单位 | 谁公布 | 多少天后视为过期 |\n|---|---|---|---|---|\n"
    for figure in FIGURES.values():
        unit = "%" if figure.unit == "percent" else "元"
        good_for = "" if figure.good_for is None else str(figure.good_for)
        yield _row(f"`{figure.key}`", figure.name.zh, unit, figure.publisher.zh, good_for)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "／").replace("\n", " ") for cell in cells) + " |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(calculators_page(), encoding="utf-8")
