"""Am I still in time: the seven worked checks of the domain brief, and what must hold for every situation."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.law.calculators import CalculatorError
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.errors import ClockError
from fengqiao.law.still_in_time import SITUATIONS, FoundLimit, Situation, State, find_limits, inputs_of, read_days
from fengqiao.law.still_in_time.files import read_situations

TODAY = dt.date(2025, 11, 23)


def found(key: str, today: dt.date = TODAY, **raw: object) -> dict[str, FoundLimit]:
    """The limits of a situation by clock, as a page would find them."""
    situation = SITUATIONS[key]
    return {one.clock.id: one for one in find_limits(situation, read_days(situation, raw, today), today)}


def test_1_an_old_loan_is_a_warning_and_never_no_case() -> None:
    [limit] = found("loan", agreed="yes", due="2021-06-01").values()
    assert (limit.state, limit.last_day) == (State.EXPIRED, dt.date(2024, 6, 3))
    assert "不等于没有办法" in limit.words.zh
    assert "no case" in limit.words.en


def test_2_a_part_payment_starts_it_anew() -> None:
    [limit] = found("loan", agreed="yes", due="2021-06-01", demands_1_on="2023-04-10").values()
    assert (limit.state, limit.last_day) == (State.RUNNING, dt.date(2026, 4, 10))


def test_3_wages_of_years_are_claimed_within_a_year_of_leaving() -> None:
    limit = found("wages", ended="2025-01-20")["D123a"]
    assert (limit.state, limit.last_day) == (State.RUNNING, dt.date(2026, 1, 20))


def test_4_a_child_victims_time_begins_at_eighteen() -> None:
    [limit] = found("child-abuse", eighteenth="2023-05-02").values()
    assert limit.last_day == dt.date(2026, 5, 6)


def test_5_a_penalty_without_notice_of_rights_has_a_year_at_most() -> None:
    limits = found("penalty", told="no", known="2025-09-25")
    assert limits["D066a"].last_day == dt.date(2026, 9, 28)
    assert limits["D066"].state is State.UNSTARTED
    assert "D065" not in limits
    later = found("penalty", told="no", known="2025-01-10", remedy_known="2025-11-20")["D066"]
    assert later.last_day == dt.date(2026, 1, 12), "capped by the year from knowing the content"


def test_6_a_promise_by_message_starts_the_deposit_anew() -> None:
    limits = found("contract", breach="2025-01-10", demands_1_on="2025-08-02")
    assert limits["L01"].last_day == dt.date(2028, 8, 2)


def test_7_removing_a_danger_knows_no_limitation() -> None:
    assert found("neighbour")["L06"].state is State.UNLIMITED


def test_an_obstacle_in_the_last_six_months_gives_six_more() -> None:
    raw = {"breach": "2022-09-10", "obstacles_1_first": "2025-07-01", "obstacles_1_last": "2025-08-15"}
    assert found("contract", **raw)["L01"].last_day == dt.date(2026, 2, 24)


def test_a_labour_obstacle_adds_its_days_and_a_pending_case_stops_the_time() -> None:
    raw: dict[str, object] = {
        "ended": "2025-01-10",
        "obstacles_1_first": "2025-11-01",
        "obstacles_1_last": "2025-11-30",
    }
    assert found("dismissal", **raw)["D123"].last_day == dt.date(2026, 2, 9)
    pending = found("dismissal", ended="2025-01-10", lawsuits_1_filed_on="2025-05-06")["D123"]
    assert (pending.state, pending.last_day, pending.left) == (State.PAUSED, None, None)
    over = {"lawsuits_1_filed_on": "2025-05-06", "lawsuits_1_ended_on": "2025-07-01"}
    assert found("dismissal", ended="2025-01-10", **over)["D123"].last_day == dt.date(2026, 7, 1)
    too_late = found("dismissal", ended="2023-01-10", demands_1_on="2024-06-01")["D123"]
    assert too_late.state is State.EXPIRED


def test_review_after_a_disaster_goes_on_where_it_stood() -> None:
    raw = {"told": "yes", "known": "2025-08-07", "obstacles_1_first": "2025-09-01", "obstacles_1_last": "2025-09-10"}
    assert found("penalty", **raw)["D065"].last_day == dt.date(2025, 10, 16)


def test_a_day_is_the_last_day_until_it_is_over() -> None:
    last = dt.date(2025, 10, 9)
    for today, state in ((last, State.URGENT), (last + dt.timedelta(days=1), State.EXPIRED)):
        limit = found("penalty", today, told="yes", known="2025-08-07")["D065"]
        assert (limit.last_day, limit.state) == (last, state)
    assert "最后一天" in found("penalty", last, told="yes", known="2025-08-07")["D065"].words.zh


def test_a_silent_authority_first_waits_then_runs() -> None:
    limits = found("silence", request="2025-10-20")
    assert limits["D090"].state is State.WAITING
    assert limits["D090a"].last_day == dt.date(2026, 6, 22)
    assert found("silence", request="2025-08-01")["D090"].state is State.OPEN


def test_a_rule_that_changed_is_taken_as_of_its_day() -> None:
    old = found("award", dt.date(2026, 3, 20), received="2026-02-01")["D189"]
    new = found("award", dt.date(2026, 3, 20), received="2026-03-10")["D189"]
    assert (str(old.clock.period), str(new.clock.period)) == ("6mo", "3mo")
    assert old.uncertain
    assert not new.uncertain


def test_a_day_before_every_rule_we_hold_is_marked() -> None:
    [limit] = found("retrial", ground="no", effective="2019-05-01").values()
    assert "12348" in limit.uncertain[0].zh


def test_a_provisional_date_says_so_and_a_safe_day_is_never_later() -> None:
    limit = found("loan", agreed="yes", due="2025-10-01")["L01"]
    assert limit.due is not None
    assert limit.due.provisional
    assert limit.due.safe is not None
    assert limit.due.safe <= (limit.due.unrolled or limit.due.safe)


def test_only_a_claim_between_people_waits_for_the_other_side_to_raise_its_time() -> None:
    # An authority looks at its own time by itself: nobody may be told that it must be raised.
    hurt = found("hurt", beaten="yes", harm="2020-05-01")
    assert hurt["D043"].state is hurt["L01"].state is State.EXPIRED
    assert "机关已经过了追究" in hurt["D043"].words.zh
    assert "对方自己提出来" in hurt["L01"].words.zh
    assert "也许还能补救" in found("penalty", told="yes", known="2025-01-10")["D065"].words.zh


def test_a_transfer_is_attacked_within_a_year_of_knowing_and_five_of_the_act() -> None:
    assert found("hidden-transfer", known="2025-09-01")["D197"].last_day == dt.date(2026, 9, 1)
    late = found("hidden-transfer", known="2025-09-01", done="2021-03-01")["D197"]
    assert late.last_day == dt.date(2026, 3, 2), "2026-03-01 is a Sunday"


def test_others_judgments_guardians_and_old_crimes_have_their_limits() -> None:
    assert found("judgment-of-others", known="2025-09-01")["L17"].last_day == dt.date(2026, 3, 2)
    assert found("guardian")["L03"].state is State.UNSTARTED
    assert found("guardian", ended="2024-06-01")["L03"].last_day == dt.date(2027, 6, 1)
    [crime] = found("old-crime", most="under10", crime="2016-01-05").values()
    assert (crime.clock.id, crime.last_day) == ("L39a", dt.date(2026, 1, 5))


def test_the_longest_protection_holds_however_often_it_was_demanded() -> None:
    demands = {f"demands_{number}_on": day for number, day in enumerate(("2011-05-01", "2014-04-01"), 1)}
    limit = found("contract", dt.date(2026, 1, 5), breach="2008-06-01", **demands)["L01"]
    assert limit.last_day is not None
    assert limit.last_day <= dt.date(2028, 6, 1)


def test_an_old_claim_still_running_when_three_years_became_law_has_three() -> None:
    # 最高人民法院关于适用《民法总则》诉讼时效制度若干问题的解释第二条、第三条; the day is 2017-10-01.
    demands = {f"demands_{number}_on": day for number, day in enumerate(("2017-06-01", "2020-05-20", "2023-05-10"), 1)}
    alive = found("contract", breach="2015-09-01", **demands)["L01"]
    assert (alive.last_day, str(alive.clock.period)) == (dt.date(2026, 5, 11), "3yr"), "2026-05-10 is a Sunday"
    assert any("按变长以后的算" in text.zh for text in alive.uncertain)
    over = found("contract", breach="2015-09-01", demands_1_on="2017-10-20")["L01"]
    assert (over.state, str(over.clock.period)) == (State.EXPIRED, "2yr")
    edge = {day: found("contract", breach=day)["L01"].last_day for day in ("2015-09-29", "2015-10-09")}
    assert edge == {"2015-09-29": dt.date(2017, 9, 29), "2015-10-09": dt.date(2018, 10, 9)}
    pending = found("contract", breach="2015-03-01", lawsuits_1_filed_on="2016-03-01", lawsuits_1_ended_on="2019-01-02")
    assert pending["L01"].last_day == dt.date(2022, 1, 4), "2022-01-02 is in the New Year holiday"


@pytest.mark.parametrize(
    "raw",
    [
        {"demands_1_on": "2025-03-04", "obstacles_1_first": "2025-11-03", "obstacles_1_last": "2025-11-05"},
        {"lawsuits_1_filed_on": "2025-05-06", "lawsuits_1_ended_on": "2025-07-01"},
        {"lawsuits_1_filed_on": "2025-05-06"},
        {"obstacles_1_first": "2025-11-03"},
    ],
)
@pytest.mark.parametrize(("key", "event", "clock"), [("contract", "breach", "L01"), ("dismissal", "ended", "D123")])
def test_the_english_sum_is_in_english(key: str, event: str, clock: str, raw: dict[str, str]) -> None:
    due = found(key, **{event: "2025-01-10"}, **raw)[clock].due
    assert due is not None
    said = " ".join(due.explain("en")).replace(str(due.rule), "")
    assert not re.search("[\u4e00-\u9fff]", said), said


def test_every_outer_limit_of_a_clock_is_asked_for() -> None:
    """A situation that uses a clock which another can cut short says from which day that one runs."""
    bare = [
        (situation.key, limit.clock)
        for situation in SITUATIONS.values()
        for limit in situation.limits
        if CLOCKS[limit.clock].outer and limit.cap is None
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("key", "raw", "field"),
    [
        ("dismissal", {}, "ended"),
        ("dismissal", {"ended": "明年"}, "ended"),
        ("dismissal", {"ended": "2026-01-01"}, "ended"),
        ("loan", {"due": "2021-06-01"}, "agreed"),
        (
            "dismissal",
            {"ended": "2025-01-10", "lawsuits_1_filed_on": "2025-05-06", "lawsuits_1_ended_on": "2025-01-11"},
            "lawsuits_1_ended_on",
        ),
        (
            "dismissal",
            {"ended": "2025-01-10", "obstacles_1_first": "2025-05-06", "obstacles_1_last": "2025-01-11"},
            "obstacles_1_last",
        ),
    ],
)
def test_a_day_that_cannot_be_used_is_named(key: str, raw: dict[str, object], field: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        found(key, **raw)
    assert caught.value.field == field


@given(st.sampled_from(sorted(SITUATIONS)), st.dates(dt.date(2016, 1, 1), TODAY), st.data())
def test_every_situation_answers_whatever_day_it_happened(key: str, day: dt.date, data: st.DataObject) -> None:
    situation = SITUATIONS[key]
    raw: dict[str, object] = {one.key: day.isoformat() for one in situation.events}
    raw |= {one.key: data.draw(st.sampled_from([o.key for o in one.options])) for one in situation.questions}
    limits = find_limits(situation, read_days(situation, raw, TODAY), TODAY)
    assert limits
    for one in limits:
        assert one.words.zh
        assert one.words.en
        assert (one.left is None) == (one.last_day is None)
        if one.due is not None and one.due.date is not None:
            assert one.due.explain("zh")


@given(st.dates(dt.date(2021, 1, 1), TODAY), st.integers(0, 700))
def test_a_demand_never_shortens_a_civil_limitation(day: dt.date, later: int) -> None:
    demanded = min(day + dt.timedelta(days=later), TODAY)
    without = found("contract", breach=day.isoformat())["L01"].last_day
    with_it = found("contract", breach=day.isoformat(), demands_1_on=demanded.isoformat())["L01"].last_day
    assert without is not None
    assert with_it is not None
    assert without <= with_it


@pytest.mark.parametrize("situation", SITUATIONS.values(), ids=lambda one: one.key)
def test_every_situation_says_what_to_do_today_and_leads_somewhere(situation: Situation) -> None:
    assert situation.today
    assert situation.services
    assert situation.limits
    keys = [one.key for one in inputs_of(situation)]
    assert len(keys) == len(set(keys))


GOOD = """
[group]
key = "g"
order = 1
name = ["组", "group"]
icon = "house"
[[situation]]
key = "s"
name = ["事", "s"]
services = ["mediation"]
today = [["做", "do"]]
[[situation.event]]
key = "day"
ask = ["哪天", "when"]
[[situation.limit]]
clock = "D065"
starts = ["day"]
"""


def test_every_mistake_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    assert [one.key for one in read_situations(tmp_path)] == ["s"]
    spoilt = (
        GOOD.replace('clock = "D065"', 'clock = "X1"\nafter = "D065"\nspeed = 1\nonly_if = ["q", "a"]')
        .replace('starts = ["day"]', 'starts = ["night"]')
        .replace('today = [["做", "do"]]', 'today = [["做", "do", "bad key"]]\nweight = 2')
    )
    fixed = '[[situation.limit]]\nclock = "D189"\nstarts = ["day"]\nstops = "added"\n'
    optional = GOOD.replace('ask = ["哪天", "when"]', 'ask = ["哪天", "when"]\nrequired = false').replace(
        'key = "s"', 'key = "o"'
    )
    (tmp_path / "b.toml").write_text(spoilt, encoding="utf-8")
    (tmp_path / "c.toml").write_text(
        GOOD.replace('key = "s"', 'key = "f"') + fixed.replace("D189", "L33"), encoding="utf-8"
    )
    (tmp_path / "d.toml").write_text(optional, encoding="utf-8")
    (tmp_path / "e.toml").write_text(
        GOOD.replace("limit]]", "limits]]").replace('key = "s"', 'key = "e"'), encoding="utf-8"
    )
    with pytest.raises(ClockError) as caught:
        read_situations(tmp_path)
    message = str(caught.value)
    for part in (
        "no clock X1",
        "night",
        "unknown key “speed”",
        "unknown key “weight”",
        "is no answer",
        "comes after D065",
    ):
        assert part in message
    for part in ("bad key", "stands twice", "L33 is a fixed period", "say what then", "e.toml: e"):
        assert part in message
