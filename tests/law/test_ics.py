"""A due date as a calendar entry: the same day and the same words as the page."""

import datetime as dt

import pytest
from icalendar import Calendar

from fengqiao.law import Article, Pause, days, due, hours
from fengqiao.law.errors import PeriodError
from fengqiao.law.ics import due_event, due_ics
from fengqiao.law.periods import SHANGHAI

NOW = dt.datetime(2026, 2, 5, 12, 0, tzinfo=dt.UTC)
RULE = Article("行政诉讼法", 45)
FOUND = due(dt.date(2026, 2, 5), days(15), rule=RULE)


def test_a_day_term_is_an_all_day_entry_with_its_steps() -> None:
    event = due_event(FOUND, "起诉期限", now=NOW, url="https://example.test/m/1")
    data = due_ics([event])
    [read] = Calendar.from_ical(data).walk("VEVENT")
    assert (read.decoded("dtstart"), read.decoded("dtend")) == (dt.date(2026, 2, 24), dt.date(2026, 2, 25))
    assert read["summary"] == "起诉期限"
    assert read["description"].split("\n") == FOUND.explain("zh")
    assert (read["status"], read["url"]) == ("CONFIRMED", "https://example.test/m/1")
    assert read.decoded("dtstamp") == NOW
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_an_entry_in_english() -> None:
    assert due_event(FOUND, "Sue", now=NOW, lang="en")["description"] == "\n".join(FOUND.explain("en"))


def test_an_hour_term_is_a_moment() -> None:
    found = due(dt.datetime(2026, 2, 14, 10, 20, tzinfo=SHANGHAI), hours(72))
    event = due_event(found, "人身安全保护令", now=NOW)
    assert event.decoded("dtstart") == found.moment
    assert "dtend" not in event


def test_the_same_term_keeps_its_uid_and_another_has_another() -> None:
    again = due_event(FOUND, "起诉期限", now=NOW + dt.timedelta(days=1))
    assert again["uid"] == due_event(FOUND, "起诉期限", now=NOW)["uid"]
    assert again["uid"] != due_event(FOUND, "上诉期限", now=NOW)["uid"]
    assert again["uid"] != due_event(due(dt.date(2026, 2, 5), days(15)), "起诉期限", now=NOW)["uid"]
    assert due_event(FOUND, "起诉期限", now=NOW, uid="matter-1")["uid"] == "matter-1"


def test_reminders_ring_before_the_day() -> None:
    event = due_event(FOUND, "起诉期限", now=NOW, remind_days_before=[7, 1])
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [dt.timedelta(days=-7), dt.timedelta(days=-1)]
    with pytest.raises(PeriodError, match="0 or more"):
        due_event(FOUND, "起诉期限", now=NOW, remind_days_before=[-1])


def test_a_provisional_date_is_tentative_and_a_paused_term_has_no_entry() -> None:
    assert due_event(due(dt.date(2027, 2, 5), days(15)), "起诉期限", now=NOW)["status"] == "TENTATIVE"
    with pytest.raises(PeriodError, match="no due date yet"):
        due_event(due(dt.date(2026, 2, 5), days(15), pauses=[Pause(dt.date(2026, 2, 6))]), "起诉期限", now=NOW)
