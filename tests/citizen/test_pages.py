"""Every other page: what it says, what it weighs, how it behaves when something is missing."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from allauth.core.internal.ratelimit import handler429
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory
from tests.cast import Stage
from tests.citizen.conftest import Visitor

from fengqiao.citizen.modules import MODULES
from fengqiao.citizen.service_views import detours, main_road
from fengqiao.complaints import door
from fengqiao.complaints.models import Complaint
from fengqiao.people.models import Agency
from fengqiao.places.models import Place, PlaceKind
from fengqiao.services import CATALOGUE

pytestmark = pytest.mark.django_db

FIRST_VISIT = 60 * 1024


def test_the_home_page_asks_warns_and_shows_fifteen_modules(stage: Stage) -> None:
    page = Visitor().opens("/")
    assert 'action="/ask/"' in page
    assert 'href="tel:110"' in page
    assert 'href="tel:12348"' in page
    assert page.count('class="tile ') + page.count('class="tile"') == 15


def test_a_first_visit_weighs_less_than_60_kb_and_asks_no_other_site(stage: Stage) -> None:
    html = Client().get("/").content
    weight = len(gzip.compress(html))
    for path in set(re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode())):
        found = finders.find(path)
        assert found is not None, path
        weight += len(gzip.compress(Path(str(found)).read_bytes()))
    assert weight < FIRST_VISIT, f"{weight} bytes"
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html.decode())


def test_every_page_carries_the_strict_policy(stage: Stage) -> None:
    policy = Client().get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.key)
def test_every_module_is_here_or_says_where_to_go_today(stage: Stage, module: object) -> None:
    key = module.key  # type: ignore[attr-defined]
    response = Client().get(f"/modules/{key}/")
    if module.is_here:  # type: ignore[attr-defined]
        assert response.status_code == 302
        return
    page = Visitor().opens(f"/modules/{key}/")
    assert "今天怎么办" in page
    assert "tel:12348" in page


def test_a_module_page_shows_the_office_of_this_district_only(stage: Stage) -> None:
    Agency.objects.filter(kind="service_center").update(address="枫桥路 8 号")
    page = Visitor().opens("/modules/booking/")
    assert stage.ours.center.name in page
    assert stage.theirs.center.name not in page


def test_a_place_without_an_address_says_at_least_where_it_is(stage: Stage) -> None:
    Place.objects.create(
        code="P1", kind=PlaceKind.LAW_CULTURE, name="宪法长廊", area=stage.ours.town, district=stage.ours.district
    )
    page = Visitor().opens("/modules/learn/")
    assert stage.ours.town.name in page.split("宪法长廊")[1]
    assert 'href="/ask/">' in page, "what helps today is one tap away"


def test_the_offices_of_a_module_are_all_there_the_first_few_open(stage: Stage) -> None:
    district = stage.ours.district
    for number in range(9):
        Agency.objects.create(kind="law_firm", name=f"第{number}律师事务所", area=district, district=district)
    Agency.objects.create(kind="notary_office", name="某某公证处", area=district, district=district)
    page = Visitor().opens("/modules/directory/")
    assert page.index("还有 7 处") < page.index("某某公证处")


def test_a_service_names_the_offices_that_serve_the_visitor_and_says_there_are_others(stage: Stage) -> None:
    visitor = Visitor()
    page = visitor.opens("/services/mediation/")
    assert stage.ours.committee.name in page
    assert stage.ours.village_committee.name not in page, "one village of many is nobody's in particular"
    assert "别的镇街、村居也有" in page
    visitor.client.cookies["area"] = stage.ours.village.code
    page = visitor.opens("/services/mediation/")
    assert page.index(stage.ours.village_committee.name) < page.index(stage.ours.committee.name)
    assert stage.theirs.committee.name not in page


def test_a_time_limit_for_the_citizen_is_not_told_as_the_time_it_takes(stage: Stage) -> None:
    page = Visitor().opens("/services/judicial-confirmation/")
    assert "<dt>最晚</dt><dd>向法院提出申请" in page
    assert "<dt>多久</dt><dd>法院审查" in page


@pytest.mark.parametrize("service", list(CATALOGUE), ids=lambda one: one.code)
def test_a_service_page_tells_what_is_needed_how_long_and_what_next(stage: Stage, service: object) -> None:
    page = Visitor().opens(f"/services/{service.code}/")  # type: ignore[attr-defined]
    assert "现在申请" in page
    assert "接下来会发生什么" in page
    assert "《" in page


def test_the_road_of_a_service_is_what_usually_happens_and_its_detours_stand_apart(stage: Stage) -> None:
    aid = CATALOGUE.get("legal-aid")
    road = main_road(aid)
    assert [step.key for step in road] == ["review", "granted", "in_progress", "reported"]
    assert [step.key for step in detours(aid, road)] == ["waiting", "provisional"]
    for service in CATALOGUE:
        assert main_road(service)[0] == service.first_step
    page = Visitor().opens("/services/legal-aid/")
    assert page.index("待指派</strong>") < page.index("有时还会") < page.index("等您补材料</strong>")


def test_legal_aid_offers_the_self_check_before_the_form(stage: Stage) -> None:
    assert 'href="/tools/legal-aid-check/"' in Visitor().opens("/services/legal-aid/")
    assert "legal-aid-check" not in Visitor().opens("/services/mediation/")


def test_a_promise_is_never_shown_as_law(stage: Stage) -> None:
    assert "我们的承诺，不是法律规定" in Visitor().opens("/services/consultation/")


def test_large_type_and_english_are_remembered(stage: Stage) -> None:
    visitor = Visitor()
    visitor.opens("/")
    visitor.client.post("/view/type/", {"type": "large", "next": "/services/"})
    visitor.client.post("/view/language/", {"language": "en", "next": "/services/"})
    page = visitor.opens("/services/")
    assert 'data-type="large"' in page
    assert '<html lang="en"' in page


def test_a_switch_does_not_lead_away_from_the_site(stage: Stage) -> None:
    response = Client().post("/view/type/", {"type": "large", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/"


def test_the_gallery_shows_every_component(stage: Stage) -> None:
    page = Visitor().opens("/look/")
    for name in ("button", "card", "tag", "note", "field", "rows", "timeline", "clock", "tiles", "empty", "problems"):
        assert re.search(rf'class="([^"]* )?{name}[ "]', page), name


def test_a_page_that_is_not_there_says_what_to_do(stage: Stage) -> None:
    assert "没有找到这一页" in Visitor().opens("/nothing/here/", 404)


def test_what_is_too_long_to_be_taken_is_refused_in_plain_words(stage: Stage, settings: object) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000  # type: ignore[attr-defined]
    response = Client(raise_request_exception=False).post("/complaints/", {"text": "长" * 2000})
    assert response.status_code == 400
    assert "可能是写得太长" in response.content.decode()


def test_too_many_tries_are_refused_in_plain_words(stage: Stage, rf: RequestFactory) -> None:
    request = rf.post("/account/login/")
    request.user, request.COOKIES["django_language"] = AnonymousUser(), "zh-hans"
    response = handler429(request)
    assert response.status_code == 429
    assert "试得太快了" in response.content.decode()


def test_a_form_that_waited_too_long_says_so(stage: Stage) -> None:
    response = Client(enforce_csrf_checks=True).post("/view/type/", {"type": "large"})
    assert response.status_code == 403
    assert "页面放太久了" in response.content.decode()


def test_a_complaint_without_a_name_gets_a_number_and_its_answer_is_read_by_it(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/complaints/")
    page = guest.fills(422, kind="money", text="")
    assert "请填写“说说是怎么回事”" in page
    guest.fills(kind="money", text="有人说交钱才给办。")
    complaint = Complaint.objects.get()
    assert guest.path == f"/complaints/{complaint.number}/"
    assert complaint.district == stage.ours.district
    door.answer(complaint, by=stage.ours.director, text="已经核查，法律援助不收钱。", now=complaint.created_at)
    other = Visitor()
    other.opens("/complaints/")
    page = other.fills(at="/complaints/look-up/", number=complaint.spoken_number)
    assert "已经核查，法律援助不收钱。" in page
    assert "有人说交钱才给办。" not in page


def test_a_number_nobody_was_given_leads_back_to_where_it_is_typed(stage: Stage) -> None:
    assert '<a class="button" href="/complaints/#number">' in Visitor().opens("/complaints/123456789012/", 404)


def test_numbers_of_complaints_cannot_be_tried_one_after_another(stage: Stage) -> None:
    client = Client()
    answers = [client.post("/complaints/look-up/", {"number": f"{n:012d}"}).status_code for n in range(40)]
    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize("path", ["/account/sign-in/", "/account/login/"])
def test_the_account_pages_are_in_our_words(stage: Stage, path: str) -> None:
    page = Visitor().opens(path)
    assert 'class="page-head"' in page


def test_staff_set_up_a_second_factor_in_our_look(stage: Stage) -> None:
    page = Visitor(stage.ours.officer).opens("/desk/")
    assert "动态码" in page or "再确认一次是您本人" in page
