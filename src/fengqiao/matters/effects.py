"""What an action brings about beside its event: handlers, files, papers, signatures, notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from fengqiao.flow import Action, Field, Kind, Role
from fengqiao.knowledge.citations import unknown_citations
from fengqiao.matters import conditions, papers, staffing, telling
from fengqiao.matters.answers import Cleaned, is_key
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.models import Attachment, Event, Matter, Party, Signature
from fengqiao.matters.parties import add_another, complete_own, conflicts_of
from fengqiao.people.models import User


def check(matter: Matter, action: Action, cleaned: Cleaned, today: date) -> None:
    """What needs the database to be checked: the person named, the articles cited.  Raise AnswersInvalid."""
    for field in action.fields:
        value = cleaned.all.get(field.key)
        if value in (None, ""):
            continue
        if field.kind is Kind.PERSON:
            listed = staffing.candidates(matter, today)
            person = listed.filter(pk=str(value)).first() if is_key(str(value)) else None
            if person is None:
                raise AnswersInvalid({field.key: _("请从列出的人员里选一位。")})
            if staffing.is_replaced(matter, action, person):
                raise AnswersInvalid({field.key: _("现在就是这一位承办，请换一位。")})
            if found := conflicts_of(person, matter):
                raise AnswersInvalid({field.key: _("不能指派这一位：%(why)s") % {"why": "".join(found)}})
        if field.after_signing and (signed := conditions.last_signed_on(matter)) and str(value) < signed.isoformat():
            raise AnswersInvalid(
                {field.key: _("最后一位是 %(day)s 签的名，生效日期不能更早。") % {"day": signed.isoformat()}}
            )
        if field.kind is Kind.CITATIONS and (wrong := unknown_citations(str(value), matter.opened_on)):
            raise AnswersInvalid({field.key: "".join(wrong)})


def claim_files(matter: Matter, event: Event, cleaned: Cleaned, by: User, fields: Iterable[Field]) -> None:
    """Bind files uploaded by this user and named in the answers to the event.

    A file that belongs to another matter or another person is not found, and the action fails.
    """
    for field in fields:
        keys = cleaned.all.get(field.key)
        if field.kind is not Kind.FILES or not isinstance(keys, list):
            continue
        wanted = [key for key in keys if is_key(key)]
        claimed = Attachment.objects.filter(pk__in=wanted, uploaded_by=by, matter__isnull=True).update(
            matter=matter, event=event, side=event.actor_role, field_key=field.key
        )
        if claimed != len(set(keys)):
            raise AnswersInvalid({field.key: _("有文件没有传上来，请重新选择文件。")})


def route(matter: Matter, today: date) -> None:
    """Name the first handler of a service that is answered from a duty roster."""
    if matter.service.handler is not None and (person := staffing.on_duty(matter, today)) is not None:
        matter.handler = person
        Matter.objects.filter(pk=matter.pk).update(handler=person)


def carry_out(matter: Matter, action: Action, event: Event, cleaned: Cleaned) -> None:
    """Everything the action declares, in the order of the declaration."""
    if event.actor_role in (Role.APPLICANT, Role.RESPONDENT):
        told = {field.carried_as: cleaned.all[field.key] for field in action.fields if field.key in cleaned.all}
        for party in matter.parties.filter(role=event.actor_role, user=event.actor):
            complete_own(party, told)
    if action.adds is not None:
        add_another(matter, action, {field.carried_as: cleaned.all.get(field.key, "") for field in action.fields})
    if action.assigns and (key := cleaned.open.get(action.assigns)):
        matter.handler = User.objects.get(pk=str(key))
    for paper_key in action.papers:
        papers.issue(matter, paper_key, event, cleaned)
    for field in action.fields:
        if field.kind is Kind.SIGNATURE and (mark := cleaned.sealed.get(field.key)):
            _sign(matter, event, str(mark))
    telling.tell(matter, action, event)


def _sign(matter: Matter, event: Event, mark: str) -> None:
    """Put the actor's hand under the agreement that waits for it."""
    paper = conditions.latest_agreement(matter)
    if paper is None:
        raise ActionRefused(_("还没有协议文本，请先起草协议。"))
    party = Party.objects.filter(matter=matter, user=event.actor, role=event.actor_role).first()
    if party is None:
        raise ActionRefused(_("只有当事人本人可以签名。"))
    _signature, made = Signature.objects.get_or_create(
        paper=paper,
        party=party,
        defaults={"event": event, "mark": mark, "content_digest": paper.content_digest, "at": event.at},
    )
    if not made:
        raise ActionRefused(_("您已经签过名了，不用再签。"))
