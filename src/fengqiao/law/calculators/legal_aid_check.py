"""法律援助自测: whether legal aid is likely.  The check never refuses: the agency decides, in seven days.

Source: 法律援助法第二十二条、第二十四条、第二十五条、第二十九条、第三十一条至第三十三条、第三十八条、第四十条至第四十四条;
the hardship standard is that of 山东省法律援助条例第八条 and can be changed with the parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fengqiao.law.calculators.money import number, yuan
from fengqiao.law.calculators.parameters import parameters
from fengqiao.law.calculators.result import NOTHING, Calculator, Input, InputKind, Line, Note, Option, Result, Text
from fengqiao.law.citation import Article

__all__ = ["LEGAL_AID_CHECK", "AidSeeker", "legal_aid_check"]

ACT = "法律援助法"
LOCAL = "山东省法律援助条例"


@dataclass(frozen=True, slots=True, kw_only=True)
class AidSeeker:
    """Who asks for what.  ``income`` is the household's monthly income a head, ``minimum_living`` the 低保 standard."""

    matter: str
    accused: tuple[str, ...] = ()
    has_lawyer: bool = False
    groups: tuple[str, ...] = ()
    income: Decimal | None = None
    minimum_living: Decimal | None = None
    calamity: bool = False
    urgent: tuple[str, ...] = ()


def legal_aid_check(case: AidSeeker) -> Result:
    """The answer with its reason, in the order of the law:

    1. an accused for whom a lawyer must be named; 2. matters without hardship test; 3. matters outside the list;
    4. who already has a lawyer; 5. groups whose hardship is not checked; 6. income; 7. illness or disaster.
    """
    outcome, headline, reason = _answer(case)
    lines = [reason]
    if case.urgent and outcome != "advice":
        lines.append(_URGENT)
    notes = [_DECIDES, *_WHERE.get(outcome, ())]
    if "minor" in case.groups:
        notes.append(_REPRESENTATIVE)
    return Result(headline=headline, lines=tuple(lines), notes=tuple(notes), outcome=outcome)


def _answer(case: AidSeeker) -> tuple[str, Text, Line]:
    if case.matter == "accused" and case.accused:
        words = "、".join(_ACCUSED[key].zh for key in case.accused)
        en = ", ".join(_ACCUSED[key].en for key in case.accused)
        reason = _reason(f"{words}：办案机关应当通知指派律师", f"{en}: a lawyer must be named", Article(ACT, 25, 1))
        return "mandatory", Text("应当免费派律师，不看经济状况", "A lawyer must be named, free of charge"), reason
    matter = _MATTERS[case.matter]
    if case.matter in _NO_HARDSHIP_TEST:
        reason = _reason(f"{matter.label.zh}，不看经济条件", f"{matter.label.en}: no hardship test", *matter.articles)
        return "eligible", _ELIGIBLE, reason
    if case.matter == "other":
        reason = _reason(
            "这类事不在法律援助的清单里，可以免费咨询、请人代写文书", "not on the list: advice and drafting", *_ADVICE
        )
        return "advice", Text("可以免费咨询和代写文书，也可以申请调解", "Free advice, drafting and mediation"), reason
    if case.has_lawyer:
        reason = _reason("已经请了律师或者代理人的，不再指派", "there is already a lawyer", *matter.articles)
        return "has_lawyer", Text("已经有代理人，一般不再给予援助", "Usually not, as there is already a lawyer"), reason
    return _by_means(case, matter)


def _by_means(case: AidSeeker, matter: Option) -> tuple[str, Text, Line]:
    exempt = [key for key in case.groups if key != "migrant" or case.matter in ("wages", "work_injury")]
    if exempt:
        words, en = (
            "、".join(_GROUPS[key].label.zh for key in exempt),
            ", ".join(_GROUPS[key].label.en for key in exempt),
        )
        articles = [*matter.articles, *(article for key in exempt for article in _GROUPS[key].articles)]
        reason = _reason(f"{words}：只要证明身份，不查收入", f"{en}: proof of status only", *articles)
        return "eligible", _ELIGIBLE, reason
    if case.calamity:
        reason = _reason(
            "重大疾病、自然灾害付不起律师费的，应当受理", "illness or disaster: must be accepted", Article(LOCAL, 10)
        )
        return "likely", _LIKELY, reason
    multiple = parameters("legal_aid").number("hardship_multiple")
    if case.income is None or case.minimum_living is None:
        reason = _reason(
            f"家庭人均月收入不超过当地低保标准的 {number(multiple)} 倍就可以；收入或者低保标准没有填，还说不准",
            f"income a head up to {number(multiple)} times the minimum-living standard; not enough was filled in",
            *matter.articles,
            Article(LOCAL, 8, 2),
        )
        return "unknown", Text("可能符合，请让援助机构看一看", "Possibly; let the agency look"), reason
    bound = multiple * case.minimum_living
    zh = f"人均月收入 {yuan(case.income)}，标准是低保 {yuan(case.minimum_living)}×{number(multiple)} = {yuan(bound)}"
    en = f"income {yuan(case.income)}, standard {yuan(case.minimum_living)}×{number(multiple)} = {yuan(bound)}"
    reason = _reason(zh, en, *matter.articles, Article(LOCAL, 8, 2), Article(ACT, 41))
    if case.income <= bound:
        return "likely", _LIKELY, reason
    return "unlikely", Text("按收入看不太可能，但仍然可以申请", "Not likely by income, but you may still apply"), reason


def _reason(zh: str, en: str, *articles: Article) -> Line:
    return Line(
        label=Text("为什么", "Why"), formula=Text(zh, en), articles=tuple(dict.fromkeys(articles)), counted=False
    )


_ELIGIBLE = Text("符合法律援助的条件，请申请", "Eligible: please apply")
_LIKELY = Text("很可能符合，请申请", "Likely eligible: please apply")
_ADVICE = (Article(ACT, 22), Article(ACT, 31))
_NO_HARDSHIP_TEST = ("violence", "brave", "martyr", "acquitted")


def _option(key: str, zh: str, en: str, *articles: Article, help: Text = NOTHING) -> Option:
    return Option(key, Text(zh, en), help, articles)


_MATTERS = {
    option.key: option
    for option in (
        _option("wages", "讨工资、确认劳动关系", "Wages, employment", Article(ACT, 31, 1, 5)),
        _option("work_injury", "工伤", "Work injury", Article(ACT, 31, 1, 7)),
        _option("injury", "交通、医疗、食品药品事故受伤", "Traffic, medical, food injury", Article(ACT, 31, 1, 7)),
        _option("support", "赡养费、抚养费、扶养费", "Support", Article(ACT, 31, 1, 4)),
        _option("violence", "遭受家庭暴力、虐待、遗弃", "Violence, abuse, abandonment", Article(ACT, 32, 1, 4)),
        _option("social", "社会保险、社会救助", "Social insurance, assistance", Article(ACT, 31, 1, 2)),
        _option("pension", "抚恤金", "Bereavement pension", Article(ACT, 31, 1, 3)),
        _option("capacity", "认定家人没有行为能力", "Declaring incapacity", Article(ACT, 31, 1, 6)),
        _option("state", "国家赔偿", "State compensation", Article(ACT, 31, 1, 1)),
        _option("pollution", "环境污染、生态破坏受损", "Pollution", Article(ACT, 31, 1, 8)),
        _option("brave", "见义勇为受损", "A brave act", Article(ACT, 32, 1, 2)),
        _option("martyr", "维护英雄烈士的人格权益", "Honour of heroes", Article(ACT, 32, 1, 1)),
        _option("acquitted", "再审改判无罪，要国家赔偿", "Acquitted on retrial", Article(ACT, 32, 1, 3)),
        _option("accused", "被刑事拘留、起诉", "Accused of a crime", Article(ACT, 24), Article(ACT, 25)),
        _option("crime_victim", "刑事案件的被害人、自诉人", "Victim of a crime", Article(ACT, 29)),
        _option("retrial", "法院决定再审或者检察院抗诉", "Retrial ordered", Article(ACT, 33)),
        _option("other", "其他", "Something else", Article(ACT, 31, 1, 9)),
    )
}
_ACCUSED = {
    "minor": Text("未成年人", "a minor"),
    "disabled": Text("视力、听力、言语残疾人", "sight, hearing or speech disability"),
    "capacity": Text("不能完全辨认自己行为的成年人", "an adult who does not fully understand"),
    "life_or_death": Text("可能判无期徒刑、死刑", "life sentence or death possible"),
    "death_review": Text("死刑复核案件申请援助", "death-penalty review"),
    "absent": Text("缺席审判", "trial in absence"),
}
_GROUPS = {
    option.key: option
    for option in (
        _option("migrant", "进城务工的农民工", "Migrant worker", Article(ACT, 42, 1, 3)),
        _option("relief", "低保、特困、司法救助或者优抚对象", "On relief", Article(ACT, 42, 1, 2)),
        _option("minor", "未成年人，没有固定生活来源", "Minor without fixed income", Article(ACT, 42, 1, 1)),
        _option("elderly", "老年人，没有固定生活来源", "Elderly without fixed income", Article(ACT, 42, 1, 1)),
        _option("disabled", "残疾人，没有固定生活来源", "Disabled without fixed income", Article(ACT, 42, 1, 1)),
    )
}
_URGENT = Line(
    label=Text("事情急，可以要求先行援助", "Urgent: ask for aid at once"),
    formula=Text(
        "时效或者期限不足 7 天，或者要马上申请保全、先予执行的，可以先办，手续后补",
        "less than 7 days left, or preservation needed at once: papers may follow",
    ),
    articles=(Article(ACT, 44, 1),),
    counted=False,
)
_DECIDES = Note(
    Text(
        "这是自测，不是决定。是不是给予援助，由法律援助机构收到申请后七日内决定；不予援助的要书面说明理由，您可以提异议。",
        "This is no decision: the agency decides within seven days, gives reasons, and you may object.",
    ),
    (Article(ACT, 43, 1), Article(ACT, 49, 1)),
)
_APPLY_AT = Note(
    Text(
        "打官司的，向办案机关所在地的法律援助机构申请；没到打官司的，向处理机关所在地或者事情发生地申请。",
        "Apply where the court or body that handles the matter is, or where it happened.",
    ),
    (Article(ACT, 38),),
)
_PROMISE = Note(
    Text("经济困难可以由机构查询核实，也可以写个人诚信承诺。", "Hardship is checked from records, or by your promise."),
    (Article(ACT, 41, 2),),
)
_WHERE: dict[str, tuple[Note, ...]] = {
    "eligible": (_APPLY_AT,),
    "likely": (_APPLY_AT, _PROMISE),
    "unknown": (_APPLY_AT, _PROMISE),
    "unlikely": (
        Note(
            Text("医药费特别多、遭了灾的，也可以申请。", "You may apply after heavy medical costs or a disaster."),
            (Article(LOCAL, 10),),
        ),
    ),
}
_REPRESENTATIVE = Note(
    Text(
        "未成年人由父母等法定代理人代为申请；代理人侵害孩子的，由别的亲属申请。", "A representative files for a minor."
    ),
    (Article(ACT, 40, 1),),
)

LEGAL_AID_CHECK = Calculator(
    key="legal-aid-check",
    name=Text("法律援助自测", "Can I get legal aid"),
    summary=Text("看看能不能免费派律师，要不要查收入。", "Whether a lawyer free of charge is likely."),
    icon="scale",
    inputs=(
        Input(
            key="matter",
            label=Text("什么事", "What is it about"),
            kind=InputKind.CHOICE,
            options=tuple(_MATTERS.values()),
        ),
        Input(
            key="accused",
            label=Text("有没有下面的情况", "Any of these"),
            kind=InputKind.CHOICES,
            required=False,
            asked_if=("matter", ("accused",)),
            options=tuple(Option(key, text, articles=(Article(ACT, 25),)) for key, text in _ACCUSED.items()),
        ),
        Input(key="has_lawyer", label=Text("已经请了律师吗", "Do you have a lawyer"), kind=InputKind.YES_NO),
        Input(
            key="groups",
            label=Text("您属于下面哪些", "Which apply to you"),
            kind=InputKind.CHOICES,
            required=False,
            options=tuple(_GROUPS.values()),
            articles=(Article(ACT, 42),),
        ),
        Input(
            key="income",
            label=Text("家里平均每人每月收入（元）", "Household income a head and month (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            help=Text("全家收入除以人数。上面选了的可以不填。", "Not needed if you chose a group above."),
        ),
        Input(
            key="minimum_living",
            label=Text("当地低保标准，每月（元）", "Local minimum-living standard a month (yuan)"),
            kind=InputKind.MONEY,
            required=False,
            figure="dibao_month",
            help=Text("不知道可以不填。", "Leave blank if you do not know."),
            articles=(Article(LOCAL, 8),),
        ),
        Input(
            key="calamity",
            label=Text("有重大疾病或者遭了灾，付不起律师费", "Serious illness or disaster"),
            kind=InputKind.YES_NO,
            required=False,
            articles=(Article(LOCAL, 10),),
        ),
        Input(
            key="urgent",
            label=Text("急不急", "Is it urgent"),
            kind=InputKind.CHOICES,
            required=False,
            options=(
                Option(
                    "limit",
                    Text("再过不到 7 天就要超期了", "Less than 7 days to a limit"),
                    articles=(Article(ACT, 44),),
                ),
                Option("preserve", Text("要马上查封、冻结，或者先要一部分钱", "Preservation or advance payment")),
            ),
        ),
    ),
    case=AidSeeker,
    compute=legal_aid_check,
    articles=(
        *(Article(ACT, n) for n in (22, 24, 25, 29, 31, 32, 33, 38, 40, 41, 42, 43, 44, 49)),
        Article(LOCAL, 8),
        Article(LOCAL, 10),
    ),
    services=("legal-aid", "consultation", "mediation"),
)
