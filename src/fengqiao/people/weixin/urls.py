"""Addresses of WeChat sign-in."""

from allauth.socialaccount.providers.oauth2.urls import default_urlpatterns

from fengqiao.people.weixin.provider import InsideWeixinProvider

urlpatterns = default_urlpatterns(InsideWeixinProvider)
