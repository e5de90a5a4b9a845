"""Whoever said that a telephone is not safe is not reached there: not by this matter, nor by one that came out of it."""

from __future__ import annotations

import pytest
from tests.cast import AID, DISPUTE, Side, Story, build_stage

from fengqiao.desk.matter_view import party_view
from fengqiao.matters.handover import carried_answers
from fengqiao.matters.models import Matter, Party
from fengqiao.notices.models import Notice
from fengqiao.people.models import SafeContact
from fengqiao.services import CATALOGUE

pytestmark = pytest.mark.django_db
SAID = {**DISPUTE, "violence": "yes", "safe_contact": "none"}


@pytest.fixture
def ours(statutes: None) -> Side:
    return build_stage().ours


def applicant_of(matter: Matter) -> Party:
    return matter.parties.get(role="applicant")


def sent_to(phone: str) -> int:
    return sum(notice.phone == phone for notice in Notice.objects.filter(channel="sms"))


def test_a_service_that_does_not_ask_again_keeps_what_was_said(ours: Side) -> None:
    helped = {**SAID, "for_whom": "other", "helper_name": "王大伯", "helper_relation": "邻居", "consent": "no"}
    story = Story("mediation", ours.wang, helped, "2026-03-02", ours.district)
    known = carried_answers(story.matter, CATALOGUE.get("judicial-confirmation"))
    known |= {"effective_on": "2026-03-02", "agreed_terms": "月底付清。"}
    new = Story("judicial-confirmation", ours.wang, known, "2026-03-03", ours.district, origin=story.matter).matter
    party = applicant_of(new)
    assert party.safe_contact == SafeContact.NONE
    assert (party.helper_name, party.helper_relation, party.consent_given) == ("王大伯", "邻居", False)
    assert sent_to(party.phone) == 0
    assert "不要联系" in party_view(party, is_open=True).warning


def test_another_matter_of_the_same_person_by_the_same_telephone_is_as_careful(ours: Side) -> None:
    first = Story("mediation", ours.wang, SAID, "2026-03-02", ours.district)
    other = Story("legal-aid", ours.wang, AID, "2026-03-03", ours.village)
    other.does(ours.officer, "refuse", "2026-03-04", ground="not_poor", reasons="收入高于标准")
    assert sent_to("13900010001") == 0
    assert "不要联系" in party_view(applicant_of(other.matter), is_open=False).warning
    first.does(ours.wang, "withdraw", "2026-03-05")
    third = Story("legal-aid", ours.wang, AID, "2026-03-06", ours.village)
    third.does(ours.officer, "refuse", "2026-03-07", ground="not_poor", reasons="收入高于标准")
    assert sent_to("13900010001") == 1, "once nothing open says so any more, messages go out again"


def test_nobody_silences_somebody_else_by_giving_their_number(ours: Side) -> None:
    Story("mediation", ours.li, {**SAID, "name": "李大成", "other_name": "王小满"}, "2026-03-02", ours.district)
    mine = Story("legal-aid", ours.wang, AID, "2026-03-03", ours.village)
    mine.does(ours.officer, "refuse", "2026-03-04", ground="not_poor", reasons="收入高于标准")
    assert sent_to("13900010001") == 1
