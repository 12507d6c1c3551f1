"""Measures scenes, batches, voices and the server; prints tables, writes JSON into bench/results/.

`python -m bench` measures everything, `python -m bench launch` or `python -m bench service` a part;
a number after `batch` or `preflight` says how many rows it has.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench import batch, preflight, primitives, service, speech
from bench.scenes import SCENES

RESULTS = Path(__file__).parent / "results"
IMPORT_ROUNDS = 7
SERVICE, SPEECH, BATCH, PRIMITIVES = "service", "speech", "batch", "primitives"
PREFLIGHT = "preflight"


def measured(what: str, scene: str, folder: Path) -> dict[str, float]:
    """One measurement in a fresh process."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.measure", what, scene, str(folder)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def import_ms() -> float:
    """Milliseconds of `import kinoform` in a fresh interpreter, without the interpreter's own."""

    def once(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - began

    gains = [once("import kinoform") - once("pass") for _ in range(IMPORT_ROUNDS)]
    return 1000 * median(gains)


def row(scene: str, folder: Path) -> dict[str, Any]:
    """Everything about one scene."""
    cpu = measured("cpu", scene, folder)
    one, two = measured("wall1", scene, folder), measured("wall2", scene, folder)
    return {
        "scene": scene,
        **cpu,
        "wantedRatio": SCENES[scene][1],
        "framesPerSecond1": one["framesPerSecond"],
        "framesPerSecond2": two["framesPerSecond"],
        "speedup2": two["framesPerSecond"] / one["framesPerSecond"],
        "peakMb": measured("memory", scene, folder)["peakMb"],
        "stillMs": measured("still", scene, folder)["stillMs"],
    }


HEAD = (
    f"{'scene':<16}{'frames':>7}{'pipeline':>10}{'x264':>8}{'ratio':>7}{'wanted':>8}"
    f"{'fps 1':>8}{'fps 2':>8}{'gain':>6}{'peak MB':>9}{'still ms':>9}"
)


def line(found: dict[str, Any]) -> str:
    """One scene as a line of the table."""
    return (
        f"{found['scene']:<16}{found['frames']:>7.0f}{found['pipelineMs']:>10.2f}"
        f"{found['encoderMs']:>8.2f}{found['ratio']:>7.2f}{found['wantedRatio']:>8.2f}"
        f"{found['framesPerSecond1']:>8.1f}{found['framesPerSecond2']:>8.1f}"
        f"{found['speedup2']:>6.2f}{found['peakMb']:>9.0f}{found['stillMs']:>9.0f}"
    )


def scenes(wanted: list[str]) -> dict[str, Any]:
    """The scenes, printed as they are measured."""
    print("CPU ms a frame at 1080p30, libx264 veryfast crf 20, one thread a process\n")
    print(HEAD)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for scene in wanted:
            found = row(scene, Path(folder))
            rows.append(found)
            print(line(found), flush=True)
    imported = import_ms()
    print(f"\nimport kinoform: {imported:.0f} ms\n")
    return {"importMs": imported, "scenes": rows}


def voices() -> list[dict[str, Any]]:
    """The voices of this machine, printed as they are measured."""
    print(speech.HEAD)
    found = []
    for voice in speech.rows():
        found.append(voice)
        print(speech.line(voice), flush=True)
    print()
    return found


def films(rows: int) -> dict[str, float]:
    """A batch of films, printed as it is measured."""
    print("CPU seconds of a batch; those of separate films are a few times the rows\n")
    found = batch.measured(rows)
    print(batch.HEAD)
    print(batch.line(found), "\n")
    return found


def main() -> None:
    asked = sys.argv[1:]
    wanted = [word for word in asked if not word.isdigit()] or [
        *SCENES, PRIMITIVES, PREFLIGHT, BATCH, SPEECH, SERVICE
    ]  # fmt: skip
    rows = next((int(word) for word in asked if word.isdigit()), None)
    report: dict[str, Any] = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()}
    }
    drawn = [name for name in wanted if name not in {SERVICE, SPEECH, BATCH, PRIMITIVES, PREFLIGHT}]
    if drawn:
        report |= scenes(drawn)
    if PRIMITIVES in wanted:
        report["primitives"] = primitives.run()
    if PREFLIGHT in wanted:
        report["preflight"] = preflight.measured(rows or preflight.ROWS)
        print(preflight.line(report["preflight"]), "\n")
    if BATCH in wanted:
        report["batch"] = films(rows or batch.ROWS)
    if SPEECH in wanted:
        report["speech"] = voices()
    if SERVICE in wanted:
        report["service"] = service.measured()
        print("\n".join(service.lines(report["service"])))
    RESULTS.mkdir(exist_ok=True)
    target = RESULTS / "latest.json"
    target.write_text(json.dumps(report, indent=2) + "\n")
    print(f"as JSON: {target}")


if __name__ == "__main__":
    main()
