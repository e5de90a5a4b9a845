"""Somebody notices: the health page, the status command and the back office say what stands still, and who serves on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from tests.cast import at

from fengqiao.notices.delivery import LATE_AFTER
from fengqiao.notices.models import Channel
from fengqiao.notices.outbox import queue
from fengqiao.people.models import User
from fengqiao.project import health, readiness
from fengqiao.project.cli.status import status
from fengqiao.project.heartbeat import SILENT_AFTER, beat, is_silent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def test_any_host_is_answered_without_a_redirect_or_a_session(client: Client, settings) -> None:
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["legal.example.cn"], True
    answer = client.get("/health/", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.json()["database"]) == (200, "ok")
    assert not answer.cookies


def test_a_worker_is_silent_until_it_is_seen_and_again_when_it_is_not(client: Client) -> None:
    assert client.get("/health/").json()["worker"] == "silent"
    beat(timezone.now())
    assert client.get("/health/").json()["worker"] == "running"
    assert is_silent(timezone.now() + SILENT_AFTER + timedelta(seconds=1))


def test_messages_that_nobody_sends_are_late(client: Client) -> None:
    long_ago = timezone.now() - LATE_AFTER - timedelta(minutes=1)
    queue(once="a", channel=Channel.SMS, text="您的办件有新进展。", now=long_ago, phone="13900010001")
    assert client.get("/health/").json()["messages"] == "late"


def test_without_a_database_it_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_now: object) -> bool:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("fengqiao.notices.delivery.is_late", away)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


def test_a_cache_that_is_away_takes_no_node_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_now: object) -> bool:
        raise ConnectionError("no redis")

    monkeypatch.setattr("fengqiao.project.heartbeat.is_silent", away)
    assert health.health().status_code == 200


def test_status_is_1_with_the_remedy_and_0_when_all_is_well() -> None:
    silent = CliRunner().invoke(status)
    assert silent.exit_code == 1
    assert "BAD  worker: not seen yet; start ./fengqiao work" in silent.output
    beat(timezone.now())
    well = CliRunner().invoke(status)
    assert (well.exit_code, "BAD" in well.output) == (0, False), well.output


def test_the_back_office_says_that_nobody_is_reminded(client: Client, settings) -> None:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "second_factor" not in one]
    client.force_login(User.objects.create_superuser("keeper", "a-long-password"))
    assert "后台任务没有在运行" in client.get("/admin/").content.decode()
    beat(timezone.now())
    assert "后台任务没有在运行" not in client.get("/admin/").content.decode()


def test_another_seal_key_is_noticed_before_anything_is_sealed_with_it(settings) -> None:
    assert readiness.wrong_seal_key() == ""
    User.objects.create_user("c-1", phone="13900010001", created_at=at("2026-03-02"))
    assert readiness.wrong_seal_key() == ""
    settings.SEAL_KEY = b"another key of thirty-two bytes!"
    assert "Find the old one" in readiness.wrong_seal_key()


def test_tables_of_another_version_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.migrations.executor import MigrationExecutor

    assert readiness.unmigrated() == ""
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [("a", False)])
    assert "./fengqiao migrate" in readiness.unmigrated()


def test_a_shared_cache_that_does_not_answer_is_named(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert readiness.no_cache() == ""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    assert "FENGQIAO_REDIS_URL does not answer" in readiness.no_cache()
