"""What only a real browser shows of the workbench: the keyboard, a form beside the matter, the page's own policy kept, and
no fault that an automatic check of accessibility can find, on a desk and on a phone."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.cast import AID, QUESTION, Side, Story, roster
from tests.desk.conftest import DESK, IN_A_BROWSER, PHONE, Opened

pytestmark = IN_A_BROWSER


@pytest.fixture
def stories(ours: Side) -> list[Story]:
    days = ("2026-03-02", "2026-03-03", "2026-03-04")
    return [Story("consultation", ours.wang, QUESTION, day, ours.village) for day in days]


def test_a_queue_is_worked_with_the_keyboard(ours: Side, stories: list[Story], opened: Opened) -> None:
    page = opened(ours.supervisor, "/desk/")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    assert page.locator("input[name=matter]:checked").count() == 1
    assert page.get_by_role("button", name="批量办理选中的（1）").is_enabled()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/matters/{stories[0].matter.number}/")
    page.keyboard.press("1")
    page.get_by_role("heading", name="答复", exact=True).wait_for()
    page.keyboard.press("u")
    page.wait_for_url("**/desk/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("j/?")
    assert page.locator("#find").input_value() == "j/?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("heading", name="键盘操作").is_visible()


def test_an_action_is_done_beside_the_matter_and_a_fault_keeps_what_was_typed(
    ours: Side, stories: list[Story], opened: Opened
) -> None:
    page = opened(ours.duty_lawyer, f"/desk/matters/{stories[0].matter.number}/")
    page.get_by_role("link", name="告知其他渠道").click()
    page.get_by_label("为什么，怎么去").fill("工资超过一年没有发，请带劳动合同去")
    page.get_by_role("button", name="告知其他渠道").click()
    page.get_by_text("还有 1 处要改").wait_for()
    assert page.get_by_label("为什么，怎么去").input_value() == "工资超过一年没有发，请带劳动合同去"
    page.get_by_label("劳动保障监察").check()
    page.get_by_role("button", name="告知其他渠道").click()
    page.get_by_text("已办理：告知其他渠道").wait_for()


def test_personal_data_opens_in_its_place_and_is_masked_again_afterwards(ours: Side, opened: Opened) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    page = opened(ours.officer, f"/desk/matters/{story.matter.number}/")
    assert page.get_by_text("139****0001").is_visible()
    page.get_by_role("button", name="查看").first.click()
    page.get_by_text("13900010001").wait_for()
    page.reload()
    assert page.get_by_text("13900010001").count() == 0
    assert story.matter.events.filter(action="view_personal").count() == 1


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESK, "light"), (PHONE, "light"), (DESK, "dark")], ids=["desk", "phone", "dark"]
)
def test_no_page_has_a_fault_an_automatic_check_can_find(
    viewport: dict[str, int], scheme: str, ours: Side, stories: list[Story], opened: Opened
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    number = stories[0].matter.number
    page = opened(ours.supervisor, "/desk/", viewport, scheme)
    for path in (
        "/desk/",
        f"/desk/matters/{number}/",
        f"/desk/matters/{number}/do/answer/",
        "/desk/open/",
        "/desk/open/consultation/",
        "/desk/search/",
        "/desk/notices/",
        "/desk/services/legal-aid/",
    ):
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"], f"{path} is {wide} px wide"
        results = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        ("people/user", ["姓名", "任职", "手机号", "登录", "有效"]),
        ("people/dutyshift", ["值班人员", "机构", "擅长的话题"]),
        ("people/agency", ["类型", "服务区域", "电话", "正常服务"]),
    ],
)
def test_a_list_of_the_back_office_is_read_on_a_phone_without_moving_it_sideways(
    ours: Side, opened: Opened, model: str, columns: list[str]
) -> None:
    roster(ours, timezone.localdate())
    page = opened(ours.director, f"/admin/{model}/", viewport=PHONE)
    table = page.get_by_role("table")
    assert table.evaluate("(table) => table.parentElement.scrollWidth - table.parentElement.clientWidth") == 0
    shown = "(cell) => getComputedStyle(cell, '::before').content"
    names = [cell.evaluate(shown) for cell in page.get_by_role("row").nth(1).get_by_role("cell").all()]
    assert [name.strip('"') for name in names if name != "none"] == columns
