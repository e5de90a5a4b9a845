"""What a guide is: what people are offered when their question is of one kind of trouble.

The declarations are TOML files in ``guides/``, read by :mod:`fengqiao.knowledge.guide_files` and offered by
:mod:`fengqiao.knowledge.guides`.  Everything here is a value; nothing here knows a file, a request or a database.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fengqiao.law.calculators import CALCULATORS as _CALCULATORS
from fengqiao.law.citation import Article

__all__ = [
    "CALCULATORS",
    "TOPICS",
    "Advice",
    "Change",
    "Door",
    "Guide",
    "GuideError",
    "Option",
    "Question",
    "Urgent",
    "UrgentKind",
]

TOPICS = (
    *("交通事故", "人身损害", "侵权", "债权债务", "公司法", "刑事辩护", "劳动纠纷", "医疗纠纷", "合同纠纷", "婚姻家庭"),
    *("建设工程", "房产纠纷", "抵押担保", "拆迁安置", "海事海商", "消费权益", "涉外法律", "知识产权", "综合咨询"),
    "行政诉讼",
)
"""The twenty topics by which questions are sorted."""

CALCULATORS = frozenset(_CALCULATORS)
"""The keys of the calculators a guide may point to."""


class GuideError(ValueError):
    """Guides that do not hold together, an unknown guide, or an answer to a question that is not asked."""


class UrgentKind(StrEnum):
    """Why something cannot wait, in the order in which a page shows it."""

    VIOLENCE = "violence"  # somebody is or may be in danger
    NUMBER = "number"  # a telephone to call now
    LIMIT = "limit"  # a limit is running
    EVIDENCE = "evidence"  # proof that is gone tomorrow

    @property
    def zh(self) -> str:
        """The Chinese word shown on pages."""
        return _URGENT_ZH[self]


_URGENT_ZH = {
    UrgentKind.VIOLENCE: "人身安全",
    UrgentKind.NUMBER: "马上打电话",
    UrgentKind.LIMIT: "期限在走",
    UrgentKind.EVIDENCE: "证据会消失",
}


@dataclass(frozen=True, slots=True)
class Urgent:
    """One thing that cannot wait.

    ``clock`` is the id of the limit in ``fengqiao.law.clocks``, None where the law sets none; ``articles`` are those of
    the clock unless the guide names others; ``telephone`` is empty except for numbers to call.
    """

    kind: UrgentKind
    text: str
    clock: str | None = None
    articles: tuple[Article, ...] = ()
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """One place to go, with why.

    ``key`` is the code of a service of the platform when ``ours`` (its name comes from the catalogue and ``name`` is
    empty), else the key of an outside door of ``guide_doors.toml``.  ``where`` and ``telephone`` are empty where
    nothing certain can be said for every county.
    """

    key: str
    why: str
    ours: bool = False
    name: str = ""
    where: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an answer does to the guide: what it puts in front, and what of the guide itself no longer fits.

    ``drop_urgent`` names clocks; ``see`` names other guides that are needed as well, or instead.  ``instead`` says that
    ``answer`` takes the place of the guide's own answer, which would mislead after this answer.
    """

    answer: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    urgent: tuple[Urgent, ...] = ()
    doors: tuple[Door, ...] = ()
    evidence: tuple[str, ...] = ()
    calculators: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    drop_articles: tuple[Article, ...] = ()
    drop_urgent: tuple[str, ...] = ()
    drop_doors: tuple[str, ...] = ()
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer; ``change`` is what follows from it.

    ``heard`` finds it in what a person wrote already, so that nobody is asked what they have just told; None where only the
    reader can say.
    """

    key: str
    text: str
    change: Change = Change()
    heard: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer changes the result.

    ``only_if`` holds question → option: the question is asked once all of them were answered so; empty for always.
    """

    key: str
    text: str
    options: tuple[Option, ...]
    only_if: Mapping[str, str] = field(default_factory=dict)

    def heard_in(self, text: str) -> str:
        """The key of the first option that the text tells already; empty when it tells none."""
        return next((option.key for option in self.options if option.heard and option.heard.search(text)), "")

    def option(self, key: str) -> Option:
        """The option with this key.  Raises GuideError naming the options there are."""
        for option in self.options:
            if option.key == key:
                return option
        known = ", ".join(option.key for option in self.options)
        raise GuideError(f"question “{self.key}” has no option “{key}”; there are {known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What is offered for one kind of trouble.

    ``number``     R01 to R51 as in routing.md, then on
    ``says``       how people put it, used to recognise the kind; never shown as advice
    ``answer``     short sentences in plain Chinese, resting on ``articles`` alone
    ``articles``   the governing articles, the most useful first
    ``evidence``   what to keep today
    ``uncertain``  what could not be verified, in words for the reader
    ``reviewed``   the lawyer and the day of review; empty: not yet reviewed by a lawyer
    """

    key: str
    number: str
    name_zh: str
    topic: str
    says: tuple[str, ...]
    answer: tuple[str, ...]
    articles: tuple[Article, ...]
    urgent: tuple[Urgent, ...]
    evidence: tuple[str, ...]
    questions: tuple[Question, ...]
    doors: tuple[Door, ...]
    calculators: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    reviewed: str = ""

    def question(self, key: str) -> Question:
        """The question with this key.  Raises GuideError naming the questions there are."""
        for question in self.questions:
            if question.key == key:
                return question
        known = ", ".join(question.key for question in self.questions)
        raise GuideError(f"guide “{self.key}” has no question “{key}”; there are {known}")

    def every_article(self) -> tuple[Article, ...]:
        """Each article the guide can show, whatever is answered, once."""
        changes = [option.change for question in self.questions for option in question.options]
        urgent = [*self.urgent, *(urgent for change in changes for urgent in change.urgent)]
        cited = [*self.articles, *(article for change in changes for article in change.articles)]
        cited += [article for line in urgent for article in line.articles]
        return tuple(dict.fromkeys(cited))


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A guide after the answers given so far: what a page shows.

    ``urgent`` has danger first, then numbers, limits and evidence; ``doors`` are in the order to go;
    ``open_questions`` are those still worth asking; ``see`` names further guides.
    """

    guide: Guide
    answer: tuple[str, ...]
    articles: tuple[Article, ...]
    urgent: tuple[Urgent, ...]
    doors: tuple[Door, ...]
    evidence: tuple[str, ...]
    calculators: tuple[str, ...]
    see: tuple[str, ...]
    open_questions: tuple[Question, ...]
