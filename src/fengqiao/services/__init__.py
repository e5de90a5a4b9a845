"""The catalogue: one file per service, declarations only.  A new file here is a new service and no other change."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from fengqiao.flow import Catalogue, Service


def declared() -> Iterator[Service]:
    """Every Service value found in the modules of this package, each module once."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        for value in vars(importlib.import_module(f"{__name__}.{module.name}")).values():
            if isinstance(value, Service):
                yield value


CATALOGUE = Catalogue(declared())
