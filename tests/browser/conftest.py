"""One real server a session and a browser a file: what only the whole thing, running, can show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser.chromium import CHROMIUM, launch
from tests.browser.people import DESK, PHONE, Citizen, Device, Officer, Person
from tests.browser.server import Server

DEVICES = (PHONE, DESK, PHONE.without_script(), DESK.without_script())
PHONES_FROM = 13800000001
"""Invented numbers, one for each citizen of the session."""

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


class Street:
    """Where people with browsers come from; they leave when the test ends."""

    def __init__(self, browser: Browser, server: Server, signed_in: dict[str, Any]) -> None:
        self.browser, self.server, self.signed_in = browser, server, signed_in
        self.people: list[Person] = []

    def citizen(self, device: Device, phone: str = "") -> Citizen:
        """Somebody who was never here; with a number of their own unless one is given."""
        number = phone or str(PHONES_FROM + self.signed_in.setdefault("citizens", 0))
        self.signed_in["citizens"] += not phone
        return self._comes(Citizen(self.browser, self.server, device, phone=number))

    def wang(self, device: Device) -> Citizen:
        """The courier who has several matters going, signed in."""
        phone = self.server.scene["wang"]
        one = self._comes(Citizen(self.browser, self.server, device, self.signed_in.get("wang"), phone=phone))
        if "wang" not in self.signed_in:
            one.opens("/account/sign-in/")
            one.signs_in_by_code()
            self.signed_in["wang"] = one.context.storage_state()
        return one

    def officer(self, name: str, device: Device = DESK) -> Officer:
        """A member of the cast's staff, signed in."""
        one = self._comes(Officer(self.browser, self.server, device, self.signed_in.get(name)))
        if name not in self.signed_in:
            one.signs_in(self.server.scene["staff"][name])
            self.signed_in[name] = one.context.storage_state()
        return one

    def _comes[P: Person](self, person: P) -> P:
        self.people.append(person)
        return person


@pytest.fixture
def street(browser: Browser, server: Server, signed_in: dict[str, Any]) -> Iterator[Street]:
    made = Street(browser, server, signed_in)
    yield made
    for person in made.people:
        person.context.close()


@pytest.fixture(params=DEVICES, ids=lambda device: device.name)
def device(request: pytest.FixtureRequest) -> Device:
    return request.param
