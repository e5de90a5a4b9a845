"""The stage with a signed-in member of staff: a client that has the second factor, as every desk page asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client
from tests.cast import Side, Stage, build_stage

from fengqiao.people.models import User

SignIn = Callable[[User], Client]
Opened = Callable[..., Any]

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 780}
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed on this machine"),
]
_SAID_ON_THE_PAGE = ("status of 401", "Error Code 401", "status of 409", "status of 422")


@pytest.fixture
def stage(db: None) -> Stage:
    settings.STATIC_ROOT.mkdir(exist_ok=True)  # the static files' middleware warns where there is none
    cache.clear()
    return build_stage()


@pytest.fixture
def ours(stage: Stage) -> Side:
    return stage.ours


@pytest.fixture
def theirs(stage: Stage) -> Side:
    return stage.theirs


@pytest.fixture
def sign_in() -> SignIn:
    """Sign somebody in; staff get their authenticator."""

    def signed_in(user: User) -> Client:
        if user.is_staff:
            Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def opened(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Open a page as somebody; the test fails when the browser complains of anything."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    complaints: list[str] = []

    def hear(line: Any) -> None:
        if line.type in {"error", "warning"} and not any(words in line.text for words in _SAID_ON_THE_PAGE):
            complaints.append(line.text)

    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def open_as(user: User, path: str, viewport: dict[str, int] = DESK, scheme: str = "light") -> Any:
            Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            context = browser.new_context(
                viewport=viewport, locale="zh-CN", base_url=live_server.url, color_scheme=scheme
            )
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
            page = context.new_page()
            page.on("console", hear)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(path)
            return page

        yield open_as
        browser.close()
        # Inside the loop of the browser the framework opened a connection of its own, which nobody else can reach.
        connections.close_all()
    assert complaints == []
