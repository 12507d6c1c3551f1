"""Measures how long the example of each primitive takes to draw, frame by frame, at 1080p.

`python -m bench primitives` lists those that take longer than they should first.
"""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import Any

from kinoform.engine.painter import Painter
from kinoform.engine.stage import EngineStage
from kinoform.film import compiled_film
from kinoform.primitives._catalogue import primitives

WANTED_MS = 12.0
WIDTH, HEIGHT = 1920, 1080
HEAD = f"{'primitive':<22}{'frames':>7}{'median ms':>11}{'90% ms':>9}{'most ms':>9}{'compile':>9}"


def one(kind: str) -> dict[str, Any]:
    """Milliseconds of CPU for each frame of an example, with its planes for the encoder."""
    clip = {"type": "primitive", "primitive": kind, "data": dict(primitives()[kind].example)}
    document = {
        "meta": {"version": "2.0.0", "width": WIDTH, "height": HEIGHT, "fps": 30},
        "tracks": [{"clips": [{**clip, "start": 0}]}],
    }
    began = time.process_time()
    composition = compiled_film(document).require()
    compile_ms = 1000 * (time.process_time() - began)
    painter = Painter(composition, EngineStage(composition.rate), WIDTH, HEIGHT)
    taken = []
    for frame in range(composition.frame_count):
        began = time.process_time()
        painter.paint_planes(frame)
        taken.append(1000 * (time.process_time() - began))
    return {
        "primitive": kind,
        "frames": composition.frame_count,
        "medianMs": median(taken),
        "tenthMs": quantiles(taken, n=10)[-1],
        "mostMs": max(taken),
        "compileMs": compile_ms,
    }


def run(names: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Measure all primitives, or some; print a table, the slowest first."""
    found = [one(kind) for kind in primitives() if not names or kind in names]
    found.sort(key=lambda row: -row["medianMs"])
    print(HEAD)
    for row in found:
        print(
            f"{row['primitive']:<22}{row['frames']:>7}{row['medianMs']:>11.2f}"
            f"{row['tenthMs']:>9.1f}{row['mostMs']:>9.1f}{row['compileMs']:>9.0f}"
        )
    slow = [row["primitive"] for row in found if row["medianMs"] > WANTED_MS]
    print(f"over {WANTED_MS:g} ms: {', '.join(slow) or 'none'} (of {len(found)})")
    return found
