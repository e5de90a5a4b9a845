"""What the matter page shows, gathered once: who, what was said, what happened, what runs, what may be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fengqiao.desk.visits import Visit
from fengqiao.flow import Action, Flag, Kind, Role, picture
from fengqiao.knowledge.citations import Quoted
from fengqiao.law.citation import Article
from fengqiao.matters import private_notes
from fengqiao.matters.acting import VIEWED
from fengqiao.matters.answers import Answer, load_sealed
from fengqiao.matters.attachments import files_for
from fengqiao.matters.cited import quoted_in
from fengqiao.matters.forms import answered
from fengqiao.matters.masking import masked
from fengqiao.matters.models import Attachment, Event, IssuedPaper, Matter, Party, PrivateNote
from fengqiao.matters.papers import content_of
from fengqiao.matters.parties import contact_of
from fengqiao.matters.reading import ClockFace, clock_faces, offered_now
from fengqiao.matters.staffing import in_post
from fengqiao.people.models import SafeContact, User
from fengqiao.seal.masks import mask_address, mask_id_number, mask_name, mask_phone

FACTS = {"name": mask_name, "phone": mask_phone, "id_number": mask_id_number, "address": mask_address}
"""The facts of a party that are masked until they are opened, and how each is masked."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """An action that is offered, the clock it answers, and why it cannot be taken yet ("" when it can)."""

    action: Action
    clock: ClockFace | None
    unmet: str
    is_main: bool = False
    """The one thing to do: it answers the clock that ends first, and it is not one that cannot be taken back."""


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party with its facts masked, or open for this one page."""

    party: Party
    role: str
    facts: Sequence[tuple[str, str]]
    is_open: bool
    helper: str
    warning: str
    """What to heed before reaching for the telephone; "" when there is nothing."""
    may_join: bool = True
    """False for somebody who is only named."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the timeline, with what was filled in."""

    event: Event
    who: str
    role: str
    details: Sequence[tuple[str, str]]
    quotes: Sequence[Quoted]
    cites: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """An issued paper with its text."""

    paper: IssuedPaper
    content: Mapping[str, Any]
    paragraphs: Sequence[str]
    """The text with the parties' facts masked; the file itself shows them, and taking it is recorded."""
    signed: int
    wanted: int


@dataclass(frozen=True, slots=True)
class MatterView:
    """The whole page."""

    matter: Matter
    flags: Sequence[Flag]
    actions: Sequence[NextAction]
    parties: Sequence[PartyView]
    clocks: Sequence[ClockFace]
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    files: Sequence[Attachment]
    timeline: Sequence[Happening]
    looks: Sequence[Happening]
    papers: Sequence[PaperView]
    offspring: Sequence[Matter]
    may_note: bool
    notes: Sequence[PrivateNote]
    picture: SafeString
    waits_for: str
    """Who may take this step, for a reader who may not; "" when the matter is closed."""
    handler_left: bool
    """The one named on it holds no post any more and cannot even open it."""
    lacks_consent: bool
    """Somebody applies for another and said that this person has not agreed; asked again before anything is done."""


def gather(matter: Matter, worn: frozenset[Role], visit: Visit, opened: str = "") -> MatterView:
    """The page of a matter for somebody of its office; ``opened`` is the key of the party whose data was just opened."""
    clocks = clock_faces(matter, visit.today)
    happenings = [_happening(matter, event) for event in matter.events.select_related("actor").order_by("-seq")]
    may_note = private_notes.may_note(matter, worn)
    return MatterView(
        matter=matter,
        flags=sorted((flag for flag in matter.service.flags if flag.key in matter.flags), key=lambda flag: flag.rank),
        actions=next_actions(matter, worn, visit.today, clocks),
        parties=[party_view(party, is_open=str(party.pk) == opened) for party in matter.parties.all()],
        clocks=clocks,
        sections=_sections(matter),
        files=files_for(matter, worn),
        timeline=[one for one in happenings if one.event.action != VIEWED],
        looks=[one for one in happenings if one.event.action == VIEWED],
        papers=[_paper(matter, one) for one in matter.papers.prefetch_related("signatures")],
        offspring=list(matter.offspring.order_by("opened_at")),
        may_note=may_note,
        notes=private_notes.notes_of(matter, visit.user) if may_note else [],
        picture=mark_safe(picture.svg(matter.service, here=matter.step_key, say=_, at_desk=True)),  # noqa: S308  # its labels are escaped
        waits_for=waits_for(matter),
        handler_left=matter.is_open and handler_left(matter, visit.today),
        lacks_consent=matter.is_open and not all(party.consent_given for party in matter.parties.all()),
    )


def waits_for(matter: Matter) -> str:
    """The roles of the step's first action that can be taken back, in words."""
    ordinary = [action for action in matter.step.actions if not action.danger] or list(matter.step.actions)
    return _("、").join(_(role.label) for role in ordinary[0].by if role is not Role.SYSTEM) if ordinary else ""


def next_actions(matter: Matter, worn: frozenset[Role], today: date, clocks: Sequence[ClockFace]) -> list[NextAction]:
    """The actions these hats may take now, each with the running clock it answers: the one that ends first.

    The one thing to do stands first, what cannot be taken back stands last; the keys 1 to 9 follow this order.
    """
    found = []
    for action, unmet in offered_now(matter, worn, today):
        # clock_faces puts the clock that ends first first.
        answered_by = (face for face in clocks if face.colour != "done" and action.key in face.run.clock.stops)
        found.append(NextAction(action, next(answered_by, None), unmet or ""))
    ordinary = [one for one in found if not one.action.danger]
    # Where the step's own action waits for something, no other is put forward in its place.  Nor is naming another person in
    # the place of the one who works on it: for whoever can do no more than that, nothing is to be done.
    replaces = matter.handler_id is not None and not handler_left(matter, today)
    free = [one for one in ordinary if not one.unmet and not (replaces and one.action.assigns)]
    free = free if ordinary and not ordinary[0].unmet else []
    main = min(free, key=lambda one: _ends(one.clock), default=None)
    in_order = [replace(one, is_main=one is main) for one in found]
    return sorted(in_order, key=lambda one: (not one.is_main, one.action.danger))


def handler_left(matter: Matter, today: date) -> bool:
    """Whether whoever is named on the matter works nowhere as a handler any more."""
    return matter.handler_id is not None and not in_post(today).filter(pk=matter.handler_id).exists()


def _ends(face: ClockFace | None) -> date:
    return (face.run.due_on if face else None) or date.max


def party_view(party: Party, *, is_open: bool) -> PartyView:
    """A party as shown: masked, unless its data was opened for this page."""
    labels = {"name": _("姓名"), "phone": _("电话"), "id_number": _("身份证号"), "address": _("地址")}
    facts = []
    for key, mask in FACTS.items():
        if value := getattr(party, key):
            facts.append((labels[key], value if is_open else mask(value)))
    helper = ""
    if party.helper_name:
        name = party.helper_name if is_open else mask_name(party.helper_name)
        helper = _("%(name)s（%(relation)s）") % {"name": name, "relation": party.helper_relation or _("关系未说明")}
    warning = ""
    contact = contact_of(party)
    if contact == SafeContact.NONE:
        warning = _("打电话、发短信都不安全，请不要联系，等本人上来看。")
    elif contact == SafeContact.MESSAGE_ONLY:
        warning = _("打电话不安全，只能发短信。")
    elif _came_by_another_phone(party):
        warning = _("加入时用的手机号和登记的不一样，请先核实是不是本人。")
    may_join = any(place.role == party.role and place.joins_by_link for place in party.matter.service.parties)
    return PartyView(party, Role(party.role).label, facts, is_open, helper, warning, may_join)


def _came_by_another_phone(party: Party) -> bool:
    """Whether whoever opened the link proved another number than the one the applicant gave for the other side."""
    if party.role != Role.RESPONDENT or party.user is None or not party.phone_digest:
        return False
    return bool(party.user.phone_digest) and party.user.phone_digest != party.phone_digest


def facts_to_open(party: Party) -> list[str]:
    """The names of the facts that opening this party shows: what the recorded look says was seen."""
    return [key for key in FACTS if getattr(party, key)] + (["helper_name"] if party.helper_name else [])


def _sections(matter: Matter) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """The form's answers by section; facts of the parties stand with the parties and are left out here."""
    answers: dict[str, Answer] = {**matter.answers, **load_sealed(matter.sealed_answers)}
    found: list[tuple[str, Sequence[tuple[str, str]]]] = []
    for section in matter.service.form:
        fields = [field for field in section.fields if not field.kind.is_personal and field.kind is not Kind.FILES]
        if rows := answered(fields, answers):
            found.append((_(section.title), rows))
    return found


def _happening(matter: Matter, event: Event) -> Happening:
    action = matter.service.action(event.from_step, event.action) if event.from_step else None
    role = Role(event.actor_role)
    name = event.actor.name if event.actor else ""
    given = {**event.data, **load_sealed(event.sealed)}
    details = answered(action.fields, masked(action.fields, given)) if action else []
    if (key := event.data.get("helped_by")) and (clerk := User.objects.filter(pk=str(key)).first()):
        details = [(_("替他登记的"), clerk.name), *details]
    return Happening(
        event=event,
        who=mask_name(name) if role.is_party else name,
        role=role.label,
        details=details,
        quotes=quoted_in(matter, event),
        cites=action.cites if action else (),
    )


def _paper(matter: Matter, paper: IssuedPaper) -> PaperView:
    content = content_of(paper)
    return PaperView(
        paper=paper,
        content=content,
        paragraphs=[_masked(text, matter) for text in content["paragraphs"]],
        signed=len(paper.signatures.all()),
        wanted=len(matter.service.paper(paper.key).signed_by),
    )


def _masked(text: str, matter: Matter) -> str:
    """The text with every known fact of every party masked where it stands."""
    for party in matter.parties.all():
        for key, mask in FACTS.items():
            if len(value := getattr(party, key) or "") > 1:
                text = text.replace(value, mask(value))
    return text
