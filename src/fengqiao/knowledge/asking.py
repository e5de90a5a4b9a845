"""From a question in everyday words to what helps: the law, what cannot wait, what to ask back, and the doors in order.

    answer = ask("老板欠我三个月工资", day=date.today())
    answer.services[0].name

Nothing is said that is not in a guide or an article; where nothing fits, the answer says so and offers a person.  No
framework is needed, and nothing asked is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fengqiao.flow import _
from fengqiao.knowledge.answer_model import Answer, Certainty, GoverningArticle, GuideChoice, Offer
from fengqiao.knowledge.excerpts import excerpt
from fengqiao.knowledge.guide_model import Advice, Door, Guide, GuideError, Question
from fengqiao.knowledge.guides import apply_answers
from fengqiao.knowledge.index import plain_entries
from fengqiao.knowledge.library import HeldArticle, Library
from fengqiao.knowledge.provinces import speaks_for
from fengqiao.knowledge.recognising import Recognised, Recogniser
from fengqiao.knowledge.topics import topic_of
from fengqiao.law.citation import Article
from fengqiao.law.search import Hit, SearchIndex
from fengqiao.law.search.tokens import MOST_CHARACTERS
from fengqiao.services import CATALOGUE

__all__ = ["NOTICE", "Asker", "clean_line"]

NOTICE = _("这是根据法条整理的办事指引，帮您先弄清方向。律师署名之前，这不是法律意见。")
PERSON = "consultation"
"""The service in which a person answers; offered last, whatever was found."""

_LOOKED_AT = 20
_SHOWN = 8
_OF_THE_GUIDE = 6
_WEAKEST = 2.9
"""An article score below which the resemblance is chance; ordinary questions reach 6 and more."""
_WEAK, _WEAK_FIT = 4.15, 1.75
"""Below both, article score and fit of the likeliest guide, it is better to say that one does not know."""
_SURE, _SURE_FIT = 0.7, 3.5
_LIKELY, _LIKELY_FIT = 0.55, 2.6
_POSSIBLE, _POSSIBLE_FIT = 0.08, 2.0
_CHOICES = 3
_ASKED_BACK = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """What the search and the recogniser said of one question."""

    text: str
    hits: Sequence[Hit]
    recognised: Recognised
    certainty: Certainty


class Asker:
    """Answers questions from one library, its index and the guides; changes nothing and may be shared by threads."""

    def __init__(
        self,
        library: Library,
        index: SearchIndex,
        guides: Mapping[str, Guide],
    ) -> None:
        self.library = library
        self.index = index
        self.guides = guides
        self._recogniser = Recogniser(index, guides)

    def ask(
        self,
        question: str,
        *,
        day: date,
        district: str | None = None,
        answers: Mapping[str, str] | None = None,
        guide: str | None = None,
    ) -> Answer:
        """The answer on ``day``.  ``question`` may be anything; what is longer than MOST_CHARACTERS is not read.

        ``district`` (12 digits) leaves out the local law of other provinces; None leaves in all.  ``answers`` maps the
        keys of clarifying questions to the options chosen; unknown ones are passed over, because a page may be older than
        the guides.  ``guide`` is the one the reader chose, instead of the one recognised.
        """
        return self._answer(self._find(question, day, district), day, answers or {}, guide)

    def ask_and_rank(self, question: str, *, day: date, top: int) -> tuple[Answer, list[Hit]]:
        """The answer and the ``top`` articles for the question, best first, with one search for both."""
        found = self._find(question, day, None, max(top, _LOOKED_AT), explain=False)
        return self._answer(found, day, {}, None), list(found.hits[:top])

    def show_guide(self, key: str, *, day: date, answers: Mapping[str, str] | None = None) -> Answer:
        """The guide by itself, as for somebody who chose it from the list.  Raise KeyError for an unknown one."""
        guide = self.guides[key]
        nothing = _Found("", (), Recognised((), 0.0, is_law=True), Certainty.SURE)
        return self._answer(nothing, day, answers or {}, guide.key)

    def _answer(self, found: _Found, day: date, answers: Mapping[str, str], guide: str | None) -> Answer:
        chosen = self.guides.get(guide or "")
        certainty = Certainty.SURE if chosen else found.certainty
        if chosen is None and certainty in (Certainty.SURE, Certainty.LIKELY):
            chosen = self.guides[found.recognised.guides[0][0]]
        told = _known_answers(chosen, answers) if chosen else {}
        given = {**_heard(chosen, found.text), **told} if chosen else {}
        advice = apply_answers(chosen, given) if chosen else None
        shares = dict(found.recognised.guides)
        return Answer(
            question=found.text,
            day=day,
            topic=self._topic(found, chosen),
            certainty=certainty,
            advice=advice,
            confidence=shares.get(chosen.key, 0.0) if chosen else 0.0,
            articles=tuple(self._articles(found, certainty, advice, day)),
            urgent=advice.urgent if advice else (),
            choices=self._choices(found, certainty, chosen, guide),
            questions=advice.open_questions[:_ASKED_BACK] if advice else (),
            services=_offers(advice.doors if advice else ()),
            notice=NOTICE,
            given=given,
            facts=_facts(found.text, chosen, told),
        )

    def _find(
        self, question: str, day: date, district: str | None, top: int = _LOOKED_AT, *, explain: bool = True
    ) -> _Found:
        text = _readable(question)
        hits = [
            hit
            for hit in self.index.search(text, top, explain=explain, on=day)
            if district is None or speaks_for(hit.law, district)
        ]
        recognised = self._recogniser.recognise(text, hits)
        return _Found(text, hits, recognised, _certainty(hits, recognised))

    def _topic(self, found: _Found, chosen: Guide | None) -> str:
        """By the words and the articles found; a guide shown by itself has its own."""
        return chosen.topic if chosen is not None and not found.text else topic_of(found.text, found.hits)

    def _choices(
        self, found: _Found, certainty: Certainty, chosen: Guide | None, asked_for: str | None
    ) -> tuple[GuideChoice, ...]:
        """Other guides worth offering: none when it is sure, unless the reader chose this one and may have erred."""
        fits = found.recognised.fit >= _POSSIBLE_FIT and found.certainty is not Certainty.UNKNOWN
        if not fits or (certainty is Certainty.SURE and not asked_for):
            return ()
        likely = [
            GuideChoice(key, self.guides[key].name_zh, share)
            for key, share in found.recognised.guides
            if share >= _POSSIBLE and (chosen is None or key != chosen.key)
        ]
        return tuple(likely[:_CHOICES])

    def _articles(
        self, found: _Found, certainty: Certainty, advice: Advice | None, day: date
    ) -> Iterable[GoverningArticle]:
        """First those of the guide, then what the search found beside them; none at all when nothing fits."""
        shown: set[tuple[str, int, int]] = set()
        for article in advice.articles if advice else ():
            held = self.library.article(article.law, article.number, article.sub, day)
            if held is not None and len(shown) < _OF_THE_GUIDE:
                shown.add((held.law, held.number, held.sub))
                yield _governing(held, day, f"“{advice.guide.name_zh}”的办事指引依据这一条" if advice else "", article)
        if certainty is Certainty.UNKNOWN:
            return
        for hit in found.hits:
            if len(shown) >= _SHOWN or hit.score < _WEAKEST:
                return
            held = self.library.article(hit.law, hit.number, hit.sub, day)
            if held is not None and (held.law, held.number, held.sub) not in shown:
                shown.add((held.law, held.number, held.sub))
                yield _governing(held, day, "；".join(hit.reasons[:2]))


def _readable(question: str) -> str:
    """What was typed, as it may be shown and carried on: bounded, without control characters, lines kept."""
    lines = (" ".join(clean_line(line).split()) for line in question[:MOST_CHARACTERS].splitlines())
    return "\n".join(line for line in lines if line)


def clean_line(line: str) -> str:
    """A line without what cannot be shown."""
    return "".join(character for character in line if character.isprintable())


def _certainty(hits: Sequence[Hit], recognised: Recognised) -> Certainty:
    """How sure to be; the thresholds were chosen on the guides' phrases, each left out in turn, and on everyday talk."""
    if not hits or hits[0].score < _WEAKEST or not recognised.is_law or not recognised.guides:
        return Certainty.UNKNOWN
    share, fit = recognised.guides[0][1], recognised.fit
    if hits[0].score < _WEAK and fit < _WEAK_FIT:
        return Certainty.UNKNOWN
    if share >= _SURE and fit >= _SURE_FIT:
        return Certainty.SURE
    if share >= _LIKELY and fit >= _LIKELY_FIT:
        return Certainty.LIKELY
    return Certainty.OPEN


def _heard(guide: Guide, text: str) -> dict[str, str]:
    """What the question itself answers of what the guide would ask first."""
    return {one.key: key for one in guide.questions if not one.only_if and (key := one.heard_in(text))}


def _known_answers(guide: Guide, answers: Mapping[str, str]) -> dict[str, str]:
    known = {}
    for key, option in answers.items():
        try:
            guide.question(key).option(option)
        except GuideError:
            continue
        known[key] = option
    return known


def _governing(held: HeldArticle, day: date, why: str, cited: Article | None = None) -> GoverningArticle:
    entry = plain_entries().get((held.law, held.number, held.sub))
    return GoverningArticle(
        law=held.law,
        label=held.label,
        number=held.number,
        sub=held.sub,
        excerpt=excerpt(held.text, cited.paragraph if cited else None),
        sentence=entry.sentence if entry else "",
        reviewed=entry.reviewed if entry else "",
        version_date=held.version_date,
        applies_from=None if held.applies_on(day) else held.effective_date,
        repealed=held.repealed,
        why=why,
    )


def _offers(doors: Iterable[Door]) -> tuple[Offer, ...]:
    """The doors by their names, and a person at the end wherever the guide has not named one already."""
    offers = [
        Offer(
            door.key,
            CATALOGUE.get(door.key).name if door.ours else door.name,
            door.why,
            door.ours,
            door.where,
            door.telephone,
        )
        for door in doors
        if not door.ours or door.key in CATALOGUE
    ]
    if PERSON in CATALOGUE and all(offer.key != PERSON for offer in offers):
        offers.append(Offer(PERSON, CATALOGUE.get(PERSON).name, "说给律师听，律师署名答复，不收钱", ours=True))
    return tuple(offers)


def _facts(text: str, guide: Guide | None, given: Mapping[str, str]) -> dict[str, str]:
    """What an application opens with: the words as typed, and the answers to what was asked back, as sentences."""
    if not text:
        return {}
    told = [_told(guide.question(key), option) for key, option in given.items()] if guide else []
    return {"facts": "\n".join([text, *told])}


def _told(question: Question, option: str) -> str:
    return f"{question.text}{question.option(option).text}。"
