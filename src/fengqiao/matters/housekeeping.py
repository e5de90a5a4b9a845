"""What nobody needs any more is forgotten, once a day; safe to repeat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from fengqiao.matters.attachments import forget_unclaimed
from fengqiao.matters.drafts import forget_old
from fengqiao.people.models import User
from fengqiao.people.signed_in import forget_ended

DRAFTS_LAST = timedelta(days=90)
"""An application that nobody touched for so long is not coming."""
FILES_LAST = timedelta(days=7)
"""A file that was sent in and never became part of a matter."""
UNPROVED_LAST = timedelta(days=1)
"""An account made when a code was asked for, whose number was never proved."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much went."""

    drafts: int
    files: int
    accounts: int
    sessions: int


def forget(now: datetime) -> Forgotten:
    """Forget old drafts, unclaimed files, accounts whose number was never proved, and ended sessions.

    ``now`` is an aware time.
    """
    unproved = User.objects.filter(
        phone_verified=False, is_staff=False, created_at__lt=now - UNPROVED_LAST, party_entries=None, socialaccount=None
    ).exclude(phone_digest="")
    accounts, _rows = unproved.filter(last_login=None).delete()
    return Forgotten(
        drafts=forget_old(now - DRAFTS_LAST),
        files=forget_unclaimed(now - FILES_LAST),
        accounts=accounts,
        sessions=forget_ended(now),
    )
