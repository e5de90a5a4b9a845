"""Assistants are offered four tools, and get from them what a person would get from the pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

mcp = pytest.importorskip("mcp", reason="the optional package for assistants is not installed")

from fengqiao.knowledge.asking import Asker  # noqa: E402
from fengqiao.project.assistants import make_server  # noqa: E402


def talk(asker: Asker, words: Callable[[Any], Awaitable[Any]]) -> Any:
    async def conversation() -> Any:
        async with mcp.Client(make_server(asker)) as client:
            return await words(client)

    return asyncio.run(conversation())


def call(asker: Asker, tool: str, **arguments: object) -> Any:
    result = talk(asker, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result
    return result.structured_content or json.loads(result.content[0].text)


def test_the_four_tools_are_listed_with_what_they_do(asker: Asker) -> None:
    listed = talk(asker, lambda client: client.list_tools())
    assert {tool.name for tool in listed.tools} == {"ask", "article", "due_date", "services"}
    assert all(tool.description for tool in listed.tools)


def test_ask_gives_articles_doors_and_the_notice(asker: Asker) -> None:
    found = call(asker, "ask", question="老板欠我三个月工资没给")
    assert found["guide"]["key"] == "unpaid-wages"
    assert found["articles"]
    assert "律师署名之前" in found["notice"]


def test_article_gives_the_text_and_says_when_there_is_none(asker: Asker) -> None:
    found = call(asker, "article", citation="民法典:1079")
    assert found["text"].startswith("夫妻一方要求离婚的")
    assert found["applies"]
    assert call(asker, "article", citation="民法典:9000")["found"] is False


def test_due_date_shows_its_steps(asker: Asker) -> None:
    found = call(asker, "due_date", period="7d", start="2026-02-10", rule="法律援助法:43")
    assert found["due"] == "2026-02-24"
    assert found["steps"]


def test_services_lists_and_explains(asker: Asker) -> None:
    codes = [one["code"] for one in call(asker, "services")["services"]]
    assert "legal-aid" in codes
    assert "法律援助" in call(asker, "services", code="legal-aid")["words"]
    assert call(asker, "services", code="no-such")["found"] is False


def test_a_wrong_argument_is_an_error_that_says_what_is_accepted(asker: Asker) -> None:
    result = talk(asker, lambda client: client.call_tool("article", {"citation": "民法典"}))
    assert result.is_error
    assert "write law:article" in result.content[0].text
