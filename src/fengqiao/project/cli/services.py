"""``fengqiao services``: the catalogue on the command line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

import click

from fengqiao.flow import Service
from fengqiao.flow.check import DeclarationError
from fengqiao.flow.picture import mermaid, svg
from fengqiao.flow.words import described
from fengqiao.project.cli import set_up_django


def _catalogue() -> list[Service]:
    try:
        from fengqiao.services import CATALOGUE
    except DeclarationError as error:
        raise click.ClickException(f"the declarations have problems:\n{error}") from error
    except (TypeError, NameError, AttributeError, SyntaxError, ImportError) as error:
        if place := _place_of(error):
            raise click.ClickException(f"{place}: {error}; compare with the other files of services/") from error
        raise
    return list(CATALOGUE)


def _place_of(error: Exception) -> str:
    """File and line of the declaration the error came through; "" when it is not about one."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    places = (frame for frame in frames if "/fengqiao/services/" in frame.filename)
    return next((f"{at.filename}:{at.lineno}" for at in places if not at.filename.endswith("__init__.py")), "")


@click.group(invoke_without_command=True)
@click.pass_context
def services(ctx: click.Context) -> None:
    """The catalogue: list, show, check, draw."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@services.command("list")
def list_() -> None:
    """List every service: number, code, name, what it is for."""
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
    """Check every declaration, its icon and its kind of agency; list all problems at once."""
    found = _catalogue()
    set_up_django()
    if problems := [problem for service in found for problem in _out_of_place(service)]:
        raise click.ClickException("the declarations have problems:\n" + "\n".join(problems))
    click.echo(f"{len(found)} services, no problem found")


def _out_of_place(service: Service) -> Iterator[str]:
    """What a declaration names and only the rest of the house can know."""
    from lucide import IconDoesNotExist
    from lucide.templatetags.lucide import lucide

    from fengqiao.people.models import AgencyKind

    if service.agency_kind not in AgencyKind.values:
        known = ", ".join(sorted(AgencyKind.values))
        yield f"{service.code}: agency_kind {service.agency_kind!r} is unknown; use one of {known}"
    try:
        lucide(service.icon)
    except IconDoesNotExist:
        yield f"{service.code}: icon {service.icon!r} is unknown; take a name from https://lucide.dev/icons"


def _find(code: str) -> Service:
    for service in _catalogue():
        if service.code == code:
            return service
    raise click.ClickException(f"no service {code!r}; there are {', '.join(s.code for s in _catalogue())}")
