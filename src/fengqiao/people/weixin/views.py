"""WeChat's addresses, and what we do with what it answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.weixin.client import WeixinOAuth2Client
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse


class InsideWeixinClient(WeixinOAuth2Client):  # type: ignore[misc]
    """WeChat's own browser wants the fragment at the end of the address, or it shows nothing."""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        return str(super().get_redirect_url(*args, **kwargs)) + "#wechat_redirect"


class InsideWeixinAdapter(WeixinOAuth2Adapter):  # type: ignore[misc]
    """The addresses can be pointed at a stand-in by ``FENGQIAO_WEIXIN_BASE_URL``."""

    client_class = InsideWeixinClient

    @property
    def authorize_url(self) -> str:
        return (settings.WEIXIN_BASE_URL or "https://open.weixin.qq.com") + "/connect/oauth2/authorize"

    @property
    def access_token_url(self) -> str:
        return (settings.WEIXIN_BASE_URL or "https://api.weixin.qq.com") + "/sns/oauth2/access_token"

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """The token's own answer says who it is; the profile is not asked for."""
        answer = kwargs["response"]
        known = {key: answer[key] for key in ("openid", "unionid") if answer.get(key)}
        return self.get_provider().sociallogin_from_response(request, known)


def _where_configured(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An installation without WeChat's settings has no such address."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.SOCIALACCOUNT_PROVIDERS.get("weixin", {}).get("APPS"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


oauth2_login = _where_configured(OAuth2LoginView.adapter_view(InsideWeixinAdapter))
oauth2_callback = _where_configured(OAuth2CallbackView.adapter_view(InsideWeixinAdapter))
