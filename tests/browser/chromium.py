"""Starting Debian's Chromium with Chinese fonts that come from a Python package, so that no machine shows boxes."""

from __future__ import annotations

import os
from pathlib import Path

import pylopdf_fonts_zh_cn
from playwright.sync_api import Browser, Playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
<alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
<alias binding="same"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>"""


def launch(playwright: Playwright, folder: Path) -> Browser:
    """A browser; ``folder`` takes its font configuration and the fonts' cache."""
    configuration = folder / "fonts.conf"
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    configuration.write_text(_FONTS.format(fonts=fonts, cache=folder / "cache"))
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox"],
        env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
    )
