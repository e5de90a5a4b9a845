"""The people of a matter: the applicant, a helper who applies for somebody, and the other side who joins by a link."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fengqiao.flow import Action, Field, Role
from fengqiao.matters.answers import Answer
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.models import Matter, Party
from fengqiao.people.models import SafeContact, User
from fengqiao.seal.fields import sealer

PERSONAL = ("name", "phone", "id_number", "address")
"""The facts of a person a form may ask, under the shared keys ``applicant_name`` … and ``other_name`` …"""


def digests(name: str = "", phone: str = "", id_number: str = "") -> dict[str, str]:
    """The keyed digests a party is found by; empty where nothing is known."""
    seal = sealer()
    return {
        "name_digest": seal.digest(name, "name") if name else "",
        "phone_digest": seal.digest(phone, "phone") if phone else "",
        "id_number_digest": seal.digest(id_number, "id_number") if id_number else "",
    }


def _facts(matter: Matter, answers: Mapping[str, Answer], side: str) -> dict[str, str]:
    keys = {field.carried_as: field.key for field in matter.service.fields}
    return {one: str(answers.get(keys.get(f"{side}_{one}", ""), "") or "") for one in PERSONAL}


_ASKED_ONCE = ("safe_contact", "helper_name", "helper_relation", "consent_given")
"""What a person said where it was asked, and what holds where it is not asked again."""


def _said_before(matter: Matter, user: User) -> dict[str, Any]:
    """What this user's entry in the matter it comes from says of the questions that this form does not put."""
    asked = {field.carried_as for field in matter.service.fields}
    before = Party.objects.filter(matter=matter.origin_id, user=user, role=Role.APPLICANT).first()
    if before is None:
        return {}
    left_out = {"safe_contact": "safe_contact" not in asked} | dict.fromkeys(_ASKED_ONCE[1:], "for_whom" not in asked)
    return {name: getattr(before, name) for name in _ASKED_ONCE if left_out[name]}


def contact_of(party: Party) -> str:
    """How this person may be reached: a SafeContact, the most careful of what they said in any matter still open.

    A telephone somebody else looks at is looked at whatever the matter.
    """
    said = {party.safe_contact}
    if party.user_id and party.phone_digest:
        same = Party.objects.filter(user=party.user_id, phone_digest=party.phone_digest, matter__is_open=True)
        said |= set(same.values_list("safe_contact", flat=True))
    return next(one for one in (SafeContact.NONE, SafeContact.MESSAGE_ONLY, SafeContact.ANY) if one in said)


def add_applicant(matter: Matter, user: User, answers: Mapping[str, Answer], now: datetime) -> None:
    """Enter the applicant (and the other side, where the form named one) as parties of a new matter."""
    mine: dict[str, Any] = _facts(matter, answers, "applicant")
    mine["name"] = mine["name"] or user.name
    mine["phone"] = mine["phone"] or user.phone
    said = {
        "safe_contact": str(answers.get("safe_contact") or SafeContact.ANY),
        "helper_name": str(answers.get("helper_name") or ""),
        "helper_relation": str(answers.get("helper_relation") or ""),
        # A guardian acts by the law and needs nobody's consent (《法律援助法》 art. 40, 《民法典》 art. 23).
        "consent_given": answers.get("for_whom", "self") != "other" or answers.get("consent") == "yes",
    }
    Party.objects.create(
        matter=matter,
        role=Role.APPLICANT,
        user=user,
        joined_at=now,
        **mine,
        **{**said, **_said_before(matter, user)},
        **digests(mine["name"], mine["phone"], mine["id_number"]),
    )
    other = _facts(matter, answers, "other")
    if other["name"] and any(place.role is Role.RESPONDENT for place in matter.service.parties):
        Party.objects.create(
            matter=matter,
            role=Role.RESPONDENT,
            **other,
            **digests(other["name"], other["phone"], other["id_number"]),
        )


def add_another(matter: Matter, action: Action, answers: Mapping[str, Answer]) -> None:
    """Enter one more person on the side the action adds to; known by name, they sign on paper."""
    facts = {one: str(answers.get(f"added_{one}", "") or "") for one in PERSONAL}
    Party.objects.create(
        matter=matter,
        role=action.adds or Role.RESPONDENT,
        **facts,
        **digests(facts["name"], facts["phone"], facts["id_number"]),
    )


def new_invitation(matter: Matter) -> str:
    """A fresh secret for the other side's link; only its digest is kept, and an older link stops working."""
    token = secrets.token_urlsafe(18)
    joins = any(place.role is Role.RESPONDENT and place.joins_by_link for place in matter.service.parties)
    party = matter.parties.filter(role=Role.RESPONDENT).order_by("pk").first() if joins else None
    if party is None:
        raise ActionRefused(_("还没有登记对方是谁，请先补充对方的姓名。"))
    party.invite_digest = sealer().digest(token, "invite")
    party.save(update_fields=["invite_digest"])
    return token


def invited_party(token: str) -> Party | None:
    """The party a link was made for, or None when the link is unknown, was replaced, or the matter closed meanwhile."""
    digest = sealer().digest(token, "invite")
    found: Party | None = Party.objects.select_related("matter").filter(invite_digest=digest).first()
    if found is not None and found.joined_at is None and not found.matter.is_open:
        return None
    return found


@transaction.atomic
def join(party: Party, user: User, now: datetime) -> None:
    """Bind the invited party to the user who opened the link.

    Raise ActionRefused when somebody else already joined, or the applicant tries to join the other side.
    """
    party = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    if party.user_id and party.user_id != user.pk:
        raise ActionRefused(_("这个链接已经有人用过了。如果不是您本人，请联系调解委员会。"))
    if not party.joined_at and not Matter.objects.filter(pk=party.matter_id, is_open=True).exists():
        raise ActionRefused(_("这件事已经办结，不能再加入了。"))
    if Party.objects.filter(matter_id=party.matter_id, user=user).exclude(pk=party.pk).exists():
        raise ActionRefused(_("您已经是这个办件的另一方，不能同时代表对方。"))
    party.user, party.joined_at = user, now
    party.phone = party.phone or user.phone
    party.phone_digest = digests(phone=party.phone)["phone_digest"]
    party.save()


OWN = {"own_id_number": "id_number", "own_address": "address"}
"""Shared names of what a party says about themselves in an action, and where it is kept."""


def still_asked(action: Action, party: Party | None) -> tuple[Field, ...]:
    """The questions of an action but those about oneself that this party has answered before: nobody is asked twice."""
    known = {key for key, one in OWN.items() if party is not None and getattr(party, one)}
    return tuple(field for field in action.fields if field.shared_key not in known)


def complete_own(party: Party, answers: Mapping[str, Answer]) -> None:
    """Keep what a party told of themselves with an action (``answers`` by shared name), where it was not known yet."""
    told = {one: str(answers[key]) for key, one in OWN.items() if answers.get(key)}
    if told:
        for one, value in told.items():
            setattr(party, one, getattr(party, one) or value)
        party.id_number_digest = digests(id_number=party.id_number)["id_number_digest"]
        party.save()


def conflicts_of(candidate: User, matter: Matter) -> list[str]:
    """Why this person should not handle the matter, as sentences; empty when nothing is known against it.

    Looked at: being a party oneself, and having acted for the other side before (Lawyers Act art. 39: 不得在同一案件中为
    双方当事人担任代理人, and not against a client whose interests conflict).  Where only the other side's name is known, as
    in legal aid, the name decides, and the sentence says so.
    """
    found = []
    parties = list(matter.parties.all())
    mine = digests(candidate.name, candidate.phone)
    for party in parties:
        if party.user_id == candidate.pk or (mine["phone_digest"] and party.phone_digest == mine["phone_digest"]):
            found.append(_("本人就是这个办件的当事人。"))
    others = [party for party in parties if party.role != Role.APPLICANT]
    seen = Q()
    for party in others:
        known = [key for key in ("phone_digest", "id_number_digest") if getattr(party, key)]
        for key in known or (["name_digest"] if party.name_digest else []):
            seen |= Q(**{key: getattr(party, key)})
        if not known and party.name_digest and party.name_digest == mine["name_digest"]:
            found.append(_("和对方当事人同名，可能就是对方本人。"))
    if seen:
        before = Party.objects.filter(seen, role=Role.APPLICANT, matter__handler=candidate).exclude(matter=matter)
        if numbers := sorted(set(before.values_list("matter__number", flat=True)[:3])):
            found.append(_("曾为对方当事人办理 %(numbers)s。") % {"numbers": "、".join(numbers)})
    return found
