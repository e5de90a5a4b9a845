"""``fengqiao matters`` and ``fengqiao verify``."""

from __future__ import annotations

import click

from fengqiao.project.cli import set_up_django


@click.group()
def matters() -> None:
    """Matters: recompute clocks, list what is overdue."""


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


@matters.command()
def overdue() -> None:
    """List the open matters whose day has passed, the oldest first: day, service, number, office."""
    set_up_django()
    from django.utils import timezone

    from fengqiao.matters.queues import overdue_matters

    found = list(overdue_matters(timezone.localdate()))
    for matter in found:
        click.echo(f"{matter.next_due}  {matter.service_code}  {matter.number}  {matter.agency.name}")
    click.echo(f"{len(found)} matters are overdue", err=True)


@click.command()
@click.option("--no-files", is_flag=True, help="The event chains only: attachments and papers are not read.")
def verify(no_files: bool) -> None:
    """Walk the event chains and read the stored files; name what does not hold.  Exit 1 when there is something."""
    set_up_django()
    from fengqiao.matters.chain import broken_links
    from fengqiao.matters.models import Event
    from fengqiao.matters.stored_files import file_count, file_faults

    found = 0
    for link in broken_links():
        found += 1
        click.echo(f"matter {link.matter_id}, event {link.seq}: {link.why}", err=True)
    for fault in () if no_files else file_faults():
        found += 1
        click.echo(f"matter {fault.matter_id}, {fault.place}: {fault.why}", err=True)
    if found:
        raise SystemExit(1)
    files = "" if no_files else f"; {file_count()} files, each as it was stored"
    click.echo(f"{Event.objects.count()} events, every link holds{files}")
