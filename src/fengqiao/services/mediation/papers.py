"""People's mediation: the papers it issues."""

from __future__ import annotations

from fengqiao.flow import Paper, Who, _, art
from fengqiao.services.mediation.law import BOTH, LAW

LIMITATION = (
    "权利人向人民调解委员会请求保护权利的，诉讼时效从{opened_on}提出请求之日起中断；行政复议、起诉行政机关、"
    "上诉等期限不因调解停下来，请尽早办理。"
)
LIMITATION_CITES = art("最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定", 12)


PAPERS: tuple[Paper, ...] = (
    Paper(
        key="registration",
        title=_("人民调解受理登记表"),
        number_prefix="调受",
        shown_to=Who.ACTOR_SIDE,
        sealed=False,
        hands=("登记人",),
        cites=art(LAW, 17) + art(LAW, 27),
        body=(
            "登记日期：{opened_on}；编号：{number}。",
            "申请人：{applicant_who}。",
            "对方当事人：{respondent_who}。",
            "纠纷类型：{dispute_kind}。",
            "纠纷情况：{facts}",
            "申请人的要求：{wish}",
            "人民调解不收取任何费用。当事人可以选择或者接受调解员，随时可以拒绝调解或者要求终止调解。",
        ),
    ),
    Paper(
        key="rights_notice",
        title=_("人民调解权利义务告知书"),
        number_prefix="调知",
        cites=art(LAW, 4) + art(LAW, 23) + art(LAW, 24),
        body=(
            "{applicant_name}、{respondent_name}：",
            "你们的纠纷（编号 {number}）由{agency}的调解员{mediator}主持调解，不收取任何费用。",
            "你们有权选择或者接受人民调解员；接受调解、拒绝调解或者要求终止调解；要求调解公开进行或者不公开进行；"
            "自主表达意愿、自愿达成调解协议。",
            "请如实陈述纠纷事实；遵守调解现场秩序，尊重人民调解员；尊重对方当事人行使权利。",
            "不愿意由这位调解员调解的，可以要求更换。调解不影响你们依法通过仲裁、行政、司法等途径维护自己的权利。",
        ),
    ),
    Paper(
        key="session_record",
        title=_("人民调解记录"),
        number_prefix="调记",
        sealed=False,
        hands=("当事人", "当事人", "调解员", "记录人"),
        cites=art(LAW, 27),
        body=(
            "日期：{today}；编号：{number}。",
            "当事人：{applicant_name}；{respondent_name}。调解员：{handler}。",
            "受邀参加的人：{invited}。",
            "调解情况：{record}",
        ),
    ),
    Paper(
        key="agreement",
        title=_("人民调解协议书"),
        number_prefix="调协",
        signed_by=BOTH,
        hands=("调解员",),
        cites=art(LAW, 29) + art(LAW, 31, 1) + art(LAW, 33, 1),
        body=(
            "当事人：{applicant_who}。",
            "当事人：{respondent_who}。",
            "纠纷的主要事实、争议事项及各方责任：{disputed}",
            "经{agency}调解员{handler}主持调解，双方自愿达成如下协议：{terms}",
            "履行方式：{performance}",
            "履行期限：{perform_by}前。",
            "本协议自各方当事人签名、盖章或者按指印，调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，当事人应当按照约定履行。"
            "双方认为有必要的，可以自生效之日起三十日内共同向人民法院申请司法确认。",
            "本协议由当事人各执一份，{agency}留存一份。",
        ),
    ),
    Paper(
        key="oral_record",
        title=_("口头调解协议登记"),
        number_prefix="调口",
        hands=("调解员",),
        cites=art(LAW, 28) + art(LAW, 30),
        body=(
            "当事人：{applicant_who}。",
            "当事人：{respondent_who}。",
            "纠纷的主要事实、争议事项及各方责任：{disputed}",
            "经{agency}调解员{handler}主持调解，双方于{effective_on}达成口头协议：{terms}",
            "履行方式和期限：{performance}，{perform_by}前。",
            "口头协议自达成之日起生效，具有法律约束力，当事人应当按照约定履行。",
        ),
    ),
    Paper(
        key="mediation_proof",
        title=_("调解组织主持调解的证明"),
        number_prefix="调证",
        cites=art("民事诉讼法", 205) + art("最高人民法院关于适用《民事诉讼法》的解释", 354),
        body=(
            "兹证明：{applicant_name}与{respondent_name}的纠纷（编号 {number}），由本会调解员{handler}主持调解，"
            "双方达成调解协议，自{effective_on}起生效。",
            "双方共同向人民法院申请司法确认的，最晚在{due_confirmation}。",
        ),
    ),
    Paper(
        key="follow_up_record",
        title=_("人民调解回访记录"),
        number_prefix="调访",
        shown_to=Who.OFFICE,
        sealed=False,
        hands=("回访人",),
        cites=art(LAW, 31, 2),
        body=(
            "日期：{today}；编号：{number}。",
            "当事人：{applicant_name}；{respondent_name}。",
            "协议内容：{terms}",
            "履行情况：{kept}。",
            "回访情况：{note}",
        ),
    ),
    Paper(
        key="termination",
        title=_("终止调解通知"),
        number_prefix="调终",
        cites=art(LAW, 23, 1, 2) + art(LAW, 26) + LIMITATION_CITES,
        body=(
            "{applicant_name}、{respondent_name}：",
            "你们的纠纷（编号 {number}）没有达成调解协议，依照《人民调解法》的规定终止调解。",
            "可以依法通过仲裁、行政、司法等途径维护自己的权利；经济困难的，可以申请法律援助。",
            LIMITATION,
        ),
    ),
    Paper(
        key="undisputed_facts",
        title=_("无争议事实记载"),
        number_prefix="调实",
        hands=("当事人", "当事人", "调解员"),
        cites=art(LAW, 27),
        body=(
            "当事人：{applicant_name}；{respondent_name}；编号：{number}。",
            "双方没有达成调解协议。经双方同意，对没有争议的事实记载如下：{undisputed}",
        ),
    ),
    Paper(
        key="course",
        title=_("调解情况说明"),
        number_prefix="调说",
        cites=art(LAW, 26) + art(LAW, 27),
        body=(
            "{applicant_name}与{respondent_name}的纠纷（编号 {number}），自{began_on}起由本会调解，{ended_on}终止，没有达成协议。",
            "原因：{course}",
        ),
    ),
    Paper(
        key="not_accepted",
        title=_("人民调解不予受理告知书"),
        number_prefix="调不",
        cites=art(LAW, 2) + art(LAW, 3) + LIMITATION_CITES,
        body=(
            "{applicant_name}：",
            "您于{opened_on}申请调解的纠纷（编号 {number}），不能由本会调解：{ground}。理由：{why_not}",
            "请向{where}反映或者申请。也可以依法通过仲裁、行政、司法等途径维护自己的权利；经济困难的，可以申请法律援助。",
            "对本会的做法有意见的，可以向{bureau}反映。",
            LIMITATION,
        ),
    ),
    Paper(
        key="guidance",
        title=_("其他解决途径告知书"),
        number_prefix="调告",
        cites=art(LAW, 26) + art(LAW, 32) + LIMITATION_CITES,
        body=(
            "{applicant_name}：",
            "您的纠纷（编号 {number}）没有在调解中解决。您可以依法申请仲裁、向有关部门反映或者向人民法院起诉；"
            "有调解协议而对方不履行的，可以就协议向人民法院起诉；经济困难的，可以申请法律援助。",
            LIMITATION,
        ),
    ),
    Paper(
        key="file_index",
        title=_("人民调解卷宗目录"),
        number_prefix="调卷",
        shown_to=Who.OFFICE,
        sealed=False,
        hands=("立卷人",),
        cites=art(LAW, 27),
        body=(
            "编号：{number}；当事人：{applicant_name}；{respondent_name}。",
            "收到日期：{opened_on}；立卷日期：{today}。",
            "{filed}",
        ),
    ),
)
