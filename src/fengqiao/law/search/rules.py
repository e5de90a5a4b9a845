"""Articles a question calls for although it does not use their words: data/rules.txt and data/cores.txt as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fengqiao.law.search.wordlists import Place, places_in, read_lines


@dataclass(frozen=True, slots=True)
class Rule:
    """When every group has one of its words in the question, the articles apply, the first most of all."""

    groups: tuple[tuple[str, ...], ...]
    articles: tuple[Place, ...]

    def applies(self, text: str) -> bool:
        return all(any(word in text for word in group) for group in self.groups)


def read_rules(name: str) -> tuple[Rule, ...]:
    """The table data/<name>; a line that cannot be read raises ValueError with the line."""
    rules = []
    for line in read_lines(name):
        words, equals, targets = line.partition("=")
        groups = tuple(tuple(word.strip() for word in group.split("|")) for group in words.split("&"))
        try:
            articles = places_in(targets)
        except ValueError as error:
            raise ValueError(f"{name}：看不懂“{line}”：{error}") from None
        if not equals or not articles or not all(all(group) for group in groups):
            raise ValueError(f"{name}：看不懂“{line}”")
        rules.append(Rule(groups, tuple(articles)))
    return tuple(rules)


def called_for(rules: tuple[Rule, ...], text: str) -> Mapping[Place, float]:
    """Article → strength between 0 and 1: falling with its place in the line, the best of all lines that apply."""
    found: dict[Place, float] = {}
    for rule in rules:
        if rule.applies(text):
            for rank, key in enumerate(rule.articles):
                found[key] = max(found.get(key, 0.0), 1.0 / (1 + 0.5 * rank))
    return found
