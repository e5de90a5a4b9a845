"""The statutes a node answers from, whatever holds them: the database, or the embedded laws with folders beside them.

This module imports no framework.  ``stored_library`` reads the database; who answers questions only knows ``Library``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from fengqiao.law.statute_model import Corpus, Statute, StatuteArticle
from fengqiao.law.statutes import embedded_database, load_default_corpus

__all__ = ["HeldArticle", "Library", "MemoryLibrary", "embedded_library", "folders_from_environment"]

FOLDERS_VARIABLE = "FENGQIAO_STATUTES"


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article with the version it stands in.  ``repealed`` laws are still held; whoever shows one says so."""

    law: str
    title: str
    number: int
    sub: int
    label: str
    text: str
    chapter: str
    section: str
    kind: str
    status: str
    version_date: date | None
    effective_date: date | None

    @property
    def repealed(self) -> bool:
        return self.status == "已废止"

    def applies_on(self, day: date) -> bool:
        """Whether its version has begun to apply."""
        return self.effective_date is None or self.effective_date <= day


class Library(Protocol):
    """Statutes to search and to read."""

    def digest(self) -> str:
        """Changes whenever a text, a version or what is current changes; short enough for a file name."""
        ...

    def corpus(self) -> Corpus:
        """Every version of every law, for building an index and for checking citations."""
        ...

    def article(self, law: str, number: int, sub: int = 0, on: date | None = None) -> HeldArticle | None:
        """The article in the version citations mean, on that day when one is given; None where it is not held."""
        ...


class MemoryLibrary:
    """A library over statutes in memory; ``digest`` is what their source says of itself."""

    def __init__(self, corpus: Corpus, digest: str) -> None:
        self._corpus = corpus
        self._digest = digest

    def digest(self) -> str:
        return self._digest

    def corpus(self) -> Corpus:
        return self._corpus

    def article(self, law: str, number: int, sub: int = 0, on: date | None = None) -> HeldArticle | None:
        statute = self._corpus.current(law, on)
        found = statute.article(number, sub) if statute else None
        return held(statute, found) if statute and found else None


def held(statute: Statute, article: StatuteArticle) -> HeldArticle:
    """The article together with its version."""
    return HeldArticle(
        law=statute.name,
        title=statute.title,
        number=article.number,
        sub=article.sub,
        label=article.label,
        text=article.text,
        chapter=article.chapter,
        section=article.section,
        kind=statute.kind,
        status=statute.status,
        version_date=statute.version_date,
        effective_date=statute.effective_date,
    )


class _EmbeddedLibrary(MemoryLibrary):
    """Reads the statutes only when a text or a build asks for them: a saved index needs nothing but the digest."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._read: Corpus | None = None
        self._digest = files_digest([embedded_database(), *folders])

    def corpus(self) -> Corpus:
        if self._read is None:
            self._read = load_default_corpus(self._folders)
        return self._read

    def article(self, law: str, number: int, sub: int = 0, on: date | None = None) -> HeldArticle | None:
        return MemoryLibrary(self.corpus(), self._digest).article(law, number, sub, on)


def embedded_library(folders: Iterable[Path] = ()) -> Library:
    """The national laws of the installed package and every folder named.

    Raises NotADirectoryError naming a folder that is not there.
    """
    chosen = tuple(Path(folder) for folder in folders)
    for folder in chosen:
        if not folder.is_dir():
            raise NotADirectoryError(f"没有这个法规文件夹：{folder}")
    return _EmbeddedLibrary(chosen)


def folders_from_environment() -> tuple[Path, ...]:
    """The statute folders of ``FENGQIAO_STATUTES``, separated as PATH is; none when it is not set."""
    listed = os.environ.get(FOLDERS_VARIABLE, "")
    return tuple(Path(part) for part in listed.split(os.pathsep) if part.strip())


def files_digest(paths: Iterable[Path]) -> str:
    """A digest of the names, sizes and times of files and of everything below folders; contents are not read."""
    digest = blake2b(digest_size=10)
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                facts = file.stat()
                digest.update(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
