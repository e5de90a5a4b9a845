"""Running an installation: the server, the worker beside it, the database, the secrets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType

import click

from fengqiao.project.cli import set_up_django
from fengqiao.project.message_catalogue import compile_catalogues


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@click.option("--workers", default=2, show_default=True, help="Processes.")
def serve(bind: str, workers: int) -> None:
    """Serve the pages and the API.  Settings come from the environment; see docs/operations.md."""
    compile_catalogues()
    set_up_django()
    from fengqiao.project.readiness import refuse_unready

    refuse_unready()
    open_search()
    os.execv(sys.executable, server_command(bind, workers))  # noqa: S606  # our own interpreter, no shell


def server_command(bind: str, workers: int) -> list[str]:
    """The command line of the application server."""
    options = ["--threads", "4", "--worker-class", "gthread", "--no-control-socket", "--max-requests", "20000"]
    # Not all processes at once: each begins anew a little earlier or later.
    options += ["--max-requests-jitter", "4000"]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "fengqiao.project.wsgi",
        "--bind",
        bind,
        "--workers",
        str(workers),
        *options,
    ]


@click.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option("--every", default=5.0, show_default=True, help="Seconds between rounds.")
def work(once: bool, every: float) -> None:
    """Send queued messages and do what falls due.  Several may run; nothing happens twice."""
    set_up_django()
    from fengqiao.notices.gateways import gateway
    from fengqiao.project.readiness import refuse_unready
    from fengqiao.project.worker import Worker

    refuse_unready()
    worker = Worker(gateway())
    if not once:
        click.echo("working: messages every few seconds, clocks every ten minutes", err=True)
        worker.run(_Stop(), every)
        return
    worker.round()
    done = worker.passed
    click.echo(f"{worker.sent} messages sent, {done.lapsed} lapses, {done.reminded} reminders")
    if worker.failures:
        raise click.ClickException(f"{worker.failures} parts of the round failed; the lines above say why")


class _Stop:
    """Remembers that the operator asked the worker to stop, and cuts a pause short."""

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True

    def wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.asked and time.monotonic() < until:
            time.sleep(0.2)


@click.command()
def migrate() -> None:
    """Create or upgrade the database, the cache table and the static files.  Safe to repeat."""
    set_up_django()
    prepare()
    click.echo("the database is up to date")


def prepare() -> None:
    """Bring tables, cache table, translations and static files up to date."""
    from django.core.management import call_command

    compile_catalogues()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def open_search() -> None:
    """Build the search index now if there is none for these statutes, so that nobody's first question waits for it."""
    from fengqiao.knowledge.node import asker

    click.echo("opening the search index (built anew when statutes have changed) ...", err=True)
    asker()


@click.command()
def secrets() -> None:
    """Print a fresh pair of secrets, ready for the environment."""
    from fengqiao.project.secrets import new_secrets

    made = new_secrets()
    click.echo(f"FENGQIAO_SECRET_KEY={made['secret_key']}\nFENGQIAO_SEAL_KEY={made['seal_key']}")


def start_beside(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a process of our own beside this one; it ends with its terminal."""
    return subprocess.Popen(command)  # noqa: S603  # our own interpreter and arguments
