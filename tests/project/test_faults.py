"""While the database is away the page says so, promises nothing it cannot keep, and a program may try again."""

from __future__ import annotations

import errno

import pytest
from django.db import OperationalError
from django.test import Client

from fengqiao.matters.attachments import FileLost

AWAY = OperationalError("server closed the connection unexpectedly")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr("fengqiao.project.context.district_of_visit", fail)
    monkeypatch.setattr("fengqiao.people.areas.district_of_visit", fail)


def test_a_reader_is_told_to_come_back_in_a_minute(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, AWAY)
    answer = visitor.get("/ask/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert "网站暂时办不了" in page
    assert "重新提交" not in page
    assert "12348" in page


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_passes_too(visitor: Client, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    broken(monkeypatch, OSError(number, "No space left on device"))
    assert visitor.get("/ask/").status_code == 503


def test_another_fault_stays_a_500(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, KeyError("x"))
    answer = visitor.get("/ask/")
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def test_a_file_that_is_lost_is_said_in_words(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, FileLost("这个文件现在读不出来。"))
    answer = visitor.get("/ask/")
    assert answer.status_code == 500
    assert "这个文件现在读不出来" in answer.content.decode()


def test_who_sent_something_is_told_how_to_send_it_again(rf, monkeypatch: pytest.MonkeyPatch) -> None:
    from fengqiao.project.faults import server_error

    for method, says in (("post", True), ("get", False)):
        try:
            raise AWAY
        except OperationalError:
            page = server_error(getattr(rf, method)("/apply/legal-aid/")).content.decode()
        assert ("重新提交" in page) is says


def test_a_program_gets_the_shape_of_every_error(rf) -> None:
    import json

    from fengqiao.project.faults import server_error

    try:
        raise AWAY
    except OperationalError:
        answer = server_error(rf.get("/api/matters"))
    assert answer.status_code == 503
    assert set(json.loads(answer.content)) == {"error", "message", "fields"}
