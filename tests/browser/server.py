"""A real server for the browser: gunicorn and the worker beside it, on SQLite, in a folder that is thrown away."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from fengqiao.seal.masks import mask_phone

ROOT = Path(__file__).parents[2]
LEADS_AWAY_TO = "/tools/"
"""Where "leave at once" leads here: no request of a test leaves the machine."""
PATIENCE = 60
"""Seconds to wait for the server to start, or for a message to be sent, on a machine that does other things too."""


class Server:
    """The server, the worker, and what the scene says about who can sign in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("FENGQIAO_", "DJANGO_"))}
        self.environment = {
            **kept,
            "FENGQIAO_MODE": "development",
            "FENGQIAO_DATA_DIR": str(folder),
            "FENGQIAO_PUBLIC_URL": self.url,
            "FENGQIAO_LEAVE_URL": LEADS_AWAY_TO,
            "FENGQIAO_LOG_LEVEL": "WARNING",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        self.scene: dict[str, Any] = json.loads(self._python("tests.browser.scene").splitlines()[-1])
        self.processes = [
            self._beside("server", "gunicorn", "fengqiao.project.wsgi", "--bind", f"127.0.0.1:{port}", *_ONE_PROCESS),
            self._beside("worker", "fengqiao.project", "work", "--every", "0.4"),
        ]
        self._wait_until_it_answers()

    def _python(self, module: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module], cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    def _beside(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{name}.log").open("wb")
        with log:
            return subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                urlopen(self.url, timeout=PATIENCE).read()
                # The first answer waits for the search index to be built; nobody's page shall.
                urlopen(f"{self.url}/guides/unpaid-wages/", timeout=10 * PATIENCE).read()
                return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text()[-4000:])

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(PATIENCE)

    def codes_sent_to(self, phone: str) -> list[str]:
        """The six digits of every code sent to that number so far, read from the messages as they went out."""
        log = self.folder / "sms.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        found = (re.search(r"验证码 (\d{6})", line) for line in lines if mask_phone(phone) in line)
        return [match.group(1) for match in found if match]

    def next_code(self, phone: str, already: int) -> str:
        """The code that follows the first ``already`` ones; it takes the worker a moment to send it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            codes = self.codes_sent_to(phone)
            if len(codes) > already:
                return codes[already]
            time.sleep(0.1)
        raise AssertionError("no code was sent")


_ONE_PROCESS = ("--workers", "1", "--threads", "6", "--worker-class", "gthread", "--no-control-socket")
