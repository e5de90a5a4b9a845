"""Passwords and second factors of the demonstration's staff: made at set-up, shown once, never the same twice."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)

from fengqiao.flow import Role
from fengqiao.people.models import Posting, User

SHOWN = (
    Role.WINDOW_CLERK,
    Role.DUTY_LAWYER,
    Role.SUPERVISOR,
    Role.AID_OFFICER,
    Role.LAWYER,
    Role.COMMITTEE,
    Role.MEDIATOR,
    Role.BUREAU,
)


def shown_users() -> Iterator[tuple[Role, User]]:
    """One user of each role: the one with the most open matters, in person or at their office; then the first."""
    from django.db.models import Count, Q

    for role in SHOWN:
        posts = Posting.objects.filter(role=role)
        where = "handled_matters" if role.is_handler else "postings__agency__matters"
        load = Count(where, filter=Q(**{f"{where}__is_open": True}), distinct=True)
        user = User.objects.filter(pk__in=posts.values("user_id"), username__startswith=role.value).annotate(load=load)
        if (one := user.order_by("-load", "pk").first()) is not None:
            yield role, one


def give_sign_ins(*, fresh: bool) -> list[tuple[str, str, str]]:
    """(user name, role, password) of one user a role.

    A new password is made each time the demonstration starts, since only its hash is kept; the second factor stays.
    """
    given = []
    for role, user in shown_users():
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        if role is Role.BUREAU:
            user.is_superuser = True
        user.save()
        if fresh or not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            Authenticator.objects.filter(user=user).delete()
            TOTP.activate(user, generate_totp_secret())
        given.append((user.username, role.label, password))
    return given


def current_codes() -> list[tuple[str, str]]:
    """(user name, six-digit code of this half minute) for those who were given a sign-in."""
    found = []
    shown = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__is_staff=True)
    for authenticator in shown.select_related("user").order_by("user__username"):
        secret = get_adapter().decrypt(authenticator.data["secret"])
        counter = int(time.time()) // app_settings.TOTP_PERIOD
        found.append((authenticator.user.username, format_hotp_value(hotp_value(secret, counter))))
    return found
