"""Every address, opened as every role of one district, shows no row of the other's.

The walk finds the addresses by itself; an address with a part this test does not know fails it, so that a new page is
walked from the day it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.cast import AID, DISPUTE, QUESTION, Side, Stage, Story, at, build_stage, roster

from fengqiao.complaints.door import receive
from fengqiao.matters.models import Attachment, Draft, Matter
from fengqiao.notices.models import Notice
from fengqiao.people.models import User
from fengqiao.services import CATALOGUE

pytestmark = pytest.mark.django_db

MARK = "竹林独有"
"""Stands in everything written in the other district, and nowhere else."""
ROLES = (
    "wang",
    "li",
    "clerk",
    "officer",
    "lawyer",
    "duty_lawyer",
    "supervisor",
    "chair",
    "mediator",
    "director",
    "village_chair",
)
NOT_OURS = ("admin/", "account/", "static/", "api/docs/")
"""The framework's own pages; the admin is for superusers and is tested apart."""


def addresses() -> Iterator[str]:
    """Every route of our own, as its pattern."""

    def walk(patterns: list, before: str) -> Iterator[str]:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route)
            elif isinstance(one, URLPattern) and not route.startswith(NOT_OURS):
                yield route

    yield from sorted(set(walk(get_resolver().url_patterns, "")))


def their_rows(side: Side) -> dict[str, list[str]]:
    """A year of the neighbour's business in one afternoon; returns what may stand in each part of an address."""
    roster(side, at("2026-03-02").date())
    marked = {"facts": f"{MARK}的事", "name": f"{MARK}人"}
    question = Story("consultation", side.wang, {**QUESTION, **marked}, "2026-03-02", side.village)
    question.does(side.duty_lawyer, "answer", "2026-03-02 15:00", answer=f"{MARK}答复", articles="《劳动法》第五十条")
    aid = Story("legal-aid", side.wang, {**AID, **marked}, "2026-03-02", side.village)
    aid.does(side.officer, "refuse", "2026-03-03", ground="not_poor", reasons=f"{MARK}理由")
    Story("mediation", side.wang, {**DISPUTE, **marked, "other_name": f"{MARK}对方"}, "2026-03-02", side.district)
    matters = list(Matter.objects.all())
    for matter in matters:
        event = matter.events.order_by("seq")[0]
        kept = Attachment(
            matter=matter,
            event=event,
            uploaded_by=side.wang,
            side="applicant",
            filename=f"{MARK}.txt",
            content_type="text/plain",
            size=12,
            digest="0" * 64,
            seen_by="all",
        )
        kept.file.save("kept", ContentFile(f"{MARK}文件".encode()))
        kept.save()
    complaint = receive(district=side.district, kind="complaint", text=f"{MARK}投诉", now=at("2026-03-03"))
    draft = Draft.objects.create(service_code="legal-aid", user=side.wang, sealed_answers="{}")
    papers = [str(paper.pk) for matter in matters for paper in matter.papers.all()]
    files = [str(one.pk) for one in Attachment.objects.all()]
    actions = sorted({action.key for matter in matters for action in matter.step.actions})
    return {
        "number": [matter.number for matter in matters],
        "complaint": [complaint.number],
        "code": [service.code for service in CATALOGUE],
        "action_key": actions[:6],
        "key": [str(draft.pk), *papers[:2], *files[:2], "notary", "facts"],
        "party_id": [str(party.pk) for matter in matters for party in matter.parties.all()][:3],
        "file_id": files,
        "paper_id": papers,
        "token": ["made-up-token"],
        "name": ["劳动法", "没有这部法"],
        "place": ["第五十条", "第九千条"],
    }


def filled(route: str, values: dict[str, list[str]]) -> list[str]:
    """The addresses a route stands for, every part filled from the neighbour's rows."""
    parts = re.findall(r"<(?:(\w+):)?(\w+)>", route)
    if route.startswith("complaints/"):
        return []  # a complaint's number is the key to its answer: whoever holds it may read it, signed in or not
    if route.startswith("desk/complaints/"):
        values = {**values, "number": values["complaint"]}
    unknown = [name for _kind, name in parts if name not in values]
    assert not unknown, f"{route} has a part this walk does not know: {unknown}; teach it what may stand there"
    choices = []
    for kind, name in parts:
        fitting = [one for one in values[name] if kind != "uuid" or re.fullmatch(r"[0-9a-f-]{36}", one)]
        choices.append(fitting)
    made = []
    for picked in product(*choices):
        address = route
        for value in picked:
            address = re.sub(r"<[^>]+>", value, address, count=1)
        made.append("/" + address)
    return made


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def browser(user: User) -> Client:
    client = Client()
    if user.is_staff:
        TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    return client


def everything(values: dict[str, list[str]]) -> list[str]:
    return sorted({address for route in addresses() for address in filled(route, values)})


@pytest.mark.parametrize("who", ROLES)
def test_no_page_shows_the_neighbours_rows(stage: Stage, who: str) -> None:
    values = their_rows(stage.theirs)
    numbers = [*values["number"], *values["complaint"]]
    client = browser(getattr(stage.ours, who))
    looked = 0
    for address in everything(values):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        text = body.decode("utf-8", "replace")
        assert MARK not in text, f"{who} reads the neighbour's words at {address}"
        if answer.status_code == 200:
            assert not any(number in text and number not in address for number in numbers), f"{who}: {address}"
        assert answer.status_code < 500, address
        looked += 1
    assert looked > 60


def test_the_walk_would_notice(stage: Stage) -> None:
    """The same walk as somebody who may see the rows finds the mark, so that it can fail."""
    values = their_rows(stage.theirs)
    client = browser(stage.theirs.officer)
    assert any(
        MARK in client.get(address).content.decode("utf-8", "replace")
        for address in everything(values)
        if "/desk/matters/" in address and "files" not in address
    )


def test_a_stranger_without_sign_in_reads_nothing(stage: Stage) -> None:
    values = their_rows(stage.theirs)
    client = Client()
    for address in everything(values):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert MARK not in body.decode("utf-8", "replace"), address


def test_notices_name_nobody_and_no_business(stage: Stage) -> None:
    their_rows(stage.theirs)
    texts = " ".join(Notice.objects.values_list("text", flat=True))
    assert MARK not in texts
    assert "援助" not in texts
