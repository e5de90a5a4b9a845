"""Keys that sort by time of birth: UUID version 7."""

from __future__ import annotations

import uuid

import uuid6


def new_key() -> uuid.UUID:
    """A fresh UUIDv7."""
    return uuid.UUID(int=uuid6.uuid7().int)
