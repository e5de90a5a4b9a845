"""Which of many phrases a text holds, in one pass over the text however many there are."""

from __future__ import annotations

from collections.abc import Iterable


class Phrases:
    """Phrases by their first two characters; a text is looked through once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(phrases):
            if phrase:
                self._by_start.setdefault(phrase[:2], []).append(phrase)

    def within(self, text: str) -> frozenset[str]:
        """The phrases that stand in the text.

        >>> sorted(Phrases(["工资", "工资条", "离婚", "租"]).within("发工资了租房"))
        ['工资', '租']
        """
        starts, found = self._by_start, set[str]()
        for at in range(len(text)):
            for start in {text[at : at + 2], text[at]}:
                found.update(phrase for phrase in starts.get(start, ()) if text.startswith(phrase, at))
        return frozenset(found)
