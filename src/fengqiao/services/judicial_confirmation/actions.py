"""Judicial confirmation: what can be done, by whom, and what it needs."""

from __future__ import annotations

from dataclasses import replace

from fengqiao.flow import Action, Field, Kind, Role, _, art
from fengqiao.services.judicial_confirmation.law import ASK, BOTH, READING

COURT_DATE = Field(key="on_date", label=_("文书上的日期"), kind=Kind.DATE, until_today=True)
OWN = (
    Field(key="own_id_number", label=_("您的身份证号"), kind=Kind.ID_NUMBER, shared_key="own_id_number"),
    Field(key="own_address", label=_("您的住址（送达地址）"), kind=Kind.ADDRESS, shared_key="own_address"),
)
TELL_OWN = Action(
    key="tell_own",
    label=_("补填身份证号和住址"),
    by=BOTH,
    said=_("一方当事人补填了身份证号和住址。"),
    fields=tuple(replace(one, own_side=True) for one in OWN),
    tells=(Role.COMMITTEE,),
    cites=art(READING, 354, 1),
)
COURT_ASKS = Action(
    key="court_asks",
    label=_("法院要求补充"),
    by=(Role.COMMITTEE,),
    said=_("人民法院要求补充陈述或者材料。"),
    fields=(
        Field(key="asked_what", label=_("要补充什么"), kind=Kind.LONG_TEXT, max_length=1000),
        Field(key="court_by", label=_("法院定的最后一天"), kind=Kind.DATE, from_today=True),
    ),
    tells=BOTH,
    cites=art(READING, 354, 2) + art(READING, 356, 2),
)
SUPPLIED = Action(
    key="supplied",
    label=_("已经补给法院"),
    by=(Role.COMMITTEE, *BOTH),
    said=_("已向人民法院补充。"),
    tells=(*BOTH, Role.COMMITTEE),
    cites=art(READING, 356, 2),
    answers="court_asks",
)
WITHDRAW = Action(
    key="withdraw",
    label=_("撤回申请"),
    by=BOTH,
    to="withdrawn",
    said=_("当事人撤回了共同申请。"),
    confirm=_("撤回以后，三十日的期限不会重新计算。"),
    tells=(*BOTH, Role.COMMITTEE),
    cites=ASK,
    danger=True,
)
