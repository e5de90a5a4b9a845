"""The roster in the back office: who answers from today on, and a week written once and copied to the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fengqiao.people.models import DutyShift
from fengqiao.people.office_admin import DistrictAdmin

WEEK = timedelta(days=7)
TOPICS = (
    "婚姻家庭、劳动纠纷、交通事故、刑事辩护、房产纠纷、公司法、拆迁安置、建设工程、综合咨询、涉外法律、消费权益、债权债务、合同纠纷、"
    "侵权、医疗纠纷、行政诉讼、知识产权、人身损害、海事海商、抵押担保"
)
"""The topics questions are sorted by; a name that is not one of them finds no question."""
_WEEKDAYS = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)


class WhichDays(admin.SimpleListFilter):
    """From today on unless something else is asked for: nobody opens a roster to see last year's."""

    title = gettext_lazy("哪些天")
    parameter_name = "days"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("week", gettext_lazy("今后七天")), ("past", gettext_lazy("以前")), ("all", gettext_lazy("全部"))]

    def choices(self, changelist: Any) -> Any:
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("从今天起")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[DutyShift]) -> QuerySet[DutyShift]:
        today = timezone.localdate()
        match self.value():
            case "all":
                return queryset
            case "past":
                return queryset.filter(day__lt=today).order_by("-day", "id")
            case "week":
                return queryset.filter(day__gte=today, day__lt=today + WEEK)
            case _:
                return queryset.filter(day__gte=today)


@admin.register(DutyShift)
class DutyShiftAdmin(DistrictAdmin):
    """The roster by which questions find a lawyer."""

    district_path = "agency__district_id"
    may_delete = True
    list_display = ("day_and_weekday", "user", "agency", "topics")
    list_filter = (WhichDays,)
    search_fields = ("user__name", "agency__name", "topics")
    list_select_related = ("user", "agency")
    autocomplete_fields = ("user", "agency")
    fields = ("day", "agency", "user", "topics")
    actions = ("copy_to_next_week",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"day": timezone.localdate() + timedelta(days=1), **super().get_changeform_initial_data(request)}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The topics are told where they are typed."""
        found = super().formfield_for_dbfield(db_field, request, **kwargs)
        if found is not None and db_field.name == "topics":
            found.help_text = _("从这些里选，用顿号隔开；空着表示都接：%(topics)s") % {"topics": TOPICS}
        return found

    @admin.display(description=gettext_lazy("日期"), ordering="day")
    def day_and_weekday(self, shift: DutyShift) -> str:
        """The day as a roster says it."""
        return f"{shift.day:%Y-%m-%d} {_WEEKDAYS[shift.day.weekday()]}"

    @admin.action(description=gettext_lazy("照抄到下一周"))
    def copy_to_next_week(self, request: HttpRequest, chosen: QuerySet[DutyShift]) -> None:
        """The same people on the same weekdays, seven days later; who stands there already stays once."""
        shifts = list(chosen)
        made = copy_shifts(shifts, WEEK)
        text = ngettext("抄了 %(count)d 个班到下一周。", "抄了 %(count)d 个班到下一周。", len(made)) % {
            "count": len(made)
        }
        if left := sum(not shift.is_held for shift in _later(shifts, WEEK)):
            text += _("%(count)d 个没有抄：那时人已经不任值班律师。") % {"count": left}
        if already := len(shifts) - len(made) - left:
            text += _("另外 %(count)d 个已经排过。") % {"count": already}
        self.message_user(request, text, messages.SUCCESS)


def copy_shifts(shifts: list[DutyShift], later: timedelta) -> list[date]:
    """Put each shift down again ``later``, unless that person has that day already or has left; return the days added."""
    added = []
    for shift in _later(shifts, later):
        if not shift.is_held:
            continue
        _row, made = DutyShift.objects.get_or_create(
            agency_id=shift.agency_id, user_id=shift.user_id, day=shift.day, defaults={"topics": shift.topics}
        )
        if made:
            added.append(shift.day)
    return added


def _later(shifts: list[DutyShift], later: timedelta) -> list[DutyShift]:
    return [
        DutyShift(agency=shift.agency, user=shift.user, day=shift.day + later, topics=shift.topics) for shift in shifts
    ]
