"""The law as a library: statutes of several sources under one model.

    >>> corpus = load_default_corpus()
    >>> corpus.current("民法典").article(1079).text[:6]
    '夫妻一方要求'

This is deliberately no database and no Django model: `knowledge` stores what it needs from these values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fengqiao.law.statute_embedded import EmbeddedLawsMissing, embedded_database, read_embedded
from fengqiao.law.statute_folder import read_file, read_folder
from fengqiao.law.statute_model import Corpus, Import, Kind, Refusal, Status, Statute, StatuteArticle

__all__ = [
    "Corpus",
    "EmbeddedLawsMissing",
    "Import",
    "Kind",
    "Refusal",
    "Status",
    "Statute",
    "StatuteArticle",
    "embedded_database",
    "load_default_corpus",
    "read_embedded",
    "read_file",
    "read_folder",
]


def load_default_corpus(extra_folders: Iterable[Path] | Sequence[Path] = ()) -> Corpus:
    """The embedded national laws and every folder named; what was refused is the business of an import, not of this."""
    statutes = list(read_embedded().statutes)
    for folder in extra_folders:
        statutes += read_folder(folder).statutes
    return Corpus(statutes)
