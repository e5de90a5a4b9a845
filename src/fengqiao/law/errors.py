"""The errors of the law library.

    LawError (a ValueError)
    ├── CitationError   an article number, name or citation key that cannot be read
    ├── CalendarError   a holiday notice that contradicts itself or the calendar
    ├── PeriodError     a period, pause or extension that cannot be counted
    └── ClockError      an unknown clock, or clock declarations that do not hold together

Every message says what happened, with which value, and what would be accepted instead.
"""

__all__ = ["CalendarError", "CitationError", "ClockError", "LawError", "PeriodError"]


class LawError(ValueError):
    """Anything the law library refuses."""


class CitationError(LawError):
    """A law name, article number or citation that cannot be read."""


class CalendarError(LawError):
    """A holiday notice that contradicts itself, another notice or the calendar."""


class PeriodError(LawError):
    """A period, pause, extension or start that cannot be counted."""


class ClockError(LawError):
    """An unknown clock, or clock declarations that do not hold together."""
