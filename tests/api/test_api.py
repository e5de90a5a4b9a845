"""The API: one story through it, one shape of error, the committed schema, nobody else's rows."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import AID, DISPUTE, Stage, Story, build_stage, token_of

from fengqiao.api.doors import api
from fengqiao.people.models import ApiToken, User

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"


class Caller:
    """A program that acts for somebody by a bearer token."""

    def __init__(self, user: User) -> None:
        self.client = Client(headers={"authorization": f"Bearer {token_of(user)}"})

    def get(self, path: str, status: int = 200) -> dict:
        answer = self.client.get(f"/api{path}")
        assert answer.status_code == status, answer.content
        return answer.json()

    def post(self, path: str, status: int, **body: object) -> dict:
        answer = self.client.post(f"/api{path}", json.dumps(body), content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def test_the_committed_schema_is_the_one_served() -> None:
    served = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str))
    assert json.loads(SCHEMA.read_text()) == served, "run ./fengqiao schema > docs/reference/openapi.json"


def test_legal_aid_from_application_to_assignment(stage: Stage) -> None:
    us = stage.ours
    wang, officer = Caller(us.wang), Caller(us.officer)
    form = {field["key"] for field in wang.get("/services/legal-aid")["form"]}
    assert {"matter_kind", "facts", "hardship"} <= form
    body = {"service": "legal-aid", "area": us.village.code, "answers": AID, "key": "k1"}
    first = wang.post("/matters", 201, **body)
    assert wang.post("/matters", 201, **body) == first, "twice is once"
    number = first["number"]
    seen = officer.get(f"/matters/{number}")
    assert seen["roles"] == ["aid_officer"]
    clock = next(one for one in seen["clocks"] if one["key"] == "decision")
    assert clock["articles"][0] == "《法律援助法》第四十三条第一款"
    assert clock["steps"]
    done = officer.post(
        f"/matters/{number}/actions",
        200,
        action="grant",
        version=seen["version"],
        answers={"basis": "exempt"},
        key="k2",
    )
    assert done["said"] == "决定给予法律援助。"
    conflict = officer.post(
        f"/matters/{number}/actions", 409, action="refuse", version=seen["version"], answers={}, key="k3"
    )
    assert conflict["error"] == "version_conflict"
    paper = wang.get(f"/matters/{number}")["papers"][-1]
    pdf = wang.client.get(f"/api/matters/{number}/papers/{paper['id']}.pdf")
    assert pdf.content.startswith(b"%PDF")


def test_wrong_answers_are_named_one_by_one(stage: Stage) -> None:
    us = stage.ours
    wrong = {**AID, "id_number": "379901199001010014", "phone": "12"}
    answer = Caller(us.wang).post("/matters", 422, service="legal-aid", area=us.village.code, answers=wrong, key="k")
    assert answer["error"] == "answers_invalid"
    assert set(answer["fields"]) == {"id_number", "phone"}


@pytest.mark.parametrize("who", ["wang", "officer", "director", "mediator", "lawyer", "supervisor"])
def test_the_neighbour_district_sees_nothing_of_ours(stage: Stage, who: str) -> None:
    us = stage.ours
    number = Caller(us.wang).post("/matters", 201, service="legal-aid", area=us.village.code, answers=AID, key="k")[
        "number"
    ]
    stranger = Caller(getattr(stage.theirs, who))
    assert stranger.get(f"/matters/{number}", 404)["error"] == "not_found"
    assert stranger.get("/matters")["matters"] == []


def test_without_a_token_nothing_is_told(stage: Stage) -> None:
    answer = Client().get("/api/matters")
    assert answer.status_code == 401
    assert set(answer.json()) == {"error", "message", "fields"}


def test_a_token_that_has_run_out_or_is_made_up_opens_nothing(stage: Stage) -> None:
    old = ApiToken.objects.issue(stage.ours.wang, "old", timezone.now() - timedelta(days=1))
    for token in (old, "fq_made_up"):
        assert Client(headers={"authorization": f"Bearer {token}"}).get("/api/matters").status_code == 401


def test_a_due_date_shows_its_steps() -> None:
    body = json.dumps({"period": "7d", "start": "2026-02-10"})
    answer = Client().post("/api/law/due", body, content_type="application/json").json()
    assert (answer["due"], answer["provisional"]) == ("2026-02-24", False)
    assert answer["steps"]
    bad = Client().post(
        "/api/law/due", json.dumps({"period": "7x", "start": "2026-02-10"}), content_type="application/json"
    )
    assert (bad.status_code, bad.json()["error"]) == (422, "law")


def test_a_question_gets_articles_doors_and_the_words_that_it_is_no_opinion(stage: Stage) -> None:
    body = json.dumps({"question": "老板拖欠我三个月工资不给"})
    answer = Client().post("/api/ask", body, content_type="application/json").json()
    assert answer["guide"] == "unpaid-wages"
    assert {"law", "article", "sentence"} <= set(answer["articles"][0])
    assert "律师" in answer["notice"]
    assert any(door["ours"] for door in answer["services"])


def test_the_office_reads_names_masked_and_how_somebody_may_be_reached(stage: Stage) -> None:
    us = stage.ours
    said = {**DISPUTE, "violence": "yes", "safe_contact": "none"}
    story = Story("mediation", us.wang, said, "2026-03-02", us.district)
    address = f"/matters/{story.matter.number}"
    seen = {one["role"]: one for one in Caller(us.chair).get(address)["parties"]}
    assert (seen["applicant"]["name"], seen["applicant"]["contact"]) == ("王**", "none")
    mine = {one["role"]: one for one in Caller(us.wang).get(address)["parties"]}
    assert (mine["applicant"]["name"], mine["applicant"]["contact"]) == ("王小满", "none")
    assert mine["respondent"]["contact"] == "", "how the other side may be reached is not for this side"


def test_the_office_takes_no_paper_without_a_record(stage: Stage) -> None:
    us = stage.ours
    matter = Story("legal-aid", us.wang, AID, "2026-03-02", us.village).matter
    paper = matter.papers.first()
    assert paper is not None
    for user, looks in ((us.wang, 0), (us.officer, 1), (us.officer, 2)):
        answer = Caller(user).client.get(f"/api/matters/{matter.number}/papers/{paper.pk}.pdf")
        assert answer.content.startswith(b"%PDF")
        assert matter.events.filter(action="view_personal").count() == looks
