"""The asker of this process, and how it stays up to date: statutes may be imported while it serves.

Without a framework (a command on a machine that was never set up) the embedded laws are the library; with one, the
database is.  A process looks for changed statutes at most every half minute.  While a new index is being built the old
one goes on answering; only a node that has none at all waits.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from fengqiao.knowledge.asking import Asker
from fengqiao.knowledge.index import index_key, open_index, saved_index
from fengqiao.knowledge.library import Library, embedded_library, folders_from_environment
from fengqiao.law.search import SearchIndex

__all__ = ["asker", "forget", "library_at_hand", "make_asker", "warm"]

_LOOK_EVERY = 30.0
"""Seconds between two looks at what the library holds."""
_log = logging.getLogger(__name__)


def make_asker(library: Library, data_folder: Path, *, told: Callable[[str], None] | None = None) -> Asker:
    """An asker over the library, with its index opened or built in the data folder."""
    return _asker(library, open_index(library, data_folder, told=told))


def asker() -> Asker:
    """The asker of this process, over the statutes of the installation."""
    return _NODE.asker()


def warm() -> None:
    """Open the index, or build it, beside the start of a server, so that the first question need not wait for it."""
    threading.Thread(target=_warm, daemon=True).start()


def forget() -> None:
    """Drop what is held, so that the next question looks anew; for tests and after an import in this process."""
    _NODE.forget()


class _Node:
    """Holds one asker and replaces it when the library has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[str, Asker] | None = None
        self._looked = 0.0
        self._building = False

    def asker(self) -> Asker:
        held = self._held
        if held is not None and time.monotonic() - self._looked < _LOOK_EVERY:
            return held[1]
        with self._lock:
            self._looked = time.monotonic()
            library = library_at_hand()
            key = index_key(library)
            if self._held is not None and self._held[0] == key:
                return self._held[1]
            folder = _data_folder()
            if (index := saved_index(library, folder)) is not None:
                self._held = (key, _asker(library, index))
            elif self._held is None:
                self._held = (key, make_asker(library, folder))
            elif not self._building:
                self._building = True
                threading.Thread(target=self._build, args=(library, folder), daemon=True).start()
            return self._held[1]

    def forget(self) -> None:
        with self._lock:
            self._held, self._looked = None, 0.0

    def _build(self, library: Library, folder: Path) -> None:
        try:
            open_index(library, folder)
        except Exception:
            _log.exception("index_build_failed")
        finally:
            self._building, self._looked = False, 0.0
            _close_connections()


_NODE = _Node()


def _warm() -> None:
    try:
        asker()
    except Exception:
        # A database that is not there yet must not keep the pages that need none from being served.
        _log.exception("index_not_opened")
    finally:
        _close_connections()


def _asker(library: Library, index: SearchIndex) -> Asker:
    from fengqiao.knowledge.guides import GUIDES

    return Asker(library, index, GUIDES)


def library_at_hand(folders: Sequence[Path] = ()) -> Library:
    """The library of this process: the database's where a framework is running, else the embedded laws."""
    beside = (*folders_from_environment(), *folders)
    if not _has_framework():
        return embedded_library(beside)
    from fengqiao.knowledge.stored_library import library_of_installation

    return library_of_installation(beside)


def _has_framework() -> bool:
    from django.apps import apps

    return apps.ready


def _data_folder() -> Path:
    from django.conf import settings

    return Path(settings.DATA_DIR)


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()
