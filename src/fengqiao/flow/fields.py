"""What a form asks: fields as data, from which pages, drafts, the API and the prefilled hand-over are all derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fengqiao.law.citation import Article


def _(message: str) -> str:
    """Mark a Chinese message for the translation catalogue; it is translated where it is shown, not here."""
    return message


class Kind(StrEnum):
    """What a field holds.  Personal kinds are sealed at rest whatever the declaration says."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    MONEY = "money"
    INTEGER = "integer"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    NAME = "name"
    ADDRESS = "address"
    AREA = "area"
    FILES = "files"
    PERSON = "person"
    """A practitioner chosen from those the office may name."""
    MOMENT = "moment"
    """A date with a time of day, Asia/Shanghai."""
    SIGNATURE = "signature"
    """Drawn with a finger; without script, the full name typed and confirmed."""
    CITATIONS = "citations"
    """Articles typed as a person writes them; each is looked up before it is accepted."""

    @property
    def is_personal(self) -> bool:
        """True for what names, finds or reaches a person."""
        return self in {Kind.PHONE, Kind.ID_NUMBER, Kind.NAME, Kind.ADDRESS, Kind.SIGNATURE}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list; ``cites`` is the article that makes the choice matter, if one does."""

    key: str
    label: str
    cites: tuple[Article, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form.

    ``shared_key`` names the fact across services (``applicant_phone``, ``facts``): a hand-over carries it along, so no
    one is asked twice.  ``sealed`` fields are encrypted at rest; personal kinds always are.  ``asked_if`` is
    ``(field key, values)``: the question is put only when that answer is one of the values, and the server ignores an
    answer to a question it would not have put.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = True
    help: str = ""
    choices: tuple[Choice, ...] = ()
    sealed: bool = False
    shared_key: str = ""
    asked_if: tuple[str, tuple[str, ...]] | None = None
    cites: tuple[Article, ...] = ()
    max_length: int = 0
    """In characters; 0 means the kind's own bound."""
    must_be_yes: str = ""
    """For a YES_NO without whose yes the action may not be done: the sentence that says so."""
    until_today: bool = False
    """For a DATE of something that has happened: no later than the day it is given."""
    from_today: bool = False
    """For a DATE of something still to come: no earlier than the day it is given."""
    after_signing: bool = False
    """For a DATE from which a signed paper holds: no earlier than the last signature."""
    own_side: bool = False
    """Read by the side that gave it and by the office; the other side reads that something was done and not this."""

    @property
    def is_sealed(self) -> bool:
        """True when the answer is encrypted at rest."""
        return self.sealed or self.kind.is_personal

    @property
    def carried_as(self) -> str:
        """The name under which the answer travels to another service."""
        return self.shared_key or self.key

    def is_asked(self, answers: Mapping[str, object]) -> bool:
        """Whether the question is put, given the answers so far."""
        if self.asked_if is None:
            return True
        key, values = self.asked_if
        given = answers.get(key)
        picked = given if isinstance(given, list | tuple) else [given]
        return any(str(one) in values for one in picked if one is not None)


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a form: a few questions that belong together, saved as one draft step."""

    key: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""
