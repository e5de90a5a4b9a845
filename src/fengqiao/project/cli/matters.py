"""``fengqiao matters`` and ``fengqiao verify``."""

from __future__ import annotations

import click

from fengqiao.project.cli import set_up_django


@click.group()
def matters() -> None:
    """Matters: recompute clocks."""


@matters.command()
@click.option("--all", "everything", is_flag=True, help="Closed matters too.")
def recompute(everything: bool) -> None:
    """Rebuild every stored due date from the events; say how many changed."""
    set_up_django()
    from fengqiao.matters.recompute import recompute_all

    with click.progressbar(length=1, label="recomputing") as bar:
        done = recompute_all(only_open=not everything, progress=lambda made, total: _show(bar, made, total))
    click.echo(f"{done.looked_at} matters looked at, {done.changed} due dates changed, {done.told} people told")


def _show(bar: object, made: int, total: int) -> None:
    bar.length = max(total, 1)  # type: ignore[attr-defined]
    bar.update(made)  # type: ignore[attr-defined]


@click.command()
def verify() -> None:
    """Walk the event chains of every matter and name the first broken link of each; exit 1 when there is one."""
    set_up_django()
    from fengqiao.matters.chain import broken_links
    from fengqiao.matters.models import Event

    found = list(broken_links())
    for one in found:
        click.echo(f"matter {one.matter_id}, event {one.seq}: {one.why}", err=True)
    if found:
        raise SystemExit(1)
    click.echo(f"{Event.objects.count()} events, every link holds")
