"""What documents say is spoken once, in a process of its own, and found by all who draw."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
import signal
import socket
import threading
import wave
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from socketserver import StreamRequestHandler
from typing import Any

import numpy as np
import psutil
import pytest

from kinoform.darkroom import booth as booths
from kinoform.darkroom.booth import Booth
from kinoform.darkroom.room import Darkroom
from kinoform.darkroom.rules import MediaRules
from kinoform.kit.secret import Secret
from kinoform.model.problem import InvalidDocument, RenderFailed
from kinoform.narration.rules import SpeechRules
from kinoform.providers.speech.base import Access
from web_answers import Web, reply, served_web

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
KEY = "sk-very-secret-4711"
RACHEL = "21m00Tcm4TlvDq8ikWAM"


def narrated(text: str, voice: str | None = None) -> dict[str, Any]:
    clip = {"type": "narration", "text": text} | ({"voice": voice} if voice else {})
    meta = {"width": 64, "height": 36, "fps": 10}
    return {"meta": meta, "tracks": [{"clips": [clip]}]}


def encoded(text: str) -> bytes:
    return json.dumps(narrated(text)).encode()


@pytest.fixture
def rules(tmp_path: Path) -> MediaRules:
    access = Access(elevenlabs_key=Secret(KEY), elevenlabs_url="http://127.0.0.1:9", tries=1)
    speech = SpeechRules(folder=tmp_path / "speech", access=access)
    return MediaRules(cache=tmp_path / "media", speech=speech)


def asking(rules: MediaRules, provider: Web) -> MediaRules:
    """The rules with a provider elsewhere in them."""
    access = Access(elevenlabs_key=Secret(KEY), elevenlabs_url=provider.url, tries=1)
    return replace(rules, speech=replace(rules.speaking, access=access))


def hello() -> bytes:
    """What ElevenLabs answers to "Hello", with a second of sound."""
    starts = [0.18 * at for at in range(5)]
    alignment = {
        "characters": list("Hello"),
        "character_start_times_seconds": starts,
        "character_end_times_seconds": [*starts[1:], 0.9],
    }
    sound = base64.b64encode(a_second_of_sound()).decode()
    body = json.dumps({"audio_base64": sound, "alignment": alignment}).encode()
    return reply(body, content_type="application/json")


def a_second_of_sound() -> bytes:
    wave_of_a = 12_000 * np.sin(np.arange(24_000) * (2 * np.pi * 220 / 24_000))
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, 24_000, 0, "NONE", ""))
        written.writeframes(wave_of_a.astype("<i2").tobytes())
    return file.getvalue()


@pytest.fixture
def provider() -> Iterator[Web]:
    with served_web() as web:
        web.give(f"/v1/text-to-speech/{RACHEL}/with-timestamps", hello())
        yield web


@asynccontextmanager
async def opened(rules: MediaRules) -> AsyncIterator[Darkroom]:
    async with Darkroom(media=rules) as room:
        yield room


def loaded_by(pid: int) -> str:
    """The libraries that a process has mapped."""
    return Path(f"/proc/{pid}/maps").read_text()


def said(rules: MediaRules) -> list[Path]:
    return sorted(rules.speaking.folder.rglob("*.wav"))


def test_a_narration_is_measured_and_spoken_only_once(rules: MediaRules) -> None:
    async def scenario() -> None:
        async with opened(rules) as room:
            first = await room.measure(narrated("Good evening."))
            assert first.problems == ()
            assert 0.5 < first.seconds < 2.5
            (kept,) = said(rules)
            written = kept.stat().st_mtime_ns
            assert (await room.measure(narrated("Good evening."))).seconds == first.seconds
            assert len(await room.still(narrated("Good evening."), 0.2)) > 50
        async with opened(rules) as again:
            assert (await again.measure(narrated("Good evening."))).seconds == first.seconds
            assert again._booths.here.pid is None
        assert [path.stat().st_size for path in said(rules)] == [kept.stat().st_size]
        assert kept.stat().st_mtime_ns >= written

    asyncio.run(scenario())


def test_only_the_booth_loads_the_voices_and_knows_the_keys(rules: MediaRules) -> None:
    async def scenario() -> None:
        async with opened(rules) as room:
            await room.measure(narrated("Who is speaking?"))
            booth = room._booths.here.pid
            assert booth is not None
            assert "onnxruntime" in loaded_by(booth)
            for pid in room.pids:
                assert "onnxruntime" not in loaded_by(pid)
            for pid in (booth, *room.pids):
                process = psutil.Process(pid)
                assert KEY not in " ".join(process.cmdline())
                assert KEY not in " ".join(process.environ().values())

    asyncio.run(scenario())


def test_rules_for_those_who_draw_hold_no_key(rules: MediaRules) -> None:
    silent = rules.silent()
    assert KEY not in str(silent.as_dict())
    assert KEY not in repr(rules)
    assert not silent.speaking.may_speak
    assert MediaRules.of(rules.as_dict()).speaking.access.elevenlabs_key.reveal() == KEY


def test_a_document_that_cannot_be_spoken_has_every_reason_listed(rules: MediaRules) -> None:
    async def scenario() -> None:
        async with opened(rules) as room:
            document = narrated("Hello", voice="nobody at all")
            document["tracks"][0]["clips"].append({"type": "narration", "text": "🎉"})
            document["tracks"][0]["clips"].append({"type": "narration", "text": "Fine."})
            codes = [problem.code for problem in (await room.measure(document)).problems]
            assert codes == ["unknown_voice", "speech_empty"]

    asyncio.run(scenario())


def test_a_provider_elsewhere_is_asked_by_the_booth_alone(rules: MediaRules, provider: Web) -> None:
    async def scenario() -> None:
        async with opened(asking(rules, provider)) as room:
            first = await room.measure(narrated("Hello", voice=RACHEL))
            assert (first.problems, first.seconds > 0.9) == ((), True)
            (request,) = provider.requests
            assert f"xi-api-key: {KEY}" in request
            provider.give(f"/v1/text-to-speech/{RACHEL}/with-timestamps", reply(status=503))
            kept = await room.measure(narrated("Hello", voice=RACHEL))
            assert kept == first
            lost = await room.measure(narrated("Goodbye", voice=RACHEL))
            (problem,) = lost.problems
            assert problem.code in {"speech_unavailable", "speech_failed"}
            assert (problem.pointer, bool(problem.hint)) == ("/tracks/0/clips/0/text", True)

    asyncio.run(scenario())


def test_a_provider_that_keeps_silent_holds_up_nobody_who_is_spoken_for_here(
    rules: MediaRules, provider: Web
) -> None:
    asked, answered = threading.Event(), threading.Event()

    def silent(connection: StreamRequestHandler) -> None:
        asked.set()
        answered.wait(20)
        connection.wfile.write(hello())

    provider.give(f"/v1/text-to-speech/{RACHEL}/with-timestamps", silent)

    async def scenario() -> None:
        async with opened(asking(rules, provider)) as room:
            waiting = asyncio.create_task(room.measure(narrated("Hello", voice=RACHEL)))
            await asyncio.to_thread(asked.wait, 20)
            assert (await room.measure(narrated("Right away."))).problems == ()
            assert not waiting.done()
            answered.set()
            await waiting

    asyncio.run(scenario())


def test_a_booth_that_dies_is_told_and_replaced(rules: MediaRules) -> None:
    async def scenario() -> None:
        booth = Booth(rules)
        try:
            await booth.speak(encoded("One."))
            assert booth.pid is not None
            os.kill(booth.pid, signal.SIGSTOP)
            speaking = asyncio.create_task(booth.speak(encoded("Two.")))
            await asyncio.sleep(0.1)
            os.kill(booth.pid, signal.SIGKILL)
            with pytest.raises(RenderFailed) as failed:
                await speaking
            assert failed.value.problem.code == "speech_failed"
            await booth.speak(encoded("Two."))
        finally:
            await booth.close()
        assert booth.pid is None

    asyncio.run(scenario())


def test_a_room_that_closes_waits_for_no_voice_and_has_a_bounded_line(rules: MediaRules) -> None:
    async def scenario() -> None:
        with socket.create_server(("127.0.0.1", 0)) as mute:
            access = Access(
                elevenlabs_key=Secret(KEY),
                elevenlabs_url=f"http://127.0.0.1:{mute.getsockname()[1]}",
            )
            speech = replace(rules.speaking, access=access)
            room = Darkroom(media=replace(rules, speech=speech), most_waiting=2)
            await room.start()
            waiting = [
                asyncio.create_task(room.measure(narrated(text, voice=RACHEL)))
                for text in ("Hello", "Hello there", "Goodbye")
            ]
            mute.setblocking(False)
            asked, _ = await asyncio.get_running_loop().sock_accept(mute)
            booth = room._booths.elsewhere.pid
            assert booth is not None
            for _ in range(1_000):
                if room._speaking == len(waiting):
                    break
                await asyncio.sleep(0.01)
            with pytest.raises(RenderFailed) as busy:
                await room.measure(narrated("One too many", voice=RACHEL))
            assert busy.value.problem.code == "preview_busy"
            async with asyncio.timeout(10):
                await room.close()
                ends = await asyncio.gather(*waiting, return_exceptions=True)
            asked.close()
        assert [end.problem.code for end in ends] == ["preview_closed"] * 3
        assert not psutil.pid_exists(booth)
        assert room._booths.elsewhere.pid is None

    asyncio.run(scenario())


def test_speaking_that_takes_too_long_is_given_up(rules: MediaRules) -> None:
    async def scenario() -> None:
        booth = Booth(rules, seconds=0.05)
        with pytest.raises(RenderFailed) as failed:
            await booth.speak(encoded("Too slow."))
        assert failed.value.problem.code == "speech_timeout"
        assert booth.pid is None
        await booth.close()

    asyncio.run(scenario())


def test_a_booth_leaves_when_nobody_needs_it(
    rules: MediaRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booths, "IDLE_SECONDS", 0.05)

    async def scenario() -> None:
        booth = Booth(rules)
        await booth.speak(encoded("Bye."))
        pid = booth.pid
        assert pid is not None
        for _ in range(100):
            if booth.pid is None and not psutil.pid_exists(pid):
                break
            await asyncio.sleep(0.05)
        assert not psutil.pid_exists(pid)
        await booth.speak(encoded("Hello again."))
        await booth.close()

    asyncio.run(scenario())


def test_a_bad_document_is_the_callers_and_not_the_booths(rules: MediaRules) -> None:
    async def scenario() -> None:
        booth = Booth(rules)
        with pytest.raises(InvalidDocument):
            await booth.speak(b"{")
        await booth.close()

    asyncio.run(scenario())
