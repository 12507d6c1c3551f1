"""Voices of a server elsewhere: what was said outlives it, and its faults are the line's."""

from __future__ import annotations

import io
import json
import threading
import wave
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from kinoform.model.document.speech import SpeechSpec
from kinoform.narration.desk import Desk
from kinoform.narration.rules import SpeechRules
from kinoform.providers.speech.base import Access

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
LINES = tuple({"text": f"Line number {count}."} for count in ("one", "two", "three", "four"))


def tone() -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setparams((1, 2, 24_000, 0, "NONE", ""))
        file.writeframes((np.sin(np.arange(24_000) / 9) * 9_000).astype("<i2").tobytes())
    return held.getvalue()


@dataclass
class Server:
    """A speech server that answers with a tone, but not for texts that it refuses."""

    asked: list[str] = field(default_factory=list)
    refuses: dict[str, int] = field(default_factory=dict)
    """The status for texts with a word."""
    together: threading.Barrier | None = None
    """When set, nobody is answered before so many have asked."""
    url: str = ""


@pytest.fixture
def server():
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
            state.asked.append(text)
            if state.together is not None:
                state.together.wait(5)
            status = next((code for word, code in state.refuses.items() if word in text), 200)
            body = tone() if status == 200 else b"{}"
            self.send_response(status)
            self.send_header("Content-Type", "audio/wav" if status == 200 else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nothing: its log is no part of the test."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as web:
        state.url = f"http://127.0.0.1:{web.server_address[1]}/v1"
        threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True).start()
        yield state
        web.shutdown()


@pytest.fixture
def rules(server, tmp_path):
    return SpeechRules(folder=tmp_path, access=Access(openai_url=server.url, seconds=6.0, tries=1))


def made(rules, **written):
    spec = SpeechSpec.model_validate({"voice": "openai:nova", **written})
    return Desk(rules).made(spec.speech_source)


def codes(made):
    return [(problem.code, problem.pointer) for problem in made.problems]


def test_its_words_get_times_from_what_is_heard(server, rules):
    found = made(rules, text="Line number one.")
    assert found.problems == ()
    assert [word.text for word in found.media.words] == ["Line", "number", "one."]
    assert found.media.words[0].start < found.media.words[2].end <= found.media.duration


def test_speech_that_is_kept_outlives_the_server(server, rules):
    first = made(rules, lines=LINES)
    server.refuses = {"Line": 500}
    assert made(rules, lines=LINES) == first
    assert len(server.asked) == len(LINES)


def test_lines_are_asked_for_side_by_side_and_stay_in_order(server, rules):
    server.together = threading.Barrier(len(LINES))
    found = made(rules, lines=LINES)
    assert found.problems == ()
    assert [word.text for word in found.media.words][2::3] == ["one.", "two.", "three.", "four."]


@pytest.mark.parametrize(
    ("status", "code"),
    [(500, "speech_failed"), (401, "speech_unauthorised"), (429, "speech_quota")],
)
def test_a_refusal_is_told_at_the_line_that_met_it(status, code, server, rules):
    server.refuses = {"three": status}
    found = made(rules, lines=LINES)
    assert found.media is None
    assert codes(found) == [(code, "/lines/2/text")]
    assert found.problems[0].message


def test_what_is_said_twice_is_asked_for_once(server, rules):
    lines = [{"text": "Again."}, {"text": "Once."}, {"text": "Again."}]
    assert len(made(rules, lines=lines).media.words) == 3
    assert sorted(server.asked) == ["Again.", "Once."]
    server.refuses = {"No": 401}
    assert codes(made(rules, lines=[{"text": "No."}, *lines, {"text": "No."}])) == [
        ("speech_unauthorised", "/lines/0/text"),
        ("speech_unauthorised", "/lines/4/text"),
    ]
    assert server.asked.count("No.") == 1


def test_after_a_refusal_only_the_lines_that_were_refused_are_asked_for_again(server, rules):
    server.refuses = {"three": 500}
    made(rules, lines=LINES)
    server.refuses = {}
    server.asked.clear()
    assert made(rules, lines=LINES).problems == ()
    assert server.asked == ["Line number three."]


def test_a_server_that_is_not_there_is_a_problem_and_no_wait(tmp_path):
    rules = SpeechRules(
        folder=tmp_path, access=Access(openai_url="http://127.0.0.1:9/v1", seconds=2.0, tries=1)
    )
    (problem,) = made(rules, text="Hello.").problems
    assert (problem.code, problem.pointer) == ("speech_unavailable", "/text")


def test_two_servers_do_not_answer_for_each_other(server, rules, tmp_path):
    made(rules, text="Hello.")
    moved = SpeechRules(folder=tmp_path, access=Access(openai_url=f"{server.url}/"))
    made(moved, text="Hello.")
    assert len(server.asked) == 2
