"""The English catalogue says everything the source says, with the same places to fill.

A citizen who reads English must never meet half a page of Chinese because somebody added a sentence: adding one without its
English fails here, with the command that mends it.
"""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from fengqiao.project.message_catalogue import ENGLISH, read, updated
from fengqiao.project.message_sources import collect, extract_template

_PLACES = re.compile(r"%\(\w+\)[sdf]|%[sd]|%%|\{\w*\}|#(?= )|(?<= )#")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEPT_CHINESE = re.compile(r"《[^》]+》(第[一二三四五六七八九十百]+条)?|民法典1079条|欠工资|法律明白人|枫桥|、")
"""What stands in Chinese in English text too: laws and articles as they are cited and searched for, a title, our name."""


def _texts(message):
    """(Chinese, English) of each form."""
    if isinstance(message.id, tuple):
        return list(zip((message.id[0], message.id[1]), message.string, strict=True))
    return [(message.id, message.string)]


@pytest.fixture(scope="module")
def catalogue():
    return [message for message in read(ENGLISH) if message.id]


def test_the_catalogue_is_in_step_with_the_source():
    text = ENGLISH.read_text(encoding="utf-8")
    in_file = {(m.id[0] if isinstance(m.id, tuple) else m.id, m.context) for m in read(ENGLISH) if m.id}
    in_source = {message.key for message in collect()}
    stray = sorted(text for text, _context in in_file ^ in_source)
    assert not stray, f"run ./fengqiao messages update, then translate what stands empty: {stray}"
    assert updated(read(ENGLISH), collect()) == text, "run ./fengqiao messages update"


def test_every_message_has_its_english(catalogue):
    empty = [chinese for message in catalogue for chinese, english in _texts(message) if not english]
    assert not empty, f"write the English in {ENGLISH}: {empty}"


def test_english_has_the_same_places_to_fill(catalogue):
    different = [
        (chinese, english)
        for message in catalogue
        for chinese, english in _texts(message)
        if sorted(_PLACES.findall(chinese)) != sorted(_PLACES.findall(english))
    ]
    assert not different


def test_nothing_is_fuzzy():
    assert not [message.id for message in read(ENGLISH) if message.id and message.fuzzy]


def test_no_chinese_is_left_in_the_english(catalogue):
    left = []
    for message in catalogue:
        for _chinese, english in _texts(message):
            if _HAN.search(_KEPT_CHINESE.sub("", english)):
                left.append(english)
    assert not left


def test_blanks_at_the_edges_are_kept(catalogue):
    """A sentence that is joined to another one would otherwise run into it; English may need a blank where 、 needs none."""
    odd = [
        (chinese, english)
        for message in catalogue
        for chinese, english in _texts(message)
        if (chinese[:1].isspace() > english[:1].isspace()) or (chinese[-1:].isspace() > english[-1:].isspace())
    ]
    assert not odd


@pytest.mark.parametrize(
    ("template", "messages"),
    [
        ("{% translate '还可以写 # 字' %}", ["还可以写 # 字"]),
        ('   <p>\n  {% translate "甲" %}\n <b>{% translate "乙" %}</b>\n      </p>', ["甲", "乙"]),
        ("{% blocktranslate with a=b.c %}共 {{ a }} 件{% endblocktranslate %}", ["共 %(a)s 件"]),
        (
            "{% blocktranslate count n=k %}{{ n }} 件{% plural %}{{ n }} 件{% endblocktranslate %}",
            [("%(n)s 件", "%(n)s 件")],
        ),
        ("{% blocktranslate %}一半是 50%{% endblocktranslate %}", ["一半是 50%%"]),
        ('{{ name|default:_("没有姓名") }}', ["没有姓名"]),
        ("{# 说明 #}{% comment %}旧的{% endcomment %}没有标记的字", []),
    ],
    ids=["quotes", "indented", "with a value", "plural", "per cent", "in a filter", "nothing marked"],
)
def test_messages_are_found_in_templates(template, messages):
    keywords = {"gettext": None, "ngettext": (1, 2), "_": None}
    found = [words for _line, _name, words, _notes in extract_template(BytesIO(template.encode()), keywords, (), {})]
    plain = [tuple(words[:2]) if isinstance(words, (tuple, list)) else words for words in found]
    assert plain == messages


def test_messages_are_found_in_source(tmp_path):
    (tmp_path / "declared.py").write_text('label = _("甲" "乙")\nboth = ngettext("%(n)s 件", "%(n)s 件", 2)\n', "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% translate "甲乙" %}{% translate "丙" %}', "utf-8")
    assert [(one.text, one.plural, one.file) for one in collect(tmp_path)] == [
        ("甲乙", None, "declared.py"),
        ("%(n)s 件", "%(n)s 件", "declared.py"),
        ("丙", None, "templates/page.html"),
    ]


def test_a_message_is_asked_for_with_its_number_everywhere_or_nowhere(tmp_path):
    (tmp_path / "page.py").write_text('ngettext("还有 %(n)d 天", "还有 %(n)d 天", n)\n', "utf-8")
    (tmp_path / "view.py").write_text('_("还有 %(n)d 天")\n', "utf-8")
    with pytest.raises(ValueError, match=r"page\.py and view\.py"):
        collect(tmp_path)


def test_an_update_keeps_what_is_known_and_drops_what_is_gone(tmp_path):
    (tmp_path / "page.py").write_text('_("一")\n_("二")\n', "utf-8")
    known = read_po(BytesIO('msgid "一"\nmsgstr "one"\n\nmsgid "三"\nmsgstr "three"\n'.encode()), locale="en")
    text = updated(known, collect(tmp_path))
    assert 'msgid "一"\nmsgstr "one"' in text
    assert 'msgid "二"\nmsgstr ""' in text
    assert "三" not in text
    assert "fuzzy" not in text
