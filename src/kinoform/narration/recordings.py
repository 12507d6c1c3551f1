"""Spoken lines on disk: each is said once, and kept for whoever asks for the same again."""

from __future__ import annotations

import hashlib
import json
import os
import time
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.upkeep import drop_oldest
from kinoform.model.word import Word
from kinoform.providers.speech.base import SpeechRefused, Wave

_FORM = (1, 2)
"""Channels, and bytes of a sample."""
_UNREADABLE = (
    OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError, EOFError, wave.Error,
)  # fmt: skip


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
            stored = np.frombuffer(file.readframes(self.sample_count), "<i2")
        return stored.astype(np.float32) / np.float32(32768.0)


@dataclass(frozen=True, slots=True)
class Recordings:
    """A folder of recordings by key; several processes may share one.

    The words are written last, appear whole and name their sound by its content. So what has words
    has its sound, also where two processes say the same at once, and a provider each time anew.
    """

    folder: Path
    budget_bytes: int = 2 * 1024**3

    def find(self, key: str) -> Recording | None:
        """What is kept under a key; from now on it is in use."""
        words = self._words(key)
        try:
            recording = _read(words, json.loads(words.read_bytes()))
        except _UNREADABLE:
            return None
        with suppress(OSError):  # what may only be read is of use as well
            os.utime(recording.path)
            os.utime(words)
        return recording

    def keep(
        self,
        key: str,
        said: Wave,
        sample_rate: int,
        words: Sequence[Word],
        skipped: Sequence[str] = (),
    ) -> Recording:
        """The recording, from now on under its key; raises SpeechRefused where there is no room."""
        try:
            kept = self._kept(key, said, sample_rate, words, skipped)
            drop_oldest(self.folder.glob("*/*"), self.budget_bytes)
        except OSError as fault:
            raise SpeechRefused(
                "speech_failed", f"what was said cannot be kept: {fault.strerror}",
                "the folder for speech needs room, and must be one that can be written",
            ) from fault  # fmt: skip
        return kept

    def _kept(
        self, key: str, said: Wave, sample_rate: int, words: Sequence[Word], skipped: Sequence[str]
    ) -> Recording:
        beside = self._words(key)
        beside.parent.mkdir(parents=True, exist_ok=True)
        whole = np.clip(np.rint(said * np.float32(32768.0)), -32768, 32767)
        samples = whole.astype("<i2").tobytes()
        content = hashlib.blake2b(samples, digest_size=8).hexdigest()
        sound = _sound(beside, content)
        with _whole(sound) as part, part.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setparams((*_FORM, sample_rate, 0, "NONE", ""))
            file.writeframes(samples)
        written = {
            "sound": content,
            "sampleRate": sample_rate,
            "samples": len(said),
            "words": [[word.text, str(word.start), str(word.end)] for word in words],
            "skipped": list(skipped),
        }
        with _whole(beside) as part:
            part.write_text(json.dumps(written, ensure_ascii=False), "utf-8")
        return Recording(sound, sample_rate, len(said), tuple(words), tuple(skipped))

    def _words(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside the path that takes its name once it is written, or leaves nothing."""
    part = path.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}{PART_SUFFIX}")
    try:
        yield part
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def _sound(beside: Path, content: str) -> Path:
    """The file of the sound whose words are in another."""
    return beside.with_name(f"{beside.stem}-{content}.wav")


def _read(beside: Path, written: dict[str, Any]) -> Recording:
    sound = _sound(beside, written["sound"])
    words = tuple(
        Word(str(text), Fraction(start), Fraction(end)) for text, start, end in written["words"]
    )
    rate, count = int(written["sampleRate"]), int(written["samples"])
    if not sound.is_file():
        raise ValueError("there is no sound")
    with wave.open(str(sound), "rb") as file:
        if file.getparams()[:4] != (*_FORM, rate, count) or not rate * count:
            raise ValueError("this is another sound")
    if sound.stat().st_size < 2 * count:
        raise ValueError("the sound is cut off")
    return Recording(sound, rate, count, words, tuple(map(str, written["skipped"])))
