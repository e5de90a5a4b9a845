"""``fengqiao law calculate``: one calculator on the command line, with every step and its article.

    fengqiao law calculate                                          # which there are
    fengqiao law calculate litigation-fees matter=property amount=86000 ended=summary
    fengqiao law calculate wages --json '{"claim": "unpaid", "monthly_wage": "6200", "months": 3}'

Uses only the law library, so it starts without Django and works in any directory.
"""

from __future__ import annotations

import json
import sys
from typing import Any, NoReturn

import click

from fengqiao.law.calculators import CALCULATORS, CalculatorError, Result, Text, calculate, yuan
from fengqiao.law.calculators.result import Lang

__all__ = ["calculate_command"]

_BAD_INPUT = 2


@click.command("calculate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("key", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--json", "as_json", metavar="OBJECT", help="Inputs as a JSON object; the result is printed as JSON.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the text.")
def calculate_command(key: str | None, values: tuple[str, ...], as_json: str | None, lang: str) -> None:
    """Calculate with KEY from NAME=VALUE pairs; without KEY list the calculators, with KEY alone its inputs."""
    speak: Lang = "en" if lang == "en" else "zh"
    if key is None:
        for one in CALCULATORS.values():
            click.echo(f"{one.key:22}{one.name.said(speak)}")
        return
    if key not in CALCULATORS:
        _refuse(f"there is no calculator “{key}”; there are {', '.join(CALCULATORS)}")
    raw = _read(values, as_json)
    if not raw:
        for asked in CALCULATORS[key].inputs:
            options = "|".join(option.key for option in asked.options)
            click.echo(f"{asked.key:22}{asked.label.said(speak)}{f'  [{options}]' if options else ''}")
        return
    try:
        result = calculate(key, raw)
    except CalculatorError as error:
        _refuse("; ".join(f"{field}: {what}" for field, what in error.problems.items()))
    if as_json is not None:
        click.echo(json.dumps(result.as_json(speak), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(result, speak)))


def _read(values: tuple[str, ...], as_json: str | None) -> dict[str, Any]:
    """The inputs; a name given twice becomes a list."""
    raw: dict[str, Any] = {}
    if as_json is not None:
        try:
            raw = json.loads(as_json)
        except json.JSONDecodeError as error:
            _refuse(f"--json is not a JSON object: {error}")
        if not isinstance(raw, dict):
            _refuse('--json must be an object such as \'{"matter": "labour"}\'')
    for pair in values:
        name, equals, value = pair.partition("=")
        if not equals:
            _refuse(f"“{pair}” is no input: write name=value, such as amount=86000")
        raw[name] = [*(raw[name] if isinstance(raw[name], list) else [raw[name]]), value] if name in raw else value
    return raw


def _lines(result: Result, lang: Lang) -> list[str]:
    def say(text: Text) -> str:
        return text.said(lang)

    shown = [say(result.headline)]
    if result.total is not None:
        shown[0] += f": {yuan(result.total)}" + (f" – {yuan(result.total_upto)}" if result.total_upto else "")
    for line in result.lines:
        amount = f" = {yuan(line.amount)}" if line.amount is not None else ""
        upto = f" – {yuan(line.upto)}" if line.upto is not None else ""
        cited = "、".join(str(article) for article in line.articles)
        shown.append(f"  {say(line.label)}: {say(line.formula)}{amount}{upto}  {cited}".rstrip())
    shown += [f"  ! {say(text)}" for text in result.uncertain]
    return shown


def _refuse(message: str) -> NoReturn:
    click.echo(f"fengqiao law calculate: {message}", err=True)
    sys.exit(_BAD_INPUT)


if __name__ == "__main__":
    calculate_command(prog_name="fengqiao law calculate")
