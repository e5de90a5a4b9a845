"""A year of matters in every state, played through the same doors as real ones: a random walk along the declared actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from fengqiao.flow import Action, Field, Kind, Role, Service
from fengqiao.matters.acting import act, open_matter
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.errors import MatterError
from fengqiao.matters.models import Matter
from fengqiao.matters.parties import join
from fengqiao.matters.staffing import candidates
from fengqiao.people.models import User
from fengqiao.project.demonstration.district import CODE, District
from fengqiao.project.demonstration.names import id_number, person_name
from fengqiao.project.demonstration.troubles import TROUBLES, Trouble
from fengqiao.services import CATALOGUE

SHARES = {"consultation": 0.5, "legal-aid": 0.27, "mediation": 0.23}
RARE = {
    "withdraw": 0.04,
    "stop": 0.06,
    "refuse": 0.12,
    "terminate": 0.02,
    "decline": 0.12,
    "fail": 0.1,
    "reject": 0.1,
    "not_accepted": 0.1,
    "escalate": 0.02,
    "transfer_out": 0.03,
    "lapse": 0.3,
    "provide_first": 0.08,
    "not_solved": 0.15,
    "reassign": 0.05,
    "refer": 0.1,
    "ask_back": 0.12,
    "refuse_mediator": 0.03,
    "ask_replacement": 0.04,
    "replace_lawyer": 0.03,
    "redraft": 0.1,
    "say_broken": 0.12,
    "mark_broken": 0.06,
    "object": 0.5,
    "clarify": 2.0,
    "close_quiet": 0.3,
    "retry": 0.1,
    "record_undisputed": 0.2,
}
"""How often an action is taken against its neighbours' 1.0."""


@dataclass
class Year:
    """The walk's state: who there is, what day it is, how far to go."""

    random: Random
    district: District
    now: datetime
    opened: int = 0


def play_year(district: District, random: Random, now: datetime, count: int, progress: Callable[[], None]) -> int:
    """Open ``count`` matters over the year before ``now`` and take each as far as its day allows; return how many."""
    year = Year(random, district, now)
    days = sorted(random.choices(range(365), weights=[1 + n / 180 for n in range(365)], k=count))
    for back in reversed([364 - day for day in days]):
        start = _office_hour(random, now - timedelta(days=back))
        if start < now:
            _play(year, start)
        progress()
    return year.opened


def _office_hour(random: Random, moment: datetime) -> datetime:
    local = moment.astimezone(SHANGHAI)
    return local.replace(hour=random.randint(8, 20), minute=random.randint(0, 59), second=0, microsecond=0)


def _citizen(year: Year) -> User:
    name = person_name(year.random)
    user = User.objects.create_user(
        f"c-{year.random.getrandbits(64):016x}", name=name, phone=year.district.next_phone(), phone_verified=True
    )
    return user


def _play(year: Year, start: datetime) -> None:
    random = year.random
    service = CATALOGUE.get(random.choices(list(SHARES), weights=list(SHARES.values()))[0])
    trouble = random.choice(TROUBLES)
    asker, other = _citizen(year), _citizen(year)
    answers = {field.key: _form_answer(year, field, trouble, asker, other, start) for field in service.fields}
    matter = open_matter(
        service,
        by=asker,
        area=random.choice(year.district.villages),
        answers={key: value for key, value in answers.items() if value is not None},
        key=f"demonstration-{year.opened}",
        now=start,
        topic=trouble.topic,
    )
    year.opened += 1
    # Some matters are left lying, so that the queue has overdue ones; the rest move every day or two.
    pace = random.choice((0.4, 0.8, 1.5, 1.5, 3.0, 9.0))
    _walk(year, matter.pk, service, trouble, start, pace, other)


def _walk(
    year: Year, matter_id: UUID, service: Service, trouble: Trouble, start: datetime, pace: float, other: User
) -> None:
    random, moment = year.random, start
    for step in range(14):
        moment = _office_hour(random, moment + timedelta(days=random.expovariate(1 / pace), hours=6))
        if moment >= year.now:
            return
        matter = Matter.objects.select_related("agency", "handler", "area").get(pk=matter_id)
        if not matter.is_open:
            return
        respondent = matter.parties.filter(role=Role.RESPONDENT, joined_at=None).first()
        if respondent is not None and random.random() < 0.85:
            join(respondent, other, moment)
        action, actor = _choose(year, matter)
        if action is None:
            return
        answers = {f.key: _action_answer(year, matter, f, trouble, moment.date()) for f in action.fields}
        try:
            act(
                matter.pk,
                action.key,
                by=actor,
                version=matter.version,
                key=f"{matter.pk}-{step}",
                now=moment,
                answers={key: value for key, value in answers.items() if value is not None},
            )
        except MatterError:
            continue  # the walk tried what the matter does not allow just now, as people do


def _choose(year: Year, matter: Matter) -> tuple[Action | None, User | None]:
    """An action of the step and somebody who may take it."""
    options: list[tuple[Action, User, float]] = []
    done = set(matter.events.values_list("action", flat=True))
    for action in matter.step.actions:
        if (actor := _actor(year, matter, action)) is not None:
            weight = RARE.get(action.key, 1.0) * (0.15 if action.key in done and not action.to else 1.0)
            options.append((action, actor, weight))
    if not options:
        return None, None
    action, actor, _weight = year.random.choices(options, weights=[o[2] for o in options])[0]
    return action, actor


def _actor(year: Year, matter: Matter, action: Action) -> User | None:
    for role in action.by:
        if role.is_party:
            party = matter.parties.filter(role=role, joined_at__isnull=False).select_related("user").first()
            if (
                party is not None
                and party.user is not None
                and (action.key != "sign" or not party.signature_set.exists())
            ):
                return party.user
        elif role.is_handler and matter.handler is not None:
            return matter.handler
        elif role.is_office:
            by_agency = year.district.staff.get(role, {})
            everyone = [user for users in by_agency.values() for user in users] if role is Role.BUREAU else []
            if here := by_agency.get(matter.agency_id, everyone):
                return year.random.choice(here)
    return None


def _form_answer(year: Year, field: Field, trouble: Trouble, asker: User, other: User, start: datetime) -> object:
    random = year.random
    known: dict[str, object] = {
        "name": asker.name,
        "phone": asker.phone,
        "facts": trouble.facts,
        "wish": trouble.wish,
        "id_number": id_number(random, CODE),
        "other_name": other.name,
        "other_phone": other.phone,
        "matter_kind": trouble.matter_kind,
        "dispute_kind": trouble.dispute_kind,
        "for_whom": "self",
        "violence": "yes" if trouble.matter_kind == "abuse" else "no",
        "safe_contact": "message_only",
        "hardship": "promise",
    }
    if field.key in known:
        return known[field.key]
    if field.key == "groups":
        return random.sample([c.key for c in field.choices], random.choice((0, 0, 1, 1)))
    if field.key == "limit_on" and random.random() < 0.08:
        return (start.date() + timedelta(days=random.randint(2, 20))).isoformat()
    return None


def _action_answer(year: Year, matter: Matter, field: Field, trouble: Trouble, day: date) -> object:
    random = year.random
    match field.kind:
        case Kind.PERSON:
            found = list(candidates(matter, day)[:4])
            return str(random.choice(found).pk) if found else None
        case Kind.CHOICE:
            return random.choice(field.choices).key
        case Kind.YES_NO:
            return "yes"
        case Kind.DATE:
            return (
                day if field.key in ("effective_on", "on_date") else day + timedelta(days=random.randint(5, 25))
            ).isoformat()
        case Kind.MOMENT:
            return f"{day + timedelta(days=3)} 09:30"
        case Kind.CITATIONS:
            return trouble.articles
        case Kind.SIGNATURE:
            return "本人签名"
        case Kind.FILES:
            return None
        case _:
            return trouble.answer if field.key == "answer" else _PHRASES.get(field.key, "情况已核实，已记录。")


_PHRASES = {
    "missing": "身份证正反面照片、欠薪的聊天记录截图。",
    "reasons": "经核查家庭收入超过经济困难标准。",
    "objection": "我属于农民工讨薪，应当免予核查。",
    "progress": "材料已经递交，等待通知开庭。",
    "report": "案件已经办结，文书已经送达，当事人对结果没有意见。",
    "where": "枫林调解室",
    "record": "双方各自说明了情况，对欠款数额没有争议，对付款时间还有分歧。",
    "disputed": "双方对欠款的事实没有争议。",
    "terms": "一、对方在约定日期前付清款项。二、付清后双方再无纠纷。",
    "performance": "微信转账，一次付清。",
    "more": "还想问一下，没有书面合同行不行？",
    "question": "请问有没有书面约定，最后一次联系是什么时候？",
    "why": "还没说清楚该先去哪里。",
    "broken_what": "到期没有付款。",
    "court": "枫林区人民法院",
}
