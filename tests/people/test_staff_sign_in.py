"""How staff come in: password, then six digits; where they are signed in is listed, and can be ended."""

from __future__ import annotations

import secrets
import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.cast import Side, build_stage

pytestmark = pytest.mark.django_db
PASSWORD = secrets.token_urlsafe(15)


@pytest.fixture
def ours() -> Side:
    cache.clear()
    return build_stage().ours


@pytest.fixture
def secret(ours: Side) -> str:
    """The officer has a password and a device."""
    ours.officer.set_password(PASSWORD)
    ours.officer.save()
    made: str = generate_totp_secret()
    TOTP.activate(ours.officer, made)
    return made


def digits(secret: str, half_minutes_ago: int = 0) -> str:
    counter = int(time.time()) // 30 - half_minutes_ago
    found: str = format_hotp_value(hotp_value(secret, counter))
    return found


def give_password(client: Client, ours: Side, password: str = PASSWORD) -> str:
    given = {"login": ours.officer.username, "password": password}
    return client.post(reverse("account_login"), given, follow=True).content.decode()


def test_the_password_alone_opens_nothing(ours: Side, secret: str) -> None:
    client = Client()
    html = give_password(client, ours)
    assert "动态码" in html
    assert "autofocus" in html
    assert client.get(reverse("desk:queue")).status_code == 302


@pytest.mark.parametrize("gap", ["", " "])
def test_the_six_digits_open_the_desk_with_or_without_a_blank(gap: str, ours: Side, secret: str) -> None:
    client = Client()
    give_password(client, ours)
    code = digits(secret)
    response = client.post(reverse("mfa_authenticate"), {"code": code[:3] + gap + code[3:]})
    assert response["Location"] == "/desk/"
    assert client.get(reverse("desk:queue")).status_code == 200


@pytest.mark.parametrize(("ago", "opens"), [(1, True), (4, False)])
def test_the_digits_of_the_half_minute_before_are_taken_and_no_older_ones(
    ago: int, opens: bool, ours: Side, secret: str
) -> None:
    client = Client()
    give_password(client, ours)
    client.post(reverse("mfa_authenticate"), {"code": digits(secret, ago)})
    assert (client.get(reverse("desk:queue")).status_code == 200) is opens


def test_digits_that_were_used_open_nothing_again(ours: Side, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = digits(secret)
    kept: dict[str, float] = {}
    really_set = cache.set

    def set_and_tell(key: str, value: object, timeout: float = 0, **more: object) -> None:
        kept[key] = timeout
        really_set(key, value, timeout, **more)

    monkeypatch.setattr(cache, "set", set_and_tell)
    first, second = Client(), Client()
    for client in (first, second):
        give_password(client, ours)
        client.post(reverse("mfa_authenticate"), {"code": code})
    assert first.get(reverse("desk:queue")).status_code == 200
    assert second.get(reverse("desk:queue")).status_code == 302
    assert [timeout for key, timeout in kept.items() if code in key] == [90], "for as long as they would be taken"


def test_a_wrong_password_says_no_more_than_that(ours: Side, secret: str) -> None:
    known = give_password(Client(), ours, "wrong")
    unknown = Client().post(reverse("account_login"), {"login": "nobody", "password": "wrong"}).content.decode()
    for html in (known, unknown):
        assert "不对" in html or "不正确" in html


def test_nobody_made_without_a_password_can_sign_in_with_any(ours: Side) -> None:
    for guess in ("", "123456", "admin", ours.officer.username):
        client = Client()
        give_password(client, ours, guess)
        assert client.get(reverse("desk:queue")).status_code == 302
    assert not ours.officer.has_usable_password()


def test_where_one_is_signed_in_is_listed_and_the_others_are_ended(ours: Side, secret: str) -> None:
    office, home = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/130"), Client()
    for client in (office, home):
        give_password(client, ours)
        cache.clear()
        client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
        cache.clear()
    assert office.get(reverse("desk:queue")).status_code == 200
    html = home.get(reverse("usersessions_list")).content.decode()
    assert "Chrome" in html
    home.post(reverse("usersessions_list"))
    assert office.get(reverse("desk:queue")).status_code == 302
    assert home.get(reverse("desk:queue")).status_code == 200


def test_a_password_of_ones_own_is_chosen_in_our_words_and_the_desk_is_one_step_back(ours: Side, secret: str) -> None:
    client = Client()
    give_password(client, ours)
    client.post(reverse("mfa_authenticate"), {"code": digits(secret)})
    menu = client.get(reverse("desk:queue")).content.decode()
    for page in ("account_change_password", "mfa_index", "desk:sessions"):
        assert f'href="{reverse(page)}"' in menu
    html = client.get(reverse("account_change_password")).content.decode()
    assert "几个不相干的词连起来" in html
    assert "你的密码" not in html
    assert "回工作台" in html
    refused = {"oldpassword": PASSWORD, "password1": "123456789012", "password2": "123456789012"}
    assert client.post(reverse("account_change_password"), refused).status_code == 200
    ours.officer.refresh_from_db()
    assert ours.officer.check_password(PASSWORD)
