"""An article of a Chinese law as a value.

It stands in a module of its own, so that the parser in ``citation`` and the value do not import each other; import both
from :mod:`fengqiao.law.citation`.

>>> str(Article("民法典", 1079, 3, 2))
'《民法典》第一千零七十九条第三款第（二）项'
>>> Article.parse("劳动争议调解仲裁法:27.4").key
'劳动争议调解仲裁法:27.4'
"""

import re
from dataclasses import dataclass

from fengqiao.law.errors import CitationError
from fengqiao.law.numerals import chinese_number

__all__ = ["Article", "normalise_law_name"]

_FULL_WIDTH = {ord("〈"): "《", ord("〉"): "》", ord("("): "（", ord(")"): "）", ord("["): "（", ord("]"): "）"}
_FULL_WIDTH |= {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
LARGEST_NUMBER = 9999
"""No Chinese law comes near it; the Civil Code has 1260 articles."""
_SPACE = re.compile(r"\s+")
_KEY = re.compile(r"(?P<law>.+)[:：](?P<number>\d+)(?:-(?P<sub>\d+))?(?:\.(?P<paragraph>\d*))?(?:\.(?P<item>\d+))?")


def normalise_law_name(name: str) -> str:
    """The name under which a law is kept: 《 中华人民共和国民法典 》 → 民法典.

    Drops 中华人民共和国 (also inside the titles of interpretations), one pair of outer 《》 and all whitespace; writes
    parentheses full-width, digits and letters half-width, 〈〉 as 《》.  It expands no short name (see ``names``).
    Raises CitationError when nothing is left.
    """
    text = _SPACE.sub("", name).translate(_FULL_WIDTH).replace("中华人民共和国", "")
    if text.startswith("《") and _closes_at_end(text):
        text = text[1:-1]
    if not text:
        raise CitationError(f"“{name}”不是法律名称 (not the name of a law)")
    return text


def _closes_at_end(text: str) -> bool:
    """Whether the first 《 is closed by the very last character, as in 《关于适用《民法典》的解释》."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "《") - (character == "》")
        if depth == 0:
            return position == len(text) - 1
    return False


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law, or one of its paragraphs (款) or items (项).

    ``law`` is kept normalised; ``number`` counts from 1; ``paragraph`` and ``item`` count from 1, None for the whole;
    ``sub`` is 1 for 之一, 0 for none.  Raises CitationError for numbers outside 1 to 9999.
    """

    law: str
    number: int
    paragraph: int | None = None
    item: int | None = None
    sub: int = 0

    def __post_init__(self) -> None:
        """Normalise the name and refuse impossible numbers."""
        object.__setattr__(self, "law", normalise_law_name(self.law))
        parts = (self.number, self.paragraph, self.item, self.sub + 1)
        if not all(part is None or 1 <= part <= LARGEST_NUMBER for part in parts):
            raise CitationError(f"{self.law}: articles, 款 and 项 count from 1 to {LARGEST_NUMBER}: {self._place()}")

    def __str__(self) -> str:
        """As written in an official paper: 《民法典》第一千零七十九条第三款第（二）项."""
        text = f"《{self.law}》第{chinese_number(self.number)}条"
        if self.sub:
            text += f"之{chinese_number(self.sub)}"
        if self.paragraph is not None:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item is not None:
            text += f"第（{chinese_number(self.item)}）项"
        return text

    @property
    def key(self) -> str:
        """A short key for data, URLs and the command line: 民法典:1079.3.2, 刑法:133-1 (之一), 刑法:87..1 (no paragraph)."""
        return f"{self.law}:{self._place()}"

    @property
    def whole(self) -> "Article":
        """The article without paragraph and item."""
        return Article(self.law, self.number, sub=self.sub)

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read a key such as 法律援助法:43 or 民法典:1079.3.2.  Raises CitationError saying what is accepted."""
        match = _KEY.fullmatch(text.strip())
        if match is None:
            raise CitationError(
                f"“{text}” is not a citation: write law:article, such as 法律援助法:43 or 民法典:1079.3.2"
            )
        parts = {name: int(value) for name, value in match.groupdict().items() if value and name != "law"}
        return cls(match["law"], **parts)

    def _place(self) -> str:
        place = f"{self.number}-{self.sub}" if self.sub else str(self.number)
        if self.paragraph is not None or self.item is not None:
            place += f".{'' if self.paragraph is None else self.paragraph}"
        return place if self.item is None else f"{place}.{self.item}"
