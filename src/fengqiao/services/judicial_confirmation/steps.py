"""Judicial confirmation: the places where a matter rests, in order."""

from __future__ import annotations

from fengqiao.flow import Action, Choice, Condition, Field, Kind, Role, Step, _, art
from fengqiao.services.judicial_confirmation.actions import COURT_ASKS, COURT_DATE, SUPPLIED, TELL_OWN, WITHDRAW
from fengqiao.services.judicial_confirmation.law import ASK, BOTH, LAW, NOT_TAKEN, READING, RULE

STEPS: tuple[Step, ...] = (
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
            TELL_OWN,
            WITHDRAW,
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
            WITHDRAW,
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
                fields=(COURT_DATE,),
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
                    COURT_DATE,
                    Field(key="why", label=_("不予受理的原因"), kind=Kind.CHOICE, choices=NOT_TAKEN),
                ),
                tells=BOTH,
                cites=art(READING, 355),
            ),
            COURT_ASKS,
            SUPPLIED,
            WITHDRAW,
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
                    COURT_DATE,
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
                    COURT_DATE,
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
                fields=(COURT_DATE,),
                tells=BOTH,
                cites=art(READING, 357, 2),
            ),
            COURT_ASKS,
            SUPPLIED,
            WITHDRAW,
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
)
