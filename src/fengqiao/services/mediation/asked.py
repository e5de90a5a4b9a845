"""People's mediation: what the form asks, what makes a matter urgent, which papers help."""

from __future__ import annotations

from dataclasses import replace

from fengqiao.flow import Choice, Field, Flag, Kind, Material, Section, _, art
from fengqiao.services import facts
from fengqiao.services.mediation.law import LAW

FORM: tuple[Section, ...] = (
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
    Section(
        "people",
        _("您和对方"),
        (
            *facts.WHO_YOU_ARE,
            replace(
                facts.APPLICANT_ID_NUMBER, required=False, help=_("协议书、司法确认要写。现在不填，签协议时再补。")
            ),
            facts.APPLICANT_ADDRESS,
            facts.ACCESS,
            facts.OTHER_NAME,
            facts.OTHER_PHONE,
            facts.OTHER_ADDRESS,
            Field(
                key="chosen_mediator",
                label=_("想请哪位调解员"),
                required=False,
                sealed=True,
                max_length=40,
                help=_("您可以选，也可以不选，由调解委员会指定。"),
                cites=art(LAW, 19),
            ),
        ),
    ),
)


FLAGS: tuple[Flag, ...] = (
    Flag(key="violence", label=_("可能激化"), field="violence", values=("yes",), rank=1, cites=art(LAW, 25)),
    Flag(key="wages", label=_("讨薪"), field="dispute_kind", values=("wages",), cites=art(LAW, 21, 2)),
)


MATERIALS: tuple[Material, ...] = (
    Material(_("说清事情经过"), _("口头说也行，不用写申请书"), cites=art(LAW, 17)),
    Material(_("对方的姓名和电话"), _("调解要两边都同意"), _("不知道电话，写住在哪里也行")),
    Material(_("欠条、照片、聊天记录"), _("谈的时候有依据"), _("没有也能申请"), required=False),
)
