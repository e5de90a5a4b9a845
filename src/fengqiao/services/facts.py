"""Facts that several services ask, under one shared name each, so that a hand-over never asks them again."""

from __future__ import annotations

from fengqiao.flow import Choice, Field, Kind, _, art

_NAME_RULE = art("个人信息保护法", 6)

APPLICANT_NAME = Field(
    key="name",
    label=_("您的姓名"),
    kind=Kind.NAME,
    shared_key="applicant_name",
    help=_("和身份证上一样。帮别人办的，写他的姓名。"),
    cites=_NAME_RULE,
)
APPLICANT_PHONE = Field(
    key="phone",
    label=_("您的手机号"),
    kind=Kind.PHONE,
    shared_key="applicant_phone",
    help=_("验证码和进展发到这个号码。帮别人办的，写您自己的也行。"),
)
APPLICANT_ID_NUMBER = Field(
    key="id_number",
    label=_("身份证号"),
    kind=Kind.ID_NUMBER,
    shared_key="applicant_id_number",
    help=_("本人的，18 位。只用来核对身份，加密保存。"),
)
APPLICANT_ADDRESS = Field(
    key="address",
    label=_("文书寄到哪里"),
    kind=Kind.ADDRESS,
    shared_key="applicant_address",
    required=False,
    help=_("想收纸质文书再填。不填，就在手机上看。"),
)
FOR_WHOM = Field(
    key="for_whom",
    label=_("是给谁办"),
    kind=Kind.CHOICE,
    shared_key="for_whom",
    choices=(
        Choice("self", _("我自己")),
        Choice("other", _("帮别人办"), help=_("比如父母、邻居、工友。要先得到本人同意。")),
        Choice(
            "ward",
            _("替孩子或者不能自己办事的家人办"),
            art("民法典", 23),
            _("由监护人代为办理，不用本人同意。监护人就是侵害人的，其他监护人或者近亲属可以办。"),
        ),
    ),
)
HELPER_NAME = Field(
    key="helper_name",
    label=_("您（帮忙的人）的姓名"),
    kind=Kind.NAME,
    shared_key="helper_name",
    asked_if=("for_whom", ("other", "ward")),
)
HELPER_RELATION = Field(
    key="helper_relation",
    label=_("您和本人是什么关系"),
    shared_key="helper_relation",
    sealed=True,
    max_length=40,
    asked_if=("for_whom", ("other", "ward")),
    help=_("比如：儿子、母亲（监护人）、村干部、工友。"),
)
CONSENT = Field(
    key="consent",
    label=_("本人知道并同意您帮忙办吗"),
    kind=Kind.YES_NO,
    shared_key="consent",
    asked_if=("for_whom", ("other",)),
    help=_("没有同意也可以先登记，工作人员会先找本人核实。"),
)
FACTS = Field(
    key="facts",
    label=_("发生了什么事"),
    kind=Kind.LONG_TEXT,
    shared_key="facts",
    sealed=True,
    help=_("用平常的话写：什么时候、在哪里、谁、怎么了。不用写法律词。"),
)
WISH = Field(
    key="wish",
    label=_("您希望怎么解决"),
    kind=Kind.LONG_TEXT,
    shared_key="wish",
    sealed=True,
    required=False,
    max_length=500,
    help=_("比如：把三个月工资 18000 元补给我。"),
)
EVIDENCE = Field(
    key="evidence",
    label=_("照片和材料"),
    kind=Kind.FILES,
    shared_key="evidence",
    required=False,
    help=_("合同、聊天记录截图、转账记录、照片都可以。没有也能先提交。"),
)
OTHER_NAME = Field(
    key="other_name",
    label=_("对方的姓名或单位名称"),
    kind=Kind.NAME,
    shared_key="other_name",
)
OTHER_PHONE = Field(
    key="other_phone",
    label=_("对方的电话"),
    kind=Kind.PHONE,
    shared_key="other_phone",
    required=False,
    help=_("有电话，联系对方会快一些。"),
)
OTHER_ADDRESS = Field(
    key="other_address",
    label=_("对方的地址"),
    kind=Kind.ADDRESS,
    shared_key="other_address",
    required=False,
)
VIOLENCE = Field(
    key="violence",
    label=_("有人打您、威胁您，或者您担心会出事吗"),
    kind=Kind.YES_NO,
    shared_key="violence",
    help=_("正在发生危险，请马上打 110。"),
    cites=art("反家庭暴力法", 13) + art("反家庭暴力法", 23),
)
SAFE_CONTACT = Field(
    key="safe_contact",
    label=_("给您打电话、发短信安全吗"),
    kind=Kind.CHOICE,
    shared_key="safe_contact",
    choices=(
        Choice("any", _("可以打电话、发短信")),
        Choice("message_only", _("只发短信，不要打电话")),
        Choice("none", _("都不要，我自己上来看")),
    ),
    asked_if=("violence", ("yes",)),
    help=_("我们一定照办。"),
)
ACCESS = Field(
    key="access",
    label=_("办的时候需要什么方便"),
    kind=Kind.CHOICES,
    shared_key="access",
    required=False,
    choices=(
        Choice("home", _("行动不便，请上门")),
        Choice("step_free", _("要无障碍通道、轮椅")),
        Choice("sign", _("要手语")),
        Choice("aloud", _("看不清，请读给我听、用大字")),
        Choice("dialect", _("听不懂普通话，请讲方言")),
    ),
    help=_("没有就不选。"),
)
LIMIT_ON = Field(
    key="limit_on",
    label=_("有没有快到的截止日期"),
    kind=Kind.DATE,
    shared_key="limit_on",
    required=False,
    help=_("比如收到判决后的上诉期、申请仲裁的最后一天。不清楚就空着，可以用“还来得及吗”算一算。"),
)

WHO_YOU_ARE = (FOR_WHOM, APPLICANT_NAME, APPLICANT_PHONE, HELPER_NAME, HELPER_RELATION, CONSENT)
"""For whom comes first: what "your name" means follows from it."""
