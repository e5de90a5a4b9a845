"""A look at sealed personal data is an event of the chain and nothing else.

Pinned here because it shares the chain with actions: a look must never shift a version, a step or a clock, and two at the
same moment must not break the links.
"""

from __future__ import annotations

import pytest
from tests.cast import QUESTION, Side, Story, at, build_stage

from fengqiao.matters.acting import record_view
from fengqiao.matters.chain import breaks
from fengqiao.matters.errors import ActionRefused, VersionConflict
from fengqiao.matters.models import Event, Matter
from fengqiao.matters.rights import events_for, hats, standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Side:
    return build_stage().ours


@pytest.fixture
def story(ours: Side) -> Story:
    return Story("consultation", ours.wang, QUESTION, "2026-03-02", ours.village)


def look(story: Story, by: object, key: str = "look", fact: str = "phone", on: str = "2026-03-02 11:00") -> Event:
    party = story.matter.parties.get()
    return record_view(story.matter.pk, by=by, what={str(party.pk): [fact]}, key=key, now=at(on))


def test_a_look_adds_an_event_and_moves_nothing(story: Story, ours: Side) -> None:
    before = story.refresh()
    clocks = list(before.clock_rows.values_list("key", "state", "due_on"))
    event = look(story, ours.clerk)
    after = story.refresh()
    assert (event.seq, event.action, event.seen_by) == (2, "view_personal", "office")
    assert (after.version, after.step_key, after.next_due) == (before.version, before.step_key, before.next_due)
    assert list(after.clock_rows.values_list("key", "state", "due_on")) == clocks
    assert "13900010001" not in str(event.data) + event.said


def test_somebody_who_had_the_page_open_may_still_act_after_a_look(story: Story, ours: Side) -> None:
    version = story.matter.version
    look(story, ours.clerk)
    story.does(ours.duty_lawyer, "ask_back", "2026-03-02 12:00", question="合同签了吗？")
    assert story.matter.version == version + 1
    look(story, ours.clerk, key="again")
    assert [event.seq for event in story.matter.events.all()] == [1, 2, 3, 4]
    assert list(breaks(Event.objects.filter(matter=story.matter).order_by("matter_id", "seq"))) == []


def test_pressed_twice_it_is_one_event(story: Story, ours: Side) -> None:
    assert look(story, ours.clerk).pk == look(story, ours.clerk).pk
    assert story.matter.events.filter(action="view_personal").count() == 1


def test_a_key_kept_back_opens_nothing_unrecorded(story: Story, ours: Side) -> None:
    """The key comes from the page: sent again for another fact, another matter or another day it is another look."""
    first = look(story, ours.clerk)
    assert look(story, ours.clerk, fact="name").pk != first.pk
    assert look(story, ours.clerk, on="2026-03-02 11:05").pk != first.pk
    second = Story("consultation", ours.li, QUESTION, "2026-03-02", ours.village)
    assert look(second, ours.clerk).matter == second.matter
    counts = [one.matter.events.filter(action="view_personal").count() for one in (story, second)]
    assert counts == [3, 1]


def test_only_the_office_may_look_and_the_citizen_never_sees_that_it_did(story: Story, ours: Side) -> None:
    for stranger in (ours.wang, ours.li, ours.officer):
        with pytest.raises(ActionRefused):
            look(story, stranger)
    look(story, ours.clerk)
    worn = hats(ours.wang, story.refresh(), standing_of(ours.wang, at("2026-03-02").date()))
    assert [event.action for event in events_for(story.matter, worn)] == ["open"]


def test_the_loser_of_two_looks_at_once_is_told_and_the_chain_holds(
    story: Story, ours: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rival's event slips in after ours was read and before it is saved: compare-and-set finds out."""
    from fengqiao.matters import acting

    write = acting._write

    def slow_write(matter: Matter, *args: object, **kwargs: object) -> Event:
        event = write(matter, *args, **kwargs)
        Matter.objects.filter(pk=matter.pk).update(last_digest="a rival's event")
        return event

    monkeypatch.setattr(acting, "_write", slow_write)
    with pytest.raises(VersionConflict):
        look(story, ours.clerk)
    assert story.matter.events.count() == 1
