"""Legal aid: the law its parts rest on."""

from __future__ import annotations

from fengqiao.flow import art

LAW = "法律援助法"
DECIDE = art(LAW, 43, 1)
