from __future__ import annotations

import json
import os
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kinoform.kit.secret import Secret
from kinoform.providers.data._pace import Pace
from kinoform.providers.data.base import Access, LiteraryCareer, SourceRefused
from kinoform.providers.data.hardcover import fetch_literary
from web_answers import reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

PATH = "/v1/graphql"
TOLD = {"data": {"authors": [{"id": 7, "name": "Mara Quill", "books_count": 3}], "books": []}}


def answer(document: object = TOLD, status: int = 200, **headers: object) -> bytes:
    return reply(json.dumps(document).encode(), status, "application/json", **headers)


def access(web, **more) -> Access:
    patience = {"seconds": 5.0, "allow_private": ("127.0.0.1",), **more}
    return Access(hardcover_url=f"{web.url}{PATH}", hardcover_token=Secret("key"), **patience)


def asked(given: Access, author_id: str = "7") -> LiteraryCareer:
    return fetch_literary(author_id, given)


def refusal(given: Access) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        asked(given)
    return caught.value


def test_what_was_told_today_is_not_asked_again(web, tmp_path):
    web.give(PATH, answer())
    given = access(web, folder=tmp_path / "people")
    assert asked(given) == asked(given)
    assert len(web.requests) == 1
    asked(given, "8")
    assert len(web.requests) == 2


def test_what_was_told_the_day_before_is_asked_again(web, tmp_path):
    web.give(PATH, answer())
    given = access(web, folder=tmp_path)
    asked(given)
    (kept,) = tmp_path.glob("*/*.json")
    os.utime(kept, (time.time() - 90_000, time.time() - 90_000))
    asked(given)
    assert len(web.requests) == 2


@pytest.mark.parametrize("damage", [b"", b'{"data": {"auth', b"[1]", b'{"data": {"authors": []}}'])
def test_a_kept_answer_that_was_damaged_is_asked_for_again(web, tmp_path, damage):
    web.give(PATH, answer())
    given = access(web, folder=tmp_path)
    asked(given)
    (kept,) = tmp_path.glob("*/*.json")
    kept.write_bytes(damage)
    assert asked(given).name == "Mara Quill"
    assert len(web.requests) == 2


def test_no_key_and_no_refusal_is_kept(web, tmp_path):
    web.give(PATH, answer({"data": {"authors": []}}), answer({"errors": []}), answer())
    given = access(web, folder=tmp_path)
    assert [refusal(given).code, refusal(given).code] == ["source_unknown_id", "source_garbled"]
    assert list(tmp_path.glob("*/*")) == []
    asked(given)
    (kept,) = tmp_path.glob("*/*")
    assert json.loads(kept.read_bytes()) == TOLD


def test_old_answers_make_room_for_new_ones(web, tmp_path):
    web.give(PATH, answer())
    given = access(web, folder=tmp_path, kept_bytes=150)
    asked(given, "1")
    (first,) = tmp_path.glob("*/*")
    os.utime(first, (time.time() - 3_600, time.time() - 3_600))
    asked(given, "2")
    assert len(list(tmp_path.glob("*/*"))) == 1
    assert not first.exists()


def test_a_folder_that_cannot_be_written_stops_nothing(web, tmp_path):
    web.give(PATH, answer())
    (tmp_path / "file").write_text("")
    assert asked(access(web, folder=tmp_path / "file")).name == "Mara Quill"


def test_equal_questions_at_one_time_are_asked_once(web):
    everybody = threading.Barrier(6)

    def slow(handler) -> None:
        time.sleep(0.3)
        handler.wfile.write(answer())

    def one(_number: int) -> LiteraryCareer:
        everybody.wait(5)
        return asked(access(web))

    web.give(PATH, slow)
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(one, range(6)))
    assert len(web.requests) == 1
    assert len(set(told)) == 1


def test_one_who_waits_for_the_answer_to_another_waits_no_longer_than_it_may(web):
    began = threading.Event()

    def slow(handler) -> None:
        began.set()
        time.sleep(1.0)
        handler.wfile.write(answer())

    web.give(PATH, slow)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(asked, access(web))
        began.wait(5)
        assert refusal(access(web, seconds=0.1)).code == "source_unreachable"
        assert first.result().name == "Mara Quill"


def test_a_pause_that_is_asked_for_is_made(web):
    web.give(PATH, answer({}, 429, retry_after=1), answer())
    began = time.monotonic()
    assert asked(access(web)).name == "Mara Quill"
    assert 1.0 <= time.monotonic() - began < 3.0


def test_a_pause_longer_than_there_is_time_is_told_and_kept_to(web):
    web.give(PATH, answer({}, 429, retry_after=40), answer())
    refused = refusal(access(web))
    assert (refused.code, refused.wait_seconds) == ("source_limited", 40.0)
    assert "in a minute" in refused.hint
    assert refusal(access(web)).code == "source_limited"
    assert len(web.requests) == 1


@pytest.mark.parametrize("trouble", [answer({}, 503), answer({}, 408), b"", answer()[:60]])
def test_trouble_that_passes_is_waited_for(web, trouble):
    web.give(PATH, trouble, answer())
    assert asked(access(web)).name == "Mara Quill"
    assert len(web.requests) == 2


def test_trouble_that_stays_is_told(web):
    web.give(PATH, answer({}, 500))
    refused = refusal(access(web, tries=2))
    assert (refused.code, len(web.requests)) == ("source_unreachable", 2)
    assert "give the data itself" in refused.hint


def test_an_answer_that_does_not_end_is_not_waited_for(web):
    def endless(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 X\r\n\r\n")
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.02)

    web.give(PATH, endless)
    began = time.monotonic()
    assert refusal(access(web, seconds=0.4)).code == "source_unreachable"
    assert time.monotonic() - began < 1.5


def test_an_answer_that_is_too_large_is_not_read(web):
    web.give(PATH, answer() + b" " * 4_096)
    refused = refusal(access(web, answer_bytes=64))
    assert refused.code == "source_garbled"
    assert "is larger than" in refused.message
    assert len(web.requests) == 1


def test_a_private_address_is_asked_only_where_the_operator_allows_it(web):
    web.give(PATH, answer())
    refused = refusal(access(web, allow_private=()))
    assert refused.code == "source_unreachable"
    assert "private network" in refused.message
    assert web.requests == []


@pytest.mark.parametrize("url", ["ftp://books.example", "books", "", "http://me:pw@books.example/"])
def test_an_address_that_is_none_is_told_without_repeating_it(url):
    refused = refusal(Access(hardcover_url=url, hardcover_token=Secret("key")))
    assert refused.code == "source_unreachable"
    assert "pw" not in refused.message


def test_nobody_at_the_address_is_told_plainly(web):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        web.port = taken.getsockname()[1]
        refused = refusal(access(web, tries=1))
    assert (refused.code, refused.message) == ("source_unreachable", "Hardcover cannot be reached")


def test_a_question_is_not_sent_on_to_another_place(web):
    web.give(PATH, answer({}, 307, location=f"{web.url}/elsewhere"))
    assert refusal(access(web)).code == "source_unreachable"
    assert len(web.requests) == 1


def test_turns_come_a_few_at_once_and_then_evenly():
    pace = Pace(per_second=50.0, at_once=3)
    began = time.monotonic()
    assert all(pace.take_turn(1.0) for _ in range(3))
    assert time.monotonic() - began < 0.02
    assert all(pace.take_turn(1.0) for _ in range(5))
    assert time.monotonic() - began >= 0.1


def test_a_turn_that_comes_too_late_is_not_waited_for():
    pace = Pace(per_second=1.0, at_once=1)
    assert pace.take_turn(0.0)
    assert not pace.take_turn(0.5)
