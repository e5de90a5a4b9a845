"""What only a real browser shows: words typed and not sent yet are not lost, and a list is worked through without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import AID, Side, Story
from tests.desk.conftest import IN_A_BROWSER, Opened

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = IN_A_BROWSER

WORDS = "收入超过标准，写到一半。"


@pytest.fixture
def aid(ours: Side) -> Story:
    return Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)


@pytest.fixture
def refusing(ours: Side, aid: Story, opened: Opened) -> Any:
    """The matter with the form of a refusal beside it, half written."""
    page = opened(ours.officer, f"/desk/matters/{aid.matter.number}/")
    page.get_by_role("link", name="不予援助").click()
    page.get_by_label("理由").fill(WORDS)
    page.get_by_label("已经委托了代理人").check()
    return page


def test_a_form_put_away_comes_back_as_it_was(refusing: Any) -> None:
    refusing.keyboard.press("Escape")
    refusing.keyboard.press("Escape")
    playwright.expect(refusing.get_by_label("理由")).to_have_count(0)
    refusing.get_by_role("link", name="一次性告知补正").click()
    playwright.expect(refusing.get_by_label("还缺哪些材料")).to_have_value("")
    refusing.get_by_role("link", name="不予援助").click()
    playwright.expect(refusing.get_by_label("理由")).to_have_value(WORDS)
    playwright.expect(refusing.get_by_label("已经委托了代理人")).to_be_checked()


def test_leaving_asks_first_and_sending_does_not(refusing: Any, aid: Story) -> None:
    asked: list[str] = []
    refusing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    refusing.get_by_role("link", name="办件列表").click(no_wait_after=True)
    playwright.expect(refusing.get_by_label("理由")).to_have_value(WORDS)
    assert asked == ["beforeunload"]
    refusing.get_by_role("button", name="不予援助").click()
    playwright.expect(refusing.get_by_text("已办理：不予援助")).to_be_visible()
    assert asked == ["beforeunload"]


def test_what_did_not_get_through_is_said_and_can_be_sent_again(refusing: Any) -> None:
    refusing.context.route("**/do/refuse/", lambda route: route.fulfill(status=401))
    button = refusing.get_by_role("button", name="不予援助")
    button.click()
    playwright.expect(refusing.get_by_role("alert").filter(has_text="登录已经过期")).to_be_visible()
    playwright.expect(refusing.get_by_label("理由")).to_have_value(WORDS)
    refusing.context.unroute("**/do/refuse/")
    button.click()
    playwright.expect(refusing.get_by_text("已办理：不予援助")).to_be_visible()


def test_a_whole_page_is_selected_at_once_and_a_list_is_found_where_it_was_left(
    ours: Side,
    opened: Opened,
) -> None:
    made = [Story("legal-aid", ours.wang, AID, f"2026-03-0{day}", ours.village) for day in (2, 3, 4)]
    page = opened(ours.officer, "/desk/")
    page.keyboard.press("a")
    playwright.expect(page.get_by_role("button", name="批量办理选中的（3）")).to_be_enabled()
    page.keyboard.press("a")
    playwright.expect(page.get_by_role("button", name="批量办理选中的")).to_be_disabled()
    for key in ("j", "j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(f"**/{made[1].matter.number}/")
    page.keyboard.press("u")
    page.wait_for_url("**/desk/")
    focused = page.locator("[data-row]").filter(has=page.locator(":focus"))
    playwright.expect(focused).to_contain_text(made[1].matter.spoken_number)
