"""``./fengqiao manage rights_page > docs/reference/rights.md``: the table of rights."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from fengqiao.matters.rights_page import rights_page


class Command(BaseCommand):
    """Write the table of rights."""

    help = "Write the table of rights to standard output."

    def handle(self, *_args: Any, **_options: Any) -> None:
        sys.stdout.write(rights_page())
