"""An application through the pages, as a person with an old phone makes it."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.cast import AID, Stage, Story
from tests.citizen.conftest import Visitor
from tests.codes import last_code

from fengqiao.matters.models import Attachment, Draft, Matter, Party
from fengqiao.people.models import User

pytestmark = pytest.mark.django_db


def _png() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    return picture.getvalue()


PNG = _png()
PHONE = "13900019999"


def test_a_guest_is_killed_half_way_comes_back_signs_in_by_code_and_has_submitted_once(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/apply/consultation/")
    assert guest.path == "/apply/consultation/question/"
    # The page's script keeps what is typed; then the browser is killed.
    kept = guest.client.post(guest.path + "save/", {"asked": "facts", "facts": "老板欠我三个月工资"})
    assert set(kept.json()) == {"saved"}
    page = guest.opens("/")
    assert "接着写" in page
    page = guest.opens("/apply/consultation/")
    assert "老板欠我三个月工资" in page
    guest.fills(facts="老板欠我三个月工资，人找不到了。", violence="no", then="next")
    assert guest.path == "/apply/consultation/contact/"
    guest.fills(name="王女士", phone=PHONE, then="next")
    assert guest.path == "/apply/consultation/where/"
    page = guest.fills(area=stage.ours.village.code)
    assert guest.path == "/apply/consultation/review/"
    assert "老板欠我三个月工资，人找不到了。" in page
    assert "发验证码并提交" in page
    guest.fills(at="/apply/consultation/send/")
    assert guest.path.startswith("/account/login/code/confirm/")
    page = guest.fills(code=last_code(PHONE))
    matter = Matter.objects.get()
    assert guest.path == f"/my/{matter.number}/received/"
    assert matter.spoken_number in page
    assert matter.area == stage.ours.village
    assert not Draft.objects.exists()
    user = User.objects.with_phone(PHONE)
    assert user is not None
    assert user.phone_verified
    assert Party.objects.get(matter=matter).user == user


def test_a_second_submit_gives_the_same_matter(stage: Stage) -> None:
    wang = _ready_to_send(stage)
    page = wang.client.get("/apply/consultation/review/").content.decode()
    key = Draft.objects.get().pk
    assert str(key) in page
    first = wang.client.post("/apply/consultation/send/", {"idempotency_key": str(key)})
    second = wang.client.post("/apply/consultation/send/", {"idempotency_key": str(key)})
    assert first["Location"] == second["Location"]
    assert Matter.objects.count() == 1


def test_an_error_keeps_what_was_typed_and_says_what_to_do(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/apply/legal-aid/person/")
    page = guest.fills(422, name="王小满", phone="123", for_whom="self", id_number="1", hardship="promise", then="next")
    assert 'value="王小满"' in page
    assert 'value="123"' in page
    assert '<a href="#f-phone">手机号应当是 11 位数字' in page
    assert "还有 2 处要改" in page


def test_a_question_that_depends_on_another_is_asked_on_the_next_page_without_script(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/apply/consultation/question/")
    page = guest.fills(facts="丈夫打我。", violence="yes", then="next")
    assert "照您刚才选的，还有一两个问题要问。" in page
    assert "给您打电话、发短信安全吗" in page.replace("<template", "").split("<template")[0]
    guest.fills(facts="丈夫打我。", violence="yes", safe_contact="none", then="next")
    assert guest.path == "/apply/consultation/contact/"


def test_who_must_not_be_called_is_told_that_nobody_will(stage: Stage) -> None:
    wang = Visitor(stage.ours.wang)
    wang.opens("/apply/consultation/question/")
    wang.fills(facts="丈夫打我。", violence="yes", then="next")
    wang.fills(facts="丈夫打我。", violence="yes", safe_contact="none", then="next")
    wang.fills(name="王女士", phone="13900010001", then="next")
    wang.fills(area=stage.ours.village.code)
    page = wang.fills(at="/apply/consultation/send/")
    assert "不给您打电话，也不发短信" in page
    assert "data-leave" in page
    assert "data-leave" in wang.opens(f"/my/{Matter.objects.get().number}/")


def test_where_violence_was_spoken_of_one_tap_leaves_the_application(stage: Stage) -> None:
    guest = Visitor()
    assert "data-leave" not in guest.opens("/apply/consultation/question/")
    guest.fills(facts="丈夫打我。", violence="yes", then="next")
    guest.fills(facts="丈夫打我。", violence="yes", safe_contact="any", then="next")
    assert "data-leave" in guest.opens("/apply/consultation/contact/")
    assert "data-leave" in guest.opens("/apply/consultation/review/")


def test_the_number_to_call_in_danger_can_be_tapped_beside_the_question(stage: Stage) -> None:
    assert '请马上打 <a href="tel:110">110</a>' in Visitor().opens("/apply/consultation/question/")


def test_files_are_kept_with_the_draft_and_bound_when_it_is_sent(stage: Stage) -> None:
    wang = Visitor(stage.ours.wang)
    wang.opens("/apply/consultation/question/")
    photo = SimpleUploadedFile("工资条.png", PNG, "image/png")
    page = wang.fills(422, facts="欠工资", evidence=photo, then="next")
    assert "工资条.png" in page, "the violence question is still open, yet the photo is kept"
    key = str(Attachment.objects.get().pk)
    wang.fills(facts="欠工资", violence="no", evidence=key, then="next")
    wang.fills(name="王女士", phone="13900010001", then="next")
    wang.fills(area=stage.ours.village.code)
    wang.fills(at="/apply/consultation/send/")
    attachment = Attachment.objects.get()
    assert attachment.matter == Matter.objects.get()
    assert attachment.side == "applicant"


def test_a_guest_cannot_slip_in_somebody_elses_file(stage: Stage) -> None:
    other = Visitor(stage.ours.li)
    other.opens("/apply/consultation/question/")
    other.fills(422, facts="事", evidence=SimpleUploadedFile("a.png", PNG, "image/png"), then="next")
    key = str(Attachment.objects.get().pk)
    guest = Visitor()
    guest.opens("/apply/consultation/question/")
    page = guest.fills(422, facts="事", evidence=key, then="next")
    assert "a.png" not in page


def test_what_a_matter_knows_is_not_asked_again_when_it_is_handed_on(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    wang = Visitor(stage.ours.wang)
    page = wang.opens(f"/apply/mediation/?from={story.matter.number}")
    assert "在站点干了三个月，欠我工资一万八千元。" in page
    wang.fills(dispute_kind="wages", facts="在站点干了三个月", violence="no", then="next")
    page = wang.opens("/apply/mediation/people/")
    assert 'value="王小满"' in page
    assert 'value="13900010001"' in page
    wang.fills(name="王小满", phone="13900010001", for_whom="self", other_name="李大成", then="next")
    assert wang.path == "/apply/mediation/review/", "the place is known from the first matter"
    wang.fills(at="/apply/mediation/send/")
    assert Matter.objects.get(service_code="mediation").origin == story.matter


def test_a_stranger_cannot_start_from_somebody_elses_matter(stage: Stage) -> None:
    story = Story("legal-aid", stage.ours.wang, AID, "2026-03-02", stage.ours.village)
    Visitor(stage.ours.li).opens(f"/apply/mediation/?from={story.matter.number}", 404)


def test_one_guest_does_not_see_anothers_draft(stage: Stage) -> None:
    one = Visitor()
    one.opens("/apply/consultation/question/")
    one.fills(422, facts="只有我自己知道的事", then="next")
    page = Visitor().opens("/apply/consultation/question/")
    assert "只有我自己知道的事" not in page


def test_the_words_asked_in_the_question_box_open_the_form(stage: Stage) -> None:
    guest = Visitor()
    session = guest.client.session
    session["asked_words"] = "房东不退押金"
    session.save()
    assert "房东不退押金" in guest.opens("/apply/consultation/question/")


def test_a_landline_gets_no_code_and_is_told_why(stage: Stage) -> None:
    guest = Visitor()
    guest.opens("/account/sign-in/")
    page = guest.fills(phone="063512345678")
    assert "座机收不到短信" in page


def _ready_to_send(stage: Stage) -> Visitor:
    wang = Visitor(stage.ours.wang)
    wang.opens("/apply/consultation/question/")
    wang.fills(facts="欠工资", violence="no", then="next")
    wang.fills(name="王女士", phone="13900010001", then="next")
    wang.fills(area=stage.ours.village.code)
    return wang
