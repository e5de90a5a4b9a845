"""Any legal path through a service's declared actions, in any order: what must hold on all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fengqiao.flow import ClockKind, Kind, Service, Step
from fengqiao.law.calendar import WorkCalendar
from fengqiao.matters.clocks import runs_of
from fengqiao.matters.models import ClockState, Event
from fengqiao.services import CATALOGUE

SERVICES = {service.code: service for service in CATALOGUE.all_versions()}
CALENDAR = WorkCalendar.official()


@st.composite
def walks(draw: st.DrawFn, service: Service) -> tuple[Step, list[Event]]:
    """A path of up to 25 actions and where it ends, days apart."""
    moment = datetime(2026, 1, 5, 2, tzinfo=UTC)
    matter_id = uuid4()
    step = service.first_step

    def event(action: str, fields: tuple) -> Event:
        days = {
            f.key: (moment.date() - timedelta(days=draw(st.integers(0, 3)))).isoformat()
            for f in fields
            if f.kind is Kind.DATE
        }
        return Event(matter_id=matter_id, action=action, at=moment, on=moment.date(), data=days)

    events = [event("open", ())]
    for _turn in range(draw(st.integers(0, 25))):
        if step.is_end:
            break
        action = draw(st.sampled_from(step.actions))
        moment += timedelta(days=draw(st.integers(0, 20)))
        events.append(event(action.key, action.fields))
        step = service.step(action.to) if action.to else step
    return step, events


@pytest.mark.parametrize("code", sorted(SERVICES))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_clock_of_the_office_outlives_its_matter(code: str, data: st.DataObject) -> None:
    service = SERVICES[code]
    step, events = data.draw(walks(service))
    runs = runs_of(service, events, CALENDAR, date(2026, 1, 5))
    if step.is_end:
        left = [
            run.clock.key
            for run in runs
            if run.state is not ClockState.STOPPED and run.clock.kind is not ClockKind.LIMIT
        ]
        assert left == [], [event.action for event in events]


@pytest.mark.parametrize("code", sorted(SERVICES))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_every_running_clock_has_a_date_after_its_start_and_shows_its_steps(code: str, data: st.DataObject) -> None:
    service = SERVICES[code]
    _step, events = data.draw(walks(service))
    for run in runs_of(service, events, CALENDAR, date(2026, 1, 5)):
        if run.state is ClockState.RUNNING:
            assert run.due is not None
            assert run.due_on is not None
            assert run.due_on > run.started_on
            assert run.due.explain("zh")
            assert run.due.explain("en")
            assert run.amber_on is not None
            assert run.started_on <= run.amber_on <= run.due_on


@pytest.mark.parametrize("code", sorted(SERVICES))
def test_every_open_step_is_somebodys_work_or_the_citizens(code: str) -> None:
    """A step where only the system could act would leave a matter lying."""
    for step in SERVICES[code].steps:
        assert step.is_end or any(role != "system" for action in step.actions for role in action.by), step.key
