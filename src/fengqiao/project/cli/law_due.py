"""``fengqiao law due``: when a statutory period ends, and why.

    fengqiao law due 7d --from 2026-02-10 --rule 法律援助法:43
    fengqiao law due 60d --from 2025-07-01 --pause 2025-08-11..2025-09-09 --json

Uses only the law library, so it starts without Django and works in any directory.
"""

import datetime as dt
import json
import sys
from typing import NoReturn

import click

from fengqiao.law import periods
from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article
from fengqiao.law.errors import LawError
from fengqiao.law.periods import HourPause, Pause, Unit, parse_period

__all__ = ["due"]

_BAD_INPUT = 2


@click.command("due", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("period")
@click.option("--from", "start", required=True, metavar="DATE", help="Day of the event; hours need 2026-02-10T09:30.")
@click.option("--pause", "pauses", multiple=True, metavar="A..B", help="Suspended days, both included; A.. while open.")
@click.option("--extend", "extensions", multiple=True, metavar="PERIOD", help="An extension such as 10d; repeatable.")
@click.option("--rule", metavar="LAW:ARTICLE", help="The article that sets the period, such as 法律援助法:43.")
@click.option("--calendar", "notices", multiple=True, metavar="FILE", help="A year's holiday notice (TOML) to add.")
@click.option("--no-roll", is_flag=True, help="The last day does not move for rest days (detained persons).")
@click.option("--next-hour", is_flag=True, help="Hours count from the next full hour (civil procedure).")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the text.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with due, provisional, safe and every step.")
def due(
    period: str,
    start: str,
    pauses: tuple[str, ...],
    extensions: tuple[str, ...],
    rule: str | None,
    notices: tuple[str, ...],
    no_roll: bool,
    next_hour: bool,
    lang: str,
    as_json: bool,
) -> None:
    """Count PERIOD (7d, 20wd, 6mo, 2yr, 24h) from an event and explain every step.

    d natural days, wd working days, mo months, yr years, h hours.
    """
    try:
        length = parse_period(period)
        in_hours = length.unit is Unit.HOUR
        calendar = WorkCalendar.official()
        for notice in notices:
            calendar = calendar.with_year(notice)
        found = periods.due(
            _read_time(start) if in_hours or "T" in start or " " in start.strip() else _read_date(start),
            length,
            pauses=[_read_pause(pause, in_hours=in_hours) for pause in pauses],
            extensions=[parse_period(extension) for extension in extensions],
            rule=Article.parse(rule) if rule else None,
            calendar=calendar,
            roll=not no_roll,
            next_hour=next_hour,
        )
    except LawError as error:
        _refuse(str(error))
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(found.explain("en" if lang == "en" else "zh")))


def _read_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise LawError(f"“{text}” is not a date: write year-month-day, such as 2026-02-10") from None


def _read_time(text: str) -> dt.datetime:
    """A moment; a bare date is refused, because hours would then start at an invented midnight."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise LawError(f"“{text}” is not a date with a time: write it as 2026-02-10T09:30") from None
    if len(text.strip()) <= len("2026-02-10"):
        raise LawError(f"hours run from a moment, and “{text}” is only a day: write it as {text.strip()}T09:30")
    return moment


def _read_pause(text: str, *, in_hours: bool) -> Pause | HourPause:
    first, dots, last = text.partition("..")
    if not dots:
        raise LawError(f"“{text}” is not a pause: write first..last day, such as 2026-05-08..2026-05-12")
    if in_hours:
        return HourPause(_read_time(first), _read_time(last) if last.strip() else None)
    return Pause(_read_date(first), _read_date(last) if last.strip() else None)


def _refuse(message: str) -> NoReturn:
    click.echo(f"fengqiao law due: {message}", err=True)
    sys.exit(_BAD_INPUT)


if __name__ == "__main__":
    due(prog_name="fengqiao law due")
