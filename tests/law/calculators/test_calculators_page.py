"""The committed reference page is the one the declarations give."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from fengqiao.law import calculators_page as page_module
from fengqiao.law.calculators import CALCULATORS, FIGURES
from fengqiao.law.calculators_page import calculators_page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "calculators.md"


def test_the_committed_page_is_up_to_date() -> None:
    committed = PAGE.read_text(encoding="utf-8")
    assert committed == calculators_page(), f"run: python -m fengqiao.law.calculators_page {PAGE}"


def test_every_input_and_every_figure_has_a_row() -> None:
    page = calculators_page()
    for calculator in CALCULATORS.values():
        for one in calculator.inputs:
            assert f"| {one.key} | {one.label.zh} |" in page
    for key in FIGURES:
        assert f"| `{key}` |" in page


def test_the_module_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["calculators_page", str(tmp_path / "calculators.md")])
    runpy.run_path(str(page_module.__file__), run_name="__main__")
    assert (tmp_path / "calculators.md").read_text(encoding="utf-8") == calculators_page()
