"""Where an installation keeps its data, known without loading the framework.

A command that needs no database (``fengqiao ask`` on a fresh clone) asks here whether there is one.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import gettempdir

REPOSITORY = Path(__file__).resolve().parents[3]
SQLITE_NAME = "fengqiao.sqlite"


def data_folder() -> Path:
    """``FENGQIAO_DATA_DIR``, else ``var`` in the repository; not made here.

    Tests write beside no installation: they have a folder of their own, kept from run to run for what is dear to make.
    """
    usual = Path(gettempdir()) / "fengqiao-test" if os.environ.get("FENGQIAO_MODE") == "test" else REPOSITORY / "var"
    return Path(os.environ.get("FENGQIAO_DATA_DIR") or usual)


def has_database() -> bool:
    """Whether this installation was ever set up: a database is named, or the embedded one exists."""
    return bool(os.environ.get("FENGQIAO_DATABASE_URL")) or (data_folder() / SQLITE_NAME).is_file()
