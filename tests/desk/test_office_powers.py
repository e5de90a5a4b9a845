"""What somebody in the back office cannot do, and that what they do is recorded and told to whom it concerns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Side
from tests.desk.conftest import SignIn

from fengqiao.notices.models import Notice
from fengqiao.people.models import Posting, User

POSTING = {"role": "aid_officer", "since": "2026-01-01", "until": ""}


def listed(client: Client, user: User, agent: str = "") -> UserSession:
    """The row that signing in by the door makes, which ``force_login`` goes around."""
    found: UserSession = UserSession.objects.create(
        user=user, ip="10.9.8.7", session_key=client.session.session_key, user_agent=agent
    )
    return found


@pytest.mark.parametrize("who", ["director", "root"])
def test_nobody_enters_or_lengthens_a_posting_of_their_own(who: str, ours: Side, sign_in: SignIn) -> None:
    user = User.objects.create_superuser("root") if who == "root" else ours.director
    client = sign_in(user)
    body = {**POSTING, "user": str(user.pk), "agency": str(ours.aid.pk)}
    client.post(reverse("admin:people_posting_add"), body)
    inline = {"username": user.username, "name": user.name, "is_active": "on", "home_area": "", "new_phone": ""}
    inline |= {"postings-TOTAL_FORMS": "1", "postings-INITIAL_FORMS": "0", "postings-0-agency": str(ours.aid.pk)}
    inline |= {f"postings-0-{key}": value for key, value in POSTING.items()}
    client.post(reverse("admin:people_user_change", args=[user.pk]), inline)
    assert not Posting.objects.filter(user=user, role="aid_officer").exists()
    own = Posting.objects.filter(user=user).first()
    if own is not None:
        changed = {**POSTING, "role": "supervisor", "user": str(ours.clerk.pk), "agency": str(ours.center.pk)}
        assert client.post(reverse("admin:people_posting_change", args=[own.pk]), changed).status_code == 403
    others = {**POSTING, "user": str(ours.clerk.pk), "agency": str(ours.aid.pk)}
    assert client.post(reverse("admin:people_posting_add"), others).status_code == 302, "for somebody else they may"


@pytest.mark.parametrize("action", ["new_password", "forget_second_factor"])
def test_taking_a_key_away_is_recorded_told_and_ends_what_was_open(action: str, ours: Side, sign_in: SignIn) -> None:
    theirs = sign_in(ours.mediator)
    assert theirs.get("/desk/").status_code == 200
    client = sign_in(ours.director)
    chosen = {"action": action, "_selected_action": [str(ours.mediator.pk)]}
    client.post(reverse("admin:people_user_changelist"), chosen)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (ours.director, str(ours.mediator.pk))
    told = {notice.channel: notice for notice in Notice.objects.all()}
    assert told["site"].user == ours.mediator
    assert told["sms"].phone == ours.mediator.phone
    assert not UserSession.objects.filter(user=ours.mediator).exists()
    assert theirs.get("/desk/").status_code == 302


def test_somebodys_devices_are_listed_and_ended_one_by_one(ours: Side, sign_in: SignIn) -> None:
    phone, computer = sign_in(ours.clerk), sign_in(ours.clerk)
    lost = listed(phone, ours.clerk, "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0")
    listed(computer, ours.clerk, "Mozilla/5.0 (Windows NT 10.0) Chrome/130")
    client = sign_in(ours.director)
    assert "2 台" in client.get(reverse("admin:people_user_change", args=[ours.clerk.pk])).content.decode()
    address = reverse("admin:people_user_sessions", args=[ours.clerk.pk])
    html = client.get(address).content.decode()
    assert "微信 · 安卓手机" in html
    assert "Chrome · Windows 电脑" in html
    assert "10.9.8.7" not in html, "the device and when it was seen, and no more"
    assert phone.session.session_key not in html
    client.post(address, {"session": str(lost.pk)})
    assert phone.get("/desk/").status_code == 302
    assert computer.get("/desk/").status_code == 200
    assert "微信" in LogEntry.objects.get().change_message
    client.post(address, {"session": str(lost.pk)})
    client.post(address, {"session": "no number"})
    assert computer.get("/desk/").status_code == 200


def test_nobodys_devices_are_shown_next_door_or_of_citizens_or_of_the_superuser(
    ours: Side, theirs: Side, sign_in: SignIn
) -> None:
    root = User.objects.create_superuser("root", home_area=ours.district)
    client = sign_in(ours.director)
    for user in (theirs.clerk, ours.wang, root):
        key = str(listed(sign_in(user), user).pk)
        for address in (reverse("admin:people_user_sessions", args=[one.pk]) for one in (user, ours.clerk)):
            client.post(address, {"session": key})
        assert client.get(reverse("admin:people_user_sessions", args=[user.pk])).status_code == 404
        assert UserSession.objects.filter(user=user).exists()
    assert sign_in(ours.clerk).get(reverse("admin:people_user_sessions", args=[ours.clerk.pk])).status_code in (
        302,
        403,
    )


def test_when_a_device_was_last_used_is_known_to_the_hour(ours: Side, sign_in: SignIn) -> None:
    client = sign_in(ours.clerk)
    client.get("/desk/")
    session = listed(client, ours.clerk)
    long_ago = timezone.now() - timedelta(days=3)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/desk/")
    session.refresh_from_db()
    assert session.last_seen_at == long_ago, "not at every page"
    kept = client.session
    kept["seen"] -= 3700
    kept.save()
    client.get("/desk/")
    session.refresh_from_db()
    assert timezone.now() - session.last_seen_at < timedelta(minutes=1)


def test_a_code_cannot_be_read_in_the_back_office(ours: Side, sign_in: SignIn) -> None:
    Client().post(reverse("sign_in"), {"phone": ours.wang.phone})
    code = Notice.objects.get(channel="sms").secret
    assert "验证码" in code
    client = sign_in(User.objects.create_superuser("root"))
    notice = Notice.objects.get(channel="sms")
    pages = [reverse("admin:notices_notice_changelist"), reverse("admin:notices_notice_change", args=[notice.pk])]
    for page in pages:
        html = client.get(page).content.decode()
        assert code[4:10] not in html
        assert ours.wang.phone not in html
