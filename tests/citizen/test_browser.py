"""What only a real browser shows: typing is kept without a button, questions appear, a finger signs, nothing is refused
by the page's own policy, and no automatic check of accessibility finds a fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from tests.cast import Stage, at

from fengqiao.matters.models import Draft, Matter

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed on this machine"),
]


@pytest.fixture
def page(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A phone of 360 by 780; the test fails when the browser complains."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    complaints: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 360, "height": 780}, locale="zh-CN", base_url=live_server.url)
        found = context.new_page()
        found.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
        yield found
        browser.close()
        # Inside the loop of the browser the framework opened a connection of its own, which nobody else can reach.
        connections.close_all()
    assert complaints == []


def test_what_is_typed_survives_a_browser_that_is_killed(stage: Stage, page: Any) -> None:
    page.goto("/apply/consultation/")
    page.get_by_label("发生了什么事").fill("老板欠我三个月工资")
    page.get_by_label("是", exact=True).check()
    assert page.get_by_text("给您打电话、发短信安全吗").is_visible()
    page.get_by_text("已自动保存").wait_for()
    again = page.context.new_page()
    page.close()
    again.goto("/apply/consultation/")
    assert again.get_by_label("发生了什么事").input_value() == "老板欠我三个月工资"
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("path", ["/", "/look/", "/services/legal-aid/", "/apply/legal-aid/matter/", "/complaints/"])
def test_no_page_has_a_fault_an_automatic_check_can_find(stage: Stage, page: Any, path: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.goto(path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, f"{path} is {wide} px wide on a phone of 360"
    results = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert results.violations_count == 0, results.generate_report()


def test_a_finger_signs_the_agreement(stage: Stage, page: Any, live_server: Any) -> None:
    matter = _agreement(stage)
    _sign_in(page, stage, live_server)
    page.goto(f"/my/{matter.number}/do/sign/")
    page.get_by_label("是", exact=True).check()
    pad = page.locator(".signature__pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 80, steps=10)
    page.mouse.up()
    page.get_by_role("button", name="确定：在协议书上签名").click()
    page.get_by_text("已提交：在协议书上签名。").wait_for()
    assert matter.papers.get(key="agreement").signatures.get().mark.startswith("data:image/png;base64,")


def _agreement(stage: Stage) -> Matter:
    from tests.cast import DISPUTE, Story

    from fengqiao.matters.parties import invited_party, join, new_invitation

    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, us.li, at("2026-01-11"))
    story.does(us.li, "agree", "2026-01-11")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "draft",
        "2026-01-18",
        disputed="欠工资。",
        terms="李大成付王小满一万八千元。",
        performance="转账。",
        perform_by="2026-02-10",
    )
    return story.matter


def _sign_in(page: Any, stage: Stage, live_server: Any) -> None:
    client = Client()
    client.force_login(stage.ours.wang, backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
