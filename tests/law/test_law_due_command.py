"""``fengqiao law due``: JSON for programs, sentences for people, one clear sentence for bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fengqiao.project.cli.law_due import due


def run(*arguments: str) -> Result:
    return CliRunner().invoke(due, list(arguments))


def answer(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_answer_as_json() -> None:
    found = answer("7d", "--from", "2026-02-10", "--rule", "法律援助法:43")
    assert (found["due"], found["provisional"], found["safe"]) == ("2026-02-24", False, "2026-02-14")
    assert (found["unrolled"], found["rule"]) == ("2026-02-17", "《法律援助法》第四十三条")
    assert [step["kind"] for step in found["steps"]] == ["start", "first_day", "count", "holiday", "roll", "end"]
    assert all(step["zh"] and step["en"] and step["date"] for step in found["steps"])


def test_the_answer_in_words() -> None:
    zh = run("7d", "--from", "2026-02-10", "--rule", "法律援助法:43")
    assert zh.stdout.splitlines()[0] == "依据《法律援助法》第四十三条，期限为7日"
    assert zh.stdout.splitlines()[-1] == "最后一日：2026年2月24日（星期二）"
    assert run("7d", "--from", "2026-02-10", "--lang", "en").stdout.splitlines()[-1] == "Last day: Tue 24 Feb 2026"


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        ("20wd --from 2026-02-10", "2026-03-16"),
        ("6mo --from 2025-08-31", "2026-02-28"),
        ("1yr --from 2025-03-14", "2026-03-16"),
        ("24h --from 2026-02-10T09:30", "2026-02-11T09:30:00+08:00"),
        ("24h --from 2026-02-10T09:30+00:00", "2026-02-11T17:30:00+08:00"),
        ("48h --from 2026-02-10T09:30 --next-hour", "2026-02-12T10:00:00+08:00"),
        ("24h --from 2026-02-10T09:30 --pause 2026-02-10T10:00..2026-02-10T11:00", "2026-02-11T10:30:00+08:00"),
        ("60d --from 2025-07-01 --pause 2025-08-11..2025-09-09", "2025-09-29"),
        ("15wd --from 2026-04-28 --pause 2026-05-08..2026-05-10 --pause 2026-05-11..2026-05-12", "2026-05-27"),
        ("45d --from 2025-09-26 --extend 15d", "2025-11-25"),
        ("45d --from 2025-09-26 --extend 10d --extend 5d", "2025-11-25"),
        ("7d --from 2026-02-10 --no-roll", "2026-02-17"),
        ("7d --from 2026-02-10T23:00", "2026-02-24"),
    ],
)
def test_every_option_counts(arguments: str, last: str) -> None:
    assert answer(*arguments.split())["due"] == last


def test_a_pause_without_end_has_no_due_date() -> None:
    found = answer("60d", "--from", "2025-07-01", "--pause", "2025-08-11..")
    assert (found["due"], found["paused"]) == (None, True)
    assert answer("24h", "--from", "2026-02-10T09:30", "--pause", "2026-02-10T10:00..")["paused"]


def test_a_notice_not_shipped_with_the_package_can_be_added(tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text('year = 2027\n[[off]]\nname = "元旦"\nfrom = 2027-01-01\nto = 2027-01-04\n', encoding="utf-8")
    assert answer("3d", "--from", "2026-12-29")["provisional"]
    found = answer("3d", "--from", "2026-12-29", "--calendar", str(file))
    assert (found["due"], found["provisional"]) == ("2027-01-05", False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("7 --from 2026-02-10", "“7” is not a period"),
        ("7d --from 2026-02-30", "“2026-02-30” is not a date: write year-month-day"),
        ("7d --from 2026-02-10Tx", "is not a date with a time"),
        ("24h --from 2026-02-10", "hours run from a moment, and “2026-02-10” is only a day"),
        ("7d --from 2026-02-10 --pause 2026-02-11", "is not a pause: write first..last day"),
        ("7d --from 2026-02-10 --pause 2026-02-12..2026-02-11", "a pause cannot end"),
        ("7d --from 2026-02-10 --extend 3", "“3” is not a period"),
        ("7d --from 2026-02-10 --extend 3h", "hours can only be extended by hours"),
        ("7d --from 2026-02-10 --rule 43", "“43” is not a citation"),
        ("7d --from 2026-02-10 --calendar nowhere.toml", "nowhere.toml: cannot be read"),
        ("7d --from 2026-02-10 --next-hour", "next_hour is for periods of hours"),
    ],
)
def test_bad_input_gets_one_clear_sentence_and_exit_code_2(arguments: str, message: str) -> None:
    result = run(*arguments.split())
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_start_is_exit_code_2_too() -> None:
    assert run("7d").exit_code == 2


def test_it_starts_without_django_and_without_numpy() -> None:
    program = (
        "import sys; from fengqiao.project.cli.law_due import due;"
        "due(['7d', '--from', '2026-02-10'], standalone_mode=False);"
        "print({'django', 'numpy', 'fengqiao.law.clocks'} & set(sys.modules), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr.strip() == "set()"
