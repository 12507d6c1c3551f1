"""Films of one template share what they have in common, and are the films they would be alone."""

from __future__ import annotations

import multiprocessing
import wave
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

import kinoform
from kinoform.model.problem import Cancelled

META = {"width": 160, "height": 90, "fps": 20, "background": "#101830"}
SCENES = ("title", "bars", "number", "circle", "outro")


def text(words: str) -> dict[str, Any]:
    return {
        "type": "text", "text": words, "start": 0, "duration": "end",
        "style": {"fontSize": 24, "fill": "#ffffff"},
        "animations": [{"type": "fadeInUp", "duration": 0.5}],
    }  # fmt: skip


def scene(kind: str, row: int) -> list[dict[str, Any]]:
    match kind:
        case "title":
            return [text(f"Film {row}")]
        case "number":
            return [{"type": "number", "value": 1_000 + row, "start": 0, "duration": "end"}]
        case "outro":
            return [text(f"Bye {row}")]
        case "bars":
            widths = [{"time": 0, "value": 4}, {"time": 1.5, "value": 90}]
            return [
                {
                    "type": "rect", "start": 0.1 * bar, "duration": "end",
                    "transform": {"x": 10, "y": 20 + 22 * bar, "height": 14, "anchor": "left"},
                    "keyframes": [{"property": "width", "frames": widths}],
                    "style": {"fill": f"hsl({90 * bar}, 70%, 60%)"},
                }
                for bar in range(3)
            ]  # fmt: skip
        case _:
            pulse = {"type": "pulse", "duration": 1, "loop": True}
            return [{"type": "circle", "size": 40, "start": 0.3, "duration": "end",
                     "animations": [pulse]}]  # fmt: skip


def film(row: int, longer: float = 0.0, sound: str | None = None) -> dict[str, Any]:
    """A film of five scenes, of which the second can be longer."""
    clips, start = [], 0.0
    for kind in SCENES:
        seconds = 2.0 + (longer if kind == "bars" else 0.0)
        clips.append({
            "type": "group", "start": start, "duration": seconds, "clips": scene(kind, row),
            "transition": {"in": {"type": "fade", "duration": 0.3}},
        })  # fmt: skip
        start += seconds
    ground = {"type": "rect", "start": 0, "duration": start, "style": {"fill": "#203040"},
              "transform": {"width": "100%", "height": "100%"}}  # fmt: skip
    tracks = [{"clips": [ground]}, {"clips": clips}]
    if sound is not None:
        tracks.append({"clips": [{"type": "audio", "src": sound, "start": 0, "duration": start}]})
    return {"meta": META, "tracks": tracks}


def frames_of(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray() for frame in container.decode(video=0)])


def samples_of(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)


@pytest.mark.parametrize(("ending", "workers"), [("mp4", 1), ("mp4", 2), ("m3u8", 1), ("webm", 1)])
def test_a_film_with_shared_spans_is_the_film_without_them(
    tmp_path: Path, ending: str, workers: int
) -> None:
    spans = tmp_path / "spans"
    first = kinoform.render(film(1), tmp_path / f"first.{ending}", workers=workers, spans=spans)
    assert first.shared_frames == 0
    for row, longer in ((2, 0.0), (3, 0.35)):
        document = film(row, longer)
        target = tmp_path / f"s.{ending}"
        shared = kinoform.render(document, target, workers=workers, spans=spans)
        alone = kinoform.render(document, tmp_path / f"a.{ending}", workers=1)
        assert shared.shared_frames == (80 if longer == 0.0 else 40)
        assert (frames_of(shared.path) == frames_of(alone.path)).all()


def test_a_film_that_is_made_again_is_not_drawn_at_all(tmp_path: Path) -> None:
    kinoform.render(film(1), tmp_path / "a.mp4", workers=1, spans=tmp_path / "spans")
    heard: list[tuple[int, int]] = []
    again = kinoform.render(
        film(1), tmp_path / "b.mp4", workers=2, spans=tmp_path / "spans",
        on_progress=lambda *told: heard.append(told),
    )  # fmt: skip
    assert (again.frames, again.shared_frames) == (200, 200)
    assert heard == [(200, 200)]
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_sound_is_the_film_s_own(tmp_path: Path) -> None:
    sound = str(tmp_path / "tone.wav")
    with wave.open(sound, "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        tone = 8_000 * np.sin(np.arange(11 * 48_000) * 2 * np.pi * 440 / 48_000)
        file.writeframes(tone.astype("<i2").tobytes())
    for row in (1, 2):
        kinoform.render(film(row, sound=sound), tmp_path / "s.mp4", workers=1,
                        spans=tmp_path / "spans")  # fmt: skip
    kinoform.render(film(2, sound=sound), tmp_path / "a.mp4", workers=1)
    assert (samples_of(tmp_path / "s.mp4") == samples_of(tmp_path / "a.mp4")).all()


def test_another_size_or_quality_shares_nothing(tmp_path: Path) -> None:
    spans = tmp_path / "spans"
    kinoform.render(film(1), tmp_path / "a.mp4", workers=1, spans=spans)
    smaller = kinoform.render(film(1), tmp_path / "b.mp4", workers=1, spans=spans, scale=0.5)
    other = kinoform.render(film(1), tmp_path / "c.webm", workers=1, spans=spans)
    assert (smaller.shared_frames, other.shared_frames) == (0, 0)


def test_a_damaged_span_is_made_anew(tmp_path: Path) -> None:
    spans = tmp_path / "spans"
    kinoform.render(film(1), tmp_path / "a.mp4", workers=1, spans=spans)
    kept = sorted(spans.rglob("*.span"))
    kept[0].write_bytes(kept[0].read_bytes()[:-10])
    kept[1].write_bytes(kept[1].read_bytes()[:-1] + b"!")
    kept[2].write_bytes(b"")
    again = kinoform.render(film(1), tmp_path / "b.mp4", workers=1, spans=spans)
    assert again.shared_frames == 80
    assert (frames_of(tmp_path / "a.mp4") == frames_of(tmp_path / "b.mp4")).all()
    assert kinoform.render(film(1), tmp_path / "c.mp4", spans=spans).shared_frames == 200


def test_what_stands_still_for_long_is_drawn_once(tmp_path: Path) -> None:
    words = text("Hold on") | {"duration": 20}
    document = {"meta": META, "tracks": [{"clips": [words]}]}
    made = kinoform.render(document, tmp_path / "held.mp4", workers=1)
    assert made.shared_frames == 160
    shown = frames_of(tmp_path / "held.mp4")
    assert len(shown) == 400
    assert (shown[80:160] == shown[160:240]).all()
    assert np.abs(shown[79].astype(int) - shown[-1]).mean() < 0.5


def test_what_a_stopped_film_has_drawn_is_not_lost(tmp_path: Path) -> None:
    spans = tmp_path / "spans"
    done = 0

    def on_progress(now: int, _of: int) -> None:
        nonlocal done
        done = now

    with pytest.raises(Cancelled):
        kinoform.render(film(1), tmp_path / "a.mp4", workers=1, spans=spans,
                        on_progress=on_progress, cancelled=lambda: done >= 100)  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["spans"]
    again = kinoform.render(film(1), tmp_path / "a.mp4", workers=1, spans=spans)
    assert again.shared_frames == 80


def _render(folder: Path, row: int) -> None:
    kinoform.render(film(row), folder / f"{row}.mp4", workers=1, spans=folder / "spans")


def test_processes_share_one_folder_without_harm(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_render, args=(tmp_path, row)) for row in (1, 2)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    for row in (1, 2):
        alone = kinoform.render(film(row), tmp_path / "alone.mp4", workers=1)
        assert (frames_of(tmp_path / f"{row}.mp4") == frames_of(alone.path)).all()
