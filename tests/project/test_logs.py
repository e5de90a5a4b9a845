"""A log line says when, how grave and where; of an error every place it came through; nothing personal."""

from __future__ import annotations

import logging
import logging.config
import sys

import pytest
import structlog
from django.db import IntegrityError, OperationalError

from fengqiao.project import logs

logs.set_up()


def line(message: str, *, name: str = "fengqiao.x", fault: bool = False, **data: object) -> str:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, (), None)
    record.created = 1_764_288_000.0  # 2025-11-28 00:00 UTC
    event: dict[str, object] = {"event": message, "_record": record, "_from_structlog": False, **data}
    if fault:
        event["exc_info"] = sys.exc_info()
    return logs.render(None, "", event)


def test_a_line_begins_with_the_time_of_the_county_the_weight_and_the_speaker() -> None:
    assert line("worker_failed", part="clocks") == "2025-11-28 08:00:00 ERROR fengqiao.x worker_failed part=clocks"


def test_an_error_shows_its_places_and_its_cause() -> None:
    try:
        try:
            int("x")
        except ValueError as error:
            raise RuntimeError("the outer one") from error
    except RuntimeError:
        told = line("work_failed", fault=True)
    assert "traceback object" not in told
    assert told.count("in test_an_error_shows_its_places_and_its_cause") == 2
    assert told.index("builtins.ValueError") < told.index("builtins.RuntimeError")
    assert "the outer one" not in told


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (IntegrityError("duplicate key\nDETAIL: Failing row contains (张三)"), "IntegrityError"),
        (OperationalError("connection refused\nLINE 1: '张三'"), "OperationalError: connection refused"),
        (OSError(28, "No space left on device", "/data/private/张三的借条.jpg"), "OSError: No space left on device"),
        (ValueError("张三的借条"), "ValueError"),
    ],
)
def test_only_a_server_or_a_disk_says_why(error: Exception, why: str) -> None:
    try:
        raise error
    except Exception:
        told = line("Internal Server Error: /x/", fault=True)
    assert told.endswith(why)
    assert "张三" not in told


def test_the_link_of_an_invitation_is_masked() -> None:
    assert line("Not Found: /join/aBc-_123456789012/").endswith("Not Found: /join/[link]/")


def test_personal_numbers_are_masked_and_a_line_stays_a_line() -> None:
    told = line("for 13912345678\nand 11010519491231002X")
    assert "\n" not in told
    assert told.count("[number]") == 2


def test_a_foreign_host_is_one_line() -> None:
    try:
        raise ValueError("Invalid HTTP_HOST header")
    except ValueError:
        assert "\n" not in line("Invalid HTTP_HOST header", name="django.security.DisallowedHost", fault=True)


def test_our_own_loggers_write_the_same_lines(capsys) -> None:
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
    structlog.get_logger("fengqiao.notices.delivery").warning("notice_refused", answer="13912345678")
    written = capsys.readouterr()
    assert " WARNING fengqiao.notices.delivery notice_refused answer=[number]" in written.err
    assert written.out == ""


def test_the_message_of_a_text_is_not_logged_with_the_gateways_address(capsys) -> None:
    from django.conf import settings

    logging.config.dictConfig(settings.LOGGING)
    logging.getLogger("httpx").info("HTTP Request: POST https://gateway/?TemplateParam=123456")
    assert capsys.readouterr().err == ""
