"""``fengqiao law``: the law library on the command line."""

from __future__ import annotations

import click

from fengqiao.project.cli import LazyGroup

_COMMANDS = {
    "due": ("law_due", "due", "Count a statutory period and show every step."),
    "calculate": ("law_calculate", "calculate_command", "One calculator, with every step and its article."),
    "import": (
        "law_import",
        "import_statutes",
        "Read statutes into the database; say what came in and what was refused.",
    ),
    "check": ("law_import", "check", "Find every citation of the platform in the statutes in force."),
    "impact": ("law_import", "impact", "What cites an article that the last import changed or removed."),
}


@click.command(cls=LazyGroup, table=_COMMANDS)
def law() -> None:
    """Statutes: import, check, due dates, impact of a change."""
