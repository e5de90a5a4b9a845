"""Laws from a folder of Markdown files, one text a file, as the public repository LawRefBook/Laws keeps them.

A file is `# title`, notes (who adopted it and when), `<!-- INFO END -->`, then `## chapter` headings and paragraphs
that begin with 第…条. The version's date stands in the file name, "(2020-12-29)", or in the notes. Nothing is half read: a
file without title, marker or articles, or with holes beyond a stray one, is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fengqiao.law.statute_model import AMENDING, Import, Kind, Refusal, Status, Statute, StatuteArticle, article_from
from fengqiao.law.statute_names import parse_label, statute_name

MARKER = "<!-- INFO END -->"
MOST_BYTES = 8_000_000  # the longest real text has about 300 kB
TOLERATED_GAPS = 0.02  # share of article numbers a source may lack before the text counts as half a text

_FILE_DATE = re.compile(r"[(（](\d{4})-(\d{2})-(\d{2})[)）]")
_NOTE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMERAL = "[零〇一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"(第{_NUMERAL}条(?:之{_NUMERAL})?)(?:[\s\u3000]+|(?=【|\Z))(.*)", re.DOTALL)
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章]|[一二三四五六七八九十]+、")
_SECTION = re.compile(r"第[一二三四五六七八九十]+节")


class _Unreadable(Exception):
    """Why one file is refused; becomes its Refusal."""


def read_folder(path: Path) -> Import:
    """Every text below the folder (or the one file named), the newest version of each.

    1. Read each file or refuse it with the reason. 2. Of several versions of one title keep the newest and note the
    others. A text that only amends others is kept (it can be read) and never searched. Raises NotADirectoryError.
    """
    if not path.exists():
        raise NotADirectoryError(f"没有这个法规文件夹：{path}")
    refused: list[Refusal] = []
    notes: list[Refusal] = []
    newest: dict[str, tuple[Path, Statute]] = {}
    for file in [path] if path.is_file() else sorted(path.rglob("*.md")):
        if file.name.startswith(("_", ".")):
            continue  # the site generator's own pages, no laws
        try:
            statute = read_file(file)
        except _Unreadable as problem:
            refused.append(Refusal(file, str(problem)))
            continue
        if statute.missing:
            notes.append(Refusal(file, f"来源缺第{'、'.join(map(str, statute.missing))}条"))
        held = newest.get(statute.name)
        if held and not _is_newer(statute, held[1]):
            notes.append(Refusal(file, f"已有同名的较新版本 {held[0].name}，本文件不用"))
            continue
        if held:
            notes.append(Refusal(held[0], f"已有同名的较新版本 {file.name}，本文件不用"))
        newest[statute.name] = file, statute
    return Import(tuple(s for _, s in newest.values()), tuple(refused), tuple(notes))


def read_file(file: Path) -> Statute:
    """One text; raises an error whose message says why it cannot be read."""
    head, body = _parts(_text_of(file))
    titles = [line[2:].strip() for line in head.splitlines() if line.startswith("# ")]
    if len(titles) != 1 or not titles[0]:
        raise _Unreadable("应有且只有一行“# 标题”")
    title = titles[0]
    articles = tuple(_articles(body))
    if not articles:
        raise _Unreadable(_why_no_articles(title, body))
    missing = _missing(articles)
    if len(missing) > max(1, TOLERATED_GAPS * articles[-1].number):
        raise _Unreadable(f"不完整：到第{articles[-1].number}条为止缺{len(missing)}条")
    version = _version(file, head)
    return Statute(
        name=statute_name(title),
        title=title,
        status=_status(title),
        version_date=version,
        effective_date=_effective(head) or version,
        kind=_kind(file, title),
        source=file.as_posix(),
        articles=articles,
        missing=missing,
    )


def _text_of(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        raise _Unreadable(f"文件超过 {MOST_BYTES // 1_000_000} MB，不像一部法规")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _Unreadable("不是 UTF-8 文本") from None
    except OSError as problem:
        raise _Unreadable(f"读不出来：{problem.strerror}") from None


def _parts(text: str) -> tuple[str, str]:
    head, marker, body = text.partition(MARKER)
    if not marker:
        raise _Unreadable(f"没有“{MARKER}”这一行，分不清说明和正文")
    return head, body


def _articles(body: str) -> Iterator[StatuteArticle]:
    """Articles in order; a paragraph that does not begin one belongs to the last. A label met again is a quotation."""
    chapter = section = ""
    label, lines = "", list[str]()
    reached = (0, 0)
    for block in body.splitlines():
        line = block.strip().replace("\u3000", " ")
        if not line or line.startswith("<!--"):
            continue
        if line.startswith("#"):
            if label:
                yield article_from(label, "\n".join(lines), chapter, section)
                label, lines = "", []
            heading = line.lstrip("# ")
            if _SECTION.match(heading):
                section = heading
            elif _CHAPTER.match(heading) or not chapter:
                chapter, section = heading, ""
            continue
        found = _ARTICLE.match(line)
        place = parse_label(found[1]) if found else None
        if found and place and place > reached:
            if label:
                yield article_from(label, "\n".join(lines), chapter, section)
            label, lines, reached = found[1], [found[2].strip()] if found[2].strip() else [], place
        elif label:
            lines.append(line)
    if label:
        yield article_from(label, "\n".join(lines), chapter, section)


def _why_no_articles(title: str, body: str) -> str:
    if AMENDING.search(title):
        return "是修改或废止其他文件的决定，没有自己的条文"
    if re.search(r"^(#+ *)?[一二三四五六七八九十]+、|^\d+[.．]", body, re.MULTILINE):
        return "按“一、二、”或“1.”编号，没有“第…条”，不能按条引用"
    return "没有“第…条”，是批复、通知一类不分条的文本，不能按条引用"


def _missing(articles: tuple[StatuteArticle, ...]) -> tuple[int, ...]:
    held = {item.number for item in articles}
    return tuple(n for n in range(1, articles[-1].number + 1) if n not in held)


def _version(file: Path, head: str) -> date | None:
    """The date in the file name, else the last date of adoption or publication in the notes."""
    if found := _FILE_DATE.search(file.name):
        return _day(found)
    lines = [line for line in head.splitlines() if not line.rstrip().endswith("施行")]
    days = [day for line in lines for found in _NOTE_DATE.finditer(line) if (day := _day(found))]
    return max(days, default=None)


def _effective(head: str) -> date | None:
    lines = [line for line in head.splitlines() if "施行" in line]
    days = [day for line in lines for found in _NOTE_DATE.finditer(line) if (day := _day(found))]
    return max(days, default=None)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _is_newer(one: Statute, other: Statute) -> bool:
    return (one.version_date or date.min) > (other.version_date or date.min)


def _status(title: str) -> Status:
    return "已被修改" if AMENDING.search(title) else "未标明"


def _kind(file: Path, title: str) -> Kind:
    folders = "/".join(file.parts[-6:-1])
    for kind, words in _KIND_WORDS:
        if any(word in folders for word in words[0]) or any(title.startswith(word) for word in words[1]):
            return kind
    return "行政法规"


_KIND_WORDS: tuple[tuple[Kind, tuple[tuple[str, ...], tuple[str, ...]]], ...] = (
    ("司法解释", (("司法解释",), ("最高人民法院", "最高人民检察院", "人民法院", "人民检察院"))),
    ("地方法规", (("地方法规", "地方性法规"), ())),
    ("部门规章", (("部门规章",), ())),
    ("行政法规", (("行政法规",), ("国务院",))),
)
