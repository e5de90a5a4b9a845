"""A language model may word what was found; a draft that cites what is not there is never shown.

The stand-in is a real server on this machine, speaking the chat format, that can be told to lie.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from fengqiao.knowledge.answer_model import Answer
from fengqiao.knowledge.asking import Asker
from fengqiao.knowledge.drafting import (
    DraftRefused,
    LanguageModel,
    ModelUnavailable,
    configured_model,
    draft_answer,
)

DAY = date(2026, 3, 2)


class StandIn:
    """What it will say next, and what it was asked."""

    def __init__(self) -> None:
        self.says: Any = ""
        self.status = 200
        self.asked: list[dict[str, Any]] = []
        self.url = ""

    def reply(self) -> bytes:
        return json.dumps({"choices": [{"message": {"content": self.says}}]}).encode()


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    model = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            model.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(model.status)
            self.end_headers()
            self.wfile.write(model.reply() if self.path == "/v1/chat/completions" else b"{}")

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield model
    server.shutdown()
    server.server_close()


@pytest.fixture
def answer(asker: Asker) -> Answer:
    return asker.ask("老板欠我三个月工资没给", day=DAY)


def drafted(asker: Asker, answer: Answer, stand_in: StandIn, says: Any) -> Any:
    stand_in.says = says
    return draft_answer(answer, asker.library, LanguageModel(stand_in.url, "a-key", "a-model"))


def test_it_is_off_until_a_district_names_an_endpoint() -> None:
    assert configured_model({}) is None
    assert configured_model({"FENGQIAO_LLM_URL": "http://x/v1/", "FENGQIAO_LLM_MODEL": "m"}) == LanguageModel(
        "http://x/v1", "", "m"
    )


def test_an_honest_draft_is_kept_with_its_articles_and_its_notice(
    asker: Asker, answer: Answer, stand_in: StandIn
) -> None:
    draft = drafted(asker, answer, stand_in, "可以要回来。依据《劳动合同法》第三十条。今天先打12333。")
    assert [str(one) for one in draft.articles] == ["《劳动合同法》第三十条"]
    assert "律师核对、署名之前不能发出" in draft.notice
    sent = stand_in.asked[0]["messages"][1]["content"]
    assert "用人单位应当按照劳动合同约定和国家规定" in sent


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param("依据《劳动合同法》第九百条，老板要坐牢。", id="an article that does not exist"),
        pytest.param("依据《欠薪惩治法》第三条，可以双倍要。", id="a law that does not exist"),
        pytest.param("依据《劳动合同法》第三十条和《民法典》第一千零七十九条。", id="an article it was not given"),
        pytest.param("依据劳动合同法第九百九十九条。", id="a false citation without title marks"),
        pytest.param("放心，一定能赢，不用看法条。", id="no article at all"),
        pytest.param("《劳动合同法》第三十条" + "很长" * 3000, id="far too long"),
    ],
)
def test_a_draft_that_lies_is_not_shown(asker: Asker, answer: Answer, stand_in: StandIn, lie: str) -> None:
    with pytest.raises(DraftRefused):
        drafted(asker, answer, stand_in, lie)


def test_the_refusal_names_what_cannot_be_found(asker: Asker, answer: Answer, stand_in: StandIn) -> None:
    with pytest.raises(DraftRefused, match="第九百条") as refused:
        drafted(asker, answer, stand_in, "依据《劳动合同法》第三十条、第九百条。")
    assert refused.value.citations == ("《劳动合同法》第九百条",)


@pytest.mark.parametrize("says", ["", None, 7, {"a": 1}])
def test_an_empty_or_odd_reply_is_no_draft(asker: Asker, answer: Answer, stand_in: StandIn, says: Any) -> None:
    with pytest.raises(ModelUnavailable):
        drafted(asker, answer, stand_in, says)


def test_a_failing_or_absent_endpoint_is_said_to_be_unavailable(
    asker: Asker, answer: Answer, stand_in: StandIn
) -> None:
    stand_in.status = 500
    with pytest.raises(ModelUnavailable):
        drafted(asker, answer, stand_in, "《劳动合同法》第三十条")
    with pytest.raises(ModelUnavailable):
        draft_answer(answer, asker.library, LanguageModel("http://127.0.0.1:9/v1", "", "m"))


def test_where_nothing_was_found_nothing_is_drafted(asker: Asker, stand_in: StandIn) -> None:
    with pytest.raises(DraftRefused):
        drafted(asker, asker.ask("今天天气怎么样", day=DAY), stand_in, "《劳动合同法》第三十条")
    assert stand_in.asked == []
