"""A probe in a process of its own, so that a hostile file can hurt nothing but itself."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from kinoform.engine.media_problem import MediaProblem
from kinoform.kit.gl_stand_in import load_skia
from kinoform.model.media import Media

_MODULE = "kinoform.engine.probe"


def probe_in_child(path: str, timeout_seconds: float, memory_bytes: int) -> Media:
    """The probe of a file by a child that may use so much time and memory, and write nothing."""
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", _MODULE, path, str(timeout_seconds), str(memory_bytes)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout_seconds + 2,
            check=False,
        )
        answer = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise MediaProblem(
            "media_unreadable",
            "The file could not be read within the limits on time and memory.",
            "Export it again, smaller or simpler.",
        ) from error
    if "code" in answer:
        raise MediaProblem(answer["code"], answer["message"], answer["hint"])
    return _media_of(answer)


def answer_parent(
    look: Callable[[str], Media], path: str, seconds: str = "20", memory_bytes: str = "1073741824"
) -> None:
    """The child's part: set the limits, look, and print what was found as JSON."""
    _load_readers()
    _limit_itself(float(seconds), int(memory_bytes))
    try:
        answer = _plain(look(path))
    except MediaProblem as problem:
        answer = {"code": problem.code, "message": problem.message, "hint": problem.hint}
    except MemoryError:
        answer = {
            "code": "media_too_large",
            "message": "Reading the file takes more memory than is allowed.",
            "hint": "Export it smaller.",
        }
    sys.stdout.write(json.dumps(answer))


def _load_readers() -> None:
    """Libraries count against the limit on memory only if they come after it."""
    import av  # noqa: F401, PLC0415

    load_skia()


def _limit_itself(seconds: float, memory_bytes: int) -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    used = Path("/proc/self/statm")
    limits = {resource.RLIMIT_CPU: max(1, round(seconds)), resource.RLIMIT_CORE: 0}
    limits[resource.RLIMIT_FSIZE] = 0
    if used.exists():
        pages = int(used.read_text(encoding="ascii").split()[0])
        limits[resource.RLIMIT_AS] = pages * resource.getpagesize() + memory_bytes
    for name, most in limits.items():
        resource.setrlimit(name, (most, most))


def _plain(media: Media) -> dict[str, Any]:
    return {
        name: str(value) if isinstance(value, Fraction) else value
        for name, value in asdict(media).items()
        if name != "words"  # no probe listens to what is said
    }


def _media_of(answer: dict[str, Any]) -> Media:
    for name in ("duration", "rate"):
        if answer[name] is not None:
            answer[name] = Fraction(answer[name])
    return Media(**answer)
