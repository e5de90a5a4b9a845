"""How personal data looks until somebody with the right opens it."""

from __future__ import annotations


def mask_phone(phone: str) -> str:
    """138****1234; a shorter number keeps its last two digits."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "*" * max(len(phone) - 2, 0) + phone[-2:]


def mask_id_number(number: str) -> str:
    """370***********1234: the province and the last four."""
    return f"{number[:3]}{'*' * max(len(number) - 7, 0)}{number[-4:]}" if len(number) > 7 else "*" * len(number)


def mask_name(name: str) -> str:
    """王** : the family name alone (the first character)."""
    return name[:1] + "*" * max(len(name) - 1, 1) if name else ""


def mask_address(address: str) -> str:
    """The first six characters, which name the county at most."""
    return address[:6] + "…" if len(address) > 6 else address
