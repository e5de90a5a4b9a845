"""A matter opened before the law changed keeps the rule of its day; one opened after has the new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import AID, Story, at, build_stage

from fengqiao.law import CLOCKS, days
from fengqiao.law.clocks import ClockRegistry
from fengqiao.matters import clocks
from fengqiao.matters.models import ClockRow, Event
from fengqiao.matters.recompute import recompute_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def _five_days_from_june(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision on legal aid as if the Act gave five days from 2026-06-01."""
    present = CLOCKS["D001"]
    changed = [
        replace(present, period=days(5), in_force_from=date(2026, 6, 1)),
        replace(present, until=date(2026, 5, 31)),
    ]
    others = [version for id_ in CLOCKS if id_ != "D001" for version in CLOCKS.versions(id_)]
    monkeypatch.setattr(clocks, "clock_on", ClockRegistry([*changed, *others]).on)


@pytest.mark.usefixtures("statutes", "_five_days_from_june")
def test_the_day_a_matter_was_opened_decides_and_recomputing_changes_nothing() -> None:
    us = build_stage().ours
    before = Story("legal-aid", us.wang, AID, "2026-05-28", us.village)
    after = Story("legal-aid", us.li, AID, "2026-06-02", us.village)
    assert (before.due("decision"), after.due("decision")) == (date(2026, 6, 4), date(2026, 6, 8))
    [run] = [run for run in clocks.matter_runs(before.matter) if run.clock.key == "decision"]
    assert str(run.period) == "7d"
    assert recompute_all(now=at("2026-06-03")).changed == 0
    assert not Event.objects.filter(action="recount").exists()


@pytest.mark.usefixtures("statutes")
def test_a_change_of_law_leaves_what_is_already_open_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    us = build_stage().ours
    Story("legal-aid", us.wang, AID, "2026-05-28", us.village)
    present = CLOCKS["D001"]
    later = [
        replace(present, period=days(5), in_force_from=date(2026, 6, 1)),
        replace(present, until=date(2026, 5, 31)),
    ]
    monkeypatch.setattr(clocks, "clock_on", ClockRegistry(later).on)
    assert recompute_all(now=at("2026-06-03")).changed == 0
    assert ClockRow.objects.get(key="decision").due_on == date(2026, 6, 4)
