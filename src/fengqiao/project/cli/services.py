"""``fengqiao services``: the catalogue on the command line."""

from __future__ import annotations

import click

from fengqiao.flow import Service
from fengqiao.flow.check import DeclarationError
from fengqiao.flow.picture import mermaid, svg
from fengqiao.flow.words import described


def _catalogue() -> list[Service]:
    try:
        from fengqiao.services import CATALOGUE
    except DeclarationError as error:
        raise click.ClickException(f"the declarations have problems:\n{error}") from error
    return list(CATALOGUE)


@click.group(invoke_without_command=True)
@click.pass_context
def services(ctx: click.Context) -> None:
    """The catalogue: list, show, check, draw."""
    if ctx.invoked_subcommand is None:
        for service in _catalogue():
            click.echo(f"{service.number}  {service.code:24} {service.name}  {service.summary}")


@services.command()
@click.argument("code")
def show(code: str) -> None:
    """Explain one service in words: steps, who acts, clocks with their articles."""
    click.echo(described(_find(code)))


@services.command()
@click.argument("code")
@click.option("--svg", "as_svg", is_flag=True, help="An SVG picture instead of Mermaid text.")
def draw(code: str, as_svg: bool) -> None:
    """Draw a service's steps."""
    service = _find(code)
    click.echo(svg(service) if as_svg else mermaid(service))


@services.command()
def check() -> None:
    """Check every declaration; list all problems at once."""
    found = _catalogue()
    click.echo(f"{len(found)} services, no problem found")


def _find(code: str) -> Service:
    for service in _catalogue():
        if service.code == code:
            return service
    raise click.ClickException(f"no service {code!r}; there are {', '.join(s.code for s in _catalogue())}")
