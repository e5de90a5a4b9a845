"""The commands of a working day: test, check, messages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from fengqiao.project import message_catalogue

ROOT = Path(__file__).resolve().parents[4]


def _run(*command: str, **environment: str) -> int:
    """Run one of the development tools of this environment and return its exit status."""
    click.echo("$ " + " ".join(command), err=True)
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, **environment}).returncode  # noqa: S603


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def run_tests(arguments: tuple[str, ...]) -> None:
    """Run the tests on two processes; arguments go to pytest."""
    environment = {"FENGQIAO_MODE": "test", "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings"}
    message_catalogue.compile_catalogues()
    options = [] if any(one.startswith("-n") for one in arguments) else ["-n", "2", "--dist", "loadfile"]
    raise SystemExit(_run("pytest", *options, *arguments, **environment))


@click.command()
def check() -> None:
    """Lint, format, types, layers, migrations, declarations, citations, every branch of the law library."""
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("importlinter.cli", "lint"),
        ("fengqiao.project", "services", "check"),
        ("fengqiao.project", "law", "check"),
        ("fengqiao.project", "manage", "makemigrations", "--check", "--dry-run"),
        ("pytest", "-q", "-n", "2", "--cov=fengqiao.law", "--cov-report=term:skip-covered", "tests/law"),
    )
    # A folder of their own: what an installation holds in its database must not decide whether the code is sound.
    with TemporaryDirectory(prefix="fengqiao-check-") as folder:
        place = {"FENGQIAO_MODE": "test", "FENGQIAO_DATA_DIR": folder}
        # For the coverage alone: the many random timelines of a whole run reach no line that these do not.
        place |= {"COVERAGE_FILE": f"{folder}/coverage", "FENGQIAO_TIMELINES": "600"}
        failed = [" ".join(step) for step in steps if _run(*step, **place)]
    if failed:
        raise click.ClickException("these failed: " + "; ".join(failed))
    click.echo("everything holds")


@click.group()
def messages() -> None:
    """The translation catalogues: Chinese is in the source, English beside it."""


@messages.command()
def update() -> None:
    """Bring the English catalogue in step with source and templates, and say what has no English yet."""
    missing = message_catalogue.update_english()
    click.echo(f"{message_catalogue.ENGLISH.relative_to(ROOT)}: {missing} messages have no English yet")


@messages.command("compile")
def compile_() -> None:
    """Compile the catalogues."""
    message_catalogue.compile_catalogues()
