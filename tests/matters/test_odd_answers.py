"""Whatever is sent in an answer's place is taken or refused in words; it never breaks what comes after it."""

from __future__ import annotations

import base64
import io
import json
import struct
import zlib
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.cast import AID, DISPUTE, Side, Story, at, build_stage, token_of

from fengqiao.flow import Field, Kind
from fengqiao.matters.answer_words import shown
from fengqiao.matters.answers import clean_answers
from fengqiao.matters.attachments import unclaimed
from fengqiao.matters.drawn import drawn_anew
from fengqiao.matters.paper_files import docx_of, pdf_of
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.matters.queues import _after

TODAY = date(2026, 3, 2)
NO_KEYS = ["-" * 36, "a" * 36, "²" * 36, "\ud800" * 36]


def problem(kind: Kind, given: object) -> str:
    return clean_answers([Field(key="x", label="这一项", kind=kind)], {"x": given}, TODAY).problems.get("x", "")


@pytest.mark.parametrize("given", ["99999999999999999999-01-01", "0001-01-01", "9999-12-31", "²-²-²", "2026-02-30"])
def test_a_day_that_is_none_is_refused(given: str) -> None:
    assert problem(Kind.DATE, given)


@pytest.mark.parametrize(
    "given", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "9999-12-31T23:59", "0001-01-01"]
)
def test_a_time_no_calendar_counts_to_is_refused(given: str) -> None:
    assert problem(Kind.MOMENT, given)


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.MOMENT])
def test_a_day_as_it_was_typed_can_be_shown_again(kind: Kind) -> None:
    field = Field(key="x", label="这一项", kind=kind)
    assert [shown(field, typed) for typed in ("²", "下周三", "9999-99-99")] == ["²", "下周三", "9999-99-99"]


def png(width: int, height: int, data: bytes | None = None) -> bytes:
    """A PNG of that size, whose picture is ``data`` (a black one when None)."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    picture = zlib.compress(b"\0" * (1 + (width + 7) // 8) * height) if data is None else data
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", picture) + chunk(b"IEND", b"")


def url(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


BROKEN = {
    "only a head": b"\x89PNG\r\n\x1a\n",
    "a bomb": png(30_000, 30_000),
    "cut off": png(100, 100)[:-30],
    "no picture": png(100, 100, b"nothing"),
    "something else": b"\x89PNG<svg onload=alert(1)>",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_drawing_that_does_not_open_is_refused(data: bytes) -> None:
    assert problem(Kind.SIGNATURE, url(data))


def test_a_drawing_is_drawn_anew_and_carries_nothing_along() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(drawn, "PNG")
    hidden = drawn.getvalue() + b"<script>alert(1)</script>"
    anew = base64.b64decode(drawn_anew(url(hidden)).partition(",")[2])
    assert b"script" not in anew
    with Image.open(io.BytesIO(anew)) as picture:
        assert picture.size == (40, 20)


@pytest.fixture
def ours(statutes: None) -> Side:
    return build_stage().ours


@pytest.mark.django_db
def test_a_paper_opens_whatever_was_written_in_it(ours: Side) -> None:
    odd = (
        "#eval(1) {{ 7*7 }} {% raw %} $x$ \\u{0} @x <b>&amp; *粗* _斜_ [x](y) `z` // \u202e \U0001f600 \U000e0001 "
        + "﷽" * 5
    )
    story = Story("mediation", ours.wang, {**DISPUTE, "name": "王#小<满"}, "2026-03-02", ours.district)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, ours.li, at("2026-03-02"))
    story.does(ours.li, "agree", "2026-03-03")
    story.does(ours.chair, "name_mediator", "2026-03-04", mediator=str(ours.mediator.pk))
    story.does(ours.mediator, "draft", "2026-03-05", disputed=odd, terms=odd, performance=odd, perform_by="2026-04-01")
    story.does(ours.wang, "sign", "2026-03-06", read_it="yes", signature=odd[:30])
    story.does(ours.li, "sign", "2026-03-06", read_it="yes", signature=url(png(60, 30)))
    paper = story.matter.papers.get(key="agreement")
    assert pdf_of(paper).startswith(b"%PDF")
    assert docx_of(paper).startswith(b"PK")
    assert "49" not in paper.sealed_content.replace("2026", ""), "nothing of it was read as a program"


@pytest.mark.django_db
@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_key_names_no_file_and_nobody(key: str, ours: Side) -> None:
    assert unclaimed(ours.wang, "", [key]) == []
    client = Client()
    client.force_login(ours.wang)
    if "\ud800" not in key:
        answer = client.post(
            reverse("apply_section", args=["legal-aid", "case"]), {"evidence": key, "asked": "evidence"}
        )
        assert answer.status_code < 500
        sent = client.post(reverse("apply_send", args=["legal-aid"]), {"idempotency_key": key})
        assert sent.status_code < 500


def test_where_a_list_goes_on_is_read_or_forgotten() -> None:
    key = "01a223a3-4e7e-7b19-96b8-c55fa3c0f672"
    assert _after(f"0001-01-01T00:00:00+23:00_{key}", "closed_at") is None
    assert _after(f"9999-12-31T23:59:59-23:00_{key}", "closed_at") is None
    assert _after(f"{'9' * 5000}_2026-01-01_{key}", "") is None
    assert _after(f"²_2026-01-01_{key}", "") is None


@pytest.mark.django_db
@pytest.mark.parametrize("odd", ["\ud800", "\0"])
def test_a_program_that_sends_half_a_character_is_told_so(odd: str, ours: Side) -> None:
    client = Client(headers={"authorization": f"Bearer {token_of(ours.wang)}"})
    for body in ({"service": "legal-aid", "area": odd, "answers": AID, "key": "k"}, {"question": odd}):
        path = "/api/matters" if "area" in body else "/api/ask"
        assert client.post(path, json.dumps(body), content_type="application/json").status_code == 400
    deep = '{"question": ' + "[" * 50_000 + "]" * 50_000 + "}"
    assert client.post("/api/ask", deep, content_type="application/json").status_code in (400, 422)


@pytest.mark.django_db
def test_a_nul_is_a_bad_request_on_any_page(ours: Side) -> None:
    client = Client()
    assert client.get("/law/%00/").status_code == 400
    assert client.get("/law/?q=%00").status_code == 400
    assert client.post("/complaints/look-up/", {"number": "1\0"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example", "my"]
)
def test_the_way_back_leads_nowhere_else(address: str, ours: Side) -> None:
    for path in ("/view/type/", "/view/language/"):
        assert Client().post(path, {"next": address})["location"] == "/"


@pytest.mark.django_db
def test_a_user_name_longer_than_any_is_no_error(ours: Side) -> None:
    answer = Client().post(reverse("account_login"), {"login": "x" * 300_000, "password": "y" * 300_000})
    assert answer.status_code == 200
