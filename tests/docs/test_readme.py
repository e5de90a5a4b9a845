"""What the documents promise is there: links lead on, commands exist, numbers and the session are the program's own."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from django.core.management import get_commands

from fengqiao.citizen.modules import MODULES
from fengqiao.law.calculators import CALCULATORS
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.statutes import read_embedded
from fengqiao.law.still_in_time import SITUATIONS
from fengqiao.project.cli import cli
from fengqiao.services import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]

_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_COMMAND = re.compile(r"\./fengqiao((?: +[a-z][a-z_-]*)+)")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_to_something(page):
    targets = [first or second for first, second in _LINK.findall(_without_code(page.read_text("utf-8")))]
    inside = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert not [target for target in inside if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_command_exists(page):
    unknown = [words for words in _COMMAND.findall(page.read_text("utf-8")) if not _exists(words.split())]
    assert not unknown


def test_a_command_that_does_not_exist_is_noticed():
    assert _exists(["help"])
    assert _exists(["law", "due"])
    assert _exists(["bench"])
    assert not _exists(["laws"])
    assert not _exists(["law", "guess"])


def test_both_readmes_have_the_same_headings_blocks_and_pictures():
    english, chinese = (page.read_text("utf-8") for page in READMES)
    for shape in (r"^(#+) ", r"^(```)", r"<img src=\"([^\"]+)\"", r"^(- )\*\*"):
        assert re.findall(shape, english, re.MULTILINE) == re.findall(shape, chinese, re.MULTILINE), shape


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_numbers_are_those_of_the_program(page):
    text = page.read_text("utf-8")
    guides = len(list((ROOT / "src" / "fengqiao" / "knowledge" / "guides").glob("*.toml")))
    numbers = (len(read_embedded().statutes), len(CLOCKS), len(CALCULATORS), len(SITUATIONS), guides)
    assert not [number for number in numbers if not re.search(rf"\b{number} ", text)]
    closed = sum(not module.is_here for module in MODULES)
    assert (len(list(CATALOGUE)), closed, len(MODULES)) == (4, 9, 15), "say it in both READMEs, then here"


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_session_is_what_the_command_prints(page):
    block = next(
        one for one in re.findall(r"```\n(.*?)```", page.read_text("utf-8"), re.DOTALL) if one.startswith("$ ")
    )
    command, _, said = block.partition("\n")
    result = CliRunner().invoke(cli, command.removeprefix("$ ./fengqiao ").split())
    assert result.exit_code == 0
    assert result.output.strip() == said.strip()


def test_every_command_of_the_help_can_be_loaded():
    for name in cli.list_commands(click.Context(cli)):
        assert cli.get_command(click.Context(cli), name) is not None
        module = cli.table[name][0]
        importlib.import_module(f"fengqiao.project.cli.{module}")


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def _exists(words: list[str]) -> bool:
    """Whether these words after ``./fengqiao`` name a command; the arguments of one that takes some are not looked at."""
    if words[0] == "help":
        return True
    command = cli.get_command(click.Context(cli), words[0])
    if isinstance(command, click.Group):
        return len(words) == 1 or command.get_command(click.Context(command), words[1]) is not None
    if words[0] == "manage":
        return len(words) == 1 or words[1] in get_commands()
    return command is not None
