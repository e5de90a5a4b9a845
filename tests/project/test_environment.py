"""A value of the environment that cannot be meant stops the start with one sentence, and never with a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from fengqiao.project.environment import refuse_what_cannot_be_meant

ROOT = Path(__file__).parents[2]
GOOD = {
    "FENGQIAO_MODE": "production",
    "FENGQIAO_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJ",
    "FENGQIAO_SEAL_KEY": "00112233445566778899aabbccddeeff" * 2,
    "FENGQIAO_PUBLIC_URL": "https://legal.example.cn",
    "FENGQIAO_BEHIND_PROXY": "true",
    "FENGQIAO_DISTRICT": "379901000000",
}


def settings_under(folder: Path, show: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own, as every command does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FENGQIAO_")}
    environment = {**kept, **GOOD, "FENGQIAO_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT / "src"), **changes}
    # "secrets" would load no settings; "manage" loads them and this asks for nothing else.
    arguments = ["manage", "shell", "--no-imports", "-c", f"from django.conf import settings; print({show or 1})"]
    return subprocess.run(
        [sys.executable, "-m", "fengqiao.project", *arguments],
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FENGQIAO_MODE", "produciton", "There are: development, test, production"),
        ("FENGQIAO_BEHIND_PROXY", "perhaps", "Not a valid boolean"),
        ("FENGQIAO_DATA_DIR", "/proc/nowhere", "the data folder /proc/nowhere cannot be used"),
    ],
)
def test_a_wrong_value_is_one_sentence(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    done = settings_under(tmp_path, **{name: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FENGQIAO_PUBLIC_URL", "", "FENGQIAO_PUBLIC_URL is not set"),
        ("FENGQIAO_PUBLIC_URL", "legal.example.cn", "it begins with https://"),
        ("FENGQIAO_BEHIND_PROXY", "false", "FENGQIAO_BEHIND_PROXY is not on"),
        ("FENGQIAO_DISTRICT", "", "FENGQIAO_DISTRICT is not set"),
        ("FENGQIAO_DISTRICT", "3799", "it is a 12-digit code"),
        ("FENGQIAO_DEBUG", "true", "FENGQIAO_DEBUG is on"),
        ("FENGQIAO_PUBLIC_URL", "http://law.example.cn", "is http://"),
        ("FENGQIAO_ALLOWED_HOSTS", "law.example.cn,*", "FENGQIAO_ALLOWED_HOSTS is \\*"),
        ("FENGQIAO_LOG_LEVEL", "LOUD", "There are: DEBUG, INFO"),
        ("FENGQIAO_SMS_SETTINGS", "[1]", "not a JSON object"),
    ],
)
def test_production_refuses_what_cannot_be_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    for known, good in {**GOOD, name: value}.items():
        monkeypatch.setenv(known, good)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        refuse_what_cannot_be_meant(Env(prefix="FENGQIAO_"), production=True)
    monkeypatch.setenv(name, GOOD.get(name, ""))
    if name not in GOOD:
        monkeypatch.delenv(name)
    refuse_what_cannot_be_meant(Env(prefix="FENGQIAO_"), production=True)


def test_several_wrong_values_are_told_at_once(tmp_path: Path) -> None:
    done = settings_under(tmp_path, FENGQIAO_PUBLIC_URL="", FENGQIAO_DISTRICT="1", FENGQIAO_LOG_LEVEL="LOUD")
    assert all(name in done.stderr for name in ("PUBLIC_URL", "DISTRICT", "LOG_LEVEL"))


def test_the_address_people_use_is_the_host_that_is_answered(tmp_path: Path) -> None:
    done = settings_under(tmp_path, "settings.ALLOWED_HOSTS, settings.ALLAUTH_TRUSTED_PROXY_COUNT")
    assert done.stdout.split("\n")[-2] == "['legal.example.cn'] 1", done.stderr


def test_a_database_that_is_not_there_is_one_sentence_with_the_reason(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FENGQIAO_")}
    wrong = {**GOOD, "FENGQIAO_DATA_DIR": str(tmp_path), "FENGQIAO_DATABASE_URL": "postgres://a@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "fengqiao.project", "verify"]
    environment = {**kept, **wrong, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "\nError: the database did not answer: connection failed:" in done.stderr
    assert "Traceback" not in done.stderr
