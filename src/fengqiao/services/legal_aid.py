"""法律援助 (legal aid): from application to the lawyer's closing report.

Source: 《法律援助法》, adopted 2021-08-20, in force 2022-01-01, arts. 20-56.
Reading: the Law says 日, not 工作日, so its terms are calendar days; the first day is not counted and a last day on a rest
day moves to the next working day (民法典 arts. 201, 203).  The Law does not say that the seven days stand still while
papers are awaited, so the clock keeps running; the ministry's 2023 rules could not be read in full and are to be checked.
"Three firsts" (三优: accepted, assigned, handled first) order the queue and change no clock.
"""

from datetime import date

from fengqiao.flow import (
    Action,
    Choice,
    Clock,
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
from fengqiao.services import facts

LAW = "法律援助法"
DECIDE = art(LAW, 43, 1)

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
        Choice("criminal", _("刑事案件"), art(LAW, 24)),
        Choice("other", _("其他"), art(LAW, 31, 1, 9)),
    ),
    cites=art(LAW, 31) + art(LAW, 32),
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
        Choice("preferential", _("优抚对象"), art(LAW, 42, 1, 2)),
        Choice("minor", _("未成年人，没有固定生活来源"), art(LAW, 42, 1, 1)),
        Choice("elderly", _("老年人，没有固定生活来源"), art(LAW, 42, 1, 1)),
        Choice("disabled", _("残疾人，没有固定生活来源"), art(LAW, 42, 1, 1)),
        Choice("military_family", _("军人军属"), art(LAW, 70)),
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
    key="lawyer", label=_("指派哪位"), kind=Kind.PERSON, help=_("名单按在办件数从少到多排，有利益冲突的不能选。")
)

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
        Field(key="supply_by", label=_("请在哪天前补来"), kind=Kind.DATE),
    ),
    papers=("supplement_notice",),
    tells=(Role.APPLICANT,),
    cites=art(LAW, 43, 2),
)
_GRANT = Action(
    key="grant",
    label=_("给予援助"),
    by=(Role.AID_OFFICER,),
    to="granted",
    said=_("决定给予法律援助。"),
    fields=(
        Field(
            key="basis",
            label=_("经济状况怎么认定的"),
            kind=Kind.CHOICE,
            choices=(
                Choice("checked", _("经信息共享查询，符合经济困难标准"), art(LAW, 41, 2)),
                Choice("promised", _("申请人作了个人诚信承诺"), art(LAW, 41, 2)),
                Choice("exempt", _("免予核查经济困难状况"), art(LAW, 42)),
                Choice("no_condition", _("不受经济困难条件限制"), art(LAW, 32)),
            ),
        ),
    ),
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
    tells=(Role.APPLICANT,),
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
    cites=art(LAW, 48, 1, 7),
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
    ),
    assigns="lawyer",
    papers=("assignment_notice",),
    tells=(Role.APPLICANT, Role.LAWYER),
    cites=art(LAW, 44),
)
_TRANSFER = Action(
    key="transfer_out",
    label=_("告知向有管辖的机构申请"),
    by=(Role.AID_OFFICER,),
    to="transferred",
    said=_("这件事应当向{where}申请，已告知并转去材料。"),
    fields=(Field(key="where", label=_("哪个法律援助机构"), max_length=60),),
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
    papers=("assignment_notice",),
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
        papers=("objection_decision",),
        tells=(Role.APPLICANT, Role.AID_OFFICER),
        cites=art(LAW, 49, 2),
    )


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
    parties=(PartyPlace(Role.APPLICANT, _("申请人"), required=True),),
    form=(
        Section(
            "matter",
            _("什么事"),
            (MATTER_KIND, facts.FACTS, facts.WISH, facts.LIMIT_ON, facts.VIOLENCE, facts.SAFE_CONTACT),
        ),
        Section(
            "person",
            _("您的情况"),
            (
                *facts.WHO_YOU_ARE,
                facts.APPLICANT_ID_NUMBER,
                facts.APPLICANT_ADDRESS,
                GROUPS,
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
        Flag(key="military", label=_("军人军属"), field="groups", values=("military_family",), cites=art(LAW, 70)),
        Flag(
            key="vulnerable",
            label=_("老人、残疾人、未成年人"),
            field="groups",
            values=("minor", "elderly", "disabled"),
            cites=art(LAW, 45) + art(LAW, 42, 1, 1),
        ),
        Flag(
            key="relief",
            label=_("低保、特困、受灾、重病"),
            field="groups",
            values=("relief", "disaster"),
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
            actions=(_ASK, _GRANT, _REFUSE, _PROVIDE_FIRST, _TRANSFER, _WITHDRAW),
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
                    tells=(Role.APPLICANT,),
                    cites=art(LAW, 43, 2),
                    danger=True,
                ),
                _PROVIDE_FIRST,
                _GRANT,
                _REFUSE,
                _WITHDRAW,
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
                    papers=("grant_decision",),
                    tells=(Role.APPLICANT, Role.LAWYER),
                    cites=art(LAW, 44, 2),
                ),
                _PROGRESS,
                _REPLACE,
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
                    papers=("assignment_notice", "aid_letter"),
                    tells=(Role.APPLICANT, Role.LAWYER),
                    cites=DECIDE,
                    bulk=True,
                ),
                _TERMINATE,
            ),
        ),
        Step(
            "in_progress",
            _("律师办理中"),
            next=_("承办律师会联系您，并通报办理进展。"),
            actions=(_PROGRESS, _REPORT, _ASK_REPLACE, _REPLACE, _TERMINATE),
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
                    by=(Role.AID_OFFICER,),
                    to="refused_closed",
                    said=_("不予援助的决定没有异议，办结。"),
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
                    papers=("objection_decision",),
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
                    by=(Role.AID_OFFICER,),
                    to="terminated_closed",
                    said=_("终止决定没有异议，办结。"),
                    cites=art(LAW, 49, 1),
                ),
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
                    papers=("objection_decision",),
                    tells=(Role.APPLICANT, Role.AID_OFFICER, Role.LAWYER),
                    cites=art(LAW, 49, 2),
                ),
            ),
        ),
        Step("completed", _("已结案"), outcome=_("援助完成")),
        Step("withdrawn", _("已撤回"), outcome=_("申请人撤回或者视为撤回")),
        Step("transferred", _("已告知向别处申请"), outcome=_("不属本机构管辖")),
        Step("refused_closed", _("不予援助（已办结）"), outcome=_("不予援助")),
        Step("terminated_closed", _("已终止（已办结）"), outcome=_("终止援助")),
        Step("upheld", _("维持原决定"), outcome=_("异议后维持")),
    ),
    clocks=(
        Clock(
            key="decision",
            label=_("作出决定"),
            rule="D001",
            starts=("open", "overturn"),
            stops=("grant", "refuse", "lapse", "withdraw", "transfer_out", "provide_first"),
            whose=Role.AID_OFFICER,
            then=_("超过七日没有决定，可以向司法局投诉。"),
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
    ),
    papers=(
        Paper(
            key="receipt",
            title=_("法律援助申请受理凭证"),
            number_prefix="援收",
            cites=DECIDE,
            body=(
                "{applicant_name}：",
                "您于{opened_on}提交的法律援助申请，本机构已经收到，编号 {number}。",
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
                "您申请法律援助的材料还需要补充：{missing}。",
                "请于{supply_by}前补来。没有按要求补充材料或者作出说明的，视为撤回申请；撤回后可以重新申请。",
            ),
        ),
        Paper(
            key="grant_decision",
            title=_("给予法律援助决定书"),
            number_prefix="援决",
            cites=DECIDE,
            body=(
                "{applicant_name}：",
                "您于{opened_on}提出的法律援助申请，经审查符合《法律援助法》规定的条件，决定给予法律援助。",
                "认定依据：{basis}。",
                "本机构自作出决定之日起{length_assignment}内指派法律援助人员，最晚在{due_assignment}（{sum_assignment}）。"
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
                "您于{opened_on}提出的法律援助申请，经审查：{ground}。理由：{reasons}",
                "依照《法律援助法》第四十三条，决定不予法律援助。",
                "对本决定有异议的，可以依照《法律援助法》第四十九条向设立本机构的司法行政部门提出。",
            ),
        ),
        Paper(
            key="assignment_notice",
            title=_("指派通知书"),
            number_prefix="援指",
            cites=DECIDE,
            body=(
                "{handler}：",
                "现指派您承办{applicant_name}的法律援助事项（编号 {number}）。",
                "请依照《法律援助法》第四十六条办理，按规定向受援人通报进展，不得收取任何费用。",
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
                "{applicant_name}的法律援助申请已获批准，现指派{handler}承办。请依照《法律援助法》第五十三条给予缓、减、免收费用等便利。",
            ),
        ),
        Paper(
            key="termination_decision",
            title=_("终止法律援助决定书"),
            number_prefix="援终",
            cites=art(LAW, 48) + art(LAW, 49),
            body=(
                "{applicant_name}：",
                "因{ground}，依照《法律援助法》第四十八条，决定终止法律援助。理由：{reasons}",
                "对本决定有异议的，可以依照《法律援助法》第四十九条向设立本机构的司法行政部门提出。",
            ),
        ),
        Paper(
            key="objection_decision",
            title=_("法律援助异议审查决定书"),
            number_prefix="援异",
            cites=art(LAW, 49),
            body=(
                "{applicant_name}：",
                "您对法律援助机构决定提出的异议，本局已经审查。审查意见：{reasons}",
                "对维持原决定不服的，可以依法申请行政复议或者提起行政诉讼。",
            ),
        ),
    ),
    hand_offs=(
        HandOff("mediation", _("申请人民调解"), _("双方愿意谈的，可以同时调解，不影响援助。"), art("人民调解法", 17)),
        HandOff("consultation", _("再问一问"), _("有别的问题，可以免费问律师。"), art(LAW, 23)),
    ),
)
