"""The server is killed without warning while people submit: nothing confirmed is lost, nothing is done twice.

A real server in processes of its own, on SQLite and on PostgreSQL; requests go over the loopback.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from tests.cast import AID

from fengqiao.seal.crypto import sm3_hex

ROOT = Path(__file__).parents[2]
SUBMISSIONS = 100


class Server:
    """A gunicorn of our own with its data in a folder of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = {
            **os.environ,
            **environment,
            "FENGQIAO_MODE": "test",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def script(self, what: str) -> dict:
        done = subprocess.run(
            [sys.executable, "-m", "tests.robustness.scene", what],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
        )
        return json.loads(done.stdout.splitlines()[-1])

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "fengqiao.project.wsgi",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            "2",
            "--threads",
            "4",
            "--worker-class",
            "gthread",
            "--no-control-socket",
            "--log-level",
            "warning",
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)
        for _attempt in range(300):
            try:
                urlopen(f"http://127.0.0.1:{self.port}/api/services", timeout=5).read()
                return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """kill -9 to the server and all its workers, at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def post(self, token: str, path: str, body: dict) -> tuple[int, dict] | None:
        """(status, answer), or None when no answer came."""
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        request = Request(f"http://127.0.0.1:{self.port}/api{path}", json.dumps(body).encode(), headers)
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except URLError as error:
            code = getattr(error, "code", None)
            return (code, json.loads(error.read())) if code else None  # type: ignore[attr-defined]
        except OSError:
            return None


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    environment = {"FENGQIAO_DATA_DIR": str(tmp_path), "FENGQIAO_DATABASE_URL": f"sqlite:///{tmp_path}/killed.sqlite"}
    if request.param == "postgres":
        url = os.environ.get("FENGQIAO_TEST_POSTGRES")
        if not url:
            pytest.skip("needs a PostgreSQL server named in FENGQIAO_TEST_POSTGRES")
        environment["FENGQIAO_DATABASE_URL"] = new_database(url, f"killed_{os.getpid()}_{time.time_ns()}")
    made = Server(environment)
    yield made
    if made.process and made.process.poll() is None:
        made.kill()


def new_database(url: str, name: str) -> str:
    """Create an empty database beside the one of the URL and return its URL."""
    import psycopg

    plain = url.replace("%2F", "/")
    host = plain.split("@", 1)[1].rsplit("/", 1)[0]
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


def test_nothing_confirmed_is_lost_or_doubled_when_the_server_is_killed(server: Server) -> None:
    scene = server.script("build")
    server.start()
    confirmed: dict[str, str] = {}
    lock = threading.Lock()

    def submit(keys: list[str]) -> None:
        for key in keys:
            body = {"service": "legal-aid", "area": scene["village"], "answers": AID, "key": key}
            answer = server.post(scene["wang"], "/matters", body)
            if answer and answer[0] == 201:
                with lock:
                    assert confirmed.setdefault(key, answer[1]["number"]) == answer[1]["number"]

    keys = [f"person-{n}" for n in range(SUBMISSIONS)]
    crowd = [threading.Thread(target=submit, args=(keys[n::6],)) for n in range(6)]
    for one in crowd:
        one.start()
    deadline = time.monotonic() + 60
    while len(confirmed) < SUBMISSIONS // 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    server.kill()
    for one in crowd:
        one.join()
    before = dict(confirmed)
    assert SUBMISSIONS // 4 <= len(before) < SUBMISSIONS, "the server was killed in the middle"

    server.start()
    submit(keys)
    after = server.script("tell")
    assert {key: confirmed[key] for key in before} == before, "who was told a number keeps it"
    assert sorted(after["keys"]) == sorted(sm3_hex(key.encode()) for key in keys)
    assert after["matters"] == after["numbers"] == after["opened"] == SUBMISSIONS
    assert after["broken"] == []


def test_two_officers_act_at_once_and_one_is_told(server: Server) -> None:
    scene = server.script("build")
    server.start()
    rounds = 8
    outcomes = []
    for n in range(rounds):
        body = {"service": "legal-aid", "area": scene["village"], "answers": AID, "key": f"p{n}"}
        made = server.post(scene["wang"], "/matters", body)
        assert made is not None
        number, version = made[1]["number"], made[1]["version"]
        barrier, told = threading.Barrier(2), []

        def decide(
            key: str,
            number: str = number,
            version: int = version,
            barrier: threading.Barrier = barrier,
            told: list = told,
        ) -> None:
            barrier.wait()
            body = {"action": "grant", "version": version, "answers": {"basis": "exempt"}, "key": key}
            told.append(server.post(scene["officer"], f"/matters/{number}/actions", body))

        pair = [threading.Thread(target=decide, args=(f"{n}-{which}",)) for which in "ab"]
        for one in pair:
            one.start()
        for one in pair:
            one.join()
        outcomes.append(sorted(answer[0] for answer in told if answer))
    assert outcomes == [[200, 409]] * rounds
    after = server.script("tell")
    assert (after["granted"], after["broken"]) == (rounds, [])
