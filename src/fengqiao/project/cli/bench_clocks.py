"""``fengqiao bench clocks``: the counting compared with its second implementation, and all open clocks recomputed."""

from __future__ import annotations

import sys

import click

from fengqiao.project.cli.bench_database import ROOT, fresh_database


@click.command()
@click.option("--timelines", default=100_000, show_default=True, help="Random timelines to count twice.")
@click.option("--seed", default=1, show_default=True, help="Of the timelines; another one draws other cases.")
@click.option("--matters", default=100_000, show_default=True, help="Open matters to recompute; 0 leaves that out.")
@click.option("--postgres", default="", help="URL of an empty PostgreSQL database; SQLite without it.")
def clocks(timelines: int, seed: int, matters: int, postgres: str) -> None:
    """Count TIMELINES with the library and the reference, then recompute MATTERS; exit 1 when either falls short."""
    sys.path.insert(0, str(ROOT))
    from bench.clocks import compare, recompute

    agreed = compare(timelines, seed)
    quick = True
    if matters:
        fresh_database(postgres)
        quick = recompute(matters)
    raise SystemExit(0 if agreed and quick else 1)
