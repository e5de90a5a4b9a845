"""The back office: for superusers and bureaus alone, each bureau in its own district, no password ever shown twice."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from tests.cast import Side
from tests.desk.conftest import SignIn

from fengqiao.knowledge.models import HolidayNotice
from fengqiao.people.models import Agency, Area, Posting, User

MODELS = [
    "people_area",
    "people_agency",
    "people_practitioner",
    "people_posting",
    "people_user",
    "people_dutyshift",
    "knowledge_statuteversion",
    "knowledge_holidaynotice",
    "places_place",
    "notices_notice",
]


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens_and_searches_for_the_bureau(model: str, ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.director)
    address = reverse(f"admin:{model}_changelist")
    assert client.get(address).status_code == 200
    assert client.get(address + "?q=1").status_code == 200


@pytest.mark.parametrize("who", ["clerk", "supervisor", "chair", "lawyer", "wang"])
def test_nobody_else_gets_in(who: str, ours: Side, sign_in: SignIn) -> None:
    assert sign_in(getattr(ours, who)).get(reverse("admin:people_user_changelist")).status_code in (302, 403)


def test_a_superuser_gets_in_only_with_the_second_factor(ours: Side) -> None:
    root = User.objects.create_superuser("root")
    client = Client()
    client.force_login(root, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("admin:index"))["Location"] == reverse("mfa_activate_totp")
    Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={})
    assert client.get(reverse("admin:index")).status_code == 200


def test_only_our_own_models_stand_in_it() -> None:
    assert {model.__module__.split(".")[0] for model in admin.site._registry} == {"fengqiao"}


def test_a_bureau_sees_and_names_nobody_of_the_neighbour(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.director)
    for model, foreign in [
        ("people_area", theirs.town.name),
        ("people_agency", theirs.center.name),
        ("people_posting", theirs.center.name),
        ("people_user", theirs.clerk.username),
    ]:
        assert foreign not in client.get(reverse(f"admin:{model}_changelist")).content.decode()
    posting = {"agency": str(theirs.center.pk), "role": "bureau", "since": "2026-01-01", "until": ""}
    response = client.post(reverse("admin:people_posting_add"), {**posting, "user": str(ours.clerk.pk)})
    assert response.status_code == 200
    assert not Posting.objects.filter(user=ours.clerk, agency=theirs.center).exists()
    found = client.get(reverse("admin:people_agency_change", args=[theirs.center.pk]))
    assert found.status_code == 302
    response = client.post(
        reverse("admin:people_area_add"), {"code": theirs.village.code[:9] + "299", "name": "邻村", "level": "5"}
    )
    assert "不在您管理的区县里" in response.content.decode()
    assert not Area.objects.filter(name="邻村").exists()


def test_a_new_person_gets_a_password_shown_once_that_must_be_changed(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.director)
    body = {"username": "new-clerk", "name": "新窗口", "new_phone": "13700000456", "is_active": "on", "home_area": ""}
    response = client.post(reverse("admin:people_user_add"), body)
    html = response.content.decode()
    password = re.search(r"<strong>([\w-]{16})</strong>", html)
    assert password
    assert "no-store" in response["Cache-Control"]
    made = User.objects.get(username="new-clerk")
    assert made.check_password(password[1])
    assert (made.is_staff, made.is_superuser, made.phone) == (True, False, "13700000456")
    page = client.get(reverse("admin:people_user_change", args=[made.pk])).content.decode()
    for secret in (password[1], made.password, "13700000456"):
        assert secret not in page
    Posting.objects.create(user=made, agency=ours.center, role="window_clerk", since="2026-01-01")
    theirs = sign_in(made)
    assert theirs.get(reverse("desk:queue"))["Location"] == reverse("account_change_password")
    theirs.post(
        reverse("account_change_password"),
        {"oldpassword": password[1], "password1": "maple-bridge-9-quiet", "password2": "maple-bridge-9-quiet"},
    )
    made.refresh_from_db()
    assert made.check_password("maple-bridge-9-quiet")
    assert theirs.get(reverse("desk:queue")).status_code == 200


def test_a_bureau_cannot_reset_a_superuser_or_somebody_who_also_works_next_door(
    ours: Side, theirs: Side, sign_in: SignIn
) -> None:
    root = User.objects.create_superuser("root", home_area=ours.district)
    Posting.objects.create(user=ours.lawyer, agency=theirs.firm, role="lawyer", since="2026-01-01")
    client = sign_in(ours.director)
    for user in (root, ours.lawyer, ours.wang):
        before = user.password
        client.post(
            reverse("admin:people_user_changelist"), {"action": "new_password", "_selected_action": [str(user.pk)]}
        )
        user.refresh_from_db()
        assert user.password == before


def test_an_agency_belongs_to_the_district_of_its_area(ours: Side, sign_in: SignIn) -> None:
    body = {"kind": "justice_office", "name": "梅州镇司法所", "area": ours.town.code, "is_open": "on"}
    response = sign_in(ours.director).post(reverse("admin:people_agency_add"), body)
    assert response.status_code == 302
    assert Agency.objects.get(name="梅州镇司法所").district == ours.district


def test_a_holiday_notice_with_a_fault_is_refused_with_the_reason(ours: Side, sign_in: SignIn) -> None:
    response = sign_in(ours.director).post(
        reverse("admin:knowledge_holidaynotice_add"), {"year": "2027", "toml": "year = "}
    )
    assert response.status_code == 200
    assert not HolidayNotice.objects.exists()
