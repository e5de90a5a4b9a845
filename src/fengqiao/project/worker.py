"""The rounds of ``fengqiao work``: messages out, what falls due, what is forgotten.

A part that fails is told in the log and tried again in the next round, and the others go on: neither a database that is
away for a minute nor one odd row may keep everybody's messages and clocks standing still.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from fengqiao.matters.housekeeping import forget
from fengqiao.matters.passing import Passed, time_passes
from fengqiao.matters.recompute import recompute_after_notice
from fengqiao.notices.delivery import BATCH, deliver
from fengqiao.notices.gateways import Gateway
from fengqiao.project.heartbeat import beat

log = structlog.get_logger(__name__)

CLOCKS_EVERY = 600.0
FORGETTING_EVERY = 86_400.0
BEATS_EVERY = 20.0
"""Seconds between two looks at what falls due, two rounds of forgetting, two signs of life."""


class Stop(Protocol):
    """Whether the operator asked the worker to stop; waits unless so."""

    asked: bool

    def wait(self, seconds: float) -> None:
        """Wait that many seconds, less when asked to stop."""


class Worker:
    """Does one round after the other and counts what it did."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.sent, self.passed, self.failures = 0, Passed(), 0
        self._done_at: dict[str, float] = {}

    def run(self, stop: Stop, every: float) -> None:
        """Rounds until asked to stop, with ``every`` seconds between them."""
        while not stop.asked:
            before = self.sent
            self.round()
            if self.sent - before < BATCH:
                stop.wait(every)

    def round(self) -> None:
        """What is due now; each part for itself."""
        now = timezone.now()
        self._part("sign_of_life", BEATS_EVERY, lambda: beat(now))
        self._part("messages", 0, lambda: self._deliver(now))
        self._part("holiday_notice", CLOCKS_EVERY, lambda: recompute_after_notice(now))
        self._part("clocks", CLOCKS_EVERY, lambda: self._pass(now))
        self._part("forgetting", FORGETTING_EVERY, lambda: forget(now))
        close_old_connections()

    def _part(self, name: str, every: float, do: Callable[[], object]) -> None:
        if time.monotonic() - self._done_at.get(name, float("-inf")) < every:
            return
        try:
            do()
        except (DatabaseError, InterfaceError) as error:
            self.failures += 1
            log.error("work_waits_for_database", part=name, why=(str(error).splitlines() or [""])[0])
            close_old_connections()
        except Exception:
            self.failures += 1
            log.exception("work_failed", part=name)
        else:
            self._done_at[name] = time.monotonic()

    def _deliver(self, now: datetime) -> None:
        self.sent += deliver(self.gateway, now)

    def _pass(self, now: datetime) -> None:
        passed = time_passes(now)
        self.passed.lapsed += passed.lapsed
        self.passed.reminded += passed.reminded
