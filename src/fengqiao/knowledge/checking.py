"""Whether every citation of the platform stands in the statutes: what is wrong, what cannot be known, what is stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fengqiao.knowledge.citing import CiterKind, Citing
from fengqiao.knowledge.excerpts import paragraphs
from fengqiao.law.citation import Article
from fengqiao.law.plain import PlainEntry, PlainIndex
from fengqiao.law.statutes import Corpus, Statute

__all__ = ["Checked", "Finding", "check_citations"]

_INTERPRETATION = "司法解释"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place, what it cites, and what is the matter, with what would be right where that is known."""

    citing: Citing
    message: str

    def __str__(self) -> str:
        return f"{self.citing}：{self.message}"


@dataclass(slots=True)
class Checked:
    """What a check found.  ``not_held`` cite laws whose text no source here holds, so nobody can say."""

    looked_at: int = 0
    wrong: list[Finding] = field(default_factory=list)
    not_held: list[Finding] = field(default_factory=list)
    unsettled: list[Finding] = field(default_factory=list)
    """Citations of repealed law by places that say so themselves."""
    stale: list[PlainEntry] = field(default_factory=list)
    """Plain sentences whose article reads differently since they were written."""
    plain_problems: list[str] = field(default_factory=list)

    def is_clean(self, *, strict: bool) -> bool:
        """Whether nothing is wrong; with ``strict`` also nothing unknown or stale."""
        fine = not self.wrong and not self.plain_problems
        return fine and not (strict and (self.not_held or self.stale))


def check_citations(citings: Iterable[Citing], corpus: Corpus, plain: PlainIndex) -> Checked:
    """Look every citation up in the corpus."""
    done = Checked(plain_problems=[str(problem) for problem in plain.problems])
    for citing in citings:
        done.looked_at += 1
        statute = corpus.current(citing.article.law)
        if statute is None:
            done.not_held.append(Finding(citing, f"{citing.article}：没有这部法规的文本"))
        elif (problem := _problem(citing.article, statute)) is not None:
            done.wrong.append(Finding(citing, problem))
        elif statute.repealed and statute.kind != _INTERPRETATION and citing.kind is not CiterKind.PLAIN:
            found = Finding(citing, f"{citing.article}：这部法已经废止")
            (done.wrong if citing.settled else done.unsettled).append(found)
    done.stale = plain.stale(corpus)
    return done


def _problem(article: Article, statute: Statute) -> str | None:
    held = statute.article(article.number, article.sub)
    if held is None:
        last = max((one.number for one in statute.articles), default=0)
        return f"{article}：{statute} 没有这一条，它到第{last}条为止"
    count = len(paragraphs(held.text))
    if article.paragraph is not None and article.paragraph > count:
        return f"{article}：{held.label}只有{count}款"
    return None
