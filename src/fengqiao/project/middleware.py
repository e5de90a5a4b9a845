"""Two site-wide rules: the admin's own script policy; no staff page without an own password and a second factor."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

Handler = Callable[[HttpRequest], HttpResponse]

STAFF_PATHS = ("/desk/", "/admin/")


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
    """A member of staff chooses a password of their own and sets up TOTP before any staff page opens."""

    def middleware(request: HttpRequest) -> HttpResponse:
        from fengqiao.people.accounts import has_second_factor  # models load after middleware

        # A citizen is not led anywhere: the staff page itself answers that there is nothing.
        is_staff = request.path.startswith(STAFF_PATHS) and getattr(request.user, "is_staff", False)
        if is_staff and getattr(request.user, "password_is_one_time", False):
            return redirect(reverse("account_change_password"))
        if is_staff and not has_second_factor(request.user):
            return redirect(reverse("mfa_activate_totp"))
        return get_response(request)

    return middleware
