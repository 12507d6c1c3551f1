"""A temporary folder is in use exactly as long as its process lives."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kinoform.kit.claimed_folder import claimed_folder, drop_unclaimed

PREFIX = "kinoform-test-"
CLAIMS = f"""
import sys, time
from kinoform.kit.claimed_folder import claimed_folder
print(claimed_folder({PREFIX!r}).path, flush=True)
time.sleep(60)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="there are no claims")
def test_only_folders_of_processes_that_are_gone_are_dropped(temporary: Path) -> None:
    mine = claimed_folder(PREFIX)
    later = time.time() + 1
    with subprocess.Popen(
        [sys.executable, "-c", CLAIMS], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        (theirs / "half.mp4").write_bytes(b"x")
        assert drop_unclaimed(PREFIX, later) == 0
        other.kill()
    assert drop_unclaimed(PREFIX, time.time() - 60) == 0, "it is young"
    assert drop_unclaimed(PREFIX, later) == 1
    assert mine.path.is_dir()
    assert not theirs.exists()
    mine.drop()
    mine.drop()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no claims")
def test_a_link_among_the_temporary_files_leads_to_nothing_dropped(temporary: Path) -> None:
    kept = temporary / "kept"
    kept.mkdir()
    (temporary / f"{PREFIX}link").symlink_to(kept)
    assert drop_unclaimed(PREFIX, time.time() + 1) == 0
    assert kept.is_dir()
