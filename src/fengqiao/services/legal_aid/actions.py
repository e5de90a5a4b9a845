"""Legal aid: what can be done, by whom, and what it needs."""

from __future__ import annotations

from fengqiao.flow import Action, Choice, Field, Kind, Role, Who, _, art
from fengqiao.services.legal_aid.law import DECIDE, LAW

REASONS = Field(
    key="reasons",
    label=_("理由"),
    kind=Kind.LONG_TEXT,
    sealed=True,
    help=_("写清事实和依据，申请人会收到书面通知。"),
    max_length=2000,
)
GROUND = Field(
    key="ground",
    label=_("不予援助的情形"),
    kind=Kind.CHOICE,
    choices=(
        Choice("out_of_scope", _("不属于法律援助的范围"), art(LAW, 31)),
        Choice("not_poor", _("不符合经济困难标准，也不属于免核查的情形"), art(LAW, 34) + art(LAW, 42)),
        Choice("has_agent", _("已经委托了代理人"), art(LAW, 31)),
    ),
)
LAWYER = Field(
    key="lawyer",
    label=_("指派哪位"),
    kind=Kind.PERSON,
    help=_(
        "名单按在办件数从少到多排，有利益冲突的不能选。可能判处无期徒刑、死刑的，要派有三年以上相关执业经历的律师；"
        "未成年人的，要派熟悉未成年人身心特点的律师。"
    ),
    cites=art(LAW, 26) + art("未成年人保护法", 104, 2) + art("律师法", 39),
)
BASIS = Field(
    key="basis",
    label=_("经济状况怎么认定的"),
    kind=Kind.CHOICE,
    choices=(
        Choice("checked", _("经信息共享查询，符合经济困难标准"), art(LAW, 41, 2)),
        Choice("promised", _("申请人作了个人诚信承诺"), art(LAW, 41, 2)),
        Choice("exempt", _("免予核查经济困难状况"), art(LAW, 42)),
        Choice("no_condition", _("不受经济困难条件限制"), art(LAW, 32)),
    ),
)
SUPPLY_BY = Field(key="supply_by", label=_("请在哪天前补来"), kind=Kind.DATE, from_today=True)

ASK = Action(
    key="ask_supplement",
    label=_("一次性告知补正"),
    by=(Role.AID_OFFICER,),
    to="waiting",
    said=_("一次性告知需要补充的材料。"),
    fields=(
        Field(
            key="missing",
            label=_("还缺哪些材料、为什么要"),
            kind=Kind.LONG_TEXT,
            sealed=True,
            help=_("法律只让说一次，请一次说全。"),
        ),
        SUPPLY_BY,
    ),
    papers=("supplement_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 43, 2),
    once=True,
)
LAPSE_INCOMPLETE = Action(
    key="lapse_incomplete",
    label=_("补得不全，视为撤回"),
    by=(Role.AID_OFFICER,),
    to="withdrawn",
    said=_("没有按一次性告知的要求补齐材料，视为撤回申请。可以重新申请。"),
    fields=(Field(key="still_missing", label=_("还缺什么"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
    papers=("lapse_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 43, 2),
    answers="supply",
    danger=True,
    confirm=_("先想一想：缺的这一样，是不是自己能通过信息共享查到，或者由申请人说明就行。"),
)
GRANT = Action(
    key="grant",
    label=_("给予援助"),
    by=(Role.AID_OFFICER,),
    to="granted",
    said=_("决定给予法律援助。"),
    fields=(BASIS,),
    papers=("grant_decision",),
    tells=(Role.APPLICANT,),
    cites=DECIDE,
)
REFUSE = Action(
    key="refuse",
    label=_("不予援助"),
    by=(Role.AID_OFFICER,),
    to="refused",
    said=_("决定不予法律援助：{ground}。可以向司法局提出异议。"),
    fields=(GROUND, REASONS),
    papers=("refusal_decision",),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=DECIDE,
    confirm=_("书面决定会立即送达申请人。"),
    danger=True,
)
WITHDRAW = Action(
    key="withdraw",
    label=_("撤回申请"),
    by=(Role.APPLICANT,),
    to="withdrawn",
    said=_("申请人撤回了申请。"),
    confirm=_("撤回以后，这次申请就结束了。以后可以重新申请。"),
    danger=True,
    tells=(Role.AID_OFFICER,),
    cites=art(LAW, 43, 2),
)
DIED = Action(
    key="applicant_died",
    label=_("登记申请人去世"),
    by=(Role.AID_OFFICER,),
    to="ended",
    said=_("申请人去世，申请终结。近亲属维护自己的权利，可以另行申请。"),
    confirm=_("请先向家属或者村居核实。"),
    danger=True,
    cites=art("民法典", 13),
)
NOTICE = Action(
    key="organ_notice",
    label=_("登记办案机关通知指派"),
    by=(Role.AID_OFFICER,),
    to="granted",
    said=_("收到{organ}的通知（{notice_number}）：{notice_ground}，应当指派律师。"),
    fields=(
        Field(key="organ", label=_("哪个法院、检察院、公安机关"), max_length=60),
        Field(key="notice_number", label=_("通知书文号"), max_length=60),
        Field(
            key="notice_ground",
            label=_("属于哪种应当通知的情形"),
            kind=Kind.CHOICE,
            choices=(
                Choice("minor", _("未成年人"), art(LAW, 25, 1, 1)),
                Choice("deaf_blind", _("视力、听力、言语残疾人"), art(LAW, 25, 1, 2)),
                Choice("capacity", _("不能完全辨认自己行为的成年人"), art(LAW, 25, 1, 3)),
                Choice("life_or_death", _("可能判处无期徒刑、死刑"), art(LAW, 25, 1, 4) + art(LAW, 26)),
                Choice("death_review", _("死刑复核案件被告人申请"), art(LAW, 25, 1, 5) + art(LAW, 26)),
                Choice("absent", _("缺席审判"), art(LAW, 25, 1, 6)),
                Choice("by_law", _("法律法规规定的其他人员"), art(LAW, 25, 1, 7)),
                Choice("ordinary", _("其他适用普通程序的案件，法院通知"), art(LAW, 25, 2)),
                Choice("treatment", _("强制医疗案件"), art(LAW, 28)),
            ),
        ),
        Field(key="received_on", label=_("哪天收到通知"), kind=Kind.DATE, until_today=True),
    ),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 25) + art(LAW, 36),
    only_after=("matter_kind", ("criminal",)),
)
PROVIDE_FIRST = Action(
    key="provide_first",
    label=_("先行提供援助"),
    by=(Role.AID_OFFICER,),
    to="provisional",
    said=_("情况紧急，先行提供法律援助，由{lawyer}承办；手续随后补办。"),
    fields=(
        Field(
            key="urgency",
            label=_("属于哪种紧急情形"),
            kind=Kind.CHOICE,
            choices=(
                Choice("limit", _("距时效或者期限届满不足七日"), art(LAW, 44, 1, 1)),
                Choice("preservation", _("需要立即申请保全或者先予执行"), art(LAW, 44, 1, 2)),
                Choice("other", _("法律、法规、规章规定的其他情形"), art(LAW, 44, 1, 3)),
            ),
        ),
        LAWYER,
        Field(
            key="formalities",
            label=_("还要补办什么手续、补充什么材料"),
            kind=Kind.LONG_TEXT,
            sealed=True,
            max_length=1000,
            cites=art(LAW, 44, 2),
        ),
        SUPPLY_BY,
    ),
    assigns="lawyer",
    papers=("first_notice", "assignment_notice", "first_letter"),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 44),
)
TRANSFER = Action(
    key="transfer_out",
    label=_("告知向有管辖的机构申请"),
    by=(Role.AID_OFFICER,),
    to="transferred",
    said=_("这件事应当向{where}申请，已告知并转去材料。"),
    fields=(Field(key="where", label=_("哪个法律援助机构"), max_length=60), REASONS),
    papers=("transfer_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 38),
    danger=True,
)
PROGRESS = Action(
    key="report_progress",
    label=_("通报进展"),
    by=(Role.LAWYER,),
    said=_("承办律师通报了进展。"),
    fields=(
        Field(key="progress", label=_("办到哪一步了"), kind=Kind.LONG_TEXT, sealed=True),
        Field(key="progress_files", label=_("附件"), kind=Kind.FILES, required=False),
    ),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 46, 2),
)
FILED = Action(
    key="filed_in_time",
    label=_("已在期限内提出"),
    by=(Role.LAWYER, Role.AID_OFFICER),
    said=_("已在截止日期前起诉（申请仲裁、复议）。"),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 46, 1),
    only_after=("limit_on", ()),
    once=True,
)
REPORT = Action(
    key="report_end",
    label=_("提交结案报告"),
    by=(Role.LAWYER,),
    to="reported",
    said=_("承办律师提交了结案报告。"),
    fields=(
        Field(
            key="result",
            label=_("结果"),
            kind=Kind.CHOICE,
            choices=(
                Choice("won", _("诉求全部实现")),
                Choice("partly", _("诉求部分实现")),
                Choice("settled", _("和解、调解结案")),
                Choice("lost", _("诉求没有实现")),
                Choice("advice", _("已完成法律文书或者法律帮助")),
            ),
        ),
        Field(key="report", label=_("办理情况报告"), kind=Kind.LONG_TEXT, sealed=True),
        Field(key="documents", label=_("法律文书副本"), kind=Kind.FILES, required=False),
    ),
    papers=("closing_report",),
    tells=(Role.AID_OFFICER,),
    cites=art(LAW, 50),
)
TERMINATE = Action(
    key="terminate",
    label=_("终止援助"),
    by=(Role.AID_OFFICER,),
    to="terminated",
    said=_("决定终止法律援助：{ground}。可以向司法局提出异议。"),
    fields=(
        Field(
            key="ground",
            label=_("终止的情形"),
            kind=Kind.CHOICE,
            choices=(
                Choice("fraud", _("以欺骗等不正当手段获得援助"), art(LAW, 48, 1, 1)),
                Choice("false_evidence", _("故意隐瞒重要事实或者提供虚假证据"), art(LAW, 48, 1, 2)),
                Choice("unlawful", _("利用援助从事违法活动"), art(LAW, 48, 1, 3)),
                Choice("no_longer_poor", _("经济状况变化，不再符合条件"), art(LAW, 48, 1, 4)),
                Choice("case_ended", _("案件终止审理或者被撤销"), art(LAW, 48, 1, 5)),
                Choice("own_lawyer", _("自行委托了律师或者代理人"), art(LAW, 48, 1, 6)),
                Choice("asked", _("受援人有正当理由要求终止"), art(LAW, 48, 1, 7)),
                Choice("died", _("受援人去世，委托代理终止"), art(LAW, 48, 1, 8) + art("民法典", 173, 1, 4)),
                Choice("by_law", _("法律法规规定的其他情形"), art(LAW, 48, 1, 8)),
            ),
        ),
        REASONS,
    ),
    papers=("termination_decision",),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 48),
    danger=True,
    confirm=_("书面决定会立即送达受援人。"),
)
REPLACE = Action(
    key="replace_lawyer",
    label=_("更换承办人"),
    by=(Role.AID_OFFICER,),
    said=_("承办人更换为{lawyer}。"),
    fields=(LAWYER,),
    assigns="lawyer",
    papers=("assignment_notice", "recipient_notice", "aid_letter"),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 55),
    bulk=True,
)
ASK_REPLACE = Action(
    key="ask_replacement",
    label=_("要求更换律师"),
    by=(Role.APPLICANT,),
    said=_("受援人要求更换承办律师。"),
    fields=(Field(key="why", label=_("为什么想换"), kind=Kind.LONG_TEXT, sealed=True, max_length=500),),
    tells=(Role.AID_OFFICER,),
    seen_by=Who.ACTOR_SIDE,
    cites=art(LAW, 55),
)
KEEP_LAWYER = Action(
    key="keep_lawyer",
    label=_("不更换，说明理由"),
    by=(Role.AID_OFFICER,),
    said=_("经了解，不更换承办人。不满意的，可以向司法局投诉。"),
    fields=(Field(key="why_kept", label=_("为什么不换"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 55) + art(LAW, 56),
    answers="ask_replacement",
)
ASK_TERMINATION = Action(
    key="ask_termination",
    label=_("不要援助了"),
    by=(Role.APPLICANT,),
    said=_("受援人要求终止法律援助，等援助机构决定。"),
    fields=(Field(key="why_end", label=_("为什么不要了"), kind=Kind.LONG_TEXT, sealed=True, max_length=500),),
    tells=(Role.AID_OFFICER, Role.LAWYER),
    confirm=_("援助机构会作出终止决定。终止以后，案件要由您自己接着办。"),
    cites=art(LAW, 48, 1, 7),
    danger=True,
)
REPORT_GROUND = Action(
    key="report_ground",
    label=_("报告不能继续的情形"),
    by=(Role.LAWYER,),
    said=_("承办人报告：{found}。"),
    seen_by=Who.OFFICE,
    fields=(
        Field(
            key="found",
            label=_("发现了什么"),
            kind=Kind.CHOICE,
            choices=(
                Choice("end", _("受援人有应当终止援助的情形"), art(LAW, 48, 2)),
                Choice("conflict", _("自己和案件有利益冲突"), art("律师法", 39)),
                Choice("reason", _("有正当理由不能继续承办"), art(LAW, 46, 1)),
            ),
        ),
        Field(key="found_what", label=_("具体情况"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),
    ),
    tells=(Role.AID_OFFICER,),
    cites=art(LAW, 48, 2) + art(LAW, 46, 1),
)
COSTS = Action(
    key="order_costs",
    label=_("责令支付援助费用"),
    by=(Role.BUREAU,),
    said=_("司法局责令支付已实施法律援助的费用 {cost} 元。不服的，可以申请行政复议或者提起行政诉讼。"),
    fields=(
        Field(key="cost", label=_("已实施援助的费用（元）"), kind=Kind.MONEY),
        Field(key="pay_by", label=_("请在哪天前支付"), kind=Kind.DATE, from_today=True),
        Field(key="cost_reasons", label=_("事实和理由"), kind=Kind.LONG_TEXT, sealed=True, max_length=2000),
    ),
    papers=("costs_order",),
    tells=(Role.APPLICANT, Role.AID_OFFICER),
    cites=art(LAW, 64),
    only_after=("ground", ("fraud",)),
    confirm=_("这里只办费用。要罚款的，另按《行政处罚法》的程序办。"),
    danger=True,
    once=True,
)


def objection(key: str) -> Action:
    """To object to a decision of the legal-aid agency, under a key of its own for each kind of decision."""
    return Action(
        key=key,
        label=_("提出异议"),
        by=(Role.APPLICANT,),
        to="objection" if key == "object" else "objection_to_termination",
        said=_("向司法局提出异议。"),
        fields=(
            Field(key="objection", label=_("为什么不同意"), kind=Kind.LONG_TEXT, sealed=True),
            Field(key="objection_files", label=_("补充材料"), kind=Kind.FILES, required=False),
        ),
        tells=(Role.BUREAU, Role.AID_OFFICER),
        cites=art(LAW, 49, 1),
    )


def uphold(to: str) -> Action:
    """The bureau keeps the decision objected to; the matter then rests in ``to``."""
    return Action(
        key="uphold",
        label=_("维持决定"),
        by=(Role.BUREAU,),
        to=to,
        said=_("司法局审查后维持原决定。不服的，可以申请行政复议或者提起行政诉讼。"),
        fields=(REASONS,),
        papers=("objection_upheld",),
        tells=(Role.APPLICANT, Role.AID_OFFICER),
        cites=art(LAW, 49, 2) + art(LAW, 49, 3),
    )
