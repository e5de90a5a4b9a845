"""The back office for messages: what was sent, what failed.  Numbers are never shown."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from fengqiao.notices.models import Notice
from fengqiao.people.office_admin import DistrictAdmin, of_request, staff_of


@admin.register(Notice)
class NoticeAdmin(DistrictAdmin):
    """Messages as they went out; a bureau sees those to its own staff, a superuser all."""

    is_read_only = True
    list_display = ("created_at", "channel", "text", "sent_at", "attempts", "failure")
    list_filter = ("channel", ("sent_at", admin.EmptyFieldListFilter))
    search_fields = ("text",)
    fields = ("channel", "text", "link", "created_at", "not_before", "sent_at", "read_at", "attempts", "failure")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        rows: QuerySet[Notice] = Notice.objects.order_by("-created_at")
        districts = of_request(request)
        return rows if districts is None else rows.filter(user__in=staff_of(districts))
