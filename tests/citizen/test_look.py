"""What every page says in the same way: citations in turn, numbers to call, opening hours, devices."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from fengqiao.law.citation import Article
from fengqiao.look.templatetags.look import calls, in_turn, phrased, unbroken
from fengqiao.people.devices import device_name


def test_a_law_is_named_once_and_paragraphs_of_one_article_are_one_link() -> None:
    cites = [
        Article("法律援助法", 43, 1),
        Article("法律援助法", 43, 2),
        Article("法律援助法", 44),
        Article("民法典", 203),
    ]
    assert [words for _article, words in in_turn(cites)] == [
        "《法律援助法》第四十三条第一款、第二款",
        "第四十四条",
        "《民法典》第二百零三条",
    ]
    html = render_to_string("look/cites.html", {"cites": cites})
    assert html.count("<a ") == 3
    assert [words for _article, words in in_turn([Article("刑法", 87), Article("刑法", 87, sub=1)])] == [
        "《刑法》第八十七条",
        "第八十七条之一",
    ]
    assert in_turn([]) == []


def test_a_hotline_in_a_sentence_can_be_tapped_and_nothing_else() -> None:
    assert calls("马上打110，或者12338。") == '马上打<a href="tel:110">110</a>，或者<a href="tel:12338">12338</a>。'
    assert "tel:" not in calls("1100元、0635-110、211012、第110条")
    assert calls("<b>110</b>") == '&lt;b&gt;<a href="tel:110">110</a>&lt;/b&gt;'


def test_a_title_breaks_after_its_commas() -> None:
    assert (
        phrased("拖欠工资、二倍<工资>")
        == '<span class="phrase">拖欠工资、</span><span class="phrase">二倍&lt;工资&gt;</span>'
    )
    assert phrased("") == ""


def test_opening_hours_are_not_torn_apart() -> None:
    assert unbroken("13:30-17:30") == "13:30-\N{WORD JOINER}17:30"
    assert unbroken(None) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14; V2307A) Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0.50",
            "微信 · 安卓手机",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1",
            "Safari · 苹果手机",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows 电脑"),
        ("", "不认识的设备"),
        ("curl/8.0", "不认识的设备"),
    ],
)
def test_a_device_is_called_what_people_call_it(line: str, name: str) -> None:
    assert device_name(line) == name
