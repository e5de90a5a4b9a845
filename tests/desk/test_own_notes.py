"""A mediator's own notes: written and read by the one named on the matter, and a door to nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import DISPUTE, Side, Story
from tests.desk.conftest import SignIn

from fengqiao.matters.models import PrivateNote


@pytest.mark.parametrize("who", ["chair", "director"])
def test_nobody_else_of_the_office_writes_or_reads_them(who: str, ours: Side, sign_in: SignIn) -> None:
    story = Story("mediation", ours.wang, DISPUTE, "2026-03-02", ours.district)
    story.does(ours.chair, "record_consent", "2026-03-03", how="in_person")
    story.does(ours.chair, "name_mediator", "2026-03-04", mediator=str(ours.mediator.pk))
    address = reverse("desk:note", args=[story.matter.number])
    assert sign_in(ours.mediator).post(address, {"text": "手记里的话"}).status_code == 302
    client = sign_in(getattr(ours, who))
    assert client.post(address, {"text": "别人的话"}).status_code == 404
    assert "手记里的话" not in client.get(reverse("desk:matter", args=[story.matter.number])).content.decode()
    assert [note.writer for note in PrivateNote.objects.all()] == [ours.mediator]
