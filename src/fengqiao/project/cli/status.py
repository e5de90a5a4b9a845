"""``fengqiao status``: what a monitor asks every few minutes and a person on Friday evening."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

import click

from fengqiao.project.cli import set_up_django

LEAST_FREE = 2 * 1024**3
"""Bytes the data folder's disk must have left: a busy day's files, and time to react."""


@click.command()
def status() -> None:
    """Is everything running?  A line for each thing looked at; exit 1 when one of them needs somebody."""
    set_up_django()
    from django.utils import timezone

    bad = 0
    for is_well, line in _lines(timezone.now()):
        bad += not is_well
        click.echo(f"{'ok ' if is_well else 'BAD'}  {line}")
    if bad:
        raise SystemExit(1)


def _lines(now: datetime) -> Iterator[tuple[bool, str]]:
    from django.conf import settings

    from fengqiao.project.readiness import faults

    free = shutil.disk_usage(settings.DATA_DIR).free
    yield free >= LEAST_FREE, f"disk: {free / 1024**3:.1f} GB free where the data folder is"
    wrong = list(faults())
    for sentence in wrong:
        yield False, sentence
    if wrong:
        return
    yield True, "database, tables and seal key"
    yield from _moving(now)


def _moving(now: datetime) -> Iterator[tuple[bool, str]]:
    from django.utils.timezone import localdate

    from fengqiao.matters.queues import overdue_matters
    from fengqiao.notices.delivery import given_up, is_late, waiting_count
    from fengqiao.project.heartbeat import is_silent, silent_for

    silence = silent_for(now)
    seen = "not seen yet" if silence is None else f"seen {max(silence.total_seconds(), 0):.0f} s ago"
    silent = is_silent(now)
    yield not silent, f"worker: {seen}" + ("; start ./fengqiao work" if silent else "")
    yield not is_late(now), f"messages: {waiting_count()} wait to be sent"
    lost = given_up(now - timedelta(days=1))
    yield (
        not lost,
        f"messages: {lost} of the last day were refused to the end" + ("; see 通知 in the admin" if lost else ""),
    )
    late = overdue_matters(localdate(now)).count()
    yield True, f"matters: {late} overdue (./fengqiao matters overdue lists them)"
