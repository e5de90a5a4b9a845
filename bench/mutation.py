"""Change the period counting a little, hundreds of times, and see that a test notices each time.

    nice .venv/bin/python -m bench.mutation            # all five modules, two at a time
    nice .venv/bin/python -m bench.mutation periods    # one of them
    nice .venv/bin/python -m bench.mutation --again    # only what survived last time, with the tests as they are now

cosmic-ray makes the changes named in ``cosmic-ray.toml``, each in a copy of the project under ``build/mutation``, and runs
the tests of the counting there. What survives is printed with its difference; docs/reference/mutation.md explains it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
WORKSHOP = ROOT / "build" / "mutation"
CONFIG = tomllib.loads((ROOT / "cosmic-ray.toml").read_text(encoding="utf-8"))
MODULES = [Path(path).stem for path in CONFIG["cosmic-ray"]["module-path"]]

TESTS = (
    # The quickest first: a test run ends with its first failure.
    "test_worked_examples.py",
    "test_periods.py",
    "test_limitation.py",
    "test_counting_edges.py",
    "test_calendar.py",
    "test_agreement.py",
    "test_period_properties.py",
)
CONFTEST = """\
from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutation", derandomize=True, max_examples=40, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("mutation")
"""
PYTEST_INI = """\
[pytest]
pythonpath = src .
addopts = -p no:cacheprovider
testpaths = {tests}
"""
ENVIRONMENT = {
    "FENGQIAO_TIMELINES": "600",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}

type Survivor = tuple[str, int, str, str]
"""Function, line, operator, difference."""


def prepare(module: str) -> Path:
    """A copy of what the counting and its tests need, with cosmic-ray's session for ``module``."""
    place = WORKSHOP / module
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "src" / "fengqiao" / "law", place / "src" / "fengqiao" / "law")
    shutil.copy(ROOT / "src" / "fengqiao" / "__init__.py", place / "src" / "fengqiao")
    _copy_tests(place)
    config = (ROOT / "cosmic-ray.toml").read_text(encoding="utf-8")
    begin, end = config.index("module-path = ["), config.index("]", config.index("module-path = [")) + 1
    config = config[:begin] + f'module-path = "src/fengqiao/law/{module}.py"' + config[end:]
    (place / "cosmic-ray.toml").write_text(config, encoding="utf-8")
    _run(place, "cosmic-ray", "init", "cosmic-ray.toml", "session.sqlite")
    _run(place, "cr-filter-operators", "session.sqlite", "cosmic-ray.toml")
    return place


def prepare_again(module: str) -> Path:
    """The copy of the last run with today's tests, its survivors to be tried anew; made afresh when the module changed."""
    place, name = WORKSHOP / module, f"src/fengqiao/law/{module}.py"
    if not (place / "session.sqlite").exists() or (place / name).read_bytes() != (ROOT / name).read_bytes():
        return prepare(module)
    shutil.copytree(ROOT / "src" / "fengqiao" / "law", place / "src" / "fengqiao" / "law", dirs_exist_ok=True)
    _copy_tests(place)
    with sqlite3.connect(place / "session.sqlite") as session:
        session.execute("DELETE FROM work_results WHERE test_outcome = 'SURVIVED'")
    return place


def _copy_tests(place: Path) -> None:
    (place / "tests" / "law").mkdir(parents=True, exist_ok=True)
    for name in (*TESTS, "reference_counting.py", "timelines.py"):
        shutil.copy(ROOT / "tests" / "law" / name, place / "tests" / "law")
    (place / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    tests = " ".join(f"tests/law/{name}" for name in TESTS)
    (place / "pytest.ini").write_text(PYTEST_INI.format(tests=tests), encoding="utf-8")


def _run(place: Path, tool: str, *arguments: str) -> None:
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(tools / tool), *arguments],
        cwd=place,
        env={**os.environ, **ENVIRONMENT, "PATH": path},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise click.ClickException(f"{tool} failed in {place}:\n{done.stdout}\n{done.stderr}")


def mutate(module: str, *, again: bool) -> tuple[str, int, list[Survivor], float]:
    """Try every change of ``module``: its name, how many changes, the survivors, the minutes it took."""
    began = time.monotonic()
    place = prepare_again(module) if again else prepare(module)
    _run(place, "cosmic-ray", "baseline", "cosmic-ray.toml")
    _run(place, "cosmic-ray", "exec", "cosmic-ray.toml", "session.sqlite")
    with sqlite3.connect(place / "session.sqlite") as session:
        rows = session.execute(
            "SELECT definition_name, start_pos_row, operator_name, test_outcome, diff FROM mutation_specs"
            " JOIN work_results USING (job_id) WHERE worker_outcome != 'SKIPPED' ORDER BY start_pos_row"
        ).fetchall()
    survivors = [
        (name or "module", line, operator.removeprefix("core/"), diff)
        for name, line, operator, outcome, diff in rows
        if outcome == "SURVIVED"
    ]
    return module, len(rows), survivors, (time.monotonic() - began) / 60


def changed_lines(diff: str) -> str:
    """The lines of a difference that were taken out and put in."""
    lines = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("---", "+++")]
    return "\n".join(f"      {line}" for line in lines)


@click.command()
@click.argument("modules", nargs=-1, type=click.Choice(MODULES))
@click.option("--again", is_flag=True, help="Only what survived last time.")
@click.option("--workers", default=2, show_default=True, help="Modules worked on at the same time.")
def main(modules: tuple[str, ...], again: bool, workers: int) -> None:
    """Mutate MODULES (all without any) and print what survived."""
    total = killed = 0
    with ThreadPoolExecutor(workers) as pool:
        for module, tried, survivors, minutes in pool.map(partial(mutate, again=again), modules or MODULES):
            total, killed = total + tried, killed + tried - len(survivors)
            click.echo(f"{module}: {tried} changes, {len(survivors)} survived ({minutes:.0f} minutes)")
            for name, line, operator, diff in survivors:
                click.echo(f"  {name}, line {line}, {operator}\n{changed_lines(diff)}")
    click.echo(f"{killed} of {total} changes were noticed: {killed / max(total, 1):.1%}")


if __name__ == "__main__":
    main()
