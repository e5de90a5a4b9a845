"""Site-wide rules: the admin's own script policy; no staff page without an own password and a second factor; when a device
was last seen.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

Handler = Callable[[HttpRequest], HttpResponse]

STAFF_PATHS = ("/desk/", "/admin/")
KEY_PATHS = ("/account/2fa/", "/account/password/")
"""Where a member of staff changes what opens the door: not for somebody who came in by a telephone alone."""


def admin_policy(get_response: Handler) -> Handler:
    """Unfold's Alpine needs ``unsafe-eval``; it gets it under /admin/ and nowhere else."""
    relaxed = {**settings.SECURE_CSP}
    relaxed["script-src"] = ["'self'", "'unsafe-eval'", "'unsafe-inline'"]
    relaxed["style-src"] = ["'self'", "'unsafe-inline'"]

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_config = relaxed  # type: ignore[attr-defined]  # the middleware's documented override
        return response

    return middleware


def staff_second_factor(get_response: Handler) -> Handler:
    """Nothing of the office opens to a member of staff without an own password, a second factor, and both of them given.

    On every other page such a visitor is a citizen (``is_off_duty``): what the office may see is decided by
    ``matters.rights`` wherever it is asked, so no page can forget to ask.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        from fengqiao.people.accounts import came_in_as_staff, gave_password  # models load after middleware

        user = request.user
        if not getattr(user, "is_staff", False) or came_in_as_staff(request):
            return get_response(request)
        user.is_off_duty = True  # type: ignore[union-attr]  # a citizen is not staff
        if request.path.startswith((*STAFF_PATHS, *KEY_PATHS)) and not gave_password(request):
            logout(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if not request.path.startswith(STAFF_PATHS):
            return get_response(request)
        if user.password_is_one_time:  # type: ignore[union-attr]
            return redirect(reverse("account_change_password"))
        return redirect(reverse("mfa_activate_totp"))

    return middleware


SEEN = "seen"
SEEN_EVERY = 60 * 60
"""In seconds: how finely it is known when a device was last used."""


def last_seen(get_response: Handler) -> Handler:
    """Note once an hour that a session is in use, so that whoever ends sessions can tell the used from the forgotten."""

    def middleware(request: HttpRequest) -> HttpResponse:
        from allauth.usersessions.models import UserSession  # models load after middleware

        now = timezone.now()
        if request.user.is_authenticated and now.timestamp() - request.session.get(SEEN, 0) > SEEN_EVERY:
            request.session[SEEN] = int(now.timestamp())
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
        return get_response(request)

    return middleware
