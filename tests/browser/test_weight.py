"""A first visit on a slow network: how much comes over the line, and what can be done before the rest of it arrives."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request, Route, expect
from tests.browser.people import PHONE
from tests.browser.street import Street

MOST_BYTES = 60 * 1024
"""Of a citizen's first visit, everything included, headers too."""
FIRST_PAGES = (
    "/",
    "/services/legal-aid/",
    "/apply/consultation/question/",
    "/complaints/",
    "/account/sign-in/",
    "/ask/",
)


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_a_first_visit_weighs_little(street: Street, path: str) -> None:
    citizen = street.citizen(PHONE)
    came: list[Request] = []
    citizen.page.on("requestfinished", lambda one: came.append(one))
    citizen.opens(path)
    citizen.page.wait_for_load_state("networkidle")
    weights = {urlsplit(one.url).path: _weight(one) for one in came if not one.url.startswith("data:")}
    assert sum(weights.values()) < MOST_BYTES, weights
    assert any(where.endswith(".css") for where in weights), "the style sheets were counted"


def _weight(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_a_second_page_fetches_no_style_again(street: Street) -> None:
    citizen = street.citizen(PHONE)
    citizen.opens("/")
    citizen.opens("/services/legal-aid/")
    from_the_line = citizen.page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.transferSize > 0).map((one) => one.name)"
    )
    assert from_the_line == [], "what is named by its content is kept by the browser"


def test_one_can_ask_before_script_and_pictures_arrive(street: Street) -> None:
    """The line drops after the page and its styles: everything else hangs for ever, and the question still goes out."""
    citizen = street.citizen(PHONE)
    hanging: list[Route] = []
    citizen.page.route("**/*.{js,svg,png}", lambda one: hanging.append(one))
    citizen.page.goto("/", wait_until="commit")
    box = citizen.line("您遇到了什么事？")
    expect(box).to_be_editable()
    box.fill("邻居装修把我家墙震裂了")
    citizen.page.get_by_role("button", name="问一问").click()
    citizen.page.wait_for_url("**/ask/", wait_until="commit")
    citizen.sees("邻居装修把我家墙震裂了")
    assert hanging, "nothing was held back, so nothing was shown"
    citizen.page.unroute_all(behavior="ignoreErrors")


def test_on_a_slow_line_the_home_page_is_there_in_seconds(street: Street) -> None:
    """400 kbit/s with 400 ms there and back, as at the edge of a village's network."""
    citizen = street.citizen(PHONE)
    line = citizen.context.new_cdp_session(citizen.page)
    line.send("Network.enable")
    speed = 400 * 1024 / 8
    slow = {"offline": False, "latency": 400, "downloadThroughput": speed, "uploadThroughput": speed}
    line.send("Network.emulateNetworkConditions", slow)
    citizen.opens("/")
    painted = citizen.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 8_000, f"the first words came after {painted:.0f} ms"
