"""A visitor: a client that remembers the last page, checks every page it touches, and posts forms as a browser would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from tests.cast import Stage, build_stage

from fengqiao.people.models import User


class PageCheck(HTMLParser):
    """What every page must have: one title, one h1, ids used once, labels that lead somewhere, no inline script."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.problems: list[str] = []
        self.headings = self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if identity := found.get("id"):
            self.ids.append(identity)
        if tag == "label" and (target := found.get("for")):
            self.labels.append(target)
        self.headings += tag == "h1"
        self.titles += tag == "title"
        self.problems += [f"<{tag} {name}=…> is an inline handler" for name in found if name.startswith("on")]
        if "style" in found:
            self.problems.append(f"<{tag}> carries an inline style")
        if tag == "script" and not found.get("src"):
            self.problems.append("an inline script")
        if tag == "img" and "alt" not in found:
            self.problems.append("a picture without alt")


def check_page(html: str) -> None:
    """Raise AssertionError naming everything wrong with the page."""
    seen = PageCheck()
    seen.feed(html)
    twice = {one for one in seen.ids if seen.ids.count(one) > 1}
    problems = [*seen.problems, *(f"id {one} stands twice" for one in sorted(twice))]
    problems += [f"label for {one} leads nowhere" for one in seen.labels if one not in seen.ids]
    if seen.headings < 1:
        problems.append("no h1")
    if not re.search(r"<title>[^<]*\S[^<]*</title>", html):
        problems.append("no title")
    assert not problems, problems


class Visitor:
    """A person with a browser."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        self.path = ""
        if user is not None:
            self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def opens(self, path: str, status: int = 200) -> str:
        """Open a page, following redirects, check it, and give its text."""
        response = self.client.get(path, follow=True)
        return self._seen(response, status)

    def fills(self, status: int = 200, at: str = "", **typed: object) -> str:
        """Send the form of the page last seen, its hidden fields and ticked boxes included."""
        data: dict[str, object] = dict(self._hidden)
        data.update(typed)
        response = self.client.post(at or self.path, data, follow=True)
        return self._seen(response, status)

    def _seen(self, response: HttpResponse, status: int) -> str:
        assert response.status_code == status, (response.status_code, response.content.decode()[:400])
        chain = getattr(response, "redirect_chain", [])
        self.path = chain[-1][0] if chain else str(response.wsgi_request.get_full_path())  # type: ignore[attr-defined]
        html = response.content.decode()
        check_page(html)
        self._hidden = hidden_of(html)
        return html


def hidden_of(html: str) -> dict[str, object]:
    """The hidden inputs of the page's main form (the last value of each name; all of them for ``asked``)."""
    found: dict[str, object] = {}
    asked: list[str] = []
    without_templates = re.sub(r"<template.*?</template>", "", html, flags=re.S)
    main = without_templates.split("<main", 1)[-1].split("</main", 1)[0]
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main):
        if name == "asked":
            asked.append(value)
        elif name != "next":
            found[name] = value
    if asked:
        found["asked"] = asked
    return found


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    """Files a test sends in lie in its own folder."""
    here = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": here}


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    """Rate limits live in the cache; one test's codes must not count against another's, nor its language stay on."""
    cache.clear()
    yield
    cache.clear()
    translation.deactivate()
