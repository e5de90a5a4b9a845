"""Where "leave at once" leads is the installation's to choose, and what leads nowhere stops the start."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from fengqiao.project.leaving import ANYBODY_S, read_leave_url

ENV = Env(prefix="FENGQIAO_")


@pytest.mark.parametrize("unset", [None, "", "  "])
def test_without_a_setting_it_leads_to_the_weather(monkeypatch: pytest.MonkeyPatch, unset: str | None) -> None:
    monkeypatch.delenv("FENGQIAO_LEAVE_URL", raising=False)
    if unset is not None:
        monkeypatch.setenv("FENGQIAO_LEAVE_URL", unset)
    assert read_leave_url(ENV) == ANYBODY_S


@pytest.mark.parametrize("address", ["https://news.example.cn/", "http://10.0.0.8/", "/tools/"])
def test_a_page_or_a_path_on_this_site_is_taken(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("FENGQIAO_LEAVE_URL", address)
    assert read_leave_url(ENV) == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.cn", "https://", "//example.cn/", "tel:110"])
def test_what_leads_nowhere_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("FENGQIAO_LEAVE_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"FENGQIAO_LEAVE_URL .* leads nowhere\. Give a page"):
        read_leave_url(ENV)
