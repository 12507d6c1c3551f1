"""One measurement of one scene, in its own process: `python -m bench.measure WHAT SCENE DIR`."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kinoform
from bench.scenes import SCENES, Document, lengthened, scene_seconds
from kinoform.engine.codecs import video_codec
from kinoform.engine.segments import plan
from kinoform.engine.shoot import Shoot, painter_of
from kinoform.engine.span_file import SpanFile
from kinoform.engine.still import Stills
from kinoform.film import compiled_film, number_at
from kinoform.kit.lazy import av
from kinoform.model.time import FrameRate

TURNS = 3
LONG_FILM = 1_000
"""Frames from which one round is enough."""


def encoder_and_pipeline(document: Document, folder: Path) -> dict[str, float]:
    """CPU ms a frame of the whole render and of x264 alone on the very same frames.

    The two take turns, span by span, so that a noisy machine disturbs both alike.
    """
    composition = compiled_film(document).require()
    size = int(composition.size.width), int(composition.size.height)
    codec = video_codec("h264", speed="veryfast")
    rounds = 1 if composition.frame_count > LONG_FILM else 2
    painter = painter_of(Shoot(composition, *size, codec))
    encoder_seconds = 0.0
    for span in plan(composition):
        finished = [_copy(painter.paint_planes(n)) for n in range(span.start, span.end)]
        encoder_seconds += min(
            _cpu(lambda frames=finished: _encode(frames, folder, size, composition.rate))
            for _ in range(rounds)
        )
        del finished
    target = folder / "pipeline.mp4"
    pipeline_seconds = min(
        _cpu(lambda: kinoform.render(document, target, workers=1)) for _ in range(rounds)
    )
    frames = composition.frame_count
    return {
        "frames": frames,
        "pipelineMs": 1000 * pipeline_seconds / frames,
        "encoderMs": 1000 * encoder_seconds / frames,
        "ratio": pipeline_seconds / encoder_seconds,
    }


def _encode(
    frames: list[av.VideoFrame], folder: Path, size: tuple[int, int], rate: FrameRate
) -> None:
    file = SpanFile(folder / "encoder.mp4", video_codec("h264"), rate, size)
    for frame in frames:
        file.add(frame)
    file.close()


def _copy(frame: av.VideoFrame) -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(frame.to_ndarray(), format=frame.format.name)


def _cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def wall(document: Document, folder: Path, workers: int) -> dict[str, float]:
    """Frames a second by the clock on the wall, as a user would see them in a longer film."""
    longer = lengthened(document, TURNS) if scene_seconds(document) < 60 else document
    made = kinoform.render(longer, folder / "wall.mp4", workers=workers)
    return {"framesPerSecond": made.frames / made.took_seconds}


def memory(document: Document, folder: Path) -> dict[str, float]:
    """The most memory that a render held, in MB."""
    kinoform.render(document, folder / "memory.mp4", workers=1)
    return {"peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def still(document: Document, _folder: Path) -> dict[str, float]:
    """Milliseconds for one more still, as a JPEG, of a document that was drawn before."""
    composition = compiled_film(document).require()
    stills = Stills(composition)
    times = []
    for at in (0.5, 1.0, 1.7, 2.4, 3.1, 0.4, 2.9):
        began = time.perf_counter()
        stills.draw(number_at(composition, at)).encoded("jpg")
        times.append(1000 * (time.perf_counter() - began))
    return {"stillMs": sorted(times)[len(times) // 2]}


def main() -> None:
    what, scene, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    document = SCENES[scene][0](folder)
    answers = {
        "cpu": lambda: encoder_and_pipeline(document, folder),
        "wall1": lambda: wall(document, folder, 1),
        "wall2": lambda: wall(document, folder, 2),
        "memory": lambda: memory(document, folder),
        "still": lambda: still(document, folder),
    }
    print(json.dumps(answers[what]()))


if __name__ == "__main__":
    main()
