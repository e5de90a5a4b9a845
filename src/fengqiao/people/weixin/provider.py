"""The provider allauth finds in the installed applications."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.providers.weixin.provider import WeixinProvider

from fengqiao.people.weixin.views import InsideWeixinAdapter


class InsideWeixinProvider(WeixinProvider):  # type: ignore[misc]  # allauth carries no types
    """One person is one ``unionid`` across the county's accounts and mini-programs; without one, the ``openid``."""

    name = "微信"
    oauth2_adapter_class = InsideWeixinAdapter

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data.get("unionid") or data["openid"])

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def get_default_scope(self) -> list[str]:
        return ["snsapi_base"]


provider_classes = [InsideWeixinProvider]
