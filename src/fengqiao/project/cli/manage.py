"""The framework's own commands."""

from __future__ import annotations

import click

from fengqiao.project.cli import set_up_django


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Any command of the framework."""
    set_up_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["fengqiao manage", *arguments])
