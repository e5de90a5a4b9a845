"""What a reader of a matter sees, gathered once for every face: the timeline, the clocks, the papers, the people.

Everything here takes the reader's hats and leaves out what they may not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fengqiao.flow import Action, ClockKind, Field, Kind, Role, Who
from fengqiao.flow.check import OPENED
from fengqiao.knowledge.citations import Quoted
from fengqiao.law.citation import Article
from fengqiao.look.language import reading_language
from fengqiao.matters import rights
from fengqiao.matters.answer_words import shown
from fengqiao.matters.answers import SHANGHAI, load_sealed
from fengqiao.matters.cited import quoted_in
from fengqiao.matters.clocks import Run, matter_runs
from fengqiao.matters.conditions import unmet
from fengqiao.matters.forms import answered
from fengqiao.matters.masking import is_office, masked
from fengqiao.matters.models import Attachment, Event, IssuedPaper, Matter, Party
from fengqiao.matters.rights import may_read
from fengqiao.people.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: what happened, who did it, and what was written with it."""

    event: Event
    who: str
    said: str
    facts: list[tuple[str, str]]
    """(question, answer) in the reader's words."""
    quotes: list[Quoted]
    """The articles it cites, as they read then."""
    files: list[Attachment]
    papers: list[IssuedPaper]


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A clock as a page shows it: never a colour without a word."""

    run: Run
    colour: str
    """green, amber, red, grey or done"""
    word: str
    left: str
    """How long is left, or how long it is over; empty when it does not run."""
    source: str
    """Whether it is the law, a promise, or a limit on the citizen."""
    steps: list[str]
    """How the date was counted, in sentences."""
    cites: tuple[Article, ...]

    @property
    def is_provisional(self) -> bool:
        """True while the date still depends on a holiday notice that is not out yet."""
        return bool(self.run.due and self.run.due.provisional)


@dataclass(frozen=True, slots=True)
class Signed:
    """One line under a paper: who signs, the hand (a drawn PNG or a typed name, "" before it is signed), and when."""

    who: str
    mark: str
    on: date | None

    @property
    def is_drawn(self) -> bool:
        return self.mark.startswith("data:image/png")


def timeline(matter: Matter, worn: frozenset[Role]) -> list[Entry]:
    """What these hats may read of what happened, newest first."""
    declared = {action.key: action for action in matter.service.actions}
    files: dict[object, list[Attachment]] = {}
    for one in matter.attachments.all():
        if may_read(one.seen_by, one.side, worn):
            files.setdefault(one.event_id, []).append(one)
    papers: dict[object, list[IssuedPaper]] = {}
    for paper in papers_for(matter, worn):
        papers.setdefault(paper.event_id, []).append(paper)
    found = [
        Entry(
            event=event,
            who=_(Role(event.actor_role).label),
            said=_said(event, declared),
            facts=_facts_of(event, declared, worn),
            quotes=quoted_in(matter, event),
            files=files.get(event.pk, []),
            papers=papers.get(event.pk, []),
        )
        for event in rights.events_for(matter, worn)
    ]
    return found[::-1]


def _said(event: Event, declared: Mapping[str, Action]) -> str:
    """The event's sentence in the reader's language; one with places is filled anew from the answers that are open."""
    action = declared.get(event.action)
    if action is None or "{" not in action.said or reading_language() == "zh":
        return _(event.said)
    places = {field.key: _told(field, event.data.get(field.key)) for field in action.fields}
    actor = event.actor.name if "{actor}" in action.said and event.actor else ""
    try:
        return _(action.said).format_map({**places, "actor": actor})
    except KeyError:  # a place that only the moment knew: what was said then stands
        return event.said


def _told(field: Field, value: object) -> str:
    """An answer inside a sentence, in another language than Chinese."""
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return str(value or "")[:16].replace("T", " ")
    return _(shown(field, value))


def _facts_of(event: Event, declared: Mapping[str, Action], worn: frozenset[Role]) -> list[tuple[str, str]]:
    action = declared.get(event.action)
    if action is None or event.action == OPENED:
        return []
    theirs = may_read(Who.ACTOR_SIDE, event.actor_role, worn)
    untold = [
        field for field in action.fields if f"{{{field.key}}}" not in action.said and (theirs or not field.own_side)
    ]
    given = {**event.data, **load_sealed(event.sealed)}
    return answered(untold, masked(untold, given) if is_office(worn) else given)


def application(matter: Matter, worn: frozenset[Role]) -> list[tuple[str, str]]:
    """(question, answer) of the application form: for the applicant and the office, not for the other side."""
    if worn <= {Role.RESPONDENT}:
        return []
    fields = matter.service.fields
    given = {**matter.answers, **load_sealed(matter.sealed_answers)}
    return answered(fields, masked(fields, given) if is_office(worn) else given)


def papers_for(matter: Matter, worn: frozenset[Role]) -> list[IssuedPaper]:
    """The papers these hats may read, oldest first."""
    return [
        paper
        for paper in matter.papers.select_related("event")
        if may_read(paper.seen_by, paper.event.actor_role, worn)
    ]


def signatures_of(paper: IssuedPaper) -> list[Signed]:
    """Who signs the paper, in the order declared, with the hand of those who have."""
    done = {one.party_id: one for one in paper.signatures.all()}
    found = []
    for role in paper.matter.service.paper(paper.key).signed_by:
        for party in paper.matter.parties.filter(role=role).order_by("pk"):
            one = done.get(party.pk)
            found.append(
                Signed(_(role.label), one.mark if one else "", one.at.astimezone(SHANGHAI).date() if one else None)
            )
    return found


def clock_faces(matter: Matter, today: date) -> list[ClockFace]:
    """The matter's clocks, those that run first and in the order they end; finished ones last."""
    faces = [_face(run, today) for run in matter_runs(matter)]
    return sorted(faces, key=lambda face: (face.colour == "done", face.run.due_on or date.max))


def _face(run: Run, today: date) -> ClockFace:
    colour = run.colour(today)
    return ClockFace(
        run=run,
        colour=colour,
        word={
            "green": _("计时中"),
            "amber": _("快到了"),
            "red": _("已超过"),
            "grey": _("暂停"),
            "done": _("已完成"),
        }[colour],
        left=_left(run, today) if colour in {"green", "amber", "red"} else "",
        source={
            ClockKind.LAW: _("法律规定的时限"),
            ClockKind.PROMISE: _("我们的承诺"),
            ClockKind.LIMIT: _("给您的期限"),
        }[run.clock.kind],
        steps=run.due.explain(reading_language()) if run.due else [],
        cites=run.cites,
    )


def _left(run: Run, today: date) -> str:
    if run.due_on is None:
        return ""
    days = (run.due_on - today).days
    if days == 0:
        return _("今天是最后一天")
    if days > 0:
        return ngettext("还有 %(days)d 天", "还有 %(days)d 天", days) % {"days": days}
    return ngettext("超过 %(days)d 天", "超过 %(days)d 天", -days) % {"days": -days}


def offered_now(matter: Matter, worn: frozenset[Role], today: date) -> list[tuple[Action, str | None]]:
    """(action, why it cannot be done yet) for every action of these hats in this step; None when it can be done."""
    return [(action, unmet(matter, action, today)) for action in rights.offered(matter, worn)]


def matters_of_party(user: User) -> QuerySet[Matter]:
    """The matters the user is a party of, open ones first and the newest first."""
    mine = Party.objects.filter(user=user, joined_at__isnull=False).values("matter_id")
    return Matter.objects.filter(pk__in=mine).select_related("agency").order_by("-is_open", "-opened_at")


def labelled(matters: list[Matter], user: User) -> list[tuple[Matter, str]]:
    """Each matter with where it stands, in the words for this user's side."""
    mine = Party.objects.filter(user=user, matter__in=matters).values_list("matter_id", "role")
    applied = {matter for matter, role in mine if role == Role.APPLICANT}
    return [(one, _(one.step.label_seen_by(is_other=one.pk not in applied))) for one in matters]


def own_party(matter: Matter, user: User) -> Party | None:
    """The user's own entry among the parties; None for staff."""
    return next((party for party in matter.parties.all() if party.user_id == user.pk), None)
