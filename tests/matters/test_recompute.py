"""A new holiday notice moves dates: the matter says so, its people are told, and a second run changes nothing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from tests.cast import AID, Story, at, build_stage

from fengqiao.knowledge.models import HolidayNotice
from fengqiao.matters import recompute
from fengqiao.matters.chain import breaks
from fengqiao.matters.models import ClockRow, Event, Matter
from fengqiao.matters.recompute import recompute_after_notice, recompute_all
from fengqiao.notices.models import Notice
from fengqiao.people.models import User

pytestmark = pytest.mark.django_db

NOTICE_2027 = """
year = 2027
[[source]]
title = "测试用的2027年安排"
[[off]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03
[[off]]
name = "测试假期"
from = 2027-03-08
to = 2027-03-10
"""


def test_a_notice_moves_open_clocks_and_says_why(statutes: None) -> None:
    us = build_stage().ours
    story = Story("legal-aid", us.wang, AID, "2027-03-01", us.village)
    row = ClockRow.objects.get(key="decision")
    assert (row.due_on, row.provisional) == (date(2027, 3, 8), True)
    HolidayNotice.objects.create(year=2027, toml=NOTICE_2027)
    done = recompute_all(now=at("2027-03-02"))
    assert (done.looked_at, done.changed) == (1, 1)
    row.refresh_from_db()
    assert (row.due_on, row.provisional) == (date(2027, 3, 11), False)
    matter = Matter.objects.get()
    assert matter.next_due == date(2027, 3, 11)
    assert matter.version == story.matter.version, "nobody's page is overtaken by a calendar"
    event = Event.objects.get(action="recount")
    assert event.said == "节假日安排有更新，期限重新计算：作出决定由2027-03-08改为2027-03-11。"
    assert Notice.objects.filter(once__startswith=str(event.pk), user=us.wang).exists()
    assert list(breaks(Event.objects.order_by("matter_id", "seq"))) == []
    assert recompute_all(now=at("2027-03-03")).changed == 0


def test_a_spoilt_cache_is_rebuilt_from_events(statutes: None) -> None:
    us = build_stage().ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    ClockRow.objects.update(due_on=date(2030, 1, 1))
    recompute_all(now=at("2026-03-03"))
    assert ClockRow.objects.get(key="decision").due_on == date(2026, 3, 9)


def test_a_matter_somebody_acted_on_meanwhile_is_left_to_what_they_did(
    statutes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    us = build_stage().ours
    story = Story("legal-aid", us.wang, AID, "2027-03-01", us.village)
    others = Story("legal-aid", us.li, AID, "2027-03-01", us.village)
    HolidayNotice.objects.create(year=2027, toml=NOTICE_2027)
    load = recompute._loaded

    def acted_on_after_loading(keys: list[UUID]) -> list[Matter]:
        loaded = load(keys)
        story.does(us.officer, "grant", "2027-03-02", basis="promised")
        return loaded

    monkeypatch.setattr(recompute, "_loaded", acted_on_after_loading)
    recompute_all(now=at("2027-03-02"))
    assert [event.matter_id for event in Event.objects.filter(action="recount")] == [others.matter.pk]
    assert ClockRow.objects.get(matter=story.matter, key="decision").state == "stopped"
    assert list(breaks(Event.objects.order_by("matter_id", "seq"))) == []


def test_a_date_that_only_became_certain_is_stored_and_nobody_is_told(statutes: None) -> None:
    us = build_stage().ours
    Story("legal-aid", us.wang, AID, "2027-04-12", us.village)
    assert ClockRow.objects.get(key="decision").provisional
    HolidayNotice.objects.create(year=2027, toml=NOTICE_2027)
    told = Notice.objects.count()
    done = recompute_all(now=at("2027-04-13"))
    assert (done.changed, done.told) == (1, 0)
    row = ClockRow.objects.get(key="decision")
    assert (row.due_on, row.provisional) == (date(2027, 4, 19), False)
    assert not Event.objects.filter(action="recount").exists()
    assert Notice.objects.count() == told


def test_a_notice_entered_or_corrected_is_noticed_by_the_worker_and_only_then_is_anything_counted(
    statutes: None,
) -> None:
    us = build_stage().ours
    Story("legal-aid", us.wang, AID, "2027-03-01", us.village)
    first = recompute_after_notice(at("2027-03-01 12:00"))
    assert first is not None
    assert (first.looked_at, first.changed) == (1, 0)
    assert recompute_after_notice(at("2027-03-01 13:00")) is None
    notice = HolidayNotice.objects.create(year=2027, toml=NOTICE_2027)
    moved = recompute_after_notice(at("2027-03-02"))
    assert moved is not None
    assert (moved.changed, moved.told > 0) == (1, True)
    assert recompute_after_notice(at("2027-03-02 11:00")) is None
    notice.toml = NOTICE_2027.replace("to = 2027-03-10", "to = 2027-03-09")
    notice.save()
    assert recompute_after_notice(at("2027-03-03")) is not None
    assert ClockRow.objects.get(key="decision").due_on == date(2027, 3, 10)
    notice.delete()
    assert recompute_after_notice(at("2027-03-04")) is not None
    assert ClockRow.objects.get(key="decision").due_on == date(2027, 3, 8)
    assert [event.said.split("：", 1)[1] for event in Event.objects.filter(action="recount").order_by("seq")] == [
        "作出决定由2027-03-08改为2027-03-11。",
        "作出决定由2027-03-11改为2027-03-10。",
        "作出决定由2027-03-10改为2027-03-08。",
    ]


def test_a_recount_cut_off_half_way_is_done_again(statutes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    us = build_stage().ours
    Story("legal-aid", us.wang, AID, "2027-03-01", us.village)
    recompute_after_notice(at("2027-03-01 12:00"))
    HolidayNotice.objects.create(year=2027, toml=NOTICE_2027)

    def cut_off(**_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(recompute, "recompute_all", cut_off)
        with pytest.raises(KeyboardInterrupt):
            recompute_after_notice(at("2027-03-02"))
    assert recompute_after_notice(at("2027-03-02 10:10")) is not None
    assert ClockRow.objects.get(key="decision").due_on == date(2027, 3, 11)


def test_a_notice_is_entered_in_the_back_office_and_a_wrong_one_is_refused_with_every_problem(statutes: None) -> None:
    root = User.objects.create_superuser("root")
    Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(root, backend="django.contrib.auth.backends.ModelBackend")
    add = reverse("admin:knowledge_holidaynotice_add")
    wrong = client.post(add, {"year": "2027", "toml": NOTICE_2027.replace("2027-03-10", "2026-03-10")})
    assert wrong.status_code == 200
    assert not HolidayNotice.objects.exists()
    assert client.post(add, {"year": "2027", "toml": NOTICE_2027}).status_code == 302
    assert HolidayNotice.objects.get().year == 2027
