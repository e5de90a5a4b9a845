"""A service explained in words, for a reader who has never seen the declaration."""

from __future__ import annotations

from typing import Literal

from fengqiao.flow.declare import Clock, ClockKind, Service
from fengqiao.law.citation import Article
from fengqiao.law.clocks import clock


def cited(articles: tuple[Article, ...]) -> str:
    """《…》第…条、《…》第…条; empty for none."""
    return "、".join(str(article) for article in articles)


def length_of(one: Clock, language: Literal["zh", "en"] = "zh") -> str:
    """The clock's length as a statute writes it, 7日, 1个工作日, or in English, 7 days.

    Where the law gives words instead of a number they stay Chinese.
    """
    if one.until_field:
        return "to a day set for each" if language == "en" else "到定下的那一天"
    period = one.period or clock(one.rule).period
    if period is None:
        return clock(one.rule).length_text()
    return period.en() if language == "en" else period.zh()


def described(service: Service) -> str:
    """The whole service in Chinese: what it is, what to bring, steps, who acts, clocks and articles."""
    lines = [f"{service.name}（{service.code}）", service.summary, f"依据：{service.source}", ""]
    lines += ["要准备什么："] + [
        f"  · {m.label}：{m.why}" + (f"；{m.instead}" if m.instead else "") for m in service.materials
    ]
    lines += ["", "步骤："]
    for step in service.steps:
        lines.append(f"  [{step.key}] {step.label}" + (f"（结束：{step.outcome}）" if step.is_end else ""))
        for action in step.actions:
            who = "、".join(role.label for role in action.by)
            leads = f" → {service.step(action.to).label}" if action.to else ""
            lines.append(f"      {action.label}（{who}）{leads}  {cited(action.cites)}")
    lines += ["", "时限："]
    for one in service.clocks:
        source = cited(clock(one.rule).articles) if one.rule else "承诺" if one.kind is ClockKind.PROMISE else ""
        lines.append(f"  {one.label}：{length_of(one)}，{one.whose.label}  {source}")
        if one.then:
            lines.append(f"      {one.then}")
    if service.hand_offs:
        lines += ["", "可以转到："] + [f"  {h.label}：{h.why}  {cited(h.cites)}" for h in service.hand_offs]
    return "\n".join(lines)
