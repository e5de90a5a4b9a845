"""What can go wrong with a matter.

MatterError
├── ActionRefused      not offered here, not to this person, or a condition is not met
├── AnswersInvalid     the form; ``problems`` maps field keys to what to do
└── VersionConflict    somebody else acted first; ``event`` is what they did
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fengqiao.matters.models import Event


class MatterError(Exception):
    """Something about a matter that the person can be told; the message is Chinese and says what to do."""


class ActionRefused(MatterError):
    """This person may not do this here and now."""


class AnswersInvalid(MatterError):
    """What was filled in cannot be taken; nothing of it is lost, each problem names its field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("；".join(problems.values()))
        self.problems = dict(problems)


class VersionConflict(MatterError):
    """The matter moved on after the page was opened."""

    def __init__(self, message: str, event: Event | None) -> None:
        super().__init__(message)
        self.event = event
