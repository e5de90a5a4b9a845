"""The admin site itself; its sign-in is the common one, so a second factor is never missing."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from unfold.sites import UnfoldAdminSite

from fengqiao.people.office_admin import may_manage
from fengqiao.project.admin_menu import groups_for
from fengqiao.project.heartbeat import is_silent


class OfficeAdminSite(UnfoldAdminSite):  # type: ignore[misc]  # Unfold carries no types
    """Areas, agencies, people, rosters, holiday notices, statutes."""

    site_header = "枫桥 · 后台"
    site_title = "枫桥"
    index_title = "机构和人员"
    index_template = "project/office_index.html"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take in our own models; what packages register by themselves (their secrets among it) stays out."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        ours = [model for model in models if model.__module__.startswith("fengqiao.")]
        if ours:
            super().register(ours, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """For superusers and for those who serve at a bureau; the second factor is asked for before this is."""
        return may_manage(request.user, timezone.localdate())

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The lists in the order of an office's work, each with what one does there."""
        context = {
            "office_groups": groups_for(request),
            "work_stands_still": is_silent(timezone.now()),
            **(extra_context or {}),
        }
        response: HttpResponse = super().index(request, context)
        return response

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The staff's sign-in, not the citizens' with its code to a telephone; whoever is signed in is let in or refused."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("account_login"))
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context=extra_context)
        return response
