"""Loaded before anything else (see addopts): the settings read the environment when they are first imported."""

import os

os.environ.setdefault("FENGQIAO_MODE", "test")
