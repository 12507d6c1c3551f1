"""Measures the voices of this machine in a fresh process: how fast they speak, and what they take.

`python -m bench speech` prints a table; with a voice and a folder this module prints JSON of one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from kinoform.model.document.speech import SpeechSpec
from kinoform.narration.desk import Desk
from kinoform.narration.rules import SpeechRules
from kinoform.narration.voices import listed
from kinoform.providers.speech.base import Access

TEXT = (
    "In 2024, revenue grew by 65% to $3.5 billion, and Maria Chen opened 12 new offices. "
    "Machine learning is a way of teaching computers to find patterns in data. "
    "Instead of writing every rule by hand, we show the computer thousands of examples."
)
ROUNDS = 5
WANTED = 15.0
MEGABYTE = 1024 * 1024


def one(voice: str, folder: Path) -> dict[str, float]:
    """What one voice takes in this process; CPU time, since other work may run beside it."""
    process = psutil.Process()
    before_mb = process.memory_info().rss / MEGABYTE
    desk = Desk(SpeechRules(folder=folder))

    def spoken(text: str) -> tuple[float, float]:
        began = time.process_time()
        media = desk.made(SpeechSpec(text=text, voice=voice).speech_source).media
        if media is None or media.duration is None:
            raise RuntimeError(f"{voice} does not speak")
        return time.process_time() - began, float(media.duration)

    first, _ = spoken("Good evening.")
    rounds = [spoken(f"{TEXT} Take {number}.") for number in range(ROUNDS)]
    again, seconds = spoken(f"{TEXT} Take 0.")
    return {
        "timesReal": median(length / took for took, length in rounds),
        "firstSeconds": first,
        "keptMs": 1000 * again,
        "seconds": seconds,
        "memoryMb": process.memory_info().rss / MEGABYTE - before_mb,
    }


def rows() -> Iterator[dict[str, Any]]:
    """Each English voice that speaks here, by itself in a process on one core."""
    for each in listed(Access()):
        if not each.is_available or not each.voice.language.startswith("en"):
            continue
        with tempfile.TemporaryDirectory(prefix="kinoform-bench-") as folder:
            answer = subprocess.run(
                [sys.executable, "-m", "bench.speech", each.voice.id, folder],
                check=True, capture_output=True, text=True,
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )  # fmt: skip
        yield {"voice": each.voice.id, "wanted": WANTED, **json.loads(answer.stdout)}


HEAD = f"{'voice':<16}{'x real':>8}{'wanted':>8}{'first s':>9}{'kept ms':>9}{'MB':>7}"


def line(found: dict[str, Any]) -> str:
    """One voice as a line of the table."""
    return (
        f"{found['voice']:<16}{found['timesReal']:>8.1f}{found['wanted']:>8.1f}"
        f"{found['firstSeconds']:>9.2f}{found['keptMs']:>9.1f}{found['memoryMb']:>7.0f}"
    )


if __name__ == "__main__":
    print(json.dumps(one(sys.argv[1], Path(sys.argv[2]))))
