"""The ``fengqiao`` command.  Each sub-command lives in its own module and is imported when it is called."""

from __future__ import annotations

import importlib
import os
import re
import sys

import click

from fengqiao import __version__

_COMMANDS: dict[str, tuple[str, str, str]] = {
    # name: (module, attribute, one line of help)
    "demo": ("demo", "demo", "Set up the demonstration district and serve it on this machine."),
    "serve": ("serve", "serve", "Serve an installation (production settings come from the environment)."),
    "work": ("serve", "work", "Send queued messages and do what falls due (run beside serve)."),
    "migrate": ("serve", "migrate", "Create or upgrade the database."),
    "secrets": ("serve", "secrets", "Print a fresh pair of secrets for the environment."),
    "ask": ("ask", "ask", "Ask a question in everyday words; --batch answers a file of them."),
    "law": ("law", "law", "Statutes: import, check, due dates, impact of a change."),
    "services": ("services", "services", "The catalogue: list, show, check, draw."),
    "matters": ("matters", "matters", "Matters: recompute clocks, list what is overdue."),
    "verify": ("matters", "verify", "Walk the event chains and the stored files; name what does not hold."),
    "status": ("status", "status", "Is everything running?  Exit 1 and a sentence for each thing that is not."),
    "bench": ("bench", "bench", "Measure: ask, clocks, queue, acting, setup."),
    "test": ("quality", "run_tests", "Run the tests."),
    "check": ("quality", "check", "Lint, types, layers, declarations, documents."),
    "messages": ("quality", "messages", "Update or compile the translation catalogues."),
    "schema": ("api_schema", "schema", "Print the OpenAPI description of the API."),
    "mcp": ("mcp", "mcp", "Offer ask, articles, due dates and services to assistants."),
    "manage": ("manage", "manage", "Any command of the framework (shell, createsuperuser ...)."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called: ``law due`` starts without Django."""

    def __init__(self, *args: object, table: dict[str, tuple[str, str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.table, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return super().get_command(ctx, cmd_name)
        module, attribute, _help = self.table[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"fengqiao.project.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the help of the table, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_module, _attribute, text) in self.table.items()])


@click.command(cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Fengqiao (枫桥): public legal services for a county."""


def set_up_django() -> None:
    """Load the framework; called by the commands that need the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")
    import django

    django.setup()


def main() -> None:
    """The entry point; ``fengqiao help`` is ``fengqiao --help``, and ``help COMMAND`` is ``COMMAND --help``."""
    if sys.argv[1:2] == ["help"]:
        sys.argv[1:] = [*sys.argv[2:], "--help"]
    try:
        cli(prog_name="fengqiao")
    except Exception as error:
        if not (sentence := _sentence(error)):
            raise
        click.echo(f"Error: {sentence}", err=True)
        raise SystemExit(1) from None


_NO_TABLE = re.compile(r"no such (table|column)|(relation|column) .* does not exist")
_SPEAK_FOR_THEMSELVES = {
    "django.core.exceptions.ImproperlyConfigured",
    "environs.exceptions.EnvError",
    "fengqiao.flow.check.DeclarationError",
}


def _sentence(error: Exception) -> str:
    """What an operator can do something about, in words; "" for a fault of the program, which keeps its traceback."""
    kinds = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    if kinds & _SPEAK_FOR_THEMSELVES or str(error).startswith("FENGQIAO_"):
        return str(error)
    if "django.db.utils.DatabaseError" in kinds and _NO_TABLE.search(str(error)):
        return "the database is empty or of another version. Run ./fengqiao migrate"
    if kinds & {"django.db.utils.OperationalError", "django.db.utils.InterfaceError"}:
        from fengqiao.project.readiness import reason

        return f"the database did not answer: {reason(error)}"
    return ""
