"""WeChat sign-in against a stand-in of WeChat's endpoints on the loopback: a real redirect, a real token exchange."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from fengqiao.people.models import User

pytestmark = pytest.mark.django_db


class StandIn(BaseHTTPRequestHandler):
    """Answers the token request as WeChat does; codes beginning with ``bad`` are refused the way WeChat refuses."""

    asked: list[dict[str, list[str]]] = []

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        fields = parse_qs(self.rfile.read(length).decode()) or parse_qs(urlsplit(self.path).query)
        StandIn.asked.append(fields)
        code = fields["code"][0]
        answer = (
            {"errcode": 40029, "errmsg": "invalid code"}
            if code.startswith("bad")
            else {
                "access_token": "t",
                "expires_in": 7200,
                "refresh_token": "r",
                "openid": f"o-{code}",
                "scope": "snsapi_base",
                "unionid": "u-1",
            }
        )
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "text/plain")
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST  # noqa: N815

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@pytest.fixture
def weixin(settings: object) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), StandIn)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    StandIn.asked.clear()
    address = f"http://127.0.0.1:{server.server_port}"
    settings.WEIXIN_BASE_URL = address  # type: ignore[attr-defined]
    settings.SOCIALACCOUNT_PROVIDERS = {"weixin": {"APPS": [{"client_id": "wx-app", "secret": "wx-secret", "key": ""}]}}  # type: ignore[attr-defined]
    yield address
    server.shutdown()
    server.server_close()


def go(client: Client) -> dict[str, list[str]]:
    """Press the button and return what the redirect to WeChat asks for."""
    answer = client.post("/account/weixin/login/")
    assert answer.status_code == 302
    assert answer["location"].endswith("#wechat_redirect")
    return parse_qs(urlsplit(answer["location"]).query)


def test_a_citizen_signs_in_and_comes_back_as_the_same_person(weixin: str) -> None:
    client = Client()
    asked = go(client)
    assert (asked["appid"], asked["scope"]) == (["wx-app"], ["snsapi_base"])
    answer = client.get("/account/weixin/login/callback/", {"code": "one", "state": asked["state"][0]})
    assert (answer.status_code, answer["location"]) == (302, "/my/")
    user = User.objects.get()
    assert user.username.startswith("c-")
    assert not user.is_staff
    assert SocialAccount.objects.get().uid == "u-1"
    other = Client()
    state = go(other)["state"][0]
    other.get("/account/weixin/login/callback/", {"code": "two", "state": state})
    assert User.objects.count() == 1, "the same unionid is the same person"
    assert StandIn.asked[0]["appid"] == ["wx-app"]


def test_a_refused_code_and_a_forged_state_sign_nobody_in(weixin: str) -> None:
    client = Client()
    state = go(client)["state"][0]
    for given in ({"code": "bad-1", "state": state}, {"code": "one", "state": "forged"}):
        answer = client.get("/account/weixin/login/callback/", given)
        assert answer.status_code in (200, 302, 401, 403)
        assert not User.objects.exists()


def test_without_settings_there_is_no_such_door() -> None:
    assert Client().post("/account/weixin/login/").status_code == 404


def test_the_button_stands_where_it_works_inside_wechat(weixin: str) -> None:
    page, inside = "/account/login/code/", {"User-Agent": "Mozilla/5.0 MicroMessenger/8.0"}
    assert "/account/weixin/login/" in Client(headers=inside).get(page).content.decode()
    assert "/account/weixin/login/" not in Client().get(page).content.decode()


def test_where_wechat_is_not_set_up_nothing_is_offered() -> None:
    page = Client(headers={"User-Agent": "MicroMessenger/8.0"}).get("/account/login/code/")
    assert "/account/weixin/login/" not in page.content.decode()
