"""The queue at ten thousand and at a million matters: whole pages as a browser gets them, those behind, searches."""

from __future__ import annotations

import html
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import click
from django.db import connection
from django.test import Client

from bench.crowd import NAME, PHONE, add_matters, build_stage
from fengqiao.matters.models import Matter
from fengqiao.people.models import User

Get = Callable[[], Any]

BAR = 1.5
"""The page at the larger size may take this many times as long as at the smaller, at the 95th percentile."""


def signed_in(officer: User) -> Client:
    """A browser of the officer, past the second factor."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(officer, generate_totp_secret())
    client = Client()
    client.force_login(officer)
    return client


LISTS = (
    "/desk/",
    "/desk/?colour=red",
    "/desk/?colour=amber",
    "/desk/?service=legal-aid",
    "/desk/?service=judicial-confirmation",
    "/desk/?unassigned=1",
    "/desk/?today=1",
    "/desk/?closed=1",
    "/desk/?closed=1&service=judicial-confirmation",
)
_NEXT = re.compile(r'rel="next" href="([^"]+)"')


def list_pages(client: Client) -> list[Get]:
    """The ready-made lists, and the page ten pages behind the first of each of two."""
    paths = list(LISTS)
    for path in ("/desk/", "/desk/?closed=1"):
        for _ in range(10):
            found = _NEXT.search(client.get(path).content.decode())
            if found is None:
                break
            path = f"/desk/{html.unescape(found[1])}"
        paths.append(path)
    return [partial(client.get, path) for path in paths]


def searches(client: Client) -> list[Get]:
    """What is typed into the search box while somebody is on the telephone."""
    number = Matter.objects.order_by("number").values_list("number", flat=True)[5_000]
    return [partial(client.post, "/desk/search/", {"q": typed}, follow=True) for typed in (PHONE, NAME, number)]


def measure(visits: list[Get], pages: int) -> list[float]:
    """Seconds of each page, all kinds in turn, after one round to warm up."""
    for visit in visits:
        visit()
    spent = []
    for n in range(pages):
        began = time.perf_counter()
        answer = visits[n % len(visits)]()
        spent.append(time.perf_counter() - began)
        assert answer.status_code == 200, answer.status_code
    return spent


def percentile(values: list[float], share: int) -> float:
    """In milliseconds."""
    return statistics.quantiles(values, n=100)[share - 1] * 1000


def run(small: int, large: int, pages: int) -> bool:
    """Fill, measure, fill more, measure again; print both and the ratio; True when the bar is met."""
    officer, agencies = build_stage()
    client = signed_in(officer)
    today = date.today()  # noqa: DTZ011  # only offsets from it matter
    at_95: dict[str, list[float]] = {"queue page": [], "search": []}
    for size, so_far in ((small, 0), (large, small)):
        began = time.perf_counter()
        add_matters(size - so_far, agencies, today, seed=size)
        click.echo(f"{size:,} matters, filled in {time.perf_counter() - began:.0f} s")
        for what, visits in (("queue page", list_pages(client)), ("search", searches(client))):
            spent = measure(visits, pages)
            at_95[what].append(percentile(spent, 95))
            click.echo(f"    {what}: p50 {percentile(spent, 50):.1f} ms, p95 {percentile(spent, 95):.1f} ms")
    ratios = {what: p95[1] / p95[0] for what, p95 in at_95.items()}
    for what, ratio in ratios.items():
        click.echo(f"{connection.vendor}: {what}, p95 at {large:,} is {ratio:.2f} times that at {small:,} (bar {BAR})")
    return max(ratios.values()) <= BAR
