"""A mediator's own notes on a matter: apart from the file, read by nobody but their writer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fengqiao.flow import Role
from fengqiao.matters.answers import LONG_TEXT
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.models import Matter, PrivateNote
from fengqiao.people.models import User


def may_note(matter: Matter, worn: frozenset[Role]) -> bool:
    """Whether somebody with these hats keeps notes on the matter: its named handler, where the service has notes."""
    return matter.service.has_private_notes and matter.service.handler in worn


def notes_of(matter: Matter, writer: User) -> list[PrivateNote]:
    """What this user noted on the matter, newest first; nobody else's."""
    return list(PrivateNote.objects.filter(matter=matter, writer=writer))


def add_note(matter: Matter, writer: User, worn: frozenset[Role], text: str) -> PrivateNote:
    """Keep a note.  Raise ActionRefused for anybody but the handler, AnswersInvalid for an empty or overlong text."""
    if not may_note(matter, worn):
        raise ActionRefused(_("只有承办这一件的调解员可以写手记。"))
    text = text.strip()
    if not text:
        raise AnswersInvalid({"text": _("请先写几个字。")})
    if len(text) > LONG_TEXT:
        raise AnswersInvalid({"text": _("手记最多 %(bound)d 字，请分成几条写。") % {"bound": LONG_TEXT}})
    return PrivateNote.objects.create(matter=matter, writer=writer, text=text)
