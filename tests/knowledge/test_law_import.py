"""The law is alive: versions stand side by side, and what an amendment touches is listed by name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from tests.cast import QUESTION, Story, build_stage, roster
from tests.statutes import store_laws

from fengqiao.knowledge.citations import article_on, unknown_citations, version_on
from fengqiao.knowledge.citing import CiterKind, Citing
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


def test_a_clocks_earlier_version_goes_on_citing_the_old_text() -> None:
    store([old_law()], source="folder")
    done = store([new_law()], source="embedded")
    former = replace(cites(CiterKind.CLOCK, "D065", 9), until=date(2023, 12, 31))
    present = replace(cites(CiterKind.CLOCK, "D099", 9), until=date(2024, 1, 1))
    assert [row.where.split("（")[0] for row in record_impact(done.replaced, [former, present])] == ["期限 D099"]


def as_markdown(statute: Statute) -> str:
    """The law as a folder of statutes keeps it."""
    articles = "\n\n".join(f"{one.label} {one.text}" for one in statute.articles)
    dates = "2023年9月1日修订\n\n2024年1月1日起施行"
    return f"# {statute.title}\n\n{dates}\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n{articles}\n"


@pytest.mark.usefixtures("_no_index")
def test_the_revision_of_2023_comes_in_by_the_command_and_names_exactly_what_rests_on_the_old_text(
    tmp_path: Path,
) -> None:
    """The platform's own declarations and an open matter: each place that cites an old article 2, 9 or 39, no other."""
    us = build_stage().ours
    store_laws()
    store([old_law()], source="folder")
    roster(us, date(2023, 3, 2))
    story = Story("consultation", us.wang, QUESTION, "2023-03-02", us.village)
    story.does(us.duty_lawyer, "answer", "2023-03-02 15:00", answer="六十日内申请。", articles="《行政复议法》第九条")
    folder = folder_with(tmp_path, revised=as_markdown(new_law()))
    told = CliRunner().invoke(import_statutes, [str(folder)])
    assert told.exit_code == 0, told.output
    assert f"amended:\n  {LAW}\n" in told.output
    rows = CitationImpact.objects.all()
    assert f"{len(rows)} places cite an article that changed; see them with fengqiao law impact" in told.output
    # The word lists of the search name articles by the hundred and grow; they may only name these three.
    assert {row.label for row in rows if row.cited_by == "search"} <= {"第二条", "第九条", "第三十九条"}
    named = {(row.label, row.change, row.cited_by, row.where) for row in rows if row.cited_by != "search"}
    assert named == {
        ("第二条", "changed", "plain", "白话索引 行政复议法.md（行政复议法）"),
        ("第九条", "changed", "answer", f"律师答复 免费咨询（{story.matter.number}），2023-03-02"),
        ("第三十九条", "changed", "clock", "期限 作出复议决定（普通程序）（D080）"),
        ("第三十九条", "changed", "plain", "白话索引 行政复议法.md（行政复议法）"),
    }
    printed = CliRunner().invoke(impact).output
    assert "《行政复议法》第九条：条文有改动，可能移到第二十条\n  律师答复" in printed
    assert f"{len(rows)} places, {len(rows)} not confirmed yet" in printed
    again = CliRunner().invoke(import_statutes, [str(folder)])
    assert "1 unchanged" in again.output
    assert CitationImpact.objects.count() == len(rows)


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
def test_a_spoilt_laws_db_is_one_sentence_and_changes_nothing(tmp_path: Path) -> None:
    spoilt = tmp_path / "laws.db"
    spoilt.write_bytes(b"no database" * 500)
    done = CliRunner().invoke(import_statutes, [str(spoilt)])
    assert done.exit_code == 1
    assert "laws.db cannot be read (file is not a database); nothing was changed" in done.output
    assert not StatuteVersion.objects.exists()


def test_the_impact_command_prints_what_waits_for_confirmation(monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests' own database has no file.
    monkeypatch.setattr("fengqiao.project.cli.law_import.has_database", lambda: True)
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


def test_the_words_that_changed_are_marked_on_their_side_and_nothing_of_either_text_is_lost() -> None:
    store([old_law()], source="folder")
    record_impact(store([new_law()], source="embedded").replaced, [cites(CiterKind.CLOCK, "D089", 9)])
    page, row = admin.site.get_model_admin(CitationImpact), unconfirmed()[0]
    assert row.likely_article is not None
    old, new = re.findall(r'<p class="both-texts__words">(.*?)</p>', str(page.likely(row)), flags=re.S)
    assert "认为<del>具体</del>行政行为" in old
    assert "<ins>" not in old
    assert "自知道<ins>或者应当知道该</ins>行政行为" in new
    assert "<del>" not in new
    assert [re.sub("<[^>]+>", "", one) for one in (old, new)] == [row.old_article.text, row.likely_article.text]
    assert "差得太多" in str(page.texts(row)), (
        "article 9 is about something else now, and no words are picked out of it"
    )


def test_the_text_of_a_law_is_escaped_where_its_changed_words_are_marked() -> None:
    old, new = old_law(), new_law()
    texts = {one.number: one.text for one in new.articles}
    odd = replace(old, articles=(StatuteArticle(20, 0, label_of(20), f"{texts[20]}<b>&"),))
    store([odd], source="folder")
    record_impact(store([new], source="embedded").replaced, [cites(CiterKind.CLOCK, "D089", 20)])
    shown = str(admin.site.get_model_admin(CitationImpact).texts(unconfirmed()[0]))
    assert "<del>&lt;b&gt;&amp;</del>" in shown


def test_the_bureau_reads_both_texts_side_by_side_confirms_one_by_one_and_leaves_a_trail() -> None:
    store([old_law()], source="folder")
    citings = [cites(CiterKind.CLOCK, "D089", 9), cites(CiterKind.SERVICE, "reconsideration", 39)]
    record_impact(store([new_law()], source="embedded").replaced, citings)
    director = build_stage().ours.director
    Authenticator.objects.create(user=director, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(director, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get(reverse("admin:knowledge_citationimpact_changelist")).content.decode()
    assert "期限 D089" in listed
    first, second = unconfirmed()
    address = reverse("admin:knowledge_citationimpact_change", args=[first.pk])
    page = client.get(address).content.decode()
    assert OLD_TEXTS[9].splitlines()[0] in page
    assert "可以自知道<ins>或者应当知道该</ins>行政行为之日起六十日内" in page, "where the rule stands now"
    assert first.new_article is not None
    assert first.new_article.text.splitlines()[0] in page
    client.post(address, {"note": " ", "_save": "1"})
    assert first in unconfirmed(), "nothing is confirmed without a word"
    confirmed = client.post(address, {"note": "改引第二十条", "_save": "1"})
    assert confirmed["Location"].endswith(f"/{second.pk}/change/"), "on to the next that waits"
    first.refresh_from_db()
    assert (first.confirmed_by, first.note) == (director, "改引第二十条")
    assert [row.pk for row in unconfirmed()] == [second.pk]
    [entry] = LogEntry.objects.all()
    assert (entry.user_id, entry.object_id) == (director.pk, str(first.pk))
    assert entry.change_message.startswith("确认了修法影响：《行政复议法》第九条")
    assert 'name="note"' not in client.get(address).content.decode(), "confirmed, and not changed again"
    client.post(address, {"note": "再改", "_save": "1"})
    assert (CitationImpact.objects.get(pk=first.pk).note, LogEntry.objects.count()) == ("改引第二十条", 1)
    assert client.post(reverse("admin:knowledge_citationimpact_delete", args=[second.pk])).status_code == 403


def test_a_bureau_sees_no_answer_of_the_neighbour(statutes: None) -> None:
    stage = build_stage()
    store([old_law()], source="folder")
    numbers = []
    for side in (stage.ours, stage.theirs):
        roster(side, date(2023, 3, 2))
        story = Story("consultation", side.wang, QUESTION, "2023-03-02", side.village)
        cited = {"answer": "六十日内申请。", "articles": "《行政复议法》第九条"}
        story.does(side.duty_lawyer, "answer", "2023-03-02 15:00", **cited)
        numbers.append(story.matter.number)
    record_impact(store([new_law()], source="embedded").replaced, cited_in_open_matters())
    Authenticator.objects.create(user=stage.ours.director, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(stage.ours.director, backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get(reverse("admin:knowledge_citationimpact_changelist")).content.decode()
    assert numbers[0] in listed
    assert numbers[1] not in listed
    [theirs] = CitationImpact.objects.filter(district=stage.theirs.district.pk)
    assert client.get(reverse("admin:knowledge_citationimpact_change", args=[theirs.pk])).status_code in (302, 404)
