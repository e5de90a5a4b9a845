"""A result as a sheet: what the page shows and the PDF prints, word for word the same."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import typst
from django.utils.translation import gettext as _

from fengqiao.law.citation import Article
from fengqiao.matters.paper_files import font_folders

__all__ = ["Sheet", "SheetLine", "pdf_of_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One step: ``amount`` as shown, empty where there is none."""

    label: str
    formula: str
    amount: str
    is_counted: bool
    is_monthly: bool
    cites: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A result in one language.  ``total`` and ``words`` (大写) are empty for a check without money or a range."""

    title: str
    headline: str
    total: str
    words: str
    lines: tuple[SheetLine, ...]
    notes: tuple[tuple[str, tuple[Article, ...]], ...]
    uncertain: tuple[str, ...]
    figures: tuple[str, ...]
    made_on: dt.date
    place: str
    caution: str


def pdf_of_sheet(sheet: Sheet) -> bytes:
    """The sheet as PDF/A-2b on A4.  Everything typed goes in as data, so none of it is read as markup."""
    data = {
        "title": sheet.title,
        "headline": sheet.headline,
        "total": sheet.total,
        "words": sheet.words,
        "lines": [
            {
                "label": line.label + (_("（每月）") if line.is_monthly else ""),
                "formula": line.formula,
                "amount": line.amount,
                "counted": line.is_counted,
                "cites": "、".join(str(article) for article in line.cites),
            }
            for line in sheet.lines
        ],
        "notes": [text + "".join(f"（{article}）" for article in cites) for text, cites in sheet.notes],
        "uncertain": list(sheet.uncertain),
        "figures": list(sheet.figures),
        "foot": f"{sheet.place} {sheet.made_on.isoformat()}".strip(),
        "caution": sheet.caution,
        "heads": {
            "steps": _("怎么算的"),
            "notes": _("还要知道"),
            "uncertain": _("还说不准的"),
            "figures": _("用到的当地数据"),
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sheet.typ"
        source.write_text(_form(), encoding="utf-8")
        made: bytes = typst.compile(
            str(source),
            root=folder,
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2b"],
        )
    return made


@cache
def _form() -> str:
    return resources.files("fengqiao.citizen").joinpath("sheets", "tool.typ").read_text(encoding="utf-8")
