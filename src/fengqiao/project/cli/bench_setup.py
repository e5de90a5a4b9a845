"""``fengqiao bench setup``: how long the demonstration takes to be ready, and how much room it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[4]
BAR = 90.0
"""Seconds from installed to ready, on two cores."""


@click.command()
@click.option("--matters", default=400, show_default=True, help="How many matters the year holds.")
def setup(matters: int) -> None:
    """Set the demonstration up in an empty folder; exit 1 when it takes longer than the bar."""
    with tempfile.TemporaryDirectory(prefix="fengqiao-bench-") as folder:
        command = [sys.executable, "-m", "fengqiao.project", "demo", "--no-serve", "--matters", str(matters)]
        began = time.monotonic()
        subprocess.run(command, check=True, env={**os.environ, "FENGQIAO_DATA_DIR": folder}, stdout=subprocess.DEVNULL)  # noqa: S603
        seconds = time.monotonic() - began
        click.echo(f"ready after {seconds:.0f} s (bar {BAR:.0f}) with {matters} matters")
        click.echo(f"data {megabytes(Path(folder)):.0f} MB, environment {megabytes(ROOT / '.venv'):.0f} MB")
    raise SystemExit(0 if seconds <= BAR else 1)


def megabytes(folder: Path) -> float:
    """The size of everything below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
