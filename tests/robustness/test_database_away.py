"""PostgreSQL is away for a while: who asks is told to come back, and from its return on nobody is refused again.

The database is closed and every connection to it ended, which is what a restart does to a server that stays up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from tests.cast import AID
from tests.robustness.test_killed_server import Server, new_database

SEATS = 12
"""Requests after the return: more than the server has connections, so that none of the dead ones is handed out."""


@pytest.fixture
def away(tmp_path: Path) -> Iterator[tuple[Server, Callable[[bool], None]]]:
    """A server, and what closes its database or opens it again."""
    url = os.environ.get("FENGQIAO_TEST_POSTGRES")
    if not url:
        pytest.skip("needs a PostgreSQL server named in FENGQIAO_TEST_POSTGRES")
    name = f"away_{os.getpid()}_{time.time_ns()}"
    server = Server({"FENGQIAO_DATA_DIR": str(tmp_path), "FENGQIAO_DATABASE_URL": new_database(url, name)})
    host = url.replace("%2F", "/").split("@", 1)[1].rsplit("/", 1)[0]
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as administrator:
        yield server, lambda open_: close_or_open(administrator, name, open_)
        if server.process and server.process.poll() is None:
            server.kill()


def close_or_open(administrator: psycopg.Connection, name: str, open_: bool) -> None:
    administrator.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {open_}")
    if not open_:
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def health(server: Server) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{server.port}/health/", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_who_asks_meanwhile_is_told_so_and_afterwards_nobody_is_refused(away) -> None:
    server, database = away
    scene = server.script("build")
    server.start()

    def submit(key: str) -> int:
        body = {"service": "legal-aid", "area": scene["village"], "answers": AID, "key": key}
        answer = server.post(scene["wang"], "/matters", body)
        assert answer is not None
        return answer[0]

    assert [submit(f"before-{n}") for n in range(SEATS)] == [201] * SEATS
    database(False)
    assert submit("during") == 503
    status, told = health(server)
    assert (status, '"database": "unreachable"' in told) == (503, True)
    # Longer than a pool goes on trying by itself; from then on each request tries anew.
    time.sleep(8)
    database(True)
    assert [submit(f"after-{n}") for n in range(SEATS)] == [201] * SEATS
    assert submit("during") == 201
    assert health(server)[0] == 200
    after = server.script("tell")
    assert after["matters"] == after["opened"] == 2 * SEATS + 1
    assert after["broken"] == []
