"""Every page of the workbench opens for those it is for, and for nobody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import AID, DISPUTE, QUESTION, Side, Story
from tests.desk.conftest import SignIn

PAGES = ("queue", "intake", "notices", "services", "search")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_for_each_member_of_staff(name: str, ours: Side, sign_in: SignIn) -> None:
    for user in (ours.clerk, ours.officer, ours.lawyer, ours.duty_lawyer, ours.chair, ours.mediator, ours.director):
        response = sign_in(user).get(reverse(f"desk:{name}"))
        assert response.status_code == 200, user.name
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_a_citizen_finds_nothing_here_and_a_stranger_is_asked_to_sign_in(
    name: str, ours: Side, sign_in: SignIn
) -> None:
    assert sign_in(ours.wang).get(reverse(f"desk:{name}")).status_code == 404
    response = Client().get(reverse(f"desk:{name}"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_staff_without_a_second_factor_are_led_to_set_it_up(ours: Side) -> None:
    client = Client()
    client.force_login(ours.clerk, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("desk:queue"))
    assert response["Location"] == reverse("mfa_activate_totp")


def test_staff_whose_posting_ended_find_nothing_here(ours: Side, sign_in: SignIn) -> None:
    ours.clerk.postings.update(until="2021-01-01")
    assert sign_in(ours.clerk).get(reverse("desk:queue")).status_code == 404


def test_the_matter_page_shows_what_the_office_needs_and_masks_the_person(ours: Side, sign_in: SignIn) -> None:
    story = Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village)
    html = sign_in(ours.officer).get(reverse("desk:matter", args=[story.matter.number])).content.decode()
    assert story.matter.spoken_number in html
    assert "在站点干了三个月" in html
    assert "怎么算出来的" in html
    assert "给予援助" in html
    assert "139****0001" in html
    for open_fact in ("王小满", "13900010001", "379901199001010015"):
        assert open_fact not in html


@pytest.mark.parametrize(
    ("code", "answers", "office"),
    [("consultation", QUESTION, "duty_lawyer"), ("legal-aid", AID, "officer"), ("mediation", DISPUTE, "chair")],
)
def test_every_action_offered_on_the_page_has_a_form_that_opens(
    code: str, answers: dict[str, object], office: str, ours: Side, sign_in: SignIn
) -> None:
    story = Story(code, ours.wang, answers, "2026-03-02", ours.district)
    client = sign_in(getattr(ours, office))
    view = client.get(reverse("desk:matter", args=[story.matter.number])).context["view"]
    assert view.actions
    for one in view.actions:
        address = reverse("desk:do", args=[story.matter.number, one.action.key])
        assert client.get(address).status_code == 200
        part = client.get(address, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in part
        assert "idempotency_key" in part


def test_a_neighbour_district_is_not_there_at_any_address(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    story = Story("mediation", theirs.wang, {**DISPUTE, "phone": theirs.wang.phone}, "2026-03-02", theirs.district)
    party = story.matter.parties.first()
    number = story.matter.number
    addresses = [
        reverse("desk:matter", args=[number]),
        reverse("desk:do", args=[number, "accept"]),
        reverse("desk:opened", args=[number]),
    ]
    for user in (ours.clerk, ours.chair, ours.director, ours.mediator):
        client = sign_in(user)
        for address in addresses[:2]:
            assert client.get(address).status_code == 404
        assert client.post(reverse("desk:party", args=[number, party.pk])).status_code == 404
        assert "王**" not in client.get(addresses[2]).content.decode()
        assert number not in client.get(reverse("desk:queue")).content.decode()
        assert number not in client.get(reverse("desk:queue") + f"?desk=agency:{theirs.committee.pk}").content.decode()
    assert story.matter.events.count() == 1


def test_an_officer_who_is_a_party_does_not_see_the_file_from_the_desk(ours: Side, sign_in: SignIn) -> None:
    story = Story("legal-aid", ours.officer, {**AID, "phone": ours.officer.phone}, "2026-03-02", ours.village)
    assert sign_in(ours.officer).get(reverse("desk:matter", args=[story.matter.number])).status_code == 404


@pytest.mark.parametrize("code", ["consultation", "legal-aid", "mediation", "judicial-confirmation"])
def test_each_flow_is_drawn_and_told(code: str, ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.clerk).get(reverse("desk:service", args=[code])).content.decode()
    assert "<svg" in html
    assert "时限" in html
