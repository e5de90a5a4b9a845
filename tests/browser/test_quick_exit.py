"""Somebody comes in while a page about violence is open: one tap, wherever one has read to, and no way back to the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.people import DESK, PHONE, Device
from tests.browser.server import LEADS_AWAY_TO
from tests.browser.street import Street

_GUIDE = "/guides/domestic-violence/"
_WAY = "有人来了，马上离开"


@pytest.mark.parametrize("device", [PHONE, DESK, PHONE.without_script()], ids=lambda device: device.name)
def test_the_way_out_stays_in_view_to_the_end_of_the_page(street: Street, device: Device) -> None:
    person = street.citizen(device)
    person.opens(_GUIDE)
    way = person.page.get_by_role("link", name=_WAY)
    person.page.get_by_text("这是根据法条整理的办事指引").scroll_into_view_if_needed()
    expect(way).to_be_in_viewport(ratio=1)
    person.follows(_WAY)
    assert person.path == LEADS_AWAY_TO


def test_the_way_back_does_not_lead_to_the_page_that_was_left(street: Street) -> None:
    person = street.citizen(PHONE)
    person.opens("/")
    person.opens(_GUIDE)
    person.follows(_WAY)
    person.page.go_back()
    assert person.path == "/"
