"""What the court fee calculator asks."""

from __future__ import annotations

from fengqiao.law.calculators.result import NOTHING, Input, InputKind, Option, Text
from fengqiao.law.citation import Article

__all__ = ["ACCEPTANCE", "FEES", "INPUTS", "PROCEDURE"]

FEES = "诉讼费用交纳办法"
PROCEDURE = "最高人民法院关于适用《民事诉讼法》的解释"

_WITH_AMOUNT = (
    "property",
    "divorce",
    "personality",
    "ip",
    "enforcement",
    "preservation",
    "payment_order",
    "bankruptcy",
)

_WITH_BASE = ("divorce", "personality", "other", "ip", "jurisdiction", "enforcement")

ACCEPTANCE = (
    "property",
    "divorce",
    "personality",
    "other",
    "ip",
    "labour",
    "administrative",
    "administrative_special",
)


def _option(key: str, zh: str, en: str, *articles: Article, help: Text = NOTHING) -> Option:
    return Option(key, Text(zh, en), help, articles)


INPUTS = (
    Input(
        key="matter",
        label=Text("什么事", "What is it"),
        kind=InputKind.CHOICE,
        options=(
            _option("property", "要钱要物（欠款、合同、赔偿等）", "Money or property", Article(FEES, 13, 1, 1)),
            _option("labour", "劳动争议", "Labour dispute", Article(FEES, 13, 1, 4)),
            _option("divorce", "离婚", "Divorce", Article(FEES, 13, 1, 2)),
            _option("personality", "名誉、肖像、隐私等人格权", "Personality rights", Article(FEES, 13, 1, 2)),
            _option("administrative", "告行政机关", "Against an authority", Article(FEES, 13, 1, 5)),
            _option("enforcement", "申请强制执行", "Enforcement", Article(FEES, 14, 1, 1)),
            _option("preservation", "申请保全（查封、冻结）", "Preservation", Article(FEES, 14, 1, 2)),
            _option("payment_order", "申请支付令", "Payment order", Article(FEES, 14, 1, 3)),
            _option("other", "其他不涉及钱的案件", "Other non-property case", Article(FEES, 13, 1, 2)),
            _option("ip", "知识产权", "Intellectual property", Article(FEES, 13, 1, 3)),
            _option("jurisdiction", "提管辖权异议", "Jurisdiction objection", Article(FEES, 13, 1, 6)),
            _option("public_notice", "申请公示催告", "Public notice for a lost bill", Article(FEES, 14, 1, 4)),
            _option(
                "arbitration",
                "申请撤销仲裁裁决或者认定仲裁协议效力",
                "Set aside an award, or validity of an arbitration clause",
                Article(FEES, 14, 1, 5),
            ),
            _option("bankruptcy", "申请破产", "Bankruptcy", Article(FEES, 14, 1, 6)),
            _option(
                "administrative_special",
                "商标、专利、海事行政案件",
                "Trademark, patent, maritime administrative case",
                Article(FEES, 13, 1, 5),
            ),
            _option("free", "司法确认等特别程序、行政赔偿", "Special procedures, state liability", Article(FEES, 8)),
        ),
    ),
    Input(
        key="amount",
        label=Text("金额（元）", "Amount (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=("matter", _WITH_AMOUNT),
        help=Text(
            "打官司要对方给的数；上诉只填不服的部分；离婚填要分的财产；几项钱加在一起。没有金额可以不填。",
            "The sum claimed; on appeal the disputed part; in divorce the property. Add several claims together.",
        ),
        articles=(Article(FEES, 17), Article(PROCEDURE, 201)),
    ),
    Input(
        key="base",
        label=Text("本省的每件标准（元）", "The province's amount per case (yuan)"),
        kind=InputKind.MONEY,
        required=False,
        asked_if=("matter", _WITH_BASE),
        figure="court_base_{matter}",
        help=Text("由省政府定。不知道可以不填，会给出范围。", "Set by the province. Left blank, you get a range."),
        articles=(Article(FEES, 13, 2),),
    ),
    Input(
        key="stage",
        label=Text("哪一步", "Stage"),
        kind=InputKind.CHOICE,
        required=False,
        asked_if=("matter", ACCEPTANCE),
        options=(
            _option("first", "一审", "First instance"),
            _option("appeal", "上诉", "Appeal", Article(FEES, 17)),
            _option("counterclaim", "反诉，或者第三人参加进来", "Counterclaim or third party", Article(FEES, 18)),
        ),
    ),
    Input(
        key="ended",
        label=Text("有没有减半的情形", "Grounds for half"),
        kind=InputKind.CHOICES,
        required=False,
        asked_if=("matter", ACCEPTANCE),
        options=(
            _option("summary", "简易程序（含小额诉讼）", "Summary procedure, small claims", Article(FEES, 16)),
            _option("mediated", "调解结案", "Ended by mediation", Article(FEES, 15)),
            _option("withdrawn", "撤诉", "Withdrawn", Article(FEES, 15)),
        ),
    ),
)
