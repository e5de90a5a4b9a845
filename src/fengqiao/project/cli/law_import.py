"""``fengqiao law import``, ``law check`` and ``law impact``: statutes come in, and what cites them is looked at again.

fengqiao law import                       the national laws that come along
fengqiao law import statutes/ --dry-run   what a folder of Markdown laws would bring
fengqiao law check                        every citation of the platform, looked up
fengqiao law impact                       what cites an article that an import changed or removed
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fengqiao.project.cli import set_up_django
from fengqiao.project.data_folder import data_folder, has_database

if TYPE_CHECKING:
    from fengqiao.knowledge.importing import Stored
    from fengqiao.law.statutes import Import, Refusal

_PATH = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SHOWN = 40
"""Lines of one kind that are printed; the rest is counted.  --all prints every one."""


class DryRun(Exception):
    """Rolls the transaction of a dry run back."""


@click.command("import")
@click.argument("paths", nargs=-1, type=_PATH)
@click.option("--dry-run", is_flag=True, help="Say what would come in and change nothing.")
@click.option("--all", "everything", is_flag=True, help="Print every line of long lists.")
def import_statutes(paths: tuple[Path, ...], dry_run: bool, everything: bool) -> None:
    """Read statutes into the database; say what came in and what was refused.

    PATH is a folder of Markdown laws, one such file, or a laws.db; without one, the national laws that come along are
    read.  Importing again changes nothing.
    """
    set_up_django()
    if not has_database() and dry_run:
        raise click.ClickException("there is no database yet; run ./fengqiao migrate first")
    from fengqiao.project.cli.serve import prepare

    if not has_database():
        prepare()
    read = [_read(path) for path in paths or (None,)]
    statutes = [statute for one in read for statute in one.statutes]
    refused = [refusal for one in read for refusal in one.refused]
    if not statutes:
        _print("refused", [str(one) for one in refused], everything)
        raise click.ClickException("nothing could be read")
    stored, impact = _store(read, dry_run=dry_run)
    _summary(stored, refused, everything)
    click.echo(f"{impact} places cite an article that changed; see them with fengqiao law impact")
    if dry_run:
        click.echo("dry run: nothing was changed")
    elif stored.articles or stored.replaced:
        _rebuild_index()


def _read(path: Path | None) -> Import:
    from fengqiao.law.statutes import read_embedded, read_folder

    try:
        return read_embedded(path) if path is None or path.suffix in {".db", ".sqlite"} else read_folder(path)
    except (sqlite3.DatabaseError, OSError) as error:
        raise click.ClickException(
            f"{path} cannot be read ({error}); nothing was changed. Fetch the file again."
        ) from error


def _store(read: Sequence[Import], *, dry_run: bool) -> tuple[Stored, int]:
    """Store and record the impact in one transaction; a dry run does both and takes them back."""
    from django.db import transaction

    from fengqiao.knowledge.citing import everything_citing
    from fengqiao.knowledge.impact import record_impact
    from fengqiao.knowledge.importing import store
    from fengqiao.matters.cited import cited_in_open_matters

    statutes = [statute for one in read for statute in one.statutes]
    try:
        with transaction.atomic():
            with click.progressbar(length=len(statutes), label="statutes", file=sys.stderr) as bar:
                stored = store(statutes, source=_source(read), progress=lambda _statute: bar.update(1))
            citings = [*everything_citing(), *cited_in_open_matters()] if stored.replaced else []
            rows = record_impact(stored.replaced, citings)
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return stored, len(rows)


def _source(read: Sequence[Import]) -> str:
    """Where the texts come from, in a word each: the package's name or the folder's."""
    names = {Path(one.statutes[0].source).parent.name or one.statutes[0].source for one in read if one.statutes}
    return "、".join(sorted(names))[:200]


def _summary(stored: Stored, refused: Sequence[Refusal], everything: bool) -> None:
    for title, names in (
        ("added", stored.added),
        ("amended", stored.amended),
        ("repealed", stored.repealed),
        ("older versions", stored.older),
        ("refused", [str(one) for one in refused]),
    ):
        _print(title, names, everything)
    click.echo(
        f"{len(stored.added)} laws added, {len(stored.amended)} amended, {len(stored.repealed)} repealed, "
        f"{len(stored.older)} older versions, {stored.unchanged} unchanged, {len(refused)} refused; "
        f"{stored.articles} articles came in"
    )


def _print(title: str, lines: Sequence[str], everything: bool) -> None:
    if not lines:
        return
    click.echo(f"{title}:")
    shown = lines if everything else lines[:_SHOWN]
    for line in shown:
        click.echo(f"  {line}")
    if len(shown) < len(lines):
        click.echo(f"  … and {len(lines) - len(shown)} more (--all)")


def _rebuild_index() -> None:
    from fengqiao.knowledge.index import open_index
    from fengqiao.knowledge.node import library_at_hand

    open_index(library_at_hand(), data_folder(), told=lambda text: click.echo(text, err=True))


@click.command("check")
@click.option("--strict", is_flag=True, help="Also fail on citations whose text is not held, and on stale sentences.")
@click.option("--statutes", multiple=True, type=_FOLDER, help="A folder of statutes beside the others; repeatable.")
@click.option("--all", "everything", is_flag=True, help="Print every line of long lists.")
def check(strict: bool, statutes: tuple[Path, ...], everything: bool) -> None:
    """Find every citation of the platform in the statutes in force; exit 1 with a list when one is wrong.

    The statutes are the national laws that come along, those imported into the database, and any folder named.
    """
    if has_database():
        set_up_django()
    from fengqiao.knowledge.checking import check_citations
    from fengqiao.knowledge.citing import everything_citing
    from fengqiao.knowledge.node import library_at_hand
    from fengqiao.law.plain import read_plain
    from fengqiao.law.statute_names import statute_name

    corpus = library_at_hand(statutes).corpus()
    done = check_citations(everything_citing(), corpus, read_plain())
    _print("wrong", [str(one) for one in done.wrong] + done.plain_problems, True)
    _print("of repealed law, and saying so", [str(one) for one in done.unsettled], everything)
    _print("text not held", _counted(statute_name(one.citing.article.law) for one in done.not_held), everything)
    _print(
        "stale plain sentences",
        [f"《{one.law}》{one.label}（{one.file}:{one.line}）" for one in done.stale],
        everything,
    )
    click.echo(
        f"{done.looked_at} citations looked at: {len(done.wrong) + len(done.plain_problems)} wrong, "
        f"{len(done.not_held)} whose text is not held, {len(done.unsettled)} of repealed law, {len(done.stale)} stale"
    )
    if not done.is_clean(strict=strict):
        sys.exit(1)


def _counted(names: Iterable[str]) -> list[str]:
    """Each name once with how often it stands there, most often first."""
    from collections import Counter

    return [f"《{name}》 × {count}" for name, count in Counter(names).most_common()]


@click.command("impact")
@click.option("--all", "everything", is_flag=True, help="Those confirmed already as well.")
def impact(everything: bool) -> None:
    """What cites an article that an import changed or removed, until somebody confirms it in the back office."""
    if not has_database():
        raise click.ClickException("there is no database yet, so nothing was imported")
    set_up_django()
    from fengqiao.knowledge.citing import CiterKind
    from fengqiao.knowledge.impact import unconfirmed
    from fengqiao.knowledge.models import CitationImpact

    waiting = unconfirmed()
    rows = list(CitationImpact.objects.select_related("likely_article")) if everything else waiting
    last = ""
    for row in rows:
        heading = f"《{row.law}》{row.label}：{row.get_change_display()}"
        if heading != last:
            moved = f"，可能移到{row.likely_article.label}" if row.likely_article else ""
            click.echo(heading + moved)
            last = heading
        done = "（已确认）" if row.confirmed_at else ""
        click.echo(f"  {CiterKind(row.cited_by).zh}  {row.where}{done}")
    click.echo(f"{len(rows)} places, {len(waiting)} not confirmed yet")
