"""The law is alive: versions stand side by side, and what an amendment touches is listed by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib import admin
from django.test import RequestFactory
from django.utils import timezone
from tests.cast import QUESTION, Story, build_stage, roster
from tests.statutes import store_laws

from fengqiao.knowledge.citations import article_on, unknown_citations, version_on
from fengqiao.knowledge.citing import CiterKind, Citing, everything_citing
from fengqiao.knowledge.impact import AlreadyConfirmed, confirm, record_impact, unconfirmed
from fengqiao.knowledge.importing import store
from fengqiao.knowledge.models import CitationImpact, StatuteVersion
from fengqiao.law.citation import Article
from fengqiao.law.statute_names import label_of
from fengqiao.law.statutes import Statute, StatuteArticle, read_embedded
from fengqiao.matters.cited import cited_in_open_matters
from fengqiao.project.cli.law_import import check, impact, import_statutes

pytestmark = pytest.mark.django_db

LAW = "行政复议法"
OLD_TEXTS = {
    2: "公民、法人或者其他组织认为具体行政行为侵犯其合法权益，向行政机关提出行政复议申请，"
    "行政机关受理行政复议申请、作出行政复议决定，适用本法。",
    9: "公民、法人或者其他组织认为具体行政行为侵犯其合法权益的，可以自知道该具体行政行为之日起六十日内提出行政复议申请；"
    "但是法律规定的申请期限超过六十日的除外。\n"
    "因不可抗力或者其他正当理由耽误法定申请期限的，申请期限自障碍消除之日起继续计算。",
    39: "行政复议机关受理行政复议申请，不得向申请人收取任何费用。"
    "行政复议活动所需经费，应当列入本机关的行政经费，由本级财政予以保障。",
}


@cache
def new_law() -> Statute:
    return next(one for one in read_embedded().statutes if one.name == LAW)


def old_law() -> Statute:
    """A part of the text of 2017, with one article that the revision left word for word."""
    kept = new_law().article(90)
    assert kept is not None
    articles = [StatuteArticle(number, 0, label_of(number), text) for number, text in OLD_TEXTS.items()]
    return replace(
        new_law(),
        status="未标明",
        version_date=date(2017, 9, 1),
        effective_date=date(2018, 1, 1),
        articles=(*articles, kept),
    )


def cites(kind: CiterKind, key: str, number: int) -> Citing:
    return Citing(kind, key, key, "", Article(LAW, number))


def test_the_revision_of_2023_lists_exactly_what_rests_on_an_article_it_changed_or_dropped() -> None:
    store([old_law()], source="folder")
    done = store([new_law()], source="embedded")
    assert done.amended == [LAW]
    citings = [
        cites(CiterKind.SERVICE, "reconsideration", 9),
        cites(CiterKind.CLOCK, "D089", 9),
        cites(CiterKind.GUIDE, "penalty", 2),
        cites(CiterKind.PAPER, "notice", 39),
        cites(CiterKind.CLOCK, "unchanged", 90),
        cites(CiterKind.CLOCK, "never-there", 60),
        Citing(CiterKind.CLOCK, "other-law", "other-law", "", Article("民法典", 9)),
    ]
    rows = record_impact(done.replaced, citings)
    named = {(row.label, row.change, row.cited_by, row.where.split("（")[0]) for row in rows}
    assert named == {
        ("第二条", "changed", "guide", "办事指引 penalty"),
        ("第九条", "changed", "service", "服务 reconsideration"),
        ("第九条", "changed", "clock", "期限 D089"),
        ("第三十九条", "changed", "paper", "文书 notice"),
    }
    ninth = next(row for row in rows if row.label == "第九条")
    assert ninth.old_article.text == OLD_TEXTS[9]
    assert ninth.likely_article is not None
    assert ninth.likely_article.label == "第二十条"
    assert record_impact(done.replaced, citings) == []


def test_what_the_platform_itself_declares_is_found_when_the_law_changes() -> None:
    """Each declared citation of the old articles 2, 9 and 39 is named, and no other."""
    store([old_law()], source="folder")
    done = store([new_law()], source="embedded")
    declared = list(everything_citing())
    expected = {str(one)[:200] for one in declared if one.article.law == LAW and one.article.number in OLD_TEXTS}
    assert {row.where for row in record_impact(done.replaced, declared)} == expected
    assert expected


def test_an_answer_in_an_open_matter_is_on_the_list_and_its_old_text_can_still_be_read() -> None:
    us = build_stage().ours
    store_laws()
    store([old_law()], source="folder")
    roster(us, date(2023, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2023-03-02", us.village)
    story.does(us.duty_lawyer, "answer", "2023-03-02 15:00", answer="六十日内申请。", articles="《行政复议法》第九条")
    done = store([new_law()], source="embedded")
    rows = record_impact(done.replaced, cited_in_open_matters())
    assert [row.cited_by for row in rows] == ["answer"]
    assert story.matter.number in rows[0].where
    then = article_on(Article(LAW, 9), date(2023, 3, 2))
    now = article_on(Article(LAW, 9), date(2026, 3, 2))
    assert then is not None
    assert now is not None
    assert then.text == OLD_TEXTS[9]
    assert now.text != OLD_TEXTS[9]
    assert not unknown_citations("《行政复议法》第九条", date(2023, 3, 2))


def test_a_law_held_only_in_a_later_version_is_not_guessed_at() -> None:
    store([new_law()], source="embedded")
    assert version_on(LAW, date(2020, 1, 1)) is None
    assert article_on(Article(LAW, 9), date(2020, 1, 1)) is None


def test_an_older_version_that_comes_later_changes_nothing_that_citations_mean() -> None:
    store([new_law()], source="embedded")
    done = store([old_law()], source="folder")
    assert (done.older, done.amended, done.replaced) == ([LAW], [], [])
    assert version_on(LAW).version_date == date(2023, 9, 1)  # type: ignore[union-attr]


def test_importing_the_same_again_changes_nothing() -> None:
    store([old_law(), new_law()], source="embedded")
    done = store([old_law(), new_law()], source="embedded")
    assert (done.unchanged, done.articles, done.replaced) == (2, 0, [])


def test_a_repeal_is_noticed_though_the_text_is_the_same() -> None:
    store([new_law()], source="embedded")
    done = store([replace(new_law(), status="已废止")], source="embedded")
    assert done.repealed == [LAW]
    rows = record_impact(done.replaced, [cites(CiterKind.CLOCK, "D089", 20)])
    assert [row.change for row in rows] == ["repealed"]
    assert unknown_citations("《行政复议法》第二十条", date(2026, 3, 2)) == [
        "《行政复议法》第二十条所在的法律已经废止，请换成现行的条文。"
    ]


def test_a_version_adopted_as_a_repeal_ends_what_was_in_force() -> None:
    store([old_law()], source="folder")
    done = store([replace(new_law(), status="已废止")], source="embedded")
    assert done.repealed == [LAW]
    assert StatuteVersion.objects.get(name=LAW, is_current=True).status == "已废止"


def test_each_row_is_confirmed_once_and_keeps_who_and_when() -> None:
    store([old_law()], source="folder")
    record_impact(store([new_law()], source="embedded").replaced, [cites(CiterKind.CLOCK, "D089", 9)])
    user = build_stage().ours.director
    row = unconfirmed()[0]
    confirm(row.pk, by=user, now=timezone.now(), note="改引第二十条")
    with pytest.raises(AlreadyConfirmed):
        confirm(row.pk, by=user, now=timezone.now(), note="再改")
    kept = CitationImpact.objects.get(pk=row.pk)
    assert (kept.confirmed_by, kept.note) == (user, "改引第二十条")
    assert unconfirmed() == []


def folder_with(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.md").write_text(text, encoding="utf-8")
    return path


GOOD = (
    "# 试行办法\n\n2020年1月1日 某部发布\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n"
    "第一条 为了试验，制定本办法。\n\n第二条 本办法自发布之日起施行。\n"
)


@pytest.fixture
def _no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fengqiao.project.cli.law_import._rebuild_index", lambda: None)
    monkeypatch.setattr("fengqiao.project.cli.law_import.has_database", lambda: True)


@pytest.mark.usefixtures("_no_index")
def test_the_command_says_what_came_in_and_names_each_refused_file_with_its_reason(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, good=GOOD, bad="没有标题")
    done = CliRunner().invoke(import_statutes, [str(folder)])
    assert done.exit_code == 0, done.output
    assert "1 laws added" in done.output
    assert "bad.md: 没有“<!-- INFO END -->”这一行" in done.output
    again = CliRunner().invoke(import_statutes, [str(folder)])
    assert "1 unchanged" in again.output
    amended = folder_with(tmp_path, good=GOOD.replace("2020年1月1日", "2024年1月1日").replace("试验", "试点"))
    assert "1 amended" in CliRunner().invoke(import_statutes, [str(amended)]).output


@pytest.mark.usefixtures("_no_index")
def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(import_statutes, [str(folder_with(tmp_path, good=GOOD)), "--dry-run"])
    assert "1 laws added" in done.output
    assert not StatuteVersion.objects.filter(name="试行办法").exists()


@pytest.mark.usefixtures("_no_index")
def test_it_fails_only_when_nothing_could_be_read(tmp_path: Path) -> None:
    done = CliRunner().invoke(import_statutes, [str(folder_with(tmp_path, bad="没有标题"))])
    assert done.exit_code == 1
    assert "nothing could be read" in done.output


@pytest.mark.usefixtures("_no_index")
def test_the_impact_command_prints_what_waits_for_confirmation() -> None:
    store([old_law()], source="folder")
    record_impact(store([new_law()], source="embedded").replaced, [cites(CiterKind.CLOCK, "D089", 9)])
    output = CliRunner().invoke(impact).output
    assert "《行政复议法》第九条：条文有改动，可能移到第二十条" in output
    assert "1 places, 1 not confirmed yet" in output


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fengqiao.project.cli.law_import.has_database", lambda: False)


@pytest.mark.usefixtures("_no_database")
def test_every_citation_of_the_platform_resolves() -> None:
    done = CliRunner().invoke(check)
    assert done.exit_code == 0, done.output
    assert " 0 wrong" in done.output


def test_the_back_office_shows_both_texts_and_makes_or_deletes_none() -> None:
    store([old_law()], source="folder")
    record_impact(store([new_law()], source="embedded").replaced, [cites(CiterKind.CLOCK, "D089", 9)])
    page = admin.site.get_model_admin(CitationImpact)
    row = unconfirmed()[0]
    texts = str(page.texts(row))
    assert "六十日内提出行政复议申请" in texts
    assert "2017-09-01" in texts
    assert not page.has_add_permission(RequestFactory().get("/"))
    assert not page.has_delete_permission(RequestFactory().get("/"), row)
