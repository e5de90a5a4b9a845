"""Codes can be neither guessed nor used to flood somebody's telephone, and the counters cannot be pushed out."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.cast import Side, build_stage
from tests.codes import last_code

from fengqiao.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Side:
    cache.clear()
    return build_stage().ours


def ask(client: Client, phone: str) -> Any:
    return client.post(reverse("sign_in"), {"phone": phone})


def guess(client: Client, code: str) -> bool:
    client.post(reverse("account_confirm_login_code"), {"code": code})
    return "_auth_user_id" in client.session


def test_many_guesses_at_once_are_many_guesses(ours: Side) -> None:
    """Sent together they all see the session as it was before the first; what counts them stands outside of it."""
    client = Client()
    ask(client, ours.wang.phone)
    code = last_code(ours.wang.phone)
    before = dict(client.session)
    for wrong in range(8):
        guess(client, f"{(int(code) + wrong + 1) % 1_000_000:06d}")
        session = client.session
        session.update(before)
        session.save()
    assert not guess(client, code), "the right one comes too late"


def test_one_number_gets_so_many_codes_an_hour_and_a_day_from_wherever_they_are_asked_for(ours: Side) -> None:
    with time_machine.travel("2026-03-02 08:00:00+08:00", tick=False) as clock:
        for number in range(60 * 24):
            client = Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
            if number % 5 == 0:
                ask(client, ours.wang.phone)
                if number == 55:
                    assert Notice.objects.filter(channel="sms").count() == 8
            clock.shift(60)
        assert Notice.objects.filter(channel="sms").count() == 20


def test_a_proxys_word_for_an_address_is_believed_only_where_there_is_one(settings: Any) -> None:
    from django.test import RequestFactory

    from fengqiao.people.accounts import AccountAdapter

    request = RequestFactory().get("/", headers={"x-forwarded-for": "6.6.6.6, 10.1.1.1"}, REMOTE_ADDR="127.0.0.1")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert AccountAdapter().get_client_ip(request) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert AccountAdapter().get_client_ip(request) == "10.1.1.1", (
        "what the visitor wrote in front of it is not believed"
    )


def test_counters_of_a_few_hundred_visitors_push_nobodys_out(ours: Side) -> None:
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 20_000
    cache.set("counted", 5, 600)
    for number in range(1000):
        cache.set(f"a-visitor-{number}", 1, 600)
    assert cache.get("counted") == 5


def test_asking_with_a_known_and_an_unknown_number_looks_the_same(ours: Side) -> None:
    answers = [ask(Client(), phone) for phone in (ours.wang.phone, "13877776666")]
    assert len({(answer.status_code, answer["location"]) for answer in answers}) == 1
