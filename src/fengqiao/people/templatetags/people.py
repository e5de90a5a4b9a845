"""What templates say about people and their devices."""

from __future__ import annotations

from django import template

from fengqiao.people import devices

register = template.Library()


@register.filter
def device_name(user_agent: object) -> str:
    """The browser and the machine, as people call them."""
    return devices.device_name(str(user_agent or ""))
