"""人民调解 (people's mediation): both sides, a mediator, an agreement that binds, and whether it was kept.

Source: 《人民调解法》 (2010), in force 2011-01-01.  The Act sets no time limit for mediation; the only statutory clock here is
the thirty days for asking a court to confirm the agreement (art. 33; 《民事诉讼法》 art. 205), which nothing extends.
Follow-up at 7 and 30 days is the committee's own promise under its duty to supervise performance (art. 31).
"""

from datetime import date

from fengqiao.flow import (
    Action,
    Choice,
    Clock,
    ClockKind,
    Condition,
    Field,
    Flag,
    HandOff,
    Kind,
    Material,
    Paper,
    PartyPlace,
    Role,
    Section,
    Service,
    Step,
    Who,
    _,
    art,
)
from fengqiao.law.periods import days
from fengqiao.services import facts

LAW = "人民调解法"
BOTH = (Role.APPLICANT, Role.RESPONDENT)
OFFICE = (Role.COMMITTEE, Role.MEDIATOR)

_STOP = Action(
    key="stop",
    label=_("不调了"),
    by=BOTH,
    to="failed",
    said=_("当事人要求终止调解。"),
    confirm=_("调解是自愿的，随时可以不调。终止以后，会告诉您还有哪些路。"),
    tells=(*OFFICE, *BOTH),
    cites=art(LAW, 23, 1, 2) + art(LAW, 26),
    danger=True,
)
_ESCALATE = Action(
    key="escalate",
    label=_("报告公安机关"),
    by=OFFICE,
    said=_("纠纷可能激化，已向{where}报告。"),
    fields=(
        Field(key="where", label=_("报告给谁"), max_length=60),
        Field(key="danger", label=_("什么情况，采取了什么措施"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),
    ),
    seen_by=Who.OFFICE,
    tells=(Role.BUREAU, Role.COMMITTEE),
    cites=art(LAW, 25),
    danger=True,
)
_FAIL = Action(
    key="fail",
    label=_("调解不成，终止"),
    by=OFFICE,
    to="failed",
    said=_("调解不成，终止调解，已告知可以通过仲裁、行政、司法等途径解决。"),
    papers=("termination",),
    tells=BOTH,
    cites=art(LAW, 26),
)
_MEDIATOR = Field(key="mediator", label=_("哪位调解员"), kind=Kind.PERSON)
_NAME_MEDIATOR = Action(
    key="name_mediator",
    label=_("指定调解员"),
    by=(Role.COMMITTEE,),
    to="mediating",
    said=_("由调解员{mediator}主持调解。"),
    fields=(_MEDIATOR,),
    assigns="mediator",
    tells=(*BOTH, Role.MEDIATOR),
    cites=art(LAW, 19),
    bulk=True,
)
_REFUSE_MEDIATOR = Action(
    key="refuse_mediator",
    label=_("要求换调解员"),
    by=BOTH,
    to="accepted",
    said=_("当事人要求更换调解员。"),
    tells=OFFICE,
    cites=art(LAW, 23, 1, 1),
)
_SESSION = Action(
    key="set_session",
    label=_("约调解时间"),
    by=OFFICE,
    said=_("约定{when}在{where}调解。"),
    fields=(
        Field(key="when", label=_("什么时候"), kind=Kind.MOMENT),
        Field(key="where", label=_("在哪里"), max_length=80, help=_("地址，或者写“视频”。")),
        Field(key="open_session", label=_("公开进行吗"), kind=Kind.YES_NO, help=_("当事人可以要求公开或者不公开。"),
              cites=art(LAW, 23, 1, 3)),
    ),
    tells=BOTH,
    cites=art(LAW, 21) + art(LAW, 23, 1, 3),
)
_RECORD = Action(
    key="record_session",
    label=_("记调解情况"),
    by=OFFICE,
    said=_("进行了一次调解，已作记录。"),
    fields=(
        Field(key="record", label=_("调解情况"), kind=Kind.LONG_TEXT, sealed=True),
        Field(key="record_files", label=_("附件"), kind=Kind.FILES, required=False),
    ),
    cites=art(LAW, 27),
)
_DRAFT_FIELDS = (
    Field(key="disputed", label=_("纠纷的主要事实和各方责任"), kind=Kind.LONG_TEXT, sealed=True, cites=art(LAW, 29, 1, 2)),
    Field(key="terms", label=_("达成的协议"), kind=Kind.LONG_TEXT, sealed=True, help=_("谁、做什么、多少钱，一条一条写清楚。"),
          cites=art(LAW, 29, 1, 3)),
    Field(key="performance", label=_("怎么履行"), kind=Kind.LONG_TEXT, sealed=True, max_length=500),
    Field(key="perform_by", label=_("最晚哪天履行完"), kind=Kind.DATE),
)
_APPLY_CONFIRMATION = Action(
    key="apply_confirmation",
    label=_("共同申请司法确认"),
    by=(*BOTH, Role.COMMITTEE),
    said=_("发起共同申请司法确认，材料已转到新的办件。"),
    opens="judicial-confirmation",
    tells=(*BOTH, Role.COMMITTEE),
    cites=art(LAW, 33) + art("民事诉讼法", 205),
)


def _follow_up(key: str, label: str, said: str) -> Action:
    return Action(
        key=key,
        label=label,
        by=OFFICE,
        said=said,
        fields=(
            Field(
                key="kept",
                label=_("履行得怎么样"),
                kind=Kind.CHOICE,
                choices=(Choice("all", _("全部履行")), Choice("partly", _("履行了一部分")), Choice("none", _("还没有履行")),
                         Choice("not_due", _("还没到履行期限"))),
            ),
            Field(key="note", label=_("回访情况"), kind=Kind.LONG_TEXT, sealed=True, required=False, max_length=1000),
        ),
        cites=art(LAW, 31, 2),
    )


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
    opened_tells=(Role.COMMITTEE,),
    parties=(
        PartyPlace(Role.APPLICANT, _("申请人"), required=True),
        PartyPlace(Role.RESPONDENT, _("对方当事人"), joins_by_link=True, required=True),
    ),
    form=(
        Section(
            "dispute",
            _("什么纠纷"),
            (
                Field(
                    key="dispute_kind",
                    label=_("哪一类纠纷"),
                    kind=Kind.CHOICE,
                    choices=(
                        Choice("neighbours", _("邻里")),
                        Choice("family", _("婚姻家庭")),
                        Choice("debt", _("借钱、欠款")),
                        Choice("wages", _("工资、劳动")),
                        Choice("injury", _("受伤赔偿")),
                        Choice("land", _("土地、宅基地、房屋")),
                        Choice("consumer", _("买东西、服务")),
                        Choice("property", _("物业")),
                        Choice("other", _("其他")),
                    ),
                ),
                facts.FACTS,
                facts.WISH,
                facts.EVIDENCE,
                facts.VIOLENCE,
                facts.SAFE_CONTACT,
            ),
        ),
        Section("people", _("您和对方"), (
            *facts.WHO_YOU_ARE, facts.OTHER_NAME, facts.OTHER_PHONE, facts.OTHER_ADDRESS,
            Field(key="chosen_mediator", label=_("想请哪位调解员"), required=False, max_length=40,
                  help=_("您可以选，也可以不选，由调解委员会指定。"), cites=art(LAW, 19)),
        )),
    ),
    flags=(
        Flag(key="violence", label=_("可能激化"), field="violence", values=("yes",), rank=1, cites=art(LAW, 25)),
        Flag(key="wages", label=_("讨薪"), field="dispute_kind", values=("wages",), cites=art(LAW, 21, 2)),
    ),
    materials=(
        Material(_("说清事情经过"), _("口头说也行，不用写申请书"), cites=art(LAW, 17)),
        Material(_("对方的姓名和电话"), _("调解要两边都同意"), _("不知道电话，写住在哪里也行")),
        Material(_("欠条、照片、聊天记录"), _("谈的时候有依据"), _("没有也能申请"), required=False),
    ),
    steps=(
        Step(
            "applied",
            _("等对方同意"),
            next=_("调解要双方自愿。调解委员会会联系对方；您也可以把链接发给对方。"),
            actions=(
                Action(key="agree", label=_("同意调解"), by=(Role.RESPONDENT,), to="accepted", said=_("对方同意调解。"),
                       fields=(Field(key="other_side_facts", label=_("您这边的说法"), kind=Kind.LONG_TEXT, sealed=True, required=False),
                               Field(key="other_side_files", label=_("您的材料"), kind=Kind.FILES, required=False)),
                       tells=(Role.APPLICANT, Role.COMMITTEE), cites=art(LAW, 17) + art(LAW, 23, 1, 2)),
                Action(key="record_consent", label=_("登记对方同意"), by=(Role.COMMITTEE,), to="accepted",
                       said=_("对方{how}同意调解，已登记。"),
                       fields=(Field(key="how", label=_("怎么同意的"), kind=Kind.CHOICE,
                                     choices=(Choice("in_person", _("当面")), Choice("by_phone", _("电话里")), Choice("in_writing", _("书面")))),),
                       tells=BOTH, cites=art(LAW, 17)),
                Action(key="decline", label=_("不同意调解"), by=(Role.RESPONDENT, Role.COMMITTEE), to="declined",
                       said=_("对方明确不同意调解，不再调解。"), papers=("guidance",), tells=BOTH, cites=art(LAW, 17),
                       confirm=_("不同意以后，对方可能会去仲裁或者起诉。")),
                Action(key="withdraw", label=_("撤回申请"), by=(Role.APPLICANT,), to="withdrawn", said=_("申请人撤回了申请。"),
                       tells=(Role.COMMITTEE, Role.RESPONDENT), cites=art(LAW, 23, 1, 2), danger=True,
                       confirm=_("撤回以后，这次调解就结束了。以后可以再申请。")),
                _ESCALATE,
            ),
        ),
        Step("accepted", _("待定调解员"), next=_("调解委员会会指定调解员，您也可以自己选。"),
             actions=(_NAME_MEDIATOR, _STOP, _ESCALATE)),
        Step(
            "mediating",
            _("调解中"),
            next=_("调解员会约双方见面谈，或者分头谈。"),
            actions=(
                _SESSION,
                _RECORD,
                Action(key="draft", label=_("起草协议书"), by=(Role.MEDIATOR,), to="signing", said=_("双方谈拢，协议书已经起草，请双方看过后签名。"),
                       fields=_DRAFT_FIELDS, papers=("agreement",), tells=BOTH, needs=(Condition.OTHER_SIDE_JOINED,),
                       cites=art(LAW, 28) + art(LAW, 29)),
                Action(key="oral_agreement", label=_("登记口头协议"), by=(Role.MEDIATOR,), to="performing",
                       said=_("双方达成口头协议，已记录，自当天生效。"), fields=_DRAFT_FIELDS, papers=("oral_record",), tells=BOTH,
                       cites=art(LAW, 28) + art(LAW, 30)),
                _REFUSE_MEDIATOR,
                _ESCALATE,
                _FAIL,
                _STOP,
            ),
        ),
        Step(
            "signing",
            _("等双方签名"),
            next=_("请仔细看协议书。签名以后，再由调解员签名、调解委员会盖章，协议就生效。"),
            actions=(
                Action(key="sign", label=_("在协议书上签名"), by=BOTH, said=_("一方当事人在协议书上签了名。"),
                       fields=(Field(key="read_it", label=_("我看过协议书，是自愿的"), kind=Kind.YES_NO),
                               Field(key="signature", label=_("签名"), kind=Kind.SIGNATURE)),
                       needs=(Condition.AGREEMENT_ISSUED,), tells=(Role.MEDIATOR,), cites=art(LAW, 29, 2)),
                Action(key="seal", label=_("调解员签名并盖章"), by=OFFICE, to="performing",
                       said=_("调解员签名并加盖调解委员会印章，协议书自{effective_on}起生效。"),
                       fields=(Field(key="effective_on", label=_("生效日期"), kind=Kind.DATE, help=_("双方签名、调解员签名、盖章都齐的那一天。")),),
                       needs=(Condition.ALL_SIGNED,), tells=BOTH, cites=art(LAW, 29, 2)),
                Action(key="redraft", label=_("再谈，重新起草"), by=(Role.MEDIATOR,), to="mediating", said=_("协议书需要修改，继续调解。"),
                       tells=BOTH, cites=art(LAW, 22)),
                _STOP,
                _ESCALATE,
            ),
        ),
        Step(
            "performing",
            _("履行中"),
            next=_("请按协议履行。想让协议能强制执行，双方要在生效后三十日内一起申请司法确认。"),
            actions=(
                _APPLY_CONFIRMATION,
                _follow_up("follow_up_seven", _("七日回访"), _("七日回访：{kept}。")),
                _follow_up("follow_up_thirty", _("三十日回访"), _("三十日回访：{kept}。")),
                Action(key="say_performed", label=_("已经履行完"), by=BOTH, said=_("当事人说协议已经履行完。"), tells=OFFICE, cites=art(LAW, 31, 1)),
                Action(key="say_broken", label=_("对方没有履行"), by=BOTH, to="broken", said=_("当事人反映对方没有按协议履行。"),
                       fields=(Field(key="broken_what", label=_("哪一条没有履行"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
                       tells=OFFICE, cites=art(LAW, 31, 2)),
                Action(key="mark_broken", label=_("登记未履行"), by=OFFICE, to="broken", said=_("回访发现协议没有履行，重新跟进。"),
                       tells=BOTH, cites=art(LAW, 31, 2)),
                Action(key="performed", label=_("履行完毕，归档"), by=OFFICE, to="kept", said=_("协议已全部履行，立卷归档。"),
                       tells=BOTH, cites=art(LAW, 27) + art(LAW, 31)),
            ),
        ),
        Step(
            "broken",
            _("未履行"),
            next=_("调解委员会会督促履行；也可以再调、申请强制执行（已司法确认的）或者起诉。"),
            actions=(
                Action(key="urge", label=_("督促履行"), by=OFFICE, to="performing", said=_("调解委员会督促后，继续履行。"),
                       fields=(Field(key="urged", label=_("督促情况"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
                       tells=BOTH, cites=art(LAW, 31, 2)),
                Action(key="mediate_again", label=_("再调一次"), by=OFFICE, to="mediating", said=_("双方同意再调。"), tells=BOTH, cites=art(LAW, 17)),
                _APPLY_CONFIRMATION,
                Action(key="close_broken", label=_("告知起诉等途径后办结"), by=OFFICE, to="closed_broken",
                       said=_("已告知可以向人民法院起诉或者申请强制执行，办结。"), papers=("guidance",), tells=BOTH, cites=art(LAW, 32)),
            ),
        ),
        Step(
            "failed",
            _("调解不成"),
            next=_("还可以仲裁、找有关部门或者起诉；经济困难的可以申请法律援助。"),
            actions=(
                Action(key="record_undisputed", label=_("记录无争议事实"), by=OFFICE, said=_("经双方同意，记录了没有争议的事实。"),
                       fields=(Field(key="undisputed", label=_("双方都认可的事实"), kind=Kind.LONG_TEXT, sealed=True),
                               Field(key="both_agree", label=_("双方都同意记录"), kind=Kind.YES_NO)),
                       tells=BOTH, cites=art(LAW, 27)),
                Action(key="close_failed", label=_("归档"), by=OFFICE, to="closed_failed", said=_("告知其他途径后归档。"),
                       papers=("guidance",), tells=BOTH, cites=art(LAW, 26) + art(LAW, 27)),
                Action(key="retry", label=_("双方愿意再谈"), by=OFFICE, to="accepted", said=_("双方愿意再谈，恢复调解。"), tells=BOTH, cites=art(LAW, 17)),
            ),
        ),
        Step("kept", _("已履行"), outcome=_("达成协议并履行")),
        Step("declined", _("对方不同意调解"), outcome=_("一方拒绝，未调解")),
        Step("withdrawn", _("已撤回"), outcome=_("申请人撤回")),
        Step("closed_failed", _("调解不成（已归档）"), outcome=_("调解不成")),
        Step("closed_broken", _("未履行（已归档）"), outcome=_("达成协议未履行")),
    ),
    clocks=(
        Clock(key="contact", label=_("联系对方"), kind=ClockKind.PROMISE, period=days(3), starts=("open",),
              stops=("agree", "record_consent", "decline", "withdraw"), whose=Role.COMMITTEE, then=_("超过三日，请打调解委员会电话催办。")),
        Clock(key="confirmation", label=_("共同申请司法确认"), kind=ClockKind.LIMIT, rule="D011", starts=("seal", "oral_agreement"),
              stops=("apply_confirmation",), whose=Role.APPLICANT, starts_from_field="effective_on", reminds_before=(20, 10, 5, 3, 1),
              then=_("过了三十日，法院不再受理司法确认；只能按合同起诉，或者重新达成协议。")),
        Clock(key="follow_up_seven", label=_("七日回访"), kind=ClockKind.PROMISE, period=days(7), starts=("seal", "oral_agreement", "urge"),
              stops=("follow_up_seven", "say_broken", "mark_broken", "performed"), whose=Role.MEDIATOR, then=_("请联系双方，看履行了没有。")),
        Clock(key="follow_up_thirty", label=_("三十日回访"), kind=ClockKind.PROMISE, period=days(30), starts=("seal", "oral_agreement", "urge"),
              stops=("follow_up_thirty", "say_broken", "mark_broken", "performed"), whose=Role.MEDIATOR, then=_("请联系双方，看履行了没有。")),
    ),
    papers=(
        Paper(key="agreement", title=_("人民调解协议书"), number_prefix="调协", signed_by=BOTH, cites=art(LAW, 29), body=(
            "当事人：{applicant_name}；{respondent_name}。",
            "纠纷的主要事实、争议事项及各方责任：{disputed}",
            "经调解，双方自愿达成如下协议：{terms}",
            "履行方式：{performance}",
            "履行期限：{perform_by}前。",
            "本协议自各方当事人签名、调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力。双方认为有必要的，"
            "可以自生效之日起三十日内共同向人民法院申请司法确认。")),
        Paper(key="oral_record", title=_("口头调解协议登记"), number_prefix="调口", cites=art(LAW, 28) + art(LAW, 30), body=(
            "当事人：{applicant_name}；{respondent_name}。",
            "协议内容：{terms}",
            "履行方式和期限：{performance}，{perform_by}前。",
            "口头协议自达成之日起生效。")),
        Paper(key="termination", title=_("终止调解通知"), number_prefix="调终", cites=art(LAW, 26), body=(
            "{applicant_name}、{respondent_name}：",
            "你们的纠纷经调解未能达成一致，依照《人民调解法》第二十六条终止调解。可以依法通过仲裁、行政、司法等途径维护自己的权利。")),
        Paper(key="guidance", title=_("其他解决途径告知书"), number_prefix="调告", cites=art(LAW, 26) + art(LAW, 32), body=(
            "{applicant_name}：",
            "这次纠纷没有在调解中解决。您可以依法申请仲裁、向有关部门反映或者向人民法院起诉；经济困难的，可以申请法律援助。",
            "申请人民调解可以引起诉讼时效中断；各种期限不等人，请尽早办理。")),
    ),
    hand_offs=(
        HandOff("judicial-confirmation", _("共同申请司法确认"), _("法院确认后，对方不履行可以直接申请强制执行。"), art(LAW, 33)),
        HandOff("legal-aid", _("申请法律援助"), _("谈不成要打官司，经济困难可以申请免费律师。"), art("法律援助法", 31)),
        HandOff("consultation", _("问问律师"), _("不知道下一步怎么走，先免费问一问。"), art("法律援助法", 23)),
    ),
)
