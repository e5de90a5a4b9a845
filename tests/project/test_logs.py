"""What a log line may hold: names of events and places in the code, and nothing about anybody."""

from __future__ import annotations

import logging
import logging.config

import pytest
from django.conf import settings

from fengqiao.project.logs import render


def test_numbers_and_links_are_masked() -> None:
    line = render(None, "", {"event": "Not Found: /join/aBc-_123456789012/", "phone": "13900010001"})
    assert line == "Not Found: /join/[link]/ phone=[number]"


def test_of_an_error_the_places_are_written_and_not_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig({**settings.LOGGING, "disable_existing_loggers": False})
    try:
        try:
            int("王小满的借条")
        except ValueError as cause:
            raise RuntimeError("王小满") from cause
    except RuntimeError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/ask/")
    written = capsys.readouterr().err
    assert "Internal Server Error: /ask/" in written
    assert "builtins.RuntimeError" in written
    assert "builtins.ValueError" in written
    assert "test_logs.py:" in written
    assert "王小满" not in written
