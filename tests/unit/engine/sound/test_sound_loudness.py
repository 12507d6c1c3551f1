"""The meter agrees with the standard's own signals, and with ffmpeg's meter on anything."""

from __future__ import annotations

import math

import av
import numpy as np
import pytest
from sound_media import RATE, noise, sine

from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.samples import Samples


def _measured(samples: Samples, rate: int = RATE, block: int = 7_001) -> Loudness:
    meter = Loudness(rate)
    for first in range(0, len(samples), block):
        meter.add(samples[first : first + block])
    return meter


def _tone(seconds: float, dbfs: float, rate: int = RATE) -> Samples:
    return sine(1000, seconds, 10 ** (dbfs / 20), rate)


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_a_tone_at_minus_23_reads_minus_23(rate: int) -> None:
    reading = _measured(sine(997, 20, 10 ** (-23 / 20), rate), rate)
    assert reading.integrated_lufs == pytest.approx(-23.0, abs=0.05)
    assert reading.true_peak_dbtp == pytest.approx(-23.0, abs=0.05)


def test_one_side_alone_is_3_lu_softer() -> None:
    samples = _tone(5, -23)
    samples[:, 1] = 0
    assert _measured(samples).integrated_lufs == pytest.approx(-26.0, abs=0.1)


@pytest.mark.parametrize(
    "parts",
    [
        # EBU Tech 3341, minimum requirements 3, 4 and 5, with a third of their length.
        [(3, -36.0), (20, -23.0), (3, -36.0)],
        [(3, -72.0), (3, -36.0), (20, -23.0), (3, -36.0), (3, -72.0)],
        [(7, -26.0), (7, -20.0), (7, -26.0)],
    ],
)
def test_the_gates_pass_over_what_is_quiet(parts: list[tuple[float, float]]) -> None:
    samples = np.concatenate([_tone(seconds, dbfs) for seconds, dbfs in parts])
    assert _measured(samples).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(("divisor", "degrees"), [(4, 0.0), (4, 45.0), (6, 60.0), (8, 67.5)])
def test_a_peak_between_samples_is_found(divisor: int, degrees: float) -> None:
    # EBU Tech 3341, requirements 15 to 18: within +0.2 and -0.4 dB.
    phase = 2 * np.pi * np.arange(RATE) / divisor + np.deg2rad(degrees)
    wave = 0.5 * np.sin(phase) * np.minimum(1, np.hanning(RATE) * 4)
    reading = _measured(np.stack([wave, wave], axis=1).astype(np.float32))
    assert -6.4 < reading.true_peak_dbtp < -5.8


def test_the_reading_is_that_of_ffmpeg_and_the_same_for_any_block() -> None:
    samples = noise(12) * np.linspace(0.1, 2.0, 12 * RATE, dtype=np.float32)[:, None]
    ours = _measured(samples)
    integrated, peak = _read_by_ffmpeg(samples)
    assert ours.integrated_lufs == pytest.approx(integrated, abs=0.1)
    assert ours.true_peak_dbtp == pytest.approx(peak, abs=0.2)
    for block in (100_000, 48_000, 4_801):
        again = _measured(samples, block=block)
        assert again.integrated_lufs == ours.integrated_lufs
        assert again.true_peak_dbtp == pytest.approx(ours.true_peak_dbtp, abs=1e-4)


def test_silence_and_what_is_shorter_than_a_window_have_no_loudness() -> None:
    assert _measured(np.zeros((RATE, 2), np.float32)).integrated_lufs == -math.inf
    assert _measured(np.zeros((RATE, 2), np.float32)).true_peak_dbtp == -math.inf
    assert _measured(_tone(0.3, -20)).integrated_lufs == -math.inf
    assert Loudness().integrated_lufs == -math.inf


def _read_by_ffmpeg(samples: Samples) -> tuple[float, float]:
    graph = av.filter.Graph()
    source = graph.add("abuffer", sample_rate=str(RATE), sample_fmt="flt", channel_layout="stereo")
    meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "flt", "stereo")
    frame.sample_rate = RATE
    frame.pts = 0
    graph.push(frame)
    graph.push(None)
    reading: dict[str, str] = {}
    peak = 0.0
    while True:
        try:
            reading = graph.pull().metadata
        except (av.error.EOFError, av.error.BlockingIOError):
            break
        peak = max(peak, *(float(reading[f"lavfi.r128.true_peaks_ch{side}"]) for side in (0, 1)))
    return float(reading["lavfi.r128.I"]), 20 * math.log10(peak)
