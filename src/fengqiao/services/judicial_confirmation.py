"""司法确认 (judicial confirmation): both sides ask the court to confirm a mediation agreement.

Source: 《民事诉讼法》 (2023) arts. 205-206 and 187; 《人民调解法》 art. 33; the interpretation of the 民事诉讼法 arts. 351-358 and 372.
Court papers from before 2024 cite arts. 201-202, the old numbers, and so does that interpretation.  The platform helps
both sides ask in time and keeps the court's answer; it decides nothing for the court.
The thirty days run from the day the agreement took effect, so they are counted from the moment the matter is opened.
Reading: the 2011 rules (three days to accept, fifteen to decide) are older than the 民事诉讼法 in force; both are shown, the
thirty days of art. 187 as the outer limit.
"""

from dataclasses import replace
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
    Refusal,
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
READING = "最高人民法院关于适用《民事诉讼法》的解释"

_COURT_DATE = Field(key="on_date", label=_("文书上的日期"), kind=Kind.DATE, until_today=True)
_OWN = (
    Field(key="own_id_number", label=_("您的身份证号"), kind=Kind.ID_NUMBER, shared_key="own_id_number"),
    Field(key="own_address", label=_("您的住址（送达地址）"), kind=Kind.ADDRESS, shared_key="own_address"),
)
_TELL_OWN = Action(
    key="tell_own",
    label=_("补填身份证号和住址"),
    by=BOTH,
    said=_("一方当事人补填了身份证号和住址。"),
    fields=tuple(replace(one, own_side=True) for one in _OWN),
    tells=(Role.COMMITTEE,),
    cites=art(READING, 354, 1),
)
_COURT_ASKS = Action(
    key="court_asks",
    label=_("法院要求补充"),
    by=(Role.COMMITTEE,),
    said=_("人民法院要求补充陈述或者材料。"),
    fields=(
        Field(key="asked_what", label=_("要补充什么"), kind=Kind.LONG_TEXT, max_length=1000),
        Field(key="court_by", label=_("法院定的最后一天"), kind=Kind.DATE, from_today=True),
    ),
    tells=BOTH,
    cites=art(READING, 354, 2) + art(READING, 356, 2),
)
_SUPPLIED = Action(
    key="supplied",
    label=_("已经补给法院"),
    by=(Role.COMMITTEE, *BOTH),
    said=_("已向人民法院补充。"),
    tells=(*BOTH, Role.COMMITTEE),
    cites=art(READING, 356, 2),
    answers="court_asks",
)
_NOT_TAKEN = (
    Choice("scope", _("不属于人民法院受理范围"), art(READING, 355, 1, 1)),
    Choice("court", _("不属于收到申请的法院管辖"), art(READING, 355, 1, 2)),
    Choice("status", _("确认婚姻、亲子、收养等身份关系"), art(READING, 355, 1, 3)),
    Choice("special", _("要走其他特别程序、公示催告、破产程序"), art(READING, 355, 1, 4)),
    Choice("title", _("确认物权、知识产权归属"), art(READING, 355, 1, 5)),
)
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
                Field(
                    key="effective_on",
                    label=_("调解协议是哪天生效的"),
                    kind=Kind.DATE,
                    shared_key="effective_on",
                    until_today=True,
                    help=_(
                        "书面协议：双方签名、调解员签名、盖章都齐的那一天。口头协议：达成的那一天。三十日从这一天算。"
                    ),
                    cites=ASK,
                ),
                Field(
                    key="agreed_terms",
                    label=_("协议里写了什么"),
                    kind=Kind.LONG_TEXT,
                    sealed=True,
                    shared_key="agreed_terms",
                    help=_("照协议书抄，谁、做什么、多少钱。"),
                ),
                facts.FACTS,
                facts.EVIDENCE,
            ),
        ),
        Section(
            "people",
            _("您和对方"),
            (
                facts.APPLICANT_NAME,
                facts.APPLICANT_PHONE,
                replace(facts.APPLICANT_ID_NUMBER, required=False),
                facts.APPLICANT_ADDRESS,
                facts.OTHER_NAME,
                facts.OTHER_PHONE,
                facts.OTHER_ADDRESS,
            ),
        ),
    ),
    materials=(
        Material(_("调解协议"), _("法院要审查协议内容"), cites=art(READING, 354, 1)),
        Material(_("证明是调解组织主持调解的材料"), _("调解委员会会出具"), cites=art(READING, 354, 1)),
        Material(_("双方的身份、住址、电话"), _("法院要通知双方到场"), cites=art(READING, 354, 1)),
        Material(
            _("和协议有关的财产权利证明"), _("协议涉及房屋、车辆等财产时要"), required=False, cites=art(READING, 354, 1)
        ),
    ),
    refusals=tuple(
        Refusal(one.key, one.label, one.cites, _("可以重新达成协议，也可以向人民法院起诉。")) for one in _NOT_TAKEN
    ),
    steps=(
        Step(
            "preparing",
            _("等双方签字"),
            next=_("司法确认要双方一起申请。调解委员会写好申请书，再请两边签名。"),
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
                        Field(
                            key="none_barred",
                            label=_("已核对：协议里没有法院不受理的内容"),
                            kind=Kind.YES_NO,
                            help=_(
                                "确认婚姻、亲子、收养等身份关系，确认物权、知识产权归属，要走其他特别程序、公示催告、破产程序的，"
                                "法院不受理。"
                            ),
                            must_be_yes=_("有这些内容的，法院不会受理；请双方改协议，或者告诉他们去起诉。"),
                            cites=art(READING, 355, 1),
                        ),
                    ),
                    papers=("application",),
                    tells=BOTH,
                    cites=ASK,
                ),
                _TELL_OWN,
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
                Action(
                    key="submit_paper",
                    label=_("双方已在纸上签名，递交法院"),
                    by=(Role.COMMITTEE,),
                    to="submitted",
                    said=_("双方在纸面申请书上签名，已向人民法院递交共同申请。"),
                    fields=(
                        Field(
                            key="signed_files",
                            label=_("签好的申请书"),
                            kind=Kind.FILES,
                            required=False,
                            help=_("原件由调解委员会存档；有照片或者扫描件就传上来。"),
                        ),
                    ),
                    tells=BOTH,
                    cites=ASK + art(READING, 351),
                ),
                Action(
                    key="prepare_again",
                    label=_("申请书有错，重新生成"),
                    by=(Role.COMMITTEE,),
                    to="preparing",
                    said=_("申请书要改，重新生成后再请双方签名。"),
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
                    said=_("人民法院裁定不予受理（{on_date}）：{why}。可以重新达成协议或者起诉。"),
                    fields=(
                        _COURT_DATE,
                        Field(key="why", label=_("不予受理的原因"), kind=Kind.CHOICE, choices=_NOT_TAKEN),
                    ),
                    tells=BOTH,
                    cites=art(READING, 355),
                ),
                _COURT_ASKS,
                _SUPPLIED,
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
                    fields=(
                        _COURT_DATE,
                        Field(
                            key="served_on",
                            label=_("哪天收到裁定"),
                            kind=Kind.DATE,
                            required=False,
                            until_today=True,
                            help=_("提异议的十五日从收到算。不清楚就空着，按登记这一天算。"),
                            cites=art(READING, 372, 2),
                        ),
                        Field(
                            key="perform_by",
                            label=_("协议里最晚哪天履行完"),
                            kind=Kind.DATE,
                            required=False,
                            help=_("申请强制执行的二年从这一天算。协议没有写就空着。"),
                            cites=art(LAW, 250, 2),
                        ),
                        Field(key="ruling", label=_("裁定书"), kind=Kind.FILES, required=False),
                    ),
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
                                Choice("law", _("违反法律强制性规定"), art(READING, 358, 1, 1)),
                                Choice("interest", _("损害国家、社会或者他人利益"), art(READING, 358, 1, 2)),
                                Choice("morals", _("违背公序良俗"), art(READING, 358, 1, 3)),
                                Choice("will", _("违反自愿原则"), art(READING, 358, 1, 4)),
                                Choice("unclear", _("内容不明确"), art(READING, 358, 1, 5)),
                                Choice("other", _("其他"), art(READING, 358, 1, 6)),
                            ),
                        ),
                    ),
                    tells=BOTH,
                    cites=RULE + art(READING, 358),
                ),
                Action(
                    key="as_withdrawn",
                    label=_("法院按撤回申请处理"),
                    by=(Role.COMMITTEE,),
                    to="withdrawn",
                    said=_("没有按期补充或者拒不接受询问，人民法院按撤回申请处理（{on_date}）。"),
                    fields=(_COURT_DATE,),
                    tells=BOTH,
                    cites=art(READING, 357, 2),
                ),
                _COURT_ASKS,
                _SUPPLIED,
                _WITHDRAW,
            ),
        ),
        Step(
            "confirmed",
            _("已确认"),
            outcome=_("裁定有效"),
            next=_(
                "请按协议履行。对方不履行的，可以在二年内申请强制执行；认为裁定有错误的，收到裁定之日起十五日内可以向作出裁定的"
                "法院提出异议。"
            ),
        ),
        Step(
            "rejected",
            _("未确认"),
            outcome=_("不予受理或者驳回"),
            next=_("协议还是有约束力的合同。可以变更协议、重新达成协议，也可以向人民法院起诉。"),
        ),
        Step(
            "withdrawn",
            _("已撤回"),
            outcome=_("当事人撤回"),
            next=_("申请已经撤回。调解协议还有约束力，请照着履行。"),
        ),
    ),
    clocks=(
        Clock(
            key="apply",
            label=_("向法院提出申请"),
            kind=ClockKind.LIMIT,
            rule="D011",
            starts=("open",),
            starts_from_field="effective_on",
            stops=("submit", "submit_paper", "withdraw"),
            whose=Role.APPLICANT,
            reminds_before=(20, 10, 5, 3, 1),
            then=_("过了三十日，法院不再受理司法确认；只能按合同起诉，或者重新达成协议。"),
        ),
        Clock(
            key="supply_court",
            label=_("补给法院"),
            kind=ClockKind.LIMIT,
            until_field="court_by",
            starts=("court_asks",),
            stops=("supplied", "withdraw", "confirm", "reject", "not_accepted", "as_withdrawn"),
            whose=Role.APPLICANT,
            reminds_before=(3, 1, 0),
            then=_("没有正当理由不按期补充，法院可以按撤回申请处理。"),
        ),
        Clock(
            key="expected",
            label=_("法院审查（一般）"),
            rule="D013",
            starts=("docket",),
            starts_from_field="on_date",
            stops=("confirm", "reject", "as_withdrawn", "withdraw"),
            whose=Role.COMMITTEE,
            then=_("这是法院的期限，经院长批准可以延长十日。请帮当事人了解进度。"),
        ),
        Clock(
            key="ruling",
            label=_("法院审查（最长）"),
            rule="D014",
            starts=("docket",),
            starts_from_field="on_date",
            stops=("confirm", "reject", "as_withdrawn", "withdraw"),
            whose=Role.COMMITTEE,
            then=_("可以向法院了解进度；有特殊情况可由院长批准延长。"),
        ),
        Clock(
            key="acceptance",
            label=_("法院决定是否受理"),
            rule="D012",
            starts=("submit", "submit_paper"),
            stops=("docket", "not_accepted", "withdraw"),
            whose=Role.COMMITTEE,
            then=_("这是法院的期限，请帮当事人向法院了解进度。"),
        ),
        Clock(
            key="objection",
            label=_("对裁定提出异议"),
            kind=ClockKind.LIMIT,
            rule="D015",
            starts=("confirm",),
            starts_from_field="served_on",
            stops=("withdraw",),
            whose=Role.APPLICANT,
            reminds_before=(5, 1),
            then=_("过了十五日，当事人不能再提异议。"),
        ),
        Clock(
            key="enforcement",
            label=_("申请强制执行"),
            kind=ClockKind.LIMIT,
            rule="D017",
            starts=("confirm",),
            starts_from_field="perform_by",
            stops=("withdraw",),
            whose=Role.APPLICANT,
            reminds_before=(30, 7),
            then=_("过了二年没有申请，对方可以提出时效异议。"),
        ),
    ),
    papers=(
        Paper(
            key="application",
            title=_("司法确认申请书"),
            number_prefix="确申",
            signed_by=BOTH,
            issued_by=Role.APPLICANT,
            cites=ASK,
            body=(
                "申请人：{applicant_who}。",
                "申请人：{respondent_who}。",
                "请求事项：确认申请人经{agency}主持调解达成的调解协议有效。",
                "调解协议自{effective_on}起生效，内容如下：{agreed_terms}",
                "双方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容给国家、集体或者他人造成损害，"
                "愿意承担相应的法律责任。",
                "附：调解协议，调解组织主持调解的证明，与协议有关的财产权利证明。",
                "此致",
                "{court}",
            ),
        ),
    ),
    hand_offs=(
        HandOff("mediation", _("重新调解"), _("裁定驳回的，可以变更协议或者达成新的协议。"), RULE),
        HandOff("legal-aid", _("申请法律援助"), _("要起诉又经济困难，可以申请免费律师。"), art("法律援助法", 31)),
    ),
)
