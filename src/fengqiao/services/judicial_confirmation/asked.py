"""Judicial confirmation: what the form asks, what makes a matter urgent, which papers help."""

from __future__ import annotations

from dataclasses import replace

from fengqiao.flow import Field, Kind, Material, Section, _, art
from fengqiao.services import facts
from fengqiao.services.judicial_confirmation.law import ASK, READING

FORM: tuple[Section, ...] = (
    Section(
        "agreement",
        _("调解协议"),
        (
            Field(
                key="effective_on",
                label=_("调解协议是哪天生效的"),
                kind=Kind.DATE,
                shared_key="effective_on",
                until_today=True,
                help=_("书面协议：双方签名、调解员签名、盖章都齐的那一天。口头协议：达成的那一天。三十日从这一天算。"),
                cites=ASK,
            ),
            Field(
                key="agreed_terms",
                label=_("协议里写了什么"),
                kind=Kind.LONG_TEXT,
                sealed=True,
                shared_key="agreed_terms",
                help=_("照协议书抄，谁、做什么、多少钱。"),
            ),
            facts.FACTS,
            facts.EVIDENCE,
        ),
    ),
    Section(
        "people",
        _("您和对方"),
        (
            facts.APPLICANT_NAME,
            facts.APPLICANT_PHONE,
            replace(facts.APPLICANT_ID_NUMBER, required=False),
            facts.APPLICANT_ADDRESS,
            facts.OTHER_NAME,
            facts.OTHER_PHONE,
            facts.OTHER_ADDRESS,
        ),
    ),
)


MATERIALS: tuple[Material, ...] = (
    Material(_("调解协议"), _("法院要审查协议内容"), cites=art(READING, 354, 1)),
    Material(_("证明是调解组织主持调解的材料"), _("调解委员会会出具"), cites=art(READING, 354, 1)),
    Material(_("双方的身份、住址、电话"), _("法院要通知双方到场"), cites=art(READING, 354, 1)),
    Material(
        _("和协议有关的财产权利证明"), _("协议涉及房屋、车辆等财产时要"), required=False, cites=art(READING, 354, 1)
    ),
)
