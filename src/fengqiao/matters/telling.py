"""Who is told of an event, and how.  A message carries the matter's number and a link, never what it is about."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fengqiao.flow import Action, Role
from fengqiao.matters.models import Event, Matter, Party
from fengqiao.matters.parties import contact_of
from fengqiao.notices.models import Channel
from fengqiao.notices.outbox import queue
from fengqiao.people.models import Posting, SafeContact, User


def tell(matter: Matter, action: Action, event: Event) -> None:
    """Queue the notices an action declares, to everybody in ``action.tells`` but the actor."""
    text = _("您的办件 %(number)s 有新进展，请登录查看。") % {"number": matter.spoken_number}
    work = _("办件 %(number)s 等您办理。") % {"number": matter.spoken_number}
    for role in action.tells:
        if role.is_party:
            for party in matter.parties.all():
                if party.role == role and party.user_id != event.actor_id:
                    tell_party(party, event, text)
        elif role.is_handler:
            if matter.handler and matter.handler_id != event.actor_id:
                tell_user(matter.handler, event, work, f"/desk/matters/{matter.number}/")
        else:
            for user in office_of(matter, role, event.on):
                if user.pk != event.actor_id:
                    tell_user(user, event, work, f"/desk/matters/{matter.number}/")


def office_of(matter: Matter, role: Role, on: date) -> list[User]:
    """The people at the matter's agency (for the bureau: in its district) who hold the role on that day."""
    posts = Posting.objects.current(on).filter(role=role)
    posts = (
        posts.filter(agency__district_id=matter.district_id)
        if role is Role.BUREAU
        else posts.filter(agency=matter.agency_id)
    )
    return list(User.objects.filter(pk__in=posts.values("user_id"), is_active=True))


def tell_user(user: User, event: Event, text: str, link: str) -> None:
    """An in-site message to a member of staff."""
    queue(once=f"{event.pk}:{user.pk}:site", channel=Channel.SITE, text=text, now=event.at, user=user, link=link)


def tell_party(party: Party, event: Event, text: str) -> None:
    """In-site always; by SMS unless the person said that messages are not safe."""
    link = f"/my/{party.matter.number}/"
    if party.user is not None:
        queue(
            once=f"{event.pk}:{party.pk}:site",
            channel=Channel.SITE,
            text=text,
            now=event.at,
            user=party.user,
            link=link,
        )
    if party.phone and contact_of(party) != SafeContact.NONE:
        queue(
            once=f"{event.pk}:{party.pk}:sms",
            channel=Channel.SMS,
            text=text,
            now=event.at,
            phone=party.phone,
            link=link,
        )
