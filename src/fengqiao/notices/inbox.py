"""The in-site messages of one person."""

from __future__ import annotations

from datetime import datetime

from fengqiao.notices.models import Channel, Notice
from fengqiao.people.models import User


def recent_of(user: User, at_most: int = 50) -> list[Notice]:
    """The newest in-site messages of the user."""
    return list(Notice.objects.filter(user=user, channel=Channel.SITE)[:at_most])


def unread_of(user: User, at_most: int = 20) -> list[Notice]:
    """The newest in-site messages the user has not opened, one for each page they lead to."""
    newest: dict[str, Notice] = {}
    for notice in Notice.objects.filter(user=user, channel=Channel.SITE, read_at=None)[:200]:
        newest.setdefault(notice.link, notice)
    return list(newest.values())[:at_most]


def mark_read(user: User, link: str, now: datetime) -> None:
    """The page a message leads to was opened, so its messages are read."""
    Notice.objects.filter(user=user, channel=Channel.SITE, link=link, read_at=None).update(read_at=now)


def mark_all_read(user: User, now: datetime) -> None:
    """Every in-site message of the user is read."""
    Notice.objects.filter(user=user, channel=Channel.SITE, read_at=None).update(read_at=now)


def unread_count(user: User, at_most: int = 100) -> int:
    """How many in-site messages wait to be read, counted no further than ``at_most``."""
    waiting = Notice.objects.filter(user=user, channel=Channel.SITE, read_at=None)
    return len(waiting.order_by().values_list("pk")[:at_most])
