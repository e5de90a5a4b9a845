"""The lists of closed matters: what was closed last stands first, each page continues the one before, one index range.

Whoever looks for a closed matter looks for what was finished lately; when it arrived says nothing about that.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import AID, Side, Stage, Story, at, build_stage

from fengqiao.matters.models import Matter
from fengqiao.matters.queues import Desk, QueueFilter, count_up_to, queue_page

TODAY = date(2026, 4, 1)
CLOSED = QueueFilter(closed=True)


@pytest.fixture
def stage(db: None) -> Stage:
    return build_stage()


@pytest.fixture
def ours(stage: Stage) -> Side:
    return stage.ours


def _closed(ours: Side, opened: str, closed: str) -> Matter:
    story = Story("legal-aid", ours.wang, AID, opened, ours.village)
    story.does(ours.wang, "withdraw", closed)
    return story.matter


def _desks(ours: Side) -> list[Desk]:
    return [
        Desk("agency", "", (("agency_id", ours.aid.pk),)),
        Desk("district", "", (("district_id", ours.district.code),)),
        Desk("mine", "", (("handler_id", ours.lawyer.pk),)),
    ]


def test_what_was_closed_last_stands_first(ours: Side) -> None:
    slow = _closed(ours, "2026-02-02", "2026-03-20")
    quick = _closed(ours, "2026-03-02", "2026-03-03")
    for desk in _desks(ours)[:2]:
        assert [one.pk for one in queue_page(desk, CLOSED, TODAY).matters] == [slow.pk, quick.pk], desk.key


def test_the_pages_follow_each_other_and_nothing_is_shown_twice(ours: Side) -> None:
    made = [_closed(ours, f"2026-02-{9 - n:02d}", f"2026-03-{10 + n:02d}") for n in range(5)]
    Matter.objects.filter(pk__in=[one.pk for one in made[1:4]]).update(closed_at=at("2026-03-12"))  # of the same moment
    desk, seen, cursor = _desks(ours)[0], [], ""
    while True:
        page = queue_page(desk, CLOSED, TODAY, cursor, size=2)
        seen += [one.pk for one in page.matters]
        cursor = page.next_cursor
        if not cursor:
            break
    same = sorted((one.pk for one in made[1:4]), reverse=True)
    assert seen == [made[4].pk, *same, made[0].pk]


@pytest.mark.parametrize("cursor", ["", "2026-03-12T10:00:00+00:00_01990000-0000-7000-8000-000000000000"])
@pytest.mark.parametrize("which", range(3), ids=["agency", "district", "mine"])
def test_a_page_is_one_range_of_an_index_read_in_order(ours: Side, which: int, cursor: str) -> None:
    desk = _desks(ours)[which]
    with CaptureQueriesContext(connection) as asked:
        queue_page(desk, CLOSED, TODAY, cursor)
    how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as plan:
        if connection.vendor != "sqlite":
            plan.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read through
            plan.execute("SET LOCAL enable_bitmapscan = off")
        plan.execute(f"{how} {asked.captured_queries[0]['sql']}")
        told = " / ".join(str(row[-1]) for row in plan.fetchall())
    assert re.search(r"(USING INDEX|Index Scan using) closed_of_", told), told
    assert "TEMP B-TREE" not in told, told
    assert "Sort" not in told, told


def test_a_closed_matter_always_says_when(ours: Side) -> None:
    matter = _closed(ours, "2026-03-02", "2026-03-03")
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(closed_at=None)
    with pytest.raises(ValidationError):
        Matter(is_open=False, closed_at=None).validate_constraints(exclude=["number"])
    assert matter.closed_at is not None
    assert matter.closed_at - at("2026-03-03") < timedelta(minutes=1)


def test_what_came_in_today_counts_what_is_closed_already(ours: Side) -> None:
    quick = _closed(ours, "2026-03-05 08:00", "2026-03-05 11:00")
    waits = Story("legal-aid", ours.wang, AID, "2026-03-05 09:00", ours.village).matter
    Story("legal-aid", ours.wang, AID, "2026-03-04", ours.village)
    desk, chosen, today = _desks(ours)[0], QueueFilter(arrived_today=True), date(2026, 3, 5)
    assert count_up_to(desk, chosen, today) == 2
    first = queue_page(desk, chosen, today, size=1)
    then = queue_page(desk, chosen, today, first.next_cursor, size=1)
    assert [one.pk for one in (*first.matters, *then.matters)] == [waits.pk, quick.pk]
