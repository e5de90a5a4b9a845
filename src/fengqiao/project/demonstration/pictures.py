"""Photographs that people attach: drawn, of nothing and nobody."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from fengqiao.matters.attachments import accept
from fengqiao.people.models import User

NAMES = ("聊天记录截图.jpg", "转账记录.jpg", "欠条照片.jpg", "现场照片.jpg", "工作证.jpg")


def photographs(random: Random, sender: User) -> list[str]:
    """The keys of one to three pictures the sender has just sent in."""
    chosen = random.sample(range(len(NAMES)), random.choice((1, 1, 2, 3)))
    files = [SimpleUploadedFile(NAMES[n], _drawn(n), content_type="image/jpeg") for n in chosen]
    return [str(accept(one, user=sender, guest="").pk) for one in files]


@cache
def _drawn(number: int) -> bytes:
    """A sheet of paper on a table, with lines where writing would be and a red seal."""
    lines = Random(number)  # noqa: S311  # a drawing, not a secret
    picture = Image.new("RGB", (640, 480), ("#7a6a58", "#8d8072", "#5d6470", "#6b5a48", "#4f5a52")[number])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((90, 40, 550, 450), fill="#f7f3ea")
    for row in range(11):
        draw.line((130, 90 + row * 28, 130 + lines.randint(160, 380), 90 + row * 28), fill="#4a443c", width=4)
    draw.ellipse((400, 320, 500, 420), outline="#b3261e", width=6)
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=70)
    return kept.getvalue()
