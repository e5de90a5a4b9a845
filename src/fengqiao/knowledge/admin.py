"""The back office for statutes as imported (to read) and holiday notices (to enter)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengqiao.knowledge.models import HolidayNotice, StatuteVersion
from fengqiao.people.models import Area, AreaLevel
from fengqiao.people.office_admin import DistrictAdmin, of_request


@admin.register(StatuteVersion)
class StatuteVersionAdmin(DistrictAdmin):
    """What law the installation holds, version beside version.  Statutes come in by ``./fengqiao law import`` alone."""

    district_path = ""
    is_read_only = True
    list_display = ("name", "kind", "status", "version_date", "effective_date", "is_current")
    list_filter = ("is_current", "kind", "status")
    search_fields = ("name", "title")
    fields = (
        "name",
        "title",
        "kind",
        "status",
        "version_date",
        "effective_date",
        "is_current",
        "is_searched",
        "article_count",
        "source",
        "imported_at",
    )

    @admin.display(description=gettext_lazy("条文数"))
    def article_count(self, version: StatuteVersion) -> int:
        """How many articles the version has."""
        count: int = version.articles.count()
        return count


@admin.register(HolidayNotice)
class HolidayNoticeAdmin(DistrictAdmin):
    """A year's holidays, when the notice is out before the software carries it.  Checked before it is kept."""

    district_path = ""
    may_delete = True
    list_display = ("year", "entered_at")
    search_fields = ("year",)
    ordering: Any = ("-year",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "toml" and field is not None:
            field.widget.attrs["rows"] = 26
            field.help_text = _("照着放假通知，把每个节日从哪天放到哪天、哪几天上班写进去。写错了，保存时会指出来。")
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Next year's, begun: what is left is to copy the days from the notice."""
        year = timezone.localdate().year + 1
        return {"year": year, "toml": TEMPLATE.format(year=year, before=year - 1)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and _keeps_the_calendar(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and _keeps_the_calendar(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _keeps_the_calendar(request)

    def save_model(self, request: HttpRequest, obj: HolidayNotice, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        said = _("十几分钟内，受影响的时限会自动重新计算，日期变了的会通知有关的人。")
        self.message_user(request, said, messages.INFO)


TEMPLATE = """year = {year}

[[source]]
title = "国务院办公厅关于{year}年部分节假日安排的通知"
number = "国办发明电〔{before}〕号"
date = {before}-11-01

# 每个节日一段：从哪天放到哪天，哪几天（调休）上班；没有调休就不写 work
[[off]]
name = "元旦"
from = {year}-01-01
to = {year}-01-01

[[off]]
name = "春节"
from = {year}-02-01
to = {year}-02-07
work = [{year}-02-08]
"""
"""What the form begins with; the days are there to be written over, the check refuses what cannot be."""


def _keeps_the_calendar(request: HttpRequest) -> bool:
    """Whether whoever asks may change what holds for every district: the superuser, or the bureau of the only one."""
    districts = of_request(request)
    if districts is None:
        return True
    return not Area.objects.filter(level=AreaLevel.DISTRICT).exclude(pk__in=districts).exists()
