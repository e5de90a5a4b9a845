"""Judicial confirmation: the law its parts rest on."""

from __future__ import annotations

from fengqiao.flow import Choice, Role, _, art

LAW = "民事诉讼法"
BOTH = (Role.APPLICANT, Role.RESPONDENT)
ASK = art(LAW, 205) + art("人民调解法", 33)
RULE = art(LAW, 206)
READING = "最高人民法院关于适用《民事诉讼法》的解释"
NOT_TAKEN = (
    Choice("scope", _("不属于人民法院受理范围"), art(READING, 355, 1, 1)),
    Choice("court", _("不属于收到申请的法院管辖"), art(READING, 355, 1, 2)),
    Choice("status", _("确认婚姻、亲子、收养等身份关系"), art(READING, 355, 1, 3)),
    Choice("special", _("要走其他特别程序、公示催告、破产程序"), art(READING, 355, 1, 4)),
    Choice("title", _("确认物权、知识产权归属"), art(READING, 355, 1, 5)),
)
