"""Papers as files: real Word, real PDF, Chinese that can be read out again, kept with their digest."""

from __future__ import annotations

import io

import docx
import pypdf
import pytest
from tests.cast import AID, Story, build_stage

from fengqiao.matters import paper_files
from fengqiao.matters.models import IssuedPaper
from fengqiao.matters.papers import content_of

pytestmark = pytest.mark.django_db

PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAEUlEQVR4nGP4jwYYCIPhrAUA0P5foU2zBlUAAAAASUVORK5CYII="  # noqa: E501
"""A small grey square, drawn by no one."""


@pytest.fixture
def refusal(statutes: None, settings: object, tmp_path: object) -> IssuedPaper:
    us = build_stage().ours
    story = Story("legal-aid", us.wang, {**AID, "name": "王𠮷<b>&"}, "2026-03-02", us.village)
    story.does(
        us.officer, "refuse", "2026-03-05", ground="not_poor", reasons="收入超过标准 #strong[不是标记] {{ 7*7 }}。"
    )
    return story.matter.papers.get(key="refusal_decision")


def test_a_pdf_says_what_was_decided_and_typed_marks_stay_text(refusal: IssuedPaper) -> None:
    data = paper_files.pdf_of(refusal)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\n", "")
    assert "不予法律援助决定书" in text
    assert "#strong[不是标记]" in text
    assert "王𠮷" in text
    assert b"pdfaid:part" in data or b"pdfaid" in data, "an archive keeps PDF/A"


def test_a_word_file_is_made_from_the_template_and_markup_in_names_is_text(refusal: IssuedPaper) -> None:
    document = docx.Document(io.BytesIO(paper_files.docx_of(refusal)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "王𠮷<b>&：" in text
    assert "{{ 7*7 }}" in text
    assert "依据：《法律援助法》第四十三条第一款、《法律援助法》第四十九条" in text


def test_an_office_may_put_its_own_word_template(refusal: IssuedPaper, settings: object, tmp_path: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    folder = tmp_path / "templates" / "legal-aid"  # type: ignore[operator]
    folder.mkdir(parents=True)
    own = docx.Document()
    own.add_paragraph("本院自用格式：{{ title }} {{ number }}")
    own.save(str(folder / "refusal_decision.docx"))
    text = docx.Document(io.BytesIO(paper_files.docx_of(refusal))).paragraphs[0].text
    assert text == f"本院自用格式：不予法律援助决定书 {refusal.number}"


def test_a_file_is_made_once_and_a_changed_one_is_refused(refusal: IssuedPaper) -> None:
    first = paper_files.pdf_of(refusal)
    refusal.refresh_from_db()
    assert paper_files.pdf_of(refusal) == first
    with refusal.pdf.storage.open(refusal.pdf.name, "wb") as file:
        file.write(b"%PDF-1.7 forged")
    with pytest.raises(paper_files.PaperSpoilt):
        paper_files.pdf_of(refusal)


def test_rare_characters_are_known_before_a_paper_is_issued() -> None:
    assert paper_files.unprintable("王𠮷") == ""
    assert paper_files.unprintable("𡛷") == "𡛷"


def test_a_drawn_signature_stands_in_the_paper(statutes: None) -> None:
    from tests.cast import DISPUTE

    us = build_stage().ours
    story = Story("mediation", us.wang, DISPUTE, "2026-01-10", us.district)
    from tests.cast import at

    from fengqiao.matters.parties import invited_party, join, new_invitation

    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, us.li, at("2026-01-11"))
    story.does(us.li, "agree", "2026-01-11")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "draft",
        "2026-01-18",
        disputed="欠款。",
        terms="付清。",
        performance="转账",
        perform_by="2026-02-10",
    )
    agreement = story.matter.papers.get(key="agreement")
    unsigned = paper_files.pdf_of(agreement)
    # Seven in the morning here is still the day before in Greenwich.
    story.does(us.wang, "sign", "2026-01-19 07:00", read_it="yes", signature=PNG)
    agreement.refresh_from_db()
    signed = paper_files.pdf_of(agreement)
    assert signed != unsigned
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(signed)).pages)
    assert "2026年1月19日" in text
    assert "2026-01-18" not in text
    images = [image for page in pypdf.PdfReader(io.BytesIO(signed)).pages for image in page.images]
    assert len(images) == 1
    assert content_of(agreement)["title"] == "人民调解协议书"
