"""From what the domain says to the JSON of the API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from fengqiao.api import shapes
from fengqiao.flow import Field, Role, Service
from fengqiao.flow.picture import mermaid
from fengqiao.flow.words import length_of
from fengqiao.knowledge.answer_model import Answer
from fengqiao.law.clocks import clock
from fengqiao.matters import reading
from fengqiao.matters.clocks import NOTHING_DUE
from fengqiao.matters.masking import is_office
from fengqiao.matters.models import Matter
from fengqiao.matters.parties import contact_of
from fengqiao.seal.masks import mask_name


def fields_shape(fields: Iterable[Field]) -> list[shapes.FieldShape]:
    """Declared questions."""
    return [
        shapes.FieldShape(
            key=one.key,
            label=_(one.label),
            kind=one.kind.value,
            required=one.required,
            help=_(one.help) if one.help else "",
            choices={choice.key: _(choice.label) for choice in one.choices},
            asked_if=[one.asked_if[0], list(one.asked_if[1])] if one.asked_if else None,
        )
        for one in fields
    ]


def service_row(service: Service) -> shapes.ServiceRow:
    """A service in a list."""
    return shapes.ServiceRow(
        code=service.code, name=_(service.name), summary=_(service.summary), fee=_(service.fee) if service.fee else ""
    )


def service_shape(service: Service) -> shapes.ServiceShape:
    """A service whole."""
    clocks = [
        shapes.ClockShape(
            key=one.key,
            label=_(one.label),
            length=length_of(one),
            source=one.kind.value,
            articles=[str(a) for a in clock(one.rule).articles] if one.rule else [],
        )
        for one in service.clocks
    ]
    return shapes.ServiceShape(
        **service_row(service).model_dump(),
        source=service.source,
        form=fields_shape(service.fields),
        clocks=clocks,
        hand_offs={one.to: _(one.why) for one in service.hand_offs},
        picture=mermaid(service),
    )


def answer_shape(answer: Answer) -> shapes.AnswerShape:
    """What ``ask`` found; the question itself does not come back."""
    return shapes.AnswerShape(
        topic=answer.topic,
        certainty=answer.certainty.value,
        guide=answer.advice.guide.key if answer.advice else "",
        says=list(answer.advice.answer) if answer.advice else [],
        articles=[
            shapes.ArticleFound(
                law=one.law,
                article=one.label,
                sentence=one.sentence,
                excerpt=one.excerpt,
                reviewed=one.reviewed,
                applies_from=one.applies_from,
            )
            for one in answer.articles
        ],
        urgent=[one.text for one in answer.urgent],
        questions=[
            shapes.QuestionShape(key=one.key, text=one.text, options={o.key: o.text for o in one.options})
            for one in answer.questions
        ],
        services=[
            shapes.DoorShape(key=one.key, name=one.name, why=one.why, ours=one.ours, telephone=one.telephone)
            for one in answer.services
        ],
        notice=answer.notice,
    )


def matter_row(matter: Matter) -> shapes.MatterRow:
    """A matter in a list; nothing personal stands here."""
    return shapes.MatterRow(
        number=matter.number,
        service=matter.service_code,
        step=matter.step_key,
        is_open=matter.is_open,
        opened_on=matter.opened_on,
        closed_at=matter.closed_at,
        next_due=None if matter.next_due == NOTHING_DUE else matter.next_due,
        rank=matter.rank,
        flags=matter.flags,
    )


def matter_shape(matter: Matter, worn: frozenset[Role], today: date) -> shapes.MatterShape:
    """A matter as somebody wearing these hats may see it."""
    faces = reading.clock_faces(matter, today)
    return shapes.MatterShape(
        **matter_row(matter).model_dump(),
        version=matter.version,
        agency=matter.agency.name,
        handler=matter.handler.name if matter.handler else "",
        roles=sorted(worn),
        parties=[
            shapes.PartyShape(
                role=party.role,
                name=mask_name(party.name) if is_office(worn) else party.name,
                joined=party.joined_at is not None,
                contact=contact_of(party) if is_office(worn) or party.role in worn else "",
            )
            for party in matter.parties.all()
        ],
        clocks=[
            shapes.DueShape(
                key=face.run.clock.key,
                label=_(face.run.clock.label),
                state=face.run.state.value,
                colour=face.colour,
                due=face.run.due_on,
                safe=face.run.due.safe if face.run.due else None,
                provisional=face.is_provisional,
                started=face.run.started_on,
                articles=[str(article) for article in face.cites],
                steps=face.steps,
            )
            for face in faces
        ],
        events=[
            shapes.EventShape(seq=entry.event.seq, at=entry.event.at, who=entry.who, said=entry.said, facts=entry.facts)
            for entry in reading.timeline(matter, worn)
        ],
        papers=[
            shapes.PaperShape(id=paper.pk, title=paper.title, number=paper.number, issued_at=paper.issued_at)
            for paper in reading.papers_for(matter, worn)
        ],
        actions=[
            shapes.ActionShape(
                key=action.key, label=_(action.label), fields=fields_shape(action.fields), not_yet=why or ""
            )
            for action, why in reading.offered_now(matter, worn, today)
        ],
    )
