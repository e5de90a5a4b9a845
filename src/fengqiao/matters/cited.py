"""What the answers in matters cite: for the impact list of an amended law, and with the words that were in force then."""

from __future__ import annotations

from collections.abc import Iterator

from fengqiao.flow import Kind
from fengqiao.knowledge.citations import Quoted, quoted_on
from fengqiao.knowledge.citing import CiterKind, Citing
from fengqiao.law.citation import parse_citations
from fengqiao.matters.models import Event, Matter
from fengqiao.services import CATALOGUE

__all__ = ["cited_in_open_matters", "quoted_in"]


def cited_in_open_matters() -> Iterator[Citing]:
    """Every article cited in an answer of a matter that is still open; ``key`` is the matter's number.

    Only what was entered as citations is read, so nothing sealed is opened.
    """
    asked = {
        (service.code, action.key): field.key
        for service in CATALOGUE.all_versions()
        for action in service.actions
        for field in action.fields
        if field.kind is Kind.CITATIONS
    }
    events = Event.objects.filter(matter__is_open=True, action__in={action for _code, action in asked})
    for event in events.select_related("matter").iterator():
        key = asked.get((event.matter.service_code, event.action))
        for found in parse_citations(str(event.data.get(key, ""))) if key else ():
            name = event.matter.service.name
            yield Citing(
                CiterKind.ANSWER,
                event.matter.number,
                name,
                f"{event.on}",
                found.article,
                district=event.matter.district_id,
            )


def quoted_in(matter: Matter, event: Event) -> list[Quoted]:
    """What an event cites, in the words of the day the matter was opened: by those the citation was checked."""
    keys = [
        field.key
        for action in matter.service.actions
        if action.key == event.action
        for field in action.fields
        if field.kind is Kind.CITATIONS
    ]
    return [one for key in keys for one in quoted_on(str(event.data.get(key, "")), matter.opened_on)]
