"""Files sent in: checked by what they are, not by what they are called; stored privately; read through rights only.

Nothing is taken out of a file: a photograph keeps its metadata, because it may be evidence.  Every file carries the SM3
digest of its bytes, so that anybody can show later that it is the one that was sent.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import PurePath
from typing import Any

import puremagic
import structlog
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
from django.http import FileResponse
from django.utils.translation import gettext as _
from PIL import Image

from fengqiao.flow import Role
from fengqiao.matters.answers import is_key
from fengqiao.matters.errors import MatterError
from fengqiao.matters.models import Attachment, Matter
from fengqiao.matters.rights import may_read
from fengqiao.people.models import User
from fengqiao.seal import sm3_hex

log = structlog.get_logger(__name__)

MAX_BYTES = 20 * 1024 * 1024
MAX_BYTES_TOGETHER = 100 * 1024 * 1024
"""For one matter, or for everything a writer has sent in and not submitted yet."""
_MAX_PIXELS = 100_000_000
_HEAD = 4096

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "mp4": "video/mp4",
}
_IMAGES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


class FileRefused(MatterError):
    """A file cannot be taken; the message says which one and what to do."""


class FileLost(MatterError):
    """A stored file cannot be read; ``./fengqiao verify`` names it."""


def accept(upload: UploadedFile[Any], *, user: User | None, guest: str, matter: Matter | None = None) -> Attachment:
    """Check a file and store it for its sender, bound to no matter yet; an action binds it by its key.

    ``guest`` is the session's token when nobody is signed in, else "".  ``matter`` is the one it is meant for, when there
    is one already: its files count towards the limit.  Raise FileRefused.
    """
    name = _plain_name(upload.name or "")
    size = upload.size or 0
    if size == 0:
        raise FileRefused(_("“%(name)s”是空的，请重新选一个文件。") % {"name": name})
    if size > MAX_BYTES:
        raise FileRefused(_("“%(name)s”超过 20 MB。照片可以压缩一下，视频可以剪短，或者带到窗口。") % {"name": name})
    if size + _held(user, guest, matter) > MAX_BYTES_TOGETHER:
        raise FileRefused(_("文件加起来超过 100 MB 了，“%(name)s”没有收。其余的可以带到窗口。") % {"name": name})
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension not in CONTENT_TYPES:
        raise FileRefused(
            _(
                "收不了“%(name)s”这种文件。可以收照片（jpg、png、webp）、PDF、Word、Excel、文本、录音和视频（mp3、m4a、mp4）。"
            )
            % {"name": name}
        )
    upload.seek(0)
    data = upload.read()
    if not _is_what_it_says(extension, data):
        raise FileRefused(_("“%(name)s”打不开，或者内容和文件名不符。请重新选择，或者拍成照片再传。") % {"name": name})
    attachment = Attachment(
        uploaded_by=user,
        guest="" if user else guest,
        side="",
        filename=name,
        content_type=CONTENT_TYPES[extension],
        size=size,
        digest=sm3_hex(data),
    )
    _store(attachment, data)
    attachment.save(force_insert=True)
    return attachment


def _store(attachment: Attachment, data: bytes) -> None:
    """Put the bytes into the private storage; where they do not fit, nothing of them stays behind.  Raise FileRefused."""
    name = attachment.filename
    try:
        attachment.file.save(name, ContentFile(data), save=False)
    except OSError as error:
        log.error("file_not_stored", why=error.strerror)
        attachment.file.storage.delete(attachment.file.field.generate_filename(attachment, name))
        raise FileRefused(
            _("“%(name)s”现在存不下，不是您的问题。请过一会儿再传，或者带到窗口。") % {"name": name}
        ) from error


def unclaimed(user: User | None, guest: str, keys: Iterable[str]) -> list[Attachment]:
    """Of these keys, the files this writer sent in that belong to no matter yet, oldest first."""
    wanted = [key for key in keys if is_key(key)]
    mine = Attachment.objects.filter(pk__in=wanted, matter__isnull=True)
    return list(mine.filter(uploaded_by=user) if user else mine.filter(uploaded_by=None, guest=guest).exclude(guest=""))


def files_for(matter: Matter, worn: frozenset[Role]) -> list[Attachment]:
    """The matter's files these hats may read."""
    return [one for one in matter.attachments.all() if may_read(one.seen_by, one.side, worn)]


def as_download(attachment: Attachment) -> FileResponse:
    """The file as a download.  The caller has asked ``files_for`` whether the reader may have it.  Raise FileLost."""
    try:
        held = attachment.file.open("rb")
    except OSError as error:
        raise FileLost(_("这个文件现在读不出来。请告诉受理的工作人员，记录里写着它是什么时候交的。")) from error
    response = FileResponse(
        held,
        as_attachment=True,
        filename=attachment.filename,
        content_type=attachment.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def forget_unclaimed(before: datetime) -> int:
    """Delete the files sent in before that moment and never submitted; return how many."""
    count = 0
    for one in Attachment.objects.filter(matter__isnull=True, created_at__lt=before).iterator():
        one.file.delete(save=False)
        one.delete()
        count += 1
    return count


def _plain_name(name: str) -> str:
    """The name without any path, control characters or odd length; the extension stays."""
    bare = "".join(ch for ch in PurePath(name.replace("\\", "/")).name if ch.isprintable()).strip() or "file"
    path = PurePath(bare)
    return path.stem[:80] + path.suffix[:12]


def _held(user: User | None, guest: str, matter: Matter | None) -> int:
    mine = Attachment.objects.filter(matter__isnull=True)
    mine = mine.filter(uploaded_by=user) if user else mine.filter(uploaded_by=None, guest=guest)
    held = int(mine.aggregate(total=Sum("size"))["total"] or 0)
    if matter is not None:
        held += int(matter.attachments.aggregate(total=Sum("size"))["total"] or 0)
    return held


def _is_what_it_says(extension: str, data: bytes) -> bool:
    """Whether the bytes are of the kind the name claims."""
    if extension in _IMAGES:
        return _is_image(_IMAGES[extension], data)
    return _CHECKS[extension](data)


def _is_image(kind: str, data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                return False
            picture.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _sniffed(data: bytes, extensions: set[str]) -> bool:
    try:
        return any(match.extension.lstrip(".") in extensions for match in puremagic.magic_string(data[:_HEAD]))
    except (puremagic.PureError, ValueError):
        return False


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and _sniffed(data, {"pdf"})


_RUNS = ("vbaproject", "macrosheets/", "activex/", "embeddings/oleobject")
"""What stands in the name of a part that runs, or opens something that does."""
_LINKS = re.compile(rb"(?i)relationships/(attachedTemplate|oleObject|frame|subDocument|externalLinkPath)\"")
_LINK_BYTES = 200_000
"""How much of a list of links is read; no honest one is longer."""


def _is_office(part: str) -> Callable[[bytes], bool]:
    """A check for an OOXML file with that main part, which runs nothing and fetches nothing when an officer opens it.

    Any ZIP begins like one, so the ZIP is opened; of it only the names and the lists of links are read.
    """

    def check(data: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = set(archive.namelist())
                if not {"[Content_Types].xml", part} <= names or any(w in n.lower() for n in names for w in _RUNS):
                    return False
                return not any(_fetches(archive, name) for name in names if name.lower().endswith(".rels"))
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
            return False

    return check


def _fetches(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a list of links names a template or object somewhere else, or is too long to be read."""
    with archive.open(name) as file:
        links = file.read(_LINK_BYTES + 1)
    return len(links) > _LINK_BYTES or (b'"External"' in links and bool(_LINKS.search(links)))


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_mp3(data: bytes) -> bool:
    return data.startswith(b"ID3") or (len(data) > 2 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0)


def _is_mpeg4(data: bytes) -> bool:
    return data[4:8] == b"ftyp"


_CHECKS: dict[str, Callable[[bytes], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_office("word/document.xml"),
    "xlsx": _is_office("xl/workbook.xml"),
    "txt": _is_text,
    "mp3": _is_mp3,
    "m4a": _is_mpeg4,
    "mp4": _is_mpeg4,
}
