"""Emptying the outbox.  Any number of workers may run: a message is claimed by compare-and-set before it is sent.

A worker killed between sending and noting leaves its claim; after ``CLAIM_LASTS`` the message is sent again under the same
``once``, which a gateway that knows it drops.  So nothing is lost, and doubled only by a gateway without that memory.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db.models import F, Q

from fengqiao.notices.gateways import Gateway, GatewayRefused
from fengqiao.notices.models import Notice

log = structlog.get_logger(__name__)

CLAIM_LASTS = timedelta(minutes=5)
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""How long to wait after the first, second ... refusal; after the last the message is left with its failure shown."""


def deliver(gateway: Gateway, now: datetime, limit: int = 100) -> int:
    """Send what is due, the oldest first, and return how many went out."""
    waiting = Notice.objects.filter(sent_at=None, not_before__lte=now, attempts__lt=len(BACK_OFF) + 1)
    waiting = waiting.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS)).order_by("not_before", "id")
    sent = 0
    for notice in waiting[:limit]:
        claim = Notice.objects.filter(pk=notice.pk, sent_at=None, claimed_at=notice.claimed_at)
        if claim.update(claimed_at=now, attempts=F("attempts") + 1) != 1:
            continue
        sent += _send(notice, gateway, now)
    return sent


def _send(notice: Notice, gateway: Gateway, now: datetime) -> bool:
    mine = Notice.objects.filter(pk=notice.pk)
    try:
        gateway.send(notice.phone, notice.secret or notice.text, notice.once)
    except GatewayRefused as error:
        later = now + BACK_OFF[min(notice.attempts, len(BACK_OFF) - 1)]
        mine.update(claimed_at=None, not_before=later, failure=str(error)[:200])
        log.warning("notice_refused", notice=str(notice.pk), attempt=notice.attempts + 1, answer=str(error)[:80])
        return False
    mine.update(sent_at=now, failure="", secret="")
    return True
