"""The back office: for superusers and bureaus alone, each bureau in its own district, no password ever shown twice."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import QUESTION, Side, Story, roster
from tests.desk.conftest import SignIn

from fengqiao.knowledge.models import HolidayNotice
from fengqiao.people.models import Agency, Area, AreaLevel, DutyShift, Posting, User

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
    response = client.post(reverse("admin:people_area_add"), {"code": theirs.village.code[:9] + "299", "name": "邻村"})
    assert "不在您管理的区县里" in response.content.decode()
    assert not Area.objects.filter(name="邻村").exists()


def test_a_new_person_gets_a_password_shown_once_that_must_be_changed(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.director)
    body = {"username": "new-clerk", "name": "新窗口", "new_phone": "13700000456", "is_active": "on", "home_area": ""}
    body |= {
        "postings-TOTAL_FORMS": "1",
        "postings-INITIAL_FORMS": "0",
        "postings-0-agency": str(ours.center.pk),
        "postings-0-role": "window_clerk",
        "postings-0-since": "2026-01-01",
        "postings-0-until": "",
    }
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
    assert made.postings.get().agency == ours.center, "entered with the person"
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
    response = sign_in(User.objects.create_superuser("root")).post(
        reverse("admin:knowledge_holidaynotice_add"), {"year": "2027", "toml": "year = "}
    )
    assert response.status_code == 200
    assert not HolidayNotice.objects.exists()


def test_the_calendar_is_kept_by_the_bureau_of_the_only_district_and_else_by_the_superuser(
    ours: Side, theirs: Side, sign_in: SignIn
) -> None:
    client, address = sign_in(ours.director), reverse("admin:knowledge_holidaynotice_add")
    assert client.get(address).status_code == 403
    Area.objects.filter(pk=theirs.district.pk).update(level=AreaLevel.TOWN)
    html = client.get(address).content.decode()
    assert "国务院办公厅关于" in html, "the form is begun"


def test_the_first_page_and_the_menu_show_what_one_may_open_and_the_way_back(ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.director).get(reverse("admin:index")).content.decode()
    for words in ("工作人员", "值班表", "节假日安排", "回工作台", "谁在哪个机构任什么岗位"):
        assert words in html, words


def test_a_list_of_staff_says_where_they_work_and_what_keeps_them_out(ours: Side, sign_in: SignIn) -> None:
    ours.clerk.set_password("a-password-of-the-office")
    ours.clerk.password_is_one_time = True
    ours.clerk.save()
    html = sign_in(ours.director).get(reverse("admin:people_user_changelist") + "?q=陈窗口").content.decode()
    assert f"{ours.center.name} 窗口人员" in html
    assert "还没改一次性密码" in html


def test_somebody_new_cannot_be_posted_next_door(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    body = {"username": "spy", "name": "新人", "new_phone": "", "is_active": "on", "home_area": ""}
    body |= {"postings-TOTAL_FORMS": "1", "postings-INITIAL_FORMS": "0", "postings-0-agency": str(theirs.center.pk)}
    body |= {"postings-0-role": "bureau", "postings-0-since": "2026-01-01", "postings-0-until": ""}
    assert sign_in(ours.director).post(reverse("admin:people_user_add"), body).status_code == 200
    assert not User.objects.filter(username="spy").exists()


def test_a_roster_opens_at_today_and_a_week_is_copied_once(ours: Side, sign_in: SignIn) -> None:
    today = timezone.localdate()
    for back in (400, -1):
        roster(ours, today - timedelta(days=back))
    client, address = sign_in(ours.director), reverse("admin:people_dutyshift_changelist")
    html = client.get(address).content.decode()
    assert f"{today + timedelta(days=1)}" in html
    assert f"{today - timedelta(days=400)}" not in html
    assert f"{today - timedelta(days=400)}" in client.get(address + "?days=past").content.decode()
    shift = DutyShift.objects.get(day__gte=today)
    for _twice in range(2):
        client.post(address, {"action": "copy_to_next_week", "_selected_action": [str(shift.pk)]})
    assert (
        DutyShift.objects.filter(day=shift.day + timedelta(days=7), user=shift.user, topics=shift.topics).count() == 1
    )


def test_the_level_of_a_place_is_read_from_its_code_and_a_village_stands_in_a_town(ours: Side, sign_in: SignIn) -> None:
    client, address = sign_in(ours.director), reverse("admin:people_area_add")
    client.post(address, {"code": ours.town.code[:9] + "299", "name": "新村", "level": "3"})
    assert Area.objects.get(name="新村").level == AreaLevel.VILLAGE, "a second district would take the calendar away"
    html = client.post(address, {"code": ours.district.code[:6] + "077201", "name": "没有镇的村"}).content.decode()
    assert "的乡镇街道" in html
    client.post(address, {"code": ours.district.code[:6] + "077000", "name": "新镇"})
    assert Area.objects.get(name="新镇").level == AreaLevel.TOWN


@pytest.mark.parametrize(
    ("where", "posting", "told"),
    [
        ("village_committee", {"role": "bureau"}, "司法局要任职在司法局"),
        ("center", {"role": "lawyer"}, "承办律师要任职在律师事务所"),
        ("center", {"role": "system"}, "system 不在可用的选项中"),
        ("center", {"role": "window_clerk", "until": "2025-12-31"}, "不能早于第一天"),
        ("center", {"role": "window_clerk"}, ""),
    ],
)
def test_a_posting_that_would_mean_nothing_or_too_much_is_refused(
    where: str, posting: dict[str, str], told: str, ours: Side, sign_in: SignIn
) -> None:
    body = {"user": str(ours.lawyer.pk), "agency": str(getattr(ours, where).pk), "since": "2026-01-01", "until": ""}
    response = sign_in(ours.director).post(reverse("admin:people_posting_add"), body | posting)
    assert told in response.content.decode()
    assert ours.lawyer.postings.count() == (1 if told else 2)


def test_whoever_is_signed_out_is_led_to_the_staffs_sign_in(ours: Side) -> None:
    address = reverse("admin:people_user_changelist")
    response = Client().get(address, follow=True)
    assert response.request["PATH_INFO"] == reverse("account_login")
    assert unquote(response.request["QUERY_STRING"]) == f"next={address}"


def test_nobody_is_entered_without_a_name(ours: Side, sign_in: SignIn) -> None:
    body = {"username": "nameless", "name": "", "postings-TOTAL_FORMS": "0", "postings-INITIAL_FORMS": "0"}
    assert sign_in(ours.director).post(reverse("admin:people_user_add"), body).status_code == 200
    assert not User.objects.filter(username="nameless").exists()


def test_whoever_ends_a_posting_is_told_what_is_left_undone(ours: Side, statutes: None, sign_in: SignIn) -> None:
    story = Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)
    assert story.matter.handler == ours.duty_lawyer
    client, posting = sign_in(ours.director), ours.duty_lawyer.postings.get()
    body = {"user": str(ours.duty_lawyer.pk), "agency": str(ours.center.pk), "role": "duty_lawyer"}
    body |= {"since": "2020-01-01", "until": "2026-03-31"}
    response = client.post(reverse("admin:people_posting_change", args=[posting.pk]), body, follow=True)
    assert "周律师手上还有 1 件没有办完" in response.content.decode()


def test_a_second_factor_is_cleared_for_one_person_at_a_time(ours: Side, sign_in: SignIn) -> None:
    for user in (ours.clerk, ours.officer):
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client, address = sign_in(ours.director), reverse("admin:people_user_changelist")
    both = {"action": "forget_second_factor", "_selected_action": [str(ours.clerk.pk), str(ours.officer.pk)]}
    assert "请只选一位" in client.post(address, both, follow=True).content.decode()
    assert Authenticator.objects.filter(user__in=[ours.clerk, ours.officer]).count() == 2
    html = client.post(address, {**both, "_selected_action": [str(ours.clerk.pk)]}, follow=True).content.decode()
    assert "已清除陈窗口的动态口令" in html
    assert not Authenticator.objects.filter(user=ours.clerk).exists()


def test_a_persons_page_says_how_they_sign_in_and_each_posting_what_its_boxes_are(ours: Side, sign_in: SignIn) -> None:
    html = sign_in(ours.director).get(reverse("admin:people_user_change", args=[ours.clerk.pk])).content.decode()
    for name in ("agency", "role", "since", "until"):
        assert re.search(rf'<label[^>]* for="id_postings-0-{name}"', html), name
    assert "丢了手机" in html


def test_nobody_is_put_on_the_roster_whom_no_question_would_reach(ours: Side, sign_in: SignIn) -> None:
    client, day = sign_in(ours.director), timezone.localdate() + timedelta(days=1)
    body = {"day": day.isoformat(), "agency": str(ours.center.pk), "topics": ""}
    html = client.post(reverse("admin:people_dutyshift_add"), {**body, "user": str(ours.lawyer.pk)}).content.decode()
    assert "孙律师那天不任值班律师" in html
    client.post(reverse("admin:people_dutyshift_add"), {**body, "user": str(ours.duty_lawyer.pk)})
    shift = DutyShift.objects.get()
    ours.duty_lawyer.postings.update(until=day)
    copying = {"action": "copy_to_next_week", "_selected_action": [str(shift.pk)]}
    html = client.post(reverse("admin:people_dutyshift_changelist"), copying, follow=True).content.decode()
    assert "1 个没有抄" in html
    assert DutyShift.objects.count() == 1


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("people_posting", "role"),
        ("people_agency", "kind"),
        ("people_practitioner", "kind"),
        ("places_place", "kind"),
        ("knowledge_localfigure", "key"),
    ],
)
def test_nothing_is_chosen_before_somebody_chooses_it(model: str, name: str, ours: Side, sign_in: SignIn) -> None:
    form = sign_in(ours.director).get(reverse(f"admin:{model}_add")).context["adminform"].form
    offered = [value for value, _label in form.fields[name].choices]
    assert offered[0] == ""
    assert not form[name].value()
    assert "system" not in offered
