"""Where a member of staff is signed in, in the back office: the device and when it was last seen, ended one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fengqiao.people.devices import device_name
from fengqiao.people.models import User

if TYPE_CHECKING:
    from fengqiao.people.office_admin import DistrictAdmin as _Admin
else:
    _Admin = object  # mixed into one


def sessions_of(user: User) -> list[UserSession]:
    """The sessions of the user that still open something, the latest seen first."""
    found: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda one: one.last_seen_at, reverse=True)


def end_sessions(user: User) -> None:
    """Sign the user out everywhere."""
    for session in sessions_of(user):
        session.end()


class SessionsOfStaff(_Admin):
    """Adds to the list of staff a page of one person's sessions.  Addresses and places are not shown: devices are enough."""

    def get_urls(self) -> list[URLPattern]:
        page = path("<uuid:user_id>/sessions/", self.admin_site.admin_view(self.sessions), name="people_user_sessions")
        return [page, *super().get_urls()]

    @admin.display(description=gettext_lazy("登录过的设备"))
    def signed_in_on(self, user: User) -> str:
        """How many devices, and the way to their list."""
        count = len(sessions_of(user))
        text = ngettext("%(count)d 台，查看和退出", "%(count)d 台，查看和退出", count) % {"count": count}
        return format_html('<a href="{}">{}</a>', reverse("admin:people_user_sessions", args=[user.pk]), text)

    def sessions(self, request: HttpRequest, user_id: UUID) -> HttpResponse:
        """The list; a POST with ``session`` ends that one.  Somebody who is not this visitor's to look after is not there."""
        user = self.get_queryset(request).filter(pk=user_id).first()
        if user is None or not self.has_change_permission(request, user):
            raise Http404
        if request.method == "POST":
            self._end(request, user, request.POST.get("session", ""))
            return HttpResponseRedirect(reverse("admin:people_user_sessions", args=[user.pk]))
        rows = [
            {"key": one.pk, "device": device_name(one.user_agent), "seen": one.last_seen_at}
            for one in sessions_of(user)
        ]
        title = _("%(name)s登录过的设备") % {"name": user.name or user.username}
        context: dict[str, Any] = {**self.admin_site.each_context(request), "title": title, "one": user, "rows": rows}
        response = TemplateResponse(request, "people/staff_sessions.html", context)
        add_never_cache_headers(response)
        return response

    def _end(self, request: HttpRequest, user: User, key: str) -> None:
        wanted = next((one for one in sessions_of(user) if str(one.pk) == key), None)
        if wanted is None:
            messages.info(request, _("这台设备已经退出了。"))
            return
        device = device_name(wanted.user_agent)
        wanted.end()
        self.log_change(request, user, _("退出了一台设备：%(device)s") % {"device": device})
        messages.success(request, _("已退出：%(device)s。") % {"device": device})
