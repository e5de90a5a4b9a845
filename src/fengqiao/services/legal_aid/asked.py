"""Legal aid: what the form asks, what makes a matter urgent, which papers help."""

from __future__ import annotations

from dataclasses import replace

from fengqiao.flow import Choice, Field, Flag, Kind, Material, Section, _, art
from fengqiao.services import facts
from fengqiao.services.legal_aid.law import LAW

MATTER_KIND = Field(
    key="matter_kind",
    label=_("是哪一类事"),
    kind=Kind.CHOICE,
    choices=(
        Choice("wages", _("讨工资、确认劳动关系"), art(LAW, 31, 1, 5)),
        Choice("injury", _("工伤、交通、医疗、食品药品事故受伤"), art(LAW, 31, 1, 7)),
        Choice("support", _("要赡养费、抚养费、扶养费"), art(LAW, 31, 1, 4)),
        Choice("social", _("社会保险、社会救助"), art(LAW, 31, 1, 2)),
        Choice("pension", _("抚恤金"), art(LAW, 31, 1, 3)),
        Choice("abuse", _("家庭暴力、虐待、遗弃"), art(LAW, 32, 1, 4)),
        Choice("brave", _("见义勇为"), art(LAW, 32, 1, 2)),
        Choice("martyr", _("维护英雄烈士的名誉等人格权益"), art(LAW, 32, 1, 1)),
        Choice("compensation", _("国家赔偿"), art(LAW, 31, 1, 1)),
        Choice("retrial_compensation", _("再审改判无罪后请求国家赔偿"), art(LAW, 32, 1, 3)),
        Choice("capacity", _("认定无（限制）民事行为能力"), art(LAW, 31, 1, 6)),
        Choice("pollution", _("环境污染、生态破坏受损"), art(LAW, 31, 1, 8)),
        Choice("criminal", _("刑事案件"), art(LAW, 24) + art(LAW, 29)),
        Choice("retrial", _("不服生效裁判，已经决定再审或者抗诉"), art(LAW, 33)),
        Choice("other", _("其他"), art(LAW, 31, 1, 9)),
    ),
    cites=art(LAW, 31) + art(LAW, 32),
)
CUSTODY = Field(
    key="custody",
    label=_("本人现在被羁押、服刑或者强制戒毒吗"),
    kind=Kind.CHOICE,
    asked_if=("matter_kind", ("criminal",)),
    choices=(
        Choice("no", _("没有")),
        Choice("detained", _("在看守所羁押"), art(LAW, 39, 1)),
        Choice("serving", _("在监狱服刑"), art(LAW, 39, 1)),
        Choice("drug", _("在强制隔离戒毒"), art(LAW, 39, 1)),
    ),
    help=_("法定代理人或者近亲属可以代为申请；本人也可以交给办案机关、监管场所，二十四小时内会转来。"),
    cites=art(LAW, 39) + art(LAW, 40, 2),
)
CUSTODY_PLACE = Field(
    key="custody_place",
    label=_("在哪个看守所、监狱或者戒毒所"),
    max_length=60,
    sealed=True,
    asked_if=("custody", ("detained", "serving", "drug")),
    cites=art(LAW, 40, 2),
)
GROUPS = Field(
    key="groups",
    label=_("您（或者本人）属于下面哪些情况"),
    kind=Kind.CHOICES,
    required=False,
    help=_("可以多选。有的情况不查经济状况，有的先办。"),
    choices=(
        Choice("migrant_worker", _("进城务工人员（农民工）"), art(LAW, 42, 1, 3)),
        Choice("relief", _("低保、特困、救助对象"), art(LAW, 42, 1, 2)),
        Choice("court_relief", _("法院已经给予司法救助（缓、减、免诉讼费）"), art(LAW, 42, 1, 2)),
        Choice("preferential", _("退役军人等优抚对象"), art(LAW, 42, 1, 2)),
        Choice("military_family", _("军人军属"), art(LAW, 70)),
        Choice("minor", _("未成年人"), art("未成年人保护法", 104)),
        Choice("elderly", _("老年人（满六十周岁）"), art(LAW, 45, 1)),
        Choice("disabled", _("残疾人"), art(LAW, 45, 1)),
        Choice("no_income", _("没有固定生活来源（未成年人、老年人、残疾人等）"), art(LAW, 42, 1, 1)),
        Choice("low_income", _("低收入、支出大、可能返贫的家庭")),
        Choice("disaster", _("受灾、患重病")),
    ),
)


FORM: tuple[Section, ...] = (
    Section(
        "matter",
        _("什么事"),
        (
            MATTER_KIND,
            CUSTODY,
            CUSTODY_PLACE,
            facts.FACTS,
            facts.WISH,
            facts.LIMIT_ON,
            facts.VIOLENCE,
            facts.SAFE_CONTACT,
        ),
    ),
    Section(
        "person",
        _("您的情况"),
        (
            *facts.WHO_YOU_ARE,
            facts.APPLICANT_ID_NUMBER,
            facts.APPLICANT_ADDRESS,
            GROUPS,
            replace(facts.ACCESS, cites=art(LAW, 45, 1)),
            Field(
                key="hardship",
                label=_("经济困难情况"),
                kind=Kind.CHOICE,
                choices=(
                    Choice(
                        "promise",
                        _("我承诺家里确实困难，说的都是真的"),
                        art(LAW, 41, 2),
                        _("不用再开证明；说了假话要承担费用和罚款。"),
                    ),
                    Choice("proof", _("我有低保证、残疾证等证明"), art(LAW, 42)),
                    Choice("not_needed", _("我的事不看经济状况"), art(LAW, 32)),
                ),
                cites=art(LAW, 41) + art(LAW, 64),
            ),
        ),
    ),
    Section(
        "other_side",
        _("对方和材料"),
        (
            Field(
                key="other_name",
                label=_("对方是谁"),
                kind=Kind.NAME,
                shared_key="other_name",
                required=False,
                help=_("人名或单位名，用来避免给您派有利害关系的律师。"),
            ),
            facts.EVIDENCE,
        ),
    ),
)


FLAGS: tuple[Flag, ...] = (
    Flag(key="limit_near", label=_("期限不足七日"), field="limit_on", within_days=7, rank=1, cites=art(LAW, 44, 1, 1)),
    Flag(key="violence", label=_("有人身危险"), field="violence", values=("yes",), rank=1, cites=art(LAW, 32, 1, 4)),
    Flag(key="migrant_wages", label=_("农民工"), field="groups", values=("migrant_worker",), cites=art(LAW, 42, 1, 3)),
    Flag(
        key="military",
        label=_("军人军属、优抚对象"),
        field="groups",
        values=("military_family", "preferential"),
        cites=art(LAW, 70) + art(LAW, 42, 1, 2),
    ),
    Flag(
        key="vulnerable",
        label=_("老人、残疾人、未成年人"),
        field="groups",
        values=("minor", "elderly", "disabled", "no_income"),
        cites=art(LAW, 45) + art(LAW, 42, 1, 1),
    ),
    Flag(
        key="relief",
        label=_("低保、特困、受灾、重病"),
        field="groups",
        values=("relief", "court_relief", "low_income", "disaster"),
        cites=art(LAW, 42, 1, 2),
    ),
)


MATERIALS: tuple[Material, ...] = (
    Material(_("身份证"), _("核对您是谁"), _("忘带了可以先登记，随后补"), cites=art(LAW, 43, 2)),
    Material(
        _("经济困难的说明"),
        _("看是否符合条件"),
        _("签一份个人诚信承诺就行；低保、残疾等有证的拍照"),
        cites=art(LAW, 41),
    ),
    Material(_("和事情有关的材料"), _("律师了解案情、立案要用"), _("欠条、工资条、聊天记录截图都行"), required=False),
)
