"""The law library by API: the sums and the limits of the pages, in JSON, in the caller's language."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from fengqiao.knowledge.models import LocalFigure
from fengqiao.law.calculators import CALCULATORS
from fengqiao.law.clocks import CLOCKS
from fengqiao.law.still_in_time import SITUATIONS

pytestmark = pytest.mark.django_db


def get(path: str, status: int = 200, lang: str = "zh-hans") -> dict:
    answer = Client(headers={"accept-language": lang}).get(f"/api/law{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


def post(path: str, status: int = 200, lang: str = "zh-hans", **body: object) -> dict:
    client = Client(headers={"accept-language": lang})
    answer = client.post(f"/api/law{path}", json.dumps(body), content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_every_calculator_is_listed_and_says_what_it_asks() -> None:
    assert [one["key"] for one in get("/calculators")] == list(CALCULATORS)
    for key, declared in CALCULATORS.items():
        told = get(f"/calculators/{key}")
        assert [one["key"] for one in told["inputs"]] == [one.key for one in declared.inputs]
        assert told["articles"]
    columns = next(one for one in get("/calculators/overtime")["inputs"] if one["key"] == "worked")["columns"]
    assert [one["key"] for one in columns] == ["first", "last"]


def test_a_sum_comes_with_every_step_and_its_article() -> None:
    told = post("/calculators/litigation-fees", inputs={"matter": "property", "amount": 86000, "ended": ["mediated"]})
    assert told["total"] == "975.00"
    assert any("诉讼费用交纳办法:15" in line["articles"] for line in told["lines"])
    assert "half" in json.dumps(
        post("/calculators/litigation-fees", lang="en", inputs={"matter": "labour", "ended": ["mediated"]})
    )


def test_what_is_wrong_is_named_input_by_input() -> None:
    told = post("/calculators/termination-pay", 422, inputs={"reason": "expired", "started_on": "去年"})
    assert told["error"] == "answers_invalid"
    assert {"started_on", "ended_on", "average_wage"} <= set(told["fields"])
    assert get("/calculators/lottery", 404)["error"]
    assert post("/calculators/lottery", 404, inputs={})["error"]


def test_a_blank_is_filled_from_the_figures_kept_and_says_from_which() -> None:
    facts = {"claim": "unpaid", "monthly_wage": "1000", "months": "1", "full_time": "yes"}
    LocalFigure.objects.create(
        key="min_wage_month", value=Decimal(2010), since=date(2024, 10, 1), source="省人社厅通知", district=None
    )
    told = post("/calculators/wages", inputs=facts)
    [figure] = told["figures"]
    assert (figure["value"], figure["source"]) == ("2010", "省人社厅通知")


def test_every_situation_is_listed_and_says_what_it_asks() -> None:
    assert [one["key"] for one in get("/still-in-time")] == list(SITUATIONS)
    for key in SITUATIONS:
        told = get(f"/still-in-time/{key}")
        assert told["today"]
    assert get("/still-in-time/lottery", 404)["error"]


@time_machine.travel("2025-11-23 10:00+08:00", tick=False)
def test_the_limits_of_a_situation_come_with_their_steps() -> None:
    [wages, *_] = post("/still-in-time/wages", inputs={"ended": "2025-01-20"})
    assert (wages["clock"], wages["last_day"], wages["left"]) == ("D123a", "2026-01-20", 58)
    assert wages["due"]["steps"][-1]["zh"] == "最后一日：2026年1月20日（星期二）"
    assert "重新算" in wages["stops"]
    assert "《劳动争议调解仲裁法》第二十七条第四款" in wages["articles"]
    [english, *_] = post("/still-in-time/wages", lang="en", inputs={"ended": "2025-01-20"})
    assert english["name"] == "Labour arbitration for wages"
    told = post("/still-in-time/dismissal", 422, inputs={"ended": "2026-05-01"})
    assert "还没到" in told["fields"]["ended"]


def test_every_clock_is_listed_with_its_article_its_versions_and_its_doubts() -> None:
    told = get("/clocks")
    assert {one["id"] for one in told} == set(CLOCKS)
    versions = [(one["length"], one["until"]) for one in told if one["id"] == "D189"]
    assert versions == [("3mo", None), ("6mo", "2026-02-28")]
    assert all(one["note"] for one in told if not one["certain"])
    assert all(one["articles"] for one in told)
    assert {one["id"] for one in get("/clocks?law=法律援助法")} >= {"D001", "D002", "D008"}
    assert next(one for one in get("/clocks", lang="en") if one["id"] == "D001")["name"] == CLOCKS["D001"].name_en


def test_a_clock_is_counted_by_the_version_of_its_day_with_its_article() -> None:
    told = post("/due", clock="D089", start="2026-02-05")
    assert (told["due"], told["rule"], told["certain"]) == ("2026-02-24", "《行政诉讼法》第四十五条", True)
    assert (
        post("/due", clock="D189", start="2026-02-01")["period"],
        post("/due", clock="D189", start="2026-03-01")["period"],
    ) == (
        "6mo",
        "3mo",
    )
    doubtful = post("/due", clock="D055", start="2026-03-02")
    assert (doubtful["certain"], "待核" in doubtful["note"] or "核对" in doubtful["note"]) == (False, True)
    assert "there is no clock" in post("/due", 422, clock="D999", start="2026-03-02")["message"]
    assert "is a fixed period" in post("/due", 422, clock="D160", start="2026-03-02", extensions=["30d"])["message"]
    assert post("/due", 422, start="2026-03-02")["error"] == "law"
