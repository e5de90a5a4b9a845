"""The stage for every test: invented people, real statutes where a test asks for them, the network closed."""

from __future__ import annotations

import os

os.environ.setdefault("FENGQIAO_MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fengqiao.project.settings")

import pytest


@pytest.fixture
def statutes(db: None) -> None:
    """A few national laws in the database, read from the embedded statutes."""
    from tests.statutes import store_laws

    store_laws()
