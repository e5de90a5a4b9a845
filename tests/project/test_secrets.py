"""Production refuses to start with a weak or missing secret, with a sentence saying what to do."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from fengqiao.project.secrets import new_secrets, read_secrets


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> Env:
    for name in ("FENGQIAO_SECRET_KEY", "FENGQIAO_SEAL_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Env(prefix="FENGQIAO_")


def test_production_without_secrets_says_which_and_how(env: Env, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"FENGQIAO_SECRET_KEY is not set.*\./fengqiao secrets"):
        read_secrets("production", tmp_path, env)
    assert list(tmp_path.iterdir()) == [], "production makes no secret of its own"


@pytest.mark.parametrize("weak", ["short", "a" * 80, "abab" * 30])
def test_production_refuses_a_weak_one(env: Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setenv("FENGQIAO_SECRET_KEY", weak)
    monkeypatch.setenv("FENGQIAO_SEAL_KEY", new_secrets()["seal_key"])
    with pytest.raises(ImproperlyConfigured, match="too weak"):
        read_secrets("production", tmp_path, env)


def test_a_seal_key_that_is_no_key_is_refused(env: Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGQIAO_SECRET_KEY", new_secrets()["secret_key"])
    monkeypatch.setenv("FENGQIAO_SEAL_KEY", "kein Schlüssel, sondern ein ziemlich langer Satz 0123456789")
    with pytest.raises(ImproperlyConfigured, match="64 hexadecimal digits"):
        read_secrets("production", tmp_path, env)


def test_good_secrets_are_taken(env: Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = new_secrets()
    monkeypatch.setenv("FENGQIAO_SECRET_KEY", made["secret_key"])
    monkeypatch.setenv("FENGQIAO_SEAL_KEY", made["seal_key"])
    assert read_secrets("production", tmp_path, env) == (made["secret_key"], bytes.fromhex(made["seal_key"]))


def test_a_laptop_makes_a_pair_once_and_keeps_it_to_itself(env: Env, tmp_path: Path) -> None:
    first = read_secrets("development", tmp_path, env)
    assert read_secrets("development", tmp_path, env) == first
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
