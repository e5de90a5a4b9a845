"""What every page a person comes by must be, whoever they are and whatever they do there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

_SAID_ON_THE_PAGE = frozenset({409, 422})
"""A page that says what is wrong with a form answers so, which the browser counts as a fault; the visitor does not."""

_LOOK = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const shown = [...document.querySelectorAll("h1")].filter((one) => one.getClientRects().length);
  const part = (one) => `${one.tagName}.${one.getAttribute("class") || ""}`;
  const parts = new Set([...document.querySelectorAll("body *")].map(part));
  const unlabelled = [...document.querySelectorAll("label[for]")].filter((one) => !document.getElementById(one.htmlFor));
  const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
  return {
    title: document.title.trim(),
    headings: shown.map((one) => one.innerText),
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    unlabelled: unlabelled.map((one) => one.htmlFor),
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
    wide: wide.slice(0, 4).map((one) => one.outerHTML.slice(0, 120)),
    parts: [...parts].sort(),
  };
}"""

_axe_has_seen: set[tuple[str, frozenset[str]]] = set()
"""(manner of looking, parts): a page made of the same parts in the same manner is looked at once a run."""


class PageCheck:
    """Listens to one page and, asked to look, finds what is wrong with it."""

    def __init__(self, page: Page, *, host: str, manner: str, has_script: bool) -> None:
        self.page, self.host, self.manner, self.has_script = page, host, manner, has_script
        self.complaints: list[str] = []
        self.expected = _SAID_ON_THE_PAGE
        """The answers above 400 that are no fault."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))
        page.on("request", self._follow)

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"} and not any(f"status of {n}" in line.text for n in self.expected):
            self.complaints.append(f"the browser says: {line.text}")

    def _follow(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in {"data", "blob", "about"} and where.netloc != self.host:
            self.complaints.append(f"a request left for {where.netloc}")

    def look(self) -> None:
        """Raise AssertionError that names everything wrong with the page as it stands."""
        found: dict[str, Any] = self.page.evaluate(_LOOK)
        problems = [*self.complaints, *self._faults(found), *self._axe(found["parts"])]
        assert not problems, f"{urlsplit(self.page.url).path} ({self.manner}): " + "; ".join(problems)

    def _faults(self, found: dict[str, Any]) -> Iterable[str]:
        if not found["title"]:
            yield "no title"
        if len(found["headings"]) != 1:
            yield f"{len(found['headings'])} h1 on the page: {found['headings']}"
        if found["twice"]:
            yield f"ids that stand twice: {found['twice']}"
        if found["unlabelled"]:
            yield f"labels that lead nowhere: {found['unlabelled']}"
        if found["width"] > found["room"]:
            yield f"{found['width']} px wide where there are {found['room']}: {found['wide']}"

    def _axe(self, parts: list[str]) -> Iterable[str]:
        """Axe needs script, and a second or so; so it looks once at pages that are made of the same parts."""
        key = (self.manner, frozenset(parts))
        if not self.has_script or key in _axe_has_seen:
            return
        options = {"runOnly": list(WCAG), "resultTypes": ["violations"]}
        results = Axe().run(self.page, options=options)
        for violation in results.response["violations"]:
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            yield f"axe {violation['id']}: {violation['help']} {places}"
        if not results.response["violations"]:
            _axe_has_seen.add(key)
