"""With the keyboard alone: an officer from the queue to a finished action, a citizen through a whole application.
Wherever the focus is, it can be seen.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.people import DESK, PHONE, Device, Person
from tests.browser.street import Street

_FAINT = """async () => {
  const rings = (part) => {
    const style = part && getComputedStyle(part);
    return style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
  };
  const faint = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return "nothing has the focus";
    const has_ring = [one, one.closest("label"), one.closest("tr")].some(rings);
    const frame = one.getBoundingClientRect();
    const is_there = frame.width > 0 && frame.height > 0 && frame.bottom > 0 && frame.top < innerHeight;
    return has_ring && is_there ? "" : `${one.outerHTML.slice(0, 140)}: ring ${has_ring}, in view ${is_there}`;
  };
  const until = performance.now() + 5000;
  while (faint() && performance.now() < until) await new Promise(requestAnimationFrame);
  return faint();
}"""
"""What is wrong with how the focus shows; empty when it stands out, once the page has scrolled to it."""

_MOST_STOPS = 80
"""Nobody presses Tab more often than this to get to anything."""


class Keys:
    """Somebody who has no mouse."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def sees_the_focus(self) -> None:
        faint = self.page.evaluate(_FAINT)
        assert not faint, faint

    def goes_to(self, role: str, name: str) -> None:
        """Press Tab until the control of that role and name has the focus; everything passed on the way stands out."""
        wanted = self.page.get_by_role(role, name=name).first  # type: ignore[arg-type]
        expect(wanted).to_be_attached()
        for _stop in range(_MOST_STOPS):
            self.press("Tab")
            self.sees_the_focus()
            if wanted.evaluate("(one) => one === document.activeElement"):
                return
        raise AssertionError(f"Tab never came to {name}")

    def writes(self, question: str, text: str) -> None:
        self.goes_to("textbox", question)
        self.page.keyboard.type(text)

    def goes_on(self, key: str = "Enter") -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.press(key)
        self.person.check.look()


@pytest.mark.parametrize("device", [PHONE, DESK], ids=lambda device: device.name)
def test_a_citizen_asks_a_lawyer_without_a_mouse(street: Street, device: Device) -> None:
    citizen = street.citizen(device)
    keys = Keys(citizen)
    citizen.opens("/")
    keys.press("Tab")
    assert citizen.page.evaluate("document.activeElement.innerText") == "跳到正文"
    keys.goes_to("link", "免费咨询")
    keys.goes_on()
    keys.goes_to("link", "现在申请")
    keys.goes_on()
    keys.writes("发生了什么事", "房东不退我两千块押金。")
    _chooses(keys, citizen.page, "有人打您", "否")
    keys.goes_to("button", "下一步")
    keys.goes_on()
    keys.writes("怎么称呼您", "孙先生")
    keys.writes("您的手机号", citizen.phone)
    keys.goes_to("button", "下一步")
    keys.goes_on()
    keys.goes_to("combobox", "您在哪个镇街")
    keys.press("End")
    assert citizen.page.evaluate("document.activeElement.selectedOptions[0].label") == street.server.scene["village"]
    keys.goes_to("button", "下一步")
    keys.goes_on()
    already = len(street.server.codes_sent_to(citizen.phone))
    keys.goes_to("button", "发验证码并提交")
    keys.goes_on()
    citizen.page.keyboard.type(street.server.next_code(citizen.phone, already))  # the box has the focus already
    keys.goes_on()
    citizen.sees("收到了", "您的编号，请记下来")


def test_an_officer_goes_from_the_queue_to_a_finished_action_without_a_mouse(street: Street) -> None:
    officer = street.officer("officer")
    keys = Keys(officer)
    officer.opens("/desk/")
    keys.press("j")
    keys.sees_the_focus()
    keys.press("j")
    keys.press("k")
    row = officer.page.evaluate("document.activeElement.closest('tr').innerText")
    with officer.page.expect_navigation():
        keys.press("Enter")
    officer.check.look()
    number = officer.path.strip("/").split("/")[-1]
    assert number in row.replace(" ", ""), "Enter opens the row that has the focus"
    expect(officer.page.get_by_role("navigation", name="可以办理").get_by_role("link").first).to_contain_text(
        "给予援助"
    )
    keys.press("1")
    expect(officer.form("给予援助")).to_be_visible()
    keys.goes_to("radio", "经信息共享查询")
    keys.press("ArrowDown")
    assert officer.page.get_by_role("radio", name="申请人作了个人诚信承诺").is_checked()
    keys.goes_to("button", "给予援助")
    keys.goes_on()
    officer.sees("已办理：给予援助")
    with officer.page.expect_navigation():
        keys.press("u")
    officer.check.look()
    assert officer.path == "/desk/"


def _chooses(keys: Keys, page: Page, question: str, answer: str) -> None:
    """Come to a group of radio buttons by Tab, and to the answer by the arrows."""
    first = page.get_by_role("group", name=question).get_by_role("radio").first
    for _stop in range(_MOST_STOPS):
        keys.press("Tab")
        keys.sees_the_focus()
        if first.evaluate("(one) => one === document.activeElement"):
            break
    wanted = page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True)
    for _option in range(8):
        keys.press("ArrowDown")
        if wanted.is_checked():
            return
    raise AssertionError(f"the arrows never came to {answer}")
