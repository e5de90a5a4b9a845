"""How a clock stands, in a colour and in words; the colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fengqiao.matters.models import ClockState


def colour_of(state: str, due_on: date | None, amber_on: date | None, today: date) -> str:
    """green, amber (a third is left), red (passed), grey (paused) or done, as of that day."""
    if state == ClockState.STOPPED:
        return "done"
    if state == ClockState.PAUSED or due_on is None:
        return "grey"
    if today > due_on:
        return "red"
    return "amber" if amber_on and today >= amber_on else "green"


def word_of(state: str, due_on: date | None, today: date) -> str:
    """还有 3 天, 今天到期, 超期 2 天, 暂停 or 已完成; days are calendar days."""
    if state == ClockState.STOPPED:
        return _("已完成")
    if state == ClockState.PAUSED or due_on is None:
        return _("暂停")
    left = (due_on - today).days
    if left == 0:
        return _("今天到期")
    if left < 0:
        return ngettext("超期 %(count)d 天", "超期 %(count)d 天", -left) % {"count": -left}
    return ngettext("还有 %(count)d 天", "还有 %(count)d 天", left) % {"count": left}


@dataclass(frozen=True, slots=True)
class DueMark:
    """A clock as a list shows it.  ``due_on`` is None while it is paused; ``due_at`` is set for clocks in hours."""

    label: str
    colour: str
    word: str
    due_on: date | None
    due_at: datetime | None = None
    provisional: bool = False


__all__ = ["DueMark", "colour_of", "word_of"]
