"""What templates say about people and their devices."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template import Context

from fengqiao.people import devices

register = template.Library()


@register.filter
def device_name(user_agent: object) -> str:
    """The browser and the machine, as people call them."""
    return devices.device_name(str(user_agent or ""))


@register.simple_tag(takes_context=True)
def offers_weixin(context: Context) -> bool:
    """Whether one can sign in with WeChat here: it is set up, and this is WeChat's own browser, which alone can."""
    is_set_up = bool(settings.SOCIALACCOUNT_PROVIDERS.get("weixin", {}).get("APPS"))
    return is_set_up and "MicroMessenger" in context["request"].headers.get("User-Agent", "")
