"""A batch: one film of eleven scenes, made again and again with another title, numbers, outro.

`python -m bench batch 50` makes fifty of them, `python -m bench batch` as many as stand below.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.scenes import GROUND, META

ROWS = 50
SEPARATE = 3
"""Films that are made without a shelf; the others would take as long."""
SCENE_SECONDS = (3.0, 4.0, 4.5, 4.5, 4.5, 4.0, 4.0, 4.5, 4.5, 4.0, 3.5)
"""The first, the fifth and the last are each row's own: eleven of forty-five seconds."""
HEAD = f"{'rows':>5}{'separate s':>12}{'shared s':>10}{'first s':>9}{'later s':>9}{'gain':>7}"

Clip = dict[str, Any]


def document(row: int) -> dict[str, Any]:
    """The film of one row, forty-five seconds long."""
    scenes, start = [], 0.0
    for number, seconds in enumerate(SCENE_SECONDS):
        clips = _scene(number, row, seconds)
        scenes.append({
            "type": "group", "start": start, "duration": seconds, "clips": clips,
            "transition": {"in": {"type": "fade", "duration": 0.4}},
        })  # fmt: skip
        start += seconds
    ground = {"type": "rect", "start": 0, "duration": start, "style": {"fill": GROUND},
              "transform": {"width": "100%", "height": "100%"}}  # fmt: skip
    meta = {**META, "width": 1280, "height": 720}
    return {"meta": meta, "tracks": [{"clips": [ground]}, {"clips": scenes}]}


def _scene(number: int, row: int, seconds: float) -> list[Clip]:
    last = len(SCENE_SECONDS) - 1
    if number == 0:
        return [_text(f"A year of {_name(row)}", 0, 92), _text("in eleven pictures", 110, 40)]
    if number == last:
        return [_text(f"Thank you, {_name(row)}", 0, 84)]
    if number == 4:
        return [_text("Three numbers", -220, 60), *_numbers(row)]
    return [_text(f"Chapter {number}", -280, 56), *_bars(number, seconds), _ring(number)]


def _name(row: int) -> str:
    return ("Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald")[row % 6] + f" {row}"


def _text(text: str, y: float, size: float) -> Clip:
    return {
        "type": "text", "text": text, "start": 0, "duration": "end",
        "transform": {"x": 640, "y": 360 + y},
        "style": {"fontSize": size, "fontWeight": 800, "fill": "#f8fafc"},
        "animations": [{"type": "fadeInUp", "duration": 0.6}],
    }  # fmt: skip


def _numbers(row: int) -> list[Clip]:
    return [
        {
            "type": "number", "value": 1_000 * (place + 1) + 37 * row, "start": 0.2 * place,
            "duration": "end", "transform": {"x": 280 + 360 * place, "y": 380},
            "style": {"fontSize": 88, "fontWeight": 800, "fill": "#6ee7b7"},
        }
        for place in range(3)
    ]  # fmt: skip


def _bars(number: int, seconds: float) -> list[Clip]:
    return [
        {
            "type": "rect", "start": 0.15 * bar, "duration": "end",
            "transform": {"x": 120, "y": 190 + 62 * bar, "width": 4, "height": 44,
                          "anchor": "left"},
            "style": {"fill": f"hsl({30 * number + 14 * bar}, 75%, 60%)", "borderRadius": 8},
            "keyframes": [{"property": "width", "frames": [
                {"time": 0, "value": 4},
                {"time": seconds * 0.6, "value": 200 + (number * 97 + bar * 53) % 420,
                 "easing": "easeOutCubic"},
            ]}],
        }
        for bar in range(7)
    ]  # fmt: skip


def _ring(number: int) -> Clip:
    return {
        "type": "circle", "size": 220, "start": 0.3, "duration": "end",
        "transform": {"x": 1_000, "y": 400},
        "style": {"fill": f"hsl({200 + 11 * number}, 70%, 55%)"},
        "animations": [{"type": "pulse", "duration": 2, "loop": True}],
    }  # fmt: skip


def _film(row: int, folder: Path, spans: Path | None) -> float:
    """CPU seconds of one film."""
    import kinoform  # noqa: PLC0415 - the process that starts this one does not need it

    before = _cpu_seconds()
    kinoform.render(document(row), folder / f"{row}.mp4", workers=1, spans=spans)
    return _cpu_seconds() - before


def _cpu_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def measured(rows: int) -> dict[str, float]:
    """CPU seconds of a batch in one process, with a shelf and without one.

    Of the films without a shelf a few are made, and stand for as many as there are rows.
    """
    answer = subprocess.run(
        [sys.executable, "-m", "bench.batch", str(rows)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def line(found: dict[str, float]) -> str:
    """What was measured as a line of the table."""
    return (
        f"{found['rows']:>5.0f}{found['separateSeconds']:>12.1f}{found['sharedSeconds']:>10.1f}"
        f"{found['firstSeconds']:>9.2f}{found['laterSeconds']:>9.2f}{found['gain']:>7.1f}"
    )


def main() -> None:
    rows = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _film(0, folder, None)  # what is loaded once belongs to neither
        alone = min(rows, SEPARATE)
        separate = rows / alone * sum(_film(row, folder, None) for row in range(alone))
        each = [_film(row, folder, folder / "spans") for row in range(rows)]
    shared = sum(each)
    print(json.dumps({
        "rows": rows, "separateSeconds": separate, "sharedSeconds": shared,
        "firstSeconds": each[0], "laterSeconds": sum(each[1:]) / max(len(each) - 1, 1),
        "gain": separate / shared,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
