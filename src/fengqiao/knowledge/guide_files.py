"""Reading the guides: TOML files in ``guides/``, checked as a whole before anything is used.

One file a guide, named by its key.  Each citation is written as in an official paper (《劳动合同法》第三十条); that the
article exists is a test's business, because it needs the statutes.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from fengqiao.knowledge.guide_model import (
    CALCULATORS,
    TOPICS,
    Change,
    Door,
    Guide,
    Option,
    Question,
    Urgent,
    UrgentKind,
)
from fengqiao.law.citation import Article, parse_citations
from fengqiao.law.clocks import CLOCKS

__all__ = ["read_guides"]

_KEY = re.compile(r"[a-z]+(-[a-z]+)*")
_NUMBER = re.compile(r"R\d\d")
_REVIEWED = re.compile(r"|.+，\d{4}-\d\d-\d\d")
_NEEDED = {"number", "name_zh", "topic", "reviewed", "says", "answer", "articles", "urgent", "evidence", "services"}
_NEEDED |= {"questions"}
_KEYS = _NEEDED | {"calculators", "uncertain"}
_ADDED = {"answer", "articles", "urgent", "services", "evidence", "calculators", "see"}
_CHANGE_KEYS = _ADDED | {"drop_articles", "drop_urgent", "drop_services", "instead"}
_OPTION_KEYS = {"key", "text", "heard"}
_BETWEEN = {"says": (12, 25), "answer": (3, 6), "articles": (1, 14), "questions": (1, 3), "services": (2, 10)}


def read_guides(
    folder: Traversable, doors: Traversable, service_codes: Collection[str] | None
) -> tuple[list[Guide], list[str]]:
    """Every guide in ``folder`` by number, and every problem found; usable only when there is none.

    The problems are sentences naming file, value and remedy.  None for ``service_codes`` leaves services unchecked.
    """
    reader = _Reader(tomllib.loads(doors.read_text(encoding="utf-8")), service_codes)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    guides = [guide for file in files if (guide := reader.read(file)) is not None]
    reader.check_across(guides)
    return sorted(guides, key=lambda guide: guide.number), reader.problems


class _Reader:
    """Turns one file after another into guides, collecting what is wrong."""

    def __init__(self, doors: Mapping[str, Mapping[str, str]], service_codes: Collection[str] | None) -> None:
        self.doors = doors
        self.service_codes = service_codes
        self.problems: list[str] = []
        self.file = ""

    def read(self, file: Traversable) -> Guide | None:
        """The guide of one file; None when its form is wrong, with the problem noted."""
        self.file = file.name
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            self._wrong(f"is not valid TOML: {error}")
            return None
        if not self._has_keys("the guide", data, _NEEDED, _KEYS):
            return None
        self._check_plain(data)
        questions = tuple(self._questions(data["questions"]))
        return Guide(
            key=file.name.removesuffix(".toml"),
            **{key: data[key] for key in ("number", "name_zh", "topic", "reviewed")},
            says=tuple(data["says"]),
            answer=tuple(data["answer"]),
            evidence=tuple(data["evidence"]),
            uncertain=tuple(data.get("uncertain", ())),
            articles=self._articles(data["articles"]),
            urgent=tuple(self._urgent(data["urgent"])),
            doors=tuple(self._doors(data["services"])),
            calculators=self._calculators(data.get("calculators", ())),
            questions=questions,
        )

    def check_across(self, guides: Iterable[Guide]) -> None:
        """What only the whole can show: numbers and phrases used twice, references to guides that do not exist."""
        numbers: dict[str, str] = {}
        phrases: dict[str, str] = {}
        keys = {guide.key for guide in guides}
        for guide in guides:
            self.file = f"{guide.key}.toml"
            if (other := numbers.setdefault(guide.number, guide.key)) != guide.key:
                self._wrong(f"number {guide.number} belongs to {other}; choose another")
            for phrase in guide.says:
                if phrase in phrases:
                    self._wrong(f"“{phrase}” already stands in {phrases[phrase]}; it can lead to one guide only")
                phrases[phrase] = guide.key
            for option in (option for question in guide.questions for option in question.options):
                for key in option.change.see:
                    if key not in keys or key == guide.key:
                        self._wrong(f"option “{option.key}” leads to the unknown guide “{key}”")

    def _check_plain(self, data: Mapping[str, Any]) -> None:
        if not _KEY.fullmatch(self.file.removesuffix(".toml")):
            self._wrong("the file name is the key: lower-case words joined by hyphens, such as unpaid-wages.toml")
        if not _NUMBER.fullmatch(data["number"]):
            self._wrong(f"number “{data['number']}” must be R and two digits")
        if data["topic"] not in TOPICS:
            self._wrong(f"unknown topic “{data['topic']}”; there are {'、'.join(TOPICS)}")
        if not _REVIEWED.fullmatch(data["reviewed"]):
            self._wrong("reviewed is empty, or the lawyer and the day: 张三，2026-11-30")
        for key, (least, most) in _BETWEEN.items():
            if not least <= len(data[key]) <= most:
                self._wrong(f"{key} needs {least} to {most} entries and has {len(data[key])}")
        for key in ("evidence", "name_zh"):
            if not data[key]:
                self._wrong(f"{key} is empty")
        if len(set(data["says"])) < len(data["says"]):
            self._wrong("says has the same phrase twice")
        named = [entry.get("service") or entry.get("door") for entry in data["services"]]
        for key in sorted({key for key in named if key and named.count(key) > 1}):
            self._wrong(f"“{key}” stands twice among the services; say why once")

    def _questions(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[Question]:
        asked: dict[str, set[str]] = {}
        for entry in entries:
            if not self._has_keys(
                "a question", entry, {"key", "text", "options"}, {"key", "text", "options", "only_if"}
            ):
                continue
            options = tuple(self._options(entry["key"], entry["options"]))
            for key, option in entry.get("only_if", {}).items():
                if option not in asked.get(key, ()):
                    self._wrong(
                        f"question “{entry['key']}”: only_if names {key} = {option}, which is not asked before it"
                    )
            if entry["key"] in asked:
                self._wrong(f"question “{entry['key']}” stands twice")
            if not 2 <= len(options) <= 4 or len({option.key for option in options}) < len(options):
                self._wrong(f"question “{entry['key']}” needs two to four options with different keys")
            asked[entry["key"]] = {option.key for option in options}
            yield Question(entry["key"], entry["text"], options, entry.get("only_if", {}))

    def _options(self, question: str, entries: Iterable[Mapping[str, Any]]) -> Iterator[Option]:
        for entry in entries:
            if not self._has_keys(f"an option of “{question}”", entry, {"key", "text"}, _OPTION_KEYS | _CHANGE_KEYS):
                continue
            change = Change(
                answer=tuple(entry.get("answer", ())),
                articles=self._articles(entry.get("articles", ())),
                urgent=tuple(self._urgent(entry.get("urgent", ()))),
                doors=tuple(self._doors(entry.get("services", ()))),
                evidence=tuple(entry.get("evidence", ())),
                calculators=self._calculators(entry.get("calculators", ())),
                see=tuple(entry.get("see", ())),
                drop_articles=self._articles(entry.get("drop_articles", ())),
                drop_urgent=tuple(entry.get("drop_urgent", ())),
                drop_doors=tuple(entry.get("drop_services", ())),
                instead=entry.get("instead", False),
            )
            if change.instead and not change.answer:
                self._wrong(f"option “{entry['key']}” of “{question}” has instead without an answer of its own")
            if not (change.articles or change.urgent or change.doors or change.see or change.drop_doors):
                self._wrong(f"option “{entry['key']}” of “{question}” changes no article, warning, service or guide")
            yield Option(entry["key"], entry["text"], change, self._heard(entry))

    def _heard(self, entry: Mapping[str, Any]) -> re.Pattern[str] | None:
        try:
            return re.compile(entry["heard"]) if entry.get("heard") else None
        except re.error as error:
            self._wrong(f"option “{entry['key']}”: heard is no pattern: {error}")
            return None

    def _articles(self, texts: Iterable[str]) -> tuple[Article, ...]:
        found = []
        for text in texts:
            citations = parse_citations(text)
            if [str(citation.article) for citation in citations] != [text]:
                self._wrong(f"“{text}” is not one citation: write 《劳动合同法》第三十条")
                continue
            found.append(citations[0].article)
        return tuple(found)

    def _urgent(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[Urgent]:
        for entry in entries:
            if not self._has_keys(
                "urgent", entry, {"kind", "text"}, {"kind", "text", "clock", "articles", "telephone"}
            ):
                continue
            if entry["kind"] not in set(UrgentKind):
                self._wrong(f"urgent kind “{entry['kind']}” must be one of {', '.join(UrgentKind)}")
                continue
            kind, clock = UrgentKind(entry["kind"]), entry.get("clock")
            if clock is not None and clock not in CLOCKS:
                self._wrong(f"unknown clock “{clock}”; ids are those of fengqiao.law.clocks")
                continue
            articles = self._articles(entry.get("articles", ())) or (CLOCKS[clock].articles if clock else ())
            if kind is UrgentKind.LIMIT and not articles:
                self._wrong(f"the limit “{entry['text']}” needs a clock or an article")
            if (kind is UrgentKind.NUMBER) != bool(entry.get("telephone")):
                self._wrong(f"“{entry['text']}”: a number needs a telephone, and nothing else has one")
            yield Urgent(kind, entry["text"], clock, articles, entry.get("telephone", ""))

    def _doors(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[Door]:
        for entry in entries:
            key = entry.get("service") or entry.get("door") or ""
            allowed = {"service" if "service" in entry else "door", "why", "where"}
            if not self._has_keys(f"service “{key}”", entry, allowed - {"where"}, allowed):
                continue
            if "service" in entry:
                if self.service_codes is not None and key not in self.service_codes:
                    self._wrong(f"unknown service “{key}”; the catalogue has {', '.join(sorted(self.service_codes))}")
                yield Door(key, entry["why"], ours=True, where=entry.get("where", ""))
            elif key not in self.doors:
                self._wrong(f"unknown door “{key}”; declare it in guide_doors.toml")
            else:
                known = self.doors[key]
                where = entry.get("where") or known["where"]
                yield Door(key, entry["why"], name=known["name"], where=where, telephone=known.get("telephone", ""))

    def _calculators(self, keys: Iterable[str]) -> tuple[str, ...]:
        for key in keys:
            if key not in CALCULATORS:
                self._wrong(f"unknown calculator “{key}”; there are {', '.join(sorted(CALCULATORS))}")
        return tuple(keys)

    def _has_keys(self, what: str, entry: Mapping[str, Any], needed: set[str], allowed: set[str]) -> bool:
        if missing := needed - entry.keys():
            self._wrong(f"{what} lacks {', '.join(sorted(missing))}")
        if unknown := entry.keys() - allowed:
            self._wrong(
                f"{what} has unknown keys {', '.join(sorted(unknown))}; allowed are {', '.join(sorted(allowed))}"
            )
        return not missing and not unknown

    def _wrong(self, problem: str) -> None:
        self.problems.append(f"{self.file}: {problem}")
