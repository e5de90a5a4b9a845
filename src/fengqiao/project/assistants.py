"""The tools an assistant program is offered: ask, article, due_date, services.  Each answers from the statutes alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from fengqiao.flow.words import described
from fengqiao.knowledge.answer_text import as_json_value
from fengqiao.knowledge.asking import NOTICE, Asker
from fengqiao.knowledge.index import plain_entries
from fengqiao.law import periods
from fengqiao.law.citation import Article
from fengqiao.law.errors import LawError
from fengqiao.law.periods import parse_period
from fengqiao.services import CATALOGUE

_INSTRUCTIONS = (
    "Public legal services of a Chinese county. Cite only articles these tools return. What they return is for "
    "orientation; until a lawyer has signed it, it is not legal advice: " + NOTICE
)


def make_server(asker: Asker) -> MCPServer:
    """The server with its four tools, answering through ``asker``."""
    server = MCPServer("fengqiao", instructions=_INSTRUCTIONS)

    @server.tool()
    def ask(question: str, answers: dict[str, str] | None = None) -> dict[str, Any]:
        """Answer a question in everyday Chinese: governing articles, what is urgent, where to go, what to ask back.

        ``answers`` maps keys of the questions asked back before to the options chosen.  ``certainty`` "unknown" means
        that nothing fits; then send the person to a human being.
        """
        return as_json_value(asker.ask(question, day=_today(), answers=answers))

    @server.tool()
    def article(citation: str, on: str | None = None) -> dict[str, Any]:
        """The text of one article, such as 民法典:1079, as in force today or on a day (2024-05-01), with its version."""
        place, day = _cited(citation), _day(on)
        held = asker.library.article(place.law, place.number, place.sub, day)
        if held is None:
            return {"found": False, "message": f"没有{place.whole}的文本，请核对法名和条号。"}
        entry = plain_entries().get((held.law, held.number, held.sub))
        return {
            "found": True,
            "citation": str(place.whole),
            "text": held.text,
            "plain": entry.sentence if entry else "",
            "plain_reviewed_by": entry.reviewed if entry else "",
            "version": held.version_date.isoformat() if held.version_date else None,
            "in_force_from": held.effective_date.isoformat() if held.effective_date else None,
            "applies": held.applies_on(day) and not held.repealed,
            "repealed": held.repealed,
        }

    @server.tool()
    def due_date(period: str, start: str, rule: str | None = None) -> dict[str, Any]:
        """When a statutory period ends, with every step: period 7d, 20wd, 6mo, 2yr; start 2026-02-10; rule 法律援助法:43."""
        cited, day = _cited(rule) if rule else None, _day(start)
        try:
            return periods.due(day, parse_period(period), rule=cited).as_json()
        except LawError as error:
            raise ToolError(str(error)) from error

    @server.tool()
    def services(code: str | None = None) -> dict[str, Any]:
        """The public services that can be applied for; with a code, one of them in words: steps, clocks, articles."""
        if code is None:
            return {"services": [{"code": one.code, "name": one.name, "summary": one.summary} for one in CATALOGUE]}
        if code not in CATALOGUE:
            return {"found": False, "message": f"没有这项服务：{code}", "codes": [one.code for one in CATALOGUE]}
        return {"found": True, "code": code, "words": described(CATALOGUE.get(code))}

    return server


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def _cited(citation: str) -> Article:
    """The article; an assistant is shown the messages of ToolError only, so the law library's become one."""
    try:
        return Article.parse(citation)
    except LawError as error:
        raise ToolError(str(error)) from error


def _day(text: str | None) -> date:
    if text is None:
        return _today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ToolError(f"“{text}” is not a date: write year-month-day, such as 2026-02-10") from None
