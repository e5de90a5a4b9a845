"""Articles a question calls for although it does not use their words: data/rules.txt as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from fengqiao.law.search.phrases import Phrases
from fengqiao.law.search.wordlists import Place, places_in, read_lines


@dataclass(frozen=True, slots=True)
class Rule:
    """When every group has one of its words in the question, the articles apply, the first most of all."""

    groups: tuple[frozenset[str], ...]
    articles: tuple[Place, ...]

    def applies(self, words: frozenset[str]) -> bool:
        return not any(group.isdisjoint(words) for group in self.groups)


class Rules:
    """A table of rules, and which of their words a question holds."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._opened_by: dict[str, list[Rule]] = {}
        for rule in rules:
            for word in rule.groups[0]:
                self._opened_by.setdefault(word, []).append(rule)
        self._words = Phrases(word for rule in rules for group in rule.groups for word in group)

    def called_for(self, text: str) -> Mapping[Place, float]:
        """Article → strength between 0 and 1: falling with its place in the line, the best of all lines that apply."""
        words = self._words.within(text)
        found: dict[Place, float] = {}
        for rule in chain.from_iterable(self._opened_by.get(word, ()) for word in words):
            if rule.applies(words):
                for rank, place in enumerate(rule.articles):
                    found[place] = max(found.get(place, 0.0), 1.0 / (1 + 0.5 * rank))
        return found


def read_rules(name: str) -> Rules:
    """The table data/<name>; a line that cannot be read raises ValueError with the line."""
    rules = []
    for line in read_lines(name):
        words, equals, targets = line.partition("=")
        groups = tuple(frozenset(word.strip() for word in group.split("|")) for group in words.split("&"))
        try:
            articles = places_in(targets)
        except ValueError as error:
            raise ValueError(f"{name}：看不懂“{line}”：{error}") from None
        if not equals or not articles or not all(all(group) for group in groups):
            raise ValueError(f"{name}：看不懂“{line}”")
        rules.append(Rule(groups, tuple(articles)))
    return Rules(tuple(rules))
