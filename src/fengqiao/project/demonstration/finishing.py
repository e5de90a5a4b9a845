"""What surrounds the matters: messages that went out in their time, complaints, and a mediator's own notes."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, OuterRef, Subquery

from fengqiao.complaints.door import answer, receive
from fengqiao.complaints.models import ComplaintKind
from fengqiao.flow import Role
from fengqiao.matters.models import Attachment, Matter
from fengqiao.matters.private_notes import add_note
from fengqiao.notices.models import Channel, Notice
from fengqiao.project.demonstration.walk import Year

UNREAD = timedelta(days=2)
"""Messages older than this have been read."""

COMPLAINTS = (
    (ComplaintKind.LATE, "申请交上去好几天了，一直没有人联系我，打电话说还在看。", 1, ""),
    (ComplaintKind.IDEA, "能不能在村里的公告栏也贴一个扫码的牌子？老人不知道在哪里找。", 2, ""),
    (ComplaintKind.SITE, "用大字看的时候，有一页的日期要往右拉才看得见。", 4, ""),
    (ComplaintKind.PRAISE, "调解员来家里三次，事情谈成了，谢谢。", 20, "谢谢您告诉我们，已经转给这位调解员。"),
    (
        ComplaintKind.SERVICE,
        "去窗口问事，排到我的时候说下班了，让我明天再来。",
        45,
        "查了当天的情况，向您道歉。窗口已经改成到点不再取号、取了号的都办完再下班。",
    ),
    (
        ComplaintKind.MONEY,
        "有人在法院门口发卡片，说是援助中心的，要收我八百元。",
        90,
        "这个人不是我们的人，已经请派出所处理。法律援助一分钱不收，遇到要钱的请马上打 12348。",
    ),
)
NOTES = (
    "男方其实愿意付，怕没面子，分两次付能谈成。",
    "先别让两家人都到场，各谈一次再说。",
    "关键是那张转账截图，下次请他带原手机来。",
)


_received = Matter.objects.filter(pk=OuterRef("matter")).values("opened_at")[:1]


def finish(year: Year) -> None:
    """Everything of the past is as the past is: sent, read, answered."""
    Attachment.objects.filter(matter__district=year.district.area).update(created_at=Subquery(_received))
    _messages(year)
    _complaints(year)
    _notes(year)


def _messages(year: Year) -> None:
    """Text messages of the past went out then, and not when somebody starts the demonstration."""
    Notice.objects.update(created_at=F("not_before"))
    Notice.objects.filter(channel=Channel.SMS, sent_at=None).update(sent_at=F("not_before"))
    Notice.objects.filter(channel=Channel.SITE, not_before__lt=year.now - UNREAD).update(read_at=F("not_before"))


def _complaints(year: Year) -> None:
    bureau = next(iter(year.district.staff[Role.BUREAU].values()))[0]
    for kind, text, days_ago, reply in COMPLAINTS:
        came = year.now - timedelta(days=days_ago, hours=3)
        one = receive(district=year.district.area, kind=kind, text=text, now=came)
        if reply:
            answer(one, by=bureau, text=reply, now=came + timedelta(days=2))


def _notes(year: Year) -> None:
    open_ones = Matter.objects.filter(district=year.district.area, service_code="mediation", is_open=True)
    for number, matter in enumerate(open_ones.exclude(handler=None).select_related("handler").order_by("pk")[:9]):
        assert matter.handler is not None  # left out above
        add_note(matter, matter.handler, frozenset({Role.MEDIATOR}), NOTES[number % len(NOTES)])
