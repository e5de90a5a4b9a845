"""Taking one matter along its declared actions: who may act, what they fill in, what happens next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from fengqiao.flow import Action, Field, Kind, Role, Service
from fengqiao.matters.acting import act, open_matter
from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.conditions import applies, barred, latest_agreement, unmet
from fengqiao.matters.errors import MatterError
from fengqiao.matters.models import Matter
from fengqiao.matters.parties import join
from fengqiao.matters.staffing import candidates
from fengqiao.people.models import User
from fengqiao.project.demonstration.district import CODE, District
from fengqiao.project.demonstration.names import id_number, person_name
from fengqiao.project.demonstration.pictures import photographs
from fengqiao.project.demonstration.troubles import TROUBLES, Trouble

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
    "redraft": 0.05,
    "return_report": 0.1,
    "ask_supplement": 0.3,
    "follow_up": 0.3,
    "say_broken": 0.12,
    "mark_broken": 0.06,
    "apply_confirmation": 0.5,
    "object": 0.5,
    "clarify": 2.0,
    "sign": 4.0,
    "close_quiet": 0.3,
    "retry": 0.1,
    "record_undisputed": 0.2,
    "record_course": 0.2,
    "record_apart": 0.4,
    "not_accept": 0.04,
    "unreachable": 0.05,
    "add_party": 0.03,
    "filed_in_time": 0.3,
    "party_died": 0.01,
    "signed_on_paper": 0.3,
    "organ_notice": 0.2,
    "lapse_incomplete": 0.1,
    "applicant_died": 0.01,
    "ask_termination": 0.02,
    "report_ground": 0.03,
    "tell_own": 0.5,
    "submit_paper": 0.2,
    "prepare_again": 0.04,
    "court_asks": 0.15,
    "as_withdrawn": 0.04,
}
"""How often an action is taken against its neighbours' 1.0."""
AGAIN = 0.15
"""An action that leads nowhere else and was done already is done again this much less often."""


@dataclass
class Year:
    """The state of the whole play: where it draws from, the district, the present day, how many matters there are."""

    random: Random
    district: District
    now: datetime
    opened: int = 0


@dataclass
class Play:
    """One matter being played: its story, the two sides, and the key of the matter once it is open."""

    year: Year
    service: Service
    trouble: Trouble
    asker: User
    other: User
    number: int
    matter_id: UUID
    acts: int = 0

    def matter(self) -> Matter:
        """As it stands now."""
        return Matter.objects.select_related("agency", "handler", "area").get(pk=self.matter_id)

    def follow(self, child: Matter) -> Play:
        """The play of a matter that was handed on from this one, between the same people."""
        return Play(self.year, child.service, self.trouble, self.asker, self.other, self.number, child.pk)

    def do(self, matter: Matter, action: Action, actor: User | None, moment: datetime) -> bool:
        """Take the action; False when the matter does not allow it just now."""
        answers = {field.key: _action_answer(self, matter, action, field, moment) for field in action.fields}
        self.acts += 1
        try:
            act(
                matter.pk,
                action.key,
                by=actor,
                version=matter.version,
                key=f"{matter.pk}-{self.acts}",
                now=moment,
                answers={key: value for key, value in answers.items() if value is not None},
            )
        except MatterError:
            return False
        return True


def begin(year: Year, service: Service, start: datetime, *, pressing: bool = False) -> Play:
    """Somebody brings a trouble that suits the service; ``pressing`` makes it one that cannot wait."""
    random = year.random
    trouble = random.choice(_suiting(service, pressing))
    asker, other = _citizen(year), _citizen(year)
    answers = {field.key: _form_answer(year, field, trouble, asker, other, start) for field in service.fields}
    if pressing:
        answers |= {"violence": "yes", "safe_contact": "message_only"}
    year.opened += 1
    matter = open_matter(
        service,
        by=asker,
        area=random.choice(year.district.villages),
        answers={key: value for key, value in answers.items() if value is not None},
        key=f"demonstration-{year.opened}",
        now=start,
        topic=trouble.topic,
    )
    return Play(year, service, trouble, asker, other, year.opened, matter.pk)


def _suiting(service: Service, pressing: bool) -> list[Trouble]:
    """Legal aid is for what the law lists; violence at home is no business for a mediator."""
    if pressing:
        return [one for one in TROUBLES if one.matter_kind == "abuse"]
    if service.code == "legal-aid":
        return [one for one in TROUBLES if one.matter_kind != "other"]
    if service.code == "mediation":
        return [one for one in TROUBLES if one.matter_kind != "abuse"]
    return list(TROUBLES)


def walk(play: Play, moment: datetime, pace: float, steps: int) -> None:
    """Take the matter, and what it is handed on to, a random way until it ends, the present comes or ``steps`` are taken."""
    children: list[tuple[UUID, datetime]] = []
    for taken in range(steps):
        moment = office_hour(play.year.random, moment + timedelta(days=play.year.random.expovariate(1 / pace), hours=4))
        if moment >= play.year.now:
            break
        matter = play.matter()
        if not matter.is_open:
            break
        if play.year.random.random() < 0.85:
            bring_in(play, matter, moment)
        action, actor = _choose(play, matter, moment.date(), taken)
        if action is None:
            break
        if play.do(matter, action, actor, moment) and action.opens:
            children += [(key, moment) for key in matter.offspring.values_list("pk", flat=True)]
    for key, since in children:
        walk(play.follow(Matter.objects.get(pk=key)), since, pace, steps)


def office_hour(random: Random, moment: datetime) -> datetime:
    """A time of the same day at which people are awake."""
    local = moment.astimezone(SHANGHAI)
    return local.replace(hour=random.randint(8, 20), minute=random.randint(0, 59), second=0, microsecond=0)


def bring_in(play: Play, matter: Matter, moment: datetime) -> None:
    """Let the other side follow its link, if there is one that has not been followed; whoever is added later signs on paper."""
    if not any(place.role is Role.RESPONDENT and place.joins_by_link for place in matter.service.parties):
        return
    invited = matter.parties.filter(role=Role.RESPONDENT).order_by("pk").first()
    if invited is not None and invited.joined_at is None:
        join(invited, play.other, moment)


def _choose(play: Play, matter: Matter, day: date, taken: int) -> tuple[Action | None, User | None]:
    """An action of the step that can be taken that day, and somebody who may take it."""
    done = set(matter.events.values_list("action", flat=True))
    options: list[tuple[Action, User, float]] = []
    for action in matter.step.actions:
        actor = actor_for(play, matter, action)
        if actor is None or not applies(matter, action) or unmet(matter, action, day) or barred(matter, action, actor):
            continue
        weight = RARE.get(action.key, 1.0)
        if not action.to and action.key in done and action.key != "sign":
            weight *= AGAIN
        if taken > 8 and action.to and matter.service.step(action.to).is_end:
            weight *= 4
        options.append((action, actor, weight))
    if not options:
        return None, None
    action, actor, _weight = play.year.random.choices(options, weights=[one[2] for one in options])[0]
    return action, actor


def actor_for(play: Play, matter: Matter, action: Action) -> User | None:
    """Somebody who wears one of the action's hats towards this matter; None when there is nobody."""
    for role in action.by:
        if role.is_party:
            party = matter.parties.filter(role=role, joined_at__isnull=False).select_related("user").first()
            if (
                party is not None
                and party.user is not None
                and not (action.key == "sign" and _has_signed(matter, party.pk))
            ):
                return party.user
        elif role.is_handler and matter.handler is not None:
            return matter.handler
        elif role.is_office:
            by_agency = play.year.district.staff.get(role, {})
            everyone = [user for users in by_agency.values() for user in users] if role is Role.BUREAU else []
            if here := by_agency.get(matter.agency_id, everyone):
                return play.year.random.choice(here)
    return None


def _has_signed(matter: Matter, party_id: UUID) -> bool:
    """Whether the party signed the paper that waits now; an earlier draft does not count."""
    paper = latest_agreement(matter)
    return paper is not None and paper.signatures.filter(party_id=party_id).exists()


def _citizen(year: Year) -> User:
    name = person_name(year.random)
    return User.objects.create_user(
        f"c-{year.random.getrandbits(64):016x}", name=name, phone=year.district.next_phone(), phone_verified=True
    )


def _form_answer(year: Year, field: Field, trouble: Trouble, asker: User, other: User, start: datetime) -> object:
    random = year.random
    loud = trouble.dispute_kind == "neighbours" and random.random() < 0.2
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
        "violence": "yes" if trouble.matter_kind == "abuse" or loud else "no",
        "safe_contact": "message_only",
        "hardship": "promise",
    }
    if field.key in known:
        return known[field.key]
    if field.key == "groups":
        return random.sample([c.key for c in field.choices], random.choice((0, 0, 1, 1)))
    if field.key == "limit_on" and random.random() < 0.08:
        return (start.date() + timedelta(days=random.randint(2, 20))).isoformat()
    if field.key == "evidence" and year.now - start < timedelta(days=30) and random.random() < 0.5:
        return photographs(random, asker)
    return None


def _action_answer(play: Play, matter: Matter, action: Action, field: Field, moment: datetime) -> object:
    random, day = play.year.random, moment.date()
    match field.kind:
        case Kind.PERSON:
            found = list(candidates(matter, day)[:4])
            return str(random.choice(found).pk) if found else None
        case Kind.CHOICE:
            return random.choice(field.choices).key
        case Kind.YES_NO:
            return "yes"
        case Kind.DATE:
            return (day if field.until_today else day + timedelta(days=random.randint(5, 25))).isoformat()
        case Kind.MONEY:
            return str(random.randint(4, 20) * 100)
        case Kind.ID_NUMBER:
            return id_number(random, CODE)
        case Kind.NAME:
            return person_name(random)
        case Kind.PHONE:
            return None
        case Kind.ADDRESS:
            return f"{matter.area.name}{random.randint(1, 200)}号"
        case Kind.MOMENT:
            return f"{day + timedelta(days=3)} 09:30"
        case Kind.CITATIONS:
            return play.trouble.articles
        case Kind.SIGNATURE:
            return "本人签名"
        case Kind.FILES:
            return None
        case _ if field.key == "answer":
            return play.trouble.answer
        case _:
            return _PHRASES.get(f"{action.key}.{field.key}") or _PHRASES.get(field.key, "情况已核实，已记录。")


_PHRASES = {
    "missing": "身份证正反面照片、能证明这件事的材料（聊天记录、转账记录都可以）。",
    "reasons": "经核查，家庭收入超过经济困难标准，也不属于免予核查的情形。",
    "objection": "我上个月刚丢了工作，家里还有病人，请再核查一次。",
    "progress": "材料已经递交，等待通知开庭。",
    "report": "案件已经办结，文书已经送达，当事人对结果没有意见。",
    "escalate.where": "辖区派出所和司法所",
    "escalate.danger": "双方情绪激动，有过推搡，已经分开劝说，请派出所留意。",
    "where": "人民调解室",
    "record": "双方各自说明了情况，对事情经过没有争议，对怎么解决还有分歧。",
    "disputed": "双方对事情的经过没有争议，对责任怎么分担有不同看法。",
    "terms": "一、对方在约定日期前履行完毕。二、履行完毕后，双方就这件事再无纠纷。",
    "performance": "一次履行，履行后互相留凭据",
    "more": "还想问一下，没有书面合同行不行？",
    "question": "请问有没有书面约定，最后一次联系是什么时候？",
    "why": "还没说清楚该先去哪里。",
    "broken_what": "到期没有履行。",
    "court": "枫林区人民法院",
}
