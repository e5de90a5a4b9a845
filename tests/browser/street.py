"""Where people with browsers come from."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser
from tests.browser.people import DESK, Citizen, Device, Officer, Person
from tests.browser.server import Server

PHONES_FROM = 13800000001
"""Invented numbers, one for each citizen of the session."""


class Street:
    """Who comes by during one test; ``signed_in`` remembers the cookies of the whole session."""

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
