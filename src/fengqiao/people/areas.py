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
    """The open agencies of these kinds in the district, in the order of the kinds."""
    found = Agency.objects.filter(district=district, kind__in=kinds, is_open=True).select_related("area")
    return sorted(found.order_by("area_id", "name"), key=lambda agency: kinds.index(agency.kind))


def agencies_near(district: Area, kind: str, area: Area | None) -> tuple[list[Agency], bool]:
    """The open agencies of a kind that serve an area, nearest first, and whether there are others elsewhere.

    Without an area those of the district itself; a district that has none of its own gives the first six it has.
    """
    there = Agency.objects.filter(district=district, kind=kind, is_open=True).select_related("area")
    chain = area.chain if area else [district.code]
    near = sorted(there.filter(area_id__in=chain), key=lambda one: (chain.index(one.area_id), one.name))
    found = near or list(there.order_by("area_id", "name")[:6])
    return found, there.count() > len(found)
