"""``fengqiao bench``: measurements, each against a named peer in the same run."""

from __future__ import annotations

import click

from fengqiao.project.cli import LazyGroup

_COMMANDS = {
    "ask": ("bench_ask", "ask", "Finding the governing articles, beside BM25 and the package's own search."),
    "clocks": ("bench_clocks", "clocks", "Counting periods, beside a second implementation; recomputing open clocks."),
    "queue": ("bench_database", "queue", "The queue page at ten thousand and a million matters."),
    "acting": ("bench_database", "acting", "Submissions and actions a second."),
    "setup": ("bench_setup", "setup", "From installed to a district that can be used: seconds and megabytes."),
}


@click.command(cls=LazyGroup, table=_COMMANDS)
def bench() -> None:
    """Measure."""
