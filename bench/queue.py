"""The queue page at ten thousand and at a million matters: the whole page, as the browser gets it, and its next page."""

from __future__ import annotations

import statistics
import time
from datetime import date

import click
from django.db import connection
from django.test import Client

from bench.crowd import add_matters, build_stage
from fengqiao.people.models import User

BAR = 1.5
"""The page at the larger size may take this many times as long as at the smaller, at the 95th percentile."""


def signed_in(officer: User) -> Client:
    """A browser of the officer, past the second factor."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(officer, generate_totp_secret())
    client = Client()
    client.force_login(officer)
    return client


def measure(client: Client, pages: int) -> list[float]:
    """Seconds of each page: the first one and the ones behind it, filters and tabs in turn."""
    paths = ["/desk/", "/desk/?colour=red", "/desk/?colour=amber", "/desk/?service=legal-aid", "/desk/?closed=1"]
    for path in paths:
        client.get(path)
    spent = []
    for n in range(pages):
        began = time.perf_counter()
        answer = client.get(paths[n % len(paths)])
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
    rows = []
    for size, so_far in ((small, 0), (large, small)):
        began = time.perf_counter()
        add_matters(size - so_far, agencies, today, seed=size)
        filled = time.perf_counter() - began
        spent = measure(client, pages)
        rows.append((size, percentile(spent, 50), percentile(spent, 95)))
        click.echo(f"{size:>9,} matters (filled in {filled:.0f} s): p50 {rows[-1][1]:.1f} ms, p95 {rows[-1][2]:.1f} ms")
    ratio = rows[1][2] / rows[0][2]
    click.echo(f"{connection.vendor}: p95 at {large:,} is {ratio:.2f} times that at {small:,} (bar {BAR})")
    return ratio <= BAR
