"""``fengqiao law calculate`` lists, asks, answers and refuses."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from fengqiao.law.calculators import CALCULATORS
from fengqiao.project.cli.law_calculate import calculate_command


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(calculate_command, list(arguments))
    return result.exit_code, result.output


def test_without_a_key_it_lists_and_with_a_key_alone_it_asks() -> None:
    assert all(key in run()[1] for key in CALCULATORS)
    code, text = run("litigation-fees", "--lang", "en")
    assert code == 0
    assert "matter" in text
    assert "Amount (yuan)" in text


def test_pairs_give_a_sum_with_its_steps_and_articles() -> None:
    code, text = run("litigation-fees", "matter=property", "amount=86000", "ended=summary", "ended=mediated")
    assert code == 0
    assert "975" in text
    assert "《诉讼费用交纳办法》第十三条" in text
    assert "–" in run("litigation-fees", "matter=divorce")[1]


def test_json_in_gives_json_out() -> None:
    code, text = run("wages", "--json", '{"claim": "unpaid", "monthly_wage": "6200", "months": 3, "ordered": true}')
    assert code == 0
    shown = json.loads(text)
    assert (shown["total"], shown["total_upto"]) == ("27900.00", "37200.00")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lottery",), "there is no calculator"),
        (("wages", "claim"), "write name=value"),
        (("wages", "--json", "{"), "not a JSON object"),
        (("wages", "--json", "[1]"), "must be an object"),
        (("wages", "claim=unpaid", "monthly_wage=x"), "monthly_wage"),
    ],
)
def test_bad_input_says_what_to_write(arguments: tuple[str, ...], said: str) -> None:
    code, text = run(*arguments)
    assert code == 2
    assert said in text
