"""How many applications and actions a second, through the one door, each in its own durable transaction."""

from __future__ import annotations

import time
from datetime import timedelta

import click
from django.db import connection
from django.utils import timezone
from tests.cast import AID, build_stage
from tests.statutes import store_laws

from fengqiao.matters.acting import act, open_matter
from fengqiao.matters.models import Matter
from fengqiao.services import CATALOGUE


def run(count: int) -> None:
    """Open ``count`` matters, act twice on each, and print both rates beside the database's own bare insert."""
    store_laws()
    us = build_stage().ours
    service, now = CATALOGUE.get("legal-aid"), timezone.now()
    began = time.perf_counter()
    opened = [
        open_matter(service, by=us.wang, area=us.village, answers=AID, key=f"bench-{n}", now=now) for n in range(count)
    ]
    submit = count / (time.perf_counter() - began)
    began = time.perf_counter()
    for n, matter in enumerate(opened):
        version = Matter.objects.values_list("version", flat=True).get(pk=matter.pk)
        act(matter.pk, "grant", by=us.officer, answers={"basis": "exempt"}, version=version, key=f"g{n}", now=now)
        act(
            matter.pk,
            "assign",
            by=us.officer,
            answers={"lawyer": str(us.lawyer.pk)},
            version=version + 1,
            key=f"a{n}",
            now=now + timedelta(minutes=1),
        )
    acting = 2 * count / (time.perf_counter() - began)
    bare = _bare_inserts(count)
    click.echo(f"{connection.vendor}: {submit:.0f} submissions a second, {acting:.0f} actions a second")
    click.echo(
        f"the database alone commits {bare:.0f} one-row inserts a second: {bare / acting:.1f} of them to an action"
    )


def _bare_inserts(count: int) -> float:
    from fengqiao.people.models import Area

    began = time.perf_counter()
    for n in range(count):
        Area.objects.create(code=f"37000{n:07d}", name="空行", level=5)
    return count / (time.perf_counter() - began)
