"""People's mediation: what can be done, by whom, and what it needs."""

from __future__ import annotations

from fengqiao.flow import Action, Choice, Field, Kind, Role, Who, _, art
from fengqiao.services.mediation.law import BOTH, LAW, OFFICE

STOP = Action(
    key="stop",
    label=_("不调了"),
    by=BOTH,
    to="failed",
    said=_("当事人要求终止调解。"),
    papers=("termination",),
    confirm=_("调解是自愿的，随时可以不调。终止以后，会告诉您还有哪些路。"),
    tells=(*OFFICE, *BOTH),
    cites=art(LAW, 23, 1, 2) + art(LAW, 26),
    danger=True,
)
ESCALATE = Action(
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
FAIL = Action(
    key="fail",
    label=_("调解不成，终止"),
    by=OFFICE,
    to="failed",
    said=_("调解不成，终止调解，已告知可以通过仲裁、行政、司法等途径解决。"),
    papers=("termination",),
    tells=BOTH,
    cites=art(LAW, 26),
)
MEDIATOR = Field(key="mediator", label=_("哪位调解员"), kind=Kind.PERSON)
NAME_MEDIATOR = Action(
    key="name_mediator",
    label=_("指定调解员"),
    by=(Role.COMMITTEE,),
    to="mediating",
    said=_("由调解员{mediator}主持调解。"),
    fields=(MEDIATOR,),
    assigns="mediator",
    papers=("rights_notice",),
    tells=(*BOTH, Role.MEDIATOR),
    cites=art(LAW, 19),
    bulk=True,
)
CHANGE_MEDIATOR = Action(
    key="change_mediator",
    label=_("换调解员"),
    by=(Role.COMMITTEE,),
    said=_("改由调解员{mediator}主持调解。"),
    fields=(MEDIATOR,),
    assigns="mediator",
    tells=(*BOTH, Role.MEDIATOR),
    cites=art(LAW, 19),
    bulk=True,
)
REFUSE_MEDIATOR = Action(
    key="refuse_mediator",
    label=_("要求换调解员"),
    by=BOTH,
    to="accepted",
    said=_("当事人要求更换调解员。"),
    tells=OFFICE,
    cites=art(LAW, 23, 1, 1),
)
SESSION = Action(
    key="set_session",
    label=_("约调解时间"),
    by=OFFICE,
    said=_("约定{when}在{where}调解。"),
    fields=(
        Field(key="when", label=_("什么时候"), kind=Kind.MOMENT),
        Field(key="where", label=_("在哪里"), max_length=80, help=_("地址，或者写“视频”。")),
        Field(
            key="open_session",
            label=_("公开进行吗"),
            kind=Kind.YES_NO,
            help=_("当事人可以要求公开或者不公开。"),
            cites=art(LAW, 23, 1, 3),
        ),
    ),
    tells=BOTH,
    cites=art(LAW, 21) + art(LAW, 23, 1, 3),
)
RECORD = Action(
    key="record_session",
    label=_("记调解情况"),
    by=OFFICE,
    said=_("进行了一次调解，已作记录。"),
    fields=(
        Field(
            key="record",
            label=_("调解情况"),
            kind=Kind.LONG_TEXT,
            sealed=True,
            help=_("双方都看得到。一方私下说的话，记在“单独谈话”里。"),
        ),
        Field(
            key="invited",
            label=_("还请了谁参加"),
            required=False,
            max_length=80,
            help=_("亲属、邻里、同事、懂行的人都可以，要当事人同意。"),
            cites=art(LAW, 20),
        ),
        Field(key="record_files", label=_("附件"), kind=Kind.FILES, required=False),
    ),
    papers=("session_record",),
    cites=art(LAW, 27),
)
RECORD_APART = Action(
    key="record_apart",
    label=_("记单独谈话"),
    by=OFFICE,
    said=_("和一方单独谈了话，已作记录。"),
    fields=(
        Field(
            key="apart_with",
            label=_("和谁谈的"),
            kind=Kind.CHOICE,
            choices=(
                Choice("applicant", _("申请人")),
                Choice("respondent", _("对方当事人")),
                Choice("third", _("其他人")),
            ),
        ),
        Field(key="apart", label=_("谈了什么"), kind=Kind.LONG_TEXT, sealed=True, help=_("只有调解委员会看得到。")),
    ),
    seen_by=Who.OFFICE,
    cites=art(LAW, 22) + art(LAW, 15, 1, 4) + art(LAW, 27),
)
ADD_PARTY = Action(
    key="add_party",
    label=_("增加一位当事人"),
    by=(Role.COMMITTEE, Role.MEDIATOR),
    said=_("增加了一位当事人。几方当事人的协议书，在纸上签。"),
    fields=(
        Field(key="added_name", label=_("姓名或者单位名称"), kind=Kind.NAME, shared_key="added_name"),
        Field(key="added_phone", label=_("电话"), kind=Kind.PHONE, shared_key="added_phone", required=False),
        Field(key="added_address", label=_("住址"), kind=Kind.ADDRESS, shared_key="added_address", required=False),
        Field(
            key="added_agrees",
            label=_("这位当事人同意参加调解"),
            kind=Kind.YES_NO,
            must_be_yes=_("不同意的，不能调解他的事。"),
            cites=art(LAW, 17),
        ),
    ),
    adds=Role.RESPONDENT,
    tells=BOTH,
    cites=art(LAW, 17) + art(LAW, 29, 2),
)
DIED = Action(
    key="party_died",
    label=_("登记当事人去世"),
    by=OFFICE,
    to="ended",
    said=_("一方当事人去世，调解终结。继承人可以另行申请。"),
    confirm=_("请先向家属或者村居核实。"),
    tells=BOTH,
    cites=art("民法典", 13),
    danger=True,
)
OWN_ID_NUMBER = Field(
    key="own_id_number",
    label=_("您的身份证号"),
    kind=Kind.ID_NUMBER,
    shared_key="own_id_number",
    required=False,
    help=_("协议书要写，加密保存。已经填过的不用再填。"),
    cites=art(LAW, 29, 1, 1),
)
OWN_ADDRESS = Field(
    key="own_address",
    label=_("您的住址"),
    kind=Kind.ADDRESS,
    shared_key="own_address",
    required=False,
    cites=art(LAW, 29, 1, 1),
)
DRAFT_FIELDS = (
    Field(
        key="disputed", label=_("纠纷的主要事实和各方责任"), kind=Kind.LONG_TEXT, sealed=True, cites=art(LAW, 29, 1, 2)
    ),
    Field(
        key="terms",
        label=_("达成的协议"),
        kind=Kind.LONG_TEXT,
        sealed=True,
        shared_key="agreed_terms",
        help=_("谁、做什么、多少钱，一条一条写清楚。"),
        cites=art(LAW, 29, 1, 3),
    ),
    Field(key="performance", label=_("怎么履行"), kind=Kind.LONG_TEXT, sealed=True, max_length=500),
    Field(key="perform_by", label=_("最晚哪天履行完"), kind=Kind.DATE, shared_key="perform_by"),
)
EFFECTIVE_ON = Field(
    key="effective_on",
    label=_("生效日期"),
    kind=Kind.DATE,
    shared_key="effective_on",
    until_today=True,
    after_signing=True,
    help=_("双方签名、调解员签名、盖章都齐的那一天。申请司法确认的三十日从这一天算。"),
    cites=art(LAW, 29, 2),
)
APPLY_CONFIRMATION = Action(
    key="apply_confirmation",
    label=_("共同申请司法确认"),
    by=(*BOTH, Role.COMMITTEE),
    said=_("发起共同申请司法确认，材料已转到新的办件。"),
    opens="judicial-confirmation",
    tells=(*BOTH, Role.COMMITTEE),
    cites=art(LAW, 33) + art("民事诉讼法", 205),
)


def follow_up(key: str, label: str, said: str) -> Action:
    """To ask both sides whether what was agreed is done, and to write down what they say."""
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
                choices=(
                    Choice("all", _("全部履行")),
                    Choice("partly", _("履行了一部分")),
                    Choice("none", _("还没有履行")),
                    Choice("not_due", _("还没到履行期限")),
                ),
            ),
            Field(key="note", label=_("回访情况"), kind=Kind.LONG_TEXT, sealed=True, required=False, max_length=1000),
        ),
        papers=("follow_up_record",),
        cites=art(LAW, 31, 2),
    )


COURSE = Action(
    key="record_course",
    label=_("出具调解情况说明"),
    by=OFFICE,
    said=_("应当事人要求，出具了调解情况说明。"),
    fields=(
        Field(key="began_on", label=_("哪天开始调解"), kind=Kind.DATE, until_today=True),
        Field(key="ended_on", label=_("哪天终止"), kind=Kind.DATE, until_today=True),
        Field(key="course", label=_("为什么没有调成"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),
    ),
    papers=("course",),
    tells=BOTH,
    cites=art(LAW, 26) + art(LAW, 27),
)
