"""The guides hold what they promise: every citation exists, every answer changes something, danger comes first."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.knowledge.guide_model import GuideError
from fengqiao.knowledge.guides import (
    CALCULATORS,
    GUIDES,
    TOPICS,
    Advice,
    Guide,
    Urgent,
    UrgentKind,
    apply_answers,
    guide,
    load_guides,
    open_questions,
)
from fengqiao.knowledge.guides_page import guides_page
from fengqiao.law.citation import Article
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.statutes import Corpus, load_default_corpus
from fengqiao.services import CATALOGUE

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "data" / "statutes"
THE_FIFTY_ONE = (
    *("unpaid-wages", "construction-wages", "dismissal", "no-contract", "social-insurance", "work-injury"),
    *("platform-work", "overtime-leave", "maternity", "harassment", "divorce", "custody", "domestic-violence"),
    *("bride-price", "inheritance", "will", "parent-support", "private-loan", "rent-deposit", "noise", "neighbour"),
    *("property-fee", "consumer-fraud", "prepaid-card", "food-safety", "traffic-accident", "medical"),
    *("land-expropriation", "house-expropriation", "penalty", "inaction", "farmland", "village-member"),
    *("self-built-house", "odd-job-injury", "kinship-certificate", "parentage-test", "injury-appraisal", "bullying"),
    *("child-abuse", "guardianship", "military", "telecom-fraud", "assault", "reputation", "animal-injury"),
    *("falling-objects", "enforcement", "criminal-defence", "contract-price", "petition"),
)


@cache
def embedded() -> Corpus:
    return load_default_corpus()


@cache
def everything() -> Corpus:
    return load_default_corpus([folder for folder in sorted(REFERENCE.iterdir()) if folder.is_dir()])


def every_option(of: Guide) -> list[tuple[str, str, Advice, Advice]]:
    """(question, option, advice before, advice after) for each option of the guide, with what it takes to be asked."""
    found = []
    for question in of.questions:
        before = apply_answers(of, question.only_if)
        for option in question.options:
            after = apply_answers(of, {**question.only_if, question.key: option.key})
            found.append((question.key, option.key, before, after))
    return found


@st.composite
def walks(draw: st.DrawFn) -> tuple[Guide, dict[str, str]]:
    """A guide and some of its questions answered, each only when it is asked."""
    of = draw(st.sampled_from(list(GUIDES.values())))
    answers: dict[str, str] = {}
    while asked := open_questions(of, answers):
        if draw(st.booleans()):
            break
        question = draw(st.sampled_from(asked))
        answers[question.key] = draw(st.sampled_from(question.options)).key
    return of, answers


def test_the_fifty_one_kinds_of_trouble_are_there_under_their_numbers() -> None:
    numbered = {of.number: key for key, of in GUIDES.items()}
    assert [numbered[f"R{place:02}"] for place in range(1, 52)] == list(THE_FIFTY_ONE)


def test_there_are_at_least_eighty_guides_and_every_topic_has_one() -> None:
    assert len(GUIDES) >= 80
    assert {of.topic for of in GUIDES.values()} == set(TOPICS)


def test_every_service_named_is_in_the_catalogue() -> None:
    load_guides(service_codes=[service.code for service in CATALOGUE])


@pytest.mark.parametrize("of", GUIDES.values(), ids=GUIDES)
def test_every_citation_of_a_national_law_is_an_article_in_the_embedded_statutes(of: Guide) -> None:
    missing = [
        str(article)
        for article in of.every_article()
        if embedded().current(article.law) is not None and embedded().article(article) is None
    ]
    assert missing == []
    names = {article.law for article in of.every_article() if embedded().current(article.law) is None}
    outside = [name for name in names if name.endswith("法") and not name.endswith("办法")]
    assert outside == [], "a law (法) is national and must be among the embedded statutes"


@pytest.mark.reference
@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference data beside the project is absent")
@pytest.mark.parametrize("of", GUIDES.values(), ids=GUIDES)
def test_every_citation_is_an_article_in_the_statutes_or_the_reference_data(of: Guide) -> None:
    assert [str(article) for article in of.every_article() if everything().article(article) is None] == []


@pytest.mark.parametrize("of", GUIDES.values(), ids=GUIDES)
def test_every_option_changes_articles_warnings_doors_or_guides(of: Guide) -> None:
    for question, option, before, after in every_option(of):
        changed = [getattr(before, part) != getattr(after, part) for part in ("urgent", "doors", "see")]
        changed.append(set(before.articles) != set(after.articles))
        assert any(changed), f"{of.key}: {question} = {option} leaves everything as it was"


@given(walks())
def test_whatever_is_answered_something_is_left_to_cite_and_somewhere_to_go(walk: tuple[Guide, dict[str, str]]) -> None:
    of, answers = walk
    advice = apply_answers(of, answers)
    assert advice.articles
    assert advice.doors
    assert len({door.key for door in advice.doors}) == len(advice.doors)
    assert len(set(advice.articles)) == len(advice.articles)
    assert set(advice.calculators) <= CALCULATORS
    kinds = [list(UrgentKind).index(line.kind) for line in advice.urgent]
    assert kinds == sorted(kinds), "danger first, then numbers, limits and evidence"


@given(walks())
def test_the_order_of_answering_does_not_matter(walk: tuple[Guide, dict[str, str]]) -> None:
    of, answers = walk
    assert apply_answers(of, answers) == apply_answers(of, dict(reversed(answers.items())))


@pytest.mark.parametrize("of", GUIDES.values(), ids=GUIDES)
def test_a_limit_says_by_which_clock_or_article_it_runs(of: Guide) -> None:
    lines: list[Urgent] = [*of.urgent]
    lines += [line for question in of.questions for option in question.options for line in option.change.urgent]
    for line in lines:
        assert line.clock is None or line.clock in CLOCKS
        assert line.kind is not UrgentKind.LIMIT or line.articles


@pytest.mark.parametrize("key", ["domestic-violence", "child-abuse", "harassment"])
def test_victims_are_never_sent_to_mediation(key: str) -> None:
    of = guide(key)
    for _, _, _, after in every_option(of):
        assert "mediation" not in {door.key for door in after.doors}


def test_violence_in_a_divorce_takes_mediation_away_whatever_else_is_answered() -> None:
    for agree in ("both", "terms", "no", "again"):
        advice = apply_answers(guide("divorce"), {"agree": agree, "danger": "violence"})
        assert "mediation" not in {door.key for door in advice.doors}
        assert advice.urgent[0].kind is UrgentKind.VIOLENCE
        assert "domestic-violence" in advice.see


def test_a_worker_who_has_left_has_one_year_and_one_who_stays_has_not() -> None:
    left = apply_answers(guide("unpaid-wages"), {"who": "company", "still": "left"})
    stays = apply_answers(guide("unpaid-wages"), {"who": "company", "still": "working"})
    assert "L08a" in {line.clock for line in left.urgent}
    assert "L08a" not in {line.clock for line in stays.urgent}
    assert left.doors[0].key == "labour-inspection"


def test_wages_owed_by_a_private_person_go_to_no_labour_arbitration() -> None:
    advice = apply_answers(guide("unpaid-wages"), {"who": "person"})
    assert not {"labour-arbitration", "labour-inspection"} & {door.key for door in advice.doors}
    assert Article("劳动合同法", 30) not in advice.articles
    assert "L01" in {line.clock for line in advice.urgent}
    assert not set(guide("unpaid-wages").answer) & set(advice.answer), "the general answer would mislead"


def test_a_question_waits_for_the_answer_it_depends_on() -> None:
    of = guide("unpaid-wages")
    assert [question.key for question in open_questions(of, {})] == ["who"]
    assert [question.key for question in open_questions(of, {"who": "company"})] == ["still", "proof"]
    assert apply_answers(of, {"who": "person", "still": "left"}) == apply_answers(of, {"who": "person"})


def test_an_unknown_guide_question_or_option_is_refused_with_what_there_is() -> None:
    with pytest.raises(GuideError, match="no guide “unpayed”"):
        guide("unpayed")
    with pytest.raises(GuideError, match="no question “when”; there are who"):
        apply_answers(guide("unpaid-wages"), {"when": "now"})
    with pytest.raises(GuideError, match="no option “king”; there are company"):
        apply_answers(guide("unpaid-wages"), {"who": "king"})


BROKEN = """\
number = "R1"
name_zh = "试"
topic = "天文"
reviewed = "有人看过"
says = ["同一句", "同一句"]
answer = ["一句"]
articles = ["劳动合同法30条", "《劳动合同法》第三十条"]
urgent = [
  { kind = "limit", text = "期限", clock = "D999" },
  { kind = "hurry", text = "快" },
  { kind = "number", text = "打电话" },
  { kind = "limit", text = "没有钟" },
]
evidence = []
services = [{ service = "wishing-well", why = "许愿" }, { door = "moon", why = "远" }, { door = "moon", why = "远" }]
calculators = ["abacus"]

[[questions]]
key = "one"
text = "问？"
only_if = { zero = "a" }

  [[questions.options]]
  key = "a"
  text = "甲"

  [[questions.options]]
  key = "b"
  text = "乙"
  see = ["nowhere"]
"""


def test_everything_wrong_with_a_guide_is_told_at_once_with_the_remedy(tmp_path: Path) -> None:
    folder = tmp_path / "guides"
    folder.mkdir()
    (folder / "Bad_Name.toml").write_text(BROKEN, encoding="utf-8")
    (folder / "half.toml").write_text('number = "R02"\ncolour = "red"\n', encoding="utf-8")
    (folder / "torn.toml").write_text("number = ", encoding="utf-8")
    with pytest.raises(GuideError) as refused:
        load_guides(folder, service_codes=["mediation"])
    for told in (
        "Bad_Name.toml: the file name is the key",
        "number “R1” must be R and two digits",
        "unknown topic “天文”",
        "reviewed is empty, or the lawyer and the day",
        "says needs 12 to 25 entries and has 2",
        "says has the same phrase twice",
        "“劳动合同法30条” is not one citation",
        "unknown clock “D999”",
        "urgent kind “hurry” must be one of",
        "a number needs a telephone",
        "the limit “没有钟” needs a clock or an article",
        "evidence is empty",
        "unknown service “wishing-well”; the catalogue has mediation",
        "“moon” stands twice among the services",
        "unknown door “moon”; declare it in guide_doors.toml",
        "unknown calculator “abacus”",
        "only_if names zero = a, which is not asked before it",
        "option “a” of “one” changes no article, warning, service or guide",
        "option “b” leads to the unknown guide “nowhere”",
        "half.toml: the guide lacks",
        "unknown keys colour",
        "torn.toml: is not valid TOML",
    ):
        assert told in str(refused.value)


def test_the_reference_page_is_what_the_guides_say() -> None:
    committed = (ROOT / "docs" / "reference" / "guides.md").read_text(encoding="utf-8")
    assert committed == guides_page(), "run: python -m fengqiao.knowledge.guides_page docs/reference/guides.md"


def test_reading_the_guides_needs_no_django() -> None:
    code = "import sys; from fengqiao.knowledge.guides import GUIDES; len(GUIDES); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
