"""Asking and reading the law as a citizen does, without script: nothing asked is kept unless the person goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from tests.cast import build_stage
from tests.citizen.conftest import Visitor, check_page
from tests.statutes import some_laws

from fengqiao.knowledge import node
from fengqiao.knowledge.importing import store
from fengqiao.knowledge.models import StatuteVersion

pytestmark = pytest.mark.django_db

WORDS = "老板跑路了，欠我三个月工资没给"


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("asked")


@pytest.fixture
def visitor(statutes: None, node_folder: Path, settings: object) -> Iterator[Visitor]:
    build_stage()
    settings.DATA_DIR = node_folder  # type: ignore[attr-defined]
    node.forget()
    yield Visitor()
    node.forget()


def asks(visitor: Visitor, words: str = WORDS, **more: object) -> str:
    response = visitor.client.post("/ask/", {"question": words, **more})
    html: str = response.content.decode()
    assert response.status_code == 200
    check_page(html)
    return html


def test_the_answer_keeps_the_question_and_says_what_to_do_where_to_go_and_on_what_it_rests(visitor: Visitor) -> None:
    html = asks(visitor)
    assert html.count(WORDS) >= 2, "shown, and in the box to be changed"
    for words in ("拖欠工资", "这几件不能拖", "12333", "《劳动合同法》第三十条", "今天就把这些留好", "问真人"):
        assert words in html
    assert "律师署名之前，这不是法律意见" in html
    assert f"/law/{quote('劳动合同法')}/30/" in html


def test_danger_stands_before_the_guide(visitor: Visitor) -> None:
    html = asks(visitor, "我老公喝了酒就打我和孩子")
    assert html.index("有危险，先做这个") < html.index("<h1>")
    assert 'href="tel:110"' in html
    assert "data-leave" not in asks(visitor)


def test_one_tap_leads_away_to_where_the_installation_says(visitor: Visitor, settings: object) -> None:
    settings.LEAVE_URL = "https://news.example.cn/"  # type: ignore[attr-defined]
    away = 'href="https://news.example.cn/" rel="noreferrer" data-leave'
    assert away in asks(visitor, "我老公喝了酒就打我和孩子"), "somebody may be looking over the shoulder"
    assert away in visitor.opens("/guides/domestic-violence/")


def test_an_answer_leads_to_what_can_be_calculated_and_whether_there_is_still_time(visitor: Visitor) -> None:
    html = asks(visitor)
    assert 'href="/tools/wages/"' in html
    assert 'href="/still-in-time/"' in html
    assert 'href="/tools/child-support/"' in visitor.opens("/guides/custody/")


def test_a_clarifying_answer_refines_and_can_be_taken_back(visitor: Visitor) -> None:
    html = asks(visitor, guide="unpaid-wages", a_who="person")
    assert "私人雇的零工、家里的活" in html
    assert "诉讼时效是三年" in html
    assert "重新选" in html


def test_what_it_does_not_know_it_says_and_offers_a_person(visitor: Visitor) -> None:
    html = asks(visitor, "今天天气怎么样")
    assert "这件事我没有把握" in html
    assert "/ask/go-on/consultation/" in html
    assert "依据的法条" not in html


def test_going_on_opens_an_application_with_what_was_said_and_nothing_in_the_address(visitor: Visitor) -> None:
    asks(visitor)
    assert "asked_words" not in visitor.client.session
    response = visitor.client.post("/ask/go-on/consultation/", {"facts": WORDS}, follow=True)
    assert response.status_code == 200
    assert WORDS in response.content.decode()
    assert all("工资" not in address for address, _status in response.redirect_chain)


def test_a_question_is_not_stored_anywhere(visitor: Visitor) -> None:
    secret = "王二麻子欠我工资"
    asks(visitor, secret)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert secret not in repr(cursor.fetchall()), table


def test_the_question_is_shown_as_text_and_an_unknown_service_is_not_found(visitor: Visitor) -> None:
    assert "<script>alert" not in asks(visitor, "<script>alert(1)</script>老板欠我工资")
    assert visitor.client.post("/ask/go-on/no-such/", {"facts": "x"}).status_code == 404
    assert visitor.client.get("/ask/go-on/consultation/").status_code == 405


def test_a_guide_has_an_address_of_its_own_that_holds_nothing_about_anyone(visitor: Visitor) -> None:
    html = visitor.opens("/guides/unpaid-wages/")
    assert "http://testserver/guides/unpaid-wages/" in html
    assert "这份指引还没有律师审过" in html
    assert "诉讼时效是三年" in visitor.opens("/guides/unpaid-wages/?a_who=person")
    visitor.opens("/guides/unpaid-wages/?a_who=nobody")
    assert "拖欠工资" in visitor.opens("/guides/")
    assert visitor.client.get("/guides/no-such/").status_code == 404


def test_every_guide_opens(visitor: Visitor) -> None:
    addresses = set(re.findall(r'href="(/guides/[a-z-]+/)"', visitor.opens("/guides/")))
    assert len(addresses) >= 51
    for address in addresses:
        visitor.opens(address)


def test_the_law_is_browsed_by_kind_and_found_by_name_number_and_everyday_words(visitor: Visitor) -> None:
    assert "民法典" in visitor.opens("/law/")
    assert "人民调解法" in visitor.opens("/law/?kind=法律")
    assert "第一千零七十九条" in visitor.opens("/law/?q=民法典1079条")
    assert "法律援助法" in visitor.opens("/law/?q=法律援助法")
    assert "没有查到" in visitor.opens("/law/?q=qqqq")
    part = visitor.client.get("/law/?q=欠工资", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "第三十条" in part


def test_a_law_shows_its_standing_and_contents_a_long_one_chapter_by_chapter(visitor: Visitor) -> None:
    html = visitor.opens("/law/人民调解法/")
    assert "现行有效" in html
    assert "第三十五条" in html
    code = visitor.opens("/law/民法典/")
    assert "第一千零七十九条</strong>" not in code
    chapter = re.search(r'href="(\?chapter=\d+)#c\d+"><span class="rows__main"><strong>第四章 离婚', code)
    assert chapter is not None
    assert "第一千零七十九条</strong>" in visitor.opens(f"/law/民法典/{chapter[1]}")
    assert visitor.client.get("/law/没有这部法/").status_code == 404


def test_an_article_shows_text_plain_sentence_who_rests_on_it_and_says_a_machine_wrote_it(visitor: Visitor) -> None:
    html = visitor.opens("/law/劳动争议调解仲裁法/27/")
    assert "劳动争议申请仲裁的时效期间为一年" in html
    assert "一句白话" in html
    assert "由机器写成，还没有律师审过" in html
    assert "/guides/unpaid-wages/" in html
    assert "期限" in html


@pytest.mark.parametrize("place", ["第四十三条", "第43条"])
def test_an_article_is_found_by_its_label_and_by_the_full_name_of_its_law(visitor: Visitor, place: str) -> None:
    response = visitor.client.get(f"/law/中华人民共和国法律援助法/{place}/", follow=True)
    assert response.redirect_chain[-1][0] == f"/law/{quote('法律援助法')}/43/"


@pytest.mark.parametrize("place", ["0", "9000", "abc", "1-2-3", "99999999999999999999", "-1", "²"])
def test_a_place_that_is_none_is_not_found(visitor: Visitor, place: str) -> None:
    assert visitor.client.get(f"/law/法律援助法/{place}/").status_code == 404


def test_an_article_shows_its_older_text_beside_and_each_version_by_itself(visitor: Visitor) -> None:
    new = next(one for one in some_laws() if one.name == "法律援助法")
    changed = tuple(replace(one, text="旧文。") if one.number == 43 else one for one in new.articles)
    old = replace(new, version_date=date(2003, 7, 21), effective_date=date(2003, 9, 1), articles=changed)
    store([replace(old, status="历史版本")], source="test")
    html = visitor.opens("/law/法律援助法/43/")
    assert "这一条的历史" in html
    assert "旧文。" in html
    key = StatuteVersion.objects.get(version_date=date(2003, 7, 21)).pk
    former = visitor.opens(f"/law/法律援助法/43/?version={key}")
    assert "旧版，现在不适用" in former
    assert "一句白话" not in former, "it was written for the present text"
    assert "2003-07-21" in visitor.opens("/law/法律援助法/")


def test_a_repealed_law_says_so(visitor: Visitor) -> None:
    law = next(one for one in some_laws() if one.name == "人民调解法")
    store([replace(law, status="已废止")], source="test")
    assert "这部法已经废止" in visitor.opens("/law/人民调解法/17/")


def test_the_coverage_page_counts_and_says_who_reviewed(visitor: Visitor) -> None:
    html = visitor.opens("/law/plain/")
    assert "律师审过的 0 条" in html
    assert "民法典" in html


def test_the_answer_page_stays_light(visitor: Visitor) -> None:
    assert len(asks(visitor).encode()) < 60_000
