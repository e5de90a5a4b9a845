"""The back office for statutes as imported (to read) and holiday notices (to enter)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy

from fengqiao.knowledge.models import HolidayNotice, StatuteVersion
from fengqiao.people.office_admin import DistrictAdmin


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
