"""Who may be named on a matter, and who is on duty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from fengqiao.flow import Action, Role, Service, Step
from fengqiao.matters.models import Matter
from fengqiao.people.models import DutyShift, Posting, Practitioner, User
from fengqiao.people.models.users import WORKS_AT


def needs_handler(service: Service, step: Step) -> bool:
    """Whether a matter that stands in this step, without a handler or with one who has left, waits for one to be named.

    So it is where somebody can be named, and naming is either what the step is for or a handler's work is due in it.  An
    application under review asks for nobody yet, although in an emergency a lawyer may be named at once.
    """
    naming = [action for action in step.actions if action.assigns]
    ordinary = [action for action in step.actions if not action.danger]
    return bool(naming) and (ordinary[:1] == naming[:1] or any(service.handler in action.by for action in step.actions))


def is_replaced(matter: Matter, action: Action, person: User) -> bool:
    """Whether the action puts somebody else in the place of just this person, who then cannot be the one named."""
    return bool(action.assigns) and not action.to and matter.handler_id == person.pk


def in_post(on: date) -> QuerySet[User]:
    """Those who may handle matters on that day: active, and holding a handler's role somewhere."""
    posts = Posting.objects.current(on).filter(role__in=[role for role in Role if role.is_handler])
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True)


def candidates(matter: Matter, on: date) -> QuerySet[User]:
    """Those who may be named handler of the matter on that day, the least loaded first.

    They then hold the service's handler role at an agency of the matter's district; a mediator, at the matter's own committee
    or one above it.
    """
    role = matter.service.handler
    if role is None:
        return User.objects.none()
    posts = Posting.objects.current(on).filter(role=role, agency__district_id=matter.district_id)
    posts = posts.filter(agency__kind__in=WORKS_AT.get(role, ()))
    if role is Role.MEDIATOR:
        posts = posts.filter(Q(agency_id=matter.agency_id) | Q(agency__area_id__in=matter.area.chain))
    return (
        User.objects.filter(pk__in=posts.values("user_id"), is_active=True)
        .exclude(pk__in=matter.parties.exclude(user=None).values("user_id"))
        .annotate(load=Count("handled_matters", filter=Q(handled_matters__is_open=True)))
        .order_by("load", "name", "pk")
    )


def specialities(people: Iterable[User]) -> dict[UUID, list[str]]:
    """What each of these people is entered as being good at, by the key of the user."""
    found: dict[UUID, list[str]] = {}
    entries = Practitioner.objects.filter(user__in=[one.pk for one in people], is_active=True).exclude(good_at="")
    for user_id, good_at in entries.values_list("user_id", "good_at").distinct().order_by("good_at"):
        if user_id is not None:
            found.setdefault(user_id, []).append(good_at)
    return found


def _far_from(topic: str, topics: str) -> int:
    """0 for who is good at the topic, 1 for who takes all, 2 for who is good at something else."""
    named = topics.replace("，", "、").replace(",", "、").replace(" ", "").split("、")
    if topic in named:
        return 0
    return 2 if any(named) else 1


def on_duty(matter: Matter, today: date) -> User | None:
    """The one on the roster today who knows the topic best and has the fewest open matters; None when nobody is."""
    if matter.service.handler is not Role.DUTY_LAWYER:
        return None
    posted = Posting.objects.current(today).filter(role=Role.DUTY_LAWYER, agency__district_id=matter.district_id)
    shifts = list(
        DutyShift.objects.filter(
            agency=matter.agency, day=today, user__is_active=True, user__in=posted.values("user_id")
        ).select_related("user")
    )
    if not shifts:
        return candidates(matter, today).first()
    loads = dict(
        Matter.objects.filter(handler__in=[s.user_id for s in shifts], is_open=True)
        .values_list("handler")
        .annotate(n=Count("id"))
    )
    best = min(shifts, key=lambda s: (_far_from(matter.topic, s.topics), loads.get(s.user_id, 0), str(s.user_id)))
    return best.user
