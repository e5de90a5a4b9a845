"""The worker outlives a database that is away and one odd row; two of them and a slow gateway double nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone
from tests.cast import QUESTION, Stage, Story, at, build_stage, roster

from fengqiao.notices import delivery
from fengqiao.notices.delivery import BATCH, CLAIM_LASTS, deliver
from fengqiao.notices.models import Channel, Notice
from fengqiao.notices.outbox import queue
from fengqiao.project import worker as worker_module
from fengqiao.project.heartbeat import is_silent
from fengqiao.project.worker import Worker

pytestmark = pytest.mark.django_db


class Post:
    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, phone: str, text: str, once: str) -> None:
        self.sent.append(once)


def put(once: str) -> None:
    queue(once=once, channel=Channel.SMS, text="您的办件有新进展。", now=timezone.now(), phone="13900010001")


@pytest.mark.django_db(transaction=True)  # a round gives its connection back
def test_a_database_that_is_away_costs_a_round_and_not_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    put("a")
    post, away = Post(), [True]

    def sometimes(gateway: object, now: object) -> int:
        if away.pop() if away else False:
            raise OperationalError("server closed the connection")
        return deliver(gateway, now)  # type: ignore[arg-type]

    monkeypatch.setattr(worker_module, "deliver", sometimes)
    one = Worker(post)
    one.round()
    assert (post.sent, one.failures) == ([], 1)
    assert not is_silent(timezone.now()), "it is still there, and says so"
    one.round()
    assert post.sent == ["a"]


def test_a_part_that_fails_is_tried_again_and_keeps_no_other_part_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fails(_now: object) -> None:
        asked.append("holiday notice")
        raise RuntimeError("odd")

    monkeypatch.setattr(worker_module, "recompute_after_notice", fails)
    monkeypatch.setattr(worker_module, "forget", lambda _now: asked.append("forgetting"))
    one = Worker(Post())
    one.round()
    one.round()
    assert asked == ["holiday notice", "forgetting", "holiday notice"]


@pytest.mark.django_db(transaction=True)  # a round gives its connection back
def test_after_a_full_batch_nobody_waits() -> None:
    for n in range(BATCH + 1):
        put(f"m{n}")
    post = Post()

    class Stop:
        asked = False
        waited = 0

        def wait(self, seconds: float) -> None:
            self.waited += 1
            self.asked = True

    stop = Stop()
    Worker(post).run(stop, 5)
    assert (len(post.sent), stop.waited) == (BATCH + 1, 1)


def test_a_claim_counts_from_its_own_moment_behind_a_slow_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first message takes longer than a claim lasts; the second is claimed then, and nobody else may take it."""
    now = timezone.now()
    for once in ("a", "b"):
        queue(once=once, channel=Channel.SMS, text="您的办件有新进展。", now=now, phone="13900010001")
    clock = [0.0]
    monkeypatch.setattr(delivery.time, "monotonic", lambda: clock[0])
    other = Post()

    class Slow(Post):
        def send(self, phone: str, text: str, once: str) -> None:
            super().send(phone, text, once)
            clock[0] += CLAIM_LASTS.total_seconds() + 60
            if once == "b":
                # Another worker looks while this one is still sending.
                deliver(other, now + CLAIM_LASTS + timedelta(seconds=61))

    slow = Slow()
    deliver(slow, now)
    assert (slow.sent, other.sent) == (["a", "b"], [])


def test_a_number_that_does_not_open_keeps_nobody_else_waiting() -> None:
    put("spoilt")
    put("well")
    Notice.objects.filter(once="spoilt").update(phone="")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE notices_notice SET phone = 'sm4:AAAA' WHERE once = 'spoilt'")
    post = Post()
    deliver(post, timezone.now())
    assert post.sent == ["well"]
    assert "does not open" in Notice.objects.defer("phone").get(once="spoilt").failure


def test_one_odd_matter_keeps_no_other_clock_standing_still(statutes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from fengqiao.matters import passing
    from fengqiao.matters.models import Matter

    stage: Stage = build_stage()
    us = stage.ours
    roster(us, date(2026, 3, 2))
    for n in range(2):
        story = Story("consultation", us.wang, QUESTION, f"2026-03-02 09:0{n}", us.village)
        story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="可以要。", articles="《劳动法》第五十条")
    odd = Matter.objects.order_by("pk").first()
    whole = passing.act

    def act(matter_id: object, /, *args: object, **kwargs: object) -> object:
        if matter_id == odd.pk:
            raise RuntimeError("odd")
        return whole(matter_id, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(passing, "act", act)
    assert passing.time_passes(at("2026-03-24")).lapsed == 1
