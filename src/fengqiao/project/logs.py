"""Log lines: a constant event name, data as keywords, and no personal data by construction.

Query strings and bodies are never logged; anything that looks like a phone or identity-card number is masked last.  Of an
error the kind and the places are written and never its words: they quote what somebody typed.
"""

from __future__ import annotations

import re
import traceback
from typing import Any

_PERSONAL = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
_SECRET_PLACE = re.compile(r"(/join/)[\w-]+")


def render(_logger: Any, _name: str, event: dict[str, Any]) -> str:
    """One line: ``event key=value``, personal numbers masked; an error's places on lines of their own."""
    message = str(event.pop("event", ""))
    event.pop("_record", None)
    event.pop("_from_structlog", None)
    error = _error_of(event.pop("exc_info", None))
    line = " ".join([message, *(f"{key}={value}" for key, value in event.items())])
    text = "\n".join([line, *_places(error)])
    return _PERSONAL.sub("[number]", _SECRET_PLACE.sub(r"\1[link]", text))


def _error_of(exc_info: object) -> BaseException | None:
    found = exc_info[1] if isinstance(exc_info, tuple) and len(exc_info) == 3 else exc_info
    return found if isinstance(found, BaseException) else None


def _places(error: BaseException | None) -> list[str]:
    """The error and those it came from, each with the lines of code it passed; its words are left out."""
    lines = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += [f"    {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
        error = error.__cause__ or error.__context__
    return lines
