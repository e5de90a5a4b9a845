"""The two secrets of an installation: made once on a laptop, demanded in production."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

_MIN_LENGTH = 50
_MIN_DIFFERENT = 12


def read_secrets(mode: str, data_dir: Path, env: Env) -> tuple[str, bytes]:
    """(SECRET_KEY, SEAL_KEY of 32 bytes).

    Raise ImproperlyConfigured, with what to do, when production has none or a weak one.  Elsewhere a pair is made once
    and kept in ``secrets.json`` in the data folder, readable by its owner only.
    """
    secret, seal = env.str("SECRET_KEY", ""), env.str("SEAL_KEY", "")
    if mode == "production":
        _refuse_weak(secret, seal)
    if not (secret and seal):
        kept = _kept(data_dir / "secrets.json")
        secret, seal = secret or kept["secret_key"], seal or kept["seal_key"]
    try:
        key = bytes.fromhex(seal)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured("FENGQIAO_SEAL_KEY is not 64 hexadecimal digits. Make one: ./fengqiao secrets")
    return secret, key


def new_secrets() -> dict[str, str]:
    """A fresh pair from the operating system's random source."""
    return {"secret_key": secrets.token_urlsafe(64), "seal_key": secrets.token_hex(32)}


def _refuse_weak(secret: str, seal: str) -> None:
    for name, value in (("FENGQIAO_SECRET_KEY", secret), ("FENGQIAO_SEAL_KEY", seal)):
        if not value:
            raise ImproperlyConfigured(
                f"{name} is not set. Make one with ./fengqiao secrets and keep it out of the code."
            )
        if len(value) < _MIN_LENGTH or len(set(value)) < _MIN_DIFFERENT:
            raise ImproperlyConfigured(
                f"{name} is too weak to protect people's data. Make one with ./fengqiao secrets."
            )


def _kept(path: Path) -> dict[str, str]:
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(new_secrets()))
        fresh.replace(path)
    kept: dict[str, str] = json.loads(path.read_text())
    return kept
