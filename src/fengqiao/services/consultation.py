"""免费咨询 (free consultation): a question, a named lawyer's answer with articles, and a second person if it did not help.

Source: 《法律援助法》 art. 23 (advice by window, telephone and network; people are told of legal aid);
《个人信息保护法》 art. 6 (no more is asked than the purpose needs: a general question needs no identity card).
No statute sets an answer time.  The clocks here are the office's own published promise and are shown as such.
"""

from dataclasses import replace
from datetime import date

from fengqiao.flow import (
    Action,
    Choice,
    Clock,
    ClockKind,
    Field,
    Flag,
    HandOff,
    Kind,
    Material,
    Role,
    Section,
    Service,
    Step,
    _,
    art,
)
from fengqiao.law.periods import working_days
from fengqiao.services import facts

ADVICE = art("法律援助法", 23)

ANSWER = (
    Field(
        key="answer",
        label=_("答复"),
        kind=Kind.LONG_TEXT,
        sealed=True,
        help=_("先说结论，再说依据，最后说今天可以做什么。"),
    ),
    Field(
        key="articles",
        label=_("依据的条文"),
        kind=Kind.CITATIONS,
        help=_("法律全名加条号，几条用顿号隔开。发出前逐条核对。"),
    ),
)

_REFER = Action(
    key="refer",
    label=_("告知其他渠道"),
    by=(Role.DUTY_LAWYER, Role.SUPERVISOR),
    said=_("建议向“{door}”反映。"),
    fields=(
        Field(
            key="door",
            label=_("该去哪里"),
            kind=Kind.CHOICE,
            choices=(
                Choice("labor_arbitration", _("劳动人事争议仲裁委员会")),
                Choice("labor_inspection", _("劳动保障监察")),
                Choice("police", _("公安机关")),
                Choice("court", _("人民法院")),
                Choice("market_regulator", _("市场监管部门（12315）")),
                Choice("petition", _("信访部门")),
                Choice("other", _("其他")),
            ),
        ),
        Field(key="why", label=_("为什么，怎么去"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),
    ),
    tells=(Role.APPLICANT,),
    cites=ADVICE,
)
_ASK_BACK = Action(
    key="ask_back",
    label=_("请补充说明"),
    by=(Role.DUTY_LAWYER, Role.SUPERVISOR),
    to="clarifying",
    said=_("律师还想了解一些情况。"),
    fields=(Field(key="question", label=_("想问什么"), kind=Kind.LONG_TEXT, sealed=True, max_length=1000),),
    tells=(Role.APPLICANT,),
    cites=ADVICE,
)
_ASK_BACK_AGAIN = replace(
    _ASK_BACK, key="ask_back_again", by=(Role.SUPERVISOR, Role.BUREAU), to="clarifying_again", never_by=("answer",)
)
_REASSIGN = Action(
    key="reassign",
    label=_("换一位律师"),
    by=(Role.WINDOW_CLERK, Role.SUPERVISOR),
    said=_("已转给{lawyer}律师。"),
    fields=(Field(key="lawyer", label=_("转给哪位"), kind=Kind.PERSON),),
    assigns="lawyer",
    tells=(Role.DUTY_LAWYER,),
    cites=ADVICE,
    bulk=True,
)
_SOLVED = Action(
    key="solved",
    label=_("解决了"),
    by=(Role.APPLICANT,),
    to="closed",
    said=_("提问人说问题解决了。"),
    cites=ADVICE,
)
_WITHDRAW = Action(
    key="withdraw",
    label=_("不用答复了"),
    by=(Role.APPLICANT,),
    to="withdrawn",
    said=_("提问人撤回了问题。"),
    confirm=_("撤回以后，这个问题就结束了。以后可以再问。"),
    danger=True,
    cites=ADVICE,
)


def _clarify(key: str, to: str, tells: Role) -> Action:
    return Action(
        key=key,
        label=_("补充说明"),
        by=(Role.APPLICANT,),
        to=to,
        said=_("作了补充说明。"),
        fields=(
            Field(key="more", label=_("补充的情况"), kind=Kind.LONG_TEXT, shared_key="facts", sealed=True),
            Field(key="more_files", label=_("补充的材料"), kind=Kind.FILES, required=False),
        ),
        tells=(tells,),
        cites=ADVICE,
    )


CONSULTATION = Service(
    code="consultation",
    number=11,
    name=_("免费咨询"),
    summary=_("把事情说给律师听，律师署名答复，写明依据的法条。不收钱，不查经济状况。"),
    source="《法律援助法》第二十三条",
    in_force_from=date(2022, 1, 1),
    agency_kind="service_center",
    office=Role.WINDOW_CLERK,
    handler=Role.DUTY_LAWYER,
    second_look=Role.SUPERVISOR,
    icon="message-circle",
    fee=_("免费"),
    fee_cites=art("法律援助法", 20),
    cites=ADVICE,
    asks_safe_contact=True,
    opened_said=_("提出了问题。"),
    opened_tells=(Role.DUTY_LAWYER,),
    form=(
        Section(
            "question",
            _("说说您的事"),
            (facts.FACTS, facts.EVIDENCE, facts.LIMIT_ON, facts.VIOLENCE, facts.SAFE_CONTACT),
        ),
        Section(
            "contact",
            _("怎么称呼您"),
            (
                Field(
                    key="name",
                    label=_("怎么称呼您"),
                    kind=Kind.NAME,
                    shared_key="applicant_name",
                    help=_("写姓也行，例如：王女士。"),
                ),
                facts.APPLICANT_PHONE,
            ),
        ),
    ),
    flags=(
        Flag(
            key="limit_near",
            label=_("期限不足七日"),
            field="limit_on",
            within_days=7,
            rank=1,
            cites=art("法律援助法", 44, 1, 1),
        ),
        Flag(
            key="violence",
            label=_("有人身危险"),
            field="violence",
            values=("yes",),
            rank=1,
            cites=art("反家庭暴力法", 13),
        ),
    ),
    materials=(
        Material(_("事情的经过"), _("律师据此判断适用哪些法条"), _("说不清楚也没关系，律师会再问您")),
        Material(_("合同、聊天记录、照片"), _("证明发生过什么"), _("没有也能问"), required=False),
    ),
    steps=(
        Step(
            "asked",
            _("等律师答复"),
            next=_("值班律师会看您的问题，在承诺的时间内署名答复。"),
            actions=(
                Action(
                    key="answer",
                    label=_("答复"),
                    by=(Role.DUTY_LAWYER, Role.SUPERVISOR),
                    to="answered",
                    said=_("{actor}律师作了答复，依据：{articles}。"),
                    fields=ANSWER,
                    tells=(Role.APPLICANT,),
                    cites=ADVICE,
                ),
                _ASK_BACK,
                _REFER,
                _REASSIGN,
                _WITHDRAW,
            ),
        ),
        Step(
            "clarifying",
            _("等您补充"),
            at_desk=_("等当事人补充"),
            next=_("律师想再了解一点情况，请您补充。"),
            actions=(
                _clarify("clarify", "asked", Role.DUTY_LAWYER),
                _WITHDRAW,
            ),
        ),
        Step(
            "answered",
            _("已答复"),
            next=_("请看看答复有没有用。还想问，可以接着问；没解决，会请另一位看。"),
            actions=(
                Action(
                    key="follow_up",
                    label=_("接着问"),
                    by=(Role.APPLICANT,),
                    to="asked",
                    said=_("接着提了问题。"),
                    fields=(
                        Field(
                            key="more",
                            label=_("还想问什么"),
                            kind=Kind.LONG_TEXT,
                            shared_key="facts",
                            sealed=True,
                        ),
                        Field(key="more_files", label=_("补充的材料"), kind=Kind.FILES, required=False),
                    ),
                    tells=(Role.DUTY_LAWYER,),
                    cites=ADVICE,
                ),
                _SOLVED,
                Action(
                    key="not_solved",
                    label=_("没解决，换一位看"),
                    by=(Role.APPLICANT,),
                    to="second_look",
                    said=_("提问人说没有解决，请另一位看。"),
                    fields=(
                        Field(
                            key="why",
                            label=_("哪里没解决"),
                            kind=Kind.LONG_TEXT,
                            sealed=True,
                            required=False,
                            max_length=500,
                        ),
                    ),
                    tells=(Role.SUPERVISOR,),
                    cites=art("法律援助法", 55),
                ),
                Action(
                    key="close_quiet",
                    label=_("办结"),
                    by=(Role.DUTY_LAWYER, Role.WINDOW_CLERK, Role.SYSTEM),
                    to="closed_quiet",
                    said=_("答复后没有新的问题，办结。以后可以再问。"),
                    cites=ADVICE,
                    bulk=True,
                ),
            ),
        ),
        Step(
            "second_look",
            _("第二人复核"),
            next=_("另一位有经验的人员会重新看您的问题。"),
            actions=(
                Action(
                    key="answer_again",
                    label=_("复核答复"),
                    by=(Role.SUPERVISOR, Role.BUREAU),
                    to="answered",
                    said=_("{actor}复核后重新答复，依据：{articles}。"),
                    fields=ANSWER,
                    tells=(Role.APPLICANT,),
                    cites=art("法律援助法", 55),
                    never_by=("answer",),
                ),
                _ASK_BACK_AGAIN,
                _REFER,
                _SOLVED,
                _WITHDRAW,
            ),
        ),
        Step(
            "clarifying_again",
            _("等您补充"),
            at_desk=_("复核中，等当事人补充"),
            next=_("复核的人员想再了解一点情况，请您补充。"),
            actions=(_clarify("clarify_again", "second_look", Role.SUPERVISOR), _WITHDRAW),
        ),
        Step(
            "closed",
            _("已解决"),
            outcome=_("提问人确认解决"),
            next=_("问题解决了。以后有新的事，随时再问。"),
        ),
        Step(
            "closed_quiet",
            _("已办结"),
            outcome=_("答复后无新问题"),
            next=_("答复以后没有新的问题，先办结了。还想问，随时再来。"),
        ),
        Step(
            "withdrawn",
            _("已撤回"),
            outcome=_("提问人撤回"),
            next=_("问题已经撤回。想问，随时再来。"),
        ),
    ),
    clocks=(
        Clock(
            key="answer",
            label=_("律师答复"),
            kind=ClockKind.PROMISE,
            period=working_days(1),
            starts=("open", "clarify", "follow_up"),
            stops=("answer", "answer_again", "ask_back", "withdraw"),
            whose=Role.DUTY_LAWYER,
            then=_("超过承诺的时间，会转给中心负责人催办。"),
        ),
        Clock(
            key="second_answer",
            label=_("第二人复核"),
            kind=ClockKind.PROMISE,
            period=working_days(2),
            starts=("not_solved", "clarify_again"),
            stops=("answer_again", "ask_back_again", "solved", "withdraw"),
            whose=Role.SUPERVISOR,
            then=_("超过承诺的时间，请打 12348 催办。"),
        ),
        Clock(
            key="quiet",
            label=_("没有新问题就办结"),
            kind=ClockKind.PROMISE,
            period=working_days(15),
            starts=("answer", "answer_again"),
            stops=("follow_up", "solved", "not_solved", "close_quiet"),
            whose=Role.SYSTEM,
            lapses_by="close_quiet",
            then=_("自动办结，以后可以再问。"),
        ),
        Clock(
            key="claim_limit",
            label=_("您写的截止日期"),
            kind=ClockKind.LIMIT,
            until_field="limit_on",
            starts=("open",),
            stops=("solved", "withdraw"),
            whose=Role.APPLICANT,
            reminds_before=(7, 3, 1),
            then=_("这一天是提问人自己写的，请先答这一件。"),
        ),
    ),
    hand_offs=(
        HandOff("legal-aid", _("申请法律援助"), _("经济困难又没有律师，可以由国家免费派律师。"), art("法律援助法", 31)),
        HandOff(
            "mediation", _("申请人民调解"), _("双方还愿意谈，调解快、不收钱、有法律约束力。"), art("人民调解法", 17)
        ),
        HandOff(
            "judicial-confirmation",
            _("申请司法确认"),
            _("已经有调解协议，生效不到三十日的，双方一起请法院确认。"),
            art("民事诉讼法", 205),
        ),
    ),
)
