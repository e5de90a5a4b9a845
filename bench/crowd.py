"""A crowd of matters for measuring: rows written straight into the tables, as many as wanted, in seconds.

They are real enough for every list and for searching (agency, rank, due date, parties, clocks) and are never acted on.
"""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from fengqiao.flow import Role
from fengqiao.matters.models import ClockRow, Matter, Party
from fengqiao.matters.numbers import check_digit
from fengqiao.people.models import Agency, AgencyKind, Area, AreaLevel, Posting, User
from fengqiao.seal.fields import sealer
from fengqiao.services import CATALOGUE

AGENCIES = 40
SHARE_OF_FIRST = 0.5
"""The desk that is measured holds half of all matters: the hardest case, not the average one."""
SHARE_OPEN = 0.3
SERVICES = (("legal-aid", "mediation", "consultation", "judicial-confirmation"), (0.6, 0.25, 0.1499, 0.0001))
"""What the matters are about; the last is rare, so that a list of it is looked for among very many others."""
PHONE, NAME = "13900000001", "测量人"
"""Five of the first matters belong to this number, sixty to this name: what the search is asked for, at any size."""

_TELEPHONED, _NAMED = range(0, 5_000, 1_000), range(0, 6_000, 100)


def build_stage() -> tuple[User, list[Agency]]:
    """A district, its agencies, and an officer of the first one."""
    district = Area.objects.create(code="379999000000", name="测量区", level=AreaLevel.DISTRICT)
    agencies = [
        Agency.objects.create(
            kind=AgencyKind.LEGAL_AID, name=f"第{n + 1}法律援助中心", area=district, district=district
        )
        for n in range(AGENCIES)
    ]
    officer = User.objects.create_user("measuring-officer", name="测量员", is_staff=True)
    Posting.objects.create(user=officer, agency=agencies[0], role=Role.AID_OFFICER, since=date(2020, 1, 1))
    return officer, agencies


def _key(n: int, source: random.Random) -> uuid.UUID:
    """In order of arrival, as the keys of real matters are."""
    return uuid.UUID(int=n << 80 | source.getrandbits(80))


def _number(n: int) -> str:
    digits = f"12{n:09d}"
    return digits + check_digit(digits)


def _citizens() -> list[User]:
    """Those who applied: a database that believes that nobody did looks for a person's matters in the wrong way."""
    names = [f"measuring-citizen-{n}" for n in range(2_000)]
    if not User.objects.filter(username=names[0]).exists():
        User.objects.bulk_create(User(username=name) for name in names)
    return list(User.objects.filter(username__startswith="measuring-citizen-"))


def add_matters(count: int, agencies: list[Agency], today: date, seed: int = 1) -> None:
    """Add ``count`` legal-aid matters with a party and a clock each."""
    source = random.Random(seed)
    start = Matter.objects.count()
    citizens = _citizens()
    phone, name = sealer().digest(PHONE, "phone"), sealer().digest(NAME, "name")
    for begin in range(0, count, 20_000):
        matters, parties, clocks = [], [], []
        for n in range(begin, min(begin + 20_000, count)):
            opened = datetime.now(UTC) - timedelta(days=source.randint(0, 700), seconds=source.randint(0, 80_000))
            agency = agencies[0] if source.random() < SHARE_OF_FIRST else source.choice(agencies[1:])
            service = CATALOGUE.get(source.choices(*SERVICES)[0])
            is_open = source.random() < SHARE_OPEN
            due = today + timedelta(days=source.randint(-10, 20)) if is_open else date(9999, 12, 31)
            matter = Matter(
                id=_key(start + n, source),
                number=_number(start + n),
                service_code=service.code,
                opened_on=opened.date(),
                opened_at=opened,
                district_id=agency.district_id,
                area_id=agency.area_id,
                agency=agency,
                step_key=source.choice(service.steps[:3]).key if is_open else service.steps[-1].key,
                version=1,
                rank=source.choices((1, 2, 9), (0.03, 0.3, 0.67))[0],
                next_due=due,
                is_open=is_open,
                closed_at=None if is_open else opened + timedelta(days=source.randint(1, 60)),
            )
            matters.append(matter)
            parties.append(
                Party(
                    matter=matter,
                    role=Role.APPLICANT,
                    name_digest=name if (start + n) in _NAMED else f"{source.getrandbits(256):064x}",
                    phone_digest=phone if (start + n) in _TELEPHONED else f"{source.getrandbits(256):064x}",
                    id_number_digest=f"{source.getrandbits(256):064x}",
                    user=source.choice(citizens),
                    joined_at=opened,
                )
            )
            if is_open:
                clocks.append(
                    ClockRow(
                        matter=matter, key=service.clocks[0].key, state="running", started_on=opened.date(), due_on=due
                    )
                )
        with transaction.atomic():
            Matter.objects.bulk_create(matters, batch_size=2000)
            Party.objects.bulk_create(parties, batch_size=2000)
            ClockRow.objects.bulk_create(clocks, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
