"""What the State Council's 2026 rule on government applications forbids, kept out by tests.

国办函〔2026〕12号: no points, ranking, check-in or counting of time; no form asked twice; a door for complaints; towns and
villages are users and not operators; nothing to download.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from tests.cast import AID, DISPUTE, QUESTION, Stage, Story, build_stage

from fengqiao.flow import Kind
from fengqiao.matters.drafts import known_of
from fengqiao.matters.handover import carried_answers, missing_for
from fengqiao.people.models import AgencyKind
from fengqiao.services import CATALOGUE

SOURCE = Path(__file__).parents[2] / "src" / "fengqiao"
FORBIDDEN_WORDS = re.compile(r"积分|排行榜|打卡|签到|学时|学习时长|连续登录|点赞|下载APP|安装率")
FORBIDDEN_FIELDS = re.compile(
    r"points?$|score|streak|check_?in|study|likes?$|leaderboard|login_count|track(ing)?$|install"
)
CITIZEN_PAGES = ("/", "/services/", "/services/legal-aid/", "/services/mediation/", "/complaints/", "/modules/notary/")


def test_nothing_a_user_reads_speaks_of_points_ranks_or_check_ins() -> None:
    texts = [
        *SOURCE.rglob("templates/**/*.html"),
        *SOURCE.rglob("services/*.py"),
        *SOURCE.glob("citizen/*.py"),
        *SOURCE.glob("desk/*.py"),
    ]
    assert len(texts) > 40
    found = {str(path): FORBIDDEN_WORDS.findall(path.read_text(encoding="utf-8")) for path in texts}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_table_counts_points_visits_time_or_whereabouts() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("fengqiao.")]
    assert len(ours) > 15
    named = {f"{model._meta.label}.{field.name}" for model in ours for field in model._meta.get_fields()}
    assert {name for name in named if FORBIDDEN_FIELDS.search(name.rsplit(".", 1)[1])} == set()


def test_the_patterns_would_notice() -> None:
    assert FORBIDDEN_WORDS.search("今天的学习积分")
    assert FORBIDDEN_FIELDS.search("login_streak")


def test_one_fact_has_one_name_in_every_service() -> None:
    """The same question under two names would be asked twice at a hand-over."""
    for one, other in combinations(CATALOGUE, 2):
        names = {field.label: field.carried_as for field in one.fields}
        for field in other.fields:
            assert names.get(field.label, field.carried_as) == field.carried_as, (one.code, other.code, field.label)


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


@pytest.mark.django_db
def test_a_hand_over_asks_nothing_that_is_known(stage: Stage) -> None:
    us = stage.ours
    for code, answers in (("consultation", QUESTION), ("mediation", DISPUTE), ("legal-aid", AID)):
        story = Story(code, us.wang, answers, "2026-03-02", us.district)
        for hand_off in story.matter.service.hand_offs:
            to = CATALOGUE.get(hand_off.to)
            carried = carried_answers(story.matter, to)
            assert {"facts", "phone"} & {field.key for field in to.fields} <= set(carried), (code, to.code)
            asked_again = {field.label for field in to.fields if field.key in carried} & set(
                missing_for(story.matter, to)
            )
            assert asked_again == set()


@pytest.mark.django_db
def test_who_applied_once_is_not_asked_for_name_and_number_again(stage: Stage) -> None:
    us = stage.ours
    Story("legal-aid", us.wang, AID, "2026-03-02", us.village)
    us.wang.refresh_from_db()
    known = known_of(us.wang, CATALOGUE.get("mediation"))
    assert {"name", "phone"} <= set(known)


@pytest.mark.django_db
@pytest.mark.parametrize("path", CITIZEN_PAGES)
def test_every_page_has_the_door_for_complaints(stage: Stage, path: str, settings: object) -> None:
    settings.DISTRICT = stage.ours.district.code  # type: ignore[attr-defined]
    page = Client().get(path).content.decode()
    assert 'href="/complaints/"' in page
    assert "12348" in page


def test_no_form_demands_a_photograph_or_a_position() -> None:
    for service in CATALOGUE.all_versions():
        for field in [*service.fields, *(f for action in service.actions for f in action.fields)]:
            assert not (field.kind is Kind.FILES and field.required), (service.code, field.key)


def test_towns_and_villages_are_offices_in_a_district_and_run_nothing() -> None:
    """Whatever receives a service is an agency row of a district's one installation; none is an installation of a town."""
    kinds = {kind.value for kind in AgencyKind}
    assert {service.agency_kind for service in CATALOGUE.all_versions()} <= kinds
