"""People's mediation: the law its parts rest on."""

from __future__ import annotations

from fengqiao.flow import Role

LAW = "人民调解法"
BOTH = (Role.APPLICANT, Role.RESPONDENT)
OFFICE = (Role.COMMITTEE, Role.MEDIATOR)
