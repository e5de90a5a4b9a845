"""The translation catalogues: kept in step with the source, compiled when a command sets the software up.

A catalogue is a text file (``locale/en/LC_MESSAGES/django.po``) in the order of the source, without line numbers and
without dates, so that a change to it shows what was changed and nothing else.  Its compiled form is never committed.
"""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import generate_po, read_po

from fengqiao.project.message_sources import PACKAGE, Message, collect

LOCALE = PACKAGE / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"

_HEADER = """\
# The English of Fengqiao. The Chinese in the source is the message; `./fengqiao messages update` keeps this file in step.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def read(path: Path) -> Catalog:
    """A catalogue from its text; empty when there is no such file."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def updated(known: Catalog, messages: list[Message]) -> str:
    """The catalogue's text for these messages: translations that are known are kept, the others stand empty.

    A message that is no longer in the source is dropped; the history has it.
    """
    fresh = Catalog(locale="en", fuzzy=False)
    for message in messages:
        before = known.get(message.text, message.context)
        text = (message.text, message.plural) if message.plural is not None else message.text
        english = before.string if before is not None and type(before.id) is type(text) else ""
        fresh.add(
            text,
            english or None,
            locations=[(message.file, 0)],
            user_comments=before.user_comments if before is not None else (),
            context=message.context,
        )
    lines = generate_po(fresh, omit_header=True, include_lineno=False, ignore_obsolete=True, width=0)
    return _HEADER + "".join(lines).rstrip("\n") + "\n"


def update_english() -> int:
    """Bring the English catalogue in step with the source; returns how many messages have no English yet."""
    text = updated(read(ENGLISH), collect())
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_text(text, encoding="utf-8")
    return sum(not _has_english(message.string) for message in read(ENGLISH) if message.id)


def compile_catalogues() -> None:
    """Compile each catalogue that is newer than its compiled form; processes that start together do no harm."""
    for source in LOCALE.glob("*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as out:
            write_mo(out, read(source))
        fresh.replace(target)


def _has_english(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether each of the forms is there."""
    if isinstance(translation, (tuple, list)):
        return bool(translation) and all(translation)
    return bool(translation)
