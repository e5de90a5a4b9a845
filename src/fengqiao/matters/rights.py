"""Who may see and do what.  Used by every list, page, file and API answer; there is no other place that decides it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from fengqiao.flow import Action, Role, Service, Who
from fengqiao.matters.conditions import applies
from fengqiao.matters.models import Event, Matter, Party
from fengqiao.people.models import Agency, Posting, User
from fengqiao.services import CATALOGUE

Viewer = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a user works today: agencies by role, and the districts whose bureau they serve."""

    user_id: UUID | None
    agencies: dict[Role, frozenset[object]] = field(default_factory=dict)
    districts: frozenset[str] = frozenset()
    handles_in: dict[Role, frozenset[str]] = field(default_factory=dict)
    """The districts in which the user holds a handler's post: somebody who left it is handler of nothing any more."""

    @property
    def office_agencies(self) -> frozenset[object]:
        """Every agency whose matters this user sees whole."""
        return frozenset(
            a for role, ids in self.agencies.items() if role.is_office and role is not Role.BUREAU for a in ids
        )

    @property
    def may_take_in(self) -> bool:
        """Whether this user sits somewhere at which people are served, so that they may type for somebody."""
        return bool(self.office_agencies or self.agencies.get(Role.MEDIATOR))

    @property
    def works_anywhere(self) -> bool:
        return bool(self.agencies)


def standing_of(user: Viewer, today: date) -> Standing:
    """The user's postings in force today.

    Nobody signed in, or no longer active, stands nowhere; a member of staff who did not come in by the staff's own door
    (``is_off_duty``) is a citizen like any other.
    """
    if not isinstance(user, User) or not user.is_active:
        return Standing(None)
    if user.is_off_duty:
        return Standing(user.pk)
    agencies: dict[Role, set[object]] = {}
    districts: set[str] = set()
    handles_in: dict[Role, set[str]] = {}
    for posting in Posting.objects.current(today).filter(user=user).select_related("agency"):
        role = Role(posting.role)
        agencies.setdefault(role, set()).add(posting.agency_id)
        if role is Role.BUREAU:
            districts.add(posting.agency.district_id)
        if role.is_handler:
            handles_in.setdefault(role, set()).add(posting.agency.district_id)
    return Standing(
        user.pk,
        {role: frozenset(ids) for role, ids in agencies.items()},
        frozenset(districts),
        {role: frozenset(codes) for role, codes in handles_in.items()},
    )


def may_open_for_others(standing: Standing, district: str) -> bool:
    """Whether this member of staff may type an application for somebody at the counter of that district."""
    desks = standing.office_agencies | standing.agencies.get(Role.MEDIATOR, frozenset())
    return Agency.objects.filter(pk__in=list(desks), district_id=district).exists()


def visible_to(user: Viewer, today: date) -> QuerySet[Matter]:
    """The matters this user may see: as a party, as the one named on it, as its office, or as its district's bureau."""
    standing = standing_of(user, today)
    if standing.user_id is None:
        return Matter.objects.none()
    own = Q(pk__in=Party.objects.filter(user_id=standing.user_id, joined_at__isnull=False).values("matter_id"))
    if not standing.works_anywhere:
        return Matter.objects.filter(own)
    office = _handled_by(standing) | Q(agency_id__in=standing.office_agencies) | Q(district_id__in=standing.districts)
    if isinstance(user, User) and user.phone_digest:
        # Named as the other side, and not joined yet: already no business of theirs to look into from the desk.
        office &= ~Q(pk__in=Party.objects.filter(phone_digest=user.phone_digest).values("matter_id"))
    return Matter.objects.filter(own | office)


def _handled_by(standing: Standing) -> Q:
    """Being named on it, for as long as the post holds by which one may be named."""
    found = Q(pk__in=[])
    for role, districts in standing.handles_in.items():
        codes = {service.code for service in CATALOGUE.all_versions() if service.handler is role}
        found |= Q(handler_id=standing.user_id, service_code__in=codes, district_id__in=districts)
    return found


def hats(user: Viewer, matter: Matter, standing: Standing) -> frozenset[Role]:
    """Every role this user has towards this matter; empty for a stranger."""
    if standing.user_id is None or not isinstance(user, User):
        return frozenset()
    worn = {Role(p.role) for p in matter.parties.all() if p.user_id == user.pk and p.joined_at}
    service = matter.service
    holds_post = service.handler and matter.district_id in standing.handles_in.get(service.handler, ())
    if service.handler and holds_post and matter.handler_id == user.pk:
        worn.add(service.handler)
    for role, agencies in standing.agencies.items():
        if role.is_office and role is not Role.BUREAU and matter.agency_id in agencies:
            worn.add(role)
    if matter.district_id in standing.districts:
        worn.add(Role.BUREAU)
    # A person never decides their own matter, whatever desk they sit at, and nobody looks into one they are named in.
    is_named = any(p.phone_digest and p.phone_digest == user.phone_digest for p in matter.parties.all())
    if is_named or worn & {Role.APPLICANT, Role.RESPONDENT}:
        worn = {role for role in worn if role.is_party}
    return frozenset(worn)


def may_read(seen_by: str, side: str, worn: frozenset[Role]) -> bool:
    """Whether somebody wearing these hats may read what was kept for ``seen_by`` by that side."""
    if any(not role.is_party for role in worn):
        return True
    if seen_by == Who.ALL:
        return bool(worn)
    return seen_by == Who.ACTOR_SIDE and any(role == side for role in worn)


def events_for(matter: Matter, worn: frozenset[Role]) -> list[Event]:
    """The matter's events these hats may read, oldest first."""
    return [event for event in matter.events.all() if may_read(event.seen_by, event.actor_role, worn)]


def offered(matter: Matter, worn: frozenset[Role]) -> list[Action]:
    """The actions these hats may take in the matter's step, as far as its answers give them a place, before conditions."""
    return [action for action in matter.step.actions if set(action.by) & worn and applies(matter, action)]


def rights_table(services: list[Service]) -> list[tuple[str, str, str, str]]:
    """(service, step, action, roles) for every action of every service, sorted: the committed snapshot."""
    rows = {
        (service.code, step.key, action.key, " ".join(sorted(action.by)))
        for service in services
        for step in service.steps
        for action in step.actions
    }
    return sorted(rows)
