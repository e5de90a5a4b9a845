"""Working at the desk: acting, meeting a colleague on the same matter, several at once, opening personal data, searching.

The rules are pinned where they live, in ``fengqiao.matters``; here it is pinned that the pages keep what was typed, say who
came first, and leave no personal data in an address or a log.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import AID, DISPUTE, QUESTION, Side, Story
from tests.desk.conftest import SignIn

from fengqiao.matters.models import Matter
from fengqiao.matters.numbers import check_digit
from fengqiao.matters.queues import find
from fengqiao.people.models import Agency

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def aid(ours: Side) -> Story:
    return Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)


def do(client: Client, matter: Matter, action: str, version: int, key: str = KEY, **answers: object):  # type: ignore[no-untyped-def]
    address = reverse("desk:do", args=[matter.number, action])
    asked = list(answers)
    return client.post(address, {"version": version, "idempotency_key": key, "asked": asked, **answers})


def test_an_action_is_done_and_leads_back_to_the_matter(aid: Story, ours: Side, sign_in: SignIn) -> None:
    response = do(sign_in(ours.officer), aid.matter, "grant", aid.matter.version, basis="promised")
    assert response["Location"] == reverse("desk:matter", args=[aid.matter.number])
    assert aid.refresh().step_key == "granted"


def test_pressed_twice_it_is_done_once(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client, version = sign_in(ours.officer), aid.matter.version
    do(client, aid.matter, "ask_supplement", version, missing="身份证", supply_by="2060-03-20")
    again = do(client, aid.matter, "ask_supplement", version, missing="身份证", supply_by="2060-03-20")
    assert again.status_code in (302, 409)
    assert aid.matter.events.filter(action="ask_supplement").count() == 1


def test_what_is_missing_is_said_beside_its_question_and_nothing_typed_is_lost(
    aid: Story, ours: Side, sign_in: SignIn
) -> None:
    response = do(sign_in(ours.officer), aid.matter, "refuse", aid.matter.version, ground="", reasons="收入超过标准")
    html = response.content.decode()
    assert response.status_code == 422
    assert "还有 1 处要改" in html
    assert "收入超过标准" in html
    assert "书面决定会立即送达申请人" in html
    assert aid.refresh().step_key == "review"


def test_of_two_officers_one_wins_and_the_other_is_told_who_and_keeps_the_text(ours: Side, sign_in: SignIn) -> None:
    story = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    version = story.matter.version
    first, second = sign_in(ours.supervisor), sign_in(ours.duty_lawyer)
    assert do(first, story.matter, "refer", version, door="court", why="已经起诉").status_code == 302
    response = do(second, story.matter, "ask_back", version, question="劳动合同签过没有？")
    html = response.content.decode()
    assert response.status_code == 409
    assert "吴主任" in html
    assert "告知其他渠道" in html
    assert "劳动合同签过没有？" in html
    again = re.search(r'name="version" value="(\d+)"', html)
    assert again
    assert do(second, story.matter, "ask_back", int(again[1]), question="劳动合同签过没有？").status_code == 302


def test_when_the_step_is_over_the_text_can_still_be_copied(aid: Story, ours: Side, sign_in: SignIn) -> None:
    version = aid.matter.version
    aid.does(ours.officer, "grant", "2026-03-03", basis="promised")
    response = do(sign_in(ours.officer), aid.matter, "refuse", version, ground="not_poor", reasons="写了很久的理由")
    html = response.content.decode()
    assert response.status_code == 409
    assert "写了很久的理由" in html
    assert "赵援助" in html
    assert "不符合经济困难标准" in html, "what was chosen is told in words"
    assert "not_poor" not in html


def test_a_date_that_is_none_is_given_back_as_typed(aid: Story, ours: Side, sign_in: SignIn) -> None:
    version = aid.matter.version
    aid.does(ours.officer, "grant", "2026-03-03", basis="promised")
    late = do(sign_in(ours.officer), aid.matter, "ask_supplement", version, missing="身份证", supply_by="下周三")
    assert late.status_code == 409
    assert "下周三" in late.content.decode()


def test_opening_personal_data_is_one_event_and_shows_it_once(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client, party = sign_in(ours.officer), aid.matter.parties.get(role="applicant")
    address = reverse("desk:party", args=[aid.matter.number, party.pk])
    assert client.get(address).status_code == 405
    html = client.post(address).content.decode()
    assert "13900010001" in html
    assert "379901199001010015" in html
    looks = aid.matter.events.filter(action="view_personal")
    assert [(one.actor, one.seen_by) for one in looks] == [(ours.officer, "office")]
    assert "13900010001" not in client.get(reverse("desk:matter", args=[aid.matter.number])).content.decode()
    part = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "13900010001" in part
    assert "<html" not in part


def test_several_are_assigned_at_once_and_each_refusal_has_its_reason(ours: Side, sign_in: SignIn) -> None:
    day = "2026-03-02"
    stories = [
        Story("mediation", who, {**DISPUTE, "phone": who.phone, "other_name": name}, day, ours.district)
        for who, name in ((ours.wang, "李大成"), (ours.li, "孙某"))
    ]
    for story in stories:
        story.does(ours.chair, "accept", day) if story.matter.service.action(story.matter.step_key, "accept") else None
        story.does(ours.chair, "record_consent", day, **_consent(story))
    client = sign_in(ours.chair)
    ids = [str(story.matter.pk) for story in stories]
    page = client.post(reverse("desk:bulk"), {"matter": ids})
    (group,) = page.context["groups"]
    assert group.action.key == "name_mediator"
    seen = [f"{story.matter.pk}:{story.matter.version}" for story in stories]
    stories[1].does(ours.chair, "escalate", day, where="派出所", danger="吵得厉害")
    sent = {"matter": ids, "seen": seen, "group": group.key, "idempotency_key": str(uuid.uuid4())}
    done = client.post(reverse("desk:bulk"), {**sent, "asked": "mediator", "mediator": str(ours.mediator.pk)})
    assert [one.matter.pk for one in done.context["done"]] == [stories[0].matter.pk]
    (refused,) = done.context["refused"]
    assert refused.matter.pk == stories[1].matter.pk
    assert "新进展" in refused.why
    assert stories[0].refresh().handler == ours.mediator


def _consent(story: Story) -> dict[str, object]:
    action = story.matter.service.action(story.matter.step_key, "record_consent")
    assert action is not None
    samples: dict[str, object] = {"choice": "", "yes_no": "yes", "date": "2026-03-02", "long_text": "当面说的"}
    return {
        field.key: field.choices[0].key if field.choices else samples.get(field.kind.value, "当面")
        for field in action.fields
        if field.required
    }


def test_a_search_by_phone_finds_and_leaves_no_trace(
    aid: Story, ours: Side, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    client = sign_in(ours.officer)
    with caplog.at_level(logging.DEBUG):
        response = client.post(reverse("desk:search"), {"q": "139 0001 0001"})
        assert response["Location"] == reverse("desk:search")
        html = client.get(response["Location"]).content.decode()
    assert aid.matter.spoken_number in html
    assert not [line for line in caplog.messages if "13900010001" in line or "139 0001 0001" in line]
    assert "0001 0001" not in str(dict(client.session))


@pytest.mark.parametrize("typed", ["王小满", "379901199001010015"])
def test_a_search_finds_by_name_and_identity_card(typed: str, aid: Story, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.officer)
    html = client.post(reverse("desk:search"), {"q": typed}, follow=True).content.decode()
    assert aid.matter.spoken_number in html


def test_a_number_typed_leads_straight_to_its_matter(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.officer)
    response = client.post(reverse("desk:search"), {"q": aid.matter.spoken_number}, follow=True)
    assert response.request["PATH_INFO"] == reverse("desk:matter", args=[aid.matter.number])


def test_a_number_typed_in_wide_digits_is_the_same_number(aid: Story, ours: Side, sign_in: SignIn) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in aid.matter.number)
    response = sign_in(ours.officer).post(reverse("desk:search"), {"q": wide}, follow=True)
    assert response.request["PATH_INFO"] == reverse("desk:matter", args=[aid.matter.number])
    phone = "".join(chr(ord(digit) + 0xFEE0) for digit in "13900010001")
    html = sign_in(ours.officer).post(reverse("desk:search"), {"q": phone}, follow=True).content.decode()
    assert aid.matter.spoken_number in html


def test_a_misheard_number_is_said_to_be_one(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client, number = sign_in(ours.officer), aid.matter.number
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    for heard in (wrong, number[:-1]):
        assert "请对方再念一遍" in client.post(reverse("desk:search"), {"q": heard}, follow=True).content.decode()
    html = client.post(reverse("desk:search"), {"q": "13900019999"}, follow=True).content.decode()
    assert "请对方再念一遍" not in html, "a telephone is no number of a matter"


def test_a_number_of_another_office_tells_whose_it_is_and_not_whether_it_exists(
    aid: Story, ours: Side, sign_in: SignIn
) -> None:
    Agency.objects.filter(pk=ours.aid.pk).update(telephone="0635-0000101")
    client = sign_in(ours.clerk)
    other = aid.matter.number[:-2] + "9"
    pages = [
        client.post(reverse("desk:search"), {"q": number}, follow=True).content.decode()
        for number in (aid.matter.number, other + check_digit(other))
    ]
    for html in pages:
        assert "12 开头的是法律援助" in html
        assert "0635-0000101" in html


def test_no_search_reads_every_matter(aid: Story, ours: Side) -> None:
    """Each look-up goes by one index: joined by "or", a number and a person's keys would read the whole table."""
    for typed in (aid.matter.number, "13900010001", "王小满"):
        with CaptureQueriesContext(connection) as asked:
            assert find(ours.officer, typed, date(2026, 3, 2)) == [aid.matter]
        for query in asked.captured_queries:
            assert not ('"number" =' in query["sql"] and "name_digest" in query["sql"]), query["sql"]


def test_an_address_with_anything_but_a_number_searches_for_nothing(aid: Story, ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.officer).get(reverse("desk:search") + "?q=13900010001").content.decode()
    assert aid.matter.spoken_number not in html


def test_a_search_never_reaches_over_the_district(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    story = Story("legal-aid", theirs.wang, {**AID, "phone": theirs.wang.phone}, "2026-03-02", theirs.village)
    for user in (ours.officer, ours.director):
        html = sign_in(user).post(reverse("desk:search"), {"q": theirs.wang.phone}, follow=True).content.decode()
        assert story.matter.spoken_number not in html


def test_own_notes_are_seen_by_their_writer_alone(ours: Side, sign_in: SignIn) -> None:
    story = Story("mediation", ours.wang, DISPUTE, "2026-03-02", ours.district)
    Matter.objects.filter(pk=story.matter.pk).update(handler=ours.mediator)
    address = reverse("desk:matter", args=[story.matter.number])
    writer = sign_in(ours.mediator)
    writer.post(reverse("desk:note", args=[story.matter.number]), {"text": "男方其实愿意付"})
    assert "男方其实愿意付" in writer.get(address).content.decode()
    assert "男方其实愿意付" not in sign_in(ours.chair).get(address).content.decode()


@pytest.mark.usefixtures("statutes")
def test_citations_are_looked_up_while_they_are_typed(ours: Side, sign_in: SignIn) -> None:
    text = "《法律援助法》第四十三条、《法律援助法》第九百条"
    html = sign_in(ours.duty_lawyer).post(reverse("desk:citations"), {"text": text}).content.decode()
    assert "没有找到现行的" in html
    assert "《法律援助法》第四十三条" in html


@pytest.mark.parametrize("count", [1, 12])
def test_a_queue_page_asks_the_same_questions_however_many_rows(
    count: int, ours: Side, sign_in: SignIn, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(count):
        Story("legal-aid", ours.wang, AID, f"2026-03-02 10:{number:02d}", ours.village)
    client = sign_in(ours.officer)
    client.get(reverse("desk:queue"))
    with django_assert_num_queries(QUEUE_QUERIES):
        response = client.get(reverse("desk:queue"))
    assert len(response.context["rows"]) == count


QUEUE_QUERIES = 17
"""Session, user and second factor; postings (by the guard and by the desks), agency, district and bell; one page of rows
with its applicants and clocks; a count for each of the six tabs."""


def test_filters_in_the_address_leave_out_what_they_say(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.officer)
    for query, shown in [
        ("", True),
        ("service=legal-aid&step=review", True),
        ("service=mediation", False),
        ("closed=1", False),
        ("colour=red", True),
        ("colour=green", False),
        ("unassigned=1", False),  # under review nobody is named yet
        ("service=nonsense&colour=purple&after=%C2%B2bad_cursor", True),
    ]:
        html = client.get(f"{reverse('desk:queue')}?{query}").content.decode()
        assert (aid.matter.spoken_number in html) is shown, query
