"""What a law is here: a statute, its articles, the library that holds them, and what an import refused.

The readers (statute_embedded.py, statute_folder.py) produce these values; search, citation checks and pages only
ever see these. Nothing here knows a file or a database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from fengqiao.law.statute_names import label_of, parse_label, statute_name

Kind = Literal["宪法", "法律", "行政法规", "司法解释", "部门规章", "地方法规"]
Status = Literal["现行有效", "尚未施行", "历史版本", "已被修改", "已废止", "未标明"]

# A text that amends another is kept readable but not searched: its sentences stand in the amended text already.
AMENDING = re.compile(r"修正案|关于(修改|废止|修订)|(修改|废止).*的(决定|决议)$|^.{0,40}(修改|废止)(和|、)(废止|修改)")


class Place(Protocol):
    """Anything that names one article: `citation.Article` does."""

    @property
    def law(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def sub(self) -> int: ...


@dataclass(frozen=True, slots=True)
class StatuteArticle:
    """One article as enacted. `sub` is 1 for 第二百零五条之一 and 0 otherwise; number 0 is an unnumbered text."""

    number: int
    sub: int
    label: str
    text: str
    chapter: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of one law. `name` is the short form used in citations, `title` the official one.

    `version_date` is the day the version was adopted (None where the source does not say), `effective_date` the day it
    began to apply. `missing` lists article numbers absent from the source although their neighbours stand there.
    """

    name: str
    title: str
    status: Status
    version_date: date | None
    effective_date: date | None
    kind: Kind
    source: str
    articles: tuple[StatuteArticle, ...]
    missing: tuple[int, ...] = ()
    _by_number: dict[tuple[int, int], StatuteArticle] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[tuple[int, int], StatuteArticle] = {}
        for item in self.articles:
            index.setdefault((item.number, item.sub), item)
        object.__setattr__(self, "_by_number", index)

    def __str__(self) -> str:
        return f"《{self.name}》({self.version_date or '日期不明'}, {self.status})"

    def article(self, number: int, sub: int = 0) -> StatuteArticle | None:
        """The article with this number, or None where this version has none."""
        return self._by_number.get((number, sub))

    @property
    def amends(self) -> bool:
        """True for a text that only changes other texts (修正案, 修改决定)."""
        return bool(AMENDING.search(self.title))

    @property
    def repealed(self) -> bool:
        return self.status == "已废止"

    def applies_on(self, day: date) -> bool:
        """Whether this version, taken alone, has begun to apply; a later version is the library's business."""
        return self.effective_date is None or self.effective_date <= day


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read, or a remark about one that was: which and why, in words for the person importing."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Import:
    """What reading a source gave. `notes` are remarks on texts that were read (a gap, an older version set aside)."""

    statutes: tuple[Statute, ...]
    refused: tuple[Refusal, ...] = ()
    notes: tuple[Refusal, ...] = ()


class Corpus:
    """All statutes a node knows, several versions of one law side by side."""

    def __init__(self, statutes: Iterable[Statute]) -> None:
        self._versions: dict[str, list[Statute]] = {}
        for statute in statutes:
            self._versions.setdefault(statute.name, []).append(statute)
        for versions in self._versions.values():
            versions.sort(key=_newest_first)

    def __iter__(self) -> Iterator[Statute]:
        for versions in self._versions.values():
            yield from versions

    def __len__(self) -> int:
        return sum(len(versions) for versions in self._versions.values())

    def names(self) -> Sequence[str]:
        return tuple(self._versions)

    def versions(self, name: str) -> Sequence[Statute]:
        """Every version held of the law, newest first; empty where it is unknown."""
        return tuple(self._versions.get(statute_name(name), ()))

    def current(self, name: str, on: date | None = None) -> Statute | None:
        """The version to cite: on a given day the newest that has begun to apply, else the newest adopted.

        A law marked 已废止 without successor is still returned: `statute.repealed` says so, and a page must too.
        """
        versions = self.versions(name)
        if on is not None:
            versions = [v for v in versions if v.applies_on(on)] or versions
        return versions[0] if versions else None

    def article(self, place: Place, on: date | None = None) -> StatuteArticle | None:
        """The article in the version `current` gives, or None where law or number is unknown."""
        statute = self.current(place.law, on)
        return statute.article(place.number, place.sub) if statute else None

    def in_force(self, on: date | None = None) -> Corpus:
        """One version a law, without amending texts and without anything repealed.

        Without a day: what the source marks 现行有效 (adopted, perhaps not yet applying) and the base text of a law
        changed by amendments standing beside it (刑法). With a day: the version applying on that day.
        """
        return Corpus(s for s in self.searched(on) if not s.repealed)

    def searched(self, on: date | None = None) -> Corpus:
        """As `in_force`, with the repealed court interpretations, which still govern what happened under them."""
        chosen = (self.current(name, on) for name in self._versions)
        return Corpus(s for s in chosen if s and not s.amends and (not s.repealed or s.kind == "司法解释"))


def _newest_first(statute: Statute) -> tuple[int, int]:
    order = {"现行有效": 0, "尚未施行": 0, "未标明": 0, "已被修改": 1, "历史版本": 2, "已废止": 3}
    return order[statute.status], -(statute.version_date or date.min).toordinal()


def article_from(label: str, text: str, chapter: str = "", section: str = "") -> StatuteArticle:
    """An article from its label as printed; a label that is no 第…条 (条目一, 全文) gets number 0 or its count."""
    number, sub = parse_label(label) or (0, 0)
    return StatuteArticle(number, sub, label_of(number, sub) if number else label, text, chapter, section)
