"""法律援助 (legal aid): from application to the lawyer's closing report.

Source: 《法律援助法》, adopted 2021-08-20, in force 2022-01-01, arts. 20-56.
Reading: the Law says 日, not 工作日, so its terms are calendar days; the first day is not counted and a last day on a rest
day moves to the next working day (民法典 arts. 201, 203).  The Law does not say that the seven days stand still while
papers are awaited, so the clock keeps running; the ministry's 2023 rules could not be read in full and are to be checked.
In Shandong the older provincial 条例 gives thirty days to object (art. 16), which the Law does not: that clock runs there
alone.  Its five working days to decide (art. 15) differ from the seven days only about holidays; the Law's are kept.
"Three firsts" (三优: accepted, assigned, handled first) order the queue and change no clock.
The fine of art. 64 needs the procedure of the 行政处罚法 and is not made here; what the aid cost is.
"""

from __future__ import annotations

from datetime import date

from fengqiao.flow import HandOff, PartyPlace, Refusal, Role, Service, _, art
from fengqiao.services.legal_aid.asked import FLAGS, FORM, MATERIALS
from fengqiao.services.legal_aid.clocks import CLOCKS
from fengqiao.services.legal_aid.law import LAW
from fengqiao.services.legal_aid.papers import PAPERS
from fengqiao.services.legal_aid.steps import STEPS

LEGAL_AID = Service(
    code="legal-aid",
    number=12,
    name=_("法律援助"),
    summary=_("经济困难、没有律师，由国家免费派律师。讨薪、工伤、赡养、家暴等常见的事都在范围里。"),
    source="《法律援助法》",
    in_force_from=date(2022, 1, 1),
    agency_kind="legal_aid",
    office=Role.AID_OFFICER,
    handler=Role.LAWYER,
    second_look=Role.BUREAU,
    icon="scale",
    fee=_("免费，任何人不得向您收钱"),
    fee_cites=art(LAW, 20),
    cites=art(LAW, 2),
    asks_safe_contact=True,
    opened_said=_("提交了法律援助申请。"),
    opened_papers=("receipt",),
    opened_tells=(Role.AID_OFFICER,),
    parties=(
        PartyPlace(Role.APPLICANT, _("申请人"), required=True),
        # Named, so that no lawyer of theirs is assigned; never invited and told nothing.
        PartyPlace(Role.RESPONDENT, _("对方当事人")),
    ),
    form=FORM,
    flags=FLAGS,
    materials=MATERIALS,
    refusals=(
        Refusal("out_of_scope", _("不属于法律援助的范围"), art(LAW, 31), _("可以免费咨询，或者自己委托律师。")),
        Refusal("not_poor", _("不符合经济困难标准"), art(LAW, 34), _("对决定有异议，可以向司法局提出。")),
        Refusal("has_agent", _("已经委托了代理人"), art(LAW, 31), _("解除委托后可以再申请。")),
    ),
    steps=STEPS,
    clocks=CLOCKS,
    papers=PAPERS,
    hand_offs=(
        HandOff("mediation", _("申请人民调解"), _("双方愿意谈的，可以同时调解，不影响援助。"), art("人民调解法", 17)),
        HandOff("consultation", _("再问一问"), _("有别的问题，可以免费问律师。"), art(LAW, 23)),
    ),
)
