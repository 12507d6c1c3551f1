"""Spoken lines on disk: each is said once, and kept for whoever asks for the same again."""

from __future__ import annotations

import json
import os
import time
import wave
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.model.word import Word
from kinoform.providers.speech.base import Wave

_HOLD_SECONDS = 3600.0
"""What was used within this time stays, even above the budget: a film may be reading it."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Something that was said: a file of sound, and when each word is heard."""

    path: Path
    sample_rate: int
    sample_count: int
    words: tuple[Word, ...]
    skipped: tuple[str, ...] = ()
    """Written words that the voice could not say."""

    @property
    def seconds(self) -> Fraction:
        """How long it lasts."""
        return Fraction(self.sample_count, self.sample_rate)

    def wave(self) -> Wave:
        """Its samples."""
        with wave.open(str(self.path), "rb") as file:
            stored = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return stored.astype(np.float32) / np.float32(32768.0)


@dataclass(frozen=True, slots=True)
class Recordings:
    """A folder of recordings by key; several processes may share one.

    The words are written last and appear whole, so what has words has its sound.
    """

    folder: Path
    budget_bytes: int = 2 * 1024**3

    def find(self, key: str) -> Recording | None:
        """What is kept under a key; from now on it is in use."""
        sound, words = self._paths(key)
        try:
            written = json.loads(words.read_bytes())
            recording = _read(sound, written)
            os.utime(sound)
            os.utime(words)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return recording

    def keep(
        self,
        key: str,
        said: Wave,
        sample_rate: int,
        words: Sequence[Word],
        skipped: Sequence[str] = (),
    ) -> Recording:
        """The recording, from now on under its key."""
        sound, beside = self._paths(key)
        sound.parent.mkdir(parents=True, exist_ok=True)
        mark = f".{os.getpid()}-{time.monotonic_ns()}.part"
        part = sound.with_suffix(mark)
        with wave.open(str(part), "wb") as file:
            file.setparams((1, 2, sample_rate, 0, "NONE", ""))
            whole = np.clip(np.rint(said * np.float32(32768.0)), -32768, 32767)
            file.writeframes(whole.astype("<i2").tobytes())
        part.replace(sound)
        written = {
            "sampleRate": sample_rate,
            "samples": len(said),
            "words": [[word.text, str(word.start), str(word.end)] for word in words],
            "skipped": list(skipped),
        }
        part = beside.with_suffix(mark)
        part.write_text(json.dumps(written, ensure_ascii=False), "utf-8")
        part.replace(beside)
        self._evict()
        return _read(sound, written)

    def _paths(self, key: str) -> tuple[Path, Path]:
        base = self.folder / key[:2] / key
        return base.with_suffix(".wav"), base.with_suffix(".json")

    def _evict(self) -> None:
        """Drop what was used longest ago until the budget holds, and what crashes left."""
        held_since = time.time() - _HOLD_SECONDS
        found: list[tuple[float, int, Path]] = []
        for path in self.folder.glob("*/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        used_bytes = sum(size_bytes for _, size_bytes, _ in found)
        for used_at, size_bytes, path in sorted(found):
            if used_at >= held_since:
                break
            if used_bytes > self.budget_bytes or path.suffix == ".part":
                path.unlink(missing_ok=True)
                used_bytes -= size_bytes


def _read(sound: Path, written: dict[str, Any]) -> Recording:
    words = tuple(
        Word(text, Fraction(start), Fraction(end)) for text, start, end in written["words"]
    )
    count = int(written["samples"])
    if sound.stat().st_size < 2 * count:
        raise ValueError("the sound is cut off")
    skipped = tuple(written["skipped"])
    return Recording(sound, int(written["sampleRate"]), count, words, skipped)
