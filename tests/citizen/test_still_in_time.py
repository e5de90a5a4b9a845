"""Am I still in time, as a person without script meets it."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar
from tests.cast import Stage
from tests.citizen.conftest import Visitor

from fengqiao.law.still_in_time import SITUATIONS
from fengqiao.matters.models import Draft

pytestmark = pytest.mark.django_db
TODAY = "2025-11-23 10:00+08:00"


@pytest.fixture(autouse=True)
def _one_day() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


def test_the_list_shows_every_situation(stage: Stage) -> None:
    page = Visitor().opens("/still-in-time/")
    for key in SITUATIONS:
        assert f'href="/still-in-time/{key}/"' in page


def test_every_situation_opens(stage: Stage) -> None:
    for key in SITUATIONS:
        Visitor().opens(f"/still-in-time/{key}/")


def test_a_person_who_quit_learns_the_last_day_and_what_to_do_today(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/wages/")
    page = visitor.fills(ended="2025-01-20")
    assert '<time datetime="2026-01-20">' in page
    assert "还有 58 天" in page
    assert "今天先做" in page
    assert "给单位发一条要工资的微信" in page
    assert "这个日期是怎么算的" in page
    assert "2025-01-20" not in visitor.path


def test_an_expired_loan_warns_and_never_says_there_is_no_case(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/loan/")
    page = visitor.fills(agreed="yes", due="2021-06-01")
    assert "看起来过了" in page
    assert "不等于没有办法" in page
    page = visitor.fills(agreed="yes", due="2021-06-01", demands_1_on="2023-04-10")
    assert '<time datetime="2026-04-10">' in page
    assert "看起来过了" not in page


def test_a_provisional_date_says_so_and_gives_the_safe_day(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/loan/")
    page = visitor.fills(agreed="yes", due="2025-10-01")
    assert "放假通知还没出" in page
    assert "稳妥起见" in page


def test_what_cannot_be_read_is_said_beside_the_question(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/dismissal/")
    page = visitor.fills(status=422, ended="去年")
    assert "请写年月日" in page
    page = visitor.fills(status=422, ended="2026-05-01")
    assert "这一天还没到" in page


def test_a_claim_without_limitation_needs_no_day(stage: Stage) -> None:
    page = Visitor().opens("/still-in-time/support/")
    assert "没有期限" in page


def test_the_calendar_file_holds_the_same_day_and_the_same_steps(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/wages/")
    page = visitor.fills(ended="2025-01-20")
    response = visitor.client.post("/still-in-time/wages/calendar/", {"ended": "2025-01-20", "clock": "D123a"})
    assert response["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(response.content).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-01-20"
    for line in str(event["description"]).splitlines():
        assert line in re.sub(r"</?li>", "", page)
    assert len(event.walk("VALARM")) == 4
    assert visitor.client.post("/still-in-time/dismissal/calendar/", {"ended": ""}).status_code == 422


def test_the_days_go_along_into_the_service(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/wages/")
    page = visitor.fills(ended="2025-01-20")
    assert 'action="/still-in-time/wages/apply/mediation/"' in page
    page = visitor.fills(at="/still-in-time/wages/apply/mediation/", ended="2025-01-20")
    assert visitor.path.startswith("/apply/mediation/")
    assert "最后一天 2026年1月20日" in page
    assert 'value="wages"' in page
    assert re.search(r'value="wages"[^>]*checked', page)
    assert Draft.objects.count() == 1


def test_what_moved_the_limit_goes_along_too(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/contract/")
    moved = {
        "breach": "2024-03-01",
        "demands_1_on": "2024-05-06",
        "lawsuits_1_filed_on": "2024-08-01",
        "lawsuits_1_ended_on": "2024-12-02",
        "obstacles_1_first": "2025-07-01",
    }
    visitor.fills(**moved)
    page = visitor.fills(at="/still-in-time/contract/apply/mediation/", **moved)
    for words in (
        "催要过、对方答应过的日子：2024年5月6日",
        "2024年8月1日（星期四）起诉或者申请过仲裁，2024年12月2日（星期一）结束",
        "2025年7月1日（星期二）起，到现在还是没法办",
        "《民法典》第五百六十四条第二款",
    ):
        assert words in page


def test_a_provisional_day_is_carried_along_as_one(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/still-in-time/loan/")
    typed = {"agreed": "yes", "due": "2025-10-01"}
    visitor.fills(**typed)
    assert "日期是暂定的" in visitor.fills(at="/still-in-time/loan/apply/mediation/", **typed)


def test_the_english_page_speaks_english(stage: Stage) -> None:
    visitor = Visitor()
    visitor.client.cookies["django_language"] = "en"
    visitor.opens("/still-in-time/wages/")
    page = visitor.fills(ended="2025-01-20")
    assert "58 days left" in page
    assert "Labour arbitration for wages" in page


def test_no_such_situation_is_not_found(stage: Stage) -> None:
    assert Client().get("/still-in-time/lottery/").status_code == 404
    assert Client().get("/still-in-time/wages/calendar/").status_code == 405
