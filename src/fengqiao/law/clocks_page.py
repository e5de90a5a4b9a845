"""The reference page of every statutory clock, docs/reference/clocks.md, written from the declarations.

    python -m fengqiao.law.clocks_page docs/reference/clocks.md

A test compares the committed page with what this module writes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fengqiao.law.clocks import CLOCKS, Clock, ClockRegistry

__all__ = ["clocks_page"]

_HEAD = """\
# 法定期限一览

本页由 `python -m fengqiao.law.clocks_page docs/reference/clocks.md` 生成，请勿手工修改；要改，请改
`src/fengqiao/law/clocks_data/` 下的声明。共 {count} 项，其中 {uncertain} 项标“待核”：长度或者条文未能在法律文本中核对，
使用前请核实。

- 开始的当日不计入；最后一日是休息日的，顺延至其后第一个工作日，调休上班日是工作日（民法典第二百零一条至第二百零三条）。
- “等待期”“持续期间”“最短期限”不顺延；“提前期限”“临近界限”自事件之日倒数，也不顺延。
- “不变”指不变期间或者除斥期间，不中止、不中断、不延长。
"""


def clocks_page(clocks: ClockRegistry = CLOCKS) -> str:
    """The whole page as Markdown, in Chinese, one table a section."""
    uncertain = sum(not clock.certain for clock in clocks.values())
    parts = [_HEAD.format(count=len(clocks), uncertain=uncertain)]
    for section, declared in clocks.sections().items():
        parts.append(f"\n## {section.zh}（{section.en}）\n\n")
        parts.append("| 编号 | 事项 | 类别 | 长度 | 起算 | 条文 | 说明 |\n|---|---|---|---|---|---|---|\n")
        for clock in declared:
            parts += [_row(version) for version in clocks.versions(clock.id)]
    return "".join(parts)


def _row(clock: Clock) -> str:
    kind = clock.kind.zh + ("，不变" if clock.fixed else "")
    articles = "；".join(str(article) for article in clock.articles)
    cells = (clock.id, clock.name_zh, kind, clock.length_text(), clock.starts_zh, articles, "。".join(_remarks(clock)))
    return "| " + " | ".join(cell.replace("|", "／") for cell in cells) + " |\n"


def _remarks(clock: Clock) -> Iterator[str]:
    if clock.until is not None:
        yield f"**旧法**，适用至 {clock.until}"
    elif clock.in_force_from is not None:
        yield f"自 {clock.in_force_from} 起"
    if clock.same_as:
        yield f"同 {clock.same_as}"
    if clock.region:
        yield f"限{clock.region}"
    if clock.pauses_zh:
        yield clock.pauses_zh
    if clock.extends_zh:
        yield f"延长：{clock.extends_zh}"
    elif clock.extensions:
        yield "延长：" + "、".join(extension.zh() for extension in clock.extensions)
    if clock.outer:
        yield f"上限见 {clock.outer}"
    if clock.effect_zh:
        yield clock.effect_zh
    if not clock.certain:
        yield "**待核**"
    if clock.note_zh:
        yield f"注：{clock.note_zh}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(clocks_page(), encoding="utf-8")
