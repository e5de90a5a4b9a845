"""Answers in the words people read: in the timeline's sentences, on pages and in papers."""

from __future__ import annotations

from datetime import date, datetime

from fengqiao.flow import Action, Field, Kind
from fengqiao.matters.answers import Cleaned, is_key
from fengqiao.matters.models import Matter
from fengqiao.people.models import User


def sentence(matter: Matter, action: Action, cleaned: Cleaned, by: User | None) -> str:
    """The timeline's sentence in Chinese, its places filled from the open answers."""
    places: dict[str, object] = {"actor": by.name if by else "", "number": matter.spoken_number}
    places["opened"] = matter.opened_on.isoformat()
    places["handler"] = matter.handler.name if matter.handler else ""
    for field in action.fields:
        places[field.key] = shown(field, cleaned.open.get(field.key))
    return action.said.format_map(places)


def shown(field: Field, value: object) -> str:
    """An answer as people read it, in Chinese: labels for keys, a name for a person; 未填 for None."""
    if value is None:
        return "未填"
    if field.kind is Kind.PERSON:
        person = User.objects.filter(pk=str(value)).first() if is_key(str(value)) else None
        return person.name if person else ""
    labels = {choice.key: choice.label for choice in field.choices}
    if isinstance(value, list):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    if field.kind is Kind.YES_NO:
        return "是" if value == "yes" else "否"
    if field.kind in (Kind.MOMENT, Kind.DATE):
        try:
            return _day_in_words(field.kind, str(value))
        except ValueError:
            return str(value)  # as typed, where it was not checked yet
    return labels.get(str(value), str(value))


def _day_in_words(kind: Kind, written: str) -> str:
    if kind is Kind.MOMENT:
        when = datetime.fromisoformat(written)
        return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"
    day = date.fromisoformat(written)
    return f"{day.year}年{day.month}月{day.day}日"
