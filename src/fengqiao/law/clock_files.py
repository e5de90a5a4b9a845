"""Reading the declared clocks: TOML files in ``clocks_data/``, checked as a whole before anything is used.

One file per section of deadlines.md; ``_laws.toml`` says from which day the cited version of each law applies.  The
registry itself is :mod:`fengqiao.law.clocks`; this module only turns files into checked values, so that a test can do
the same with files of its own.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

from fengqiao.law.article import Article
from fengqiao.law.clock_model import Clock, ClockKind, Section
from fengqiao.law.errors import LawError
from fengqiao.law.spans import parse_period

__all__ = ["read_clocks"]

_EVENT = re.compile(r"[a-z][a-z0-9_]*")
_TEXTS = ("length_zh", "pauses_zh", "extends_zh", "effect_zh", "note_zh", "region")
_FLAGS = ("fixed", "next_hour", "certain", "civil_limitation")
_NEEDED = {"id", "name_zh", "name_en", "kind", "starts", "starts_zh", "articles"}
_KEYS = _NEEDED | {"length", "extensions", "outer", "earlier", *_TEXTS, *_FLAGS}
_ALIAS_KEYS = {"id", "name_zh", "name_en", "same_as"}
_EARLIER_NEEDED = {"in_force_from", "until", "length", "articles"}
_EARLIER_KEYS = _EARLIER_NEEDED | {"extensions", "extends_zh", "starts_zh", "note_zh", "certain", "yields"}
_SECTION_KEYS = {"key", "zh", "en", "order"}


def read_clocks(folder: Traversable) -> tuple[list[Clock], list[str]]:
    """Every clock in the TOML files of ``folder`` (all versions, in the order of sections) and every problem found.

    The problems are sentences naming file, clock, value and remedy; the clocks are usable only when there is none.
    """
    reader = _Reader()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            reader.read(file)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self.sections: list[tuple[Section, list[Mapping[str, Any]]]] = []
        self.in_force: dict[str, dt.date] = {}

    def read(self, file: Traversable) -> None:
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            self.problems.append(f"{file.name}: is not valid TOML: {error}")
            return
        if file.name == "_laws.toml":
            self.in_force = data.get("in_force_from", {})
            return
        section, clocks = data.get("section", {}), data.get("clock", [])
        if section.keys() != _SECTION_KEYS or data.keys() - {"section", "clock"}:
            self.problems.append(f"{file.name}: needs [section] with {_list(_SECTION_KEYS)}, and [[clock]] only")
            return
        self.sections.append((Section(**section), clocks))

    def finish(self) -> tuple[list[Clock], list[str]]:
        clocks: list[Clock] = []
        aliases: list[tuple[Section, Mapping[str, Any]]] = []
        for section, declared in sorted(self.sections, key=lambda pair: pair[0].order):
            for entry in declared:
                if "same_as" in entry:
                    aliases.append((section, entry))
                else:
                    clocks += self._versions(section, entry)
        by_id: dict[str, list[Clock]] = {}
        for clock in clocks:
            by_id.setdefault(clock.id, []).append(clock)
        for section, entry in aliases:
            clocks += self._alias(section, entry, by_id)
        self._check_across(clocks)
        return clocks, self.problems

    def _versions(self, section: Section, entry: Mapping[str, Any]) -> Iterator[Clock]:
        """The present version of one declared clock, then its earlier ones, latest first."""
        label = f"{section.key}: {entry.get('id', 'a clock without id')}"
        wrong = list(self._wrong_keys(entry, _NEEDED, _KEYS))
        if not wrong:
            wrong += self._wrong_values(entry)
        if wrong:
            self.problems += [f"{label}: {problem}" for problem in wrong]
            return
        articles = tuple(Article.parse(text) for text in entry["articles"])
        if articles[0].law not in self.in_force:
            self.problems.append(f"{label}: add the day from which {articles[0].law} applies to _laws.toml")
        present = Clock(
            section=section,
            kind=ClockKind(entry["kind"]),
            period=parse_period(entry["length"]) if "length" in entry else None,
            articles=articles,
            extensions=tuple(parse_period(text) for text in entry.get("extensions", ())),
            outer=entry.get("outer"),
            in_force_from=self.in_force.get(articles[0].law),
            **{key: entry[key] for key in ("id", "name_zh", "name_en", "starts", "starts_zh")},
            **{key: entry[key] for key in (*_TEXTS, *_FLAGS) if key in entry},
        )
        yield present
        for earlier in sorted(entry.get("earlier", ()), key=lambda earlier: str(earlier.get("until")), reverse=True):
            yield from self._earlier(label, present, earlier)

    def _earlier(self, label: str, present: Clock, entry: Mapping[str, Any]) -> Iterator[Clock]:
        wrong = list(self._wrong_keys(entry, _EARLIER_NEEDED, _EARLIER_KEYS)) or list(self._wrong_values(entry))
        if wrong:
            self.problems += [f"{label}, earlier version: {problem}" for problem in wrong]
            return
        yield replace(
            present,
            period=parse_period(entry["length"]),
            articles=tuple(Article.parse(text) for text in entry["articles"]),
            extensions=tuple(parse_period(text) for text in entry.get("extensions", ())),
            starts_zh=entry.get("starts_zh", present.starts_zh),
            extends_zh=entry.get("extends_zh", ""),
            note_zh=entry.get("note_zh", ""),
            certain=entry.get("certain", True),
            yields=entry.get("yields", False),
            in_force_from=entry["in_force_from"],
            until=entry["until"],
        )

    def _alias(self, section: Section, entry: Mapping[str, Any], by_id: Mapping[str, list[Clock]]) -> Iterator[Clock]:
        label = f"{section.key}: {entry.get('id', 'a clock without id')}"
        if entry.keys() != _ALIAS_KEYS:
            self.problems.append(f"{label}: a clock with same_as has {_list(_ALIAS_KEYS)} and nothing else")
        elif entry["same_as"] not in by_id:
            self.problems.append(f"{label}: same_as names the unknown clock “{entry['same_as']}”")
        else:
            for clock in by_id[entry["same_as"]]:
                yield replace(clock, section=section, **entry)

    def _wrong_keys(self, entry: Mapping[str, Any], needed: set[str], allowed: set[str]) -> Iterator[str]:
        if missing := needed - entry.keys():
            yield f"lacks {_list(missing)}"
        if unknown := entry.keys() - allowed:
            yield f"unknown key {_list(unknown)}; allowed are {_list(allowed)}"

    def _wrong_values(self, entry: Mapping[str, Any]) -> Iterator[str]:
        for text in [entry[key] for key in ("length",) if key in entry] + list(entry.get("extensions", ())):
            try:
                parse_period(text)
            except LawError as error:
                yield str(error)
        for text in entry["articles"] or [""]:
            try:
                Article.parse(text)
            except LawError as error:
                yield str(error)
        if "kind" in entry and entry["kind"] not in set(ClockKind):
            yield f"kind “{entry['kind']}” must be one of {_list(set(ClockKind))}"
        if "starts" in entry and not _EVENT.fullmatch(entry["starts"]):
            yield f"starts “{entry['starts']}” must be a name in snake_case, such as award_received"
        if "length" not in entry and not entry.get("length_zh"):
            yield "needs a length such as 7d, or length_zh saying what the law gives instead"
        if not entry.get("certain", True) and not entry.get("note_zh"):
            yield "is not certain, so note_zh must say what to verify"

    def _check_across(self, clocks: list[Clock]) -> None:
        """What only the whole can show: duplicate ids, unknown outer limits, versions that overlap."""
        seen: dict[str, list[Clock]] = {}
        for clock in clocks:
            seen.setdefault(clock.id, []).append(clock)
        for id_, versions in seen.items():
            if sum(version.until is None for version in versions) > 1:
                self.problems.append(f"{id_}: is declared twice; every clock needs an id of its own")
                continue
            for later, earlier in pairwise(versions):
                if earlier.until is None or later.in_force_from is None or earlier.until >= later.in_force_from:
                    self.problems.append(f"{id_}: the version until {earlier.until} overlaps the one that follows it")
            outer = versions[0].outer
            if outer is not None and outer not in seen:
                self.problems.append(f"{id_}: outer names the unknown clock “{outer}”")


def _list(names: set[str] | set[ClockKind]) -> str:
    return ", ".join(sorted(str(name) for name in names))
