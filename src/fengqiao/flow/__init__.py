"""What a public service is: steps, actions, clocks, papers and roles, declared as data and checked at import.

A service is a value, not code.  Pages, forms, permissions, clocks, papers, notices and pictures are derived from it, so a
new service is one new file in ``fengqiao.services``.  Nothing here knows Django, a database or a request; what a matter
*did* lives in ``fengqiao.matters``.
"""

from fengqiao.flow.catalogue import Catalogue
from fengqiao.flow.check import DeclarationError, problems_of
from fengqiao.flow.declare import (
    Action,
    Clock,
    ClockKind,
    Condition,
    Flag,
    HandOff,
    Material,
    Paper,
    PartyPlace,
    Refusal,
    Service,
    Step,
    Who,
    art,
)
from fengqiao.flow.fields import Choice, Field, Kind, Section, _
from fengqiao.flow.roles import Role

__all__ = [
    "Action",
    "Catalogue",
    "Choice",
    "Clock",
    "ClockKind",
    "Condition",
    "DeclarationError",
    "Field",
    "Flag",
    "HandOff",
    "Kind",
    "Material",
    "Paper",
    "PartyPlace",
    "Refusal",
    "Role",
    "Section",
    "Service",
    "Step",
    "Who",
    "_",
    "art",
    "problems_of",
]
