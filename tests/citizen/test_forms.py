"""Forms as rows: what a page draws from a declaration, and what it reads back."""

from __future__ import annotations

from django.http import QueryDict
from django.template.loader import render_to_string

from fengqiao.flow import Choice, Field, Kind
from fengqiao.matters.forms import not_yet_put, present, read

VIOLENCE = Field(key="violence", label="有危险吗", kind=Kind.YES_NO)
SAFE = Field(
    key="safe_contact",
    label="打电话安全吗",
    kind=Kind.CHOICE,
    choices=(Choice("any", "可以"), Choice("none", "不要")),
    asked_if=("violence", ("yes",)),
)
GROUPS = Field(key="groups", label="哪些情况", kind=Kind.CHOICES, choices=(Choice("a", "甲"), Choice("b", "乙")))
EVERY_KIND = tuple(
    Field(key=f"q_{kind.value}", label=f"问题{number}", kind=kind, required=False) for number, kind in enumerate(Kind)
)


def test_every_kind_of_question_is_drawn_with_a_label() -> None:
    html = render_to_string("look/fields.html", {"form": present(EVERY_KIND, {})})
    for one in EVERY_KIND:
        assert f'name="{one.key}' in html or one.kind in {Kind.CHOICE, Kind.CHOICES, Kind.PERSON}
        assert f">{one.label} <span" in html


def test_what_was_typed_stands_beside_its_problem() -> None:
    form = present([VIOLENCE, GROUPS], {"groups": ["b"]}, problems={"violence": "请选。", "elsewhere": "别处不对。"})
    assert form.problems == ("别处不对。",)
    html = render_to_string("look/fields.html", {"form": form})
    assert '<a href="#f-violence">请选。</a>' in html
    assert 'value="b" checked' in html
    assert "还有 2 处要改" in html


def test_a_question_that_is_not_asked_yet_waits_inside_a_template() -> None:
    html = render_to_string("look/fields.html", {"form": present([VIOLENCE, SAFE], {"violence": "no"})})
    assert '<template data-asked-if="violence" data-asked-values="yes">' in html
    html = render_to_string("look/fields.html", {"form": present([VIOLENCE, SAFE], {"violence": "yes"})})
    assert "<template" not in html


def test_without_script_the_server_finds_the_question_it_still_has_to_put() -> None:
    posted = QueryDict("asked=violence&violence=yes")
    given = read(posted, [VIOLENCE, SAFE])
    assert given == {"violence": "yes"}
    assert not_yet_put(posted, [VIOLENCE, SAFE], given) == [SAFE]
    posted = QueryDict("asked=violence&violence=yes&asked=safe_contact")
    given = read(posted, [VIOLENCE, SAFE])
    assert not_yet_put(posted, [VIOLENCE, SAFE], given) == []


def test_boxes_that_were_all_unticked_are_read_as_none_chosen() -> None:
    assert read(QueryDict("asked=groups"), [GROUPS]) == {"groups": []}
    assert read(QueryDict(""), [GROUPS]) == {}


def test_a_signature_is_the_drawing_or_else_the_typed_name() -> None:
    hand = Field(key="hand", label="签名", kind=Kind.SIGNATURE)
    assert read(QueryDict("asked=hand&hand=&hand__typed=王小满"), [hand]) == {"hand": "王小满"}
    assert read(QueryDict("asked=hand&hand=data:image/png&hand__typed=王小满"), [hand]) == {"hand": "data:image/png"}


def test_typed_text_cannot_break_out_of_the_page() -> None:
    nasty = '"><script>alert(1)</script></textarea>'
    html = render_to_string("look/fields.html", {"form": present(EVERY_KIND, {one.key: nasty for one in EVERY_KIND})})
    assert "<script>" not in html
