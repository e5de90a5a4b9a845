"""The page of a fault on our side: that it is ours, what became of what was typed, and what to do now."""

from __future__ import annotations

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from fengqiao.matters.errors import MatterError

RETRY_AFTER = 60
"""Seconds until a program may try again."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database cannot be reached or nothing more can be stored, which passes; else 500."""
    fault = sys.exc_info()[1]
    passes = _will_pass(fault)
    status = 503 if passes else 500
    if request.path.startswith("/api/"):
        message = "系统暂时不能用，请过几分钟再试。" if passes else "我们这边出错了，请过几分钟再试。"
        said: dict[str, object] = {"error": "unavailable" if passes else "server", "message": message, "fields": {}}
        response: HttpResponse = JsonResponse(said, status=status)
    else:
        # Without the request: what fills a page for its visitor would ask the database again.
        context = {"was_sent": request.method == "POST", "why": str(fault) if isinstance(fault, MatterError) else ""}
        response = HttpResponse(render_to_string(f"{status}.html", context), status=status)
    if passes:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def _will_pass(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, OperationalError | InterfaceError)
