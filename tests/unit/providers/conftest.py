"""A provider's web server on loopback, and the sounds that it answers with."""

from __future__ import annotations

import io
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import av
import numpy as np
import pytest
from web_answers import Web


@dataclass
class SpeechServer(Web):
    """Answers by path, and keeps what it was asked."""

    bodies: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def documents(self) -> list[Any]:
        return [json.loads(body) for body in self.bodies]


@pytest.fixture
def speech_server() -> Iterator[SpeechServer]:
    served = SpeechServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            text = head.decode("latin-1")
            length = int(text.lower().partition("content-length: ")[2].partition("\r\n")[0])
            served.bodies.append(self.rfile.read(length))
            served.requests.append(text)
            answers = served.answers[text.split()[1]]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with suppress(OSError):  # the asker has left, which is what many tests want
                if callable(answer):
                    answer(self)
                else:
                    self.wfile.write(answer)

        def finish(self) -> None:
            with suppress(OSError):
                super().finish()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        served.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield served
        server.shutdown()


def _tone(form: str, codec: str, rate: int, seconds: float) -> bytes:
    held = io.BytesIO()
    wave = (np.sin(np.arange(round(rate * seconds)) * (2 * np.pi * 440 / rate)) * 16_000).astype(
        np.int16
    )
    with av.open(held, "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        frame.sample_rate = rate
        resampler = av.AudioResampler(
            stream.codec_context.format, "mono", rate, frame_size=stream.frame_size
        )
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return held.getvalue()


@pytest.fixture(scope="session")
def two_seconds_mp3() -> bytes:
    """A tone of 440 Hz, as ElevenLabs sends it."""
    return _tone("mp3", "libmp3lame", 44_100, 2.0)


@pytest.fixture(scope="session")
def two_seconds_wav() -> bytes:
    """A tone of 440 Hz, as OpenAI sends it."""
    return _tone("wav", "pcm_s16le", 24_000, 2.0)
