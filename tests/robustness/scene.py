"""Run in a process of its own: build the stage in the database of the environment and print what the test needs."""

from __future__ import annotations

import json
import sys

from fengqiao.project.cli import set_up_django


def build() -> None:
    set_up_django()
    from django.core.management import call_command
    from tests.cast import build_stage, token_of
    from tests.statutes import store_laws

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    store_laws()
    us = build_stage().ours
    tokens = {name: token_of(getattr(us, name)) for name in ("wang", "officer")}
    print(json.dumps({"village": us.village.code, **tokens}))


def tell() -> None:
    set_up_django()
    from fengqiao.matters.chain import breaks
    from fengqiao.matters.models import Event, Matter, Submission

    broken = [str(one) for one in breaks(Event.objects.order_by("matter_id", "seq"))]
    keys = list(Submission.objects.filter(event__action="open").values_list("key", flat=True))
    print(
        json.dumps(
            {
                "matters": Matter.objects.count(),
                "numbers": Matter.objects.values("number").distinct().count(),
                "opened": Event.objects.filter(action="open").count(),
                "granted": Event.objects.filter(action="grant").count(),
                "keys": keys,
                "broken": broken,
            }
        )
    )


if __name__ == "__main__":
    {"build": build, "tell": tell}[sys.argv[1]]()
