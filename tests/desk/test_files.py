"""Files and papers from the desk: shown without running anything, and a paper, which has full names, taken on record."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.cast import AID, QUESTION, Side, Story
from tests.desk.conftest import SignIn

from fengqiao.matters.attachments import accept


@pytest.fixture
def with_photo(ours: Side) -> Story:
    picture = io.BytesIO()
    Image.new("RGB", (8, 6), "white").save(picture, "PNG")
    upload = SimpleUploadedFile("聊天记录.png", picture.getvalue(), "image/png")
    kept = accept(upload, user=ours.wang, guest="")
    return Story("consultation", ours.wang, {**QUESTION, "evidence": [str(kept.pk)]}, "2026-03-02", ours.village)


def photo(client: Client, story: Story, query: str = ""):  # type: ignore[no-untyped-def]
    attachment = story.matter.attachments.get()
    return client.get(reverse("desk:file", args=[story.matter.number, attachment.pk]) + query)


def test_a_photo_is_looked_at_or_downloaded_and_can_run_nothing(with_photo: Story, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.duty_lawyer)
    seen, taken = photo(client, with_photo, "?view"), photo(client, with_photo)
    assert seen["Content-Disposition"] == "inline"
    assert taken["Content-Disposition"].startswith("attachment")
    for response in (seen, taken):
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert "聊天记录.png" in client.get(reverse("desk:matter", args=[with_photo.matter.number])).content.decode()


def test_nobody_of_another_office_gets_the_photo(with_photo: Story, ours: Side, theirs: Side, sign_in: SignIn) -> None:
    for user in (ours.officer, ours.chair, theirs.clerk, ours.wang):
        assert photo(sign_in(user), with_photo).status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_taking_a_paper_is_on_record(kind: str, begins: bytes, ours: Side, sign_in: SignIn) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    address = reverse(f"desk:paper_{kind}", args=[story.matter.number, story.matter.papers.get().pk])
    client = sign_in(ours.officer)
    assert client.get(address).status_code == 405
    response = client.post(address)
    assert response.content.startswith(begins)
    assert "no-store" in response["Cache-Control"]
    (look,) = story.matter.events.filter(action="view_personal")
    assert look.data["facts"] == ["paper"]


def test_what_is_sent_with_an_action_belongs_to_its_event(ours: Side, sign_in: SignIn) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    story.does(ours.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-20")
    upload = SimpleUploadedFile("身份证明.txt", "证明".encode(), "text/plain")
    fields = [field.key for field in story.matter.service.action("waiting", "supply").fields]
    files = next(
        field.key for field in story.matter.service.action("waiting", "supply").fields if field.kind == "files"
    )
    response = sign_in(ours.officer).post(
        reverse("desk:do", args=[story.matter.number, "supply"]),
        {"version": story.matter.version, "idempotency_key": "k" * 32, "asked": fields, files: upload},
    )
    assert response.status_code == 302
    assert story.matter.attachments.get().event.action == "supply"
