"""Sessions that have ended are forgotten, and with them the address and browser of whoever was signed in."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

_JUST_BEGUN = timedelta(hours=1)


def forget_ended(now: datetime) -> int:
    """Delete the sessions that ended before that moment and what is listed of them; return how many."""
    ended, _rows = Session.objects.filter(expire_date__lt=now).delete()
    # A sign-in of this moment may be listed before its session is written.
    listed = UserSession.objects.filter(created_at__lt=now - _JUST_BEGUN)
    listed.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return ended
