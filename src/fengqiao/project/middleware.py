"""Site-wide rules: no NUL in what is typed; the admin's own script policy; no staff page without an own password and a
second factor; when a device was last seen.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

Handler = Callable[[HttpRequest], HttpResponse]


def plain_text(get_response: Handler) -> Handler:
    """Refuse, with the page for bad requests, a NUL in an address or a form: no text has one, and PostgreSQL takes none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        typed = [request.path_info, *_values(request.GET), *_values(request.COOKIES)]
        if request.method == "POST" and request.content_type != "application/json":
            typed += _values(request.POST)
        if any("\0" in text for text in typed):
            raise SuspiciousOperation("NUL")
        return get_response(request)

    return middleware


def _values(given: QueryDict | dict[str, str]) -> list[str]:
    lists = given.lists() if isinstance(given, QueryDict) else ((key, [value]) for key, value in given.items())
    return [str(text) for key, values in lists for text in (key, *values)]


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


def kept_nowhere(get_response: Handler) -> Handler:
    """What the API says of somebody's matters is kept by no browser and no proxy, as the pages say for themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/api/matters"):
            add_never_cache_headers(response)
        return response

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
