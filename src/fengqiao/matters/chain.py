"""The chain of events: each carries an SM3 digest over its canonical content and the digest before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import batched

from fengqiao.matters.models import Event
from fengqiao.seal import SealBroken, sm3_hex
from fengqiao.seal.fields import sealer


def canonical(event: Event) -> bytes:
    """The event's content as bytes that are the same on every machine: sorted JSON, times in UTC to the microsecond."""
    content = {
        "matter": str(event.matter_id),
        "seq": event.seq,
        "action": event.action,
        "from": event.from_step,
        "to": event.to_step,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "on": event.on.isoformat(),
        "actor": str(event.actor_id or ""),
        "role": event.actor_role,
        "said": event.said,
        "seen_by": event.seen_by,
        "data": event.data,
        "sealed": event.sealed_digest,
        "previous": event.previous,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sealed_digest(event: Event) -> str:
    """The keyed digest of the event's sealed answers; keyed, so that a guess at them cannot be checked without the key."""
    return sealer().digest(event.sealed, "event") if event.sealed else ""


def link(event: Event, previous: str) -> None:
    """Bind the event to the one before: sets ``sealed_digest``, ``previous`` and ``digest``."""
    event.sealed_digest = sealed_digest(event)
    event.previous = previous
    event.digest = sm3_hex(canonical(event))


@dataclass(frozen=True, slots=True)
class Break:
    """The first link of a matter that does not hold, and why."""

    matter_id: str
    seq: int
    why: str


def breaks(events: Iterable[Event]) -> Iterator[Break]:
    """The first broken link of each matter, given events in order of matter and number."""
    matter_id, expected, previous, broken = "", 1, "", False
    for event in events:
        if str(event.matter_id) != matter_id:
            matter_id, expected, previous, broken = str(event.matter_id), 1, "", False
        if broken:
            continue
        if why := _fault(event, expected, previous):
            yield Break(matter_id, expected, why)
            broken = True
        expected, previous = event.seq + 1, event.digest


def broken_links(chunk: int = 500) -> Iterator[Break]:
    """The first broken link of every matter, walking all of them a few hundred at a time.

    A sealed answer that no longer opens fails the whole reading of its rows, so those are read again without it and the
    fault is found where it is.
    """
    matter_ids = Event.objects.filter(seq=1).order_by("matter_id").values_list("matter_id", flat=True)
    for group in batched(matter_ids.iterator(chunk_size=chunk), chunk):
        events = Event.objects.filter(matter_id__in=group).order_by("matter_id", "seq")
        try:
            yield from list(breaks(list(events)))
        except SealBroken:
            yield from breaks(events.defer("sealed"))


def _fault(event: Event, expected: int, previous: str) -> str:
    if event.seq != expected:
        return f"event {expected} is missing"
    if event.previous != previous:
        return "it does not continue the event before it"
    try:
        if sealed_digest(event) != event.sealed_digest:
            return "its sealed content was changed"
    except SealBroken:
        return "its sealed content does not open"
    return "" if sm3_hex(canonical(event)) == event.digest else "its content was changed"
