"""The plain-language index: what an article gives or forbids in one everyday sentence, and how people ask about it.

One Markdown file a law (or a part of one: 民法典.1.md), written by us and corrected by lawyers; see `read_plain` for the
form. This module reads the files, reports everything wrong at once, and knows which entries are stale: beside the files
lies digests.json with a digest of each article's text as it was when its entry was written. An article whose text has
changed since makes its entry stale until somebody has looked at it and recorded the new digest:

    python -m fengqiao.law.plain            # everything wrong, and what is stale
    python -m fengqiao.law.plain --record   # new entries get their digest; --accept 民法典 also renews stale ones
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fengqiao.law.statute_model import Corpus, StatuteArticle
from fengqiao.law.statute_names import label_of, parse_label, statute_name

__all__ = ["PlainEntry", "PlainIndex", "PlainProblem", "default_plain_folder", "digest_of", "read_plain"]

LONGEST_SENTENCE = 60  # Chinese characters; a phone shows it in three lines
LONGEST_QUESTION = 60
FEWEST_QUESTIONS = 3
DIGESTS = "digests.json"

_HEADER = re.compile(r"(law|version|written|reviewed):\s*(.*)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """One article in plain words. `reviewed` names the lawyer and day of review, "" where nobody has reviewed it."""

    law: str
    number: int
    sub: int
    sentence: str
    questions: tuple[str, ...]
    reviewed: str = ""
    written: str = "machine"
    file: str = ""
    line: int = 0

    @property
    def label(self) -> str:
        return label_of(self.number, self.sub)


@dataclass(frozen=True, slots=True)
class PlainProblem:
    """Something to put right in a file of the index."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class PlainIndex:
    """All entries that could be read, in file order, the problems of reading, and the recorded digests."""

    entries: tuple[PlainEntry, ...]
    problems: tuple[PlainProblem, ...]
    digests: Mapping[str, Mapping[str, str]]

    def check(self, corpus: Corpus) -> list[PlainProblem]:
        """Every problem at once: those of reading, unknown laws and articles, and stale entries."""
        found = list(self.problems)
        for entry in self.entries:
            if corpus.current(entry.law) is None:
                found.append(_at(entry, f"没有法律《{entry.law}》；请核对文件头的 law 一行"))
            elif _article(corpus, entry) is None:
                found.append(_at(entry, f"《{entry.law}》没有{entry.label}"))
        found += [
            _at(entry, f"《{entry.law}》{entry.label}的条文已经变动，请重读后更正并重新登记（--accept {entry.law}）")
            for entry in self.stale(corpus)
        ]
        return found

    def stale(self, corpus: Corpus) -> list[PlainEntry]:
        """Entries whose article reads differently from when they were written."""
        found = []
        for entry in self.entries:
            article, recorded = _article(corpus, entry), self.digests.get(entry.law, {}).get(entry.label)
            if article and recorded and recorded != digest_of(article):
                found.append(entry)
        return found

    def usable(self, corpus: Corpus) -> tuple[PlainEntry, ...]:
        """Entries to search and to show: those whose article exists. A stale one is kept; pages say that it is."""
        return tuple(entry for entry in self.entries if _article(corpus, entry))

    def recorded(self, corpus: Corpus, accept: Iterable[str] = ()) -> dict[str, dict[str, str]]:
        """The digests to store: kept as they are, added for new entries, renewed for the laws in `accept`."""
        renewed, result = set(accept), dict[str, dict[str, str]]()
        for entry in self.entries:
            article, old = _article(corpus, entry), self.digests.get(entry.law, {}).get(entry.label)
            if article:
                keep = old if old and entry.law not in renewed else digest_of(article)
                result.setdefault(entry.law, {})[entry.label] = keep
        return {law: result[law] for law in sorted(result)}


def default_plain_folder() -> Path:
    """Where the index stands in the installed package."""
    return Path(str(files("fengqiao.knowledge").joinpath("plain")))


def digest_of(article: StatuteArticle) -> str:
    """Twelve hexadecimal digits of SHA-256 over the article's text without white space."""
    return sha256(_SPACE.sub("", article.text).encode()).hexdigest()[:12]


def read_plain(folder: Path | None = None) -> PlainIndex:
    """Read every *.md of the folder.

    A file begins with `law:`, `version:`, `written:`, `reviewed:` lines; then, for each article, `## 第…条`, one line
    with the sentence, and lines `- question`. What does not fit is a problem with file and line; the rest is still read.
    """
    folder = folder or default_plain_folder()
    entries: list[PlainEntry] = []
    problems: list[PlainProblem] = []
    for file in sorted(folder.glob("*.md")):
        if file.name.lower() != "readme.md":
            _read_file(file, entries, problems)
    seen: dict[tuple[str, int, int], PlainEntry] = {}
    for entry in entries:
        problems.extend(_problems_of(entry))
        first = seen.setdefault((entry.law, entry.number, entry.sub), entry)
        if first is not entry:
            problems.append(_at(entry, f"《{entry.law}》{entry.label}已写在 {first.file}:{first.line}"))
    store = folder / DIGESTS
    digests = json.loads(store.read_text(encoding="utf-8")) if store.is_file() else {}
    return PlainIndex(tuple(seen.values()), tuple(problems), digests)


def _read_file(file: Path, entries: list[PlainEntry], problems: list[PlainProblem]) -> None:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (UnicodeDecodeError, OSError) as error:
        problems.append(PlainProblem(file.name, 0, f"读不出来：{error}"))
        return
    header: dict[str, str] = {}
    blocks: list[tuple[int, list[tuple[int, str]]]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if line.startswith("##"):
            blocks.append((number, [(number, line)]))
        elif blocks and line:
            blocks[-1][1].append((number, line))
        elif line and (found := _HEADER.fullmatch(line)):
            header[found[1]] = found[2].strip()
        elif line:
            problems.append(PlainProblem(file.name, number, f"不认识的一行“{line[:20]}”"))
    if not header.get("law"):
        problems.append(PlainProblem(file.name, 1, "文件头没有 law: 一行，全文未读"))
        return
    law = statute_name(header["law"])
    for start, block in blocks:
        place = parse_label(block[0][1].lstrip("# "))
        if place is None:
            problems.append(PlainProblem(file.name, start, f"标题“{block[0][1]}”不是“## 第…条”"))
            continue
        questions = tuple(text[1:].strip() for _, text in block[1:] if text.startswith("-"))
        sentences = [text for _, text in block[1:] if not text.startswith("-")]
        if len(sentences) != 1:
            problems.append(PlainProblem(file.name, start, f"应有一句白话，这里有 {len(sentences)} 句"))
        entries.append(
            PlainEntry(
                law,
                *place,
                "".join(sentences),
                questions,
                header.get("reviewed", ""),
                header.get("written", "machine"),
                file.name,
                start,
            )
        )


def _problems_of(entry: PlainEntry) -> Iterator[PlainProblem]:
    if len(entry.sentence) > LONGEST_SENTENCE:
        yield _at(entry, f"白话有 {len(entry.sentence)} 字，最多 {LONGEST_SENTENCE} 字")
    if len(entry.questions) < FEWEST_QUESTIONS:
        yield _at(entry, f"只有 {len(entry.questions)} 个问法，至少 {FEWEST_QUESTIONS} 个")
    if len(set(entry.questions)) < len(entry.questions):
        yield _at(entry, "有重复的问法")
    for question in entry.questions:
        if not 2 <= len(question) <= LONGEST_QUESTION:
            yield _at(entry, f"问法“{question[:20]}”应有 2 到 {LONGEST_QUESTION} 字")


def _article(corpus: Corpus, entry: PlainEntry) -> StatuteArticle | None:
    statute = corpus.current(entry.law)
    return statute.article(entry.number, entry.sub) if statute else None


def _at(entry: PlainEntry, message: str) -> PlainProblem:
    return PlainProblem(entry.file, entry.line, message)


def main(arguments: list[str] | None = None) -> int:
    """Check the index; with --record also store digests. Exit code 1 when something is wrong or stale."""
    from fengqiao.law.statutes import load_default_corpus

    parser = argparse.ArgumentParser(prog="python -m fengqiao.law.plain", description="检查白话索引")
    parser.add_argument("--plain", type=Path, default=default_plain_folder(), help="索引所在文件夹")
    parser.add_argument("--statutes", type=Path, action="append", default=[], help="法规文件夹，可多次")
    parser.add_argument("--record", action="store_true", help="登记新条目的条文摘要")
    parser.add_argument("--accept", action="append", default=[], metavar="LAW", help="条文变动已核对，重新登记")
    options = parser.parse_args(arguments)
    corpus = load_default_corpus(options.statutes)
    index = read_plain(options.plain)
    if options.record or options.accept:
        digests = index.recorded(corpus, map(statute_name, options.accept))
        text = json.dumps(digests, ensure_ascii=False, indent=1) + "\n"
        (options.plain / DIGESTS).write_text(text, encoding="utf-8")
        index = read_plain(options.plain)
    problems = index.check(corpus)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    laws = len({entry.law for entry in index.entries})
    sys.stderr.write(f"{laws} 部法律，{len(index.entries)} 条，{len(problems)} 个问题\n")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
