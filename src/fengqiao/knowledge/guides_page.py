"""The reference page of every guide, docs/reference/guides.md, written from the declarations.

    python -m fengqiao.knowledge.guides_page docs/reference/guides.md

A test compares the committed page with what this module writes.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from fengqiao.knowledge.guides import GUIDES, TOPICS, Guide

__all__ = ["guides_page"]

_HEAD = """\
# 常见纠纷指引一览

本页由 `python -m fengqiao.knowledge.guides_page docs/reference/guides.md` 生成，请勿手工修改；要改，请改
`src/fengqiao/knowledge/guides/` 下的指引，一件事一个文件。共 {count} 篇，覆盖 {topics} 类，其中 {reviewed} 篇经律师审阅。

指引由机器依据条文写成；“审阅”一栏空着的，还没有律师看过，只供参考，不是法律意见。

- “条文”是指引本身引用的条文；回答追问之后可能增加、替换，见各指引文件。
- “待核”是没有能够核对的内容，页面会如实告诉读者。

| 编号 | 名称 | 文件 | 类别 | 追问 | 条文 | 待核 | 审阅 |
|---|---|---|---|---|---|---|---|
"""


def guides_page(guides: Mapping[str, Guide] = GUIDES) -> str:
    """The whole page as Markdown, in Chinese, one row a guide, by number."""
    head = _HEAD.format(
        count=len(guides),
        topics=len({guide.topic for guide in guides.values()} & set(TOPICS)),
        reviewed=sum(bool(guide.reviewed) for guide in guides.values()),
    )
    return head + "".join(_row(guide) for guide in guides.values())


def _row(guide: Guide) -> str:
    cells = (
        guide.number,
        guide.name_zh,
        f"`{guide.key}`",
        guide.topic,
        str(len(guide.questions)),
        "；".join(str(article) for article in guide.articles),
        "。".join(text.rstrip("。") for text in guide.uncertain),
        guide.reviewed,
    )
    return "| " + " | ".join(cell.replace("|", "／") for cell in cells) + " |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(guides_page(), encoding="utf-8")
