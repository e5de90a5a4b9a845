"""The stage with a signed-in member of staff: a client that has the second factor, as every desk page asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.cast import Side, Stage, build_stage

from fengqiao.people.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def stage(db: None) -> Stage:
    settings.STATIC_ROOT.mkdir(exist_ok=True)  # the static files' middleware warns where there is none
    cache.clear()
    return build_stage()


@pytest.fixture
def ours(stage: Stage) -> Side:
    return stage.ours


@pytest.fixture
def theirs(stage: Stage) -> Side:
    return stage.theirs


@pytest.fixture
def sign_in() -> SignIn:
    """Sign somebody in; staff get their authenticator."""

    def signed_in(user: User) -> Client:
        if user.is_staff:
            Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
