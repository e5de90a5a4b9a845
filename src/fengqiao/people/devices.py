"""What a browser is called by people: 微信 · 安卓手机, and not the line it sends about itself."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

_BROWSERS = (
    ("MicroMessenger", mark("微信")),
    ("HuaweiBrowser", mark("华为浏览器")),
    ("MiuiBrowser", mark("小米浏览器")),
    ("HeyTapBrowser", mark("OPPO 浏览器")),
    ("VivoBrowser", mark("vivo 浏览器")),
    ("MQQBrowser", mark("QQ 浏览器")),
    ("UCBrowser", mark("UC 浏览器")),
    ("Quark", mark("夸克")),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""What stands in the line, the more particular first: nearly all of them also say Chrome and Safari."""
_MACHINES = (
    ("iPhone", mark("苹果手机")),
    ("iPad", mark("苹果平板")),
    ("OpenHarmony|HarmonyOS", mark("鸿蒙手机")),
    ("Android", mark("安卓手机")),
    ("Windows", mark("Windows 电脑")),
    ("Macintosh", mark("苹果电脑")),
    ("Linux", mark("Linux 电脑")),
)


def device_name(user_agent: str) -> str:
    """The program and the machine in the reader's language; 不认识的设备 when neither is known."""
    found = [_first(_BROWSERS, user_agent), _first(_MACHINES, user_agent)]
    return " · ".join(_(name) for name in found if name) or _("不认识的设备")


def _first(names: tuple[tuple[str, str], ...], line: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, line)), "")
