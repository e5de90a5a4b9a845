"""What must be true of a matter before an action is offered; each unmet condition is a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from fengqiao.flow import Action, Condition
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.models import ClockState, IssuedPaper, Matter
from fengqiao.people.models import User


def applies(matter: Matter, action: Action) -> bool:
    """Whether the action has a place in what was answered so far; one without is not offered at all."""
    if action.answers:
        asked = matter.events.filter(action__in=(action.key, action.answers)).order_by("-seq")
        if asked.values_list("action", flat=True).first() != action.answers:
            return False
    if action.only_after is None:
        return True
    key, values = action.only_after
    given = latest_answer(matter, key)
    return given in values if values else given is not None


def latest_answer(matter: Matter, key: str) -> object:
    """The open answer last given to a question, in the form or in an action; None when it was never given."""
    said = matter.events.order_by("-seq").values_list("data", flat=True)
    return next((data[key] for data in said if key in data), matter.answers.get(key))


def barred(matter: Matter, action: Action, by: User | None) -> str | None:
    """Why this very person may not do it although their role may; None when they may."""
    if by is None or not action.never_by:
        return None
    if matter.events.filter(action__in=action.never_by, actor=by).exists():
        return _("前一次是您办的，要换一个人来办这一步。")
    return None


def unmet(matter: Matter, action: Action, today: date) -> str | None:
    """The first condition that is not met, as a sentence for the actor; None when the action may go on."""
    if action.once and matter.events.filter(action=action.key).exists():
        return _("“%(label)s”只能办一次，已经办过了。") % {"label": _(action.label)}
    for condition in action.needs:
        if (sentence := _CHECKS[condition](matter, action, today)) is not None:
            return sentence
    return None


def latest_agreement(matter: Matter) -> IssuedPaper | None:
    """The paper that waits for (or carries) the parties' signatures: the last issued one that is signed by them."""
    signable = {paper.key for paper in matter.service.papers if paper.signed_by}
    return matter.papers.filter(key__in=signable).order_by("-issued_at", "-id").first()


def last_signed_on(matter: Matter) -> date | None:
    """The day of the last signature under the agreement that stands; None while nobody has signed it."""
    paper = latest_agreement(matter)
    signed = list(paper.signatures.values_list("at", flat=True)) if paper else []
    return max(signed).astimezone(SHANGHAI).date() if signed else None


def _other_side_joined(matter: Matter, _action: Action, _today: date) -> str | None:
    if any(party.joined_at for party in matter.parties.all() if party.role == "respondent"):
        return None
    return _("对方还没有加入。请先把链接发给对方，或者登记对方当面同意。")


def _handler_named(matter: Matter, _action: Action, _today: date) -> str | None:
    return None if matter.handler_id else _("还没有指定承办人，请先指定。")


def _agreement_issued(matter: Matter, _action: Action, _today: date) -> str | None:
    return None if latest_agreement(matter) else _("还没有协议文本，请先起草协议。")


def _all_signed(matter: Matter, _action: Action, _today: date) -> str | None:
    paper = latest_agreement(matter)
    if paper is None:
        return _("还没有协议文本，请先起草协议。")
    roles = set(matter.service.paper(paper.key).signed_by)
    signed = set(paper.signatures.values_list("party_id", flat=True))
    waiting = [p for p in matter.parties.all() if p.role in roles and p.pk not in signed]
    return _("还有当事人没有签名，双方都签好以后才能办理这一步。") if waiting else None


def _clock_passed(matter: Matter, action: Action, today: date) -> str | None:
    keys = {clock.key for clock in matter.service.clocks if action.key in (clock.lapses_by, *clock.allows)}
    rows = matter.clock_rows.filter(key__in=keys, state=ClockState.RUNNING)
    if rows.filter(due_on__lt=today).exists():
        return None
    if (row := rows.first()) is not None and row.due_on is not None:
        return _("要等“%(clock)s”的最后一天（%(day)s）过了才能办。") % {
            "clock": _(matter.service.clock(row.key).label),
            "day": row.due_on.isoformat(),
        }
    return _("期限还没有过，现在不能按逾期处理。")


_CHECKS: dict[Condition, Callable[[Matter, Action, date], str | None]] = {
    Condition.OTHER_SIDE_JOINED: _other_side_joined,
    Condition.HANDLER_NAMED: _handler_named,
    Condition.ALL_SIGNED: _all_signed,
    Condition.CLOCK_PASSED: _clock_passed,
    Condition.AGREEMENT_ISSUED: _agreement_issued,
}
