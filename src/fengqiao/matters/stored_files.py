"""Whether the files of matters are still there and still what they were: the part of a backup that no database holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fengqiao.matters.models import Attachment, IssuedPaper
from fengqiao.seal import sm3_hex


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that does not hold, by its place in the data folder; its own name may be personal."""

    matter_id: str
    place: str
    why: str


def file_faults() -> Iterator[FileFault]:
    """Every file of a matter that is missing or changed; reads all of them."""
    # What was sent in and not submitted may be forgotten at any time, also while a backup is being made.
    for one in Attachment.objects.filter(matter__isnull=False).order_by("pk").iterator():
        if why := _fault(one.file, one.digest):
            yield FileFault(str(one.matter_id), f"private/{one.file.name}", why)
    for paper in IssuedPaper.objects.defer("sealed_content").order_by("pk").iterator():
        for file, digest in ((paper.docx, paper.docx_digest), (paper.pdf, paper.pdf_digest)):
            if file and (why := _fault(file, digest)):
                yield FileFault(str(paper.matter_id), f"private/{file.name}", why)


def file_count() -> int:
    """How many files of matters there are."""
    papers = IssuedPaper.objects
    return (
        Attachment.objects.filter(matter__isnull=False).count()
        + papers.exclude(docx="").count()
        + papers.exclude(pdf="").count()
    )


def _fault(file: Any, digest: str) -> str:
    try:
        with file.open("rb") as held:
            data = held.read()
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    return "" if sm3_hex(data) == digest else "it is not the file that was stored"
