"""The ways employment ends, and what each brings (劳动合同法第三十六条至第四十八条)."""

from __future__ import annotations

from dataclasses import dataclass

from fengqiao.law.calculators.result import NOTHING, Text
from fengqiao.law.citation import Article

__all__ = ["ACT", "REASONS", "RULES", "Reason"]

ACT = "劳动合同法"
RULES = "劳动合同法实施条例"


@dataclass(frozen=True, slots=True)
class Reason:
    """A way employment ends: ``pays`` is compensation, notice (N+1), double (2N) or nothing."""

    pays: str
    label: Text
    articles: tuple[Article, ...]
    why: Text = NOTHING


REASONS = {
    "unlawful": Reason(
        "double",
        Text("单位没有理由就辞退我，或者辞退不合法", "Dismissed without lawful ground"),
        (Article(ACT, 48), Article(ACT, 87)),
    ),
    "employer_fault": Reason(
        "compensation",
        Text("单位有错，我才走的（欠薪、不缴社保、强迫劳动等）", "I left because of the employer's fault"),
        (Article(ACT, 38), Article(ACT, 46, 1, 1)),
    ),
    "employer_proposed": Reason(
        "compensation",
        Text("单位提出，双方谈好离开", "The employer proposed it and we agreed"),
        (Article(ACT, 36), Article(ACT, 46, 1, 2)),
    ),
    "no_notice": Reason(
        "notice",
        Text(
            "因为生病、干不了、情况变化被辞退，没有提前三十天通知",
            "Dismissed for illness, inability or change, no notice",
        ),
        (Article(ACT, 40), Article(ACT, 46, 1, 3)),
    ),
    "with_notice": Reason(
        "compensation",
        Text(
            "因为生病、干不了、情况变化被辞退，提前三十天通知了",
            "Dismissed for illness, inability or change, with notice",
        ),
        (Article(ACT, 40), Article(ACT, 46, 1, 3)),
    ),
    "layoff": Reason("compensation", Text("单位裁员", "Layoff"), (Article(ACT, 41), Article(ACT, 46, 1, 4))),
    "expired": Reason(
        "compensation",
        Text("合同到期，单位不续，或者降低条件才续", "The contract expired and was not renewed on the same terms"),
        (Article(ACT, 44), Article(ACT, 46, 1, 5)),
    ),
    "closed": Reason(
        "compensation",
        Text("单位破产、关闭、被吊销、解散", "The employer went bankrupt, closed or was dissolved"),
        (Article(ACT, 44), Article(ACT, 46, 1, 6)),
    ),
    "task_finished": Reason(
        "compensation", Text("约定的活干完了，合同终止", "The agreed task is finished"), (Article(RULES, 22),)
    ),
    "resigned": Reason(
        "nothing",
        Text("我自己辞职，单位没有错", "I resigned and the employer was not at fault"),
        (Article(ACT, 37), Article(ACT, 46)),
        Text(
            "自己提出辞职、单位没有过错的，不在应当补偿的情形里",
            "resigning without the employer's fault is not compensated",
        ),
    ),
    "fault": Reason(
        "nothing",
        Text("我严重违纪、失职等被辞退", "Dismissed for my own serious fault"),
        (Article(ACT, 39), Article(ACT, 46)),
        Text(
            "属于第三十九条的情形，单位可以不付补偿；是不是真的严重，由单位举证",
            "dismissal under article 39 is not compensated; the employer must prove the ground",
        ),
    ),
    "refused_better": Reason(
        "nothing",
        Text("合同到期，单位按原条件或者更好的条件续，我不续", "I refused renewal on the same or better terms"),
        (Article(ACT, 46, 1, 5),),
        Text("单位没有降低条件，是劳动者不续", "the employer offered the same or better terms"),
    ),
    "retired": Reason(
        "nothing",
        Text("到了退休年龄或者开始领养老金", "Retirement"),
        (Article(ACT, 44), Article(RULES, 21)),
        Text("达到法定退休年龄合同终止，不在应当补偿的情形里", "a contract ends at retirement without compensation"),
    ),
}
