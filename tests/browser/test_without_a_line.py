"""The line breaks while somebody writes: nothing is sent into the void, and what could not be kept is said and kept later."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.browser.people import PHONE
from tests.browser.street import Street

_FORM = "/apply/consultation/question/"


def test_what_could_not_be_kept_is_said_and_kept_when_the_line_is_back(street: Street) -> None:
    citizen = street.citizen(PHONE)
    citizen.opens(_FORM)
    citizen.context.set_offline(True)
    citizen.writes("发生了什么事", "邻居装修，墙裂了。")
    citizen.sees("还没存上：网络不通。")
    citizen.context.set_offline(False)
    expect(citizen.page.get_by_text(re.compile("已自动保存"))).to_be_visible()
    citizen.check.complaints.clear()  # the browser grumbles about the line
    citizen.loses_the_page()
    citizen.opens(_FORM)
    expect(citizen.line("发生了什么事")).to_have_value("邻居装修，墙裂了。")


def test_without_a_line_the_page_stays_with_all_that_was_written(street: Street) -> None:
    citizen = street.citizen(PHONE)
    citizen.opens("/complaints/")
    citizen.writes("说说是怎么回事", "等了两个小时没人理。")
    citizen.context.set_offline(True)
    citizen.page.get_by_role("button", name="交上去").click()
    note = citizen.page.get_by_role("alert").filter(has_text="现在没有网络，没有交上去。")
    expect(note).to_be_visible()
    expect(citizen.line("说说是怎么回事")).to_have_value("等了两个小时没人理。")
    citizen.context.set_offline(False)
    expect(note).to_have_count(0)
    citizen.chooses("想说哪方面的事", "超过了时限")
    citizen.presses("交上去")
    citizen.sees("收到了")
