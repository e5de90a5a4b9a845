"""The hats a person can wear towards a matter.  A right is always given to a role, never to a person."""

from __future__ import annotations

from enum import StrEnum

from fengqiao.flow.fields import _


class Role(StrEnum):
    """Who acts.  The value is stored in events and postings; ``label`` is what a user reads.

    Party roles come from the matter's own parties; handler roles from being assigned to the matter; office roles from a
    posting at the agency that holds the matter (or, for the bureau, at the bureau of its district).
    """

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    WINDOW_CLERK = "window_clerk"
    AID_OFFICER = "aid_officer"
    DUTY_LAWYER = "duty_lawyer"
    LAWYER = "lawyer"
    COMMITTEE = "committee"
    MEDIATOR = "mediator"
    SUPERVISOR = "supervisor"
    BUREAU = "bureau"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The role's name in Chinese, a message id for translation."""
        return _LABELS[self]

    @property
    def is_party(self) -> bool:
        """True for those whose matter it is; they see their own side only."""
        return self in {Role.APPLICANT, Role.RESPONDENT}

    @property
    def is_handler(self) -> bool:
        """True for those named on the matter one by one; they see only matters they were named on."""
        return self in {Role.LAWYER, Role.MEDIATOR, Role.DUTY_LAWYER}

    @property
    def is_office(self) -> bool:
        """True for those who see every matter of their agency."""
        return self in {Role.WINDOW_CLERK, Role.AID_OFFICER, Role.COMMITTEE, Role.SUPERVISOR, Role.BUREAU}


_LABELS = {
    Role.APPLICANT: _("申请人"),
    Role.RESPONDENT: _("对方当事人"),
    Role.WINDOW_CLERK: _("窗口人员"),
    Role.AID_OFFICER: _("法律援助经办人"),
    Role.DUTY_LAWYER: _("值班律师"),
    Role.LAWYER: _("承办律师"),
    Role.COMMITTEE: _("调解委员会"),
    Role.MEDIATOR: _("调解员"),
    Role.SUPERVISOR: _("复核人员"),
    Role.BUREAU: _("司法局"),
    Role.SYSTEM: _("系统"),
}
