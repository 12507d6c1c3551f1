from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import av
import numpy as np
import pytest

from kinoform.providers.speech import edge
from kinoform.providers.speech.base import Access, Line, SpeechRefused, Token, Voice
from kinoform.providers.speech.edge import PROVIDER

aiohttp = pytest.importorskip("aiohttp", reason="the extra for Microsoft's readers is missing")
pytest.importorskip("edge_tts")

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

WORDS = (
    Token("Profits", "Profits"),
    Token("were", "were"),
    Token("$3.5", "three point five"),
    Token("billion", "billion dollars"),
    Token("—", ""),
    Token("<up>!", "up!"),
)
BOUNDARIES = (
    ("Profits", 0.1, 0.5),
    ("were", 0.6, 0.2),
    ("$3.5 billion", 0.8, 0.9),
    ("up", 1.8, 0.3),
)


def line(speed: float = 1.0, tokens: tuple[Token, ...] = WORDS) -> Line:
    voice = Voice(
        id="en-GB-RyanNeural", name="Ryan", language="en-GB", gender="male", provider="edge"
    )
    return Line(tokens, voice, speed)


def access(reader: Reader, **more) -> Access:
    patience = {"seconds": 5.0, "tries": 3, **more}
    return Access(edge=True, edge_url=f"ws://127.0.0.1:{reader.port}/edge/v1", **patience)


Scene = Callable[["aiohttp.web.WebSocketResponse"], Awaitable[None]]


@dataclass
class Reader:
    """Microsoft's end of the wire: a scene for each conversation, the last one for ever."""

    scenes: list[Scene | int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    async def answer(self, request):
        from aiohttp import web

        self.queries.append(dict(request.query))
        scene = self.scenes.pop(0) if len(self.scenes) > 1 else self.scenes[0]
        if isinstance(scene, int):
            return web.Response(status=scene, headers={"Retry-After": "0"})
        ws = web.WebSocketResponse(timeout=0.1)
        await ws.prepare(request)
        self.asked += [await ws.receive_str(), await ws.receive_str()]
        await scene(ws)
        return ws


@pytest.fixture
def reader() -> Iterator[Reader]:
    from aiohttp import web

    served = Reader()
    loop = asyncio.new_event_loop()
    listening: Future[int] = Future()

    async def serve() -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/edge/v1", served.answer)
        runner = web.AppRunner(app, shutdown_timeout=0.01)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        listening.set_result(runner.addresses[0][1])
        return runner

    def work() -> None:
        runner = loop.run_until_complete(serve())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    served.port = listening.result(5)
    yield served
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


@pytest.fixture(scope="module")
def two_seconds() -> bytes:
    """A tone in the form that the readers send: frames of 144 bytes, 24 ms each."""
    codec = av.CodecContext.create("libmp3lame", "w")
    codec.sample_rate, codec.layout, codec.format = 24_000, "mono", "s16p"
    codec.bit_rate = 48_000
    codec.open()
    wave = (np.sin(np.arange(48_000) * (2 * np.pi * 440 / 24_000)) * 16_000).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16p", layout="mono")
    frame.sample_rate = 24_000
    resampler = av.AudioResampler("s16p", "mono", 24_000, frame_size=codec.frame_size)
    pieces = [*resampler.resample(frame), *resampler.resample(None), None]
    return b"".join(bytes(packet) for piece in pieces for packet in codec.encode(piece))


def text(path: str, document: object = None) -> str:
    return f"X-RequestId:1\r\nPath:{path}\r\n\r\n{json.dumps(document or {})}"


def sound(data: bytes) -> bytes:
    head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
    return len(head).to_bytes(2, "big") + head + data


def boundary(word: str, start: float, length: float) -> str:
    times = {"Offset": round(start * 1e7), "Duration": round(length * 1e7)}
    data = {**times, "text": {"Text": word, "Length": len(word), "BoundaryType": "WordBoundary"}}
    return text("audio.metadata", {"Metadata": [{"Type": "WordBoundary", "Data": data}]})


def speaking(mp3: bytes, *, ends: bool = True, words=BOUNDARIES) -> Scene:
    async def scene(ws) -> None:
        await ws.send_str(text("turn.start"))
        for word in words:
            await ws.send_str(boundary(*word))
        for at in range(0, len(mp3), 1_440):
            await ws.send_bytes(sound(mp3[at : at + 1_440]))
        if ends:
            await ws.send_str(text("turn.end"))
        else:
            ws._req.transport.abort()

    return scene


async def silent(_ws) -> None:
    await asyncio.sleep(60)


def refusal(reader: Reader, *scenes: Scene | int, **more) -> SpeechRefused:
    reader.scenes = list(scenes)
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), access(reader, **more))
    return caught.value


def test_a_line_is_heard_and_each_word_has_its_time(reader, two_seconds):
    reader.scenes = [speaking(two_seconds)]
    said = PROVIDER.say(line(), access(reader))
    assert said.sample_rate == 24_000
    assert len(said.wave) / 24_000 == pytest.approx(2.0, abs=0.1)
    assert 0.4 < np.abs(said.wave).max() <= 1.0
    cut = 0.8 + 0.9 * 2 / 9  # "35" of "35billion"
    expected = ((0.1, 0.6), (0.6, 0.8), (0.8, cut), (cut, 1.7), None, (1.8, 2.1))
    for span, wanted in zip(said.times, expected, strict=True):
        assert span == (wanted and pytest.approx(wanted, abs=0.08))


def test_the_voice_the_pace_and_nothing_but_text_go_out(reader, two_seconds):
    reader.scenes = [speaking(two_seconds)]
    PROVIDER.say(line(speed=1.25), access(reader))
    assert '"wordBoundaryEnabled":"true"' in reader.asked[0]
    assert "(en-GB, RyanNeural)" in reader.asked[1]
    assert "rate='+25%'" in reader.asked[1]
    assert "Profits were $3.5 billion — &lt;up&gt;!</prosody>" in reader.asked[1]
    assert {"TrustedClientToken", "ConnectionId", "Sec-MS-GEC"} <= set(reader.queries[0])


def test_a_pace_beyond_theirs_is_made_up_for_here(reader, two_seconds):
    reader.scenes = [speaking(two_seconds)]
    said = PROVIDER.say(line(speed=4.0), access(reader))
    assert "rate='+100%'" in reader.asked[1]
    assert len(said.wave) / said.sample_rate == pytest.approx(1.0, abs=0.05)
    assert said.times[1] == pytest.approx((0.3, 0.4), abs=0.01)


def test_a_long_text_comes_in_several_conversations_on_one_clock(reader, two_seconds):
    reader.scenes = [speaking(two_seconds, words=[("word", 0.5, 0.5)])]
    said = PROVIDER.say(line(tokens=(Token("word", "word"),) * 1_200), access(reader))
    assert len(reader.asked) == 4
    seconds = len(said.wave) / said.sample_rate
    assert seconds == pytest.approx(4.0, abs=0.2)
    assert None not in said.times
    assert said.times[-1][1] > 2.0


def test_lines_for_different_addresses_do_not_disturb_each_other(reader, two_seconds):
    reader.scenes = [speaking(two_seconds)]
    with socket.socket() as taken, ThreadPoolExecutor(2) as both:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        nowhere = Access(edge=True, edge_url=f"ws://127.0.0.1:{taken.getsockname()[1]}", tries=1)
        heard = both.submit(PROVIDER.say, line(), access(reader))
        lost = both.submit(PROVIDER.say, line(), nowhere)
        assert len(heard.result().wave)
        with pytest.raises(SpeechRefused) as caught:
            lost.result()
    assert caught.value.code == "speech_unavailable"


@pytest.mark.parametrize("began", [False, True])
def test_a_reader_that_falls_silent_is_left(reader, two_seconds, began):
    async def scene(ws) -> None:
        if began:
            await ws.send_bytes(sound(two_seconds[:1_440]))
        await silent(ws)

    asked = time.monotonic()
    assert refusal(reader, scene, seconds=0.3).code == "speech_timeout"
    assert time.monotonic() - asked < 20


def test_a_reader_that_goes_on_and_on_is_left_too(reader, two_seconds):
    async def scene(ws) -> None:
        while not ws.closed:
            await ws.send_bytes(sound(two_seconds[:144]))
            await asyncio.sleep(0.02)

    asked = time.monotonic()
    assert refusal(reader, scene, seconds=0.3).code == "speech_timeout"
    assert time.monotonic() - asked < 20


def test_sound_without_end_is_not_kept(reader, two_seconds, monkeypatch):
    monkeypatch.setattr(edge, "_MOST_BYTES", 20_000)

    async def scene(ws) -> None:
        while not ws.closed:
            await ws.send_bytes(sound(two_seconds[:1_440]))

    refused = refusal(reader, scene)
    assert refused.code == "speech_failed"
    assert "does not end" in refused.message


def test_half_a_line_is_asked_for_again_and_never_passed_on(reader, two_seconds):
    half = speaking(two_seconds[:4_320], ends=False)
    reader.scenes = [half, speaking(two_seconds)]
    said = PROVIDER.say(line(), access(reader))
    assert len(said.wave) / said.sample_rate == pytest.approx(2.0, abs=0.1)
    assert refusal(reader, half, tries=1).code == "speech_failed"


@pytest.mark.parametrize(
    ("status", "code", "asked"),
    [
        (429, "speech_quota", 3),
        (503, "speech_failed", 3),
        (404, "speech_failed", 1),
        (401, "speech_unavailable", 1),
    ],
)
def test_a_closed_door_is_knocked_at_only_where_that_can_help(reader, status, code, asked):
    assert refusal(reader, status).code == code
    assert len(reader.queries) == asked


def test_a_clock_that_is_wrong_gets_a_second_chance_and_no_third(reader, monkeypatch):
    from edge_tts.drm import DRM

    monkeypatch.setattr(DRM, "clock_skew_seconds", -3_600.0)
    refused = refusal(reader, 403)
    assert refused.code == "speech_unavailable"
    assert "does not let us in" in refused.message
    assert len(reader.queries) == 2
    assert abs(DRM.clock_skew_seconds) < 5.0
    assert reader.queries[0]["Sec-MS-GEC"] != reader.queries[1]["Sec-MS-GEC"]


def test_a_busy_reader_is_asked_again(reader, two_seconds):
    reader.scenes = [429, speaking(two_seconds)]
    assert len(PROVIDER.say(line(), access(reader)).wave)


def test_text_that_the_voice_cannot_say_is_told_as_such(reader):
    async def scene(ws) -> None:
        await ws.send_str(text("turn.start"))
        await ws.send_str(text("turn.end"))

    assert refusal(reader, scene).code == "speech_unpronounceable"


@pytest.mark.parametrize(
    "message",
    [
        "",
        "no headers at all",
        text("somewhere.else"),
        text("audio.metadata", {"Metadata": 7}),
        text("audio.metadata", {"Metadata": []}),
        text("audio.metadata", {"Metadata": [{"Type": "WordBoundary", "Data": {"Offset": "x"}}]}),
        "Path:audio.metadata\r\n\r\n{",
        b"",
        b"\xff\xff too short",
        (4).to_bytes(2, "big") + b"a:b\r\n",
        sound(b""),
    ],
)
def test_what_is_no_answer_is_refused(reader, message):
    async def scene(ws) -> None:
        await (ws.send_str if isinstance(message, str) else ws.send_bytes)(message)
        await ws.close()

    assert refusal(reader, scene).code == "speech_failed"


def test_sound_that_is_none_is_refused(reader):
    assert refusal(reader, speaking(b"not a sound" * 100)).code == "speech_failed"


@pytest.mark.parametrize("url", ["ftp://x", "nowhere", "ws://", "ws://[::1"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), Access(edge=True, edge_url=url, seconds=2.0, tries=1))
    assert caught.value.code in {"speech_unavailable", "speech_failed"}


def test_text_goes_to_microsoft_only_where_the_operator_opened_it():
    assert "KINOFORM_EDGE_VOICES" in PROVIDER.reason_against(Access())
    assert PROVIDER.reason_against(Access(edge=True)) == ""
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), Access())
    assert caught.value.code == "speech_unavailable"


def test_a_missing_library_is_named_with_what_helps(monkeypatch):
    monkeypatch.setattr(edge, "_PACKAGE", "a_package_that_is_not_installed")
    assert "kinoform[edge]" in PROVIDER.reason_against(Access(edge=True))


def test_the_voices_that_documents_know_are_listed_and_others_owned():
    listed = {voice.id: voice for voice in PROVIDER.voices(Access())}
    genders = {"en-GB-RyanNeural": "male", "en-US-GuyNeural": "male"}
    genders |= {"en-US-JennyNeural": "female", "en-GB-SoniaNeural": "female"}
    assert {name: listed[name].gender for name in genders} == genders
    assert listed["en-GB-SoniaNeural"].language == "en-GB"
    assert listed["fr-FR-RemyMultilingualNeural"].name == "Remy"
    assert all(PROVIDER.owns(name) for name in listed)
    assert PROVIDER.owns("zh-CN-liaoning-XiaobeiNeural")
    assert not PROVIDER.owns("heart")
    assert not PROVIDER.owns("en-GB-'/><break/>Neural")


def test_every_language_has_a_woman_and_a_man():
    genders: dict[str, set[str]] = {}
    for voice in PROVIDER.voices(Access()):
        genders.setdefault(voice.language, set()).add(voice.gender)
    assert set(map(frozenset, genders.values())) == {frozenset({"female", "male"})}
