"""What must be true of a matter before an action is offered; each unmet condition is a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from fengqiao.flow import Action, Condition
from fengqiao.matters.models import ClockState, IssuedPaper, Matter


def unmet(matter: Matter, action: Action, today: date) -> str | None:
    """The first condition that is not met, as a sentence for the actor; None when the action may go on."""
    for condition in action.needs:
        if (sentence := _CHECKS[condition](matter, action, today)) is not None:
            return sentence
    return None


def latest_agreement(matter: Matter) -> IssuedPaper | None:
    """The paper that waits for (or carries) the parties' signatures: the last issued one that is signed by them."""
    signable = {paper.key for paper in matter.service.papers if paper.signed_by}
    return matter.papers.filter(key__in=signable).order_by("-issued_at", "-id").first()


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
    keys = {clock.key for clock in matter.service.clocks if clock.lapses_by == action.key}
    rows = matter.clock_rows.filter(key__in=keys, state=ClockState.RUNNING, due_on__lt=today)
    return None if rows.exists() else _("期限还没有过，现在不能按逾期处理。")


_CHECKS: dict[Condition, Callable[[Matter, Action, date], str | None]] = {
    Condition.OTHER_SIDE_JOINED: _other_side_joined,
    Condition.HANDLER_NAMED: _handler_named,
    Condition.ALL_SIGNED: _all_signed,
    Condition.CLOCK_PASSED: _clock_passed,
    Condition.AGREEMENT_ISSUED: _agreement_issued,
}
