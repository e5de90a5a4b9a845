"""One real server a session and a browser a file: what only the whole thing, running, can show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser.chromium import CHROMIUM, launch
from tests.browser.people import DEVICES, Device
from tests.browser.server import Server
from tests.browser.street import Street

expect.set_options(timeout=20_000)  # a machine that does other things too


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"Chromium is not installed at {CHROMIUM}; on Debian: apt install chromium")
    return CHROMIUM


@pytest.fixture(scope="session")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("district"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Ends with the file: while it runs, no test of the process could use the database."""
    with sync_playwright() as started:
        made = launch(started, tmp_path_factory.getbasetemp())
        yield made
        made.close()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """The cookies of who signed in before, so that nobody signs in twice."""
    return {}


@pytest.fixture
def street(browser: Browser, server: Server, signed_in: dict[str, Any]) -> Iterator[Street]:
    made = Street(browser, server, signed_in)
    yield made
    for person in made.people:
        person.context.close()


@pytest.fixture(params=DEVICES, ids=lambda device: device.name)
def device(request: pytest.FixtureRequest) -> Device:
    return request.param
