"""The main pages in every way of seeing them: large type, dark, English, on a phone and on a desk.

Each is looked at by page_check.  With ``FENGQIAO_SCREENSHOTS`` naming a folder, each is also kept there as a picture, for a
person to look at.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser.people import DESK, PHONE, Device, Person
from tests.browser.street import Street

WAYS = ("plain", "large", "dark", "english")
_WORDS = "我送外卖三个月，站长一直不发工资，现在电话也打不通了。"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("device", [PHONE, DESK], ids=lambda device: device.name)
def test_the_citizens_pages_hold(street: Street, device: Device, way: str) -> None:
    scene = street.server.scene
    person = street.wang(_seen(device, way))
    _sets_out(person, way)
    for name, path in (
        ("home", "/"),
        ("service", "/services/legal-aid/"),
        ("form", "/apply/legal-aid/person/"),
        ("my", "/my/"),
        ("matter-answered", f"/my/{scene['question_answered']}/"),
        ("matter-sealed", f"/my/{scene['agreement_sealed']}/"),
        ("complaints", "/complaints/"),
    ):
        person.opens(path)
        _kept(person, name, way)
    person.opens_what_is_not_there("/nothing-here/")
    _kept(person, "gone", way)
    person.opens("/apply/mediation/people/")
    _next(person)
    _kept(person, "form-wrong", way)
    person.opens("/")
    person.page.get_by_role("textbox").first.fill(_WORDS)
    with person.page.expect_navigation():
        person.page.locator("form[action='/ask/'] button").first.click()
    person.check.look()
    _kept(person, "answer", way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("device", [PHONE, DESK], ids=lambda device: device.name)
def test_the_officers_pages_hold(street: Street, device: Device, way: str) -> None:
    person = street.officer("officer", _seen(device, way))
    _sets_out(person, way)
    for name, path in (
        ("queue", "/desk/"),
        ("queue-empty", "/desk/?today=1&colour=red&service=mediation"),
        ("desk-matter", f"/desk/matters/{street.server.scene['aid_to_decide']}/"),
        ("desk-action", f"/desk/matters/{street.server.scene['aid_to_decide']}/do/refuse/"),
        ("desk-intake", "/desk/open/legal-aid/"),
        ("desk-notices", "/desk/notices/"),
        ("desk-service", "/desk/services/mediation/"),
    ):
        person.opens(path)
        _kept(person, name, way)


def _seen(device: Device, way: str) -> Device:
    """The device in that way of seeing; named so that every way is looked at anew."""
    return replace(device, name=f"{device.name} {way}", is_dark=way == "dark")


def _sets_out(person: Person, way: str) -> None:
    """Choose how to see things: what the buttons at the head of the page keep in a cookie."""
    chosen = {"large": ("type", "large"), "english": ("django_language", "en")}.get(way)
    if chosen:
        person.context.add_cookies([{"name": chosen[0], "value": chosen[1], "url": person.server.url}])


def _next(person: Person) -> None:
    with person.page.expect_navigation():
        person.page.locator("button[name=then][value=next]").click()
    person.check.look()


def _kept(person: Person, name: str, way: str) -> None:
    folder = os.environ.get("FENGQIAO_SCREENSHOTS")
    if folder:
        width = person.device.width
        person.page.screenshot(path=Path(folder) / f"{name}-{width}-{way}.png", full_page=True)
