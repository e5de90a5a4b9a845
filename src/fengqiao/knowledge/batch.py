"""A file of questions answered line by line: the same answers as one at a time, for measuring and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fengqiao.knowledge.answer_model import Answer
from fengqiao.knowledge.asking import Asker
from fengqiao.law.search import Hit

__all__ = ["answer_lines"]


def answer_lines(asker: Asker, lines: Iterable[str], *, top: int, day: date) -> Iterator[dict[str, Any]]:
    """One result for each line that is not blank, in order.

    A result is ``{"id", "topic", "articles": [[law, article], …], "services": […], "urgent": […]}``, the best ``top``
    articles first.  A line that cannot be read gives ``{"id", "error"}``; its id is null where even that is missing.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield {"id": None, "line": number, "error": f"不是一行 JSON：{error}"}
            continue
        if not isinstance(given, dict) or not isinstance(given.get("question"), str):
            key = given.get("id") if isinstance(given, dict) else None
            yield {"id": key, "line": number, "error": "每行要有 id 和 question，question 是文字"}
            continue
        answer, hits = asker.ask_and_rank(given["question"], day=day, top=top)
        yield _result(given.get("id"), answer, hits)


def _result(key: object, answer: Answer, hits: Iterable[Hit]) -> dict[str, Any]:
    return {
        "id": key,
        "topic": answer.topic,
        "articles": [[hit.law, hit.label] for hit in hits],
        "services": [offer.key for offer in answer.services],
        "urgent": [line.text for line in answer.urgent],
    }
