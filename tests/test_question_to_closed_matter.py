"""Ten questions real people asked, each carried from the question box to a closed matter.

The questions lie outside the project (see the data folder beside the repository); without it the test says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.cast import AID, DISPUTE, QUESTION, Side, Story, build_stage, roster

from fengqiao.knowledge.answer_model import Answer
from fengqiao.knowledge.asking import Asker
from fengqiao.knowledge.node import make_asker
from fengqiao.knowledge.stored_library import library_of_installation
from fengqiao.matters.drafts import known_from_words
from fengqiao.services import CATALOGUE

QUESTIONS = Path(__file__).resolve().parents[2] / "shared" / "data" / "retrieval" / "questions.jsonl"
DAY = date(2026, 3, 2)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.reference,
    pytest.mark.skipif(not QUESTIONS.is_file(), reason="the judged questions are not in ../shared/data/retrieval"),
]


def ten_questions() -> list[str]:
    """Every 116th of the 1,160, so that neither luck nor taste chose them."""
    if not QUESTIONS.is_file():
        return []
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines[50::116]]


@pytest.fixture(scope="module")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ten")


@pytest.fixture
def asker(statutes: None, index_folder: Path) -> Asker:
    return make_asker(library_of_installation(), index_folder)


@pytest.fixture
def us() -> Side:
    side = build_stage().ours
    roster(side, DAY)
    return side


def citation(answer: Answer) -> str:
    """What the lawyer cites: the first article found, or the one on advice itself where none was."""
    found = next(iter(answer.articles), None)
    return f"《{found.law}》{found.label}" if found else "《法律援助法》第二十三条"


def by_consultation(us: Side, known: dict[str, object], answer: Answer) -> Story:
    story = Story("consultation", us.wang, {**QUESTION, **known}, str(DAY), us.village)
    story.does(us.duty_lawyer, "answer", "2026-03-02 15:00", answer="律师的答复。", articles=citation(answer))
    story.does(us.wang, "solved", "2026-03-03")
    return story


def by_legal_aid(us: Side, known: dict[str, object], _answer: Answer) -> Story:
    story = Story("legal-aid", us.wang, {**AID, **known}, str(DAY), us.village)
    story.does(us.officer, "grant", "2026-03-04", basis="exempt")
    story.does(us.officer, "assign", "2026-03-05", lawyer=str(us.lawyer.pk))
    story.does(us.lawyer, "report_end", "2026-05-20", result="won", report="已经办结。")
    story.does(us.officer, "close", "2026-05-22")
    return story


def by_mediation(us: Side, known: dict[str, object], _answer: Answer) -> Story:
    story = Story("mediation", us.wang, {**DISPUTE, **known}, str(DAY), us.district)
    story.does(us.chair, "record_consent", "2026-03-03", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-03-04", mediator=str(us.mediator.pk))
    story.does(
        us.mediator,
        "oral_agreement",
        "2026-03-10",
        disputed="双方的争议。",
        terms="月底前办好。",
        performance="当面",
        perform_by="2026-03-31",
        effective_on="2026-03-10",
    )
    story.does(us.mediator, "performed", "2026-03-31")
    return story


WAYS = {"consultation": by_consultation, "legal-aid": by_legal_aid, "mediation": by_mediation}


def offered(answer: Answer) -> Iterator[str]:
    """The services of the answer that this story knows how to see through, in the answer's order."""
    return (offer.key for offer in answer.services if offer.key in WAYS)


@pytest.mark.parametrize("words", ten_questions())
def test_a_real_question_becomes_an_answer_a_matter_and_a_closed_file(asker: Asker, us: Side, words: str) -> None:
    answer = asker.ask(words, day=DAY, district=us.district.code)
    code = next(offered(answer))
    known = known_from_words(CATALOGUE.get(code), answer.facts["facts"])
    story = WAYS[code](us, known, answer)
    assert not story.matter.is_open
    assert story.matter.closed_at is not None
    assert words in story.matter.sealed_answers, "nobody typed the question a second time"


def test_every_service_is_reached_by_one_of_the_ten_or_by_a_common_trouble(asker: Asker, us: Side) -> None:
    """Questions of the set lean towards doctrine, so the other two ways are walked from everyday ones."""
    for words, code in (("老板欠我三个月工资没给", "mediation"), ("没钱请律师，想申请法律援助", "legal-aid")):
        answer = asker.ask(words, day=DAY, district=us.district.code)
        assert code in set(offered(answer))
        known = known_from_words(CATALOGUE.get(code), answer.facts["facts"])
        assert not WAYS[code](us, known, answer).matter.is_open
