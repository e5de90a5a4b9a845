"""People's mediation: how long everything may take."""

from __future__ import annotations

from fengqiao.flow import Clock, ClockKind, Role, _
from fengqiao.law.periods import days

SETTLED = ("seal", "signed_on_paper", "oral_agreement")
"""What makes an agreement take effect."""


CLOCKS: tuple[Clock, ...] = (
    Clock(
        key="contact",
        label=_("联系对方"),
        kind=ClockKind.PROMISE,
        period=days(3),
        starts=("open",),
        stops=("agree", "record_consent", "decline", "withdraw", "not_accept", "unreachable", "party_died"),
        whose=Role.COMMITTEE,
        then=_("超过三日，请打调解委员会电话催办。"),
    ),
    Clock(
        key="labour",
        label=_("劳动争议调解"),
        rule="D018",
        only_for=("dispute_kind", ("wages",)),
        starts=("open",),
        stops=(*SETTLED, "decline", "withdraw", "not_accept", "unreachable", "fail", "stop", "party_died"),
        whose=Role.MEDIATOR,
        then=_("十五日没有达成协议的，当事人可以依法申请劳动仲裁；仲裁时效不等人。"),
    ),
    Clock(
        key="confirmation",
        label=_("共同申请司法确认"),
        kind=ClockKind.LIMIT,
        rule="D011",
        starts=SETTLED,
        stops=("apply_confirmation", "performed", "mediate_again", "close_broken"),
        whose=Role.APPLICANT,
        starts_from_field="effective_on",
        reminds_before=(20, 10, 5, 3, 1),
        then=_("过了三十日，法院不再受理司法确认；只能按合同起诉，或者重新达成协议。"),
    ),
    Clock(
        key="follow_up_seven",
        label=_("七日回访"),
        kind=ClockKind.PROMISE,
        period=days(7),
        starts=(*SETTLED, "urge"),
        stops=("follow_up_seven", "say_broken", "mark_broken", "performed"),
        whose=Role.MEDIATOR,
        then=_("调解员会联系双方，看履行了没有。"),
    ),
    Clock(
        key="follow_up_thirty",
        label=_("三十日回访"),
        kind=ClockKind.PROMISE,
        period=days(30),
        starts=(*SETTLED, "urge"),
        stops=("follow_up_thirty", "say_broken", "mark_broken", "performed"),
        whose=Role.MEDIATOR,
        then=_("调解员会联系双方，看履行了没有。"),
    ),
    Clock(
        key="performance",
        label=_("协议约定的履行期限"),
        kind=ClockKind.PROMISE,
        until_field="perform_by",
        starts=("draft", "oral_agreement"),
        stops=("redraft", "stop", "party_died", "say_broken", "mark_broken", "performed"),
        whose=Role.MEDIATOR,
        then=_("请看履行了没有：履行完的归档，没有履行的重新跟进。"),
    ),
)
