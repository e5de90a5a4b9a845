"""Legal aid: the papers it issues."""

from __future__ import annotations

from fengqiao.flow import Paper, Role, Who, _, art
from fengqiao.services.legal_aid.law import DECIDE, LAW

REMEDY = art("行政复议法", 20, 1) + art("行政复议法", 28) + art("行政诉讼法", 46, 1)
REMEDY_SAID = (
    "不服本决定的，可以自收到本决定书之日起六十日内，向{government}或者上一级司法行政部门申请行政复议；"
    "也可以自收到之日起六个月内，依法向人民法院提起行政诉讼。"
)
"""Against a decision of the bureau itself."""


PAPERS: tuple[Paper, ...] = (
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
)
