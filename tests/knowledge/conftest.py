"""A few real laws with their index, built once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.statutes import some_laws

from fengqiao.knowledge.asking import Asker
from fengqiao.knowledge.library import MemoryLibrary
from fengqiao.knowledge.node import make_asker
from fengqiao.law.statutes import Corpus


@pytest.fixture(scope="session")
def index_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("node")


@pytest.fixture(scope="session")
def library() -> MemoryLibrary:
    return MemoryLibrary(Corpus(some_laws()), "afewlaws")


@pytest.fixture(scope="session")
def asker(library: MemoryLibrary, index_home: Path) -> Asker:
    return make_asker(library, index_home)
