"""The files of a paper: Word from a template the office can edit, PDF/A from typst; made once and kept with their digest.

An office that wants its own form puts a Word file at ``<data folder>/templates/<service>/<paper>.docx`` (or
``<service>/default.docx``); docs/how-to/edit-a-paper.md says which places it may use.
"""

from __future__ import annotations

import base64
import io
import json
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import docx
import typst
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docxtpl import DocxTemplate, InlineImage

from fengqiao.matters.answers import SHANGHAI
from fengqiao.matters.errors import MatterError
from fengqiao.matters.models import IssuedPaper, Signature
from fengqiao.matters.papers import chinese_date, content_of
from fengqiao.seal import sm3_hex

_FONT_PACKAGES = ("pylopdf_fonts_zh_cn", "noto_cjk_sans_otc")


class PaperSpoilt(MatterError):
    """A kept file is no longer the one that was issued: its digest differs."""


def pdf_of(paper: IssuedPaper) -> bytes:
    """The paper as PDF/A-2b; made at the first call, and again when a signature was added.  Raise PaperSpoilt."""
    return _kept(paper, "pdf", _make_pdf)


def docx_of(paper: IssuedPaper) -> bytes:
    """The paper as a Word file; made at the first call, and again when a signature was added.  Raise PaperSpoilt."""
    return _kept(paper, "docx", _make_docx)


def _kept(paper: IssuedPaper, kind: str, make: Any) -> bytes:
    stored, digest = getattr(paper, kind), getattr(paper, f"{kind}_digest")
    signatures = list(paper.signatures.select_related("party").order_by("at"))
    name = f"{paper.pk.hex}-{len(signatures)}.{kind}"
    if stored and stored.name.endswith(name):
        try:
            with stored.open("rb") as file:
                data = bytes(file.read())
        except OSError as error:
            raise PaperSpoilt(_("保存的文书文件读不出来，请联系管理员。")) from error
        if sm3_hex(data) != digest:
            raise PaperSpoilt(_("保存的文书文件和出具时不一致，请联系管理员。"))
        return data
    made: bytes = make(paper, signatures)
    stored.save(name, ContentFile(made), save=False)
    IssuedPaper.objects.filter(pk=paper.pk).update(**{kind: stored.name, f"{kind}_digest": sm3_hex(made)})
    return made


def _signature_rows(paper: IssuedPaper, signatures: list[Signature]) -> list[dict[str, Any]]:
    """One row for each party who signs and each further hand: role, name, PNG bytes (empty without a drawn mark), date."""
    by_party = {signature.party_id: signature for signature in signatures}
    parties = list(paper.matter.parties.all())
    rows = []
    for role in paper.matter.service.paper(paper.key).signed_by:
        for party in [one for one in parties if one.role == role]:
            signature = by_party.get(party.pk)
            mark = signature.mark if signature else ""
            drawn = base64.b64decode(mark.partition(",")[2]) if mark.startswith("data:image/png") else b""
            rows.append(
                {
                    "role": role.label,
                    "name": "" if drawn else mark,
                    "png": drawn,
                    "date": chinese_date(signature.at.astimezone(SHANGHAI).date()) if signature else "",
                }
            )
    rows += [{"role": hand, "name": "", "png": b"", "date": ""} for hand in content_of(paper).get("hands", [])]
    return rows


def _make_pdf(paper: IssuedPaper, signatures: list[Signature]) -> bytes:
    content = content_of(paper)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.typ"
        source.write_text(_typst_form(), encoding="utf-8")
        rows = []
        for n, row in enumerate(_signature_rows(paper, signatures)):
            image = f"signature-{n}.png" if row["png"] else ""
            if image:
                (Path(folder) / image).write_bytes(row["png"])
            rows.append({"role": row["role"], "name": row["name"], "date": row["date"], "image": image})
        made: bytes = typst.compile(
            str(source),
            root=folder,
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs={"paper": _printable(json.dumps({**content, "signatures": rows}, ensure_ascii=False))},
            pdf_standards=["a-2b"],
        )
    return made


@cache
def _typst_form() -> str:
    return resources.files("fengqiao.matters").joinpath("paper_templates", "paper.typ").read_text(encoding="utf-8")


def font_folders() -> list[str]:
    """The folders of the font packages, then the one where an office may put fonts of its own for rare characters."""
    packaged = [str(resources.files(name)) for name in _FONT_PACKAGES]
    own = settings.DATA_DIR / "fonts"
    return [*packaged, str(own)] if own.is_dir() else packaged


_GETA = "〓"
"""What a printer sets where a character is missing."""


def _printable(text: str) -> str:
    """The text with a geta mark for each character no font has: one emoji must not keep a paper from everybody.

    The Word file and the text on the page have the character itself; an office that needs it in print adds a font.
    """
    return text.translate(dict.fromkeys(map(ord, unprintable(text)), _GETA))


def unprintable(text: str) -> str:
    """The characters of the text that no font at hand can print, each once; empty when all can be."""
    covered = _covered(tuple(font_folders()))
    return "".join(dict.fromkeys(ch for ch in text if not ch.isspace() and ord(ch) not in covered))


@cache
def _covered(folders: tuple[str, ...]) -> frozenset[int]:
    from fontTools.ttLib import TTCollection, TTFont

    found: set[int] = set()
    for folder in folders:
        for path in sorted(Path(folder).iterdir()):
            if path.suffix.lower() == ".ttc":
                found |= set(TTCollection(str(path), lazy=True).fonts[0].getBestCmap())
            elif path.suffix.lower() in (".otf", ".ttf"):
                found |= set(TTFont(str(path), lazy=True).getBestCmap())
    return frozenset(found)


def _make_docx(paper: IssuedPaper, signatures: list[Signature]) -> bytes:
    template = DocxTemplate(_docx_source(paper))
    rows = _signature_rows(paper, signatures)
    for row in rows:
        png = row.pop("png")
        row["mark"] = InlineImage(template, io.BytesIO(png), height=Cm(1.3)) if png else row["name"]
    template.render({**content_of(paper), "signatures": rows}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _docx_source(paper: IssuedPaper) -> Path | io.BytesIO:
    """The office's own template for this paper, for this service, or the built-in one."""
    folder = settings.DATA_DIR / "templates" / paper.matter.service_code
    for name in (f"{paper.key}.docx", "default.docx"):
        if (folder / name).is_file():
            return Path(folder / name)
    return io.BytesIO(built_in_template())


@cache
def built_in_template() -> bytes:
    """The built-in Word template, as an office may take it to edit: its places are those of the paper's content."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(14), "FangSong"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")

    def line(text: str, align: Any = None, size: int = 14, bold: bool = False) -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold
        if align is not None:
            paragraph.alignment = align

    # A paper the parties make themselves carries nobody's head, number or seal.
    line("{%p if not from_parties %}")
    line("{{ agency }}", WD_ALIGN_PARAGRAPH.CENTER, 16)
    line("{%p endif %}")
    line("{{ title }}", WD_ALIGN_PARAGRAPH.CENTER, 22, bold=True)
    line("{%p if not from_parties %}")
    line("{{ number }}", WD_ALIGN_PARAGRAPH.RIGHT, 12)
    line("{%p endif %}")
    line("{%p for paragraph in paragraphs %}")
    line("{{ paragraph }}")
    line("{%p endfor %}")
    line("{%p if cites %}")
    line("依据：{{ cites|join('、') }}", size=11)
    line("{%p endif %}")
    line("{%p for signer in signatures %}")
    line("{{ signer.role }}：{{ signer.mark }}　{{ signer.date }}")
    line("{%p endfor %}")
    line("{%p if not from_parties %}")
    line("{{ agency }}{% if seal %}（印章）{% endif %}", WD_ALIGN_PARAGRAPH.RIGHT)
    line("{%p endif %}")
    line("{{ date }}", WD_ALIGN_PARAGRAPH.RIGHT)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
