"""``fengqiao demo``: from nothing to a district that can be used, in about a minute."""

from __future__ import annotations

import socket
import sys
import time
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random

import click

from fengqiao.project.cli import set_up_django
from fengqiao.project.cli.serve import open_search, prepare, server_command, start_beside


@click.group(invoke_without_command=True)
@click.option("--port", default=8000, show_default=True, help="Port to serve on.")
@click.option("--matters", "count", default=400, show_default=True, help="How many matters the year holds.")
@click.option("--seed", default=2026, show_default=True, help="The same seed gives the same district.")
@click.option("--no-serve", is_flag=True, help="Set up and stop.")
@click.pass_context
def demo(ctx: click.Context, port: int, count: int, seed: int, no_serve: bool) -> None:
    """Set up the demonstration district on SQLite and serve it on this machine."""
    set_up_django()
    _refuse_production()
    if ctx.invoked_subcommand is not None:
        return
    began = time.monotonic()
    prepare()
    passwords = _set_up(count, seed)
    click.echo(f"ready in {time.monotonic() - began:.0f} s", err=True)
    _welcome(port, passwords)
    if no_serve:
        return
    worker = start_beside([sys.executable, "-m", "fengqiao.project", "work", "--every", "1"])
    server = start_beside(server_command(f"0.0.0.0:{port}", 2))
    try:
        server.wait()
    except KeyboardInterrupt:
        click.echo("stopping", err=True)
    finally:
        for process in (server, worker):
            process.terminate()
            process.wait()


@demo.command("codes")
def codes() -> None:
    """Print the present six-digit code of every demonstration sign-in."""
    from fengqiao.project.demonstration.sign_in import current_codes

    for username, code in current_codes():
        click.echo(f"{username:20} {code}")


def _refuse_production() -> None:
    """Neither the district nor anybody's six digits belong into an installation that serves people."""
    from django.conf import settings

    if settings.PRODUCTION:
        raise click.ClickException("this is a production installation; the demonstration never touches one")


def _set_up(count: int, seed: int) -> list[tuple[str, str, str]]:
    """Statutes, district, year of matters, sign-ins; what is there already is left as it is."""
    from django.db import transaction
    from django.utils import timezone

    from fengqiao.knowledge.importing import store
    from fengqiao.law.statutes import read_embedded
    from fengqiao.people.models import Area
    from fengqiao.project.demonstration.district import CODE, build_district
    from fengqiao.project.demonstration.sign_in import give_sign_ins
    from fengqiao.project.demonstration.year import play_year

    statutes = read_embedded().statutes
    with click.progressbar(length=len(statutes), label="statutes", file=sys.stderr) as bar:
        store(statutes, source="embedded", progress=lambda _statute: bar.update(1))
    if Area.objects.filter(code__startswith=CODE).exists():
        open_search()
        return give_sign_ins(fresh=False)
    # The index needs the statutes alone: it is built on another core while the year is played.
    search = get_context("spawn").Process(target=_open_search)
    search.start()
    now = timezone.now()
    random = Random(seed)  # noqa: S311  # invented data, not a secret
    with transaction.atomic():
        district = build_district(random, (now + timedelta(hours=8)).date())
        with click.progressbar(length=count, label="a year of matters", file=sys.stderr) as bar:
            play_year(district, random, now, count, lambda: bar.update(1))
    search.join()
    if search.exitcode != 0:
        open_search()
    return give_sign_ins(fresh=True)


def _open_search() -> None:
    """The work of a process beside this one."""
    set_up_django()
    open_search()


def _welcome(port: int, sign_ins: list[tuple[str, str, str]]) -> None:
    import segno

    address = f"http://{_address()}:{port}/"
    click.echo(f"\n枫桥公共法律服务 · 示范区县\n\n  citizens   {address}\n  staff      {address}desk/\n")
    segno.make(address).terminal(out=sys.stdout, compact=True)
    click.echo("  scan it with a phone on the same network\n")
    click.echo("Sign in as staff: user name and password (made just now, good until the next start), then six digits")
    click.echo("from ./fengqiao demo codes, in another terminal.\n")
    for username, role, password in sign_ins:
        click.echo(f"  {username:20} {password:24} {role}")
    click.echo("\nSign in as a citizen with any mobile number; the code appears in this terminal.\n")


def _address() -> str:
    """This machine's address on its own network, for a telephone to reach; the loopback when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


__all__ = ["Path", "demo"]
