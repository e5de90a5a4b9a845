"""After a restore without the data folder, or with a file that was changed, ``verify`` says so."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import AID, Story, build_stage

from fengqiao.matters.attachments import FileLost, FileRefused, accept, as_download
from fengqiao.matters.models import Attachment
from fengqiao.matters.paper_files import PaperSpoilt, pdf_of
from fengqiao.matters.stored_files import file_count, file_faults
from fengqiao.project.cli.matters import overdue, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(statutes: None, settings, tmp_path: Path) -> Story:
    settings.PRIVATE_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    us = build_stage().ours
    story = Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    attachment = accept(SimpleUploadedFile("借条.txt", "今借到".encode()), user=us.wang, guest="")
    Attachment.objects.filter(pk=attachment.pk).update(matter=story.matter)
    return story


def test_what_is_there_and_unchanged_is_well(story: Story) -> None:
    paper = story.matter.papers.first()
    pdf_of(paper)
    assert list(file_faults()) == []
    assert file_count() == 2
    assert "2 files, each as it was stored" in CliRunner().invoke(verify).output


def test_a_changed_and_a_missing_file_are_named_by_matter_and_place_only(story: Story) -> None:
    paper = story.matter.papers.first()
    pdf_of(paper)
    paper.refresh_from_db()
    one = Attachment.objects.get()
    Path(one.file.path).write_bytes(b"changed")
    Path(paper.pdf.path).unlink()
    told = {fault.why for fault in file_faults()}
    assert told == {"it is not the file that was stored", "it cannot be read (No such file or directory)"}
    done = CliRunner().invoke(verify)
    assert done.exit_code == 1
    assert "借条" not in done.output
    assert CliRunner().invoke(verify, ["--no-files"]).exit_code == 0


def test_whoever_opens_a_lost_file_is_told_in_words(story: Story) -> None:
    one = Attachment.objects.get()
    Path(one.file.path).unlink()
    with pytest.raises(FileLost):
        as_download(one)
    paper = story.matter.papers.first()
    pdf_of(paper)
    paper.refresh_from_db()
    Path(paper.pdf.path).unlink()
    with pytest.raises(PaperSpoilt):
        pdf_of(paper)


def test_overdue_matters_are_listed_without_anybodys_name(story: Story) -> None:
    done = CliRunner().invoke(overdue)
    assert story.matter.number in done.output
    assert "1 matters are overdue" in done.output
    assert "王" not in done.output


def test_a_file_that_does_not_fit_on_the_disk_is_refused_in_words_and_leaves_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Half a file would stay on the full disk for ever, and the rest of the form would be lost with it."""
    storage = Attachment._meta.get_field("file").storage
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())

    def half(self: object, name: str, content: object) -> str:
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(storage._wrapped), "_save", half)
    with pytest.raises(FileRefused, match="存不下"):
        accept(SimpleUploadedFile("流水.txt", "一二三".encode()), user=story.matter.handler, guest="g")
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before
    assert Attachment.objects.count() == 1
