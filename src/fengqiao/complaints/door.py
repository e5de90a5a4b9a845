"""Taking a complaint in, finding it again, answering it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from fengqiao.complaints.models import Complaint, ContactLook
from fengqiao.people.models import Area, User

MAX_TEXT = 3_000
"""In characters."""
_DIGITS = 12
_TRIES = 5


def receive(
    *, district: Area, kind: str, text: str, now: datetime, matter_number: str = "", name: str = "", phone: str = ""
) -> Complaint:
    """Keep a complaint and give it a number nobody can guess: with it, and only with it, the answer can be read."""
    for attempt in range(_TRIES):
        try:
            with transaction.atomic():
                return Complaint.objects.create(
                    number="".join(secrets.choice("0123456789") for _digit in range(_DIGITS)),
                    district=district,
                    kind=kind,
                    text=text,
                    matter_number=matter_number,
                    name=name,
                    phone=phone,
                    created_at=now,
                )
        except IntegrityError:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("the loop returns or raises")


def find(typed: str) -> Complaint | None:
    """The complaint of that number, however it was spaced; None when there is none."""
    digits = "".join(ch for ch in typed if ch.isdigit())
    return Complaint.objects.filter(number=digits).first() if len(digits) == _DIGITS else None


def record_look(complaint: Complaint, *, by: User, now: datetime) -> None:
    """Record that the writer's name and telephone are about to be shown."""
    ContactLook.objects.create(complaint=complaint, by=by, at=now)


def answer(complaint: Complaint, *, by: User, text: str, now: datetime, seen: datetime | None = None) -> bool:
    """Write the office's answer in the place of the one of ``seen`` (None when there was none).

    False, and nothing is written, when a colleague answered meanwhile.
    """
    rows = Complaint.objects.filter(pk=complaint.pk, replied_at=seen)
    complaint.reply, complaint.replied_by, complaint.replied_at = text, by, now
    return rows.update(reply=text, replied_by=by, replied_at=now) == 1


def complaints_of(districts: Iterable[str], answered_at_most: int = 50) -> tuple[list[Complaint], list[Complaint]]:
    """The districts' complaints: those that wait for an answer, the oldest first; and the newest answered ones."""
    rows = Complaint.objects.filter(district_id__in=list(districts)).select_related("replied_by")
    waiting = list(rows.filter(replied_at=None).order_by("created_at"))
    return waiting, list(rows.exclude(replied_at=None).order_by("-replied_at")[:answered_at_most])
