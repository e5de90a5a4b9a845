"""Queueing a message: part of the caller's transaction, so it exists exactly when what it tells of does."""

from __future__ import annotations

from datetime import datetime

from fengqiao.notices.models import Channel, Notice
from fengqiao.people.models import User


def queue(
    *,
    once: str,
    channel: Channel,
    text: str,
    now: datetime,
    user: User | None = None,
    phone: str = "",
    link: str = "",
    secret: str = "",
) -> None:
    """Queue a message to a user (in-site) or a telephone (SMS).

    ``once`` identifies it: queued twice it is sent once.  ``secret`` is sent instead of ``text``, which then only says what
    was sent: a code that signs somebody in is read by that person alone, and by no back office.  In-site messages count as
    sent when they are queued.
    """
    Notice.objects.bulk_create(
        [
            Notice(
                once=once,
                channel=channel,
                user=user,
                phone=phone,
                text=text,
                secret=secret,
                link=link,
                not_before=now,
                sent_at=now if channel == Channel.SITE else None,
            )
        ],
        ignore_conflicts=True,
    )
