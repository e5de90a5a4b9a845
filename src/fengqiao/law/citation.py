"""Citations in running text: 《民法典》第一千零七十九条第三款, 劳仲法27条, 同法第五十条.

>>> [str(found.article) for found in parse_citations("依照民诉法第205条、第二百零六条，以及同法第86条第一款")]
['《民事诉讼法》第二百零五条', '《民事诉讼法》第二百零六条', '《民事诉讼法》第八十六条第一款']

What it reads: names in 《》 with or without 中华人民共和国 and a version in parentheses, the full and short names of
``law_names.toml`` without 《》, Chinese and Arabic numbers, 之一, 款 and 项, lists (第十条、第十二条; 第十、十二条;
第一款和第三款), ranges (第十条至第十二条, 第10-12条), 同法, 本法, 该法, and a bare 第…条 of the law named last.

What it leaves alone: articles of contracts, agreements and charters (合同第三条), numbers that are none, 前条, 本条.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fengqiao.law.article import LARGEST_NUMBER, Article, normalise_law_name
from fengqiao.law.errors import CitationError
from fengqiao.law.names import full_law_name, known_law_names
from fengqiao.law.numerals import CHINESE_DIGITS, number_from

__all__ = ["Article", "Citation", "normalise_law_name", "parse_citations"]

_NUMBER = rf"[{CHINESE_DIGITS}\d]+"
_RANGE = r"\s*(?:至|到|[-~—–－～]+)\s*"
_LIST = r"\s*(?:[、，,和及与或]|以及|或者)\s*"
_TO_RANGE = re.compile(_RANGE)
_TITLE = r"《(?:[^《》]|《[^《》]*》)+》(?:\s*[（(][^（）()]{0,30}[）)])?"
_PRONOUN = "|".join(f"{this}{kind}" for this in "同本该" for kind in ("法", "条例", "规定", "办法", "解释", "规则"))
_ARTICLE = rf"第\s*(?P<first>{_NUMBER}(?:(?:{_RANGE}|\s*、\s*){_NUMBER})*)\s*条(?:\s*之(?P<sub>[{CHINESE_DIGITS}]+))?"
_SHORT_ARTICLE = re.compile(
    rf"\s*(?P<first>\d+(?:(?:{_RANGE}|\s*、\s*)\d+)*)\s*条(?:\s*之(?P<sub>[{CHINESE_DIGITS}]+))?"
)
_PARAGRAPH = re.compile(rf"\s*第?\s*(?P<number>{_NUMBER})\s*款")
_ITEM = re.compile(rf"\s*(?:第?\s*[（(]\s*(?P<number>{_NUMBER})\s*[）)]|第?\s*(?P<plain>{_NUMBER}))\s*项")
_BETWEEN_PARTS = re.compile(rf"{_RANGE}|{_LIST}")
_ONE_NUMBER = re.compile(rf"(?P<join>{_RANGE}|\s*、\s*)?(?P<number>{_NUMBER})")
_NEAR = 12
"""Characters that may lie between a name and its article, nearly all of them spaces."""
_LONGEST_RANGE = 200
"""Articles; a longer range keeps only its ends, so that hostile text cannot fill the memory."""
_LAW_ENDINGS = (
    *("法", "法典", "条例", "规定", "办法", "解释", "规则", "通则", "细则", "决定", "批复", "意见", "准则"),
    *("标准", "通知", "修正案", "程序"),
)
_VERSION = re.compile(r"[（(][^（）()]*[）)]$")
_NO_LAW = ("合同", "协议", "协议书", "合约", "章程", "规约", "公约", "手册", "须知", "制度", "条款", "判决", "决议")


@dataclass(frozen=True, slots=True)
class Citation:
    """One article found in a text; ``text[start:end]`` is where, the name of the law included where it
    stands directly before.  The articles of a range share one span.
    """

    article: Article
    start: int
    end: int


def parse_citations(text: str, *, default_law: str | None = None) -> list[Citation]:
    """Every article cited in ``text``, in order of appearance.

    ``default_law`` is the law a bare 第…条, 本法 or 本条例 belongs to before any law is named: the statute itself when
    statute text is read; None leaves such citations out.  Full names are used throughout.  Never raises on odd text.
    """
    return list(_Reader(text, default_law).read())


class _Reader:
    """Walks the text once, remembering the law named last."""

    def __init__(self, text: str, default_law: str | None) -> None:
        self.text = text
        self.own_law = normalise_law_name(default_law) if default_law else None
        self.law = self.own_law
        self.name_span = (-1, -1)  # the name read last
        self.at_no_law = -1  # where the title of a paper that is no law ends
        self.before: Citation | None = None  # a whole article just read, from which a range may run

    def read(self) -> Iterator[Citation]:
        position = 0
        while match := _anything().search(self.text, position):
            if match["article"]:
                found, position = self._articles(match)
                yield from found
                continue
            position = match.end()
            self._name(match)
            if short := _SHORT_ARTICLE.match(self.text, position):
                found, position = self._articles(short)
                yield from found

    def _name(self, match: re.Match[str]) -> None:
        """Remember the law that ``match`` names."""
        self.name_span = match.span()
        if match["pronoun"]:
            if match["pronoun"].startswith("本") and self.own_law:
                self.law = self.own_law
        elif match["known"]:
            self.law = known_law_names()[match["known"]]
        else:
            title = normalise_law_name(_VERSION.sub("", match["title"].strip()) or match["title"])
            if _VERSION.sub("", title).endswith(_LAW_ENDINGS):
                self.law = full_law_name(title)
            else:
                self.at_no_law = match.end()

    def _articles(self, match: re.Match[str]) -> tuple[list[Citation], int]:
        """The articles of one 第…条 with all its 款 and 项, and where the text goes on."""
        end, law = match.end(), self.law
        name_start, name_end = self.name_span
        start = name_start if self._directly_before(name_end, match) else match.start()
        no_law = self._directly_before(self.at_no_law, match) or self._before(match).endswith(_NO_LAW)
        if law is None or no_law:
            return [], end
        try:
            numbers = _numbers(match["first"])
            sub = number_from(match["sub"]) if match["sub"] else 0
            *whole, last = [Article(law, number, sub=sub if number == numbers[-1] else 0) for number in numbers]
        except CitationError:
            return [], end
        parts, end = _parts(self.text, end)
        found = [Citation(article, start, match.end()) for article in (*self._gap(match, last), *whole)]
        found += [Citation(Article(law, last.number, *part, last.sub), start, end) for part in parts]
        self.before = found[-1] if parts == [(None, None)] and not sub else None
        return found, end

    def _before(self, match: re.Match[str]) -> str:
        """The few characters before ``match``; never the whole text, which would make long statutes slow."""
        return self.text[max(0, match.start() - _NEAR) : match.start()].rstrip()

    def _directly_before(self, position: int, match: re.Match[str]) -> bool:
        """Whether nothing but a little white space lies between ``position`` and ``match``."""
        near = position >= 0 and match.start() - position <= _NEAR
        return near and not self.text[position : match.start()].strip()

    def _gap(self, match: re.Match[str], last: Article) -> list[Article]:
        """The articles between the one just read and ``last`` when a range joins them."""
        before = self.before
        if before is None or not _TO_RANGE.fullmatch(self.text, before.end, match.start()):
            return []
        return [Article(last.law, number) for number in _between(before.article.number, last.number)]


@cache
def _anything() -> re.Pattern[str]:
    """Whatever may begin a citation.  Longer names come first, so that 民法典合同编通则解释 is not read as 民法典."""
    known = "|".join(re.escape(name) for name in sorted(known_law_names(), key=len, reverse=True))
    return re.compile(rf"(?P<title>{_TITLE})|(?P<known>{known})|(?P<pronoun>{_PRONOUN})|(?P<article>{_ARTICLE})")


def _between(first: int, last: int) -> range:
    """The numbers between the ends of a range; none when it is longer than any real one."""
    return range(first + 1, last) if last - first <= _LONGEST_RANGE else range(0)


def _numbers(text: str) -> list[int]:
    """The numbers of 10-12 or 十、十二, ranges filled."""
    numbers: list[int] = []
    for match in _ONE_NUMBER.finditer(text):
        number = number_from(match["number"])
        if match["join"] and "、" not in match["join"]:
            numbers += _between(numbers[-1], number)
        numbers.append(number)
    return numbers


def _parts(text: str, position: int) -> tuple[list[tuple[int | None, int | None]], int]:
    """The 款 and 项 that follow an article, as (paragraph, item); one (None, None) for the article as a whole."""
    parts: list[tuple[int | None, int | None]] = []
    paragraph: int | None = None
    join = ""
    while True:
        here = position
        item: int | None = None
        if match := _PARAGRAPH.match(text, here):
            paragraph, here = _number_or_none(match["number"]), match.end()
        if inner := _ITEM.match(text, here):
            item, here = _number_or_none(inner["number"] or inner["plain"]), inner.end()
        if here == position or (paragraph is None and item is None):
            break
        parts += _filled(parts[-1] if parts and _TO_RANGE.fullmatch(join) else None, (paragraph, item))
        end = here
        joined = _BETWEEN_PARTS.match(text, here)
        if joined is None:
            return parts, end
        join, position = joined[0], joined.end()
    return (parts, end) if parts else ([(None, None)], position)


def _filled(
    before: tuple[int | None, int | None] | None, part: tuple[int | None, int | None]
) -> list[tuple[int | None, int | None]]:
    """``part`` with what lies between it and ``before``: 第一款至第三款, 第（一）项至第（三）项."""
    if before is None:
        return [part]
    if before[1] is None and part[1] is None and before[0] and part[0]:
        return [(number, None) for number in _between(before[0], part[0])] + [part]
    if before[0] == part[0] and before[1] and part[1]:
        return [(part[0], number) for number in _between(before[1], part[1])] + [part]
    return [part]


def _number_or_none(text: str) -> int | None:
    """The number, or None for what cannot number a 款 or 项 (0, 十百, 99999)."""
    try:
        number = number_from(text)
    except CitationError:
        return None
    return number if 1 <= number <= LARGEST_NUMBER else None
