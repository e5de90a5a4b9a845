"""人民调解 (people's mediation): both sides, a mediator, an agreement that binds, and whether it was kept.

Source: 《人民调解法》 (2010), in force 2011-01-01.  The Act sets no time limit for mediation; the only statutory clock here is
the thirty days for asking a court to confirm the agreement (art. 33; 《民事诉讼法》 art. 205), which nothing extends.
Follow-up at 7 and 30 days is the committee's own promise under its duty to supervise performance (art. 31).
A labour dispute may go to arbitration when fifteen days have passed without agreement (《劳动争议调解仲裁法》 art. 14); on an
agreement about wages and the like that is not performed a court gives a payment order (art. 16).
The Act lists no grounds for not taking a dispute in; those here are what follows from its arts. 2 and 3 (a dispute among
people, voluntary and equal) and 25 (what belongs to the police).
"""

from __future__ import annotations

from datetime import date

from fengqiao.flow import HandOff, PartyPlace, Role, Service, _, art
from fengqiao.services.mediation.after_agreement import AFTER_AGREEMENT
from fengqiao.services.mediation.asked import FLAGS, FORM, MATERIALS
from fengqiao.services.mediation.before_agreement import BEFORE_AGREEMENT
from fengqiao.services.mediation.clocks import CLOCKS
from fengqiao.services.mediation.law import LAW
from fengqiao.services.mediation.papers import PAPERS

MEDIATION = Service(
    code="mediation",
    number=13,
    name=_("人民调解"),
    summary=_("邻里、家庭、欠钱、干活受伤这类纠纷，请调解员帮两边谈拢。不收钱，谈成的协议有法律约束力。"),
    source="《人民调解法》",
    in_force_from=date(2011, 1, 1),
    agency_kind="mediation_committee",
    office=Role.COMMITTEE,
    handler=Role.MEDIATOR,
    second_look=Role.BUREAU,
    icon="handshake",
    fee=_("免费"),
    fee_cites=art(LAW, 4),
    cites=art(LAW, 2),
    asks_safe_contact=True,
    has_private_notes=True,
    opened_said=_("申请人民调解。"),
    opened_papers=("registration",),
    opened_tells=(Role.COMMITTEE,),
    parties=(
        PartyPlace(Role.APPLICANT, _("申请人"), required=True),
        PartyPlace(Role.RESPONDENT, _("对方当事人"), joins_by_link=True, required=True),
    ),
    form=FORM,
    flags=FLAGS,
    materials=MATERIALS,
    steps=(*BEFORE_AGREEMENT, *AFTER_AGREEMENT),
    clocks=CLOCKS,
    papers=PAPERS,
    hand_offs=(
        HandOff(
            "judicial-confirmation",
            _("共同申请司法确认"),
            _("法院确认后，对方不履行可以直接申请强制执行。"),
            art(LAW, 33),
        ),
        HandOff("legal-aid", _("申请法律援助"), _("谈不成要打官司，经济困难可以申请免费律师。"), art("法律援助法", 31)),
        HandOff("consultation", _("问问律师"), _("不知道下一步怎么走，先免费问一问。"), art("法律援助法", 23)),
    ),
)
