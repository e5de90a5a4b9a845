"""Files that come with a form: stored as they arrive, so that a problem elsewhere in the form loses none of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from fengqiao.flow import Field, Kind
from fengqiao.matters.attachments import FileRefused, accept, unclaimed
from fengqiao.matters.drafts import Owner
from fengqiao.matters.models import Attachment, Matter


def take(
    request: HttpRequest,
    fields: Iterable[Field],
    given: dict[str, object],
    owner: Owner,
    matter: Matter | None = None,
) -> dict[str, str]:
    """Store the files of the form's FILES questions and add their keys to ``given``; return the problems by field.

    Keys in ``given`` that name no unsent file of this owner are dropped: nobody can slip in another person's file.
    """
    problems: dict[str, str] = {}
    for field in fields:
        if field.kind is not Kind.FILES or field.key not in given:
            continue
        raw = given[field.key]
        kept = [str(one.pk) for one in own_files(owner, raw if isinstance(raw, list) else [])]
        for upload in request.FILES.getlist(field.key):
            try:
                kept.append(str(accept(upload, user=owner.user, guest=owner.guest, matter=matter).pk))
            except FileRefused as refused:
                problems[field.key] = problems.get(field.key, "") + str(refused)
        given[field.key] = kept
    return problems


def own_files(owner: Owner, keys: Iterable[object]) -> list[Attachment]:
    """Of these keys, the owner's files that belong to no matter yet."""
    return unclaimed(owner.user, owner.guest, [str(key) for key in keys])


def files_in(fields: Iterable[Field], answers: dict[str, object], owner: Owner) -> list[Attachment]:
    """Every unsent file of the owner that these answers name."""
    keys: list[object] = []
    for field in fields:
        value = answers.get(field.key)
        if field.kind is Kind.FILES and isinstance(value, list):
            keys += value
    return own_files(owner, keys)
