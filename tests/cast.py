"""One cast for every story, in two districts, all invented.

Meizhou (梅州区, 379901) is ours; Zhulin (竹林区, 379902) is the neighbour whose rows must never be seen from here.
``stage()`` builds both; a name on it is a user, an agency or an area.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator

from fengqiao.flow import Role
from fengqiao.matters.acting import act, open_matter
from fengqiao.matters.models import Event, Matter
from fengqiao.people.models import Agency, AgencyKind, ApiToken, Area, AreaLevel, DutyShift, Posting, User
from fengqiao.services import CATALOGUE

SHANGHAI = ZoneInfo("Asia/Shanghai")
SINCE = date(2020, 1, 1)


@dataclass
class Side:
    """One district with its people."""

    district: Area
    town: Area
    village: Area
    center: Agency
    aid: Agency
    committee: Agency
    bureau: Agency
    firm: Agency
    wang: User  # a courier, three months unpaid
    li: User  # her employer, the other side
    clerk: User
    officer: User
    lawyer: User
    duty_lawyer: User
    supervisor: User
    chair: User  # of the mediation committee
    mediator: User
    director: User  # at the bureau
    village_chair: User
    village_mediator: User
    village_committee: Agency


@dataclass
class Stage:
    """The two districts."""

    ours: Side
    theirs: Side


def at(text: str) -> datetime:
    """``2026-03-02 10:00`` in Asia/Shanghai; a day alone is ten in the morning."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 10:00")
    return moment.replace(tzinfo=SHANGHAI)


def build_side(prefix: str, name: str, phone_block: str) -> Side:
    district = Area.objects.create(code=f"{prefix}000000", name=name, level=AreaLevel.DISTRICT)
    town = Area.objects.create(code=f"{prefix}001000", name=f"{name[:2]}镇", level=AreaLevel.TOWN)
    village = Area.objects.create(code=f"{prefix}001201", name=f"{name[:2]}村", level=AreaLevel.VILLAGE)

    def agency(kind: AgencyKind, label: str, area: Area = district) -> Agency:
        return Agency.objects.create(kind=kind, name=f"{area.name}{label}", area=area, district=district)

    center = agency(AgencyKind.SERVICE_CENTER, "公共法律服务中心")
    aid = agency(AgencyKind.LEGAL_AID, "法律援助中心")
    committee = agency(AgencyKind.MEDIATION_COMMITTEE, "人民调解委员会")
    village_committee = agency(AgencyKind.MEDIATION_COMMITTEE, "人民调解委员会", village)
    bureau = agency(AgencyKind.JUSTICE_BUREAU, "司法局")
    firm = agency(AgencyKind.LAW_FIRM, "正和律师事务所")
    counter = iter(range(1, 99))

    def person(label: str, *posts: tuple[Agency, Role], staff: bool = True) -> User:
        number = next(counter)
        user = User.objects.create_user(
            f"{prefix}-{number}", name=label, phone=f"139{phone_block}{number:04d}", phone_verified=True, is_staff=staff
        )
        for where, role in posts:
            Posting.objects.create(user=user, agency=where, role=role, since=SINCE)
        return user

    return Side(
        district=district,
        town=town,
        village=village,
        center=center,
        aid=aid,
        committee=committee,
        bureau=bureau,
        firm=firm,
        village_committee=village_committee,
        wang=person("王小满", staff=False),
        li=person("李大成", staff=False),
        clerk=person("陈窗口", (center, Role.WINDOW_CLERK)),
        officer=person("赵援助", (aid, Role.AID_OFFICER)),
        lawyer=person("孙律师", (firm, Role.LAWYER)),
        duty_lawyer=person("周律师", (center, Role.DUTY_LAWYER)),
        supervisor=person("吴主任", (center, Role.SUPERVISOR)),
        chair=person("郑主任", (committee, Role.COMMITTEE)),
        mediator=person("冯调解", (committee, Role.MEDIATOR)),
        director=person("褚局长", (bureau, Role.BUREAU)),
        village_chair=person("卫主任", (village_committee, Role.COMMITTEE)),
        village_mediator=person("蒋调解", (village_committee, Role.MEDIATOR)),
    )


def build_stage() -> Stage:
    """Both districts, with nobody's matter yet."""
    return Stage(build_side("379901", "梅州区", "0001"), build_side("379902", "竹林区", "0002"))


def roster(side: Side, day: date) -> None:
    DutyShift.objects.create(agency=side.center, user=side.duty_lawyer, day=day, topics="劳动纠纷")


def token_of(user: User) -> str:
    """A token of the API for that person; staff have their second factor."""
    if user.is_staff:
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    return ApiToken.objects.issue(user, "test", None)


QUESTION: dict[str, object] = {
    "facts": "我送了三个月外卖，站长说没钱，工资一直没发，现在人也找不到了。",
    "violence": "no",
    "name": "王女士",
    "phone": "13900010001",
}
AID: dict[str, object] = {
    "matter_kind": "wages",
    "facts": "在站点干了三个月，欠我工资一万八千元。",
    "wish": "把工资补给我。",
    "violence": "no",
    "name": "王小满",
    "phone": "13900010001",
    "for_whom": "self",
    "id_number": "379901199001010015",
    "groups": ["migrant_worker"],
    "hardship": "promise",
}
DISPUTE: dict[str, object] = {
    "dispute_kind": "wages",
    "facts": "三个月工资没有发。",
    "wish": "补发一万八千元。",
    "violence": "no",
    "name": "王小满",
    "phone": "13900010001",
    "for_whom": "self",
    "other_name": "李大成",
    "other_phone": "13900010002",
}


class Story:
    """A matter told step by step: ``does`` acts with the matter's present version, as a page that was just opened would."""

    def __init__(self, code: str, by: User, answers: dict[str, object], on: str, area: Area, **options: Any) -> None:
        self.moves = 0
        self.matter: Matter = open_matter(
            CATALOGUE.get(code),
            by=by,
            area=area,
            answers=answers,
            key=f"story-{code}-{by.pk}-{on}",
            now=at(on),
            **options,
        )

    def does(self, by: User | None, action: str, on: str, **answers: object) -> Event:
        self.refresh()
        self.moves += 1
        event = act(
            self.matter.pk,
            action,
            by=by,
            answers=answers,
            version=self.matter.version,
            key=f"{self.matter.pk}-{self.moves}",
            now=at(on),
        )
        self.refresh()
        return event

    def refresh(self) -> Matter:
        self.matter = Matter.objects.get(pk=self.matter.pk)
        return self.matter

    def due(self, key: str) -> date | None:
        due_on: date | None = self.matter.clock_rows.get(key=key).due_on
        return due_on

    def state(self, key: str) -> str:
        return str(self.matter.clock_rows.get(key=key).state)
