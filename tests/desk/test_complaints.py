"""Complaints reach the bureau of their district, and nobody else's desk."""

from __future__ import annotations

from django.urls import reverse
from tests.cast import Side, at
from tests.desk.conftest import SignIn

from fengqiao.complaints.door import find, receive
from fengqiao.complaints.models import Complaint


def complain(side: Side) -> Complaint:
    return receive(
        district=side.district, kind="late", text="催了三次没有人回", now=at("2026-03-02"), phone="13700000009"
    )


def test_the_bureau_reads_and_answers(ours: Side, sign_in: SignIn) -> None:
    one, client = complain(ours), sign_in(ours.director)
    assert "等答复（1）" in client.get(reverse("desk:complaints")).content.decode()
    address = reverse("desk:complaint", args=[one.number])
    assert "催了三次没有人回" in client.get(address).content.decode()
    empty = client.post(address, {"reply": " "})
    assert empty.status_code == 422
    assert "请写答复" in empty.content.decode()
    client.post(address, {"reply": "已经查清，今天由值班律师答复您。"})
    answered = find(one.number)
    assert answered is not None
    assert (answered.reply, answered.replied_by) == ("已经查清，今天由值班律师答复您。", ours.director)


def test_neither_a_colleague_nor_the_neighbour_reads_it(ours: Side, theirs: Side, sign_in: SignIn) -> None:
    one = complain(ours)
    for user in (ours.clerk, ours.supervisor, theirs.director):
        assert sign_in(user).get(reverse("desk:complaint", args=[one.number])).status_code == 404
    assert sign_in(ours.clerk).get(reverse("desk:complaints")).status_code == 404
