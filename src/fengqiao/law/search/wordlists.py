"""The word lists beside this package: plain UTF-8 lines, `#` begins a comment, reviewed like code."""

from __future__ import annotations

from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """The lines of data/<name> without comments and blank lines."""
    text = files("fengqiao.law.search").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
