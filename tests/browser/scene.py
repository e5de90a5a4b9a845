"""Run in a process of its own: build the district in the database of the environment and print who can sign in.

Everybody is invented.  Passwords and second factors are made afresh each time and live as long as the test.
"""

from __future__ import annotations

import json
import secrets
from datetime import date, timedelta

from fengqiao.project.cli import set_up_django

STAFF = (
    "clerk",
    "officer",
    "lawyer",
    "duty_lawyer",
    "supervisor",
    "village_chair",
    "village_mediator",
    "mediator",
    "director",
)
OTHER_SIDES = 4
"""Employers who may be the other side of a mediation; the district's mediator has worked for each of them before."""


def build() -> dict[str, object]:
    """Tables, files, laws, people and a few matters; what a test has to know about them."""
    set_up_django()
    from django.utils import timezone
    from tests.cast import build_stage, roster
    from tests.statutes import store_laws

    from fengqiao.matters.answers import SHANGHAI

    _prepare()
    store_laws()
    us = build_stage().ours
    today = timezone.now().astimezone(SHANGHAI).date()
    roster(us, today)
    return {
        "town": us.town.name,
        "village": us.village.name,
        "staff": {name: _sign_in_of(getattr(us, name)) for name in STAFF},
        "wang": us.wang.phone,
        "employers": [_employer(us, number, today) for number in range(OTHER_SIDES)],
        **_matters(us, today),
    }


def _prepare() -> None:
    """The tables, and the static files of our own pages; the back office's would take half a minute and are not visited."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    not_visited = ["admin", "unfold", "ninja", "account", "mfa"]
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=not_visited)


def _sign_in_of(user: object) -> dict[str, str]:
    """A fresh password and second factor for a member of staff."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from fengqiao.people.models import User

    assert isinstance(user, User)
    password, secret = secrets.token_urlsafe(15), generate_totp_secret()
    user.set_password(password)
    user.save()
    TOTP.activate(user, secret)
    return {"name": user.name, "username": user.username, "password": password, "secret": secret}


def _employer(us: object, number: int, today: date) -> dict[str, str]:
    """Somebody who asked the district's mediator for help a month ago, which bars that mediator from acting against them."""
    from tests.cast import DISPUTE, Side, Story

    from fengqiao.people.models import User

    assert isinstance(us, Side)
    phone = f"1370003{number:04d}"
    user = User.objects.create_user(
        f"employer-{number}", name=f"李大{'成功利达'[number]}", phone=phone, phone_verified=True
    )
    mine = {
        **DISPUTE,
        "dispute_kind": "debt",
        "name": user.name,
        "phone": phone,
        "other_name": "钱有余",
        "other_phone": "",
    }
    day = today - timedelta(days=40)
    earlier = Story("mediation", user, mine, f"{day - timedelta(days=2)}", us.district)
    earlier.does(us.chair, "record_consent", f"{day - timedelta(days=1)}", how="by_phone")
    earlier.does(us.chair, "name_mediator", f"{day}", mediator=str(us.mediator.pk))
    return {"name": user.name, "phone": phone}


def _matters(us: object, today: date) -> dict[str, object]:
    """Matters in many states, so that a queue and a citizen's list look as on a working day."""
    from tests.cast import AID, DISPUTE, QUESTION, Side, Story, at

    from fengqiao.matters.parties import invited_party, join, new_invitation

    assert isinstance(us, Side)

    def ago(days: int) -> str:
        return f"{today - timedelta(days=days)} 09:30"

    Story("legal-aid", us.wang, AID, ago(12), us.village)
    Story("legal-aid", us.li, {**AID, "violence": "yes", "safe_contact": "message_only"}, ago(6), us.town)
    to_refuse = [Story("legal-aid", us.wang, {**AID, "groups": []}, ago(day), us.village) for day in (2, 3)]
    new_aid = Story("legal-aid", us.wang, {**AID, "matter_kind": "injury"}, ago(1), us.village)
    granted = Story("legal-aid", us.wang, {**AID, "matter_kind": "support"}, ago(5), us.village)
    granted.does(us.officer, "grant", ago(4), basis="promised")
    granted.does(us.officer, "assign", ago(4), lawyer=str(us.lawyer.pk))
    answered = Story("consultation", us.wang, QUESTION, ago(2), us.village)
    answered.does(
        us.duty_lawyer,
        "answer",
        ago(1),
        answer="工资必须按月发。先把聊天记录和排班截图留好，再到劳动监察投诉，不收钱。",
        articles="《劳动合同法》第三十条、第八十五条",
    )
    agreed = Story("mediation", us.wang, DISPUTE, ago(16), us.village)
    party = invited_party(new_invitation(agreed.matter))
    assert party is not None
    join(party, us.li, at(ago(15)))
    agreed.does(us.li, "agree", ago(15))
    agreed.does(us.village_chair, "name_mediator", ago(14), mediator=str(us.village_mediator.pk))
    agreed.does(
        us.village_mediator,
        "draft",
        ago(10),
        disputed="站点欠王小满三个月工资。",
        terms="李大成付王小满一万八千元。",
        performance="转账。",
        perform_by=f"{today + timedelta(days=20)}",
    )
    for one in (us.wang, us.li):
        agreed.does(one, "sign", ago(9), read_it="yes", signature=one.name)
    agreed.does(us.village_mediator, "seal", ago(8), effective_on=f"{today - timedelta(days=8)}")
    return {
        "aid_to_decide": new_aid.matter.number,
        "aid_to_refuse": [one.matter.number for one in to_refuse],
        "aid_in_progress": granted.matter.number,
        "question_answered": answered.matter.number,
        "agreement_sealed": agreed.matter.number,
    }


if __name__ == "__main__":
    print(json.dumps(build()))
