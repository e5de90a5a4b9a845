"""A whole journey with marked personal data, and the mark is nowhere it could be read past the rights function.

Looked through: every column of every table, every address that was asked for or led to, every log line.
"""

from __future__ import annotations

import base64
import io
import logging
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image
from tests.cast import Side, build_stage
from tests.codes import last_code

from fengqiao.matters.models import Matter, PrivateNote
from fengqiao.notices.delivery import deliver
from fengqiao.people.models import User
from fengqiao.project.logs import render

pytestmark = pytest.mark.django_db

MARK = "缪沁"
"""A name nobody else has; it begins everything the two people of this story write."""
PHONES = ("13955550001", "13955550002")
ID_NUMBER = "379901199001010015"
SECRETS = (MARK, *PHONES, ID_NUMBER, base64.b64encode(MARK.encode()).decode()[:6])


class Walker:
    """A person with a browser that remembers every address it was at."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.addresses: list[str] = []
        if user is not None:
            TOTP.activate(user, generate_totp_secret())
            self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def goes(self, path: str) -> str:
        return self._seen(self.client.get(path, follow=True))

    def sends(self, path: str, **typed: Any) -> str:
        return self._seen(self.client.post(path, typed, follow=True))

    def _seen(self, answer: Any) -> str:
        self.addresses += [answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"]]
        self.addresses += [where for where, _status in answer.redirect_chain]
        assert answer.status_code < 500, self.addresses[-1]
        return "" if answer.streaming else answer.content.decode("utf-8", "replace")


def picture(name: str) -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def applies(guest: Walker, ours: Side) -> Matter:
    """The guest asks, applies for mediation and proves the number by a code."""
    guest.sends("/ask/", question=f"{MARK}欠我的钱怎么办，电话{PHONES[1]}")
    guest.goes("/ask/go-on/mediation/")
    dispute = {
        "dispute_kind": "debt",
        "facts": f"{MARK}借了钱，我叫{MARK}一",
        "wish": f"{MARK}还钱",
        "violence": "yes",
        "safe_contact": "message_only",
    }
    guest.sends(
        "/apply/mediation/dispute/", **dispute, asked=[*dispute, "evidence"], evidence=picture(f"{MARK}欠条.png")
    )
    people = {
        "for_whom": "other",
        "name": f"{MARK}一",
        "phone": PHONES[0],
        "helper_name": f"{MARK}伯",
        "helper_relation": f"{MARK}的邻居",
        "consent": "yes",
        "other_name": f"{MARK}二",
        "other_phone": PHONES[1],
        "other_address": f"{MARK}路1号",
        "chosen_mediator": f"{MARK}调解员",
    }
    guest.sends("/apply/mediation/people/", **people, asked=list(people))
    guest.sends("/apply/mediation/where/", area=ours.village.code)
    review = guest.goes("/apply/mediation/review/")
    key = re.search(r'name="idempotency_key" value="([^"]+)"', review)
    assert key, review[:500]
    guest.sends("/apply/mediation/send/", idempotency_key=key[1])
    guest.sends("/account/login/code/confirm/", code=last_code(PHONES[0]), next="/apply/mediation/send/")
    return Matter.objects.get()


def whole_story(ours: Side) -> list[Walker]:
    guest, other = Walker(), Walker()
    matter = applies(guest, ours)
    link = re.search(r"/join/([\w-]+)/", guest.sends(f"/my/{matter.number}/invite/"))
    assert link
    join = f"/join/{link[1]}/"
    other.goes(join)
    other.sends("/account/sign-in/", phone=PHONES[1], next=join)
    other.sends("/account/login/code/confirm/", code=last_code(PHONES[1]), next=join)
    other.sends(join)
    said = {"other_side_facts": f"{MARK}说没有", "asked": ["other_side_facts", "other_side_files"]}
    said |= {"version": str(Matter.objects.get().version), "other_side_files": picture(f"{MARK}.png")}
    other.sends(f"/my/{matter.number}/do/agree/", **said)
    chair, mediator = Walker(ours.village_chair), Walker(ours.village_mediator)
    chair.sends("/desk/search/", q=f"{MARK}一")
    chair.sends("/desk/search/", q=PHONES[0])
    for party in matter.parties.all():
        chair.sends(f"/desk/matters/{matter.number}/parties/{party.pk}/")
    version = str(Matter.objects.get().version)
    named = {"mediator": str(ours.village_mediator.pk), "version": version, "asked": "mediator"}
    chair.sends(f"/desk/matters/{matter.number}/do/name_mediator/", **named)
    mediator.sends(f"/desk/matters/{matter.number}/notes/", text=f"{MARK}脾气急")
    record = {"record": f"{MARK}同意分期", "version": str(Matter.objects.get().version), "asked": "record"}
    mediator.sends(f"/desk/matters/{matter.number}/do/record_session/", **record)
    draft = {
        "disputed": f"{MARK}欠款",
        "terms": f"{MARK}还一万元",
        "performance": f"转给{MARK}",
        "perform_by": "2027-01-05",
        "version": str(Matter.objects.get().version),
        "asked": ["disputed", "terms", "performance", "perform_by"],
    }
    mediator.sends(f"/desk/matters/{matter.number}/do/draft/", **draft)
    for side in (guest, other):
        sign = {"read_it": "yes", "signature": "", "signature__typed": f"{MARK}签名", "asked": ["read_it", "signature"]}
        side.sends(f"/my/{matter.number}/do/sign/", **sign, version=str(Matter.objects.get().version))
    assert Matter.objects.get().step_key == "signing"
    assert Matter.objects.get().papers.get(key="agreement").signatures.count() == 2
    assert PrivateNote.objects.count() == 1
    guest.sends(
        "/complaints/", kind="late", text=f"{MARK}的事没人管", name=f"{MARK}一", phone=PHONES[0], matter_number=""
    )
    for walker in (guest, other):
        walker.goes(f"/my/{matter.number}/")
        walker.goes(f"/my/{matter.number}/papers/{matter.papers.get(key='agreement').pk}.pdf")
    guest.goes(f"/my/{MARK}/")
    guest.sends("/account/sign-in/", phone=f"{MARK}")
    return [guest, other, chair, mediator]


def written() -> Iterator[tuple[str, str]]:
    """(table.column, text) of everything the database holds, sessions unpacked."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # our own tables
            columns = [one[0] for one in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", unescaped(str(value))
                    if column == "session_data":
                        yield f"{table}.{column}", unpacked(str(value))


def unpacked(signed: str) -> str:
    """What a session holds, for anybody who reads the table: signed and compressed is not sealed."""
    body = signed.split(":")[0]
    raw = base64.urlsafe_b64decode(body.lstrip(".") + "===")
    return unescaped((zlib.decompress(raw) if signed.startswith(".") else raw).decode("utf-8", "replace"))


def unescaped(text: str) -> str:
    """The text with the escapes of JSON read."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture
def ours(statutes: None, settings: Any, tmp_path: Path) -> Side:
    cache.clear()
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return build_stage().ours


def test_nothing_personal_stands_in_a_column_an_address_or_a_log(ours: Side, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    walkers = whole_story(ours)
    places = {place for place, text in written() if any(secret in text for secret in SECRETS)}
    deliver(_Nowhere(), Matter.objects.get().opened_at.replace(year=2099))
    places |= {place for place, text in written() if re.search(r"验证码 \d{6}", text)}
    assert not places
    shown = [where for walker in walkers for where in walker.addresses]
    assert not [where for where in shown if any(s in where for s in SECRETS) and f"/my/{MARK}/" not in where]
    lines = [render(None, "", {"event": record.getMessage()}) for record in caplog.records]
    assert not [line for line in lines if any(secret in line for secret in SECRETS)]


class _Nowhere:
    def send(self, phone: str, text: str, once: str) -> None:
        """Taken."""
