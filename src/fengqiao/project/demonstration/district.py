"""Areas, agencies and people of the demonstration district.

The figures are those a real district reports: 86 legality reviewers, 126 village legal advisers, 219 rule-of-law leaders,
657 law-aware villagers; its places stand in ``places``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao.flow import Role
from fengqiao.people.models import (
    Agency,
    AgencyKind,
    Area,
    AreaLevel,
    DutyShift,
    Posting,
    Practitioner,
    PractitionerKind,
    User,
)
from fengqiao.places.models import Place
from fengqiao.project.demonstration.names import person_name, phone, place_name
from fengqiao.project.demonstration.places import WINDOWS, places_of

CODE = "379901"
NAME = "枫林区"
TOWNS = 12
VILLAGES = 219
FIGURES = {
    PractitionerKind.LEGALITY_REVIEWER: 86,
    PractitionerKind.VILLAGE_LEGAL_ADVISER: 126,
    PractitionerKind.RULE_OF_LAW_LEADER: 219,
    PractitionerKind.LAW_AWARE_VILLAGER: 657,
}


@dataclass
class District:
    """What was made, for the year of matters to be played in."""

    area: Area
    towns: list[Area]
    villages: list[Area]
    agencies: dict[AgencyKind, list[Agency]]
    staff: dict[Role, dict[UUID, list[User]]] = field(default_factory=dict)
    """Who holds a role, by agency."""
    serial: int = 0

    def next_phone(self) -> str:
        self.serial += 1
        return phone(self.serial)


def build_district(random: Random, today: date) -> District:
    """Make the district; the database must hold none of that code."""
    area = Area.objects.create(code=f"{CODE}000000", name=NAME, level=AreaLevel.DISTRICT)
    taken: set[str] = set()
    towns = [
        Area(
            code=f"{CODE}{n + 1:03d}000",
            name=place_name(random, taken) + ("街道" if n < 3 else "镇"),
            level=AreaLevel.TOWN,
        )
        for n in range(TOWNS)
    ]
    villages = [
        Area(
            code=f"{towns[n % TOWNS].code[:9]}{200 + n // TOWNS:03d}",
            name=place_name(random, taken) + ("社区" if n % TOWNS < 3 else "村"),
            level=AreaLevel.VILLAGE,
        )
        for n in range(VILLAGES)
    ]
    Area.objects.bulk_create([*towns, *villages])
    district = District(area, towns, villages, {})
    _agencies(district)
    _staff(district, random, today)
    _practitioners(district, random)
    Place.objects.bulk_create(places_of(district.area, district.towns, district.villages, random), batch_size=500)
    return district


def _agencies(district: District) -> None:
    def add(kind: AgencyKind, name: str, area: Area, telephone: str) -> None:
        agency = Agency(
            kind=kind,
            name=name,
            area=area,
            district=district.area,
            telephone=telephone,
            address=f"{area.name}府前路{len(district.agencies) + 1}号",
            opening="周一至周五 8:30-12:00，13:30-17:30",
        )
        district.agencies.setdefault(kind, []).append(agency)

    top = district.area
    add(AgencyKind.SERVICE_CENTER, f"{NAME}公共法律服务中心", top, "12348")
    add(AgencyKind.LEGAL_AID, f"{NAME}法律援助中心", top, "0635-0000101")
    add(AgencyKind.MEDIATION_COMMITTEE, f"{NAME}人民调解委员会", top, "0635-0000102")
    add(AgencyKind.JUSTICE_BUREAU, f"{NAME}司法局", top, "0635-0000103")
    add(AgencyKind.NOTARY_OFFICE, f"{NAME}公证处", top, "0635-0000104")
    add(AgencyKind.APPRAISAL, f"{NAME}司法鉴定所", top, "0635-0000105")
    add(AgencyKind.COURT, f"{NAME}人民法院", top, "12368")
    add(AgencyKind.ARBITRATION, f"{NAME}劳动人事争议仲裁委员会", top, "12333")
    for label in ("正和", "明理", "清源", "同舟", "守正", "公衡"):
        add(AgencyKind.LAW_FIRM, f"{label}律师事务所", top, "0635-0000110")
    for n, town in enumerate(district.towns):
        add(AgencyKind.JUSTICE_OFFICE, f"{town.name}司法所", town, f"0635-00002{n:02d}")
        add(AgencyKind.MEDIATION_COMMITTEE, f"{town.name}人民调解委员会", town, f"0635-00003{n:02d}")
    for n, village in enumerate(district.villages):
        add(AgencyKind.MEDIATION_COMMITTEE, f"{village.name}人民调解委员会", village, f"0635-0004{n:03d}")
    Agency.objects.bulk_create([agency for agencies in district.agencies.values() for agency in agencies])


def _staff(district: District, random: Random, today: date) -> None:
    """Those who work at desks; each gets a user without a password until set-up gives the shown ones theirs."""
    since = today - timedelta(days=800)
    users: list[User] = []
    postings: list[Posting] = []

    def add(role: Role, agency: Agency, count: int = 1) -> None:
        for _n in range(count):
            user = User(
                username=f"{role.value}-{len(users) + 1}",
                name=person_name(random),
                phone=district.next_phone(),
                phone_verified=True,
                is_staff=True,
                home_area=district.area,
            )
            user.set_unusable_password()
            users.append(user)
            district.staff.setdefault(role, {}).setdefault(agency.pk, []).append(user)
            postings.append(Posting(user=user, agency=agency, role=role, since=since))

    center = district.agencies[AgencyKind.SERVICE_CENTER][0]
    add(Role.WINDOW_CLERK, center, len(WINDOWS))
    add(Role.DUTY_LAWYER, center, 12)
    add(Role.SUPERVISOR, center, 2)
    add(Role.AID_OFFICER, district.agencies[AgencyKind.LEGAL_AID][0], 5)
    for firm in district.agencies[AgencyKind.LAW_FIRM]:
        add(Role.LAWYER, firm, 6)
    committees = district.agencies[AgencyKind.MEDIATION_COMMITTEE]
    for committee in committees:
        in_village = committee.area.level == AreaLevel.VILLAGE
        add(Role.COMMITTEE, committee)
        add(Role.MEDIATOR, committee, 1 if in_village else 3)
    add(Role.BUREAU, district.agencies[AgencyKind.JUSTICE_BUREAU][0], 3)
    _create(users)
    Posting.objects.bulk_create(postings)
    topics = (
        "劳动纠纷、人身损害",
        "婚姻家庭、综合咨询",
        "债权债务、合同纠纷",
        "房产纠纷、拆迁安置",
        "交通事故、医疗纠纷",
        "消费权益、侵权",
    )
    lawyers = district.staff[Role.DUTY_LAWYER][center.pk]
    DutyShift.objects.bulk_create(
        [
            DutyShift(
                agency=center,
                user=lawyers[(day.toordinal() + n * 4) % len(lawyers)],
                day=day,
                topics=topics[(day.toordinal() + n) % len(topics)],
            )
            for day in (today - timedelta(days=400 - back) for back in range(460))
            for n in range(3)
        ]
    )


def _create(users: list[User]) -> None:
    """Insert many users; the digest that ``save`` derives is derived here the same way."""
    from fengqiao.people.models.users import phone_digest

    for user in users:
        user.phone_digest = phone_digest(user.phone)
    User.objects.bulk_create(users, batch_size=500)


def _practitioners(district: District, random: Random) -> None:
    rows: list[Practitioner] = []
    offices = {agency.area_id: agency for agency in district.agencies[AgencyKind.JUSTICE_OFFICE]}
    for kind, count in FIGURES.items():
        for n in range(count):
            area = (
                district.towns[n % TOWNS]
                if kind is PractitionerKind.LEGALITY_REVIEWER
                else district.villages[n % VILLAGES]
            )
            office = offices[area.code[:9] + "000"]
            rows.append(Practitioner(name=person_name(random), kind=kind, agency=office, area=area))
    for role, kind in (
        (Role.LAWYER, PractitionerKind.LAWYER),
        (Role.MEDIATOR, PractitionerKind.PEOPLES_MEDIATOR),
        (Role.DUTY_LAWYER, PractitionerKind.LAWYER),
    ):
        for posting in Posting.objects.filter(role=role).select_related("agency__area", "user"):
            good_at = random.choice(("劳动争议", "婚姻家庭", "合同纠纷", "交通事故", "邻里纠纷", "土地纠纷"))
            rows.append(
                Practitioner(
                    user=posting.user,
                    name=posting.user.name,
                    kind=kind,
                    agency=posting.agency,
                    area=posting.agency.area,
                    good_at=good_at,
                )
            )
    for agency_kind, kind, count in (
        (AgencyKind.NOTARY_OFFICE, PractitionerKind.NOTARY, 6),
        (AgencyKind.APPRAISAL, PractitionerKind.FORENSIC_APPRAISER, 8),
    ):
        agency = district.agencies[agency_kind][0]
        rows += [
            Practitioner(name=person_name(random), kind=kind, agency=agency, area=district.area) for _n in range(count)
        ]
    Practitioner.objects.bulk_create(rows, batch_size=500)
