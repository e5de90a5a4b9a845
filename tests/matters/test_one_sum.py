"""One date, one sum: citizen's page, desk, API, calendar file and the paper notice say the same steps in the same words."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from icalendar import Calendar
from tests.cast import AID, Story, build_stage, token_of

from fengqiao.law import clock
from fengqiao.matters.answers import Cleaned
from fengqiao.matters.papers import _Places, content_of
from fengqiao.people.models import User

pytestmark = pytest.mark.django_db

LINES = {
    "zh": "2026年2月17日（星期二）为休息日（春节放假，2月15日至2月23日）",
    "en": "Tue 17 Feb 2026 is a rest day: Spring Festival holiday, 15 Feb to 23 Feb",
}


def _client(user: User, lang: str) -> Client:
    if user.is_staff:
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "zh-hans" if lang == "zh" else lang
    return client


def _shown(page: str) -> str:
    return html.unescape(re.sub(r"</?li[^>]*>", "\n", page))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_face_shows_the_sum_of_the_law_library(statutes: None, lang: str) -> None:
    us = build_stage().ours
    with time_machine.travel("2026-02-10 10:00+08:00", tick=False):
        matter = Story("legal-aid", us.wang, AID, "2026-02-10", us.village).matter
        found = clock("D001").due(date(2026, 2, 10))
        steps = [step.zh() if lang == "zh" else step.en() for step in found.steps]
        citizen = _client(us.wang, lang)
        pages = {
            "citizen": citizen.get(f"/my/{matter.number}/").content.decode(),
            "desk": _client(us.officer, lang).get(f"/desk/matters/{matter.number}/").content.decode(),
        }
        [event] = Calendar.from_ical(citizen.get(f"/calendar/{matter.number}.ics").content).walk("VEVENT")
        token = token_of(us.officer)
        caller = Client(headers={"authorization": f"Bearer {token}", "accept-language": lang})
        seen = caller.get(f"/api/matters/{matter.number}").json()
    assert LINES[lang] in steps
    in_chinese = [step.zh() for step in found.steps]
    receipt = "".join(content_of(matter.papers.get(key="receipt"))["paragraphs"])
    assert "自收到申请之日起7日内审查并作出决定，最晚在2026年2月24日（星期二）。" in receipt
    assert f"这个日期是这样算的：{'；'.join(in_chinese)}。" in receipt
    for face, page in pages.items():
        shown = _shown(page)
        assert [line for line in steps if f"\n{line}\n" not in shown] == [], face
        assert 'datetime="2026-02-24"' in page, face
    assert str(event["description"]).splitlines()[1:] == steps
    assert event.decoded("dtstart") == found.date == date(2026, 2, 24)
    [decision] = [one for one in seen["clocks"] if one["key"] == "decision"]
    assert decision["steps"][1:] == steps
    assert (decision["due"], decision["safe"]) == ("2026-02-24", "2026-02-14")


def test_a_provisional_date_says_so_on_every_face(statutes: None) -> None:
    us = build_stage().ours
    with time_machine.travel("2027-03-01 10:00+08:00", tick=False):
        matter = Story("legal-aid", us.wang, AID, "2027-03-01", us.village).matter
        citizen = _client(us.wang, "zh")
        pages = [
            citizen.get(f"/my/{matter.number}/").content.decode(),
            _client(us.officer, "zh").get(f"/desk/matters/{matter.number}/").content.decode(),
        ]
        [event] = Calendar.from_ical(citizen.get(f"/calendar/{matter.number}.ics").content).walk("VEVENT")
        token = token_of(us.officer)
        seen = Client(headers={"authorization": f"Bearer {token}"}).get(f"/api/matters/{matter.number}").json()
    assert all("2027年放假安排尚未公布或未载入，结果为暂定" in page for page in pages)
    assert "放假通知" in pages[0]
    assert "暂定" in pages[1]
    assert "结果为暂定" in "".join(content_of(matter.papers.get(key="receipt"))["paragraphs"])
    assert event["status"] == "TENTATIVE"
    assert "结果为暂定" in event["description"]
    assert next(one for one in seen["clocks"] if one["key"] == "decision")["provisional"]


def test_a_paper_names_the_clock_the_action_itself_started_and_leaves_an_unknown_one_blank(statutes: None) -> None:
    us = build_stage().ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    story.does(us.officer, "grant", "2026-03-05", basis="exempt")
    decided = "".join(content_of(story.matter.papers.get(key="grant_decision"))["paragraphs"])
    assert "3日内指派法律援助人员，最晚在2026年3月9日（星期一）（2026年3月5日（星期四）为起算之日" in decided
    event = story.matter.events.get(action="grant")
    assert "{due_nothing} {due_}".format_map(_Places(story.matter, event, Cleaned())) == "________ ________"
