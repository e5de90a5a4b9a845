"""What every page may show of the installation: the district it speaks for, and its hotline."""

from __future__ import annotations

from django.http import HttpRequest

from fengqiao.people.areas import district_of_visit


def site(request: HttpRequest) -> dict[str, object]:
    """``district`` (an Area, or None before the first set-up) and ``hotline`` (a telephone number)."""
    return {"district": district_of_visit(request), "hotline": "12348"}
