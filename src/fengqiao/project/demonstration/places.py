"""Where a citizen of the demonstration district can go, with the figures of a real one.

8 windows, 3 places of law culture, 56 rider stations, a contact point of reconsideration in every town, 39 enterprises, 496
shops and 2 associations that give service members a discount, 3 pocket parks, 2 holiday classes.  A place is there before
the service it belongs to is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from fengqiao.people.models import Area
from fengqiao.places.models import Place, PlaceKind
from fengqiao.project.demonstration.names import person_name

WINDOWS = ("法治宣传", "法律咨询", "法律援助", "人民调解", "司法鉴定", "公证服务", "律师业务", "行政复议")
LAW_CULTURE = ("宪法长廊", "枫林法治广场", "民法典主题公园")
RIDER_STATIONS = 56
RIDER_LABELS = ("骑士驿站", "橙新驿站", "红旗驿站", "青年之家")
PARTNERS = {"企业": 39, "商户": 496, "社会组织": 2}
PARTNER_LABELS = {
    "企业": ("物流公司", "建材公司", "食品公司", "机械厂"),
    "商户": ("面馆", "理发店", "超市", "药店", "诊所", "洗车行", "书店", "牙科"),
    "社会组织": ("老兵志愿服务队", "军嫂互助会"),
}
POCKET_PARKS = 3
HOLIDAY_CLASSES = 2
CENTRE = (115.985, 36.456)


@dataclass
class _List:
    """The places so far; each new one gets the next code and a spot near the district's centre."""

    district: Area
    random: Random
    rows: list[Place] = field(default_factory=list)

    def add(
        self, kind: PlaceKind, name: str, area: Area, opening: str = "周一至周五 8:30-17:30", **more: object
    ) -> None:
        self.rows.append(
            Place(
                code=f"P{len(self.rows) + 1:05d}",
                kind=kind,
                name=name,
                area=area,
                district=self.district,
                opening=opening,
                longitude=round(CENTRE[0] + self.random.uniform(-0.12, 0.12), 5),
                latitude=round(CENTRE[1] + self.random.uniform(-0.1, 0.1), 5),
                **more,
            )
        )


def places_of(district: Area, towns: list[Area], villages: list[Area], random: Random) -> list[Place]:
    """All of them, unsaved."""
    found = _List(district, random)
    _law(found, towns, villages)
    _riders(found, villages)
    _service_members(found, towns)
    return found.rows


def _law(found: _List, towns: list[Area], villages: list[Area]) -> None:
    hall = f"{found.district.name}府前路1号一楼大厅"
    for number, label in enumerate(WINDOWS, start=1):
        found.add(PlaceKind.WINDOW, f"{number}号窗口 {label}", found.district, address=hall, telephone="12348")
    for number, label in enumerate(LAW_CULTURE):
        found.add(
            PlaceKind.LAW_CULTURE, label, towns[number], opening="全天开放", offers="宪法、民法典展板，节假日有讲解"
        )
    found.add(
        PlaceKind.RECONSIDERATION_HALL,
        f"{found.district.name}行政复议接待中心",
        found.district,
        address=f"{found.district.name}府前路2号",
        telephone="0635-0000106",
        offers="八室一廊：立案、调解、听证、审理、阅卷等，受理一站办",
    )
    for town in towns:
        found.add(PlaceKind.SERVICE_STATION, f"{town.name}公共法律服务工作站", town, offers="咨询、调解、代写援助申请")
        found.add(PlaceKind.CONTACT_POINT, f"{town.name}行政复议联络点", town, offers="代收复议申请")
    for village in villages:
        found.add(
            PlaceKind.SERVICE_STUDIO,
            f"{village.name}公共法律服务工作室",
            village,
            offers="咨询、调解，村居法律顾问定期来",
        )


def _riders(found: _List, villages: list[Area]) -> None:
    offers = "饮水、储物柜、歇脚避险、共享工具、共享雨伞、充电、急救包"
    for number in range(RIDER_STATIONS):
        village = villages[number]
        label = RIDER_LABELS[number % len(RIDER_LABELS)]
        found.add(PlaceKind.RIDER_STATION, f"{village.name}{label}", village, opening="每天 9:00-21:00", offers=offers)
    for number in range(HOLIDAY_CLASSES):
        found.add(
            PlaceKind.HOLIDAY_CLASS,
            f"{villages[number].name}新新课堂",
            villages[number],
            opening="寒暑假 周一至周五 8:30-17:30",
            offers="作业辅导、安全、书法、美术、绘本",
        )


def _service_members(found: _List, towns: list[Area]) -> None:
    for kind, count in PARTNERS.items():
        for number in range(count):
            label = PARTNER_LABELS[kind][number % len(PARTNER_LABELS[kind])]
            name = label if kind == "社会组织" else f"{person_name(found.random)[0]}记{label}"
            town = towns[number % len(towns)]
            found.add(
                PlaceKind.SERVICE_MEMBERS_PARTNER,
                f"{name}（{town.name}{number + 1}号）",
                town,
                opening="每天 9:00-20:00",
                offers=f"{kind}，对现役军人、退役军人和家属优惠或者优先",
            )
    for number in range(POCKET_PARKS):
        found.add(PlaceKind.POCKET_PARK, f"{towns[number].name}双拥口袋公园", towns[number], opening="全天开放")
    found.add(
        PlaceKind.EXHIBITION_HALL, f"{found.district.name}双拥展馆（筹建中）", found.district, opening="", is_open=False
    )
