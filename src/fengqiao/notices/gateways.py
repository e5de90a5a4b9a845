"""How a text message leaves: one interface, an adapter per gateway, chosen by ``FENGQIAO_SMS_GATEWAY``.

``log`` writes to the terminal and the data folder, for a laptop; it refuses to run in production.  ``aliyun`` speaks to a
gateway with Aliyun's signature version 3 over HTTPS; its address is a setting, so a stand-in can be tested locally.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import quote

import httpx
import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from fengqiao.seal.masks import mask_phone

log = structlog.get_logger(__name__)


class GatewayRefused(Exception):
    """The gateway did not take the message; the text is its answer, without personal data."""


class Gateway(Protocol):
    """Anything that can send a text message."""

    def send(self, phone: str, text: str, once: str) -> None:
        """Send; ``once`` identifies the message to gateways that can drop a second copy.  Raise GatewayRefused."""


class LogGateway:
    """Shows the message to whoever runs the machine; the number is masked."""

    def send(self, phone: str, text: str, once: str) -> None:
        with (settings.DATA_DIR / "sms.log").open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {mask_phone(phone)} {text}\n")
        log.info("sms_shown", phone=mask_phone(phone), text=text)


class AliyunGateway:
    """Aliyun short message service, action SendSms, signature ACS3-HMAC-SHA256.

    Settings: ``key_id``, ``key_secret``, ``sign_name``, ``template_code`` (a template with one place ``${text}``), and
    ``endpoint`` (default the public one).
    """

    def __init__(self, options: dict[str, Any]) -> None:
        missing = [name for name in ("key_id", "key_secret", "sign_name", "template_code") if not options.get(name)]
        if missing:
            raise ImproperlyConfigured(f"FENGQIAO_SMS_SETTINGS lacks {', '.join(missing)} for the aliyun gateway.")
        self.options = options
        self.endpoint = str(options.get("endpoint", "https://dysmsapi.aliyuncs.com")).rstrip("/")

    def send(self, phone: str, text: str, once: str) -> None:
        query = {
            "PhoneNumbers": phone,
            "SignName": self.options["sign_name"],
            "TemplateCode": self.options["template_code"],
            "TemplateParam": json.dumps({"text": text}, ensure_ascii=False),
            "OutId": once[:255],
        }
        try:
            answer = httpx.post(
                self.endpoint + "/", params=query, headers=self._signed(query), content=b"", timeout=10
            ).json()
        except (httpx.HTTPError, ValueError) as error:
            raise GatewayRefused(type(error).__name__) from error
        if answer.get("Code") != "OK":
            raise GatewayRefused(str(answer.get("Code", "no code"))[:80])

    def _signed(self, query: dict[str, str]) -> dict[str, str]:
        """The headers of a request, signed as the service's version 3 signature prescribes."""
        body_hash = hashlib.sha256(b"").hexdigest()
        headers = {
            "host": httpx.URL(self.endpoint).netloc.decode(),
            "x-acs-action": "SendSms",
            "x-acs-content-sha256": body_hash,
            "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": uuid.uuid4().hex,
            "x-acs-version": "2017-05-25",
        }
        names = ";".join(sorted(headers))
        canonical_query = "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(query.items()))
        canonical_headers = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        request = "\n".join(["POST", "/", canonical_query, canonical_headers, names, body_hash])
        to_sign = "ACS3-HMAC-SHA256\n" + hashlib.sha256(request.encode()).hexdigest()
        mac = hmac.new(str(self.options["key_secret"]).encode(), to_sign.encode(), hashlib.sha256).hexdigest()
        headers["authorization"] = (
            f"ACS3-HMAC-SHA256 Credential={self.options['key_id']},SignedHeaders={names},Signature={mac}"
        )
        return headers


def gateway() -> Gateway:
    """The gateway of the settings; ImproperlyConfigured when there is none of that name, or ``log`` in production."""
    match settings.SMS_GATEWAY:
        case "aliyun":
            return AliyunGateway(dict(settings.SMS_SETTINGS))
        case "log" if not settings.PRODUCTION:
            return LogGateway()
        case "log":
            raise ImproperlyConfigured("FENGQIAO_SMS_GATEWAY is log, which sends nothing. Set aliyun and its settings.")
        case other:
            raise ImproperlyConfigured(f"FENGQIAO_SMS_GATEWAY {other!r} is unknown. There are: log, aliyun.")
