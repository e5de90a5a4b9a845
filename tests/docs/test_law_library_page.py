"""The page for other projects tells the truth: its examples run, and nothing of the library loads Django."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "use-the-law-library.md"

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys
import fengqiao.law
names = [found.name for found in pkgutil.walk_packages(fengqiao.law.__path__, "fengqiao.law.")]
for name in names:
    importlib.import_module(name)
strangers = sorted(
    name for name in sys.modules
    if name.split(".")[0] == "django" or (name.startswith("fengqiao.") and not name.startswith("fengqiao.law"))
)
print(len(names), *strangers)
"""
IMPORT_THE_DOOR = """
import sys
before = set(sys.modules)
import fengqiao.law
loaded = {name.split(".")[0] for name in set(sys.modules) - before}
own = set(sys.stdlib_module_names) | {"fengqiao"}
print(*sorted(name for name in loaded - own if not name.startswith("_sysconfigdata")))
"""


def test_every_example_of_the_page_gives_what_it_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    # Blank out everything but the examples, so that line numbers of failures are those of the page.
    kept, inside = [], False
    for line in text.splitlines():
        inside = line.startswith("```python") or (inside and not line.startswith("```"))
        kept.append(line if inside and not line.startswith("```") else "")
    examples = doctest.DocTestParser().get_doctest("\n".join(kept), {}, PAGE.name, str(PAGE), 0)
    assert len(examples.examples) > 30
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert result.failed == 0, "".join(said)


def test_every_link_of_the_page_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", PAGE.read_text(encoding="utf-8")):
        assert (PAGE.parent / target).is_file(), target


def test_no_module_of_the_library_loads_django_or_the_rest_of_fengqiao() -> None:
    number, *strangers = _python(IMPORT_EVERYTHING)
    assert int(number) > 40
    assert strangers == []


def test_the_front_door_needs_nothing_but_python() -> None:
    assert _python(IMPORT_THE_DOOR) == []


def _python(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n{code}"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
