"""Looking up the figures this place keeps: the newest that held on a day, and never one that is too old."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import FIGURES
from fengqiao.people.models import Area


def figure_on(key: str, day: dt.date, district: Area | None) -> LocalFigure | None:
    """The figure as it stood on ``day``: the district's own, or else the one that holds everywhere.

    None when none is kept, or when the newest is older than the figure is good for: the page then asks instead.
    """
    here = Q(district=None) | Q(district=district) if district is not None else Q(district=None)
    rows = list(LocalFigure.objects.filter(here, key=key, since__lte=day).order_by("-since"))
    good_for = FIGURES[key].good_for
    fresh = [row for row in rows if good_for is None or (day - row.since).days <= good_for]
    own = [row for row in fresh if row.district_id is not None]
    return next(iter(own or fresh), None)
