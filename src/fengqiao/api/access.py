"""Who calls: a signed-in browser (with the CSRF token), or a program with a bearer token.  A member of staff needs the
second factor either way.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from fengqiao.people.accounts import came_in_as_staff, has_second_factor
from fengqiao.people.models import ApiToken, User


class Bearer(HttpBearer):
    """``Authorization: Bearer fq_…``."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = ApiToken.objects.user_of(token, timezone.now())
        if user is not None and user.is_staff and (user.password_is_one_time or not has_second_factor(user)):
            return None  # whoever looks after this account has just taken its password or its device away
        return user


class Session(APIKeyCookie):
    """The session cookie of a signed-in browser; writing needs the CSRF token too."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = request.user
        if not isinstance(user, User) or (user.is_staff and not came_in_as_staff(request)):
            return None
        return user


EITHER = [Bearer(), Session()]


def caller(request: HttpRequest) -> User:
    """The user the request acts for; only for endpoints that demand one."""
    user: User = request.auth  # type: ignore[attr-defined]  # set by the authenticator
    return user
