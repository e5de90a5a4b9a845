"""The outbox: nothing twice, nothing lost; and a real request to a stand-in of the gateway, its signature checked."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from tests.cast import at

from fengqiao.notices.delivery import BACK_OFF, CLAIM_LASTS, deliver
from fengqiao.notices.gateways import AliyunGateway, GatewayRefused, gateway
from fengqiao.notices.models import Channel, Notice
from fengqiao.notices.outbox import queue

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02")


class Post:
    """A gateway that remembers; ``refuse`` makes it refuse so many times first."""

    def __init__(self, refuse: int = 0) -> None:
        self.sent: list[str] = []
        self.refuse = refuse

    def send(self, phone: str, text: str, once: str) -> None:
        if self.refuse:
            self.refuse -= 1
            raise GatewayRefused("BUSY")
        self.sent.append(once)


def put(once: str = "a") -> None:
    queue(once=once, channel=Channel.SMS, text="您的办件有新进展。", now=NOW, phone="13900010001")


def test_a_message_queued_twice_and_delivered_twice_goes_out_once() -> None:
    put()
    put()
    post = Post()
    assert deliver(post, NOW) == 1
    assert deliver(post, NOW) == 0
    assert post.sent == ["a"]


def test_a_refused_message_waits_longer_each_time_and_goes_out_at_last() -> None:
    put()
    post = Post(refuse=2)
    moment = NOW
    assert deliver(post, moment) == 0
    assert deliver(post, moment) == 0, "not before its time"
    moment += BACK_OFF[0]
    assert deliver(post, moment) == 0
    moment += BACK_OFF[1]
    assert deliver(post, moment) == 1
    notice = Notice.objects.get()
    assert (notice.attempts, notice.failure) == (3, "")


def test_a_message_that_is_always_refused_stays_with_its_reason() -> None:
    put()
    post, moment = Post(refuse=99), NOW
    for _round in range(20):
        deliver(post, moment)
        moment += timedelta(days=1)
    notice = Notice.objects.get()
    assert (notice.attempts, notice.failure, notice.sent_at) == (len(BACK_OFF) + 1, "BUSY", None)


def test_a_claim_left_by_a_killed_worker_is_taken_up_again() -> None:
    put()
    Notice.objects.update(claimed_at=NOW, attempts=1)
    post = Post()
    assert deliver(post, NOW + timedelta(minutes=1)) == 0
    assert deliver(post, NOW + CLAIM_LASTS + timedelta(seconds=1)) == 1


class Aliyun(BaseHTTPRequestHandler):
    """Checks the signature as the service describes it and answers OK or not."""

    secret = "not-a-real-secret"
    seen: list[dict[str, list[str]]] = []

    def do_POST(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        Aliyun.seen.append(query)
        signed = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version"
        canonical = "&".join(f"{quote(k, safe='~')}={quote(v[0], safe='~')}" for k, v in sorted(query.items()))
        headers = "".join(f"{name}:{self.headers[name]}\n" for name in signed.split(";"))
        request = "\n".join(["POST", "/", canonical, headers, signed, hashlib.sha256(b"").hexdigest()])
        text = "ACS3-HMAC-SHA256\n" + hashlib.sha256(request.encode()).hexdigest()
        wanted = hmac.new(self.secret.encode(), text.encode(), hashlib.sha256).hexdigest()
        good = self.headers["authorization"].endswith(f"Signature={wanted}")
        body = json.dumps({"Code": "OK" if good else "SignatureDoesNotMatch"}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@pytest.fixture
def aliyun() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Aliyun)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def options(endpoint: str, secret: str = Aliyun.secret) -> dict[str, str]:
    return {"key_id": "id", "key_secret": secret, "sign_name": "枫桥", "template_code": "SMS_1", "endpoint": endpoint}


def test_the_gateway_takes_a_signed_request_and_refuses_a_wrongly_signed_one(aliyun: str) -> None:
    AliyunGateway(options(aliyun)).send("13900010001", "您的办件有新进展。", "once-1")
    assert json.loads(Aliyun.seen[-1]["TemplateParam"][0]) == {"text": "您的办件有新进展。"}
    assert Aliyun.seen[-1]["OutId"] == ["once-1"]
    with pytest.raises(GatewayRefused, match="SignatureDoesNotMatch"):
        AliyunGateway(options(aliyun, "another")).send("13900010001", "文字", "once-2")


def test_settings_that_cannot_send_are_refused_with_what_to_do(settings: object) -> None:
    settings.SMS_GATEWAY, settings.SMS_SETTINGS = "aliyun", {"key_id": "id"}  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured, match="key_secret, sign_name, template_code"):
        gateway()
    settings.SMS_GATEWAY, settings.PRODUCTION = "log", True  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured, match="sends nothing"):
        gateway()
