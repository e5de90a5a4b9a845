"""People's mediation, article by article: willing, in confidence, on paper or by telephone, and kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import DISPUTE, Stage, Story, at, build_stage
from tests.matters.test_paper_files import PNG

from fengqiao.flow import Role
from fengqiao.matters.answers import load_sealed
from fengqiao.matters.attachments import accept
from fengqiao.matters.errors import ActionRefused, AnswersInvalid
from fengqiao.matters.models import IssuedPaper, Party
from fengqiao.matters.paper_files import docx_of
from fengqiao.matters.papers import content_of
from fengqiao.matters.parties import invited_party, join, new_invitation, still_asked
from fengqiao.matters.passing import time_passes
from fengqiao.matters.reading import papers_for, signatures_of, timeline
from fengqiao.matters.rights import hats, standing_of
from fengqiao.notices.models import Notice

pytestmark = pytest.mark.django_db

TERMS = {
    "disputed": "欠工资一万八千元。",
    "terms": "李大成付王小满一万八千元。",
    "performance": "微信转账，分两次。",
    "perform_by": "2026-03-31",
}


@pytest.fixture
def stage(statutes: None) -> Stage:
    return build_stage()


def dispute(stage: Stage, **answers: object) -> Story:
    return Story("mediation", stage.ours.wang, {**DISPUTE, **answers}, "2026-01-10", stage.ours.district)


def joined(story: Story, stage: Stage) -> Story:
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, stage.ours.li, at("2026-01-11"))
    return story


def mediating(stage: Stage) -> Story:
    us = stage.ours
    story = joined(dispute(stage), stage)
    story.does(us.li, "agree", "2026-01-11", other_side_facts="账上没钱。")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    return story


def text(story: Story, key: str) -> str:
    paper: IssuedPaper = story.matter.papers.filter(key=key).order_by("-issued_at").first()  # type: ignore[assignment]
    return "\n".join(content_of(paper)["paragraphs"])


def picture(user: object) -> list[str]:
    import base64

    data = base64.b64decode(PNG.partition(",")[2])
    upload = SimpleUploadedFile("签好的协议书.png", data, content_type="image/png")
    return [str(accept(upload, user=user, guest="").pk)]  # type: ignore[arg-type]


def test_who_does_not_sign_of_their_own_will_does_not_sign(stage: Stage) -> None:
    """人民调解法 art. 23(1)(4)."""
    us = stage.ours
    story = mediating(stage)
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    with pytest.raises(AnswersInvalid, match="不是自愿的，就不要签"):
        story.does(us.wang, "sign", "2026-01-19", read_it="no", signature="王小满")


def test_an_agreement_cannot_take_effect_in_the_future_or_before_the_last_signature(stage: Stage) -> None:
    """Art. 29(2): the thirty days for the court hang on this day."""
    us = stage.ours
    story = mediating(stage)
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    story.does(us.wang, "sign", "2026-01-19", read_it="yes", signature="王小满")
    story.does(us.li, "sign", "2026-01-20", read_it="yes", signature="李大成")
    with pytest.raises(AnswersInvalid, match="不能晚于今天"):
        story.does(us.mediator, "seal", "2026-01-21", effective_on="2027-01-20")
    with pytest.raises(AnswersInvalid, match="2026-01-20"):
        story.does(us.mediator, "seal", "2026-01-21", effective_on="2026-01-19")
    story.does(us.mediator, "seal", "2026-01-21", effective_on="2026-01-21")
    assert "自2026年1月21日起生效" in text(story, "mediation_proof")


def test_the_agreement_names_who_they_are_who_mediated_and_how_many_copies(stage: Stage) -> None:
    """Art. 29: the parties' particulars, the mediator's hand, a copy each."""
    us = stage.ours
    story = joined(dispute(stage, id_number="379901199001010015", address="梅州村1号"), stage)
    story.does(us.li, "agree", "2026-01-11", own_id_number="379901198501010017", own_address="梅州镇2号")
    li = story.matter.parties.get(role=Role.RESPONDENT)
    assert (li.id_number, li.address) == ("379901198501010017", "梅州镇2号")
    sign = next(action for action in story.matter.service.actions if action.key == "sign")
    assert "own_id_number" not in {field.key for field in still_asked(sign, li)}, "nobody is asked twice"
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    paper = text(story, "agreement")
    assert "李大成，身份证号码379901198501010017，住址梅州镇2号" in paper
    assert "调解员冯调解主持调解" in paper
    assert "当事人各执一份" in paper
    story.does(us.wang, "sign", "2026-01-19 07:30", read_it="yes", signature="王小满")
    import io

    import docx

    found = [
        one.text for one in docx.Document(io.BytesIO(docx_of(story.matter.papers.get(key="agreement")))).paragraphs
    ]
    assert "申请人：王小满　2026年1月19日" in found, "the day of Shanghai and not of Greenwich"
    assert "调解员：　" in found
    assert "梅州区人民调解委员会（印章）" in found


def test_people_without_a_telephone_sign_on_paper(stage: Stage) -> None:
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "record_consent", "2026-01-11", how="in_person")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    given: dict[str, object] = {"effective_on": "2026-01-19", "signed_files": picture(us.mediator)}
    with pytest.raises(AnswersInvalid, match="还没有生效"):
        story.does(us.mediator, "signed_on_paper", "2026-01-19", all_hands="no", **given)
    story.does(us.mediator, "signed_on_paper", "2026-01-19", all_hands="yes", **given)
    assert story.matter.step_key == "performing"
    assert story.due("confirmation") == date(2026, 2, 24)


def test_what_one_side_says_is_not_read_by_the_other(stage: Stage) -> None:
    """Art. 15(1)(4)."""
    us = stage.ours
    story = mediating(stage)
    story.does(us.mediator, "record_apart", "2026-01-15", apart_with="respondent", apart="愿意付一万五。")

    def read(role: Role) -> str:
        return str([(entry.said, entry.facts) for entry in timeline(story.matter, frozenset({role}))])

    assert "账上没钱" not in read(Role.APPLICANT)
    assert "账上没钱" in read(Role.RESPONDENT)
    assert "账上没钱" in read(Role.MEDIATOR)
    for side in (Role.APPLICANT, Role.RESPONDENT):
        assert "一万五" not in read(side)
        assert "单独谈了话" not in read(side)
    assert "一万五" in load_sealed(story.matter.events.get(action="record_apart").sealed)["apart"]


def test_what_may_not_be_mediated_is_turned_away_with_reason_and_another_door(stage: Stage) -> None:
    """Arts. 2, 3 and 25; 时效规定 art. 12."""
    us = stage.ours
    story = dispute(stage)
    story.does(
        us.chair,
        "not_accept",
        "2026-01-11",
        ground="not_civil",
        where="梅州区人民政府",
        why_not="对罚款不服，应当申请复议。",
    )
    assert story.matter.step.outcome == "不受理"
    paper = text(story, "not_accepted")
    assert "请向梅州区人民政府反映或者申请" in paper
    assert "诉讼时效从2026年1月10日提出请求之日起中断" in paper


def test_somebody_who_cannot_be_reached_has_not_refused(stage: Stage) -> None:
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "unreachable", "2026-01-20", tried="打了五次电话，去了两次。")
    assert story.matter.step.outcome == "联系不上对方，未调解"


def test_whoever_stops_it_both_get_the_notice_of_the_end_and_may_have_its_course_in_writing(stage: Stage) -> None:
    """Arts. 23(1)(2), 26."""
    us = stage.ours
    story = mediating(stage)
    story.does(us.li, "stop", "2026-01-20")
    assert "通过仲裁、行政、司法等途径" in text(story, "termination")
    with pytest.raises(AnswersInvalid, match="不能记"):
        story.does(us.mediator, "record_undisputed", "2026-01-21", undisputed="欠款属实。", both_agree="no")
    story.does(us.mediator, "close_failed", "2026-01-22")
    story.does(
        us.mediator,
        "record_course",
        "2026-01-25",
        began_on="2026-01-12",
        ended_on="2026-01-20",
        course="对方不愿再谈。",
    )
    assert "自2026年1月12日起由本会调解，2026年1月20日终止" in text(story, "course")
    assert not story.matter.is_open


def test_an_oral_agreement_counts_from_the_day_it_was_made(stage: Stage) -> None:
    """Art. 30."""
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "record_consent", "2026-01-11", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "oral_agreement", "2026-01-20", **TERMS, effective_on="2026-01-13")
    assert story.due("confirmation") == date(2026, 2, 12)


def test_a_promise_due_after_thirty_days_is_still_looked_after(stage: Stage) -> None:
    """Art. 31(2)."""
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "record_consent", "2026-01-11", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "oral_agreement", "2026-01-13", **TERMS, effective_on="2026-01-13")
    story.does(us.mediator, "follow_up_seven", "2026-01-20", kept="not_due")
    story.does(us.mediator, "follow_up_thirty", "2026-02-12", kept="not_due")
    assert story.matter.next_due == date(2026, 3, 31)
    story.does(us.mediator, "performed", "2026-03-31")
    assert story.state("performance") == "stopped"
    assert story.state("confirmation") == "stopped"


def test_the_mediator_hears_of_the_thirty_days_as_well_as_both_sides(stage: Stage) -> None:
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "record_consent", "2026-01-11", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "oral_agreement", "2026-01-13", **TERMS, effective_on="2026-01-13")
    time_passes(at("2026-02-02"))
    time_passes(at("2026-02-02 16:00"))
    assert Notice.objects.filter(user=us.mediator, text__contains="请提醒并帮着办").count() == 1


def test_death_ends_it_and_a_danger_is_reported_whatever_the_step(stage: Stage) -> None:
    """民法典 art. 13; 人民调解法 art. 25."""
    us = stage.ours
    story = mediating(stage)
    for step in story.matter.service.steps:
        if step.key in ("applied", "accepted", "mediating", "signing", "performing", "broken"):
            assert "escalate" in {action.key for action in step.actions}, step.key
    story.does(us.chair, "party_died", "2026-01-20")
    assert story.matter.step.outcome == "当事人去世"
    with pytest.raises(ActionRefused):
        story.does(us.mediator, "draft", "2026-01-21", **TERMS)


def test_a_paper_both_sides_read_tells_neither_where_the_other_lives_or_is_called(stage: Stage) -> None:
    """It was promised to both when the one made the link and the other opened it; one of them may have fled."""
    us = stage.ours
    home = {**DISPUTE, "violence": "yes", "safe_contact": "none", "other_address": "竹林镇五号"}
    story = Story("mediation", us.wang, home, "2026-01-10", us.district)
    Party.objects.filter(matter=story.matter, role=Role.APPLICANT).update(address="梅州镇某处三号")
    party = invited_party(new_invitation(story.matter))
    assert party is not None
    join(party, us.li, at("2026-01-11"))
    story.does(us.li, "agree", "2026-01-11")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    secrets = ("13900010001", "13900010002", "梅州镇某处三号", "竹林镇五号")
    for who in (us.wang, us.li):
        worn = hats(who, story.matter, standing_of(who, at("2026-01-18").date()))
        other = secrets[1::2] if who == us.wang else secrets[::2]
        shared = [paper for paper in papers_for(story.matter, worn) if paper.key != "registration"]
        assert shared
        assert not [one for paper in shared for one in other if one in paper.sealed_content]


def test_a_third_party_is_entered_with_their_word_and_all_sign_on_paper(stage: Stage) -> None:
    """Arts. 17 and 29(2): every party agrees, and every party signs."""
    us = stage.ours
    story = mediating(stage)
    with pytest.raises(AnswersInvalid, match="不能调解他的事"):
        story.does(us.mediator, "add_party", "2026-01-13", added_name="赵大山", added_agrees="no")
    story.does(
        us.mediator, "add_party", "2026-01-13", added_name="赵大山", added_phone="13900019999", added_agrees="yes"
    )
    assert story.matter.parties.filter(role=Role.RESPONDENT).count() == 2
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    kept = f"电话由{us.committee.name}登记保管"
    assert f"李大成，{kept}；赵大山，{kept}" in text(story, "agreement")
    paper = story.matter.papers.get(key="agreement")
    assert [one.who for one in signatures_of(paper)] == ["申请人", "对方当事人", "对方当事人"]
    story.does(us.wang, "sign", "2026-01-19", read_it="yes", signature="王小满")
    story.does(us.li, "sign", "2026-01-19", read_it="yes", signature="李大成")
    with pytest.raises(ActionRefused, match="还有当事人没有签名"):
        story.does(us.mediator, "seal", "2026-01-19", effective_on="2026-01-19")
    story.does(us.mediator, "signed_on_paper", "2026-01-20", all_hands="yes", effective_on="2026-01-20")
    story.does(us.chair, "apply_confirmation", "2026-01-21")
    child = story.matter.offspring.get()
    assert child.parties.filter(role=Role.RESPONDENT).count() == 2, "all come along"


def test_the_day_under_a_paper_others_sign_is_left_to_them(stage: Stage) -> None:
    us = stage.ours
    story = mediating(stage)
    story.does(us.mediator, "draft", "2026-01-18", **TERMS)
    assert content_of(story.matter.papers.get(key="agreement"))["date"] == "　　　　年　　月　　日"
    assert content_of(story.matter.papers.get(key="rights_notice"))["date"] == "2026年1月12日"


def test_a_labour_dispute_may_go_to_arbitration_after_fifteen_days_and_no_other_has_that_clock(stage: Stage) -> None:
    """劳动争议调解仲裁法 art. 14."""
    wages = dispute(stage)
    assert wages.due("labour") == date(2026, 1, 25), "a Sunday: what becomes possible does not move"
    wages.does(stage.ours.chair, "decline", "2026-01-12")
    assert wages.state("labour") == "stopped"
    debt = Story("mediation", stage.ours.li, {**DISPUTE, "dispute_kind": "debt"}, "2026-01-10", stage.ours.district)
    assert not debt.matter.clock_rows.filter(key="labour").exists()


def test_the_closed_file_has_its_index_and_each_line_typed_is_a_paragraph(stage: Stage) -> None:
    """Art. 27: 立卷归档."""
    us = stage.ours
    story = dispute(stage)
    story.does(us.chair, "record_consent", "2026-01-11", how="by_phone")
    story.does(us.chair, "name_mediator", "2026-01-12", mediator=str(us.mediator.pk))
    terms = {**TERMS, "terms": "一、李大成付王小满一万八千元。\n二、双方再无纠纷。"}
    story.does(us.mediator, "oral_agreement", "2026-01-13", **terms, effective_on="2026-01-13")
    assert "\n二、双方再无纠纷。\n" in text(story, "oral_record")
    story.does(us.mediator, "performed", "2026-01-20")
    index = text(story, "file_index")
    assert "1. 人民调解受理登记表，调受〔2026〕1号，2026年1月10日" in index
    assert "3. 口头调解协议登记" in index
    assert index.endswith("5. 当事人和承办人提交的材料，0件")
