"""The plain-language index: everything wrong in it is named with file and line, and a changed article makes it stale."""

from __future__ import annotations

import json
import runpy
from collections.abc import Sequence
from pathlib import Path

import pytest

from fengqiao.law import plain
from fengqiao.law.plain import PlainIndex, default_plain_folder, digest_of, read_plain
from fengqiao.law.statute_model import Corpus, Statute, article_from

GOOD = """law: 茶法
version: 2020-01-01
written: machine
reviewed: 王律师 2026-01-05

## 第一条
喝茶要付钱。
- 喝茶要给钱吗
- 茶钱不给行不行
- 老板让我付茶钱
"""


def index_of(folder: Path, **texts: str) -> PlainIndex:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read_plain(folder)


def tea(*texts: str) -> Corpus:
    articles = tuple(article_from(label, text) for label, text in zip(("第一条", "第二条"), texts, strict=False))
    return Corpus([Statute("茶法", "茶法", "现行有效", None, None, "法律", "test", articles)])


def test_an_entry_is_read_with_who_reviewed_it(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("how to write", encoding="utf-8")
    index = index_of(tmp_path, tea=GOOD)
    assert index.problems == ()
    [entry] = index.entries
    assert (entry.law, entry.label, entry.sentence, entry.reviewed) == (
        "茶法",
        "第一条",
        "喝茶要付钱。",
        "王律师 2026-01-05",
    )
    assert len(entry.questions) == 3
    assert index.check(tea("喝茶的人应当付钱。")) == []
    assert index.usable(tea("喝茶的人应当付钱。")) == (entry,)
    assert index.usable(tea()) == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("version: 1\n\n## 第一条\n", ["tea.md:1: 文件头没有 law: 一行，全文未读"]),
        (GOOD.replace("version:", "versoin:"), ["tea.md:2: 不认识的一行“versoin: 2020-01-01”"]),
        (GOOD.replace("## 第一条", "## 第一节"), ["tea.md:6: 标题“## 第一节”不是“## 第…条”"]),
        (GOOD.replace("喝茶要付钱。", "喝茶要付钱。\n还要排队。"), ["tea.md:6: 应有一句白话，这里有 2 句"]),
        (GOOD.replace("喝茶要付钱。", "钱" * 61), ["tea.md:6: 白话有 61 字，最多 60 字"]),
        (GOOD.replace("- 茶钱不给行不行\n", ""), ["tea.md:6: 只有 2 个问法，至少 3 个"]),
        (GOOD.replace("茶钱不给行不行", "喝茶要给钱吗"), ["tea.md:6: 有重复的问法"]),
        (GOOD.replace("茶钱不给行不行", "茶"), ["tea.md:6: 问法“茶”应有 2 到 60 字"]),
        (GOOD + GOOD[GOOD.index("##") :], ["tea.md:11: 《茶法》第一条已写在 tea.md:6"]),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, text: str, problems: Sequence[str]) -> None:
    assert [str(one) for one in index_of(tmp_path, tea=text).problems] == problems


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_bytes(b"\xff\xfe")
    assert "tea.md:0: 读不出来" in str(read_plain(tmp_path).problems[0])


def test_unknown_laws_and_articles_are_named(tmp_path: Path) -> None:
    index = index_of(tmp_path, tea=GOOD.replace("第一条", "第九条"), water=GOOD.replace("茶法", "水法"))
    assert [problem.message for problem in index.check(tea("一。"))] == [
        "《茶法》没有第九条",
        "没有法律《水法》；请核对文件头的 law 一行",
    ]


def test_a_changed_article_makes_its_sentence_stale_until_it_is_accepted(tmp_path: Path) -> None:
    before, after = tea("喝茶 的人应当付钱。"), tea("喝茶免费。")
    index = index_of(tmp_path, tea=GOOD, water=GOOD.replace("茶法", "水法"))
    held = before.current("茶法")
    assert held is not None
    recorded = index.recorded(before)
    assert recorded == {"茶法": {"第一条": digest_of(held.articles[0])}}, "only what exists is recorded"
    (tmp_path / "digests.json").write_text(json.dumps(recorded), encoding="utf-8")
    index = read_plain(tmp_path)
    assert index.stale(tea("喝茶的人应当付钱。")) == [], "white space is no change"
    assert [entry.label for entry in index.stale(after)] == ["第一条"]
    assert index.recorded(after) == recorded, "a stale digest is kept until somebody accepts the change"
    assert index.recorded(after, accept=["茶法"]) != recorded
    assert any("条文已经变动" in problem.message for problem in index.check(after))


def test_the_command_checks_records_and_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fengqiao.law.statutes.load_default_corpus", lambda folders: tea("喝茶的人应当付钱。"))
    index_of(tmp_path, tea=GOOD)
    assert plain.main(["--plain", str(tmp_path), "--record"]) == 0
    recorded = (tmp_path / "digests.json").read_text(encoding="utf-8")
    assert "第一条" in recorded
    monkeypatch.setattr("fengqiao.law.statutes.load_default_corpus", lambda folders: tea("喝茶免费。"))
    assert plain.main(["--plain", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "请重读后更正并重新登记（--accept 茶法）" in said.out
    assert "1 部法律，1 条，1 个问题" in said.err
    assert plain.main(["--plain", str(tmp_path), "--accept", "茶法"]) == 0
    assert (tmp_path / "digests.json").read_text(encoding="utf-8") != recorded


def test_it_runs_as_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_of(tmp_path, tea=GOOD.replace("茶法", "不存在的法"))
    monkeypatch.setattr("sys.argv", ["plain", "--plain", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(plain.__file__), run_name="__main__")
    assert ended.value.code == 1


def test_the_index_of_the_package_is_found() -> None:
    assert any(default_plain_folder().glob("*.md"))
