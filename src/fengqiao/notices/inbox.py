"""A person's in-site messages: how many wait, what they say, and the mark that they were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fengqiao.notices.models import Channel, Notice
from fengqiao.people.models import User

PAGE = 50
MANY = 99
"""The bell counts no further; more is shown as 99+."""


def unread_count(user: User) -> int:
    """How many messages wait to be read, counted up to ``MANY`` + 1."""
    waiting = Notice.objects.filter(user=user, channel=Channel.SITE, read_at=None)
    return len(waiting.values_list("pk")[: MANY + 1])


def inbox(user: User, before: datetime | None = None) -> Sequence[Notice]:
    """A page of the user's messages, newest first; ``before`` continues after the last one seen."""
    rows = Notice.objects.filter(user=user, channel=Channel.SITE)
    if before is not None:
        rows = rows.filter(created_at__lt=before)
    return list(rows.order_by("-created_at")[:PAGE])


def mark_read(user: User, now: datetime, notice_id: UUID | None = None) -> Notice | None:
    """Mark one message (or, with None, all) of the user as read.

    Return the one marked; None when all were meant, or when the user has no such message.
    """
    mine = Notice.objects.filter(user=user, channel=Channel.SITE)
    if notice_id is None:
        mine.filter(read_at=None).update(read_at=now)
        return None
    mine.filter(pk=notice_id, read_at=None).update(read_at=now)
    return mine.filter(pk=notice_id).first()
