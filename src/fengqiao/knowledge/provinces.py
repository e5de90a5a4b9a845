"""Which local law speaks for which district: the first two digits of an area code name the province."""

from __future__ import annotations

__all__ = ["speaks_for"]

_PROVINCES = {
    entry[:2]: entry[2:]
    for entry in [
        "11北京",
        "12天津",
        "13河北",
        "14山西",
        "15内蒙古",
        "21辽宁",
        "22吉林",
        "23黑龙江",
        "31上海",
        "32江苏",
        "33浙江",
        "34安徽",
        "35福建",
        "36江西",
        "37山东",
        "41河南",
        "42湖北",
        "43湖南",
        "44广东",
        "45广西",
        "46海南",
        "50重庆",
        "51四川",
        "52贵州",
        "53云南",
        "54西藏",
        "61陕西",
        "62甘肃",
        "63青海",
        "64宁夏",
        "65新疆",
    ]
}
"""GB/T 2260."""
_NATIONAL = frozenset({"海南自由贸易港法"})
"""National laws whose name begins with a province."""


def speaks_for(law: str, district: str) -> bool:
    """False for a law that names another province at its head (浙江省… in Shandong); national law speaks everywhere."""
    own = _PROVINCES.get(district[:2])
    named = next((name for name in _PROVINCES.values() if law.startswith(name)), own)
    return named == own or law in _NATIONAL
