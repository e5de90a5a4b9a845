"""司法确认 (judicial confirmation): both sides ask the court to confirm a mediation agreement.

Source: 《民事诉讼法》 (2023) arts. 205-206 and 187; 《人民调解法》 art. 33.  Court papers from before 2024 cite arts. 201-202, the old
numbers.  The platform helps both sides ask in time and keeps the court's answer; it decides nothing for the court.
"""

from datetime import date

from fengqiao.flow import (
    Action,
    Choice,
    Clock,
    ClockKind,
    Condition,
    Field,
    HandOff,
    Kind,
    Material,
    Paper,
    PartyPlace,
    Role,
    Section,
    Service,
    Step,
    _,
    art,
)
from fengqiao.services import facts

LAW = "民事诉讼法"
BOTH = (Role.APPLICANT, Role.RESPONDENT)
ASK = art(LAW, 205) + art("人民调解法", 33)
RULE = art(LAW, 206)

_COURT_DATE = Field(key="on_date", label=_("文书上的日期"), kind=Kind.DATE)
_WITHDRAW = Action(
    key="withdraw",
    label=_("撤回申请"),
    by=BOTH,
    to="withdrawn",
    said=_("当事人撤回了共同申请。"),
    confirm=_("撤回以后，三十日的期限不会重新计算。"),
    tells=(*BOTH, Role.COMMITTEE),
    cites=ASK,
    danger=True,
)

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
    form=(
        Section(
            "agreement",
            _("调解协议"),
            (
                facts.FACTS,
                facts.EVIDENCE,
            ),
        ),
        Section(
            "people", _("您和对方"), (facts.APPLICANT_NAME, facts.APPLICANT_PHONE, facts.OTHER_NAME, facts.OTHER_PHONE)
        ),
    ),
    materials=(
        Material(_("调解协议"), _("法院要审查协议内容")),
        Material(_("证明是调解组织主持调解的材料"), _("调解委员会会出具")),
        Material(_("双方的身份、住址、电话"), _("法院要通知双方到场"), cites=ASK),
    ),
    steps=(
        Step(
            "preparing",
            _("等双方签字"),
            next=_("司法确认要双方一起申请，请两边都在申请书上签名。"),
            actions=(
                Action(
                    key="prepare",
                    label=_("生成申请书"),
                    by=(Role.COMMITTEE,),
                    to="signing",
                    said=_("共同申请书已经生成，请双方签名。"),
                    fields=(
                        Field(
                            key="court",
                            label=_("向哪个法院申请"),
                            max_length=60,
                            help=_("当事人住所地、标的物所在地或者调解组织所在地的基层人民法院。"),
                            cites=ASK,
                        ),
                        Field(key="effective_on", label=_("调解协议生效日期"), kind=Kind.DATE),
                    ),
                    papers=("application",),
                    tells=BOTH,
                    needs=(Condition.OTHER_SIDE_JOINED,),
                    cites=ASK,
                ),
                _WITHDRAW,
            ),
        ),
        Step(
            "signing",
            _("签名中"),
            next=_("两边都签好以后，由调解委员会帮忙递交法院。"),
            actions=(
                Action(
                    key="sign",
                    label=_("在申请书上签名"),
                    by=BOTH,
                    said=_("一方当事人在申请书上签了名。"),
                    fields=(Field(key="signature", label=_("签名"), kind=Kind.SIGNATURE),),
                    needs=(Condition.AGREEMENT_ISSUED,),
                    tells=(Role.COMMITTEE,),
                    cites=ASK,
                ),
                Action(
                    key="submit",
                    label=_("递交法院"),
                    by=(Role.COMMITTEE,),
                    to="submitted",
                    said=_("已向人民法院递交共同申请。"),
                    needs=(Condition.ALL_SIGNED,),
                    tells=BOTH,
                    cites=ASK,
                ),
                _WITHDRAW,
            ),
        ),
        Step(
            "submitted",
            _("等法院受理"),
            next=_("法院会决定是否受理，并通知双方。"),
            actions=(
                Action(
                    key="docket",
                    label=_("法院已受理"),
                    by=(Role.COMMITTEE,),
                    to="docketed",
                    said=_("人民法院已受理（{on_date}）。"),
                    fields=(_COURT_DATE,),
                    tells=BOTH,
                    cites=RULE,
                ),
                Action(
                    key="not_accepted",
                    label=_("法院不予受理"),
                    by=(Role.COMMITTEE,),
                    to="rejected",
                    said=_("人民法院不予受理（{on_date}）。"),
                    fields=(_COURT_DATE,),
                    tells=BOTH,
                    cites=RULE,
                ),
                _WITHDRAW,
            ),
        ),
        Step(
            "docketed",
            _("法院审查中"),
            next=_("法院审查时会通知双方到场，请带身份证。"),
            actions=(
                Action(
                    key="confirm",
                    label=_("法院裁定有效"),
                    by=(Role.COMMITTEE,),
                    to="confirmed",
                    said=_("人民法院裁定调解协议有效（{on_date}）。对方不履行的，可以申请强制执行。"),
                    fields=(_COURT_DATE, Field(key="ruling", label=_("裁定书"), kind=Kind.FILES, required=False)),
                    tells=BOTH,
                    cites=RULE,
                ),
                Action(
                    key="reject",
                    label=_("法院裁定驳回"),
                    by=(Role.COMMITTEE,),
                    to="rejected",
                    said=_("人民法院裁定驳回申请（{on_date}）。可以变更协议、达成新协议或者起诉。"),
                    fields=(
                        _COURT_DATE,
                        Field(
                            key="why",
                            label=_("驳回的原因"),
                            kind=Kind.CHOICE,
                            choices=(
                                Choice("law", _("违反法律强制性规定")),
                                Choice("interest", _("损害国家、社会或者他人利益")),
                                Choice("morals", _("违背公序良俗")),
                                Choice("will", _("违反自愿原则")),
                                Choice("unclear", _("内容不明确")),
                                Choice("other", _("其他")),
                            ),
                        ),
                    ),
                    tells=BOTH,
                    cites=RULE,
                ),
                _WITHDRAW,
            ),
        ),
        Step("confirmed", _("已确认"), outcome=_("裁定有效")),
        Step("rejected", _("未确认"), outcome=_("不予受理或者驳回")),
        Step("withdrawn", _("已撤回"), outcome=_("当事人撤回")),
    ),
    clocks=(
        Clock(
            key="apply",
            label=_("向法院提出申请"),
            kind=ClockKind.LIMIT,
            rule="D011",
            starts=("prepare",),
            starts_from_field="effective_on",
            stops=("submit", "withdraw"),
            whose=Role.APPLICANT,
            reminds_before=(20, 10, 5, 3, 1),
            then=_("过了三十日，法院不再受理司法确认；只能按合同起诉，或者重新达成协议。"),
        ),
        Clock(
            key="ruling",
            label=_("法院审查"),
            rule="D014",
            starts=("docket",),
            starts_from_field="on_date",
            stops=("confirm", "reject", "withdraw"),
            whose=Role.COMMITTEE,
            then=_("可以向法院了解进度；有特殊情况可由院长批准延长。"),
        ),
    ),
    papers=(
        Paper(
            key="application",
            title=_("司法确认申请书"),
            number_prefix="确申",
            signed_by=BOTH,
            cites=ASK,
            body=(
                "{court}：",
                "申请人：{applicant_name}，电话 {applicant_phone}。",
                "申请人：{respondent_name}，电话 {respondent_phone}。",
                "申请事项：确认双方经{agency}主持调解达成的调解协议有效。",
                "调解协议于{effective_on}生效。双方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容"
                "给国家、集体或者他人造成损害，愿意承担相应的法律责任。",
            ),
        ),
    ),
    hand_offs=(
        HandOff("mediation", _("重新调解"), _("裁定驳回的，可以变更协议或者达成新的协议。"), RULE),
        HandOff("legal-aid", _("申请法律援助"), _("要起诉又经济困难，可以申请免费律师。"), art("法律援助法", 31)),
    ),
)
