"""The one door: ``open_matter`` and ``act`` are the only functions that change a matter; ``record_view`` adds to its chain.

Each does, in one transaction or not at all:

1. give back the first result when the same submission comes again;
2. look up the matter, the actor's roles and the action in the matter's step;
3. refuse when the matter moved on since the page was opened, or a condition is not met;
4. check the answers;
5. write one event, chained to the last;
6. move the step, name the handler, issue papers, take signatures, open what is handed on;
7. compute the clocks anew and queue the notices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengqiao.flow import Action, Role, Service, Who
from fengqiao.flow.check import OPENED
from fengqiao.knowledge.topics import topic_of
from fengqiao.matters import answer_words, chain, clocks, conditions, effects, handover, numbers, rights
from fengqiao.matters.answers import SHANGHAI, Answer, Cleaned, clean_answers, dump_sealed
from fengqiao.matters.errors import ActionRefused, AnswersInvalid, VersionConflict
from fengqiao.matters.models import Event, Matter, Submission
from fengqiao.matters.parties import add_applicant, still_asked
from fengqiao.people.areas import agency_serving
from fengqiao.people.keys import new_key
from fengqiao.people.models import Area, User
from fengqiao.services import CATALOGUE

VIEWED = "view_personal"
"""The pseudo-action under which a look at sealed personal data is recorded; no clock starts or stops on it."""

RECOUNTED = "recount"
"""The pseudo-action under which a change of the calendar is recorded."""

ONE_LOOK = timedelta(minutes=1)
"""A form that opens personal data, sent twice within so long, is one look."""

_KEY_USED = gettext_lazy("这个提交编号已经用在别的事情上了。请换一个编号，再提交一次。")


@transaction.atomic
def open_matter(
    service: Service,
    *,
    by: User,
    area: Area,
    answers: Mapping[str, object],
    key: str,
    now: datetime | None = None,
    origin: Matter | None = None,
    topic: str = "",
    helper: User | None = None,
) -> Matter:
    """Take an application and open a matter.

    ``key`` is the submission's idempotency key: the same key from the same user gives the matter already opened.
    ``now`` is an aware time (the present when None).  ``helper`` is the member of staff who types for the applicant at a
    counter; the event names them, and files they took in are theirs.  Raise AnswersInvalid, or ActionRefused when no
    office of the kind serves the area or the helper does not work in its district.
    """
    if (done := _already(by, key)) is not None:
        if done.action != OPENED or done.matter.service_code != service.code:
            raise ActionRefused(str(_KEY_USED))
        return done.matter
    now = now or timezone.now()
    today = now.astimezone(SHANGHAI).date()
    cleaned = clean_answers(service.fields, answers, today)
    if cleaned.problems:
        raise AnswersInvalid(cleaned.problems)
    agency = agency_serving(area, service.agency_kind)
    if agency is None:
        raise ActionRefused(_("这个地方还没有能受理“%(service)s”的机构，请拨打 12348。") % {"service": _(service.name)})
    if helper is not None and not rights.may_open_for_others(rights.standing_of(helper, today), agency.district_id):
        raise ActionRefused(_("您不在这个区县的窗口任职，不能替人登记。"))
    raised = [flag for flag in service.flags if flag.is_raised(dict(cleaned.all), today)]
    matter = Matter(
        number=numbers.next_number(service, agency.district, today),
        service_code=service.code,
        opened_on=today,
        opened_at=now,
        district=agency.district,
        area=area,
        agency=agency,
        step_key=service.first_step.key,
        topic=topic or _topic_of(service, cleaned),
        flags=[flag.key for flag in raised],
        answers=cleaned.open,
        sealed_answers=dump_sealed(cleaned.sealed),
        origin=origin,
        next_due=clocks.NOTHING_DUE,
    )
    matter.save(force_insert=True)
    add_applicant(matter, by, cleaned.all, now)
    opening = Action(
        key=OPENED,
        label=service.name,
        by=(Role.APPLICANT,),
        said=(service.opened_said or _("提交了申请。")) + (_("（工作人员当面代为登记）") if helper else ""),
        papers=service.opened_papers,
        tells=service.opened_tells,
        cites=service.cites,
    )
    helped = Cleaned(open={"helped_by": str(helper.pk)} if helper else {})
    # A clock that begins with the application may run from a day the applicant gave; the clocks read events alone.
    running = [clock for clock in service.clocks if OPENED in clock.starts]
    days = {key for clock in running for key in (clock.starts_from_field, clock.until_field) if key}
    days |= {clock.only_for[0] for clock in running if clock.only_for}
    helped.open.update({key: cleaned.open[key] for key in sorted(days) if key in cleaned.open})
    event = _write(matter, opening, helped, by=by, role=Role.APPLICANT, now=now, to_step=matter.step_key)
    effects.claim_files(matter, event, cleaned, helper or by, service.fields)
    effects.route(matter, today)
    effects.carry_out(matter, opening, event, cleaned)
    _settle(matter, event, by, key)
    return matter


def _topic_of(service: Service, cleaned: Cleaned) -> str:
    """What it is about, by the words in which it is told: the roster's lawyers are chosen by it."""
    told = [str(cleaned.all.get(field.key, "")) for field in service.fields if field.carried_as == handover.FACTS]
    return topic_of("\n".join(told), ()) if any(told) else ""


@transaction.atomic
def act(
    matter_id: UUID | str,
    action_key: str,
    *,
    by: User | None,
    answers: Mapping[str, object] | None = None,
    version: int,
    key: str,
    now: datetime | None = None,
) -> Event:
    """Do one action to one matter and return its event.

    ``by`` None means that time has passed and the system acts.  ``version`` is the matter's version the actor saw.
    Raise ActionRefused, VersionConflict or AnswersInvalid; then nothing has changed.
    """
    if (done := _already(by, key)) is not None:
        if str(done.matter_id) != str(matter_id) or done.action != action_key:
            raise ActionRefused(str(_KEY_USED))
        return done
    now = now or timezone.now()
    today = now.astimezone(SHANGHAI).date()
    matter = Matter.objects.select_for_update(of=("self",)).select_related("agency", "handler").get(pk=matter_id)
    worn = rights.hats(by, matter, rights.standing_of(by, today)) if by else frozenset({Role.SYSTEM})
    if matter.version != version:
        last = matter.events.order_by("-seq").first()
        raise VersionConflict(_("这个办件刚刚有了新进展，请看过之后再办理。您填写的内容还在。"), last)
    action = matter.service.action(matter.step_key, action_key)
    role = next((one for one in (action.by if action else ()) if one in worn), None)
    if action is None or role is None:
        raise ActionRefused(_("在“%(step)s”这一步，您不能办理这一项。") % {"step": _(matter.step.label)})
    if not conditions.applies(matter, action):
        raise ActionRefused(_("这一件的情形不能办理这一项。"))
    if (unmet := conditions.barred(matter, action, by) or conditions.unmet(matter, action, today)) is not None:
        raise ActionRefused(unmet)
    party = matter.parties.filter(user=by, role=role).first() if by is not None and role.is_party else None
    cleaned = clean_answers(still_asked(action, party), answers or {}, today)
    if cleaned.problems:
        raise AnswersInvalid(cleaned.problems)
    effects.check(matter, action, cleaned, today)
    event = _write(matter, action, cleaned, by=by, role=role, now=now, to_step=action.to or matter.step_key)
    if by is not None:
        effects.claim_files(matter, event, cleaned, by, action.fields)
    effects.carry_out(matter, action, event, cleaned)
    if action.opens:
        _hand_over(matter, action.opens, event)
    _settle(matter, event, by, key)
    return event


@transaction.atomic
def record_view(
    matter_id: UUID | str, *, by: User, what: Mapping[str, Sequence[str]], key: str, now: datetime | None = None
) -> Event:
    """Record that somebody of the office opened sealed personal data, and return the event.

    ``what`` maps the key of a party to the names of the facts opened; the facts themselves never stand in an event.  The
    event takes the next number of the chain and moves neither step, version nor clock: a colleague who has the page open
    is not told of a conflict because somebody read a telephone number.  The same ``key`` for the same facts within
    ``ONE_LOOK`` is one look, sent twice; later, or for anything else, it is a look of its own.  Raise ActionRefused for
    somebody who is no member of the matter's office, VersionConflict when the chain grew at the same moment.
    """
    now = now or timezone.now()
    facts = sorted({fact for facts in what.values() for fact in facts})
    opened = Cleaned(open={"parties": sorted(what), "facts": facts})
    if (done := _already(by, key)) is not None:
        is_same = str(done.matter_id) == str(matter_id) and done.data == opened.open
        if is_same and now - done.at <= ONE_LOOK:
            return done
        key = new_key().hex
    today = now.astimezone(SHANGHAI).date()
    matter = Matter.objects.select_for_update(of=("self",)).select_related("agency", "handler").get(pk=matter_id)
    worn = rights.hats(by, matter, rights.standing_of(by, today))
    role = next((one for one in Role if one in worn and not one.is_party), None)
    if role is None:
        raise ActionRefused(_("您不是这个办件的办理人员，不能查看。"))
    viewing = Action(
        key=VIEWED,
        label=_("查看个人信息"),
        by=(role,),
        said=_("查看了当事人的个人信息。"),
        seen_by=Who.OFFICE,
    )
    event = _write(matter, viewing, opened, by=by, role=role, now=now, to_step=matter.step_key)
    _extend_chain(matter, event, {})
    Submission.mark(str(by.pk), key, event)
    return event


@dataclass(frozen=True, slots=True)
class NewDates:
    """A matter whose clocks, computed anew, differ from what is stored.

    ``matter`` with its events loaded; ``runs`` its clocks as they are now; ``moved`` maps the key of a running clock to
    its old and new date, and is empty when no date moved (a date merely became certain).
    """

    matter: Matter
    runs: Sequence[clocks.Run]
    moved: Mapping[str, tuple[date | None, date | None]]


@transaction.atomic
def record_new_dates(changes: Sequence[NewDates], *, why: str, now: datetime) -> list[Event]:
    """Store clocks that changed without anybody acting (a calendar was corrected), and record the dates that moved.

    1. Leave out every matter somebody acted on since it was loaded: acting has just computed its clocks.
    2. Write one event for each matter with a date that moved, chained to its last; ``why`` is said to its people.
    3. Store the clocks.

    Both sides and the office see the event; the version stays, since nobody's work is overtaken by it.  All matters are
    written together, since a new holiday notice concerns thousands.  Returns the events, with their matters.
    """
    locked = Matter.objects.select_for_update(of=("self",)).filter(pk__in=[one.matter.pk for one in changes])
    ends = dict(locked.values_list("pk", "last_digest"))
    changes = [one for one in changes if ends.get(one.matter.pk) == one.matter.last_digest]
    events = [_recount(one, why=why, now=now) for one in changes if one.moved]
    Event.objects.bulk_create(events)
    clocks.store(row for one in changes for row in clocks.rows_of(one.matter, one.runs))
    touched = []
    for one in changes:
        before = one.matter.next_due
        one.matter.next_due = clocks.next_due(one.runs) if one.matter.is_open else clocks.NOTHING_DUE
        one.matter.rank = clocks.rank_of(one.matter, one.matter.next_due)
        if one.moved or one.matter.next_due != before:
            touched.append(one.matter)
    Matter.objects.bulk_update(touched, ["last_digest", "next_due", "rank"], batch_size=100)
    return events


def _recount(change: NewDates, *, why: str, now: datetime) -> Event:
    """The event that says which dates moved, linked but not saved."""
    matter = change.matter
    told = "；".join(
        f"{_(matter.service.clock(key).label)}由{old or '未定'}改为{new or '未定'}"
        for key, (old, new) in change.moved.items()
    )
    recounting = Action(
        key=RECOUNTED,
        label=_("时限重新计算"),
        by=(Role.SYSTEM,),
        said=f"{why}：{told}。".replace("{", "").replace("}", ""),
    )
    data: dict[str, Answer] = {key: f"{old or ''}..{new or ''}" for key, (old, new) in change.moved.items()}
    seq = max(event.seq for event in matter.events.all()) + 1
    return _linked(
        matter, recounting, Cleaned(open=data), by=None, role=Role.SYSTEM, now=now, to_step=matter.step_key, seq=seq
    )


def _hand_over(matter: Matter, code: str, event: Event) -> None:
    """Open the other service for the same applicant; raise ActionRefused when its form needs more than is known.

    A citizen who hands over by hand gets a draft with everything filled in; this is for actions that do it at once.
    """
    to = CATALOGUE.get(code, event.on)
    applicant = matter.parties.filter(role=Role.APPLICANT).exclude(user=None).select_related("user").first()
    if applicant is None or not isinstance(applicant.user, User):
        raise ActionRefused(_("申请人还没有账号，请先请申请人登录一次。"))
    new = open_matter(
        to,
        by=applicant.user,
        area=matter.area,
        answers=dict(handover.carried_answers(matter, to)),
        key=f"handover:{event.pk}",
        now=event.at,
        origin=matter,
        topic=matter.topic,
    )
    handover.carry_parties(matter, new)
    handover.carry_files(matter, new)


def _already(by: User | None, key: str) -> Event | None:
    """The event of a submission that was already carried out."""
    return Submission.event_of(_who(by), key)


def _who(by: User | None) -> str:
    """Whose submission it is; None is the system, when time has passed."""
    return str(by.pk) if by else Role.SYSTEM


def _write(
    matter: Matter, action: Action, cleaned: Cleaned, *, by: User | None, role: Role, now: datetime, to_step: str
) -> Event:
    """Append the event and move the matter's step."""
    # Numbered by the chain and not by the version: a recorded look adds an event and leaves the version as it was.
    seq = (matter.events.aggregate(last=Max("seq"))["last"] or 0) + 1
    event = _linked(matter, action, cleaned, by=by, role=role, now=now, to_step=to_step, seq=seq)
    event.save(force_insert=True)
    matter.step_key = to_step
    if matter.step.is_end and matter.is_open:
        matter.is_open, matter.closed_at = False, now
    elif not matter.step.is_end:
        matter.is_open, matter.closed_at = True, None
    return event


def _linked(
    matter: Matter,
    action: Action,
    cleaned: Cleaned,
    *,
    by: User | None,
    role: Role,
    now: datetime,
    to_step: str,
    seq: int,
) -> Event:
    """The event, unsaved: its sentence filled, its personal answers sealed, its link to the one before."""
    event = Event(
        matter=matter,
        seq=seq,
        action=action.key,
        from_step=matter.step_key if seq > 1 else "",
        to_step=to_step,
        at=now,
        on=now.astimezone(SHANGHAI).date(),
        actor=by,
        actor_role=role,
        said=answer_words.sentence(matter, action, cleaned, by),
        seen_by=action.seen_by,
        data=cleaned.open,
        sealed=dump_sealed(cleaned.sealed),
    )
    chain.link(event, matter.last_digest)
    matter.last_digest = event.digest
    return event


def _settle(matter: Matter, event: Event, by: User | None, key: str) -> None:
    """Save the matter by compare-and-set on its version, rebuild its clocks, mark the submission done."""
    clocks.refresh(matter)
    seen = matter.version
    changed: dict[str, Any] = {
        name: getattr(matter, name) for name in ("step_key", "handler_id", "next_due", "rank", "closed_at", "is_open")
    }
    _extend_chain(matter, event, {"version": seen + 1, **changed})
    matter.version = seen + 1
    Submission.mark(_who(by), key, event)


def _extend_chain(matter: Matter, event: Event, changed: Mapping[str, Any]) -> None:
    """Make the event the matter's last, with what else changes, only if the chain still ends where the event continues.

    Compare-and-set on the version and the last digest: where row locks are not to be had, the loser still finds out.
    """
    rows = Matter.objects.filter(pk=matter.pk, version=matter.version, last_digest=event.previous)
    if rows.update(last_digest=event.digest, **changed) != 1:
        raise VersionConflict(_("刚刚有别人办理了这一件，请看过之后再办理。您填写的内容还在。"), None)


__all__ = ["NewDates", "act", "open_matter", "record_new_dates", "record_view"]
