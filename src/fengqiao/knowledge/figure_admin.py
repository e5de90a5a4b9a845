"""Local figures in the back office: what the calculators need of this place, each with its source and its first day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminSelectWidget

from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import FIGURES


@admin.register(LocalFigure)
class LocalFigureAdmin(ModelAdmin):  # type: ignore[misc]  # Unfold carries no types
    """A new value is a new row; correct a row only when it was typed wrongly."""

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
            choices = [(key, f"{figure.name.zh}（{figure.publisher.zh}）") for key, figure in FIGURES.items()]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices, widget=UnfoldAdminSelectWidget)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
