"""The committed reference page is the one the declarations give."""

from pathlib import Path

from fengqiao.law.clocks import CLOCKS
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
