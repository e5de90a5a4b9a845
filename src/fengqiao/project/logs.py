"""Log lines: a constant event name, data as keywords, and no personal data by construction.

Query strings and bodies are never logged; anything that looks like a phone or identity-card number is masked last.
"""

from __future__ import annotations

import re
from typing import Any

_PERSONAL = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")


def render(_logger: Any, _name: str, event: dict[str, Any]) -> str:
    """One line: ``event key=value``, personal numbers masked."""
    message = str(event.pop("event", ""))
    event.pop("_record", None)
    event.pop("_from_structlog", None)
    line = " ".join([message, *(f"{key}={value}" for key, value in event.items())])
    return _PERSONAL.sub("[number]", line)
