"""An answer as text for a terminal and as JSON for a program: the same things in the same order as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fengqiao.knowledge.answer_model import Answer, Certainty, GoverningArticle, Offer

__all__ = ["as_json_value", "as_text"]

UNKNOWN = "这件事我没有把握，不敢乱说。请直接问人：拨打 12348，或者把事情说给值班律师听。"


def as_text(answer: Answer, *, explain: bool = False) -> str:
    """The answer in the order in which it helps: what cannot wait, what to do, the law, what to ask back, the doors."""
    return "\n".join(_lines(answer, explain))


def _lines(answer: Answer, explain: bool) -> Iterator[str]:
    if explain:
        name = answer.advice.guide.name_zh if answer.advice else "没有认出是哪一类事"
        yield f"[{answer.certainty}] {name} {answer.confidence:.2f}，主题：{answer.topic}"
    if not answer.is_known:
        yield UNKNOWN
    if answer.urgent:
        yield "先做这几件："
        yield from (f"  ! {line.text}" for line in answer.urgent)
    if answer.advice:
        yield f"\n{answer.advice.guide.name_zh}"
        yield from (f"  {sentence}" for sentence in answer.advice.answer)
    if answer.articles:
        yield "\n依据："
        for article in answer.articles:
            yield from _article_lines(article, explain)
    if answer.advice and answer.advice.evidence:
        yield "\n留好这些："
        yield "  " + "；".join(answer.advice.evidence)
    for question in answer.questions:
        yield f"\n想再问您：{question.text}"
        yield "  " + " / ".join(option.text for option in question.options)
    if answer.choices:
        yield "\n也可能是：" + "、".join(choice.name for choice in answer.choices)
    yield "\n可以去："
    yield from (f"  {number}. {_door(offer)}" for number, offer in enumerate(answer.services, 1))
    yield f"\n{answer.notice}"


def _article_lines(article: GoverningArticle, explain: bool) -> Iterator[str]:
    later = f"（自 {article.applies_from} 起施行）" if article.applies_from else ""
    repealed = "（已废止）" if article.repealed else ""
    yield f"  《{article.law}》{article.label}{later}{repealed}"
    yield f"    {article.sentence or article.excerpt}"
    if explain and article.why:
        yield f"    为什么：{article.why}"


def _door(offer: Offer) -> str:
    return f"{offer.name}{f'（{offer.telephone}）' if offer.telephone else ''}：{offer.why}"


def as_json_value(answer: Answer) -> dict[str, Any]:
    """The answer as plain values; dates as 2026-02-10, absent things as null or empty lists."""
    advice = answer.advice
    return {
        "question": answer.question,
        "day": answer.day.isoformat(),
        "topic": answer.topic,
        "certainty": str(answer.certainty),
        "message": UNKNOWN if answer.certainty is Certainty.UNKNOWN else "",
        "guide": {
            "key": advice.guide.key,
            "name": advice.guide.name_zh,
            "confidence": round(answer.confidence, 3),
            "answer": list(advice.answer),
            "evidence": list(advice.evidence),
            "uncertain": list(advice.guide.uncertain),
            "reviewed": advice.guide.reviewed,
        }
        if advice
        else None,
        "choices": [
            {"key": one.key, "name": one.name, "confidence": round(one.confidence, 3)} for one in answer.choices
        ],
        "urgent": [
            {
                "kind": str(line.kind),
                "text": line.text,
                "clock": line.clock,
                "telephone": line.telephone,
                "articles": [str(article) for article in line.articles],
            }
            for line in answer.urgent
        ],
        "articles": [_article_value(article) for article in answer.articles],
        "questions": [
            {
                "key": question.key,
                "text": question.text,
                "options": [{"key": option.key, "text": option.text} for option in question.options],
            }
            for question in answer.questions
        ],
        "services": [
            {
                "key": offer.key,
                "name": offer.name,
                "why": offer.why,
                "ours": offer.ours,
                "where": offer.where,
                "telephone": offer.telephone,
            }
            for offer in answer.services
        ],
        "facts": dict(answer.facts),
        "notice": answer.notice,
    }


def _article_value(article: GoverningArticle) -> dict[str, Any]:
    return {
        "law": article.law,
        "label": article.label,
        "sentence": article.sentence,
        "reviewed": article.reviewed,
        "excerpt": article.excerpt,
        "version": article.version_date.isoformat() if article.version_date else None,
        "applies_from": article.applies_from.isoformat() if article.applies_from else None,
        "repealed": article.repealed,
        "why": article.why,
    }
