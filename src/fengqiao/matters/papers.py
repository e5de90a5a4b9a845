"""Papers: filled from the matter inside the action's transaction, numbered, kept with their digest.

The content is fixed when the paper is issued; the Word and PDF files are made from that content and kept with theirs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from fengqiao.flow import Action, Paper
from fengqiao.law.calendar import date_zh
from fengqiao.law.citation import Article
from fengqiao.law.duedate import DueDate
from fengqiao.matters.answer_words import shown
from fengqiao.matters.answers import Cleaned, load_sealed
from fengqiao.matters.clocks import Run, matter_runs
from fengqiao.matters.models import Event, IssuedPaper, Matter
from fengqiao.seal import sm3_hex


def issue(matter: Matter, key: str, event: Event, cleaned: Cleaned) -> IssuedPaper:
    """Issue the paper of that key for this event."""
    paper = matter.service.paper(key)
    count = matter.papers.filter(key=key).count() + 1
    number = f"{paper.number_prefix}〔{event.on.year}〕{matter.number[4:-1].lstrip('0')}号" + (
        f"-{count}" if count > 1 else ""
    )
    content = {
        "title": paper.title,
        "number": number,
        "agency": matter.agency.name,
        "matter": matter.spoken_number,
        "date": _chinese_date(event.on),
        "paragraphs": [text.format_map(_Places(matter, event, cleaned)) for text in paper.body],
        "cites": [str(article) for article in paper.cites],
        "signers": [role.label for role in paper.signed_by],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return IssuedPaper.objects.create(
        matter=matter,
        event=event,
        key=key,
        number=number,
        title=paper.title,
        sealed_content=canonical,
        content_digest=sm3_hex(canonical.encode()),
        seen_by=paper.shown_to,
        issued_at=event.at,
    )


def content_of(paper: IssuedPaper) -> dict[str, Any]:
    """The paper's content: title, number, agency, matter, date, paragraphs, cites, signers."""
    content: dict[str, Any] = json.loads(paper.sealed_content)
    return content


def _chinese_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


class _Places(dict[str, str]):
    """What a paper's paragraphs may name: answers of the form and the action, parties, clocks; unknown ones stay blank.

    Of a clock that runs, ``{length_key}`` is its length, ``{due_key}`` its last day and ``{sum_key}`` how that was
    counted, as the matter's pages show it.
    """

    def __init__(self, matter: Matter, event: Event, cleaned: Cleaned) -> None:
        super().__init__()
        self.matter = matter
        answers = {**matter.answers, **load_sealed(matter.sealed_answers)}
        for field in matter.service.fields:
            self[field.key] = shown(field, answers.get(field.key))
        for action in matter.service.actions:
            if action.key == event.action:
                for field in action.fields:
                    self[field.key] = shown(field, cleaned.all.get(field.key))
        for party in matter.parties.all():
            for one in ("name", "id_number", "phone", "address"):
                self[f"{party.role}_{one}"] = getattr(party, one) or "（未登记）"
        self["number"] = matter.spoken_number
        self["opened_on"] = _chinese_date(matter.opened_on)
        self["today"] = _chinese_date(event.on)
        self["agency"] = matter.agency.name
        self["handler"] = matter.handler.name if matter.handler else ""
        self["service"] = matter.service.name

    def __missing__(self, key: str) -> str:
        what, _, clock = key.partition("_")
        if what in _OF_CLOCK:
            for run in matter_runs(self.matter):
                if run.clock.key == clock and run.due is not None:
                    return _OF_CLOCK[what](run, run.due)
        return "________"


def _last(due: DueDate) -> str:
    """The last day, with the hour where the clock counts hours."""
    return date_zh(due.require()) + (f"{due.moment:%H:%M}" if due.moment else "")


_OF_CLOCK: dict[str, Callable[[Run, DueDate], str]] = {
    "length": lambda run, _due: run.period.zh(),
    "due": lambda _run, due: _last(due),
    "sum": lambda _run, due: "；".join(step.zh() for step in due.steps),
}


__all__ = ["Action", "Article", "Paper", "content_of", "issue"]
