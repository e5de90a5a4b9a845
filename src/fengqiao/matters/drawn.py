"""A signature drawn with a finger: a small PNG, drawn anew, so that nothing but its picture goes into a paper."""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image

MOST_BYTES = 200_000
_MOST_PIXELS = 4_000_000
_HEAD = "data:image/png;base64"


def drawn_anew(url: str) -> str:
    """The data URL of the same picture written by us; "" when it is no PNG, too large, or does not open to its end.

    What a paper is made with must open: a picture that breaks the typesetter would keep the paper from both sides for good.
    """
    head, _comma, body = url.partition(",")
    try:
        raw = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return ""
    if head != _HEAD or not 0 < len(raw) <= MOST_BYTES:
        return ""
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(raw), formats=("PNG",)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return ""
            picture.convert("RGBA").save(out, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return ""
    return f"{_HEAD},{base64.b64encode(out.getvalue()).decode()}"
