"""``/health/``: what a proxy and a monitor ask, without a sign-in and whatever host they name.

200 when pages can be served, 503 when the database cannot be reached.  The worker and the messages are told beside it:
a node that serves pages must not be taken out because they stand still.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

PATH = "/health/"
Handler = Callable[[HttpRequest], HttpResponse]


def answer(get_response: Handler) -> Handler:
    """Answer the health question before sessions, hosts and redirects come into it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return health() if request.path == PATH else get_response(request)

    return middleware


def health() -> HttpResponse:
    """``{"database": …, "worker": …, "messages": …}``; nothing personal, no numbers."""
    from fengqiao.notices.delivery import is_late  # models load after middleware

    now = timezone.now()
    try:
        told = {
            "database": "ok",
            "messages": "late" if is_late(now) else "ok",
            "worker": _worker(now),
        }
    except (DatabaseError, InterfaceError):
        told = {"database": "unreachable", "worker": "unknown", "messages": "unknown"}
    response = JsonResponse(told, status=200 if told["database"] == "ok" else 503)
    response["Cache-Control"] = "no-store"
    return response


def _worker(now: datetime) -> str:
    from fengqiao.project.heartbeat import is_silent

    try:
        return "silent" if is_silent(now) else "running"
    except (DatabaseError, InterfaceError):
        raise
    except Exception:  # a shared cache that is away says nothing about the pages
        return "unknown"
