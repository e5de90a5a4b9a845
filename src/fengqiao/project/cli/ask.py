"""``fengqiao ask``: a question in everyday words, answered offline from the statutes.

    fengqiao ask "老板欠我三个月工资"
    fengqiao ask "被车撞了" --json
    fengqiao ask --batch questions.jsonl --top 100 --out answers.jsonl

It works on a machine that was never set up, with the national laws that come along; statute folders are added with
``--statutes`` or FENGQIAO_STATUTES, and what ``law import`` read into the database counts.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from fengqiao.project.cli import set_up_django
from fengqiao.project.data_folder import data_folder, has_database

if TYPE_CHECKING:
    from fengqiao.knowledge.asking import Asker

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("ask")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--explain", is_flag=True, help="Say why each article was found and how sure it is.")
@click.option("--batch", type=click.File("r", encoding="utf-8", errors="replace"), help='Lines {"id", "question"}.')
@click.option("--out", type=click.File("w", encoding="utf-8"), default="-", help="Where the batch's answers go.")
@click.option("--top", default=100, show_default=True, type=click.IntRange(1, 1000), help="Articles a batch line gets.")
@click.option("--statutes", multiple=True, type=_FOLDER, help="A folder of statutes beside the others; repeatable.")
@click.option("--on", "day", metavar="DATE", help="The day to answer for; today when left out.")
def ask(
    question: str | None,
    as_json: bool,
    explain: bool,
    batch: IO[str] | None,
    out: IO[str],
    top: int,
    statutes: tuple[Path, ...],
    day: str | None,
) -> None:
    """Ask a question in everyday words; --batch answers a file of them."""
    if (question is None) == (batch is None):
        raise click.UsageError('give one question, such as fengqiao ask "老板欠我工资", or --batch FILE')
    asked_on = _day(day)
    asker = asker_at_hand(statutes)
    if batch is not None:
        _answer_batch(asker, batch, out, top, asked_on)
        return
    from fengqiao.knowledge.answer_text import as_json_value, as_text

    answer = asker.ask(question or "", day=asked_on)
    if as_json:
        click.echo(json.dumps(as_json_value(answer), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(answer, explain=explain))


def asker_at_hand(statutes: tuple[Path, ...] = ()) -> Asker:
    """The asker of this machine; the framework is loaded only where there is a database."""
    if has_database():
        set_up_django()
    from fengqiao.knowledge.node import library_at_hand, make_asker

    return make_asker(library_at_hand(statutes), data_folder(), told=lambda text: click.echo(text, err=True))


def _answer_batch(asker: Asker, batch: IO[str], out: IO[str], top: int, day: date) -> None:
    from fengqiao.knowledge.batch import answer_lines

    lines = batch.readlines()
    answered = refused = 0
    with click.progressbar(length=len(lines), label="questions", file=sys.stderr) as bar:
        for result in answer_lines(asker, lines, top=top, day=day):
            out.write(json.dumps(result, ensure_ascii=False) + "\n")
            refused += "error" in result
            answered += "error" not in result
            bar.update(1)
    click.echo(f"{answered} answered, {refused} lines refused", err=True)


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(ZoneInfo("Asia/Shanghai")).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"“{text}” is not a date: write year-month-day, such as 2026-02-10") from None
