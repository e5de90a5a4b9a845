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


def test_how_the_writer_is_reached_is_covered_until_it_is_opened_and_each_look_is_kept(
    ours: Side, theirs: Side, sign_in: SignIn
) -> None:
    one, client = complain(ours), sign_in(ours.director)
    address, opening = (reverse(f"desk:{name}", args=[one.number]) for name in ("complaint", "complaint_contact"))
    html = client.get(address).content.decode()
    assert "137****0009" in html
    assert "13700000009" not in html
    assert client.get(opening).status_code == 405
    assert sign_in(theirs.director).post(opening).status_code == 404
    assert "13700000009" in client.post(opening).content.decode()
    assert [look.by for look in one.looks.all()] == [ours.director]
    html = client.get(address).content.decode()
    assert "13700000009" not in html
    assert "个人信息查看记录（1）" in html


def test_an_answer_does_not_take_the_place_of_one_that_was_not_seen(ours: Side, sign_in: SignIn) -> None:
    one, client = complain(ours), sign_in(ours.director)
    address = reverse("desk:complaint", args=[one.number])
    client.post(address, {"reply": "同事的答复。", "seen": ""})
    late = client.post(address, {"reply": "我的答复。", "seen": ""})
    assert late.status_code == 409
    html = late.content.decode()
    assert "同事的答复。" in html
    assert "我的答复。" in html
    seen = html.split('name="seen" value="')[1].split('"')[0]
    assert client.post(address, {"reply": "我的答复。", "seen": seen}).status_code == 302
    answered = find(one.number)
    assert answered is not None
    assert answered.reply == "我的答复。"
