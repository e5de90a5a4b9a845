"""The admin site itself; its sign-in is the common one, so a second factor is never missing."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.http import HttpRequest, HttpResponse
from unfold.sites import UnfoldAdminSite


class OfficeAdminSite(UnfoldAdminSite):  # type: ignore[misc]  # Unfold carries no types
    """Areas, agencies, people, rosters, holiday notices, statutes."""

    site_header = "枫桥 · 后台"
    site_title = "枫桥"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context=extra_context)
        return response
