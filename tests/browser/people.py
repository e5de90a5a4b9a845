"""The people of the stories.  They speak of labels and buttons, never of the page's inside; whatever page they come to is
looked at (see page_check).
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Locator, expect
from tests.browser.page_check import PageCheck
from tests.browser.server import PATIENCE, Server


@dataclass(frozen=True, slots=True)
class Device:
    """What somebody holds, and how they like to see things."""

    name: str
    width: int
    height: int
    is_phone: bool
    has_script: bool = True
    is_dark: bool = False

    def without_script(self) -> Device:
        return replace(self, name=f"{self.name} without script", has_script=False)

    def options(self) -> dict[str, Any]:
        """The options of the browser's context."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "is_mobile": self.is_phone,
            "has_touch": self.is_phone,
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "java_script_enabled": self.has_script,
            "color_scheme": "dark" if self.is_dark else "light",
        }


PHONE = Device("phone", 360, 780, is_phone=True)
DESK = Device("desk", 1280, 800, is_phone=False)
DEVICES = (PHONE, DESK, PHONE.without_script(), DESK.without_script())


class Person:
    """Somebody with a browser."""

    def __init__(self, browser: Browser, server: Server, device: Device, cookies: Any = None) -> None:
        self.browser, self.server, self.device = browser, server, device
        self._starts(cookies)

    def _starts(self, cookies: Any) -> None:
        self.context = self.browser.new_context(
            base_url=self.server.url, storage_state=cookies, **self.device.options()
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.context.new_page()
        self.check = PageCheck(
            self.page,
            host=urlsplit(self.server.url).netloc,
            manner=self.device.name,
            has_script=self.device.has_script,
        )

    def loses_the_page(self) -> None:
        """The browser is killed by the phone and started again: nothing is left of it but its cookies."""
        cookies = self.context.storage_state()
        self.context.close()
        self._starts(cookies)

    # --- Going somewhere -------------------------------------------------------------------------------------------

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.check.look()

    def opens_what_is_not_there(self, path: str) -> None:
        """Open an address that leads nowhere; the page that says so is looked at like every other."""
        self.check.expected |= {404}
        self.opens(path)
        self.check.expected -= {404}

    def presses(self, button: str, *, inside: Locator | None = None) -> None:
        """Press a button that leads to another page."""
        self._goes_by((inside or self.page).get_by_role("button", name=button))

    def follows(self, link: str, *, inside: Locator | None = None) -> None:
        """Follow a link to another page."""
        self._goes_by((inside or self.page).get_by_role("link", name=link))

    def _goes_by(self, way: Locator) -> None:
        with self.page.expect_navigation():
            way.first.click()
        self.check.look()

    # --- Filling in ------------------------------------------------------------------------------------------------

    def writes(self, question: str, text: str) -> None:
        self.line(question).fill(text)

    def line(self, question: str) -> Locator:
        """The box in which the answer to the question is written."""
        return self.page.get_by_role("textbox", name=_named(question))

    def chooses(self, question: str, *answers: str) -> None:
        """Tick answers of a question; each may be given by how it begins."""
        group = self.group(question)
        for answer in answers:
            found = group.get_by_role("radio", name=_begins(answer)).or_(
                group.get_by_role("checkbox", name=_begins(answer))
            )
            found.check()

    def group(self, question: str) -> Locator:
        return self.page.get_by_role("group", name=_begins(question))

    def attaches(self, question: str, *files: dict[str, Any]) -> None:
        """Send in files with the form: each a name, a type and bytes, as a telephone's gallery gives them."""
        self.page.get_by_label(_named(question)).set_input_files(list(files))

    # --- Reading ---------------------------------------------------------------------------------------------------

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_text(text)).to_have_count(0)

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path


class Citizen(Person):
    """Somebody with a telephone number and a trouble."""

    def __init__(self, *arguments: Any, phone: str, **more: Any) -> None:
        self.phone = phone
        super().__init__(*arguments, **more)

    def next_page(self) -> None:
        self.presses("下一步")

    def is_asked_because(self, question: str, answer: str) -> None:
        """Give an answer that brings up further questions: at once with script, on the next page without."""
        self.chooses(question, answer)
        if not self.device.has_script:
            self.next_page()
            self.sees("还有一两个问题要问")

    def enters_the_code(self, already: int) -> None:
        """Type the code that was sent after the first ``already`` ones."""
        self.page.get_by_role("textbox", name="验证码").fill(self.server.next_code(self.phone, already))
        self.presses("确定")

    def signs_in_by_code(self) -> None:
        """On the sign-in page: the number, then the code."""
        already = len(self.server.codes_sent_to(self.phone))
        self.writes("手机号", self.phone)
        self.presses("发验证码")
        self.enters_the_code(already)

    def submits_as_guest(self) -> str:
        """Send an application in, prove the number on the way; return the matter's number."""
        already = len(self.server.codes_sent_to(self.phone))
        self.presses("发验证码并提交")
        self.enters_the_code(already)
        self.sees("收到了")
        return self.number_received()

    def number_received(self) -> str:
        return urlsplit(self.page.url).path.split("/")[2]

    def opens_matter(self, number: str) -> None:
        self.opens(f"/my/{number}/")

    def does(self, action: str) -> None:
        """Begin one of the things the matter's page offers."""
        self.follows(action)

    def confirms(self, action: str) -> None:
        self.presses(f"确定：{action}")
        self.sees(f"已提交：{action}")

    def signs_by_finger(self) -> None:
        pad = self.page.get_by_role("img", name="签名区")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 5, box["y"] + box["height"] / 3
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 60, y + 40, steps=6)
        self.page.mouse.move(x + 90, y - 10, steps=6)
        self.page.mouse.up()

    def signs(self, name: str) -> None:
        """By finger where there is script, else by the full name."""
        if self.device.has_script:
            self.signs_by_finger()
        else:
            self.page.get_by_label("写不了？打出您的全名").fill(name)


class Officer(Person):
    """A member of staff at the workbench."""

    def signs_in(self, who: dict[str, str]) -> None:
        """User name and password, then the six digits of the own device."""
        self.opens("/desk/")
        self.writes("用户名", who["username"])
        self.page.get_by_label("密码").fill(who["password"])
        self.presses("登录")
        counter = int(time.time()) // 30
        self.page.get_by_role("textbox").fill(format_hotp_value(hotp_value(who["secret"], counter)))
        self.presses("登录")
        expect(self.page.get_by_role("link", name="枫桥工作台")).to_be_visible()

    def opens_matter(self, number: str) -> None:
        self.opens(f"/desk/matters/{number}/")

    def begins(self, action: str) -> None:
        """Press one of the matter's actions; its form opens beside the matter."""
        self.page.get_by_role("navigation", name="可以办理").get_by_role("link", name=_begins(action)).click()
        expect(self.form(action)).to_be_visible()
        self.check.look()

    def form(self, action: str) -> Locator:
        return self.page.get_by_role("region", name=action, exact=True)

    def finishes(self, action: str) -> None:
        """Send the form; it is taken."""
        self._sends(action, navigates=True)
        self.sees(f"已办理：{action}")

    def tries(self, action: str) -> None:
        """Send the form; it is not taken, and the same form says why."""
        self._sends(action, navigates=False)
        expect(self.form(action).get_by_role("alert").first).to_be_visible()
        self.check.look()

    def _sends(self, action: str, *, navigates: bool) -> None:
        button = self.form(action).get_by_role("button", name=re.compile(f"^(确定)?{re.escape(action)}$"))
        if not navigates:
            button.click()
            return
        with self.page.expect_navigation():
            button.click()
        self.check.look()


def _named(question: str) -> re.Pattern[str]:
    """The question itself, with the remark that it may be left blank or without it."""
    return re.compile(f"^{re.escape(question)}\\s*(（可不填）)?$")


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(words)}")


def in_days(count: int) -> str:
    """The date so many days from today, as a date field takes it."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600 + count * 86400))
