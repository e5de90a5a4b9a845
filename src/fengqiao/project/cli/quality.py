"""The commands of a working day: test, check, messages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

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
    compile_messages()
    options = [] if any(one.startswith("-n") for one in arguments) else ["-n", "2", "--dist", "loadfile"]
    raise SystemExit(_run("pytest", *options, *arguments, **environment))


@click.command()
def check() -> None:
    """Lint, format, types, layers, migrations, declarations, citations."""
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("importlinter.cli", "lint"),
        ("fengqiao.project", "manage", "makemigrations", "--check", "--dry-run"),
        ("fengqiao.project", "services", "check"),
        ("fengqiao.project", "law", "check"),
    )
    failed = [" ".join(step) for step in steps if _run(*step, FENGQIAO_MODE="test")]
    if failed:
        raise click.ClickException("these failed: " + "; ".join(failed))
    click.echo("everything holds")


@click.group()
def messages() -> None:
    """The translation catalogues: Chinese is in the source, English beside it."""


@messages.command()
def update() -> None:
    """Collect the messages of source and templates into the English catalogue."""
    template = ROOT / "var" / "messages.pot"
    template.parent.mkdir(exist_ok=True)
    babel = ("babel.messages.frontend",)
    _run(
        *babel,
        "extract",
        "-F",
        "babel.cfg",
        "-k",
        "gettext_lazy",
        "-k",
        "_",
        "--no-location",
        "--sort-output",
        "--no-wrap",
        "-o",
        str(template),
        "src",
    )
    _run(*babel, "update", "-i", str(template), "-d", str(_locale()), "-l", "en", "-D", "django", "--no-wrap", "-N")


@messages.command("compile")
def compile_() -> None:
    """Compile the catalogues."""
    compile_messages()


def compile_messages() -> None:
    """Compile each catalogue that is newer than its compiled form."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in _locale().glob("*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        fresh = target.with_suffix(".new")
        with fresh.open("wb") as out:
            write_mo(out, catalogue)
        fresh.replace(target)


def _locale() -> Path:
    return ROOT / "src" / "fengqiao" / "locale"
