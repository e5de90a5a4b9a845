"""Emptying the outbox.  Any number of workers may run: a message is claimed by compare-and-set before it is sent.

A worker killed between sending and noting leaves its claim; after ``CLAIM_LASTS`` the message is sent again under the same
``once``, which a gateway that knows it drops.  So nothing is lost, and doubled only by a gateway without that memory.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import structlog
from django.db.models import F, Q, QuerySet

from fengqiao.notices.gateways import Gateway, GatewayRefused
from fengqiao.notices.models import Notice
from fengqiao.seal import SealBroken

log = structlog.get_logger(__name__)

CLAIM_LASTS = timedelta(minutes=5)
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""How long to wait after the first, second ... refusal; after the last the message is left with its failure shown."""

BATCH = 25
"""Messages of one round; after a full one the next begins at once."""
LATE_AFTER = timedelta(minutes=10)
"""A message that was due so long ago and not even tried: no worker runs, or it cannot keep up."""


def is_late(now: datetime) -> bool:
    """Whether a message has been waiting for its turn longer than it should."""
    return _waiting().filter(not_before__lt=now - LATE_AFTER).exists()


def waiting_count() -> int:
    """How many messages are to be sent, now or later."""
    return _waiting().count()


def given_up(since: datetime) -> int:
    """How many messages queued since then were refused to the last."""
    return Notice.objects.filter(sent_at=None, attempts__gt=len(BACK_OFF), created_at__gte=since).count()


def _waiting() -> QuerySet[Notice]:
    return Notice.objects.filter(sent_at=None, attempts__lte=len(BACK_OFF))


def deliver(gateway: Gateway, now: datetime, limit: int = BATCH) -> int:
    """Send what is due, the oldest first, and return how many went out."""
    due = _waiting().filter(not_before__lte=now).filter(Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS))
    began, sent = time.monotonic(), 0
    # The number is read when its turn has come: one that does not open must not keep the others from going out.
    for notice in due.order_by("not_before", "id").defer("phone", "secret")[:limit]:
        # A claim counts from its own moment: behind a slow gateway the round's beginning is long ago.
        moment = now + timedelta(seconds=time.monotonic() - began)
        claim = Notice.objects.filter(pk=notice.pk, sent_at=None, claimed_at=notice.claimed_at)
        if claim.update(claimed_at=moment, attempts=F("attempts") + 1) != 1:
            continue
        sent += _send(notice, gateway, now)
    return sent


def _send(notice: Notice, gateway: Gateway, now: datetime) -> bool:
    mine = Notice.objects.filter(pk=notice.pk)
    try:
        gateway.send(notice.phone, notice.secret or notice.text, notice.once)
    except (GatewayRefused, SealBroken) as error:
        later = now + BACK_OFF[min(notice.attempts, len(BACK_OFF) - 1)]
        mine.update(claimed_at=None, not_before=later, failure=str(error)[:200])
        log.warning("notice_refused", notice=str(notice.pk), attempt=notice.attempts + 1, answer=str(error)[:80])
        return False
    mine.update(sent_at=now, failure="", secret="")
    return True
