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
    for path in (recording.path, beside(recording)):
        os.utime(path, (time.time() - used,) * 2)
    return recording


def beside(recording: Recording) -> Path:
    """The file with the words of a recording."""
    (words,) = recording.path.parent.glob(f"{recording.path.stem.partition('-')[0]}.json")
    return words


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


@pytest.mark.parametrize(
    "changed",
    [
        *({name: None} for name in ("sound", "sampleRate", "samples", "words", "skipped")),
        {"sound": "cd" * 8}, {"samples": RATE + 1}, {"words": [["a", "0"]]},
        {"words": [["a", "soon", "later"]]},
    ],
    ids=str,
)  # fmt: skip
def test_words_that_make_no_sense_were_never_said(changed, tmp_path):
    words = beside(keep(Recordings(tmp_path)))
    written = json.loads(words.read_bytes())
    for facts, is_found in ((written, True), (written | changed, False)):
        whole = {name: fact for name, fact in facts.items() if fact is not None}
        words.write_text(json.dumps(whole), "utf-8")
        assert bool(Recordings(tmp_path).find(KEY)) is is_found


@pytest.mark.parametrize("torn", [b"", b"{", b"\xff\xfe", b"null", b"[]", b"7", b"{}"])
def test_torn_words_were_never_said_and_are_said_again(torn, tmp_path):
    recordings = Recordings(tmp_path)
    beside(keep(recordings)).write_bytes(torn)
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
    kept = keep(Recordings(tmp_path))
    assert names(tmp_path) == {"new.2.part", kept.path.name, f"{KEY}.json"}


WRITER = """
import sys, numpy
from fractions import Fraction
from pathlib import Path
from kinoform.model.word import Word
from kinoform.narration.recordings import Recordings
word, count = sys.argv[3], int(sys.argv[4])
for turn in range(60):
    kept = Recordings(Path(sys.argv[1]), 1).keep(
        sys.argv[2], numpy.full(count, 0.25, numpy.float32), 8000,
        [Word(word, Fraction(0), Fraction(1))],
    )
    assert len(kept.wave()) == count
"""


@pytest.mark.parametrize(
    "said",
    [[("one", 8000), ("one", 8000)], [("one", 8000), ("another", 9000)]],
    ids=["alike", "each time anew"],
)
def test_processes_that_say_the_same_at_once_never_show_half_of_it(said, tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), KEY, word, str(count)])
        for word, count in said
    ]
    seen = False
    while any(writer.poll() is None for writer in writers):
        found = Recordings(tmp_path).find(KEY)
        if found is None:
            assert not seen
            continue
        seen = True
        (word,) = found.words
        assert found.wave() == pytest.approx(np.full(dict(said)[word.text], 0.25), abs=1e-3)
    assert [writer.wait() for writer in writers] == [0, 0]
    assert Recordings(tmp_path).find(KEY)
    assert len(names(tmp_path)) == 1 + len(set(said))
