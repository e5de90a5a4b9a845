"""The back office for windows, stations and other places."""

from __future__ import annotations

from django.contrib import admin

from fengqiao.people.office_admin import DistrictAdmin
from fengqiao.places.models import Place


@admin.register(Place)
class PlaceAdmin(DistrictAdmin):
    """Where a citizen can go."""

    list_display = ("name", "kind", "area", "telephone", "opening", "is_open")
    list_filter = ("kind", "is_open")
    search_fields = ("name", "address", "code")
    list_select_related = ("area",)
    autocomplete_fields = ("area", "agency")
    exclude = ("district",)
