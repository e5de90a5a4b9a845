"""The stage for every test: invented people, real statutes where a test asks for them, nothing skipped in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "data"
"""The reference statutes and questions; beside the project where they are to be had, and always in CI."""


@pytest.fixture
def statutes(db: None) -> None:
    """A few national laws in the database, read from the embedded statutes."""
    from tests.statutes import store_laws

    store_laws()


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference data; a test that needs it is skipped with a clear word where it is absent."""
    if not REFERENCE.is_dir():
        pytest.skip(f"needs the reference data in {REFERENCE}")
    return REFERENCE


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
    """Where nothing may be skipped, say what was."""
    if os.environ.get("FENGQIAO_NOTHING_SKIPPED") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("a test was skipped although FENGQIAO_NOTHING_SKIPPED is set", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test fails the run where nothing may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_controller = not hasattr(session.config, "workerinput")
    if is_controller and os.environ.get("FENGQIAO_NOTHING_SKIPPED") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = 1
