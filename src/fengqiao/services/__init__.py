"""The catalogue: one file per service, declarations only.  A new file here is a new service and no other change.

A service that outgrows a file is a folder of the same name: its ``__init__`` is the service, with what is asked, what can be
done, the steps, the clocks and the papers in a file each beside it.
"""

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
