"""Coming in: a citizen by the code on the phone, staff by password and then the digits of their own device."""

from __future__ import annotations

import secrets

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from tests.cast import Stage
from tests.citizen.conftest import Visitor
from tests.codes import last_code

from fengqiao.people.models import User

pytestmark = pytest.mark.django_db

PHONE = "13800008888"


def test_a_number_nobody_knew_gets_an_account_with_the_first_code(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/?next=/complaints/")
    page = guest.fills(phone="138 0000 8888")
    assert PHONE in page
    guest.fills(code=last_code(PHONE))
    assert guest.path == "/complaints/"
    user = User.objects.with_phone(PHONE)
    assert user is not None
    assert user.phone_verified
    assert not user.is_staff
    assert not user.has_usable_password()


def test_a_wrong_code_is_refused_in_plain_words_and_five_are_the_end(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/")
    guest.fills(phone=PHONE)
    code = last_code(PHONE)
    wrong = "000000" if code != "000000" else "111111"
    assert "验证码不对。请对照最新的那条短信" in guest.fills(code=wrong)
    for _attempt in range(4):
        guest.fills(code=wrong)
    guest.opens("/my/")
    assert guest.path.startswith("/account/sign-in/")


def test_what_is_missing_is_said_in_our_words(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/")
    assert "请写手机号。" in guest.fills(phone="")
    assert "手机号应当是 11 位数字，以 1 开头。" in guest.fills(phone="12345")
    guest.fills(phone=PHONE)
    assert "请写短信里的六位数字。" in guest.fills(code="")


def test_a_code_that_has_run_out_says_so_and_the_way_is_not_lost(stage: Stage, settings: object) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/?next=/complaints/")
    guest.fills(phone=PHONE, next="/complaints/")
    code = last_code(PHONE)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1  # type: ignore[attr-defined]
    page = guest.fills(code=code, next="/complaints/")
    assert "验证码过了时间，请再发一次。" in page
    assert guest.path == "/account/sign-in/?next=%2Fcomplaints%2F"
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300  # type: ignore[attr-defined]
    guest.fills(phone=PHONE, next="/complaints/")
    guest.fills(code=last_code(PHONE), next="/complaints/")
    assert guest.path == "/complaints/"


def test_after_five_wrong_codes_the_way_is_not_lost(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/?next=/complaints/")
    guest.fills(phone=PHONE, next="/complaints/")
    wrong = "000000" if last_code(PHONE) != "000000" else "111111"
    for _attempt in range(5):
        page = guest.fills(code=wrong, next="/complaints/")
    assert "试得太多了" in page
    assert guest.path == "/account/sign-in/?next=%2Fcomplaints%2F"


def test_a_second_tap_after_the_right_code_goes_where_the_first_went(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/?next=/complaints/")
    guest.fills(phone=PHONE, next="/complaints/")
    address = guest.path.split("?")[0]
    guest.fills(code=last_code(PHONE), next="/complaints/")
    guest.fills(at=address, code="123456", next="/complaints/")
    assert guest.path == "/complaints/"


def test_another_number_for_an_application_is_entered_in_the_application(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/?next=/apply/consultation/send/")
    page = guest.fills(phone=PHONE, next="/apply/consultation/send/")
    assert '<input type="hidden" name="next" value="/apply/consultation/send/"><button' in page
    guest.opens("/account/sign-in/")
    page = guest.fills(phone="13800008889", next="/my/")
    assert '<input type="hidden" name="next" value="/account/sign-in/?next=/my/"><button' in page


def test_one_number_is_not_sent_codes_without_end(stage: Stage) -> None:
    pages = []
    for _attempt in range(5):
        guest = Visitor()
        guest.opens("/account/sign-in/")
        pages.append(guest.fills(phone=PHONE))
    assert "输入验证码" in pages[0]
    assert "输入验证码" not in pages[-1]


def test_staff_need_the_password_and_then_the_digits(stage: Stage) -> None:
    officer, password, secret = stage.ours.officer, secrets.token_urlsafe(16), generate_totp_secret()
    officer.set_password(password)
    officer.save()
    TOTP.activate(officer, secret)
    visitor = Visitor()
    visitor.opens("/account/login/")
    visitor.fills(login=officer.username, password="not-" + password)
    assert visitor.path == "/account/login/"
    visitor.fills(login=officer.username, password=password)
    assert visitor.path.startswith("/account/2fa/authenticate/")
    counter = next(iter(yield_hotp_counters_from_time()))
    response = visitor.client.post(visitor.path, {"code": format_hotp_value(hotp_value(secret, counter))})
    assert response["Location"] == "/desk/"
    assert visitor.client.session.get_expiry_age() <= 12 * 60 * 60


def test_the_devices_and_the_way_out_are_shown(stage: Stage) -> None:
    wang = Visitor(stage.ours.wang)
    assert "登录过的设备" in wang.opens("/account/sessions/")
    assert "要退出吗" in wang.opens("/account/logout/")
    wang.fills()
    assert "用手机号登录" in wang.opens("/my/")
