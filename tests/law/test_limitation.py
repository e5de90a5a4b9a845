"""Civil limitation as the Civil Code counts it (arts. 188, 194, 195), told as the stories a lawyer would check."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law import Article, days, limitation_due, months, years
from fengqiao.law.errors import PeriodError
from fengqiao.law.limitation import ORDINARY, Interruption
from fengqiao.law.periods import Pause, StepKind

KNOWN = dt.date(2022, 9, 12)  # three years later is Friday 12 September 2025, a working day
ONE_DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def obstacle(first: str, last: str | None) -> Pause:
    return Pause(day(first), None if last is None else day(last), "不可抗力")


def test_three_years_without_anything() -> None:
    found = limitation_due(KNOWN, rule=Article("民法典", 188, 1))
    assert (found.date, found.unrolled, found.period) == (day("2025-09-12"), day("2025-09-12"), ORDINARY)
    assert found.rule == Article("民法典", 188, 1)


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        pytest.param(
            "2025-03-13", "2025-03-13", "2025-09-15", id="on the first day of the last six months (a Saturday)"
        ),
        pytest.param("2025-03-01", "2025-04-01", "2025-10-09", id="begun earlier, reaching into them: + six months"),
        pytest.param("2025-09-12", "2025-09-20", "2026-03-20", id="begun on the last day"),
        pytest.param("2023-01-01", "2025-03-12", "2025-09-12", id="over before the last six months"),
        pytest.param("2025-09-13", "2025-10-30", "2025-09-12", id="begun after the end"),
    ],
)
def test_only_an_obstacle_in_the_last_six_months_counts(first: str, last: str, ends: str) -> None:
    assert limitation_due(KNOWN, obstacles=[obstacle(first, last)]).date == day(ends)


def test_an_obstacle_that_changes_nothing_is_noted() -> None:
    found = limitation_due(KNOWN, obstacles=[obstacle("2023-01-01", "2023-02-01"), obstacle("2030-01-01", None)])
    ignored = [step for step in found.steps if step.kind is StepKind.IGNORED]
    assert [step.first for step in ignored] == [day("2023-01-01"), day("2030-01-01")]
    assert "的障碍不在最后六个月内，不影响届满日" in ignored[0].zh()


def test_a_second_obstacle_may_touch_the_new_last_six_months() -> None:
    twice = [obstacle("2025-08-01", "2025-08-20"), obstacle("2025-12-01", "2025-12-15")]
    assert limitation_due(KNOWN, obstacles=twice).date == day("2026-06-15")


def test_an_obstacle_never_shortens_the_term() -> None:
    # Six months after 28 February are 28 August, before the end on the 31st that February cut short.
    found = limitation_due(day("2022-08-31"), obstacles=[obstacle("2025-02-01", "2025-03-01")])
    assert found.unrolled == day("2025-09-01")
    found = limitation_due(day("2023-08-31"), months(24), obstacles=[obstacle("2025-03-01", "2025-03-01")])
    assert found.unrolled == day("2025-09-01")


def test_an_obstacle_without_end_leaves_no_due_date_yet() -> None:
    found = limitation_due(KNOWN, obstacles=[obstacle("2025-05-01", None)])
    assert found.paused
    assert found.explain()[-1] == "2025年5月1日（星期四）起期间中止（不可抗力），尚未恢复，届满日待定"


def test_every_interruption_in_time_starts_the_term_anew() -> None:
    demands = [Interruption.at(day("2024-01-10"), "催收"), Interruption.at(day("2023-03-01"))]
    found = limitation_due(KNOWN, interruptions=demands)
    assert found.date == day("2027-01-11")  # the 10th is a Sunday
    assert "2024年1月10日（星期三）时效中断（催收），自2024年1月10日（星期三）重新计算" in found.explain()
    assert "Limitation is interrupted on Wed 10 Jan 2024 (催收) and starts anew on Wed 10 Jan 2024" in found.explain(
        "en"
    )


def test_a_suit_interrupts_and_the_term_runs_again_from_its_end() -> None:
    suit = Interruption(day("2024-01-10"), day("2024-11-20"), "起诉")
    assert limitation_due(KNOWN, interruptions=[suit]).unrolled == day("2027-11-20")


def test_while_a_suit_is_pending_there_is_no_due_date() -> None:
    found = limitation_due(KNOWN, interruptions=[Interruption(day("2024-01-10"), None, "起诉")])
    assert found.paused
    assert "（起诉）" in found.explain()[-1]


@pytest.mark.parametrize("on", ["2025-09-13", "2022-09-12", "2020-01-01"])
def test_a_demand_outside_the_term_changes_nothing(on: str) -> None:
    found = limitation_due(KNOWN, interruptions=[Interruption.at(day(on))])
    assert found.date == day("2025-09-12")
    assert "的中断事由不在期间之内，不影响届满日" in " ".join(found.explain())


def test_a_demand_on_the_rolled_last_day_is_in_time() -> None:
    # 14 September 2025 is a Sunday; the term ends on Monday.
    found = limitation_due(day("2022-09-14"), interruptions=[Interruption.at(day("2025-09-15"))])
    assert found.unrolled == day("2028-09-15")


def test_a_demand_during_the_time_an_obstacle_gave_is_in_time() -> None:
    found = limitation_due(
        KNOWN, obstacles=[obstacle("2025-08-01", "2025-08-20")], interruptions=[Interruption.at(day("2026-01-05"))]
    )
    assert found.unrolled == day("2029-01-05")


def test_a_demand_during_an_obstacle_without_end_starts_a_term_that_is_itself_suspended() -> None:
    found = limitation_due(
        KNOWN, obstacles=[obstacle("2025-08-01", None)], interruptions=[Interruption.at(day("2026-01-05"))]
    )
    assert found.paused
    assert StepKind.INTERRUPTION in [step.kind for step in found.steps]


def test_the_twenty_years_from_the_harm_are_the_limit() -> None:
    demands = [Interruption.at(day(f"{year}-06-01")) for year in range(2024, 2044, 2)]
    found = limitation_due(KNOWN, interruptions=demands, longest=(day("2020-01-01"), years(20)))
    assert found.unrolled == day("2040-01-01")
    assert "不超过最长期限：2040年1月1日（星期日）" in found.explain()
    assert "Not beyond the outer limit, Sun 1 Jan 2040" in found.explain("en")
    assert limitation_due(KNOWN, longest=(day("2020-01-01"), years(20))).date == day("2025-09-12")


def test_limitation_is_counted_in_months_or_years() -> None:
    with pytest.raises(PeriodError, match="months or years, not in 90 days"):
        limitation_due(KNOWN, days(90))


def test_a_term_cannot_run_again_before_it_was_interrupted() -> None:
    with pytest.raises(PeriodError, match="cannot run again"):
        Interruption(day("2024-01-10"), day("2024-01-09"))


STARTS = st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31))
OFFSETS = st.lists(st.tuples(st.integers(-50, 1500), st.integers(0, 400)), max_size=4)


@given(STARTS, OFFSETS, OFFSETS)
def test_interruptions_and_obstacles_never_shorten_limitation_and_the_steps_add_up(
    start: dt.date, interrupted: list[tuple[int, int]], obstructed: list[tuple[int, int]]
) -> None:
    interruptions = [Interruption(start + ONE_DAY * on, start + ONE_DAY * (on + later)) for on, later in interrupted]
    obstacles = [Pause(start + ONE_DAY * on, start + ONE_DAY * (on + later)) for on, later in obstructed]
    found = limitation_due(start, interruptions=interruptions, obstacles=obstacles)
    plain = limitation_due(start)
    assert found.require() >= plain.require()
    assert found.date == start + ONE_DAY * sum(step.moves for step in found.steps)
    assert all(step.zh() and step.en() for step in found.steps)
