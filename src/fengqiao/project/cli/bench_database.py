"""``fengqiao bench queue`` and ``bench acting``: on a database of their own, SQLite or the PostgreSQL that is named."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import click

from fengqiao.project.cli import set_up_django

ROOT = Path(__file__).resolve().parents[4]


def fresh_database(postgres: str) -> None:
    """Point the settings at an empty database, migrated; the installation's own is never touched."""
    folder = tempfile.mkdtemp(prefix="fengqiao-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.update(FENGQIAO_MODE="test", FENGQIAO_DATA_DIR=folder)
    os.environ["FENGQIAO_DATABASE_URL"] = postgres or f"sqlite:///{folder}/bench.sqlite"
    sys.path.insert(0, str(ROOT))
    set_up_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


_POSTGRES = click.option("--postgres", default="", help="URL of an empty PostgreSQL database; SQLite without it.")


@click.command()
@_POSTGRES
@click.option("--small", default=10_000, show_default=True)
@click.option("--large", default=1_000_000, show_default=True)
@click.option("--pages", default=300, show_default=True)
def queue(postgres: str, small: int, large: int, pages: int) -> None:
    """The queue page at two sizes, and their ratio."""
    fresh_database(postgres)
    from bench.queue import run

    raise SystemExit(0 if run(small, large, pages) else 1)


@click.command()
@_POSTGRES
@click.option("--count", default=300, show_default=True)
def acting(postgres: str, count: int) -> None:
    """Submissions and actions a second."""
    fresh_database(postgres)
    from bench.acting import run

    run(count)
