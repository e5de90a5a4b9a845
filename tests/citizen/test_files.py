"""Files: taken by what they are, kept for their side, given out as downloads only."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from tests.cast import AID, DISPUTE, Stage, Story, at
from tests.citizen.conftest import Visitor

from fengqiao.matters import attachments
from fengqiao.matters.attachments import FileRefused, accept, forget_unclaimed
from fengqiao.matters.models import Attachment
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.seal import sm3_hex

pytestmark = pytest.mark.django_db


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind)
    return out.getvalue()


def office(*names: str, links: str = "", packed: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name in names:
            archive.writestr(name, "x")
        if links:
            archive.writestr("word/_rels/settings.xml.rels", links)
    return out.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")


def link(kind: str) -> str:
    """A list of links with one to somewhere else, of that kind."""
    home = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="a" Type="{home}/{kind}" Target="https://evil.example/x" TargetMode="External"/>'


GOOD = [
    ("a.jpg", picture("JPEG")),
    ("a.PNG", picture("PNG")),
    ("a.webp", picture("WEBP")),
    ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"),
    ("a.docx", office("[Content_Types].xml", "word/document.xml")),
    ("linked.docx", office(*WORD, links=link("hyperlink"))),
    ("a.xlsx", office("[Content_Types].xml", "xl/workbook.xml")),
    ("a.txt", "欠条".encode("gb18030")),
    ("a.mp3", b"ID3\x04" + b"\0" * 64),
    ("a.m4a", b"\0\0\0\x20ftypM4A " + b"\0" * 32),
    ("a.mp4", b"\0\0\0\x20ftypisom" + b"\0" * 32),
]
BAD = [
    ("empty.pdf", b""),
    ("page.pdf", b"<html><script>alert(1)</script>"),
    ("page.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("png-called.jpg", picture("PNG")),
    ("cut.png", picture("PNG")[:40]),
    ("zip.docx", office("whatever.txt")),
    ("macro.docx", office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
    ("old-macro.xlsx", office("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml")),
    ("object.docx", office(*WORD, "word/embeddings/oleObject1.bin")),
    ("control.docx", office(*WORD, "word/activeX/activeX1.bin")),
    ("fetched-template.docx", office(*WORD, links=link("attachedTemplate"))),
    ("fetched-object.docx", office(*WORD, links=link("oleObject"))),
    ("bomb.docx", office(*WORD, links="<" * 50_000_000, packed=zipfile.ZIP_DEFLATED)),
    ("program.exe", b"MZ" + b"\0" * 64),
    ("page.html", b"<html>"),
    ("binary.txt", b"a\0b"),
    ("none", b"abc"),
]


@pytest.mark.parametrize(("name", "data"), GOOD, ids=[name for name, _data in GOOD])
def test_what_people_send_is_taken_unchanged(stage: Stage, name: str, data: bytes) -> None:
    kept = accept(SimpleUploadedFile(name, data), user=stage.ours.wang, guest="")
    assert kept.file.open("rb").read() == data
    assert kept.digest == sm3_hex(data)
    assert name not in kept.file.name


@pytest.mark.parametrize(("name", "data"), BAD, ids=[name for name, _data in BAD])
def test_what_is_not_what_it_says_is_refused_by_name(stage: Stage, name: str, data: bytes) -> None:
    with pytest.raises(FileRefused, match=name):
        accept(SimpleUploadedFile(name, data), user=stage.ours.wang, guest="")
    assert not Attachment.objects.exists()


def test_a_name_cannot_climb_out_of_its_folder(stage: Stage) -> None:
    kept = accept(SimpleUploadedFile("..\\..\\etc\\a\r\nb.txt", b"x"), user=None, guest="g")
    assert kept.filename == "ab.txt"


def test_files_together_have_a_limit(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES_TOGETHER", 10)
    accept(SimpleUploadedFile("a.txt", b"123456"), user=stage.ours.wang, guest="")
    with pytest.raises(FileRefused, match="100 MB"):
        accept(SimpleUploadedFile("b.txt", b"123456"), user=stage.ours.wang, guest="")
    accept(SimpleUploadedFile("c.txt", b"123456"), user=stage.ours.li, guest="")


def test_one_file_has_a_limit(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES", 3)
    with pytest.raises(FileRefused, match="20 MB"):
        accept(SimpleUploadedFile("a.txt", b"1234"), user=stage.ours.wang, guest="")


def test_what_was_never_submitted_is_forgotten(stage: Stage) -> None:
    kept = accept(SimpleUploadedFile("a.txt", b"1"), user=None, guest="g")
    assert forget_unclaimed(timezone.now() - timedelta(days=1)) == 0
    assert forget_unclaimed(timezone.now() + timedelta(days=1)) == 1
    assert not kept.file.storage.exists(kept.file.name)


def test_a_file_is_read_by_its_own_side_as_a_download_and_by_nobody_else(stage: Stage) -> None:
    us = stage.ours
    kept = accept(SimpleUploadedFile("聊天记录.txt", "欠条".encode()), user=us.wang, guest="")
    story = Story("mediation", us.wang, {**DISPUTE, "evidence": [str(kept.pk)]}, "2026-01-10", us.district)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, us.li, at("2026-01-11"))
    path = f"/my/{story.matter.number}/files/{kept.pk}/"
    response = Visitor(us.wang).client.get(path)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == "欠条".encode()  # type: ignore[attr-defined]
    for other in (us.li, stage.theirs.wang):
        Visitor(other).opens(path, 404)


def test_a_matter_handed_on_brings_the_applicants_own_files(stage: Stage) -> None:
    us = stage.ours
    kept = accept(SimpleUploadedFile("欠条.txt", "欠条".encode()), user=us.wang, guest="")
    first = Story("legal-aid", us.wang, {**AID, "evidence": [str(kept.pk)]}, "2026-03-02", us.village)
    wang = Visitor(us.wang)
    wang.opens(f"/apply/mediation/?from={first.matter.number}")
    wang.fills(dispute_kind="wages", facts="欠工资", violence="no", then="next")
    wang.fills(name="王小满", phone="13900010001", for_whom="self", other_name="李大成", then="next")
    assert "1 个文件会一起带过来" in wang.opens("/apply/mediation/review/")
    wang.fills(at="/apply/mediation/send/")
    new = Attachment.objects.exclude(matter=first.matter).get()
    assert new.filename == "欠条.txt"
    assert new.digest == kept.digest
