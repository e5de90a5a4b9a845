"""Nothing of the office opens to a member of staff who did not come in as one, or who has left: there they are a citizen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import AID, DISPUTE, Side, Story, build_stage
from tests.codes import last_code

from fengqiao.matters.acting import act
from fengqiao.matters.errors import ActionRefused
from fengqiao.matters.models import Matter
from fengqiao.matters.queues import desks_of
from fengqiao.matters.rights import visible_to
from fengqiao.people.models import ApiToken, Posting, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(statutes: None) -> Side:
    cache.clear()
    return build_stage().ours


@pytest.fixture
def matter(ours: Side) -> Matter:
    return Story("legal-aid", ours.wang, AID, "2026-03-02", ours.village).matter


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages_of(matter: Matter) -> list[str]:
    paper = matter.papers.first()
    assert paper is not None
    mine = [
        f"/my/{matter.number}/",
        f"/my/{matter.number}/papers/{paper.pk}/",
        f"/my/{matter.number}/papers/{paper.pk}.docx",
    ]
    return [*mine, f"/desk/matters/{matter.number}/", f"/api/matters/{matter.number}"]


@pytest.mark.parametrize("what_lacks", ["second factor", "own password"])
def test_without_both_factors_no_page_of_any_face_shows_the_offices_matters(
    what_lacks: str, ours: Side, matter: Matter
) -> None:
    if what_lacks == "own password":
        TOTP.activate(ours.officer, generate_totp_secret())
        ours.officer.password_is_one_time = True
        ours.officer.save()
    client = signed_in(ours.officer)
    for address in pages_of(matter):
        answer = client.get(address)
        assert answer.status_code in (302, 401, 404), address
        assert "王小满" not in answer.content.decode("utf-8", "replace"), address


def test_the_citizens_pages_show_a_matter_to_its_parties_and_not_to_its_office(ours: Side, matter: Matter) -> None:
    """Its office reads it at the desk, where what is personal is masked and every opening recorded."""
    TOTP.activate(ours.officer, generate_totp_secret())
    client = signed_in(ours.officer)
    for address in pages_of(matter)[:3]:
        assert client.get(address).status_code == 404
    assert client.get(f"/desk/matters/{matter.number}/").status_code == 200
    assert signed_in(ours.wang).get(f"/my/{matter.number}/").status_code == 200


@pytest.mark.parametrize("has_device", [True, False])
def test_a_telephone_alone_opens_nothing_of_the_office(has_device: bool, ours: Side, matter: Matter) -> None:
    if has_device:
        TOTP.activate(ours.officer, generate_totp_secret())
    client = Client()
    asked = client.post(reverse("sign_in"), {"phone": ours.officer.phone})
    client.post(asked["location"], {"code": last_code(ours.officer.phone)})
    for address in (*pages_of(matter), "/desk/", "/admin/"):
        assert client.get(address).status_code in (302, 401, 404), address
    assert client.get("/desk/")["location"].startswith((reverse("account_login"), reverse("sign_in")))


def test_somebody_who_came_in_by_telephone_cannot_bind_a_device_to_a_staff_account(ours: Side) -> None:
    client = Client()
    asked = client.post(reverse("sign_in"), {"phone": ours.officer.phone})
    client.post(asked["location"], {"code": last_code(ours.officer.phone)})
    assert client.get("/my/").status_code == 200, "as a citizen they may come in"
    assert client.get(reverse("mfa_activate_totp"))["location"].startswith(reverse("account_login"))
    assert client.get("/my/").status_code == 302, "and are asked to come in by the other door"


def test_a_token_ends_with_the_password_and_the_device(ours: Side, matter: Matter) -> None:
    token = ApiToken.objects.issue(ours.officer, "接口", None)
    headers = {"Authorization": f"Bearer {token}"}
    address = f"/api/matters/{matter.number}"
    assert Client().get(address, headers=headers).status_code == 401
    TOTP.activate(ours.officer, generate_totp_secret())
    assert Client().get(address, headers=headers).status_code == 200
    User.objects.filter(pk=ours.officer.pk).update(password_is_one_time=True)
    assert Client().get(address, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "password/set/", "password/reset/", "phone/change/", "3rdparty/"]
)
def test_doors_nobody_walks_through_are_closed(path: str, ours: Side) -> None:
    for client in (Client(), signed_in(ours.wang)):
        assert client.get(f"/account/{path}").status_code == 404


def test_a_handler_who_left_the_post_sees_and_does_nothing_more(ours: Side) -> None:
    story = Story("mediation", ours.wang, DISPUTE, "2026-03-02", ours.district)
    story.does(ours.chair, "record_consent", "2026-03-03", how="in_person")
    story.does(ours.chair, "name_mediator", "2026-03-04", mediator=str(ours.mediator.pk))
    today = timezone.localdate()
    assert visible_to(ours.mediator, today).exists()
    Posting.objects.filter(user=ours.mediator).update(until=today - timedelta(days=1))
    assert not visible_to(ours.mediator, today).exists()
    with pytest.raises(ActionRefused):
        act(story.matter.pk, "fail", by=ours.mediator, version=story.matter.version, key="left")
    # Another post elsewhere, or as something else, does not bring the old matters back.
    Posting.objects.create(user=ours.mediator, agency=ours.firm, role="lawyer", since="2026-01-01")
    assert not visible_to(ours.mediator, today).exists()


def test_who_left_is_not_named_by_an_old_roster(ours: Side) -> None:
    from tests.cast import QUESTION, at, roster

    roster(ours, at("2026-03-02").date())
    Posting.objects.filter(user=ours.duty_lawyer).update(until="2026-03-01")
    assert Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village).matter.handler is None


def test_a_list_of_ones_own_ends_with_the_post(ours: Side) -> None:
    today = timezone.localdate()
    assert [desk.key for desk in desks_of(ours.lawyer, today)] == ["mine"]
    Posting.objects.filter(user=ours.lawyer).update(until=today - timedelta(days=1))
    assert not desks_of(ours.lawyer, today)


def test_nobody_looks_from_the_desk_into_a_matter_they_are_named_in(ours: Side) -> None:
    """The other side may work at the office; they need not have joined to be none of those who may read."""
    named = {**DISPUTE, "other_name": ours.chair.name, "other_phone": ours.chair.phone}
    matter = Story("mediation", ours.wang, named, "2026-03-02", ours.district).matter
    today = timezone.localdate()
    assert not visible_to(ours.chair, today).exists()
    TOTP.activate(ours.chair, generate_totp_secret())
    client = signed_in(ours.chair)
    for address in (f"/desk/matters/{matter.number}/", f"/api/matters/{matter.number}", f"/my/{matter.number}/"):
        assert client.get(address).status_code == 404
    with pytest.raises(ActionRefused):
        act(matter.pk, "decline", by=ours.chair, version=matter.version, key="own")
    assert visible_to(ours.director, today).exists(), "somebody else of the office does"


def test_what_the_api_says_of_a_matter_is_kept_by_nobody(ours: Side, matter: Matter) -> None:
    headers = {"Authorization": f"Bearer {ApiToken.objects.issue(ours.wang, 'x', None)}"}
    assert "no-store" in Client().get(f"/api/matters/{matter.number}", headers=headers)["Cache-Control"]
