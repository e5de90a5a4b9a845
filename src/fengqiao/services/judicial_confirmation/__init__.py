"""司法确认 (judicial confirmation): both sides ask the court to confirm a mediation agreement.

Source: 《民事诉讼法》 (2023) arts. 205-206 and 187; 《人民调解法》 art. 33; the interpretation of the 民事诉讼法 arts. 351-358 and 372.
Court papers from before 2024 cite arts. 201-202, the old numbers, and so does that interpretation.  The platform helps
both sides ask in time and keeps the court's answer; it decides nothing for the court.
The thirty days run from the day the agreement took effect, so they are counted from the moment the matter is opened.
Reading: the 2011 rules (three days to accept, fifteen to decide) are older than the 民事诉讼法 in force; both are shown, the
thirty days of art. 187 as the outer limit.
"""

from __future__ import annotations

from datetime import date

from fengqiao.flow import HandOff, PartyPlace, Refusal, Role, Service, _, art
from fengqiao.services.judicial_confirmation.asked import FORM, MATERIALS
from fengqiao.services.judicial_confirmation.clocks import CLOCKS
from fengqiao.services.judicial_confirmation.law import ASK, NOT_TAKEN, RULE
from fengqiao.services.judicial_confirmation.papers import PAPERS
from fengqiao.services.judicial_confirmation.steps import STEPS

JUDICIAL_CONFIRMATION = Service(
    code="judicial-confirmation",
    number=14,
    name=_("司法确认"),
    summary=_("双方一起请法院确认调解协议。确认以后，对方不履行，可以直接申请强制执行。"),
    source="《民事诉讼法》第二百零五条、第二百零六条，《人民调解法》第三十三条",
    in_force_from=date(2024, 1, 1),
    agency_kind="mediation_committee",
    office=Role.COMMITTEE,
    second_look=Role.BUREAU,
    icon="landmark",
    fee=_("免费"),
    fee_cites=art("最高人民法院关于人民调解协议司法确认程序的若干规定", 11),
    cites=ASK,
    opened_said=_("发起共同申请司法确认。"),
    opened_tells=(Role.COMMITTEE, Role.RESPONDENT),
    parties=(
        PartyPlace(Role.APPLICANT, _("申请人"), required=True),
        PartyPlace(Role.RESPONDENT, _("对方当事人"), joins_by_link=True, required=True),
    ),
    form=FORM,
    materials=MATERIALS,
    refusals=tuple(
        Refusal(one.key, one.label, one.cites, _("可以重新达成协议，也可以向人民法院起诉。")) for one in NOT_TAKEN
    ),
    steps=STEPS,
    clocks=CLOCKS,
    papers=PAPERS,
    hand_offs=(
        HandOff("mediation", _("重新调解"), _("裁定驳回的，可以变更协议或者达成新的协议。"), RULE),
        HandOff("legal-aid", _("申请法律援助"), _("要起诉又经济困难，可以申请免费律师。"), art("法律援助法", 31)),
    ),
)
