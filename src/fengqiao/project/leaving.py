"""Where "leave at once" leads: away from a page that somebody else in the room must not see."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

ANYBODY_S = "https://www.weather.com.cn/"
"""The public weather service: a page anybody may have open, which asks for nothing and says nothing of its reader."""


def read_leave_url(env: Env) -> str:
    """The address of FENGQIAO_LEAVE_URL, or the weather.

    Raise ImproperlyConfigured, with what to do, for anything but a page of the web or a path on this site: the link must
    work without script, and must never run one.
    """
    address: str = env.str("LEAVE_URL", "").strip() or ANYBODY_S
    parts = urlsplit(address)
    is_page = parts.scheme in {"http", "https"} and bool(parts.netloc)
    is_own = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if not (is_page or is_own):
        raise ImproperlyConfigured(
            f"FENGQIAO_LEAVE_URL {address!r} leads nowhere. Give a page anybody may have open, as {ANYBODY_S}"
        )
    return address
