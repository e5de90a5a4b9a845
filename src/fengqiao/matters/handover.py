"""A hand-over: another service is opened with the facts, parties and papers of this one; nobody types anything again."""

from __future__ import annotations

from fengqiao.flow import Field, Kind, Role, Service
from fengqiao.matters.answers import LONG_TEXT, Answer, load_sealed
from fengqiao.matters.models import Attachment, Matter, Party

FACTS = "facts"
"""The shared name of "what happened"."""


def carried_answers(matter: Matter, to: Service) -> dict[str, Answer]:
    """What the other service's form already knows from this matter, by the facts' shared names.

    Files travel by ``carry_files``: the keys in these answers belong to this matter and cannot be bound twice.
    """
    mine = {**matter.answers, **load_sealed(matter.sealed_answers)}
    by_name = {field.carried_as: mine[field.key] for field in matter.service.fields if field.key in mine}
    by_name |= _settled_later(matter)
    if later := _told_later(matter):
        by_name[FACTS] = "\n".join([str(by_name.get(FACTS, "")), *later]).strip()
    return {
        field.key: _fitting(field, by_name[field.carried_as])
        for field in to.fields
        if field.carried_as in by_name and field.kind is not Kind.FILES
    }


def _settled_later(matter: Matter) -> dict[str, Answer]:
    """What actions settled under a shared name (the terms agreed, the day they took effect); the last answer stands."""
    declared = {action.key: action for action in matter.service.actions}
    found: dict[str, Answer] = {}
    for event in matter.events.order_by("seq"):
        action = declared.get(event.action)
        named = [field for field in action.fields if field.shared_key not in ("", FACTS)] if action else []
        given = {**event.data, **load_sealed(event.sealed)} if named else {}
        found |= {
            field.shared_key: given[field.key]
            for field in named
            if given.get(field.key) and field.kind is not Kind.FILES
        }
    return found


def _told_later(matter: Matter) -> list[str]:
    """What the applicant told after the first form, where a question says that it asks for more of the facts."""
    declared = {action.key: action for action in matter.service.actions}
    found = []
    for event in matter.events.filter(actor_role=Role.APPLICANT).order_by("seq"):
        action = declared.get(event.action)
        keys = [field.key for field in action.fields if field.shared_key == FACTS] if action else []
        given = {**event.data, **load_sealed(event.sealed)} if keys else {}
        found += [str(given[key]) for key in keys if given.get(key)]
    return found


def _fitting(field: Field, value: Answer) -> Answer:
    """The answer, cut where a long text takes no more."""
    bound = field.max_length or LONG_TEXT
    return value[:bound] if isinstance(value, str) and field.kind is Kind.LONG_TEXT else value


def missing_for(matter: Matter, to: Service) -> list[str]:
    """The labels of the questions the other service must still ask, given what is carried over."""
    known: dict[str, object] = dict(carried_answers(matter, to))
    return [field.label for field in to.fields if field.required and field.is_asked(known) and field.key not in known]


def carry_parties(matter: Matter, new: Matter) -> None:
    """The other side, all of it, comes along as it stands, joined if it had joined, where that service has it join."""
    places = {place.role for place in new.service.parties if place.joins_by_link}
    new.parties.filter(role__in=places).delete()
    for party in matter.parties.exclude(role="applicant").order_by("pk"):
        if party.role in places:
            Party.objects.create(
                matter=new,
                role=party.role,
                **{
                    name: getattr(party, name)
                    for name in (
                        "user",
                        "name",
                        "name_digest",
                        "phone",
                        "phone_digest",
                        "id_number",
                        "id_number_digest",
                        "address",
                        "safe_contact",
                        "joined_at",
                    )
                },
            )


def carry_files(matter: Matter, new: Matter) -> None:
    """Files both matters may show: the same stored file under a key of its own."""
    for one in matter.attachments.all():
        Attachment.objects.create(
            matter=new,
            uploaded_by=one.uploaded_by,
            side=one.side,
            seen_by=one.seen_by,
            file=one.file.name,
            filename=one.filename,
            content_type=one.content_type,
            size=one.size,
            digest=one.digest,
        )
