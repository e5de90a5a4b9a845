"""Finding areas and the agency that serves one."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from fengqiao.people.models import Agency, Area, AreaLevel

DISTRICT_COOKIE = "district"


def district_of_visit(request: HttpRequest) -> Area | None:
    """The district this visit is for: chosen by a place's own code (kept in a cookie) or the installation's."""
    code = request.COOKIES.get(DISTRICT_COOKIE, "")
    codes = [code, settings.DISTRICT] if code.isdigit() and len(code) == 12 else [settings.DISTRICT]
    found = Area.objects.in_bulk(codes)
    return next((found[one] for one in codes if one in found), None)


def agency_serving(area: Area, kind: str) -> Agency | None:
    """The nearest open agency of a kind: the area's own, else its town's, else its district's; None if there is none."""
    agencies = list(Agency.objects.filter(kind=kind, area_id__in=area.chain, is_open=True).order_by("name"))
    for code in area.chain:
        for agency in agencies:
            if agency.area_id == code:
                return agency
    return None


def towns_with_villages(district: Area) -> list[tuple[Area, list[Area]]]:
    """Every town of the district with its villages, in the order of their codes."""
    under = Area.objects.filter(code__startswith=district.prefix).exclude(pk=district.pk).order_by("code")
    towns: dict[str, tuple[Area, list[Area]]] = {}
    for one in under:
        if one.level == AreaLevel.TOWN:
            towns[one.prefix] = (one, [])
        elif (home := towns.get(one.code[:9])) is not None:
            home[1].append(one)
    return list(towns.values())


def agencies_of(district: Area, kinds: tuple[str, ...]) -> list[Agency]:
    """The open agencies of these kinds in the district, in the order of the kinds, at most six."""
    found = Agency.objects.filter(district=district, kind__in=kinds, is_open=True).order_by("area_id", "name")
    return sorted(found, key=lambda agency: kinds.index(agency.kind))[:6]
