"""What somebody who works here all day relies on: the way back, the order of things, no button that leads nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from tests.cast import AID, DISPUTE, QUESTION, Side, Story, at, roster
from tests.desk.conftest import SignIn

from fengqiao.matters.clocks import ORDINARY
from fengqiao.matters.models import Matter
from fengqiao.matters.parties import invited_party, join, new_invitation
from fengqiao.people.models import Practitioner, PractitionerKind

pytestmark = pytest.mark.usefixtures("statutes")


@pytest.fixture
def aid(ours: Side) -> Story:
    return Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)


def test_a_matter_leads_back_to_the_list_it_was_opened_from(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.officer)
    client.get(reverse("desk:queue") + "?service=legal-aid&colour=red")
    html = client.get(reverse("desk:matter", args=[aid.matter.number])).content.decode()
    assert f"?desk=agency%3A{ours.aid.pk}&amp;service=legal-aid&amp;colour=red" in html


def test_the_list_is_marked_as_where_one_is(ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.officer).get(reverse("desk:queue")).content.decode()
    assert f'<a href="{reverse("desk:queue")}" aria-current="page">' in html


def test_closed_matters_offer_nothing_to_do_at_once(aid: Story, ours: Side, sign_in: SignIn) -> None:
    aid.does(ours.wang, "withdraw", "2026-03-03")
    html = sign_in(ours.officer).get(reverse("desk:queue") + "?closed=1").content.decode()
    assert aid.matter.spoken_number in html
    assert 'name="matter"' not in html
    assert "data-bulk" not in html


def test_the_one_thing_to_do_stands_first_and_what_cannot_be_undone_last(
    aid: Story, ours: Side, sign_in: SignIn
) -> None:
    view = sign_in(ours.officer).get(reverse("desk:matter", args=[aid.matter.number])).context["view"]
    assert view.actions[0].is_main
    dangers = [one.action.danger for one in view.actions]
    assert dangers == sorted(dangers)


def test_no_other_action_is_put_forward_while_the_steps_own_one_waits(ours: Side, sign_in: SignIn) -> None:
    story = Story("mediation", ours.wang, DISPUTE, "2026-04-01", ours.district)
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, ours.li, at("2026-04-01"))
    story.does(ours.li, "agree", "2026-04-01")
    story.does(ours.chair, "name_mediator", "2026-04-01", mediator=str(ours.mediator.pk))
    terms = {"disputed": "欠款。", "terms": "付清。", "performance": "转账", "perform_by": "2026-04-30"}
    story.does(ours.mediator, "draft", "2026-04-02", **terms)
    client = sign_in(ours.mediator)
    view = client.get(reverse("desk:matter", args=[story.matter.number])).context["view"]
    assert next(one for one in view.actions if one.action.key == "seal").unmet
    assert not any(one.is_main for one in view.actions)
    html = client.get(reverse("desk:do", args=[story.matter.number, "seal"])).content.decode()
    assert "还有当事人没有签名" in html
    assert "idempotency_key" not in html, "a form that cannot be sent is not shown"


def test_whoever_may_not_act_reads_who_may(aid: Story, ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.director).get(reverse("desk:matter", args=[aid.matter.number])).content.decode()
    assert "这一步由法律援助经办人办理" in html


def test_the_office_reads_of_the_citizen_and_is_not_spoken_to_as_one(aid: Story, ours: Side, sign_in: SignIn) -> None:
    aid.does(ours.officer, "ask_supplement", "2026-03-03", missing="身份证", supply_by="2026-03-20")
    client = sign_in(ours.officer)
    for address in (reverse("desk:queue"), reverse("desk:matter", args=[aid.matter.number])):
        html = client.get(address).content.decode()
        assert "等当事人补材料" in html
        assert "等您补材料" not in html


def test_a_matter_that_asks_nothing_of_the_office_keeps_nothing_urgent_from_the_top(
    ours: Side, sign_in: SignIn
) -> None:
    urgent = Story(
        "legal-aid", ours.wang, {**AID, "violence": "yes", "safe_contact": "any"}, "2026-03-02", ours.village
    )
    assert urgent.matter.rank == 1
    urgent.does(ours.officer, "grant", "2026-03-03", basis="promised")
    urgent.does(ours.officer, "assign", "2026-03-03", lawyer=str(ours.lawyer.pk))
    waiting = Story("legal-aid", ours.li, {**AID, "groups": []}, "2026-03-04", ours.village)
    assert urgent.refresh().rank == ORDINARY
    rows = sign_in(ours.officer).get(reverse("desk:queue")).context["rows"]
    assert [row.matter for row in rows] == [waiting.matter, urgent.matter]
    assert next(flag.key for flag in rows[1].flags) == "violence", "it still says what it is"


def test_a_person_is_chosen_by_what_they_are_good_at(ours: Side, sign_in: SignIn) -> None:
    roster(ours, date(2026, 3, 2))
    Practitioner.objects.create(
        user=ours.duty_lawyer,
        name=ours.duty_lawyer.name,
        kind=PractitionerKind.LAWYER,
        agency=ours.center,
        area=ours.district,
        good_at="劳动争议",
    )
    story = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    html = sign_in(ours.supervisor).get(reverse("desk:do", args=[story.matter.number, "reassign"])).content.decode()
    assert "劳动争议" in html


def test_staff_who_serve_nobody_are_not_led_to_the_counter(ours: Side, sign_in: SignIn) -> None:
    intake = f'href="{reverse("desk:intake")}"'
    assert intake not in sign_in(ours.director).get(reverse("desk:queue")).content.decode()
    assert intake in sign_in(ours.clerk).get(reverse("desk:queue")).content.decode()


def test_a_page_that_is_not_there_leads_staff_back_to_their_desk(ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.officer).get("/desk/matters/1226999990/").content.decode()
    assert "回工作台" in html
    assert "我的办件”里看" not in html


def test_what_an_office_does_as_such_does_not_wait_for_a_person(ours: Side, sign_in: SignIn) -> None:
    story = Story("mediation", ours.wang, DISPUTE, "2026-04-01", ours.district)
    client = sign_in(ours.chair)
    address = reverse("desk:queue") + "?unassigned=1"
    assert story.matter.spoken_number not in client.get(address).content.decode(), "the other side is asked first"
    story.does(ours.chair, "record_consent", "2026-04-02", how="by_phone")
    assert story.matter.spoken_number in client.get(address).content.decode()
    Matter.objects.filter(pk=story.matter.pk).update(service_code="judicial-confirmation", step_key="preparing")
    assert story.matter.spoken_number not in client.get(address).content.decode()


def test_that_the_person_has_not_agreed_is_seen_before_anything_is_done(ours: Side, sign_in: SignIn) -> None:
    helped = {**AID, "for_whom": "other", "helper_name": "王大壮", "helper_relation": "儿子"}
    asked = Story("legal-aid", ours.wang, {**helped, "consent": "no"}, "2026-03-02", ours.village)
    agreed = Story("legal-aid", ours.wang, {**helped, "consent": "yes"}, "2026-03-03", ours.village)
    client, told = sign_in(ours.officer), "填的时候说本人还没有同意"
    rows = {row.matter: row.lacks_consent for row in client.get(reverse("desk:queue")).context["rows"]}
    assert rows == {asked.matter: True, agreed.matter: False}
    html = client.get(reverse("desk:matter", args=[asked.matter.number])).content.decode()
    assert html.index(told) < html.index('class="actions"'), "above the buttons"
    assert told not in client.get(reverse("desk:matter", args=[agreed.matter.number])).content.decode()
    asked.does(ours.wang, "withdraw", "2026-03-04")
    assert told not in client.get(reverse("desk:matter", args=[asked.matter.number])).content.decode()


def test_unassigned_are_those_for_whom_somebody_is_to_be_named_now(aid: Story, ours: Side, sign_in: SignIn) -> None:
    client, address = sign_in(ours.officer), reverse("desk:queue") + "?unassigned=1"

    def listed() -> bool:
        row = client.get(reverse("desk:queue")).context["rows"][0]
        found = aid.matter.spoken_number in client.get(address).content.decode()
        assert row.is_unassigned == found
        return found

    assert not listed(), "under review nobody is missing"
    aid.does(ours.officer, "grant", "2026-03-03", basis="promised")
    assert listed()
    aid.does(ours.officer, "assign", "2026-03-03", lawyer=str(ours.lawyer.pk))
    assert not listed()


def test_naming_somebody_else_is_not_put_forward_as_the_thing_to_do(ours: Side, sign_in: SignIn) -> None:
    roster(ours, date(2026, 3, 2))
    story = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    address = reverse("desk:matter", args=[story.matter.number])
    shown = sign_in(ours.clerk).get(address).context["view"].actions
    assert [(one.action.key, one.is_main) for one in shown] == [("reassign", False)]
    Matter.objects.filter(pk=story.matter.pk).update(handler=None)
    assert sign_in(ours.clerk).get(address).context["view"].actions[0].is_main


def test_a_matter_whose_handler_has_left_is_seen_and_found_among_the_unassigned(
    aid: Story, ours: Side, sign_in: SignIn
) -> None:
    aid.does(ours.officer, "grant", "2026-03-03", basis="promised")
    aid.does(ours.officer, "assign", "2026-03-03", lawyer=str(ours.lawyer.pk))
    client, address = sign_in(ours.officer), reverse("desk:matter", args=[aid.matter.number])
    assert "已不在岗" not in client.get(address).content.decode()
    ours.lawyer.postings.update(until=date(2026, 3, 4))
    assert "已不在岗" in client.get(address).content.decode()
    listed = client.get(reverse("desk:queue") + "?unassigned=1").content.decode()
    assert aid.matter.spoken_number in listed
    assert "已不在岗" in listed
    view = client.get(address).context["view"]
    assert view.actions[0].action.key == "replace_lawyer"
