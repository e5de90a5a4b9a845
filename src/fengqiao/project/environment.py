"""What the environment says, and the sentence for every value that cannot be meant."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

_OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
MODES = ("development", "test", "production")


def mode_of(env: Env) -> str:
    """The mode; a misspelt ``production`` must not become a laptop that is open to everybody."""
    mode = env.str("MODE", "development")
    if mode not in MODES:
        raise ImproperlyConfigured(f"FENGQIAO_MODE is {mode!r}. There are: {', '.join(MODES)}.")
    return mode


def usable_folder(path: Path) -> Path:
    """The data folder, made when it is missing; refused when this user may not write there."""
    try:
        (path / "static").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"the data folder {path} cannot be used ({error.strerror}). "
            "Give it to the user who runs this, or name another in FENGQIAO_DATA_DIR."
        ) from error
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"the data folder {path} may not be read and written by this user. "
            "Give it to the user who runs this, or name another in FENGQIAO_DATA_DIR."
        )
    return path


def public_host(public_url: str) -> str:
    """The host people use, from ``FENGQIAO_PUBLIC_URL``; "" when it is no address."""
    return urlsplit(public_url).hostname or ""


def refuse_what_cannot_be_meant(env: Env, *, production: bool) -> None:
    """Raise ImproperlyConfigured with a sentence for every value that is wrong, all at once."""
    problems = list(_problems(env, production))
    if problems:
        raise ImproperlyConfigured("\n".join(problems))


def _problems(env: Env, production: bool) -> list[str]:
    public, district = env.str("PUBLIC_URL", ""), env.str("DISTRICT", "")
    found = []
    if production and not public:
        found.append("FENGQIAO_PUBLIC_URL is not set: the address people use, such as https://legal.example.gov.cn")
    elif public and not (public.startswith(("https://", "http://")) and public_host(public)):
        found.append(f"FENGQIAO_PUBLIC_URL is {public!r}; it begins with https:// and a host name.")
    elif production and public.startswith("https://") and not env.bool("BEHIND_PROXY", False):
        # The server itself speaks plain HTTP: without the proxy's word every page would lead to itself for ever.
        found.append("FENGQIAO_BEHIND_PROXY is not on, but FENGQIAO_PUBLIC_URL is https://. Set it to true.")
    if production and public.startswith("http://") and public_host(public) not in _OWN_MACHINE:
        found.append(
            "FENGQIAO_PUBLIC_URL is http://: who sits on the way could read everybody's session. Use https://."
        )
    if production and "*" in env.list("ALLOWED_HOSTS", []):
        found.append(
            "FENGQIAO_ALLOWED_HOSTS is *, which lets anybody lead people here by another name. Name the hosts."
        )
    if production and not district:
        found.append(
            "FENGQIAO_DISTRICT is not set: the 12-digit code of the county, the one its area has in the admin."
        )
    elif district and not (district.isascii() and district.isdigit() and len(district) == 12):
        found.append(f"FENGQIAO_DISTRICT is {district!r}; it is a 12-digit code.")
    if production and env.bool("DEBUG", False):
        found.append("FENGQIAO_DEBUG is on; in production its error pages would show people's data. Take it out.")
    level = env.str("LOG_LEVEL", "INFO")
    if level not in logging.getLevelNamesMapping():
        found.append(f"FENGQIAO_LOG_LEVEL is {level!r}. There are: DEBUG, INFO, WARNING, ERROR.")
    if not isinstance(env.json("SMS_SETTINGS", {}), dict):
        found.append('FENGQIAO_SMS_SETTINGS is not a JSON object such as {"key_id": "…"}.')
    return found
