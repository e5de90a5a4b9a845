"""Local figures in the back office: what the calculators need of this place, each with its source and its first day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import FIGURES
from fengqiao.people.office_admin import DistrictAdmin, of_request


@admin.register(LocalFigure)
class LocalFigureAdmin(DistrictAdmin):
    """A new value is a new row; correct a row only when it was typed wrongly.

    A bureau keeps the figures of its own district and reads those that hold everywhere, which the superuser keeps.
    """

    list_display = ("name", "value", "unit", "since", "district", "source")
    list_filter = ("key", "district")
    date_hierarchy = "since"
    fields = ("key", "district", "value", "since", "source")

    @admin.display(description=_("哪个数"), ordering="key")
    def name(self, row: LocalFigure) -> str:
        return FIGURES[row.key].name.zh if row.key in FIGURES else row.key

    @admin.display(description=_("单位"))
    def unit(self, row: LocalFigure) -> str:
        return "%" if row.key in FIGURES and FIGURES[row.key].unit == "percent" else "元"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "key":
            known = [(key, f"{figure.name.zh}（{figure.publisher.zh}）") for key, figure in FIGURES.items()]
            choices = [("", _("请选择")), *known]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices, widget=UnfoldAdminSelectWidget)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[LocalFigure]:
        rows: QuerySet[LocalFigure] = super(DistrictAdmin, self).get_queryset(request)
        districts = of_request(request)
        return rows if districts is None else rows.filter(Q(district=None) | Q(district_id__in=districts))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        districts = of_request(request)
        if isinstance(obj, LocalFigure) and districts is not None:
            return obj.district_id in districts
        return super().has_change_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """A bureau enters figures for its own district alone: what holds everywhere is not one district's to change."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and of_request(request) is not None:
            field.required, field.empty_label = True, None
        return field
