"""Counting periods: what each rule does, step by step, and what is refused.

The dates of the law are in test_worked_examples.py; this file pins the behaviour around them.
"""

import datetime as dt

import pytest

from fengqiao.law.calendar import WorkCalendar
from fengqiao.law.citation import Article
from fengqiao.law.errors import PeriodError
from fengqiao.law.periods import (
    SHANGHAI,
    HourPause,
    Pause,
    Period,
    Step,
    StepKind,
    Unit,
    days,
    due,
    due_before,
    hours,
    months,
    parse_period,
    working_days,
    years,
)
from fengqiao.law.spans import merge_pauses


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def kinds(steps: tuple[Step, ...]) -> str:
    return " ".join(step.kind.value for step in steps)


# -- lengths -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "period", "zh", "en"),
    [
        ("24h", hours(24), "24小时", "24 hours"),
        ("7d", days(7), "7日", "7 days"),
        (" 20 WD ", working_days(20), "20个工作日", "20 working days"),
        ("1mo", months(1), "1个月", "1 month"),
        ("2yr", years(2), "2年", "2 years"),
    ],
)
def test_a_period_is_read_and_written(text: str, period: Period, zh: str, en: str) -> None:
    assert parse_period(text) == period
    assert parse_period(str(period)) == period
    assert (period.zh(), period.en()) == (zh, en)


@pytest.mark.parametrize("text", ["", "7", "d", "7 weeks", "-7d", "七日", "7d 3h", "1e3d"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="write a number and one of h, d, wd, mo, yr"):
        parse_period(text)


@pytest.mark.parametrize("text", ["0d", "101yr", "36501d", "999999999h"])
def test_a_period_is_at_least_one_and_at_most_a_century(text: str) -> None:
    with pytest.raises(PeriodError, match="cannot be counted"):
        parse_period(text)


# -- natural days, months and years ------------------------------------------------------------------------------------


def test_the_steps_of_a_rolled_term_say_what_happened() -> None:
    found = due(day("2026-02-10"), days(7), rule=Article("法律援助法", 43, 1))
    assert kinds(found.steps) == "start first_day count holiday roll end"
    assert found.explain("zh") == [
        "依据《法律援助法》第四十三条第一款，期限为7日",
        "2026年2月10日（星期二）为起算之日，当日不计入",
        "从次日2026年2月11日（星期三）开始计算",
        "7日，至2026年2月17日（星期二）届满",
        "2026年2月17日（星期二）为休息日（春节放假，2月15日至2月23日）",
        "届满日顺延至其后第一个工作日2026年2月24日（星期二）",
        "最后一日：2026年2月24日（星期二）",
    ]
    assert found.explain("en")[-3:] == [
        "Tue 17 Feb 2026 is a rest day: Spring Festival holiday, 15 Feb to 23 Feb",
        "The last day moves to the next working day, Tue 24 Feb 2026",
        "Last day: Tue 24 Feb 2026",
    ]


def test_a_term_for_a_detained_person_does_not_roll() -> None:
    found = due(day("2026-02-10"), days(7), roll=False)
    assert found.date == found.unrolled == day("2026-02-17")
    assert kinds(found.steps).endswith("holiday no_roll end")
    assert "不因休息日顺延" in found.explain("zh")[-2]
    assert "does not move" in found.explain("en")[-2]
    assert not found.provisional


def test_a_term_that_does_not_roll_does_not_wait_for_a_notice() -> None:
    assert not due(day("2027-03-01"), days(7), roll=False).provisional
    assert due(day("2027-03-01"), days(7)).provisional


def test_a_missing_month_end_is_explained() -> None:
    found = due(day("2025-08-31"), months(6))
    assert kinds(found.steps) == "start first_day count month_end make_up end"
    assert "该月没有31日，以月末2026年2月28日（星期六）为届满日" in found.explain("zh")
    assert "Sat 28 Feb 2026 is a make-up working day for Spring Festival" in found.explain("en")


def test_months_extended_by_months_are_counted_from_the_start() -> None:
    found = due(day("2025-08-31"), months(6), extensions=[months(6)])
    assert found.unrolled == day("2026-08-31")  # not 28 August, which 28 February plus 6 months would give


def test_years_and_months_are_one_kind_and_days_another() -> None:
    assert due(day("2024-01-31"), years(1), extensions=[months(1), days(1)]).unrolled == day("2025-03-01")


def test_an_extension_in_another_unit_runs_from_the_unrolled_end() -> None:
    found = due(day("2026-02-10"), days(7), extensions=[working_days(1)])
    assert found.date == day("2026-02-24")
    assert kinds(found.steps) == "start first_day count holiday count extension end"
    assert "延长1个工作日，至2026年2月24日（星期二）" in found.explain("zh")
    assert "Extended by 1 working day to Tue 24 Feb 2026" in found.explain("en")


def test_a_datetime_is_taken_as_its_day_in_shanghai() -> None:
    late_in_london = dt.datetime(2026, 3, 2, 17, 0, tzinfo=dt.UTC)  # already 3 March in Shanghai
    assert due(late_in_london, days(1)).start == day("2026-03-03")


def test_the_safe_day_is_never_before_the_start() -> None:
    found = due(day("2026-02-16"), days(1))
    assert (found.unrolled, found.safe) == (day("2026-02-17"), day("2026-02-16"))


def test_the_calendar_can_be_another_one() -> None:
    calendar = WorkCalendar.official().with_year(
        {"year": 2027, "off": [{"name": "元旦", "from": day("2027-01-01"), "to": day("2027-01-04")}]}
    )
    found = due(day("2026-12-29"), days(3), calendar=calendar)
    assert (found.date, found.provisional) == (day("2027-01-05"), False)


# -- pauses ------------------------------------------------------------------------------------------------------------


def test_suspended_days_are_added_and_explained() -> None:
    found = due(day("2025-07-01"), days(60), pauses=[Pause(day("2025-08-11"), day("2025-09-09"), "鉴定")])
    assert kinds(found.steps) == "start first_day count pause end"
    assert (
        "2025年8月11日（星期一）至2025年9月9日（星期二）期间中止（鉴定），扣除30日，届满日变为2025年9月29日（星期一）"
        in found.explain()
    )
    assert (
        "Suspended Mon 11 Aug 2025 to Tue 9 Sep 2025 (鉴定): 30 days not counted, the term ends on Mon 29 Sep 2025"
        in found.explain("en")
    )


def test_overlapping_pauses_are_counted_once() -> None:
    apart = [(day("2026-03-03"), day("2026-03-06")), (day("2026-03-05"), day("2026-03-09"))]
    assert due(day("2026-03-02"), days(10), pauses=apart).unrolled == day("2026-03-19")
    assert merge_pauses(
        [Pause(day("2026-03-05"), day("2026-03-09"), "鉴定"), Pause(day("2026-03-03"), day("2026-03-04"), "补正")]
    ) == (Pause(day("2026-03-03"), day("2026-03-09"), "补正、鉴定"),)


def test_an_open_pause_swallows_what_follows_it() -> None:
    assert merge_pauses([Pause(day("2026-03-03")), Pause(day("2026-04-03"), day("2026-04-05"))]) == (
        Pause(day("2026-03-03")),
    )


def test_only_the_days_after_the_start_are_added() -> None:
    found = due(day("2026-03-02"), days(10), pauses=[(day("2026-02-26"), day("2026-03-04"))])
    assert found.unrolled == day("2026-03-14")  # 3 and 4 March


@pytest.mark.parametrize("period", [days(5), working_days(5), months(1)])
@pytest.mark.parametrize("pause", [Pause(day("2026-02-26"), day("2026-03-02")), Pause(day("2026-06-01"))])
def test_a_pause_outside_the_term_is_noted_and_changes_nothing(period: Period, pause: Pause) -> None:
    found = due(day("2026-03-02"), period, pauses=[pause])
    assert found.date == due(day("2026-03-02"), period).date
    [ignored] = [step for step in found.steps if step.kind is StepKind.IGNORED]
    assert ignored.first == pause.first
    assert "不影响届满日" in ignored.zh()
    assert "without effect" in ignored.en()


def test_a_pause_on_the_last_day_moves_it() -> None:
    assert due(day("2026-03-02"), days(1), pauses=[(day("2026-03-03"), day("2026-03-03"))]).unrolled == day(
        "2026-03-04"
    )


def test_a_pause_that_begins_while_the_last_day_is_moving_is_sat_out() -> None:
    # Saturday 7 March is the unrolled end; the clock stands still from Sunday to Tuesday.
    found = due(day("2026-03-02"), days(5), pauses=[(day("2026-03-08"), day("2026-03-10"))])
    assert (found.unrolled, found.date) == (day("2026-03-07"), day("2026-03-11"))
    assert StepKind.IGNORED not in [step.kind for step in found.steps]


@pytest.mark.parametrize(
    ("period", "pause"),
    [
        pytest.param(days(5), day("2026-03-04"), id="days"),
        pytest.param(working_days(5), day("2026-03-04"), id="working days"),
        pytest.param(months(1), day("2026-03-04"), id="months"),
        pytest.param(days(5), day("2026-03-08"), id="while the last day is moving"),
    ],
)
def test_a_pause_without_end_leaves_no_due_date_yet(period: Period, pause: dt.date) -> None:
    found = due(day("2026-03-02"), period, pauses=[Pause(pause, reason="等待鉴定")])
    assert found.paused
    assert (found.date, found.unrolled, found.safe, found.moment, found.breach) == (None,) * 5
    assert not found.provisional
    assert not found.missed(day("2099-01-01"))
    assert found.steps[-1].kind is StepKind.PAUSED
    assert "尚未恢复" in found.explain("zh")[-1]
    assert "（等待鉴定）" in found.explain("zh")[-1]
    assert "no due date yet" in found.explain("en")[-1]
    assert found.as_json()["due"] is None
    with pytest.raises(PeriodError, match="suspended"):
        found.require()


def test_nothing_is_counted_after_a_pause_without_end() -> None:
    found = due(day("2026-03-02"), days(5), pauses=[(day("2026-03-04"), None)], extensions=[working_days(2), days(1)])
    assert found.paused
    found = due(day("2026-03-02"), working_days(5), pauses=[(day("2026-03-04"), None)], extensions=[working_days(2)])
    assert found.paused


def test_a_working_day_clock_skips_paused_days_and_says_how_many_it_lost() -> None:
    found = due(day("2026-04-28"), working_days(15), pauses=[Pause(day("2026-05-08"), day("2026-05-12"))])
    assert "2026年5月8日（星期五）至2026年5月12日（星期二）期间中止，扣除4个工作日" in found.explain()
    assert "Suspended Fri 8 May 2026 to Tue 12 May 2026: 4 working days not counted" in found.explain("en")


def test_a_pause_of_rest_days_costs_a_working_day_clock_nothing() -> None:
    found = due(day("2026-03-02"), working_days(5), pauses=[(day("2026-03-07"), day("2026-03-08"))])
    assert found.date == day("2026-03-09")
    assert "2026年3月7日（星期六）至2026年3月8日（星期日）期间中止，扣除0日" in found.explain()
    assert "Suspended Sat 7 Mar 2026 to Sun 8 Mar 2026: 0 days not counted" in found.explain("en")


def test_a_pause_within_a_holiday_splits_it() -> None:
    found = due(day("2026-02-13"), working_days(2), pauses=[(day("2026-02-20"), day("2026-02-24"))])
    assert found.date == day("2026-02-25")
    assert kinds(found.steps) == "start first_day count make_up holiday pause count count end"


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(PeriodError, match="cannot end"):
        Pause(day("2026-03-03"), day("2026-03-02"))


def test_a_pause_between_two_events() -> None:
    assert Pause.between(day("2026-05-07"), day("2026-05-07")) is None
    assert Pause.between(day("2026-05-07"), None, "补正") == Pause(day("2026-05-08"), None, "补正")


# -- working days ------------------------------------------------------------------------------------------------------


def test_holidays_and_make_up_days_each_have_a_step() -> None:
    found = due(day("2026-02-10"), working_days(20))
    assert kinds(found.steps) == "start first_day count make_up holiday count make_up count end"
    assert found.steps[4].as_json() == {
        "kind": "holiday",
        "date": "2026-02-23",
        "from": "2026-02-15",
        "to": "2026-02-23",
        "days": 9,
        "name": "春节放假",
        "moves": 9,
        "zh": "2026年2月15日（星期日）至2026年2月23日（星期一）春节放假，不计入（9天）",
        "en": "Sun 15 Feb 2026 to Mon 23 Feb 2026 not counted: Spring Festival holiday (9 days)",
    }
    assert [step.days for step in found.steps if step.kind is StepKind.COUNT] == [4, 16, 20]


def test_a_weekend_between_the_start_and_a_holiday_is_skipped_too() -> None:
    found = due(day("2027-04-30"), working_days(1))  # 1 and 2 May 2027 are a weekend and a festival
    assert found.date == day("2027-05-03")
    found = due(day("2027-10-01"), working_days(1))  # a Friday, then the festival on Saturday and Sunday
    assert found.date == day("2027-10-04")


def test_a_weekend_before_a_holiday_alone_is_no_counted_run() -> None:
    found = due(day("2022-09-30"), working_days(1))  # Friday; the holiday begins on Saturday; make-up on 8 October
    assert found.date == day("2022-10-08")
    found = due(day("2018-06-15"), working_days(1))
    assert found.date == day("2018-06-19")
    found = due(day("2017-12-29"), working_days(1))  # Saturday, Sunday, then 元旦 on Monday
    assert found.date == day("2018-01-02")
    assert "周末，不计入（2天）" in " ".join(found.explain())


def test_a_provisional_working_day_clock_has_a_safe_day_before_any_make_up_day() -> None:
    found = due(day("2026-12-20"), working_days(15))
    assert found.provisional
    assert (found.date, found.safe) == (day("2027-01-11"), day("2027-01-07"))
    assert "2027年放假安排尚未公布" in found.explain("zh")[-2]
    assert "The holiday notice for 2027 is not known yet" in found.explain("en")[-2]


def test_paused_days_do_not_help_the_safe_day() -> None:
    found = due(day("2027-01-18"), working_days(5), pauses=[(day("2027-01-20"), day("2027-01-21"))])
    assert found.date == day("2027-01-27")
    assert found.safe == day("2027-01-25")


def test_a_known_stretch_before_a_provisional_one_is_counted_as_it_is() -> None:
    found = due(day("2026-12-01"), working_days(3), extensions=[working_days(3)])
    assert (found.date, found.safe, found.provisional) == (day("2026-12-09"), day("2026-12-09"), False)


def test_the_end_of_december_waits_for_the_notice_of_the_next_year() -> None:
    found = due(day("2026-12-23"), days(7))
    assert found.date == day("2026-12-30")
    assert found.provisional
    assert "2027年放假安排" in found.explain()[-2]


# -- hours -------------------------------------------------------------------------------------------------------------


def test_hours_run_through_nights_and_holidays() -> None:
    found = due(moment("2026-02-14T10:20"), hours(72))
    assert found.moment == moment("2026-02-17T10:20")
    assert (found.date, found.unrolled, found.safe) == (day("2026-02-17"), day("2026-02-17"), None)
    assert found.explain("zh") == [
        "2026年2月14日（星期六）10:20起算",
        "72小时，至2026年2月17日（星期二）10:20届满",
        "截止时间：2026年2月17日（星期二）10:20",
    ]
    assert found.explain("en")[-1] == "Last moment: Tue 17 Feb 2026 10:20"
    assert found.as_json()["due"] == "2026-02-17T10:20:00+08:00"


def test_hours_in_civil_procedure_count_from_the_next_hour() -> None:
    found = due(moment("2026-02-10T10:20"), hours(48), next_hour=True)
    assert found.moment == moment("2026-02-12T11:00")
    assert "从次时2026年2月10日（星期二）11:00起算" in found.explain()
    assert due(moment("2026-02-10T10:00"), hours(48), next_hour=True).moment == moment("2026-02-12T11:00")


def test_hours_from_another_time_zone_are_the_same_moment() -> None:
    found = due(dt.datetime(2026, 2, 10, 2, 20, tzinfo=dt.UTC), hours(24))
    assert found.moment == moment("2026-02-11T10:20")
    assert due(dt.datetime(2026, 2, 10, 10, 20), hours(24)).moment == found.moment  # noqa: DTZ001 - naive on purpose


def test_an_hour_is_an_hour_when_the_clocks_change() -> None:
    # In the summers of 1986 to 1991 Shanghai kept daylight saving time; it began in the night to 14 April 1991.
    found = due(moment("1991-04-13T12:00"), hours(24))
    assert found.moment is not None
    assert found.moment.astimezone(dt.UTC) - moment("1991-04-13T12:00").astimezone(dt.UTC) == dt.timedelta(hours=24)


def test_hours_are_extended_and_paused_by_moments() -> None:
    pauses = [
        (moment("2026-02-10T11:20"), moment("2026-02-10T12:20")),
        HourPause(moment("2026-02-10T12:00"), moment("2026-02-10T13:20"), "送医"),
        HourPause(moment("2026-02-09T12:00"), moment("2026-02-09T13:20")),
    ]
    found = due(moment("2026-02-10T10:20"), hours(24), pauses=pauses, extensions=[hours(12)])
    assert found.moment == moment("2026-02-12T00:20")
    assert kinds(found.steps) == "start count extension pause end"
    assert "截止时间变为2026年2月12日（星期四）00:20" in found.explain()[-2]
    assert "the term ends at Thu 12 Feb 2026 00:20" in found.explain("en")[-2]


def test_only_the_part_of_a_pause_after_the_start_is_added_to_hours() -> None:
    pause = HourPause(moment("2026-02-10T09:20"), moment("2026-02-10T11:20"))
    assert due(moment("2026-02-10T10:20"), hours(24), pauses=[pause]).moment == moment("2026-02-11T11:20")


def test_hours_may_be_paused_without_end() -> None:
    found = due(moment("2026-02-10T10:20"), hours(24), pauses=[(moment("2026-02-10T11:20"), None)])
    assert found.paused
    assert found.explain()[-1].startswith("2026年2月10日（星期二）起期间中止")
    open_after_the_end = HourPause(moment("2026-02-12T11:20"))
    assert due(moment("2026-02-10T10:20"), hours(24), pauses=[open_after_the_end]).moment == moment("2026-02-11T10:20")
    swallowed = [
        HourPause(moment("2026-02-10T11:20")),
        HourPause(moment("2026-02-10T12:20"), moment("2026-02-10T13:20")),
    ]
    assert due(moment("2026-02-10T10:20"), hours(24), pauses=swallowed).paused


def test_an_hour_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(PeriodError, match="cannot end"):
        HourPause(moment("2026-02-10T11:20"), moment("2026-02-10T11:19"))


# -- refused -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: due(day("2026-02-10"), hours(24)), "hours run from a moment", id="hours from a day"),
        pytest.param(
            lambda: due(day("2026-02-10"), days(7), next_hour=True), "next_hour is for", id="next hour of days"
        ),
        pytest.param(lambda: due(day("2026-02-10"), days(7), extensions=[hours(1)]), "7d \\+ 1h", id="days by hours"),
        pytest.param(
            lambda: due(moment("2026-02-10T10:00"), hours(7), extensions=[days(1)]), "7h \\+ 1d", id="hours by days"
        ),
        pytest.param(
            lambda: due(day("2026-02-10"), days(7), pauses=[HourPause(moment("2026-02-10T10:00"))]),
            "give a Pause",
            id="days paused by moments",
        ),
        pytest.param(
            lambda: due(moment("2026-02-10T10:00"), hours(7), pauses=[Pause(day("2026-02-10"))]),
            "give an HourPause",
            id="hours paused by days",
        ),
        pytest.param(
            lambda: due(moment("2026-02-10T10:00"), hours(7), pauses=[(day("2026-02-10"), None)]),
            "hours run from a moment",
            id="hours paused by a pair of days",
        ),
        pytest.param(lambda: due(dt.date.max, days(1)), "outside the calendar", id="end of time, days"),
        pytest.param(lambda: due(day("9999-12-01"), months(1)), "outside the calendar", id="end of time, months"),
        pytest.param(
            lambda: due(day("9999-12-30"), working_days(5)), "outside the calendar", id="end of time, working"
        ),
        pytest.param(lambda: due_before(dt.date.min, days(1)), "outside the calendar", id="before time"),
        pytest.param(lambda: due_before(day("0001-01-05"), months(1)), "outside the calendar", id="months before time"),
        pytest.param(
            lambda: due_before(day("2026-02-10"), hours(1)), "hours run from a moment", id="hours before a day"
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(make: object, message: str) -> None:
    with pytest.raises(PeriodError, match=message):
        make()  # type: ignore[operator]


# -- backwards ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "last", "safe"),
    [
        (days(3), "2026-05-03", "2026-04-30"),
        (working_days(3), "2026-04-28", "2026-04-28"),
        (months(1), "2026-04-06", "2026-04-03"),
        (years(1), "2025-05-06", "2025-05-06"),
    ],
)
def test_a_notice_before_a_hearing_never_moves_later(period: Period, last: str, safe: str) -> None:
    found = due_before(day("2026-05-06"), period, rule=Article("民事诉讼法", 139))
    assert (found.date, found.unrolled, found.safe) == (day(last), day(last), day(safe))
    assert kinds(found.steps) == "start count end"
    assert found.steps[1].moves == (day(last) - day("2026-05-06")).days


def test_backward_steps_read_backwards() -> None:
    found = due_before(day("2026-05-06"), working_days(3))
    assert found.explain("zh")[1] == "倒数3个工作日，至2026年4月28日（星期二）"
    assert found.explain("en")[1] == "3 working days back is Tue 28 Apr 2026"


def test_hours_before_a_moment() -> None:
    found = due_before(moment("2026-05-06T09:00"), hours(24))
    assert found.moment == moment("2026-05-05T09:00")
    assert found.date == day("2026-05-05")


def test_backward_working_days_in_a_year_without_notice_are_provisional() -> None:
    assert due_before(day("2027-05-06"), working_days(3)).provisional
    assert not due_before(day("2027-05-06"), days(3)).provisional


# -- the value ---------------------------------------------------------------------------------------------------------


def test_a_last_day_counts_to_its_end() -> None:
    found = due(day("2026-03-02"), days(8))
    assert found.date == day("2026-03-10")
    assert not found.missed(day("2026-03-10"))
    assert not found.missed(moment("2026-03-10T23:59"))
    assert found.missed(day("2026-03-11"))
    assert found.missed(dt.datetime(2026, 3, 10, 16, 0, tzinfo=dt.UTC))  # midnight in Shanghai
    assert found.require() == found.date


def test_an_hour_term_is_missed_after_its_moment() -> None:
    found = due(moment("2026-03-02T10:00"), hours(24))
    assert not found.missed(moment("2026-03-03T10:00"))
    assert found.missed(moment("2026-03-03T10:01"))
    assert not found.missed(day("2026-03-03"))


def test_the_json_has_every_step_in_both_languages() -> None:
    found = due(day("2026-02-10"), days(7), rule=Article("法律援助法", 43, 1)).as_json()
    assert {key: found[key] for key in found if key != "steps"} == {
        "start": "2026-02-10",
        "period": "7d",
        "rule": "《法律援助法》第四十三条第一款",
        "due": "2026-02-24",
        "unrolled": "2026-02-17",
        "safe": "2026-02-14",
        "provisional": False,
        "paused": False,
    }
    steps = found["steps"]
    assert isinstance(steps, list)
    assert steps[4] == {
        "kind": "roll",
        "date": "2026-02-24",
        "from": "2026-02-17",
        "to": "2026-02-24",
        "days": 7,
        "moves": 7,
        "zh": "届满日顺延至其后第一个工作日2026年2月24日（星期二）",
        "en": "The last day moves to the next working day, Tue 24 Feb 2026",
    }


def test_a_step_without_days_has_sentences_too() -> None:
    bare = Step(StepKind.COUNT, day("2026-03-02"), days=1)
    assert bare.zh() == "，计1个工作日"
    assert bare.en() == ": 1 working day counted"


def test_units_are_their_short_forms() -> None:
    assert [unit.value for unit in Unit] == ["h", "d", "wd", "mo", "yr"]
