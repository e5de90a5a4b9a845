"""The words a service is declared in.  Data only: everything here is frozen and compared by value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fengqiao.flow.fields import Field, Section
from fengqiao.flow.roles import Role
from fengqiao.law.citation import Article
from fengqiao.law.periods import Period


def art(law: str, number: int, paragraph: int | None = None, item: int | None = None) -> tuple[Article, ...]:
    """One citation, as the tuple every ``cites`` takes; join several with ``+``."""
    return (Article(law, number, paragraph, item),)


class Who(StrEnum):
    """Which of a matter's people may read an event, a file or a paper."""

    ALL = "all"
    """Both sides and the office."""
    ACTOR_SIDE = "actor_side"
    """The side that did it, and the office."""
    OFFICE = "office"
    """The office alone: assignment notes, supervision."""


class Condition(StrEnum):
    """What must be true of the matter before an action is offered.  The sentence shown when it is not is ``label``."""

    OTHER_SIDE_JOINED = "other_side_joined"
    HANDLER_NAMED = "handler_named"
    ALL_SIGNED = "all_signed"
    CLOCK_PASSED = "clock_passed"
    AGREEMENT_ISSUED = "agreement_issued"


class ClockKind(StrEnum):
    """Where a clock comes from, and so what passing it means."""

    LAW = "law"
    PROMISE = "promise"
    """Set by the office itself, published, and never shown as if it were law."""
    LIMIT = "limit"
    """A limit on the citizen (to object, to apply), shown as a warning and not as work of the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time limit: what it is, which actions start and stop it.

    ``rule`` is the id of a declared statutory clock (``fengqiao.law.clocks``), which carries length, unit and article for
    the day the matter was opened.  A promise has no rule and states its own ``period``.
    ``pauses`` are pairs of actions: from the day of the first to the day of the second the clock stands still.
    ``extended_by`` maps an action to the period it adds, ``{"extend": Period}`` written as pairs.
    """

    key: str
    label: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    whose: Role
    rule: str = ""
    period: Period | None = None
    kind: ClockKind = ClockKind.LAW
    pauses: tuple[tuple[str, str], ...] = ()
    extended_by: tuple[tuple[str, Period], ...] = ()
    starts_from_field: str = ""
    """A date field of the starting action (of the form, for "open") that fixes the first day instead of the day the action
    was recorded."""
    only_for: tuple[str, tuple[str, ...]] | None = None
    """``(question, answers)`` of the starting action (of the form, for "open"): it runs only where one of these was given.
    A closed choice; never anything personal, since clocks read what stands in the open."""
    until_field: str = ""
    """A date field of the starting action that is the last day, where nobody but the office or the parties set one; a
    promise or a limit with it has neither rule nor period."""
    then: str = ""
    """What passing it means, in one sentence a person can act on."""
    lapses_by: str = ""
    """The action taken by SYSTEM on the day after the clock has run out; empty when a person must decide."""
    allows: tuple[str, ...] = ()
    """Actions with ``Condition.CLOCK_PASSED`` that a person may take once the clock has run out."""
    reminds_before: tuple[int, ...] = ()
    """Calendar days before the due date on which the person concerned is reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document the office issues (or both sides sign); its template is ``papers/<template>.docx`` and ``.typ``."""

    key: str
    title: str
    number_prefix: str
    template: str = ""
    signed_by: tuple[Role, ...] = ()
    shown_to: Who = Who.ALL
    issued_by: Role | None = None
    """Whose paper it is: None for the agency that holds the matter, BUREAU for the bureau of its district, APPLICANT for a
    paper the parties make themselves, which carries nobody's head and number."""
    sealed: bool = True
    """Whether the issuer's seal belongs on it."""
    hands: tuple[str, ...] = ()
    """Further lines to be signed by hand under the parties' own: 调解员, 记录人."""
    cites: tuple[Article, ...] = ()
    body: tuple[str, ...] = ()
    """Paragraphs of the paper; ``{field}`` is filled from the matter, the parties and the action."""


@dataclass(frozen=True, slots=True)
class HandOff:
    """A door into another service that opens it with facts, parties and papers carried along."""

    to: str
    label: str
    why: str
    cites: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing somebody may do in a step.

    ``said`` is the past-tense sentence of the timeline, with ``{field}`` places.  ``to`` of "" stays in the step.
    ``cites`` is required: an action that changes someone's position stands on an article, or on the service's own.
    """

    key: str
    label: str
    by: tuple[Role, ...]
    said: str
    to: str = ""
    fields: tuple[Field, ...] = ()
    papers: tuple[str, ...] = ()
    tells: tuple[Role, ...] = ()
    seen_by: Who = Who.ALL
    needs: tuple[Condition, ...] = ()
    cites: tuple[Article, ...] = ()
    assigns: str = ""
    """The PERSON field that names the matter's handler."""
    opens: str = ""
    """The service code a hand-over opens; the new matter's number is told to both sides."""
    confirm: str = ""
    """A sentence shown before it is done, when it cannot be taken back."""
    danger: bool = False
    bulk: bool = False
    """True when the desk may do it to several matters at once."""
    once: bool = False
    """True when the law lets it be done once in a matter."""
    never_by: tuple[str, ...] = ()
    """Actions: who did one of them in this matter may not do this one."""
    answers: str = ""
    """An action this one answers: offered while that one was taken and not answered since."""
    only_after: tuple[str, tuple[str, ...]] | None = None
    """``(question, answers)``: offered only where the latest answer given to that question is one of these; without any
    listed, where it was answered at all."""
    adds: Role | None = None
    """The side on which it enters one more person, from the answers shared as ``added_name``, ``added_phone`` …"""


@dataclass(frozen=True, slots=True)
class Step:
    """A place where a matter rests.  A step with an outcome is an end: the matter is closed there.

    An end may still offer what the law leaves open (an objection, a court's later ruling); an action that leads out of it
    opens the matter again.
    """

    key: str
    label: str
    actions: tuple[Action, ...] = ()
    outcome: str = ""
    """For an end: the result in the statistics' words."""
    next: str = ""
    """What happens now, in a sentence for the citizen."""
    at_desk: str = ""
    """The label as the office reads it, where the citizen's speaks to the citizen."""

    label_for_other: str = ""
    """The label as the other side reads it, where the citizen's speaks to the applicant."""
    next_for_other: str = ""
    """``next`` as the other side reads it."""

    @property
    def desk_label(self) -> str:
        return self.at_desk or self.label

    def label_seen_by(self, *, is_other: bool) -> str:
        """The label for the applicant, or for the other side."""
        return (is_other and self.label_for_other) or self.label

    def next_seen_by(self, *, is_other: bool) -> str:
        """What happens now, for the applicant, or for the other side."""
        return (is_other and self.next_for_other) or self.next

    @property
    def is_end(self) -> bool:
        return bool(self.outcome)


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring, and what it is for; ``instead`` says what will do when it is missing."""

    label: str
    why: str
    instead: str = ""
    required: bool = True
    cites: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ground on which the law lets the office say no; the notice shows it with its article and the remedy."""

    key: str
    label: str
    cites: tuple[Article, ...]
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What makes a matter jump the queue, read from the answers: a choice made, or a day that is near.

    It raises when the answer to ``field`` is one of ``values``, or when the date in ``field`` is at most ``within_days``
    calendar days away and not past (0 = no such test).  Rank 1 is the green channel, rank 2 goes before ordinary matters.
    A flag orders work; it never shortens or lengthens a clock.
    """

    key: str
    label: str
    field: str
    values: tuple[str, ...] = ()
    within_days: int = 0
    rank: int = 2
    cites: tuple[Article, ...] = ()

    def is_raised(self, answers: Mapping[str, object], today: date) -> bool:
        """Whether these answers raise it on that day; a missing or unreadable answer does not."""
        given = answers.get(self.field)
        if self.within_days:
            try:
                day = date.fromisoformat(str(given))
            except ValueError:
                return False
            return 0 <= (day - today).days <= self.within_days
        picked = given if isinstance(given, list | tuple) else [given]
        return any(str(one) in self.values for one in picked if one not in (None, ""))


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """A place for a person in the matter beside the applicant."""

    role: Role
    label: str
    joins_by_link: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A public service, whole.  Checked by :func:`fengqiao.flow.check.problems_of` when it enters the catalogue."""

    code: str
    """Lower-case words joined by hyphens: the address of its pages and the key in the API."""
    number: int
    """Two digits that open every matter number, 10-99, so that a clerk knows the service from the number."""
    name: str
    summary: str
    source: str
    """The laws it stands on, as a reader would look them up."""
    in_force_from: date
    agency_kind: str
    office: Role
    """The role at that agency that receives new matters."""
    form: tuple[Section, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...] = ()
    papers: tuple[Paper, ...] = ()
    materials: tuple[Material, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    hand_offs: tuple[HandOff, ...] = ()
    parties: tuple[PartyPlace, ...] = ()
    flags: tuple[Flag, ...] = ()
    handler: Role | None = None
    second_look: Role | None = None
    """Who answers "this did not solve it"."""
    fee: str = ""
    fee_cites: tuple[Article, ...] = ()
    cites: tuple[Article, ...] = ()
    icon: str = "scale"
    has_private_notes: bool = False
    asks_safe_contact: bool = False
    opened_said: str = ""
    """The timeline's first sentence."""
    opened_papers: tuple[str, ...] = ()
    opened_tells: tuple[Role, ...] = ()

    @property
    def first_step(self) -> Step:
        return self.steps[0]

    def step(self, key: str) -> Step:
        """The step of that key; KeyError when the service has none."""
        return next_or_raise(self.steps, key, self.code, "step")

    def clock(self, key: str) -> Clock:
        """The clock of that key; KeyError when the service has none."""
        return next_or_raise(self.clocks, key, self.code, "clock")

    def paper(self, key: str) -> Paper:
        """The paper of that key; KeyError when the service has none."""
        return next_or_raise(self.papers, key, self.code, "paper")

    def action(self, step_key: str, key: str) -> Action | None:
        """The action of that key in that step, or None when the step does not offer it."""
        return next((action for action in self.step(step_key).actions if action.key == key), None)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of every step, in the order declared; one that stands in two steps appears twice."""
        return tuple(action for step in self.steps for action in step.actions)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every question of the application form."""
        return tuple(field for section in self.form for field in section.fields)


def next_or_raise[T: (Step, Clock, Paper)](items: tuple[T, ...], key: str, code: str, what: str) -> T:
    """The item of that key, or a KeyError that names the service and what it has."""
    for item in items:
        if item.key == key:
            return item
    raise KeyError(f"{code} has no {what} {key!r}; it has {', '.join(item.key for item in items) or 'none'}")
