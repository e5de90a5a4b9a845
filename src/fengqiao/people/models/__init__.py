"""The tables of people."""

from fengqiao.people.models.places import Agency, AgencyKind, Area, AreaLevel, level_of
from fengqiao.people.models.tokens import ApiToken
from fengqiao.people.models.users import (
    DutyShift,
    Posting,
    Practitioner,
    PractitionerKind,
    SafeContact,
    User,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "ApiToken",
    "Area",
    "AreaLevel",
    "DutyShift",
    "Posting",
    "Practitioner",
    "PractitionerKind",
    "SafeContact",
    "User",
    "level_of",
]
