"""A provider's web server on loopback, and the sounds that it answers with."""

from __future__ import annotations

import io
from collections.abc import Iterator

import av
import numpy as np
import pytest

from web_answers import Web, served_web


@pytest.fixture
def speech_server() -> Iterator[Web]:
    with served_web() as web:
        yield web


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
