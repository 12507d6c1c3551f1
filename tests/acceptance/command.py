"""The command as people call it: what it says, how it ends, and what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from kinoform.cli import main

LONGEST_SECONDS = 60.0


@dataclass(frozen=True)
class Ended:
    """What a command did."""

    code: int
    out: str
    err: str
    took_seconds: float

    @property
    def answer(self) -> dict[str, Any]:
        """What `--json` said, which is one object on one line."""
        (line,) = self.out.splitlines()
        read: dict[str, Any] = json.loads(line)
        return read

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The code and the pointer of every problem, which all have words and a hint as well."""
        for problem in self.answer["problems"]:
            assert problem["message"]
            assert problem["severity"] in {"error", "warning"}
        return [(problem["code"], problem["pointer"]) for problem in self.answer["problems"]]


def kinoform(
    *arguments: str | Path, stdin: bytes = b"", folder: Path | None = None, **environment: str
) -> Ended:
    """Run the command; it never shows a traceback, however it ends."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "kinoform.cli", *map(str, arguments)],
        input=stdin, capture_output=True, cwd=folder, timeout=LONGEST_SECONDS, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    return _ended(done.returncode, done.stdout.decode(), done.stderr.decode(), began)


def called(*arguments: str | Path) -> Ended:
    """The same within this process, which takes a hundredth of the time."""
    began = time.monotonic()
    usual = signal.getsignal(signal.SIGTERM)
    try:
        done = CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)
    finally:
        signal.signal(signal.SIGTERM, usual)
    return _ended(done.exit_code, done.stdout, done.stderr, began)


def _ended(code: int, out: str, err: str, began: float) -> Ended:
    assert "Traceback" not in out + err, err
    assert "internal_error" not in out + err, out + err
    return Ended(code, out, err, time.monotonic() - began)


def written(folder: Path, document: Any, name: str = "film.json") -> Path:
    """A document as a file."""
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def film(*clips: Any, **fields: Any) -> dict[str, Any]:
    """A document of clips, with a rectangle of a second if there is none."""
    rect = {"type": "rect", "start": 0, "duration": 1}
    meta = {"width": 64, "height": 36, "fps": 10}
    return {"meta": meta, "tracks": [{"clips": list(clips) or [rect]}], **fields}


def left_in(folder: Path) -> set[str]:
    """The names of all that is in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}
