"""The committed reference page is the one the declarations give."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from fengqiao.law import clocks_page as page_module
from fengqiao.law.clocks import CLOCKS, ClockRegistry
from fengqiao.law.clocks_page import clocks_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "clocks.md"


def test_the_committed_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == clocks_page(), "run: python -m fengqiao.law.clocks_page " + str(PAGE)


def test_every_clock_has_a_row_with_its_article() -> None:
    page = clocks_page()
    for id_, clock in CLOCKS.items():
        [row] = [line for line in page.splitlines() if line.startswith(f"| {id_} |") and "**旧法**" not in line]
        assert str(clock.rule) in row
        assert clock.length_text() in row
        assert row.count("|") == 8


def test_a_clock_of_which_nobody_knows_since_when_names_no_day() -> None:
    page = clocks_page(ClockRegistry([replace(CLOCKS["D002"], in_force_from=None)]))
    assert "自 2022-01-01 起" in clocks_page()
    assert "起 |" not in page.splitlines()[-1]


def test_the_module_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["clocks_page", str(tmp_path / "clocks.md")])
    runpy.run_path(str(page_module.__file__), run_name="__main__")
    assert (tmp_path / "clocks.md").read_text(encoding="utf-8") == clocks_page()
