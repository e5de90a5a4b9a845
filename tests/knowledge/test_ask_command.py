"""``fengqiao ask`` on a machine that was never set up: no database, no framework, the laws that come along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

QUESTIONS = Path(__file__).resolve().parents[3] / "shared" / "data" / "retrieval" / "questions.jsonl"


def run(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("FENGQIAO_")}
    return subprocess.run(
        [sys.executable, "-m", "fengqiao.project", "ask", *arguments],
        capture_output=True,
        text=True,
        env={**clean, "FENGQIAO_DATA_DIR": str(data), "FENGQIAO_MODE": "test", **environment},
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which nothing but the index is ever made."""
    return tmp_path_factory.mktemp("fresh")


def test_it_answers_without_any_set_up_and_makes_nothing_but_the_index(fresh: Path) -> None:
    done = run(fresh, "老板欠我三个月工资没给")
    assert done.returncode == 0, done.stderr
    assert "《劳动合同法》第三十条" in done.stdout
    assert "律师署名之前，这不是法律意见" in done.stdout
    assert [one.name for one in fresh.iterdir()] == ["search"]


def test_json_is_json_and_explain_says_why(fresh: Path) -> None:
    value = json.loads(run(fresh, "借钱给朋友，到期一直不还", "--json", "--on", "2026-03-02").stdout)
    assert value["day"] == "2026-03-02"
    assert value["guide"]["key"] == "private-loan"
    assert "为什么：" in run(fresh, "借钱给朋友，到期一直不还", "--explain").stdout


def test_it_says_how_to_call_it(fresh: Path) -> None:
    done = run(fresh)
    assert done.returncode == 2
    assert "--batch" in done.stderr
    assert "2026-02-10" in run(fresh, "问", "--on", "tomorrow").stderr


def test_statute_folders_count_by_option_and_by_environment(fresh: Path, tmp_path: Path) -> None:
    head = "# 某区犬只管理办法\n\n2024年1月1日\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n"
    law = f"{head}第一条 遛犬应当束犬链，及时清除犬粪。\n"
    (tmp_path / "某区犬只管理办法(2024-01-01).md").write_text(law, encoding="utf-8")
    asked = tmp_path / "q.jsonl"
    asked.write_text('{"id": 1, "question": "某区犬只管理办法第一条"}\n', encoding="utf-8")
    first = json.loads(run(fresh, "--batch", str(asked), "--top", "3", "--statutes", str(tmp_path)).stdout)
    second = json.loads(run(fresh, "--batch", str(asked), "--top", "3", FENGQIAO_STATUTES=str(tmp_path)).stdout)
    assert first["articles"][0] == ["某区犬只管理办法", "第一条"]
    assert first == second


@pytest.mark.reference
@pytest.mark.skipif(not QUESTIONS.is_file(), reason="the judged questions are not in ../shared/data/retrieval")
def test_all_judged_questions_go_through_in_a_batch(fresh: Path, tmp_path: Path) -> None:
    run(fresh, "先建索引")
    out = tmp_path / "out.jsonl"
    began = os.times().children_user  # computing time, so that a busy machine does not fail it
    done = run(fresh, "--batch", str(QUESTIONS), "--top", "100", "--out", str(out))
    seconds = os.times().children_user - began
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    asked = [json.loads(line)["id"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in results] == asked
    assert not [one for one in results if "error" in one]
    assert all(len(one["articles"]) <= 100 for one in results)
    assert seconds < 60, f"{seconds:.0f} s of computing for {len(results)} questions"
