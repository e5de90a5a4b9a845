"""The search index of this node: built once, saved in the data folder, memory-mapped by every process.

The folder of an index is named by what it was built from (statutes, plain-language index, the code of the search), so
an index never answers for other statutes than those at hand, and processes that run different ones do not disturb each
other.  Imports no framework.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from fengqiao.knowledge.library import Library, files_digest
from fengqiao.law.plain import PlainEntry, default_plain_folder, read_plain
from fengqiao.law.search import Encoder, SearchIndex, encoder_of_environment
from fengqiao.law.search.encoder import VARIABLE

__all__ = ["index_key", "open_index", "plain_entries", "saved_index"]

KEPT = 3
"""Older indexes kept beside the newest: those of processes that have not noticed a change yet."""
_FOLDER = "search"


def index_key(library: Library) -> str:
    """The name of the index built from this library with the plain-language index and the search of this package."""
    search = Path(str(files("fengqiao.law.search")))
    made_of = f"{library.digest()} {files_digest([default_plain_folder(), search])} {os.environ.get(VARIABLE, '')}"
    return blake2b(made_of.encode(), digest_size=10).hexdigest()


def saved_index(library: Library, data_folder: Path) -> SearchIndex | None:
    """The index of this library if it was built already, else None."""
    folder = data_folder / _FOLDER / index_key(library)
    return _opened(folder) if (folder / "index.json").is_file() else None


def open_index(library: Library, data_folder: Path, *, told: Callable[[str], None] | None = None) -> SearchIndex:
    """The index of this library, built first where it is not there yet (about half a minute for 60,000 articles).

    1. Load it when it is saved.  2. Else take the lock, so that one process of the node builds and the others wait.
    3. Build beside the final place and rename, so that a killed build leaves nothing half made.  4. Drop old ones.
    ``told`` is called with a sentence before a build begins.
    """
    home = data_folder / _FOLDER
    folder = home / index_key(library)
    if not (folder / "index.json").is_file():
        home.mkdir(parents=True, exist_ok=True)
        with _locked(home / "lock"):
            if not (folder / "index.json").is_file():
                if told is not None:
                    told("正在为法规建索引，只需要一次……")
                _build(library, folder)
                _drop_old(home, folder)
    return _opened(folder)


@cache
def plain_entries() -> dict[tuple[str, int, int], PlainEntry]:
    """What each article means in plain words, by law, number and sub."""
    return {(entry.law, entry.number, entry.sub): entry for entry in read_plain().entries}


def _opened(folder: Path) -> SearchIndex:
    return SearchIndex.load(folder, _encoder())


@cache
def _encoder() -> Encoder | None:
    """Loaded once a process: a model takes a while."""
    return encoder_of_environment()


def _build(library: Library, folder: Path) -> None:
    making = folder.with_name(f"{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    SearchIndex.build(library.corpus(), read_plain().entries, _encoder()).save(making)
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def _drop_old(home: Path, newest: Path) -> None:
    """Remove all but the newest few; a process that still maps a removed one keeps its files until it lets go."""
    others = [one for one in home.iterdir() if one.is_dir() and one != newest]
    others.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in others[KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
