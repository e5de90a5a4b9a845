"""A model field that is sealed at rest and reads back as text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from fengqiao.seal.crypto import Sealer


@lru_cache(maxsize=4)
def _sealer(key: bytes) -> Sealer:
    return Sealer(key)


def sealer() -> Sealer:
    """The sealer of this installation, from ``settings.SEAL_KEY`` (32 bytes)."""
    return _sealer(settings.SEAL_KEY)


if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField  # the type's parameters exist for the type checker only


class SealedTextField(_Text):
    """Text that the database only sees sealed.  It cannot be filtered on; keep a keyed digest beside it for look-up."""

    def get_prep_value(self, value: Any) -> Any:
        if value in (None, ""):
            return value
        return sealer().seal(str(value), self._place)

    def from_db_value(self, value: str | None, *_args: object) -> str | None:
        return sealer().open(value, self._place) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("isnull",):
            return super().get_lookup(lookup_name)
        raise TypeError(f"{self._place} is sealed and cannot be searched; use its digest")

    @property
    def _place(self) -> str:
        return f"{self.model._meta.label}.{self.name}"
