"""At the counter: a clerk types for somebody who stands there."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import AID, QUESTION, Side, Story
from tests.desk.conftest import SignIn

from fengqiao.flow import Kind
from fengqiao.matters.models import Attachment, Matter
from fengqiao.people.models import User
from fengqiao.services import CATALOGUE

KEY = "0123456789abcdef0123456789abcdef"
PHONE = "13700000123"


def send(client: Client, code: str, side: Side, answers: dict[str, object], **more: object):  # type: ignore[no-untyped-def]
    asked = ["intake_area", *(field.key for field in CATALOGUE.get(code).fields)]
    answers = {key: value for key, value in answers.items() if value != []}
    body = {**answers, "intake_area": side.village.code, "asked": asked, "idempotency_key": KEY, **more}
    return client.post(reverse("desk:open", args=[code]), body)


def test_one_page_takes_the_matter_in_and_the_event_names_the_clerk(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.clerk)
    assert "同一个人最近的办件" in client.get(reverse("desk:open", args=["consultation"])).content.decode()
    response = send(client, "consultation", ours, {**QUESTION, "phone": PHONE})
    matter = Matter.objects.get()
    assert response["Location"] == reverse("desk:opened", args=[matter.number])
    assert matter.spoken_number in client.get(response["Location"]).content.decode()
    event = matter.events.get()
    assert event.data == {"helped_by": str(ours.clerk.pk)}
    assert event.actor == User.objects.with_phone(PHONE)
    assert event.actor.is_staff is False
    assert "代为登记" in event.said
    html = sign_in(ours.supervisor).get(reverse("desk:matter", args=[matter.number])).content.decode()
    assert f"<dt>替他登记的</dt><dd>{ours.clerk.name}</dd>" in html


def test_sent_twice_it_is_one_matter_and_one_account(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.clerk)
    for _attempt in range(2):
        send(client, "consultation", ours, {**QUESTION, "phone": PHONE}, not_the_same="1")
    assert Matter.objects.count() == 1
    assert User.objects.filter(is_staff=False, username__startswith="c-").count() == 1


def test_a_known_number_leads_to_the_account_there_is(ours: Side, sign_in: SignIn) -> None:
    send(sign_in(ours.clerk), "consultation", ours, QUESTION)
    assert Matter.objects.get().parties.get().user == ours.wang


def test_what_is_wrong_makes_neither_account_nor_matter(ours: Side, sign_in: SignIn) -> None:
    response = send(
        sign_in(ours.officer), "legal-aid", ours, {**AID, "phone": PHONE, "id_number": "379901199001010011"}
    )
    assert response.status_code == 422
    assert "这个身份证号有一位输错了" in response.content.decode()
    assert not Matter.objects.exists()
    assert User.objects.with_phone(PHONE) is None


def test_a_photograph_taken_at_the_counter_is_kept_when_something_else_is_wrong(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.officer)
    wrong = {**AID, "phone": PHONE, "id_number": "379901199001010011"}
    photo = SimpleUploadedFile("欠条.txt", "欠款三千元".encode(), "text/plain")
    html = send(client, "legal-aid", ours, wrong, evidence=photo).content.decode()
    assert "这个身份证号有一位输错了" in html
    assert "欠条.txt" in html
    kept = Attachment.objects.get()
    send(client, "legal-aid", ours, {**AID, "phone": PHONE}, evidence=str(kept.pk))
    assert Matter.objects.get().attachments.get() == kept


def test_the_same_thing_twice_is_asked_about_first(ours: Side, sign_in: SignIn) -> None:
    story = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    client = sign_in(ours.clerk)
    response = send(client, "consultation", ours, QUESTION)
    html = response.content.decode()
    assert response.status_code == 422
    assert story.matter.spoken_number in html
    assert "不是同一件事" in html
    assert send(client, "consultation", ours, QUESTION, not_the_same="1").status_code == 302


def test_recent_matters_are_listed_for_the_phone_just_typed_but_never_anothers(
    ours: Side, theirs: Side, sign_in: SignIn
) -> None:
    mine = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    other = Story("consultation", theirs.wang, {**QUESTION, "phone": ours.wang.phone}, "2026-03-02", theirs.village)
    address = reverse("desk:recent", args=["consultation"])
    html = sign_in(ours.clerk).post(address, {"phone": ours.wang.phone}).content.decode()
    assert mine.matter.spoken_number in html
    assert other.matter.spoken_number not in html


def test_a_danger_at_home_asks_how_to_reach_the_person_and_the_matter_page_warns(ours: Side, sign_in: SignIn) -> None:
    send(
        sign_in(ours.clerk),
        "consultation",
        ours,
        {**QUESTION, "violence": "yes", "safe_contact": "none"},
    )
    html = sign_in(ours.duty_lawyer).get(reverse("desk:matter", args=[Matter.objects.get().number])).content.decode()
    assert "请不要联系" in html
    assert "有人身危险" in html


def test_a_place_of_the_neighbour_district_is_refused(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    response = send(sign_in(ours.clerk), "consultation", ours, QUESTION, intake_area=theirs.village.code)
    assert response.status_code == 422
    assert not Matter.objects.exists()


@pytest.mark.parametrize("who", ["lawyer", "director", "wang"])
def test_only_those_at_a_counter_take_matters_in(who: str, ours: Side, sign_in: SignIn) -> None:
    assert sign_in(getattr(ours, who)).get(reverse("desk:open", args=["consultation"])).status_code == 404


@pytest.mark.parametrize("service", list(CATALOGUE), ids=lambda one: one.code)
def test_every_service_with_a_form_of_its_own_can_be_opened(service, ours: Side, sign_in: SignIn) -> None:  # type: ignore[no-untyped-def]
    response = sign_in(ours.clerk).get(reverse("desk:open", args=[service.code]))
    reachable = any(field.kind is Kind.PHONE and field.carried_as == "applicant_phone" for field in service.fields)
    assert response.status_code == (200 if reachable else 404)
