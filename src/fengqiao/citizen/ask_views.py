"""Asking: the answer page, the guides, and the way from an answer into an application.

A question is sent by POST and shown again in the same answer; it stands in no address, no log and no table.  It is kept
only when the person goes on into an application, and then only in their own session.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fengqiao.citizen import visit
from fengqiao.citizen.declared_inputs import language
from fengqiao.knowledge.answer_model import Answer
from fengqiao.knowledge.guide_model import Guide
from fengqiao.knowledge.guides import GUIDES
from fengqiao.knowledge.node import asker
from fengqiao.law.calculators import CALCULATORS
from fengqiao.law.search.tokens import MOST_CHARACTERS
from fengqiao.people.areas import district_of_visit
from fengqiao.services import CATALOGUE

_ANSWER = "a_"
"""Begins the names of form fields that answer a clarifying question."""


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The question box; with a question, its answer."""
    question = request.POST.get("question", "")[:MOST_CHARACTERS].strip()
    if not question:
        return render(request, "citizen/ask/ask.html", {"question": "", "topics": _by_topic()})
    district = district_of_visit(request)
    answer = asker().ask(
        question,
        day=visit.today(),
        district=district.code if district else None,
        answers=_given(request.POST),
        guide=request.POST.get("guide") or None,
    )
    return render(request, "citizen/ask/answer.html", {"question": question, **_shown(answer)})


@require_POST
def go_on(request: HttpRequest, code: str) -> HttpResponse:
    """Into an application, with what was said filled in."""
    if code not in CATALOGUE:
        raise Http404
    words = request.POST.get("facts", "")[: 2 * MOST_CHARACTERS].strip()
    if words:
        request.session[visit.ASKED_WORDS] = words
    return redirect("apply_start", code)


def guides(request: HttpRequest) -> HttpResponse:
    """Every guide, by topic."""
    return render(request, "citizen/ask/guides.html", {"topics": _by_topic()})


def guide(request: HttpRequest, key: str) -> HttpResponse:
    """One guide, for everybody: an address that can be sent on, because it holds nothing about anyone."""
    if key not in GUIDES:
        raise Http404
    answer = asker().show_guide(key, day=visit.today(), answers=_given(request.GET))
    address = request.build_absolute_uri(request.path)
    return render(request, "citizen/ask/guide.html", {"address": address, "key": key, **_shown(answer)})


def _shown(answer: Answer) -> dict[str, object]:
    """What the parts of an answer's page need."""
    advice = answer.advice
    dangers = [line for line in answer.urgent if line.kind in ("violence", "number")]
    return {
        "answer": answer,
        "guide": advice.guide if advice else None,
        "dangers": dangers,
        "leave": settings.LEAVE_URL if any(line.kind == "violence" for line in dangers) else "",
        "limits": [line for line in answer.urgent if line not in dangers],
        "see": [GUIDES[key] for key in advice.see if key in GUIDES] if advice else [],
        "tools": [(CALCULATORS[key], CALCULATORS[key].name.said(language())) for key in advice.calculators]
        if advice
        else [],
        "facts": answer.facts.get("facts", ""),
        "told": _told(answer),
    }


def _told(answer: Answer) -> list[tuple[str, str, str, str]]:
    """What was answered so far: question key and text, option key and text."""
    if answer.advice is None:
        return []
    asked = [(answer.advice.guide.question(key), option) for key, option in answer.given.items()]
    return [(question.key, question.text, option, question.option(option).text) for question, option in asked]


def _given(sent: Mapping[str, object]) -> dict[str, str]:
    return {name.removeprefix(_ANSWER): str(sent[name]) for name in sent if name.startswith(_ANSWER)}


def _by_topic() -> list[tuple[str, list[Guide]]]:
    """The guides by topic, the topics with most of them first: those are what people come with."""
    ordered = sorted(GUIDES.values(), key=lambda one: (one.topic, one.number))
    topics = [(topic, list(group)) for topic, group in groupby(ordered, key=lambda one: one.topic)]
    return sorted(topics, key=lambda one: -len(one[1]))
