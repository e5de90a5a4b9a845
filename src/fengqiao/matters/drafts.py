"""Applications being written: kept at every step for a guest or a user, sealed, so that a page that dies loses nothing.

A draft knows what the platform knows already (the user's own facts, a matter it comes from, a question just asked), so
nobody types a thing twice.  ``send`` turns it into a matter; sent twice it gives the same matter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fengqiao.flow import Field, Kind, Role, Service
from fengqiao.matters.acting import open_matter
from fengqiao.matters.answers import SHANGHAI, Cleaned, clean_answers, is_key
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.models import Attachment, Draft, Matter, Party, Submission
from fengqiao.people.models import Area, User
from fengqiao.services import CATALOGUE

_LOOKED_BACK = 10
"""How many of somebody's latest applications are looked at for what is known of them."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose drafts: a user's, or those of a guest known by a token in the session."""

    user: User | None
    guest: str = ""

    def own(self) -> dict[str, object]:
        """The columns that say so, on drafts."""
        return {"user": self.user} if self.user else {"user": None, "guest": self.guest}


def drafts_of(owner: Owner) -> list[Draft]:
    """Everything the owner is writing, newest first; nothing for a guest without a token."""
    if owner.user is None and not owner.guest:
        return []
    return [one for one in Draft.objects.filter(**owner.own()) if one.service_code in CATALOGUE]


def find(service: Service, owner: Owner) -> Draft | None:
    """The owner's draft of that service; None when there is none."""
    return next((one for one in drafts_of(owner) if one.service_code == service.code), None)


@transaction.atomic
def begin(
    service: Service, owner: Owner, *, known: Mapping[str, object] | None = None, origin: Matter | None = None
) -> Draft:
    """The owner's draft, made when there is none; ``known`` fills what is still blank and overwrites nothing."""
    draft = find(service, owner) or Draft(service_code=service.code, **owner.own())
    content = _content(draft)
    for key, value in (known or {}).items():
        if value not in (None, "", []):
            content["answers"].setdefault(key, value)
    if origin is not None:
        draft.origin = origin
    _store(draft, content)
    return draft


def answers_of(draft: Draft) -> dict[str, object]:
    """What was typed so far, by field key, unchecked."""
    answers: dict[str, object] = _content(draft)["answers"]
    return answers


def area_of(draft: Draft) -> str:
    """The code of the town or village chosen; "" when none is."""
    return str(_content(draft)["area"])


@transaction.atomic
def keep(draft: Draft, given: Mapping[str, object], area: str = "") -> None:
    """Add to the draft what was just typed.  Two saves at once do not lose each other's fields."""
    fresh = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if fresh is None:
        return  # it was sent meanwhile from another window; there is nothing left to keep
    content = _content(fresh)
    content["answers"].update(given)
    content["area"] = area or content["area"]
    _store(fresh, content)
    draft.sealed_answers = fresh.sealed_answers


def checked(service: Service, draft: Draft, today: date) -> Cleaned:
    """The draft's answers as they would be taken today, with every problem."""
    return clean_answers(service.fields, answers_of(draft), today)


def known_of(user: User | None, service: Service) -> dict[str, object]:
    """What we know of the user that this form asks: from the account, and from their latest matter of their own."""
    if user is None:
        return {}
    facts = {"name": user.name, "phone": user.phone}
    latest = Party.objects.filter(user=user, role=Role.APPLICANT).order_by("-matter__opened_at")[:_LOOKED_BACK]
    last = next((party for party in latest if not party.helper_relation), None)
    if last is not None:
        for one in ("name", "phone", "id_number", "address"):
            facts[one] = getattr(last, one) or facts.get(one, "")
    return _by_field(service, {f"applicant_{one}": value for one, value in facts.items()})


def known_from_words(service: Service, words: str) -> dict[str, object]:
    """What somebody asked in the question box, as the answer to "what happened"."""
    return _by_field(service, {"facts": words})


def _by_field(service: Service, facts: Mapping[str, object]) -> dict[str, object]:
    return {one.key: facts[one.carried_as] for one in service.fields if facts.get(one.carried_as)}


@transaction.atomic
def merge_guest(guest: str, user: User) -> None:
    """After signing in: the guest's drafts and files become the user's.

    Where both were writing the same application, what was typed as a guest just now wins, field by field.
    """
    if not guest:
        return
    for draft in Draft.objects.filter(guest=guest, user=None):
        mine = Draft.objects.filter(user=user, service_code=draft.service_code).first()
        if mine is None:
            draft.user, draft.guest = user, ""
            draft.save(update_fields=["user", "guest", "updated_at"])
            continue
        content = _content(draft)
        typed = {key: value for key, value in content["answers"].items() if value not in (None, "", [])}
        keep(mine, typed, content["area"])
        draft.delete()
    Attachment.objects.filter(guest=guest, uploaded_by=None, matter=None).update(uploaded_by=user, guest="")


@transaction.atomic
def send(key: str, user: User, now: datetime) -> Matter:
    """Submit the draft of that key and open the matter; a draft that was sent already gives its matter.

    Raise AnswersInvalid, or ActionRefused when there is no such draft, no area, or no office.
    """
    done = Submission.event_of(str(user.pk), key)
    if done is not None:
        return done.matter
    mine = Draft.objects.select_for_update(of=("self",)).filter(user=user)
    draft = mine.filter(pk=key).first() if is_key(key) else None
    if draft is None:
        raise ActionRefused(_("这份申请已经不在了：可能已经提交，请到“我的办件”里看看。"))
    area = Area.objects.filter(pk=area_of(draft)).first()
    if area is None:
        raise ActionRefused(_("请先选您在哪个镇街、村居。"))
    service = CATALOGUE.get(draft.service_code, now.astimezone(SHANGHAI).date())
    answers = answers_of(draft)
    matter = open_matter(service, by=user, area=area, answers=answers, key=key, now=now, origin=draft.origin)
    if draft.origin is not None:
        _bring_own_files(draft.origin, matter, user)
    _remember(user, area)
    draft.delete()
    return matter


def _bring_own_files(origin: Matter, matter: Matter, user: User) -> None:
    """What the applicant sent in to the matter this one comes from, under keys of its own."""
    for one in origin.attachments.filter(uploaded_by=user):
        Attachment.objects.create(
            matter=matter,
            uploaded_by=user,
            side=Role.APPLICANT,
            seen_by=one.seen_by,
            field_key=one.field_key,
            file=one.file.name,
            filename=one.filename,
            content_type=one.content_type,
            size=one.size,
            digest=one.digest,
        )


def _remember(user: User, area: Area) -> None:
    """Keep the area for the next form; who somebody is stands sealed with their matter, and is found there."""
    user.home_area = area
    user.save(update_fields=["home_area"])


def file_fields(service: Service) -> list[Field]:
    """The questions of the form that take files."""
    return [one for one in service.fields if one.kind is Kind.FILES]


def forget_old(before: datetime) -> int:
    """Delete the drafts nobody touched since that moment; return how many."""
    return Draft.objects.filter(updated_at__lt=before).delete()[0]


def _content(draft: Draft) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(draft.sealed_answers) if draft.sealed_answers else {}
    return {"answers": dict(content.get("answers", {})), "area": content.get("area", "")}


def _store(draft: Draft, content: dict[str, Any]) -> None:
    draft.sealed_answers = json.dumps(content, ensure_ascii=False)
    draft.save()
