"""What was said stays on disk: whole or not at all, within its budget, for several processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from kinoform.model.word import Word
from kinoform.narration.recordings import Recording, Recordings

RATE = 8_000
KEY = "ab" * 16
WORDS = (
    Word("Grüße,", Fraction(1, 10), Fraction(1, 2)),
    Word("世界!", Fraction(1, 2), Fraction(1)),
)
AN_HOUR_AGO = 3_700


def wave(seconds: float = 1.0) -> np.ndarray:
    return np.sin(np.arange(round(RATE * seconds)) / 9).astype(np.float32) * 0.5


def keep(recordings: Recordings, key: str = KEY, *, used: float = 0) -> Recording:
    """A second of sound under a key, last used so many seconds ago."""
    recording = recordings.keep(key, wave(), RATE, WORDS, ("***",))
    for path in (recording.path, recording.path.with_suffix(".json")):
        os.utime(path, (time.time() - used,) * 2)
    return recording


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_what_is_kept_is_found_as_it_was(tmp_path):
    recordings = Recordings(tmp_path)
    kept = keep(recordings)
    found = Recordings(tmp_path).find(KEY)
    assert found == kept
    assert (found.words, found.skipped, found.seconds) == (WORDS, ("***",), 1)
    assert np.abs(found.wave() - wave()).max() < 1e-4
    assert recordings.find("cd" * 16) is None


def test_too_loud_a_sound_is_cut_off_and_does_not_turn_over(tmp_path):
    loud = np.array([1.5, -1.5, 0.0], np.float32)
    kept = Recordings(tmp_path).keep(KEY, loud, RATE, ()).wave()
    assert kept == pytest.approx([1, -1, 0], abs=1e-3)


def test_a_sound_that_is_cut_off_was_never_said(tmp_path):
    sound = keep(Recordings(tmp_path)).path
    sound.write_bytes(sound.read_bytes()[: RATE // 2])
    assert Recordings(tmp_path).find(KEY) is None


def test_words_without_their_sound_were_never_said(tmp_path):
    keep(Recordings(tmp_path)).path.unlink()
    assert Recordings(tmp_path).find(KEY) is None


def whole() -> dict:
    return {
        "sampleRate": RATE, "samples": RATE, "words": [["a", "0", "1/2"]], "skipped": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "torn",
    [
        b"", b"{", b"\xff\xfe", b"null", b"[]", b"7", b"{}",
        *(json.dumps({k: v for k, v in whole().items() if k != gone}).encode() for gone in whole()),
        json.dumps(whole() | {"words": [["a", "0"]]}).encode(),
        json.dumps(whole() | {"words": [["a", "soon", "later"]]}).encode(),
    ],
)  # fmt: skip
def test_torn_words_were_never_said_and_are_said_again(torn, tmp_path):
    recordings = Recordings(tmp_path)
    keep(recordings).path.with_suffix(".json").write_bytes(torn)
    assert recordings.find(KEY) is None
    keep(recordings)
    assert recordings.find(KEY).words == WORDS


def test_above_the_budget_goes_what_was_used_longest_ago(tmp_path):
    recordings = Recordings(tmp_path, budget_bytes=40_000)  # room for two and a half
    for key, used in (("aa", 3), ("bb", 2), ("cc", 4)):
        keep(Recordings(tmp_path), key, used=used * AN_HOUR_AGO)
    keep(recordings, "dd")
    assert [key for key in ("aa", "bb", "cc", "dd") if recordings.find(key)] == ["bb", "dd"]


def test_what_is_asked_for_is_in_use_and_stays(tmp_path):
    for key, used in (("aa", 3), ("bb", 2)):
        keep(Recordings(tmp_path), key, used=used * AN_HOUR_AGO)
    assert Recordings(tmp_path).find("aa")
    recordings = Recordings(tmp_path, budget_bytes=1)
    keep(recordings, "cc")
    assert [key for key in ("aa", "bb", "cc") if recordings.find(key)] == ["aa", "cc"]


def test_what_a_crash_left_half_written_goes_and_what_is_being_written_stays(tmp_path):
    folder = tmp_path / "ab"
    folder.mkdir()
    for name, used in (("old.1.part", AN_HOUR_AGO), ("new.2.part", 1)):
        (folder / name).write_bytes(b"RIFF")
        os.utime(folder / name, (time.time() - used,) * 2)
    keep(Recordings(tmp_path))
    assert names(tmp_path) == {"new.2.part", f"{KEY}.wav", f"{KEY}.json"}


WRITER = """
import sys, numpy
from fractions import Fraction
from pathlib import Path
from kinoform.model.word import Word
from kinoform.narration.recordings import Recordings
for turn in range(60):
    Recordings(Path(sys.argv[1]), 1).keep(
        sys.argv[2], numpy.full(8000, 0.25, numpy.float32), 8000,
        [Word("one", Fraction(0), Fraction(1))],
    )
"""


def test_processes_that_say_the_same_at_once_never_show_half_of_it(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), KEY]) for _ in range(2)
    ]
    seen = False
    while any(writer.poll() is None for writer in writers):
        found = Recordings(tmp_path).find(KEY)
        if found is None:
            assert not seen
            continue
        seen = True
        assert [word.text for word in found.words] == ["one"]
        assert found.wave() == pytest.approx(np.full(8000, 0.25), abs=1e-3)
    assert [writer.wait() for writer in writers] == [0, 0]
    assert Recordings(tmp_path).find(KEY)
    assert names(tmp_path) == {f"{KEY}.wav", f"{KEY}.json"}
