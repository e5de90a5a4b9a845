"""Which local law speaks for which district: the first two digits of an area code name the province."""

from __future__ import annotations

import re

__all__ = ["speaks_for"]

_CODES = (
    "11北京12天津13河北14山西15内蒙古21辽宁22吉林23黑龙江31上海32江苏33浙江34安徽35福建36江西37山东41河南42湖北43湖南44广东45广西46海南"
    "50重庆51四川52贵州53云南54西藏61陕西62甘肃63青海64宁夏65新疆"
)
_PROVINCES = dict(re.findall(r"(\d\d)(\D+)", _CODES))
"""GB/T 2260."""
_NATIONAL = frozenset({"海南自由贸易港法"})
"""National laws whose name begins with a province."""


def speaks_for(law: str, district: str) -> bool:
    """False for a law that names another province at its head (浙江省… in Shandong); national law speaks everywhere."""
    own = _PROVINCES.get(district[:2])
    named = next((name for name in _PROVINCES.values() if law.startswith(name)), own)
    return named == own or law in _NATIONAL
