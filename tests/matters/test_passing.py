"""What time brings about: lapses, reminders that cannot be missed, amber and red to a named person; each once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.cast import AID, DISPUTE, QUESTION, Stage, Story, at, build_stage, roster

from fengqiao.matters.clocks import NOTHING_DUE
from fengqiao.matters.housekeeping import forget
from fengqiao.matters.models import Matter
from fengqiao.matters.passing import time_passes
from fengqiao.notices.models import Channel, Notice
from fengqiao.people.models import Posting, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def told(user: User, word: str) -> int:
    return Notice.objects.filter(user=user, text__contains=word).count()


def test_a_quiet_consultation_closes_by_itself_the_day_after_and_once(stage: Stage) -> None:
    us = stage.ours
    roster(us, date(2026, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2026-03-02", us.village)
    story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="可以要。", articles="《劳动法》第五十条")
    due = story.due("quiet")
    assert due == date(2026, 3, 23), "fifteen working days"
    assert time_passes(at("2026-03-23")).lapsed == 0
    assert time_passes(at("2026-03-24")).lapsed == 1
    assert time_passes(at("2026-03-24")).lapsed == 0
    assert Matter.objects.get().step_key == "closed_quiet"


def test_what_time_does_by_itself_is_nobodys_work(stage: Stage) -> None:
    us = stage.ours
    roster(us, date(2026, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2026-03-02", us.village)
    story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="可以要。", articles="《劳动法》第五十条")
    time_passes(at("2026-03-20"))
    assert not Notice.objects.filter(text__contains="没有新问题就办结").exists()
    assert story.refresh().next_due == NOTHING_DUE, "it does not stand in the queue as something to do"


def test_amber_reaches_who_must_act_and_red_the_bureau_too_each_once(stage: Stage) -> None:
    us = stage.ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    time_passes(at("2026-03-05"))
    assert told(us.officer, "快到期") == 0
    time_passes(at("2026-03-07"))
    time_passes(at("2026-03-08"))
    assert told(us.officer, "快到期") == 1
    assert told(us.director, "超期") == 0
    time_passes(at("2026-03-10"))
    time_passes(at("2026-03-11"))
    assert told(us.officer, "超期") == 1
    assert told(us.director, "超期") == 1
    assert told(stage.theirs.director, "超期") == 0


def test_amber_and_red_reach_those_who_work_there_now_and_nobody_who_left(stage: Stage) -> None:
    us = stage.ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    us.officer.postings.update(until=date(2026, 3, 4))
    Posting.objects.create(user=us.lawyer, agency=us.aid, role="aid_officer", since=date(2026, 3, 5))
    time_passes(at("2026-03-07"))
    assert (told(us.officer, "快到期"), told(us.lawyer, "快到期")) == (0, 1)


def test_the_bureau_is_told_where_an_office_stands_empty(stage: Stage) -> None:
    us = stage.ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    us.officer.postings.update(until=date(2026, 3, 4))
    time_passes(at("2026-03-07"))
    assert told(us.director, "快到期") == 1


def test_a_handler_who_left_is_not_the_person_a_clock_reaches(stage: Stage) -> None:
    us = stage.ours
    roster(us, date(2026, 3, 2))
    Story("consultation", us.wang, QUESTION, "2026-03-02", us.village)
    us.duty_lawyer.postings.update(until=date(2026, 3, 2))
    time_passes(at("2026-03-20"))
    assert told(us.duty_lawyer, "期") == 0
    assert told(us.supervisor, "期") + told(us.clerk, "期") + told(us.director, "期") > 0


def test_the_thirty_days_for_the_court_cannot_be_missed_unawares(stage: Stage) -> None:
    us = stage.ours
    story = Story("mediation", us.wang, DISPUTE, "2026-04-01", us.district)
    story.does(us.chair, "record_consent", "2026-04-01", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-04-01", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "oral_agreement",
        "2026-04-02",
        disputed="欠款。",
        terms="付清。",
        performance="转账",
        perform_by="2026-04-30",
        effective_on="2026-04-02",
    )
    due = story.due("confirmation")
    assert due == date(2026, 5, 6), "day thirty falls into the Labour Day holiday"
    for left in (21, 20, 10, 5, 3, 1, 0):
        time_passes(at(str(due - timedelta(days=left))))
    assert told(us.wang, "最后一天") == 5
    sms = Notice.objects.filter(channel=Channel.SMS, text__contains="最后一天")
    assert sms.count() == 10, "both sides, by telephone, at twenty, ten, five, three days and one"
    assert not sms.filter(text__contains="调解").exists()


def test_who_said_that_messages_are_not_safe_gets_none(stage: Stage) -> None:
    us = stage.ours
    Notice.objects.all().delete()
    story = Story("legal-aid", us.wang, {**AID, "violence": "yes", "safe_contact": "none"}, "2026-03-02", us.village)
    story.does(us.officer, "grant", "2026-03-03", basis="no_condition")
    assert not Notice.objects.filter(channel=Channel.SMS).exists()
    assert told(us.wang, "新进展") == 1


def test_accounts_whose_number_was_never_proved_are_forgotten_and_others_stay(stage: Stage) -> None:
    User.objects.create_user("c-unproved", phone="13800000000", phone_verified=False)
    before = User.objects.count()
    assert forget(at("2020-01-01")).accounts == 0
    assert forget(at("2036-01-01")).accounts == 1
    assert User.objects.count() == before - 1


def test_ended_sessions_are_forgotten_with_the_browsers_they_came_from(stage: Stage) -> None:
    now = timezone.now()
    for key, ends in (("ended", now - timedelta(minutes=1)), ("running", now + timedelta(days=9))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
        one = UserSession.objects.create(user=stage.ours.wang, session_key=key, ip="127.0.0.1", user_agent="x")
        UserSession.objects.filter(pk=one.pk).update(created_at=now - timedelta(days=3))
    assert forget(now).sessions == 1
    assert [one.session_key for one in Session.objects.all()] == ["running"]
    assert [one.session_key for one in UserSession.objects.all()] == ["running"]
