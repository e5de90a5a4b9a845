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

from dataclasses import replace
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
    Refusal,
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

LAW = "法律援助法"
DECIDE = art(LAW, 43, 1)
REMEDY = art("行政复议法", 20, 1) + art("行政复议法", 28) + art("行政诉讼法", 46, 1)
REMEDY_SAID = (
    "不服本决定的，可以自收到本决定书之日起六十日内，向{government}或者上一级司法行政部门申请行政复议；"
    "也可以自收到之日起六个月内，依法向人民法院提起行政诉讼。"
)
"""Against a decision of the bureau itself."""

MATTER_KIND = Field(
    key="matter_kind",
    label=_("是哪一类事"),
    kind=Kind.CHOICE,
    choices=(
        Choice("wages", _("讨工资、确认劳动关系"), art(LAW, 31, 1, 5)),
        Choice("injury", _("工伤、交通、医疗、食品药品事故受伤"), art(LAW, 31, 1, 7)),
        Choice("support", _("要赡养费、抚养费、扶养费"), art(LAW, 31, 1, 4)),
        Choice("social", _("社会保险、社会救助"), art(LAW, 31, 1, 2)),
        Choice("pension", _("抚恤金"), art(LAW, 31, 1, 3)),
        Choice("abuse", _("家庭暴力、虐待、遗弃"), art(LAW, 32, 1, 4)),
        Choice("brave", _("见义勇为"), art(LAW, 32, 1, 2)),
        Choice("martyr", _("维护英雄烈士的名誉等人格权益"), art(LAW, 32, 1, 1)),
        Choice("compensation", _("国家赔偿"), art(LAW, 31, 1, 1)),
        Choice("retrial_compensation", _("再审改判无罪后请求国家赔偿"), art(LAW, 32, 1, 3)),
        Choice("capacity", _("认定无（限制）民事行为能力"), art(LAW, 31, 1, 6)),
        Choice("pollution", _("环境污染、生态破坏受损"), art(LAW, 31, 1, 8)),
        Choice("criminal", _("刑事案件"), art(LAW, 24) + art(LAW, 29)),
        Choice("retrial", _("不服生效裁判，已经决定再审或者抗诉"), art(LAW, 33)),
        Choice("other", _("其他"), art(LAW, 31, 1, 9)),
    ),
    cites=art(LAW, 31) + art(LAW, 32),
)
CUSTODY = Field(
    key="custody",
    label=_("本人现在被羁押、服刑或者强制戒毒吗"),
    kind=Kind.CHOICE,
    asked_if=("matter_kind", ("criminal",)),
    choices=(
        Choice("no", _("没有")),
        Choice("detained", _("在看守所羁押"), art(LAW, 39, 1)),
        Choice("serving", _("在监狱服刑"), art(LAW, 39, 1)),
        Choice("drug", _("在强制隔离戒毒"), art(LAW, 39, 1)),
    ),
    help=_("法定代理人或者近亲属可以代为申请；本人也可以交给办案机关、监管场所，二十四小时内会转来。"),
    cites=art(LAW, 39) + art(LAW, 40, 2),
)
CUSTODY_PLACE = Field(
    key="custody_place",
    label=_("在哪个看守所、监狱或者戒毒所"),
    max_length=60,
    sealed=True,
    asked_if=("custody", ("detained", "serving", "drug")),
    cites=art(LAW, 40, 2),
)
GROUPS = Field(
    key="groups",
    label=_("您（或者本人）属于下面哪些情况"),
    kind=Kind.CHOICES,
    required=False,
    help=_("可以多选。有的情况不查经济状况，有的先办。"),
    choices=(
        Choice("migrant_worker", _("进城务工人员（农民工）"), art(LAW, 42, 1, 3)),
        Choice("relief", _("低保、特困、救助对象"), art(LAW, 42, 1, 2)),
        Choice("court_relief", _("法院已经给予司法救助（缓、减、免诉讼费）"), art(LAW, 42, 1, 2)),
        Choice("preferential", _("退役军人等优抚对象"), art(LAW, 42, 1, 2)),
        Choice("military_family", _("军人军属"), art(LAW, 70)),
        Choice("minor", _("未成年人"), art("未成年人保护法", 104)),
        Choice("elderly", _("老年人（满六十周岁）"), art(LAW, 45, 1)),
        Choice("disabled", _("残疾人"), art(LAW, 45, 1)),
        Choice("no_income", _("没有固定生活来源（未成年人、老年人、残疾人等）"), art(LAW, 42, 1, 1)),
        Choice("low_income", _("低收入、支出大、可能返贫的家庭")),
        Choice("disaster", _("受灾、患重病")),
    ),
)
_REASONS = Field(
    key="reasons",
    label=_("理由"),
    kind=Kind.LONG_TEXT,
    sealed=True,
    help=_("写清事实和依据，申请人会收到书面通知。"),
    max_length=2000,
)
_GROUND = Field(
    key="ground",
    label=_("不予援助的情形"),
    kind=Kind.CHOICE,
    choices=(
        Choice("out_of_scope", _("不属于法律援助的范围"), art(LAW, 31)),
        Choice("not_poor", _("不符合经济困难标准，也不属于免核查的情形"), art(LAW, 34) + art(LAW, 42)),
        Choice("has_agent", _("已经委托了代理人"), art(LAW, 31)),
    ),
)
_LAWYER = Field(
    key="lawyer",
    label=_("指派哪位"),
    kind=Kind.PERSON,
    help=_(
        "名单按在办件数从少到多排，有利益冲突的不能选。可能判处无期徒刑、死刑的，要派有三年以上相关执业经历的律师；"
        "未成年人的，要派熟悉未成年人身心特点的律师。"
    ),
    cites=art(LAW, 26) + art("未成年人保护法", 104, 2) + art("律师法", 39),
)
_BASIS = Field(
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
_SUPPLY_BY = Field(key="supply_by", label=_("请在哪天前补来"), kind=Kind.DATE, from_today=True)

_ASK = Action(
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
        _SUPPLY_BY,
    ),
    papers=("supplement_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 43, 2),
    once=True,
)
_LAPSE_INCOMPLETE = Action(
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
_GRANT = Action(
    key="grant",
    label=_("给予援助"),
    by=(Role.AID_OFFICER,),
    to="granted",
    said=_("决定给予法律援助。"),
    fields=(_BASIS,),
    papers=("grant_decision",),
    tells=(Role.APPLICANT,),
    cites=DECIDE,
)
_REFUSE = Action(
    key="refuse",
    label=_("不予援助"),
    by=(Role.AID_OFFICER,),
    to="refused",
    said=_("决定不予法律援助：{ground}。可以向司法局提出异议。"),
    fields=(_GROUND, _REASONS),
    papers=("refusal_decision",),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=DECIDE,
    confirm=_("书面决定会立即送达申请人。"),
    danger=True,
)
_WITHDRAW = Action(
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
_DIED = Action(
    key="applicant_died",
    label=_("登记申请人去世"),
    by=(Role.AID_OFFICER,),
    to="ended",
    said=_("申请人去世，申请终结。近亲属维护自己的权利，可以另行申请。"),
    confirm=_("请先向家属或者村居核实。"),
    danger=True,
    cites=art("民法典", 13),
)
_NOTICE = Action(
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
_PROVIDE_FIRST = Action(
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
        _LAWYER,
        Field(
            key="formalities",
            label=_("还要补办什么手续、补充什么材料"),
            kind=Kind.LONG_TEXT,
            sealed=True,
            max_length=1000,
            cites=art(LAW, 44, 2),
        ),
        _SUPPLY_BY,
    ),
    assigns="lawyer",
    papers=("first_notice", "assignment_notice", "first_letter"),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 44),
)
_TRANSFER = Action(
    key="transfer_out",
    label=_("告知向有管辖的机构申请"),
    by=(Role.AID_OFFICER,),
    to="transferred",
    said=_("这件事应当向{where}申请，已告知并转去材料。"),
    fields=(Field(key="where", label=_("哪个法律援助机构"), max_length=60), _REASONS),
    papers=("transfer_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 38),
    danger=True,
)
_PROGRESS = Action(
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
_FILED = Action(
    key="filed_in_time",
    label=_("已在期限内提出"),
    by=(Role.LAWYER, Role.AID_OFFICER),
    said=_("已在截止日期前起诉（申请仲裁、复议）。"),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 46, 1),
    only_after=("limit_on", ()),
    once=True,
)
_REPORT = Action(
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
_TERMINATE = Action(
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
        _REASONS,
    ),
    papers=("termination_decision",),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 48),
    danger=True,
    confirm=_("书面决定会立即送达受援人。"),
)
_REPLACE = Action(
    key="replace_lawyer",
    label=_("更换承办人"),
    by=(Role.AID_OFFICER,),
    said=_("承办人更换为{lawyer}。"),
    fields=(_LAWYER,),
    assigns="lawyer",
    papers=("assignment_notice", "recipient_notice", "aid_letter"),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 55),
    bulk=True,
)
_ASK_REPLACE = Action(
    key="ask_replacement",
    label=_("要求更换律师"),
    by=(Role.APPLICANT,),
    said=_("受援人要求更换承办律师。"),
    fields=(Field(key="why", label=_("为什么想换"), kind=Kind.LONG_TEXT, sealed=True, max_length=500),),
    tells=(Role.AID_OFFICER,),
    seen_by=Who.ACTOR_SIDE,
    cites=art(LAW, 55),
)
_KEEP_LAWYER = Action(
    key="keep_lawyer",
    label=_("不更换，说明理由"),
    by=(Role.AID_OFFICER,),
    said=_("经了解，不更换承办人。不满意的，可以向司法局投诉。"),
    fields=(Field(key="why_kept", label=_("为什么不换"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 55) + art(LAW, 56),
    answers="ask_replacement",
)
_ASK_TERMINATION = Action(
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
_REPORT_GROUND = Action(
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
_COSTS = Action(
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


def _objection(key: str) -> Action:
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


def _uphold(to: str) -> Action:
    return Action(
        key="uphold",
        label=_("维持决定"),
        by=(Role.BUREAU,),
        to=to,
        said=_("司法局审查后维持原决定。不服的，可以申请行政复议或者提起行政诉讼。"),
        fields=(_REASONS,),
        papers=("objection_upheld",),
        tells=(Role.APPLICANT, Role.AID_OFFICER),
        cites=art(LAW, 49, 2) + art(LAW, 49, 3),
    )


DECIDED = (
    "grant",
    "organ_notice",
    "refuse",
    "lapse",
    "lapse_incomplete",
    "withdraw",
    "transfer_out",
    "provide_first",
    "applicant_died",
)
"""What ends the examination of an application."""

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
    form=(
        Section(
            "matter",
            _("什么事"),
            (
                MATTER_KIND,
                CUSTODY,
                CUSTODY_PLACE,
                facts.FACTS,
                facts.WISH,
                facts.LIMIT_ON,
                facts.VIOLENCE,
                facts.SAFE_CONTACT,
            ),
        ),
        Section(
            "person",
            _("您的情况"),
            (
                *facts.WHO_YOU_ARE,
                facts.APPLICANT_ID_NUMBER,
                facts.APPLICANT_ADDRESS,
                GROUPS,
                replace(facts.ACCESS, cites=art(LAW, 45, 1)),
                Field(
                    key="hardship",
                    label=_("经济困难情况"),
                    kind=Kind.CHOICE,
                    choices=(
                        Choice(
                            "promise",
                            _("我承诺家里确实困难，说的都是真的"),
                            art(LAW, 41, 2),
                            _("不用再开证明；说了假话要承担费用和罚款。"),
                        ),
                        Choice("proof", _("我有低保证、残疾证等证明"), art(LAW, 42)),
                        Choice("not_needed", _("我的事不看经济状况"), art(LAW, 32)),
                    ),
                    cites=art(LAW, 41) + art(LAW, 64),
                ),
            ),
        ),
        Section(
            "other_side",
            _("对方和材料"),
            (
                Field(
                    key="other_name",
                    label=_("对方是谁"),
                    kind=Kind.NAME,
                    shared_key="other_name",
                    required=False,
                    help=_("人名或单位名，用来避免给您派有利害关系的律师。"),
                ),
                facts.EVIDENCE,
            ),
        ),
    ),
    flags=(
        Flag(
            key="limit_near", label=_("期限不足七日"), field="limit_on", within_days=7, rank=1, cites=art(LAW, 44, 1, 1)
        ),
        Flag(
            key="violence", label=_("有人身危险"), field="violence", values=("yes",), rank=1, cites=art(LAW, 32, 1, 4)
        ),
        Flag(
            key="migrant_wages", label=_("农民工"), field="groups", values=("migrant_worker",), cites=art(LAW, 42, 1, 3)
        ),
        Flag(
            key="military",
            label=_("军人军属、优抚对象"),
            field="groups",
            values=("military_family", "preferential"),
            cites=art(LAW, 70) + art(LAW, 42, 1, 2),
        ),
        Flag(
            key="vulnerable",
            label=_("老人、残疾人、未成年人"),
            field="groups",
            values=("minor", "elderly", "disabled", "no_income"),
            cites=art(LAW, 45) + art(LAW, 42, 1, 1),
        ),
        Flag(
            key="relief",
            label=_("低保、特困、受灾、重病"),
            field="groups",
            values=("relief", "court_relief", "low_income", "disaster"),
            cites=art(LAW, 42, 1, 2),
        ),
    ),
    materials=(
        Material(_("身份证"), _("核对您是谁"), _("忘带了可以先登记，随后补"), cites=art(LAW, 43, 2)),
        Material(
            _("经济困难的说明"),
            _("看是否符合条件"),
            _("签一份个人诚信承诺就行；低保、残疾等有证的拍照"),
            cites=art(LAW, 41),
        ),
        Material(
            _("和事情有关的材料"), _("律师了解案情、立案要用"), _("欠条、工资条、聊天记录截图都行"), required=False
        ),
    ),
    refusals=(
        Refusal("out_of_scope", _("不属于法律援助的范围"), art(LAW, 31), _("可以免费咨询，或者自己委托律师。")),
        Refusal("not_poor", _("不符合经济困难标准"), art(LAW, 34), _("对决定有异议，可以向司法局提出。")),
        Refusal("has_agent", _("已经委托了代理人"), art(LAW, 31), _("解除委托后可以再申请。")),
    ),
    steps=(
        Step(
            "review",
            _("审查中"),
            next=_("法律援助机构会在七日内作出决定。"),
            actions=(
                _ASK,
                _GRANT,
                _NOTICE,
                _REFUSE,
                _PROVIDE_FIRST,
                _TRANSFER,
                _WITHDRAW,
                _LAPSE_INCOMPLETE,
                _DIED,
            ),
        ),
        Step(
            "waiting",
            _("等您补材料"),
            at_desk=_("等当事人补材料"),
            next=_("请按通知把缺的材料一次补齐；到期不补，视为撤回申请。"),
            actions=(
                Action(
                    key="supply",
                    label=_("补交材料"),
                    by=(Role.APPLICANT, Role.AID_OFFICER),
                    to="review",
                    said=_("补交了材料。"),
                    fields=(
                        Field(key="supplement", label=_("说明"), kind=Kind.LONG_TEXT, sealed=True, required=False),
                        Field(key="supplement_files", label=_("补交的材料"), kind=Kind.FILES, required=False),
                    ),
                    tells=(Role.AID_OFFICER,),
                    cites=art(LAW, 43, 2),
                ),
                Action(
                    key="lapse",
                    label=_("视为撤回"),
                    by=(Role.AID_OFFICER,),
                    to="withdrawn",
                    said=_("没有按要求补充材料，视为撤回申请。可以重新申请。"),
                    papers=("lapse_notice",),
                    needs=(Condition.CLOCK_PASSED,),
                    tells=(Role.APPLICANT,),
                    cites=art(LAW, 43, 2),
                    danger=True,
                ),
                _GRANT,
                _PROVIDE_FIRST,
                _NOTICE,
                _REFUSE,
                _WITHDRAW,
                _DIED,
            ),
        ),
        Step(
            "provisional",
            _("先行援助中"),
            next=_("律师已经开始办，请尽快补办手续。"),
            actions=(
                Action(
                    key="complete_formalities",
                    label=_("手续已补齐"),
                    by=(Role.AID_OFFICER,),
                    to="in_progress",
                    said=_("手续已经补齐，正式给予法律援助。"),
                    fields=(_BASIS,),
                    papers=("grant_after_first", "recipient_notice", "aid_letter"),
                    tells=(Role.APPLICANT, Role.LAWYER),
                    cites=art(LAW, 44, 2),
                ),
                _PROGRESS,
                _FILED,
                _ASK_REPLACE,
                _REPLACE,
                _KEEP_LAWYER,
                _ASK_TERMINATION,
                _REPORT_GROUND,
                _REFUSE,
                _TERMINATE,
            ),
        ),
        Step(
            "granted",
            _("待指派"),
            next=_("三日内会指派律师，并告诉您律师的姓名和电话。"),
            actions=(
                Action(
                    key="assign",
                    label=_("指派律师"),
                    by=(Role.AID_OFFICER,),
                    to="in_progress",
                    said=_("已指派{lawyer}承办。"),
                    fields=(_LAWYER,),
                    assigns="lawyer",
                    papers=("assignment_notice", "recipient_notice", "aid_letter"),
                    tells=(Role.APPLICANT, Role.LAWYER),
                    cites=DECIDE,
                    bulk=True,
                ),
                _ASK_TERMINATION,
                _TERMINATE,
            ),
        ),
        Step(
            "in_progress",
            _("律师办理中"),
            next=_("承办律师会联系您，并通报办理进展。"),
            actions=(
                _PROGRESS,
                _FILED,
                _REPORT,
                _ASK_REPLACE,
                _REPLACE,
                _KEEP_LAWYER,
                _ASK_TERMINATION,
                _REPORT_GROUND,
                _TERMINATE,
            ),
        ),
        Step(
            "reported",
            _("结案审核"),
            next=_("法律援助机构正在审核律师的结案报告。"),
            actions=(
                Action(
                    key="close",
                    label=_("同意结案"),
                    by=(Role.AID_OFFICER,),
                    to="completed",
                    said=_("审核通过，结案归档。"),
                    papers=("file_index",),
                    tells=(Role.APPLICANT, Role.LAWYER),
                    cites=art(LAW, 50) + art(LAW, 52, 1),
                    bulk=True,
                ),
                Action(
                    key="return_report",
                    label=_("退回补充"),
                    by=(Role.AID_OFFICER,),
                    to="in_progress",
                    said=_("结案报告退回补充。"),
                    seen_by=Who.OFFICE,
                    fields=(Field(key="why", label=_("要补充什么"), kind=Kind.LONG_TEXT, max_length=500),),
                    tells=(Role.LAWYER,),
                    cites=art(LAW, 50),
                ),
            ),
        ),
        Step(
            "refused",
            _("不予援助"),
            next=_("不同意这个决定，可以向司法局提出异议。"),
            actions=(
                _objection("object"),
                Action(
                    key="close_refused",
                    label=_("办结"),
                    by=(Role.AID_OFFICER, Role.SYSTEM),
                    to="refused_closed",
                    said=_("三十日内没有收到异议，办结。"),
                    needs=(Condition.CLOCK_PASSED,),
                    cites=art(LAW, 49, 1),
                ),
            ),
        ),
        Step(
            "objection",
            _("异议审查中"),
            next=_("司法局会在五日内审查并作出决定。"),
            actions=(
                _uphold("upheld"),
                Action(
                    key="overturn",
                    label=_("责令改正"),
                    by=(Role.BUREAU,),
                    to="review",
                    said=_("司法局责令改正，重新审查。"),
                    fields=(_REASONS,),
                    papers=("objection_corrected",),
                    tells=(Role.APPLICANT, Role.AID_OFFICER),
                    cites=art(LAW, 49, 2),
                ),
            ),
        ),
        Step(
            "terminated",
            _("已终止"),
            next=_("不同意终止，可以向司法局提出异议。"),
            actions=(
                _objection("object_to_termination"),
                Action(
                    key="close_terminated",
                    label=_("办结"),
                    by=(Role.AID_OFFICER, Role.SYSTEM),
                    to="terminated_closed",
                    said=_("三十日内没有收到异议，办结。"),
                    needs=(Condition.CLOCK_PASSED,),
                    cites=art(LAW, 49, 1),
                ),
                _COSTS,
            ),
        ),
        Step(
            "objection_to_termination",
            _("异议审查中"),
            next=_("司法局会在五日内审查并作出决定。"),
            actions=(
                _uphold("upheld"),
                Action(
                    key="overturn_termination",
                    label=_("责令改正"),
                    by=(Role.BUREAU,),
                    to="in_progress",
                    said=_("司法局责令改正，继续援助。"),
                    fields=(_REASONS,),
                    papers=("objection_corrected",),
                    tells=(Role.APPLICANT, Role.AID_OFFICER, Role.LAWYER),
                    cites=art(LAW, 49, 2),
                ),
            ),
        ),
        Step(
            "completed",
            _("已结案"),
            (
                Action(
                    key="pay_subsidy",
                    label=_("登记补贴已支付"),
                    by=(Role.AID_OFFICER,),
                    said=_("已于{paid_on}向承办人支付法律援助补贴。"),
                    fields=(
                        Field(key="paid_on", label=_("支付日期"), kind=Kind.DATE, until_today=True),
                        Field(key="subsidy", label=_("金额（元）"), kind=Kind.MONEY),
                    ),
                    seen_by=Who.OFFICE,
                    tells=(Role.LAWYER,),
                    cites=art(LAW, 52, 1),
                    once=True,
                ),
            ),
            outcome=_("援助完成"),
            next=_("援助办完了。以后有新的事，可以再来申请。"),
        ),
        Step(
            "withdrawn",
            _("已撤回"),
            outcome=_("申请人撤回或者视为撤回"),
            next=_("申请已经撤回。需要的时候，可以再来申请。"),
        ),
        Step(
            "transferred",
            _("已告知向别处申请"),
            outcome=_("不属本机构管辖"),
            next=_("这件事归别的机构管，该去哪里，写在下面“经过”里。"),
        ),
        Step(
            "ended",
            _("申请人去世，已终结"),
            outcome=_("申请人去世"),
            next=_("这件事已经终结。家里人需要帮助，可以打 12348 问。"),
        ),
        Step(
            "refused_closed",
            _("不予援助（已办结）"),
            (_objection("object"),),
            outcome=_("不予援助"),
            next=_("已经办结。不同意的，仍然可以向司法局提出异议；也可以免费问律师，双方愿意谈的，可以申请调解。"),
        ),
        Step(
            "terminated_closed",
            _("已终止（已办结）"),
            (_objection("object_to_termination"), _COSTS),
            outcome=_("终止援助"),
            next=_("援助已经终止。不同意的，仍然可以向司法局提出异议；有别的问题，可以免费问律师。"),
        ),
        Step(
            "upheld",
            _("维持原决定"),
            (_COSTS,),
            outcome=_("异议后维持"),
            next=_("不服的，可以申请行政复议或者提起行政诉讼。不知道怎么走，先免费问律师。"),
        ),
    ),
    clocks=(
        Clock(
            key="decision",
            label=_("作出决定"),
            rule="D001",
            starts=("open", "overturn"),
            stops=DECIDED,
            whose=Role.AID_OFFICER,
            then=_("超过七日没有决定，可以向司法局投诉。"),
        ),
        Clock(
            key="claim_limit",
            label=_("您写的截止日期"),
            kind=ClockKind.LIMIT,
            until_field="limit_on",
            starts=("open",),
            stops=("filed_in_time", "withdraw", "close", "terminate", "applicant_died"),
            whose=Role.APPLICANT,
            reminds_before=(7, 3, 1),
            then=_("这一天是申请人自己写的。剩下不足七日的，援助机构可以先行提供援助。"),
        ),
        Clock(
            key="supplement",
            label=_("补材料"),
            kind=ClockKind.LIMIT,
            until_field="supply_by",
            starts=("ask_supplement",),
            stops=("supply", *DECIDED),
            whose=Role.APPLICANT,
            allows=("lapse",),
            reminds_before=(3, 1, 0),
            then=_("到期不补，视为撤回申请；可以重新申请。"),
        ),
        Clock(
            key="formalities",
            label=_("补办手续"),
            kind=ClockKind.LIMIT,
            until_field="supply_by",
            starts=("provide_first",),
            stops=("complete_formalities", "refuse", "terminate"),
            whose=Role.APPLICANT,
            reminds_before=(3, 1, 0),
            then=_("律师已经在办，手续请尽快补。"),
        ),
        Clock(
            key="notified_assignment",
            label=_("按通知指派律师"),
            rule="D005",
            starts=("organ_notice",),
            starts_from_field="received_on",
            stops=("assign", "terminate"),
            whose=Role.AID_OFFICER,
            then=_("超过三日没有指派，办案机关和当事人可以向司法局反映。"),
        ),
        Clock(
            key="assignment",
            label=_("指派律师"),
            rule="D002",
            starts=("grant",),
            stops=("assign", "terminate"),
            whose=Role.AID_OFFICER,
            then=_("超过三日没有指派，可以向司法局投诉。"),
        ),
        Clock(
            key="objection",
            label=_("审查异议"),
            rule="D008",
            starts=("object", "object_to_termination"),
            stops=("uphold", "overturn", "overturn_termination"),
            whose=Role.BUREAU,
            then=_("超过五日没有结果，可以向上一级司法行政部门反映。"),
        ),
        Clock(
            key="object_by",
            label=_("提出异议（本省规定）"),
            kind=ClockKind.LIMIT,
            rule="D009",
            starts=("refuse",),
            stops=("object",),
            whose=Role.APPLICANT,
            reminds_before=(10, 3, 1),
            then=_("法律没有规定提出异议的期限，本省规定三十日；过了也可以提，由司法局决定是否审查。"),
        ),
        Clock(
            key="refused_quiet",
            label=_("没有异议就办结"),
            kind=ClockKind.PROMISE,
            period=days(30),
            starts=("refuse",),
            stops=("object", "close_refused"),
            whose=Role.SYSTEM,
            lapses_by="close_refused",
            then=_("自动办结；办结以后仍然可以提出异议。"),
        ),
        Clock(
            key="terminated_quiet",
            label=_("没有异议就办结"),
            kind=ClockKind.PROMISE,
            period=days(30),
            starts=("terminate",),
            stops=("object_to_termination", "close_terminated"),
            whose=Role.SYSTEM,
            lapses_by="close_terminated",
            then=_("自动办结；办结以后仍然可以提出异议。"),
        ),
    ),
    papers=(
        Paper(
            key="receipt",
            title=_("法律援助申请受理凭证"),
            number_prefix="援收",
            cites=DECIDE,
            body=(
                "{applicant_name}：",
                "您于{opened_on}提交的法律援助申请，本机构已经收到，编号 {number}。事项：{matter_kind}。经济困难情况：{hardship}。",
                "依照《法律援助法》第四十三条，本机构自收到申请之日起{length_decision}内审查并作出决定，最晚在{due_decision}。"
                "材料不齐的，会一次性告知您。",
                "这个日期是这样算的：{sum_decision}。",
                "法律援助不收取任何费用。",
            ),
        ),
        Paper(
            key="supplement_notice",
            title=_("法律援助补充材料通知书"),
            number_prefix="援补",
            cites=art(LAW, 43, 2),
            body=(
                "{applicant_name}：",
                "您于{opened_on}提出的法律援助申请（编号 {number}），还需要补充材料或者作出说明：{missing}。",
                "请于{supply_by}前补来，也可以在这一天前向本机构说明情况。没有按要求补充材料或者作出说明的，视为撤回申请；撤回后可以重新申请。",
            ),
        ),
        Paper(
            key="lapse_notice",
            title=_("法律援助申请视为撤回告知书"),
            number_prefix="援撤",
            cites=art(LAW, 43, 2),
            body=(
                "{applicant_name}：",
                "本机构已经一次性告知您于{supply_by}前补充材料或者作出说明：{missing}。您没有按要求补充或者说明。",
                "依照《法律援助法》第四十三条第二款，视为您撤回{opened_on}提出的法律援助申请（编号 {number}）。",
                "材料齐了，可以随时重新申请。认为本机构办理不当的，可以向{bureau}投诉。",
            ),
        ),
        Paper(
            key="transfer_notice",
            title=_("法律援助申请管辖告知书"),
            number_prefix="援告",
            cites=art(LAW, 38),
            body=(
                "{applicant_name}：",
                "您于{opened_on}提出的法律援助申请（编号 {number}），依照《法律援助法》第三十八条，应当向{where}提出。理由：{reasons}",
                "您的材料已转给该机构，请与它联系。有时效、上诉期等期限的，不要因为等候而耽误。",
            ),
        ),
        Paper(
            key="grant_decision",
            title=_("给予法律援助决定书"),
            number_prefix="援决",
            cites=DECIDE,
            body=(
                "{applicant_name}：",
                "您于{opened_on}提出的法律援助申请（编号 {number}，事项：{matter_kind}），经审查符合《法律援助法》规定的条件，决定给予法律援助。",
                "认定依据：{basis}。",
                "本机构自作出决定之日起{length_assignment}内指派法律援助人员，最晚在{due_assignment}（{sum_assignment}）。"
                "法律援助不收取任何费用。",
            ),
        ),
        Paper(
            key="grant_after_first",
            title=_("给予法律援助决定书"),
            number_prefix="援决",
            cites=DECIDE + art(LAW, 44, 2),
            body=(
                "{applicant_name}：",
                "因情况紧急（{urgency}），本机构已经为您先行提供法律援助，由{handler_office}{handler}承办。现手续已经补齐，"
                "经审查符合《法律援助法》规定的条件，决定给予法律援助。",
                "认定依据：{basis}。",
                "法律援助人员不变，不再另行指派。法律援助不收取任何费用。",
            ),
        ),
        Paper(
            key="first_notice",
            title=_("先行提供法律援助通知书"),
            number_prefix="援先",
            cites=art(LAW, 44),
            body=(
                "{applicant_name}：",
                "您的法律援助申请（编号 {number}）属于下列紧急情形：{urgency}。依照《法律援助法》第四十四条，决定先行提供法律援助，"
                "由{handler_office}{handler}承办，电话 {handler_phone}。",
                "请于{supply_by}前补办手续、补充材料：{formalities}。",
                "法律援助不收取任何费用。",
            ),
        ),
        Paper(
            key="refusal_decision",
            title=_("不予法律援助决定书"),
            number_prefix="援不",
            cites=DECIDE + art(LAW, 49),
            body=(
                "{applicant_name}：",
                "您于{opened_on}提出的法律援助申请（编号 {number}，事项：{matter_kind}），经审查：{ground}。理由：{reasons}",
                "依照《法律援助法》第四十三条，决定不予法律援助。",
                "对本决定有异议的，可以依照《法律援助法》第四十九条向{bureau}提出。{bureau}自收到异议之日起五日内审查，"
                "作出维持或者责令改正的决定；对维持决定不服的，可以依法申请行政复议或者提起行政诉讼。",
                "依照《山东省法律援助条例》第十六条，异议自接到本决定之日起三十日内提出，最晚在{due_object_by}。",
            ),
        ),
        Paper(
            key="assignment_notice",
            title=_("指派通知书"),
            number_prefix="援指",
            shown_to=Who.OFFICE,
            cites=DECIDE + art(LAW, 46) + art(LAW, 50),
            body=(
                "{handler_office}：",
                "现指派你单位{handler}承办{applicant_name}的法律援助事项（{matter_kind}，编号 {number}）。",
                "承办人应当依照《法律援助法》第四十六条及时办理，按规定向受援人通报办理情况，没有正当理由不得拒绝、拖延或者终止，"
                "不得收取任何财物；发现受援人有第四十八条规定情形的，应当及时向本机构报告。",
                "办理结束后，应当依照第五十条及时报告，提交法律文书副本、办理情况报告等材料。",
            ),
        ),
        Paper(
            key="recipient_notice",
            title=_("法律援助受援人告知书"),
            number_prefix="援知",
            cites=art(LAW, 20) + art(LAW, 47) + art(LAW, 48) + art(LAW, 55),
            body=(
                "{applicant_name}：",
                "承办您这件事的是{handler_office}{handler}，电话 {handler_phone}。法律援助不收取任何财物。",
                "您可以向本机构和承办人了解办理情况；认为没有依法履行职责的，可以向{bureau}投诉，并可以请求更换承办人。",
                "请您如实说明情况，及时提供证据，配合办理。故意隐瞒重要事实、提供虚假证据，经济状况变化不再符合条件，"
                "自行委托律师或者其他代理人的，援助会终止；以欺骗等不正当手段获得援助的，要支付援助费用，并处三千元以下罚款。",
                "需要缓交、减交、免交诉讼费用的，请凭给予法律援助决定书向人民法院提出；公证费、鉴定费应当减收或者免收。",
            ),
        ),
        Paper(
            key="aid_letter",
            title=_("法律援助公函"),
            number_prefix="援函",
            shown_to=Who.ALL,
            cites=art(LAW, 43) + art(LAW, 53),
            body=(
                "受理本案的机关：",
                "{applicant_name}的法律援助事项（{matter_kind}，编号 {number}），本机构已决定提供法律援助，指派{handler_office}{handler}承办。",
                "请依照《法律援助法》第五十三条，由人民法院根据情况对受援人缓收、减收或者免收诉讼费用，对法律援助人员复制相关材料等费用"
                "免收或者减收；公证机构、司法鉴定机构减收或者免收公证费、鉴定费。",
                "特此函告。",
            ),
        ),
        Paper(
            key="first_letter",
            title=_("先行提供法律援助公函"),
            number_prefix="援先函",
            shown_to=Who.ALL,
            cites=art(LAW, 44),
            body=(
                "受理本案的机关：",
                "{applicant_name}的法律援助申请（{matter_kind}，编号 {number}）情况紧急（{urgency}），本机构已依照《法律援助法》第四十四条"
                "决定先行提供法律援助，指派{handler_office}{handler}承办，有关手续随后补办。",
                "特此函告。",
            ),
        ),
        Paper(
            key="closing_report",
            title=_("法律援助结案报告"),
            number_prefix="援结",
            shown_to=Who.OFFICE,
            sealed=False,
            hands=("承办人员",),
            cites=art(LAW, 50),
            body=(
                "受援人：{applicant_name}；事项：{matter_kind}；编号：{number}。",
                "承办：{handler_office}{handler}。",
                "结果：{result}。",
                "办理情况：{report}",
                "随本报告提交有关法律文书的副本或者复印件。",
            ),
        ),
        Paper(
            key="termination_decision",
            title=_("终止法律援助决定书"),
            number_prefix="援终",
            cites=art(LAW, 48) + art(LAW, 49),
            body=(
                "{applicant_name}：",
                "您的法律援助事项（{matter_kind}，编号 {number}），现查明：{ground}。理由：{reasons}",
                "依照《法律援助法》第四十八条，决定终止法律援助。",
                "对本决定有异议的，可以依照《法律援助法》第四十九条向{bureau}提出。{bureau}自收到异议之日起五日内审查，"
                "作出维持或者责令改正的决定；对维持决定不服的，可以依法申请行政复议或者提起行政诉讼。",
            ),
        ),
        Paper(
            key="objection_upheld",
            title=_("法律援助异议审查决定书"),
            number_prefix="援异",
            issued_by=Role.BUREAU,
            cites=art(LAW, 49) + REMEDY,
            body=(
                "{applicant_name}：",
                "您对{agency}就您的法律援助事项（编号 {number}）所作决定提出的异议，本局已经审查。审查意见：{reasons}",
                "依照《法律援助法》第四十九条第二款，决定维持{agency}的决定。",
                REMEDY_SAID,
            ),
        ),
        Paper(
            key="objection_corrected",
            title=_("法律援助异议审查决定书"),
            number_prefix="援异",
            issued_by=Role.BUREAU,
            cites=art(LAW, 49),
            body=(
                "{applicant_name}：",
                "您对{agency}就您的法律援助事项（编号 {number}）所作决定提出的异议，本局已经审查。审查意见：{reasons}",
                "依照《法律援助法》第四十九条第二款，责令{agency}改正。改正的结果由{agency}告知您。",
            ),
        ),
        Paper(
            key="costs_order",
            title=_("责令支付法律援助费用决定书"),
            number_prefix="援费",
            issued_by=Role.BUREAU,
            cites=art(LAW, 64) + REMEDY,
            body=(
                "{applicant_name}：",
                "您以欺骗或者其他不正当手段获得法律援助（编号 {number}），援助已经终止。事实和理由：{cost_reasons}",
                "依照《法律援助法》第六十四条，责令您于{pay_by}前支付已实施法律援助的费用 {cost} 元。",
                REMEDY_SAID,
            ),
        ),
        Paper(
            key="file_index",
            title=_("法律援助卷宗目录"),
            number_prefix="援卷",
            shown_to=Who.OFFICE,
            sealed=False,
            hands=("立卷人",),
            cites=art(LAW, 50),
            body=(
                "编号：{number}；受援人：{applicant_name}；承办：{handler_office}{handler}。",
                "收到日期：{opened_on}；立卷日期：{today}。",
                "{filed}",
            ),
        ),
    ),
    hand_offs=(
        HandOff("mediation", _("申请人民调解"), _("双方愿意谈的，可以同时调解，不影响援助。"), art("人民调解法", 17)),
        HandOff("consultation", _("再问一问"), _("有别的问题，可以免费问律师。"), art(LAW, 23)),
    ),
)
