"""Make the two pictures of the README from the demonstration district: ``.venv/bin/python docs/pictures/make.py``.

Everybody in them is invented.  Needs Chromium; takes a minute or two.  Given a folder, the district is set up there and
found again the next time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.browser.chromium import launch  # noqa: E402  # the path is set above

PORT = 8377
QUESTION = "我送外卖三个月，站长一直不发工资，现在电话也打不通了。"
COLOURS = 128
"""Enough for flat pages; a palette makes the pictures a third as large."""


@dataclass(frozen=True)
class Demonstration:
    """A served demonstration: its address, and the password made at set-up for each user name."""

    url: str
    passwords: dict[str, str]
    environment: dict[str, str]

    def code_of(self, username: str) -> str:
        """The six digits of this half minute."""
        told = _fengqiao(self.environment, "demo", "codes")
        return dict(line.split() for line in told.splitlines())[username]


def _fengqiao(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "fengqiao.project", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


@contextmanager
def demonstration(folder: str) -> Iterator[Demonstration]:
    """Set the district up in ``folder`` and serve it until the end of the block."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FENGQIAO_")}
    environment = {**kept, "FENGQIAO_DATA_DIR": folder, "PYTHONPATH": str(ROOT / "src")}
    told = _fengqiao(environment, "demo", "--no-serve")
    passwords = dict(re.findall(r"^  ([a-z_]+-\S+) +(\S{16}) ", told, flags=re.M))
    serve = [sys.executable, "-m", "fengqiao.project", "serve", "--bind", f"127.0.0.1:{PORT}", "--workers", "1"]
    server = subprocess.Popen(serve, cwd=ROOT, env=environment)  # noqa: S603  # our own interpreter and arguments
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/")
        yield Demonstration(f"http://127.0.0.1:{PORT}", passwords, environment)
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    for _attempt in range(600):
        try:
            urlopen(url, timeout=60).read()  # noqa: S310  # our own server
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def phone(browser: Browser, district: Demonstration) -> None:
    """A question in everyday words and its answer."""
    context = browser.new_context(
        base_url=district.url,
        viewport={"width": 360, "height": 780},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("textbox", name="您遇到了什么事？").fill(QUESTION)
    page.get_by_role("button", name="问一问").click()
    page.get_by_text("您问的是").wait_for()
    _keep(page, "phone.png")


def desk(browser: Browser, district: Demonstration) -> None:
    """The bureau's view of the whole district: what is due first on top, the green channel before it."""
    username = next(name for name in district.passwords if name.startswith("bureau"))
    context = browser.new_context(base_url=district.url, viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.goto("/desk/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(district.passwords[username])
    page.get_by_role("button", name="登录").click()
    page.get_by_role("heading", name="输入动态码").wait_for()
    page.get_by_role("textbox").fill(district.code_of(username))
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_role("heading", name="全部办件").wait_for()
    _keep(page, "desk.png")


def _keep(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / name, optimize=True)
    print(f"{name}: {(HERE / name).stat().st_size // 1024} KB")  # noqa: T201


def main() -> None:
    """Make both."""
    with tempfile.TemporaryDirectory() as thrown_away, sync_playwright() as started:
        folder = sys.argv[1] if len(sys.argv) > 1 else thrown_away
        browser = launch(started, Path(thrown_away))
        make(browser, folder)


def make(browser: Browser, folder: str) -> None:
    """Serve the district kept in ``folder`` and take the pictures."""
    with demonstration(folder) as district:
        phone(browser, district)
        desk(browser, district)


if __name__ == "__main__":
    main()
