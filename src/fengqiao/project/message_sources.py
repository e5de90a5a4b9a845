"""Where messages stand: the marked Chinese sentences of source and templates, in a stable order.

Marked means ``gettext("…")``, ``_("…")`` and their lazy and plural forms in Python (``mark("…")`` where a
module both declares and translates), ``{% translate %}`` and
``{% blocktranslate %}`` in templates.  Babel reads Python; templates go through Django's own ``templatize`` first, which
makes them readable to it without the gettext programs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.extract import extract_from_dir, extract_python
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]

_PLAIN = ("_", "mark", "gettext", "gettext_lazy", "gettext_noop")
_PLURAL = ("ngettext", "ngettext_lazy")
_KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(_PLAIN),
    **dict.fromkeys(_PLURAL, (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
_METHODS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "fengqiao.project.message_sources:extract_template"),
    ("**/templates/**.txt", "fengqiao.project.message_sources:extract_template"),
]


@dataclass(frozen=True)
class Message:
    """One message to translate, with the first file it stands in."""

    text: str
    plural: str | None
    context: str | None
    file: str
    """Relative to the package, ``matters/acting.py``."""

    @property
    def key(self) -> tuple[str, str | None]:
        """What makes two messages the same."""
        return self.text, self.context


def collect(package: Path = PACKAGE) -> list[Message]:
    """Every marked message below a folder, once, by file and then by place in the file.

    Of a message that stands in several places the first counts.  Raises ValueError for one that is asked for both with and
    without a number: English would then say "1 day left" of five.
    """
    found: dict[tuple[str, str | None], Message] = {}
    for file, _line, words, _comments, context in extract_from_dir(package, _METHODS, keywords=_KEYWORDS):
        text, plural = (words[0], words[1]) if isinstance(words, tuple) else (words, None)
        fresh = Message(text, plural, context, file)
        known = found.setdefault(fresh.key, fresh)
        if (known.plural is None) != (plural is None):
            raise ValueError(
                f"“{text}” stands in {known.file} and {file}, once with ngettext and once without: use ngettext"
            )
    return list(found.values())


def extract_template(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    """Babel's extraction method for templates: (line, function, message or its forms, comments)."""
    calls = templatize(file.read().decode())
    # The indentation of the page would be Python's; a call never spans lines, because templatize writes \n as two letters.
    flat = "\n".join(line.strip() for line in calls.splitlines())
    yield from extract_python(BytesIO(flat.encode()), keywords, comment_tags, {"encoding": "utf-8"})
