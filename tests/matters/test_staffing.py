"""Who may be named on a matter: those who hold the role on the day, not those who held it when the matter came in."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cast import AID, Side, Story, build_stage

from fengqiao.matters.errors import AnswersInvalid
from fengqiao.matters.forms import people_of
from fengqiao.matters.staffing import candidates
from fengqiao.people.models import Posting, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(statutes: None) -> Side:
    return build_stage().ours


def test_a_lawyer_who_came_later_may_be_named_and_one_who_left_may_not(ours: Side) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    story.does(ours.officer, "grant", "2026-03-03", basis="promised")
    fresh = User.objects.create_user("fresh", name="新律师", phone="13900019999", is_staff=True)
    Posting.objects.create(user=fresh, agency=ours.firm, role="lawyer", since=date(2026, 3, 4))
    ours.lawyer.postings.update(until=date(2026, 3, 3))
    assert list(candidates(story.matter, date(2026, 3, 3))) == [ours.lawyer]
    assert list(candidates(story.matter, date(2026, 3, 5))) == [fresh]
    assert [one.key for one in people_of(story.matter, date(2026, 3, 5))] == [str(fresh.pk)]
    with pytest.raises(AnswersInvalid):
        story.does(ours.officer, "assign", "2026-03-05", lawyer=str(ours.lawyer.pk))
    story.does(ours.officer, "assign", "2026-03-05", lawyer=str(fresh.pk))
    assert story.refresh().handler == fresh
