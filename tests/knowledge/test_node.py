"""One index for a node: built once, shared, rebuilt when statutes change, never half made."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.statutes import some_laws

from fengqiao.knowledge import index as node_index
from fengqiao.knowledge import node
from fengqiao.knowledge.asking import Asker
from fengqiao.knowledge.batch import answer_lines
from fengqiao.knowledge.importing import store
from fengqiao.knowledge.library import MemoryLibrary, embedded_library, folders_from_environment
from fengqiao.knowledge.stored_library import DatabaseLibrary, library_of_installation
from fengqiao.law.plain import PlainEntry
from fengqiao.law.search import SearchIndex
from fengqiao.law.statutes import Corpus

AID = next(one for one in some_laws() if one.name == "法律援助法")
MEDIATION = next(one for one in some_laws() if one.name == "人民调解法")
DAY = date(2026, 3, 2)


def library(*laws: object, digest: str) -> MemoryLibrary:
    return MemoryLibrary(Corpus(laws), digest)  # type: ignore[arg-type]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Counts the builds, and keeps them small."""
    done: list[str] = []
    build = SearchIndex.build

    def counted(corpus: Corpus, entries: list[PlainEntry], encoder: None) -> SearchIndex:
        done.append(",".join(sorted(corpus.names())))
        return build(corpus, [entry for entry in entries if entry.law in corpus.names()])

    monkeypatch.setattr(SearchIndex, "build", counted)
    return done


def test_an_index_is_built_once_and_again_only_for_other_statutes(tmp_path: Path, builds: list[str]) -> None:
    one, two = library(AID, digest="one"), library(AID, MEDIATION, digest="two")
    for held in (one, one, two, one, two):
        node_index.open_index(held, tmp_path)
    assert builds == ["法律援助法", "人民调解法,法律援助法"]


def test_a_build_that_was_killed_leaves_nothing_that_would_be_opened(tmp_path: Path, builds: list[str]) -> None:
    held = library(AID, digest="one")
    half = tmp_path / "search" / f"{node_index.index_key(held)}.making"
    half.mkdir(parents=True)
    (half / "questions.txt").write_text("half", encoding="utf-8")
    assert node_index.saved_index(held, tmp_path) is None
    node_index.open_index(held, tmp_path)
    assert not half.exists()
    assert len(builds) == 1


def test_old_indexes_go_and_the_newest_few_stay(tmp_path: Path, builds: list[str]) -> None:
    for number in range(6):
        node_index.open_index(library(AID, digest=str(number)), tmp_path)
    folders = [one for one in (tmp_path / "search").iterdir() if one.is_dir()]
    assert len(folders) == node_index.KEPT
    assert len(builds) == 6


@pytest.mark.django_db
def test_the_database_is_the_library_once_it_holds_statutes() -> None:
    assert not isinstance(library_of_installation(), DatabaseLibrary)
    store([AID], source="test")
    held = library_of_installation()
    assert isinstance(held, DatabaseLibrary)
    before = held.digest()
    assert [one.name for one in held.corpus()] == ["法律援助法"]
    article = held.article("中华人民共和国法律援助法", 43)
    assert article is not None
    assert article.text == AID.article(43).text  # type: ignore[union-attr]
    store([replace(AID, status="已废止")], source="test")
    assert held.digest() != before


@pytest.mark.django_db
def test_folders_count_beside_the_database(tmp_path: Path) -> None:
    store([AID], source="test")
    law = "# 某区办法\n\n2024年1月1日\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了便民，制定本办法。\n"
    (tmp_path / "某区办法(2024-01-01).md").write_text(law, encoding="utf-8")
    held = library_of_installation([tmp_path])
    assert held.article("某区办法", 1) is not None
    assert held.article("法律援助法", 43) is not None


def test_statutes_of_which_nothing_is_written_in_plain_words_can_be_searched() -> None:
    found = SearchIndex.build(Corpus([AID]), ()).search("经济困难申请法律援助", 5)
    assert {hit.law for hit in found} == {"法律援助法"}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotADirectoryError, match="no-such"):
        embedded_library([tmp_path / "no-such"])
    monkeypatch.setenv("FENGQIAO_STATUTES", f"{tmp_path}:/elsewhere")
    assert folders_from_environment() == (tmp_path, Path("/elsewhere"))


@pytest.mark.django_db
@pytest.mark.usefixtures("builds")
def test_the_process_notices_changed_statutes(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    store([AID], source="test")
    node.forget()
    first = node.asker()
    assert node.asker() is first
    store([MEDIATION], source="test")
    node.forget()
    assert len(node.asker().index) == len(AID.articles) + len(MEDIATION.articles)
    node.forget()


def test_a_bad_line_gets_an_error_with_its_id_and_does_not_stop_the_rest(asker: Asker) -> None:
    lines = [
        json.dumps({"id": 1, "question": "老板欠我工资"}),
        "not json",
        "",
        json.dumps({"id": "two"}),
        json.dumps(["a", "list"]),
        json.dumps({"id": 5, "question": 7}),
        json.dumps({"id": 6, "question": ""}),
        "[" * 100_000,
        json.dumps({"id": 8, "question": "借钱不还"}),
    ]
    results = list(answer_lines(asker, lines, top=10, day=DAY))
    assert [one["id"] for one in results] == [1, None, "two", None, 5, 6, None, 8]
    assert ["error" in one for one in results] == [False, True, True, True, True, False, True, False]
    first = results[0]
    assert set(first) == {"id", "topic", "articles", "services", "urgent"}
    assert len(first["articles"]) == 10
    assert all(law and "《" not in law and label.startswith("第") for law, label in first["articles"])
