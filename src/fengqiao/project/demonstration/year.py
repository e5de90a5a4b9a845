"""A year of matters, played through the same doors as real ones: a random walk along the declared actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from fengqiao.matters.answers import SHANGHAI
from fengqiao.project.demonstration.district import District
from fengqiao.project.demonstration.finishing import finish
from fengqiao.project.demonstration.states import fill_every_state
from fengqiao.project.demonstration.walk import Play, Year, begin, office_hour, walk
from fengqiao.services import CATALOGUE

SHARES = {"consultation": 0.5, "legal-aid": 0.27, "mediation": 0.23}
RECENT = timedelta(days=45)
"""What is older has come to its end, or nearly; what is newer may have been left lying, so that some is overdue."""
TODAY = 9
"""How many came in today."""


def play_year(district: District, random: Random, now: datetime, count: int, progress: Callable[[], None]) -> int:
    """Open ``count`` matters over the year before ``now``, and those that no state may be without; return how many."""
    year = Year(random, district, now)
    days = sorted(random.choices(range(1, 365), weights=[1 + n / 180 for n in range(364)], k=max(count - TODAY, 0)))
    for back in reversed([365 - day for day in days]):
        _play(year, office_hour(random, now - timedelta(days=back)))
        progress()
    for start in _hours_of_today(random, now, min(TODAY, count)):
        _open(year, start)
        progress()
    fill_every_state(year)
    finish(year)
    return year.opened


def _play(year: Year, start: datetime) -> None:
    play = _open(year, start)
    if year.now - start < RECENT:
        walk(play, start, year.random.choice((1.0, 2.0, 3.0, 5.0, 9.0, 14.0)), steps=14)
    else:
        walk(play, start, year.random.choice((0.4, 0.8, 1.5, 1.5)), steps=30)


def _open(year: Year, start: datetime) -> Play:
    code = year.random.choices(list(SHARES), weights=list(SHARES.values()))[0]
    return begin(year, CATALOGUE.get(code), start)


def _hours_of_today(random: Random, now: datetime, count: int) -> list[datetime]:
    """Times since the office opened this morning, or since midnight where it has not yet."""
    local = now.astimezone(SHANGHAI)
    opening = local.replace(hour=8, minute=0, second=0, microsecond=0)
    since = opening if local - opening > timedelta(minutes=30) else local.replace(hour=0, minute=0, second=0)
    seconds = int((local - since).total_seconds())
    return sorted(since + timedelta(seconds=random.randint(0, max(seconds, 0))) for _n in range(count))
