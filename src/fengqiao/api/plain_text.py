"""What a program sends is text a database can keep: no NUL, no half of a character, nothing nested without end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.parser import Parser

_DEEPEST = 20


class PlainText(Parser):
    """The package's parser, refusing with 400 what would break further in."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as JSON."""
        try:
            body: dict[str, Any] = super().parse_body(request)
        except RecursionError:
            body, is_plain = {}, False
        else:
            is_plain = _is_plain(body, 0)
        if not is_plain:
            raise HttpError(400, _("请求的内容里有不能保存的字符，或者层次太多。"))
        return body


def _is_plain(value: object, depth: int) -> bool:
    if depth > _DEEPEST:
        return False
    match value:
        case str():
            return "\0" not in value and not any("\ud800" <= ch <= "\udfff" for ch in value)
        case dict():
            return all(_is_plain(part, depth + 1) for pair in value.items() for part in pair)
        case list():
            return all(_is_plain(part, depth + 1) for part in value)
        case _:
            return True
