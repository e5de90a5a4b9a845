"""A new holiday notice moves dates: the matter says so, its people are told, and a second run changes nothing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.cast import AID, Story, at, build_stage

from fengqiao.knowledge.models import HolidayNotice
from fengqiao.matters import recompute
from fengqiao.matters.chain import breaks
from fengqiao.matters.models import ClockRow, Event, Matter
from fengqiao.matters.recompute import recompute_all
from fengqiao.notices.models import Notice

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
