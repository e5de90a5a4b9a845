"""``./fengqiao manage paper_template > own.docx``: the built-in Word template, for an office to edit."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from fengqiao.matters.paper_files import built_in_template


class Command(BaseCommand):
    """Write the template to standard output."""

    help = "Write the built-in Word template to standard output."

    def handle(self, *_args: Any, **_options: Any) -> None:
        sys.stdout.buffer.write(built_in_template())
