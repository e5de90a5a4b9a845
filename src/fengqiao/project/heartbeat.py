"""The worker says that it is there; health page, back office and ``fengqiao status`` notice when it is not.

The sign stands in the cache that all processes share: it is worth nothing after a restart and needs no backup.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache

SILENT_AFTER = timedelta(minutes=10)
"""A round behind a gateway that answers nothing takes four minutes; ten thousand clocks counted anew, one or two."""
_KEY = "worker-seen-at"


def beat(now: datetime) -> None:
    """The worker was here at that aware time."""
    cache.set(_KEY, now.timestamp(), timeout=None)


def silent_for(now: datetime) -> timedelta | None:
    """How long no worker has been seen; None when none was seen since the cache was emptied."""
    seen = cache.get(_KEY)
    return None if seen is None else now - datetime.fromtimestamp(float(seen), now.tzinfo)


def is_silent(now: datetime) -> bool:
    """Whether messages and reminders are standing still."""
    silence = silent_for(now)
    return silence is None or silence > SILENT_AFTER
