"""Judicial confirmation: the papers it issues."""

from __future__ import annotations

from fengqiao.flow import Paper, Role, _
from fengqiao.services.judicial_confirmation.law import ASK, BOTH

PAPERS: tuple[Paper, ...] = (
    Paper(
        key="application",
        title=_("司法确认申请书"),
        number_prefix="确申",
        signed_by=BOTH,
        issued_by=Role.APPLICANT,
        cites=ASK,
        body=(
            "申请人：{applicant_who}。",
            "申请人：{respondent_who}。",
            "请求事项：确认申请人经{agency}主持调解达成的调解协议有效。",
            "调解协议自{effective_on}起生效，内容如下：{agreed_terms}",
            "双方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容给国家、集体或者他人造成损害，"
            "愿意承担相应的法律责任。",
            "附：调解协议，调解组织主持调解的证明，与协议有关的财产权利证明。",
            "此致",
            "{court}",
        ),
    ),
)
