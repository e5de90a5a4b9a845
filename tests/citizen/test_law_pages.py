"""Reading the law: searching in one law, what an amendment changed, and who rests on an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.cast import build_stage
from tests.citizen.conftest import Visitor
from tests.statutes import some_laws

from fengqiao.knowledge import node
from fengqiao.knowledge.changed_words import changes
from fengqiao.knowledge.importing import store

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("law")


@pytest.fixture
def visitor(statutes: None, node_folder: Path, settings: object) -> Iterator[Visitor]:
    build_stage()
    settings.DATA_DIR = node_folder  # type: ignore[attr-defined]
    node.forget()
    yield Visitor()
    node.forget()


def test_a_law_is_searched_by_itself_and_the_way_to_all_laws_stays_open(visitor: Visitor) -> None:
    assert 'name="in" value="法律援助法"' in visitor.opens("/law/法律援助法/")
    html = visitor.opens("/law/?q=工资&in=法律援助法")
    assert "《法律援助法》第" in html
    assert "《劳动合同法》第" not in html
    assert "在所有法律里找" in html
    assert "最相关的" in html
    part = visitor.client.get("/law/?q=工资&in=法律援助法", headers={"HX-Request": "true"}).content.decode()
    assert 'id="found-count" hx-swap-oob="innerHTML">最相关的' in part, "how many is said to who does not see the list"
    assert visitor.client.get("/law/?in=法律援助法").status_code == 302
    emptied = visitor.client.get("/law/?q=&in=法律援助法", headers={"HX-Request": "true"})
    assert emptied.status_code == 200
    assert "《" not in emptied.content.decode(), "the words were taken out: what was found goes"


@pytest.mark.parametrize("path", ["/law/中华人民共和国/", "/law/《》/", "/law/中华人民共和国/1/", "/law/《》/第一条/"])
def test_what_is_no_name_of_a_law_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.client.get(path).status_code == 404


@pytest.mark.parametrize("words", ["中华人民共和国", "《》", "《", "民法典《", "%01"])
def test_odd_words_are_searched_without_a_fault(visitor: Visitor, words: str) -> None:
    visitor.opens(f"/law/?q={words}")
    visitor.opens(f"/law/?q=工资&in={words}")


def test_an_article_leads_to_the_calculators_and_limits_that_rest_on_it(visitor: Visitor) -> None:
    html = visitor.opens("/law/劳动争议调解仲裁法/27/")
    assert "/still-in-time/" in html
    assert 'href="/tools/legal-aid-check/"' in visitor.opens("/law/法律援助法/42/")
    assert "LEGAL_AID_CHECK" not in visitor.opens("/law/法律援助法/42/")


def test_the_history_of_an_article_marks_what_went_and_what_came(visitor: Visitor) -> None:
    new = next(one for one in some_laws() if one.name == "法律援助法")
    text = next(one.text for one in new.articles if one.number == 43)
    before = text.replace("七日", "十日")
    assert before != text
    changed = tuple(replace(one, text=before) if one.number == 43 else one for one in new.articles)
    old = replace(new, version_date=date(2003, 7, 21), effective_date=date(2003, 9, 1), articles=changed)
    store([replace(old, status="历史版本")], source="test")
    html = visitor.opens("/law/法律援助法/43/")
    assert "<del>十</del><ins>七</ins>" in html
    assert "这一条的文字没有变" in visitor.opens("/law/法律援助法/42/")


def test_a_version_that_does_not_apply_yet_says_from_when(visitor: Visitor) -> None:
    new = next(one for one in some_laws() if one.name == "法律援助法")
    later = timezone.localdate() + timedelta(days=90)
    store([replace(new, version_date=timezone.localdate(), effective_date=later)], source="test")
    assert f"{later} 起施行" in visitor.opens("/law/法律援助法/43/")


def test_changes_are_not_sought_between_different_rules() -> None:
    assert changes("仲裁实行一裁终局的制度。", "仲裁依法独立进行，不受干涉。") == []
    assert changes("同样的话。", "同样的话。") == []
    pieces = changes("应当在十日内作出决定。", "应当在七日内书面作出决定。")
    assert "".join(one.text for one in pieces if one.kind != "new") == "应当在十日内作出决定。"
    assert "".join(one.text for one in pieces if one.kind != "gone") == "应当在七日内书面作出决定。"
