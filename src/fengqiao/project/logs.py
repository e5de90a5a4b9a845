"""Log lines: when, how grave, who says it, a constant event name, data as keywords; no personal data by construction.

Query strings and bodies are never logged; anything that looks like a phone or identity-card number is masked last.  Of an
error the kind and the places are written and never its words: they quote what somebody typed.  Only a database or a disk
that is away says why.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

_PERSONAL = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
_SECRET_PLACE = re.compile(r"(/join/)[\w-]+")
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_FRAMES = 15
"""Places told of one error, the innermost."""
_WITHOUT_PLACES = {"django.security.DisallowedHost"}
"""Where it came through says nothing: somebody asked for a host that is not ours."""

LOUD = {
    # At INFO it writes the whole address of a request, and with it the text of the message.
    "httpx": {"level": "WARNING"},
    "httpcore": {"level": "WARNING"},
}


def set_up() -> None:
    """Let our own loggers write through the standard library's, so that all lines look alike and are masked."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def render(_logger: Any, _name: str, event: dict[str, Any]) -> str:
    """``time LEVEL logger event key=value``, an error's places on lines below it, personal numbers masked."""
    message = str(event.pop("event", "")).strip().replace("\n", " | ")
    record: logging.LogRecord | None = event.pop("_record", None)
    event.pop("_from_structlog", None)
    error = _error(event.pop("exc_info", None))
    event.pop("stack_info", None)
    words = [message, *(f"{key}={value}" for key, value in event.items())]
    if record is not None:
        when = datetime.fromtimestamp(record.created, _SHANGHAI)
        words = [f"{when:%Y-%m-%d %H:%M:%S}", record.levelname, record.name, *words]
    lines = [" ".join(words)]
    if error is not None and not (record is not None and record.name in _WITHOUT_PLACES):
        lines += _told(error)
    return _PERSONAL.sub("[number]", _SECRET_PLACE.sub(r"\1[link]", "\n".join(lines)))


def _error(given: Any) -> BaseException | None:
    """The error behind whatever a logger was given: an exception, the usual triple, or True."""
    if isinstance(given, BaseException):
        return given
    triple = given if isinstance(given, tuple) else sys.exc_info() if given else ()
    return triple[1] if len(triple) > 1 else None


def _told(error: BaseException) -> Iterator[str]:
    """The places each error of the chain came through, the first error first."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain:
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for one in reversed(chain):
        for frame in traceback.extract_tb(one.__traceback__)[-_FRAMES:]:
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        yield f"  {type(one).__module__}.{type(one).__qualname__}{_why(one)}"


def _why(error: BaseException) -> str:
    """The first line of what a server or a disk said about itself; "" for every other error, and for what quotes a row."""
    if isinstance(error, OSError) and error.strerror:
        return f": {error.strerror}"
    if type(error).__qualname__ in ("OperationalError", "InterfaceError"):
        return f": {(str(error).splitlines() or [''])[0]}"
    return ""
