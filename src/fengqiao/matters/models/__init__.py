"""The tables of matters."""

from fengqiao.matters.models.files import Attachment, IssuedPaper, PrivateNote, Signature
from fengqiao.matters.models.matter import ClockRow, ClockState, Draft, Event, Matter, NumberSeries, Party, Submission

__all__ = [
    "Attachment",
    "ClockRow",
    "ClockState",
    "Draft",
    "Event",
    "IssuedPaper",
    "Matter",
    "NumberSeries",
    "Party",
    "PrivateNote",
    "Signature",
    "Submission",
]
