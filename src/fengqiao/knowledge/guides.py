"""The guides: for each common kind of trouble the articles, the plain answer, what cannot wait, and the doors in order.

    advice = apply_answers(guide("unpaid-wages"), {"who": "company", "still": "left"})
    advice.urgent[0].clock     # 'L08a'

One TOML file a guide in ``guides/``, named by its key; outside doors with their telephones in ``guide_doors.toml``.
Written from the articles by machine and not reviewed by a lawyer unless ``reviewed`` says so.  This module imports no
Django; names of our own services are looked up in the catalogue by whoever shows the advice.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fengqiao.knowledge.guide_files import read_guides
from fengqiao.knowledge.guide_model import (
    CALCULATORS,
    TOPICS,
    Advice,
    Change,
    Door,
    Guide,
    GuideError,
    Option,
    Question,
    Urgent,
    UrgentKind,
)

if TYPE_CHECKING:
    GUIDES: Mapping[str, Guide]

__all__ = [
    "CALCULATORS",
    "GUIDES",
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
    "apply_answers",
    "guide",
    "load_guides",
    "open_questions",
]

_URGENT_ORDER = {kind: place for place, kind in enumerate(UrgentKind)}


def load_guides(
    folder: Traversable | None = None,
    doors: Traversable | None = None,
    service_codes: Collection[str] | None = None,
) -> Mapping[str, Guide]:
    """Read and check every guide in ``folder``, by key, in the order of their numbers; None for those of the package.

    With ``service_codes`` (the catalogue's) every service named must be among them; None leaves that unchecked.
    Raises GuideError listing every problem found.
    """
    package = resources.files("fengqiao.knowledge")
    guides, problems = read_guides(
        folder or package.joinpath("guides"), doors or package.joinpath("guide_doors.toml"), service_codes
    )
    if problems:
        raise GuideError("the guides do not hold together:\n  " + "\n  ".join(problems))
    return MappingProxyType({guide.key: guide for guide in guides})


@cache
def _shipped() -> Mapping[str, Guide]:
    return load_guides()


def __getattr__(name: str) -> Any:
    """``GUIDES``, the guides shipped with the package by key, read when first used and then kept."""
    if name == "GUIDES":
        return _shipped()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def guide(key: str) -> Guide:
    """The guide with this key.  Raises GuideError for an unknown one."""
    found = _shipped().get(key)
    if found is None:
        raise GuideError(
            f"there is no guide “{key}”; keys are the file names in knowledge/guides, such as unpaid-wages"
        )
    return found


def apply_answers(guide: Guide, answers: Mapping[str, str]) -> Advice:
    """The advice after ``answers`` (question key → option key), the same for the same answers in any order.

    1. What the answers add stands in front, in the order of the guide's questions, then the guide's own; 2. what an
    answer drops is gone, even if another answer added it (no mediation where there is violence), unless the same
    answer added it; 3. nothing twice, and danger before telephone numbers, limits and evidence.
    An answer to a question that is not asked (see ``only_if``) changes nothing.  Raises GuideError for an unknown
    question or option.
    """
    changes = _changes(guide, answers)
    articles = _without(
        [(change.articles, change.drop_articles) for change in changes], guide.articles, lambda article: article
    )
    urgent = _without([(change.urgent, change.drop_urgent) for change in changes], guide.urgent, lambda u: u.clock)
    doors = _without([(change.doors, change.drop_doors) for change in changes], guide.doors, lambda door: door.key)
    return Advice(
        guide=guide,
        answer=_answer(guide, changes),
        articles=_once(articles),
        urgent=tuple(sorted(_once(urgent), key=lambda line: _URGENT_ORDER[line.kind])),
        doors=_doors_once(doors),
        evidence=_once([*(text for change in changes for text in change.evidence), *guide.evidence]),
        calculators=_once([*(key for change in changes for key in change.calculators), *guide.calculators]),
        see=_once([key for change in changes for key in change.see]),
        open_questions=open_questions(guide, answers),
    )


def open_questions(guide: Guide, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions of the guide that are asked now: not yet answered, and their ``only_if`` fulfilled."""
    return tuple(
        question for question in guide.questions if question.key not in answers and _is_asked(question, answers)
    )


def _changes(guide: Guide, answers: Mapping[str, str]) -> list[Change]:
    """The changes of the answers that count, in the order of the guide's questions."""
    chosen = {key: guide.question(key).option(option) for key, option in answers.items()}
    return [
        chosen[question.key].change
        for question in guide.questions
        if question.key in chosen and _is_asked(question, answers)
    ]


def _is_asked(question: Question, answers: Mapping[str, str]) -> bool:
    return all(answers.get(key) == option for key, option in question.only_if.items())


def _answer(guide: Guide, changes: Sequence[Change]) -> tuple[str, ...]:
    """What the answers say first, then the guide's own words unless one of the answers takes their place."""
    own = () if any(change.instead for change in changes) else guide.answer
    return _once([*(text for change in changes for text in change.answer), *own])


def _without[T](
    changes: Sequence[tuple[Sequence[T], Sequence[object]]], own: Sequence[T], named: Callable[[T], object]
) -> list[T]:
    """What the changes add and the guide's ``own``, without what a change other than the adding one drops."""
    kept: list[T] = []
    for place, (added, _) in enumerate(changes):
        dropped = {name for other, (_, drops) in enumerate(changes) if other != place for name in drops}
        kept += [item for item in added if named(item) not in dropped]
    dropped = {name for _, drops in changes for name in drops}
    return kept + [item for item in own if named(item) not in dropped]


def _once[T](items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _doors_once(doors: Iterable[Door]) -> tuple[Door, ...]:
    """Each door once; the first mention gives its place and its reason."""
    kept: dict[str, Door] = {}
    for door in doors:
        kept.setdefault(door.key, door)
    return tuple(kept.values())
