"""What stands in the back office, in the order of an office's work: the menu beside every page and its first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Entry:
    """One list: its model, what it is called here, what one does there, and an icon of Unfold's font."""

    model: str
    title: _StrPromise
    text: _StrPromise
    icon: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lists that belong together."""

    title: _StrPromise
    entries: tuple[Entry, ...]


GROUPS = (
    Group(
        _("人员"),
        (
            Entry("people.User", _("工作人员"), _("建账号、发一次性密码、换手机、停用"), "badge"),
            Entry("people.Posting", _("任职"), _("谁在哪个机构任什么岗位，权限只从这里来"), "work"),
            Entry("people.DutyShift", _("值班表"), _("哪天谁值班、接哪些话题；可以照抄到下一周"), "calendar_month"),
            Entry("people.Practitioner", _("法律服务人员"), _("律师、调解员、村居法律顾问等公开名录"), "groups"),
        ),
    ),
    Group(
        _("机构和地方"),
        (
            Entry("people.Agency", _("机构"), _("名称、地址、电话、办公时间"), "account_balance"),
            Entry("people.Area", _("区域"), _("区县、乡镇街道、村居"), "map"),
            Entry("places.Place", _("场所"), _("窗口、工作站、驿站、阵地：在哪里、开不开"), "location_on"),
        ),
    ),
    Group(
        _("法律和日历"),
        (
            Entry("knowledge.HolidayNotice", _("节假日安排"), _("新一年的放假通知，录入后时限自动重算"), "event"),
            Entry("knowledge.LocalFigure", _("当地数据"), _("最低工资、LPR 等计算器要用的数，注明出处"), "calculate"),
            Entry("knowledge.StatuteVersion", _("法规"), _("这里装了哪些法、哪个版本"), "gavel"),
            Entry("knowledge.CitationImpact", _("修法影响"), _("条文改了，哪些地方引用它，两边对照确认"), "difference"),
        ),
    ),
    Group(_("消息"), (Entry("notices.Notice", _("通知"), _("发出去的消息，哪些没发成"), "outgoing_mail"),)),
)


def groups_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with the entries this visitor may open, each with its address; no empty group."""
    registered = {model._meta.label: held for model, held in admin.site._registry.items()}
    found = []
    for group in GROUPS:
        items = [
            {"title": one.title, "text": one.text, "icon": one.icon, "link": _address(one.model)}
            for one in group.entries
            if one.model in registered and registered[one.model].has_view_permission(request)
        ]
        if items:
            found.append({"title": group.title, "items": items})
    return found


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu as Unfold draws it; the way back to the desk stands first."""
    back = {"items": [{"title": _("回工作台"), "icon": "arrow_back", "link": reverse("desk:queue")}]}
    return [back, *groups_for(request)]


def stylesheet(_request: HttpRequest) -> str:
    """What Unfold's own styles leave out."""
    return static("project/office.css")


def script(_request: HttpRequest) -> str:
    """What makes a list readable on a phone."""
    return static("project/office.js")


def mark(_request: HttpRequest) -> str:
    """The mark a browser shows on its tab."""
    return static("look/mark.svg")


def _address(label: str) -> str:
    return reverse(f"admin:{label.lower().replace('.', '_')}_changelist")
