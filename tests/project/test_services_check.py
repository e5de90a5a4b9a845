"""What is wrong in a declaration is found before anybody meets it, and each fault says what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner
from django.db.utils import OperationalError, ProgrammingError

from fengqiao.project.cli import _sentence
from fengqiao.project.cli import services as command
from fengqiao.services import CATALOGUE

LEGAL_AID = CATALOGUE.get("legal-aid")


def test_an_unknown_icon_and_an_unknown_agency_are_found_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(LEGAL_AID, icon="no-such-icon", agency_kind="tool_shed")
    monkeypatch.setattr(command, "_catalogue", lambda: [wrong])
    done = CliRunner().invoke(command.services, ["check"])
    assert done.exit_code == 1
    assert "legal-aid: agency_kind 'tool_shed' is unknown; use one of" in done.output
    assert "legal-aid: icon 'no-such-icon' is unknown; take a name from" in done.output


def test_the_services_there_are_hold() -> None:
    done = CliRunner().invoke(command.services, ["check"])
    assert (done.exit_code, done.output) == (0, f"{len(list(CATALOGUE))} services, no problem found\n")


def test_a_slip_of_python_names_file_and_line() -> None:
    broken = compile("\n\nwrong(1)", "/x/src/fengqiao/services/tools.py", "exec")
    with pytest.raises(NameError) as caught:
        exec(broken, {})
    assert command._place_of(caught.value) == "/x/src/fengqiao/services/tools.py:3"
    with pytest.raises(SyntaxError) as unclosed:
        compile("a = (", "/x/src/fengqiao/services/tools.py", "exec")
    assert command._place_of(unclosed.value) == "/x/src/fengqiao/services/tools.py:1"


def test_the_list_is_there_by_its_name_and_without() -> None:
    named, alone = (CliRunner().invoke(command.services, words) for words in (["list"], []))
    assert named.output == alone.output
    assert "legal-aid" in named.output


def test_missing_tables_are_said_in_words() -> None:
    for error in (OperationalError("no such table: x"), ProgrammingError('relation "x" does not exist\nLINE 1: …')):
        assert _sentence(error).endswith("Run ./fengqiao migrate")
    assert _sentence(ProgrammingError("syntax error")) == ""


def test_a_variable_that_a_package_refuses_speaks_for_itself() -> None:
    said = "FENGQIAO_ENCODER=nosuch: No module named 'nosuch'. Leave the variable out."
    assert _sentence(ValueError(said)) == said


def test_a_fault_of_the_program_keeps_its_traceback() -> None:
    assert _sentence(KeyError("x")) == ""
