"""Every component of the look in every state, on one page: what a designer signs and a test looks at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fengqiao.flow import Choice, Field, Kind, art
from fengqiao.matters.forms import Form, Option, present

_CHOICES = (Choice("a", "选项甲", help="一句话说明"), Choice("b", "选项乙"), Choice("c", "选项丙"))
_LABELS = {
    Kind.TEXT: "一行字",
    Kind.LONG_TEXT: "一段话",
    Kind.CHOICE: "选一个",
    Kind.CHOICES: "选几个",
    Kind.YES_NO: "是或否",
    Kind.DATE: "日期",
    Kind.MONEY: "金额（元）",
    Kind.INTEGER: "整数",
    Kind.PHONE: "手机号",
    Kind.ID_NUMBER: "身份证号",
    Kind.NAME: "姓名",
    Kind.ADDRESS: "地址",
    Kind.AREA: "镇街、村居",
    Kind.FILES: "文件",
    Kind.PERSON: "指派哪位",
    Kind.MOMENT: "日期和时间",
    Kind.SIGNATURE: "签名",
    Kind.CITATIONS: "条文",
}
_PEOPLE = (
    Option(key="1", label="孙律师", help="手上 2 件"),
    Option(key="2", label="钱律师", help="手上 3 件", barred="曾为对方当事人办理。"),
)
_AREAS = (Option(key="1", label="梅州镇", group="梅州镇"), Option(key="2", label="梅州村", group="梅州镇"))


def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery."""
    cites = art("法律援助法", 43, 1) + art("民法典", 201)
    return render(request, "citizen/look.html", {"plain": _form(), "wrong": _form(wrong=True), "cites": cites})


def _form(*, wrong: bool = False) -> Form:
    prefix = "wrong" if wrong else "plain"
    fields = [
        Field(
            key=f"{prefix}_{kind.value}",
            label=label,
            kind=kind,
            choices=_CHOICES if kind in {Kind.CHOICE, Kind.CHOICES} else (),
            help="一句话说清为什么问。" if kind in {Kind.TEXT, Kind.CHOICE} else "",
            required=kind is not Kind.ADDRESS,
        )
        for kind, label in _LABELS.items()
    ]
    problems = {one.key: f"请填写“{one.label}”。" for one in fields[:4]} if wrong else None
    given = {f"{prefix}_choice": "a", f"{prefix}_text": "已经写的字还在"}
    return present(fields, given, problems=problems, people=_PEOPLE, areas=_AREAS)
