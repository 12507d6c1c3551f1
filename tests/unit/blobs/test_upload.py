"""An upload is kept when it is media within the limits; else nothing of it stays."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem
from kinoform.blobs.upload import Upload, UploadLimits, take_upload
from kinoform.model.problem import Problem

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;" + bytes(5_000)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.of_url(str(tmp_path / "files"))


@pytest.fixture
def limits(tmp_path: Path) -> UploadLimits:
    (tmp_path / "spool").mkdir()
    return UploadLimits(max_bytes=3_000_000, spool_folder=tmp_path / "spool")


async def stream(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        await asyncio.sleep(0)
        yield piece


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def take(store: Store, limits: UploadLimits, *pieces: bytes) -> Upload | Problem:
    taken = asyncio.run(take_upload(stream(pieces), store, "uploads/u1", limits))
    assert limits.spool_folder is not None
    assert left_in(limits.spool_folder) == []
    return taken


def test_media_are_kept_with_their_facts(store: Store, limits: UploadLimits) -> None:
    content = GIF + os.urandom(2_500_000)
    pieces = [content[at : at + 65_536] for at in range(0, len(content), 65_536)]
    taken = take(store, limits, *pieces)
    assert isinstance(taken, Upload)
    assert (taken.medium, taken.mime, taken.size_bytes) == ("image", "image/gif", len(content))
    assert taken.sha256 == hashlib.sha256(content).hexdigest()
    assert taken.key.startswith("uploads/u1/")
    assert taken.key.endswith(".gif")
    path = store.local_path(taken.key)
    assert path is not None
    assert path.read_bytes() == content


def test_the_same_file_twice_is_two_files(store: Store, limits: UploadLimits) -> None:
    first, second = take(store, limits, GIF), take(store, limits, GIF)
    assert isinstance(first, Upload)
    assert isinstance(second, Upload)
    assert first.key != second.key
    assert first.sha256 == second.sha256


def test_too_much_is_refused_without_reading_on(
    store: Store, limits: UploadLimits, tmp_path: Path
) -> None:
    given = 0

    def endless() -> Iterable[bytes]:
        nonlocal given
        while True:
            given += 1
            yield GIF + bytes(995_000)

    taken = asyncio.run(take_upload(stream(endless()), store, "uploads/u1", limits))
    assert isinstance(taken, Problem)
    assert (taken.code, given) == ("upload_too_large", 3)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"#EXTM3U\nfile:///etc/passwd", b"<html>", bytes(10)])
def test_what_is_no_media_is_refused_with_a_hint(
    store: Store, limits: UploadLimits, tmp_path: Path, content: bytes
) -> None:
    taken = take(store, limits, content)
    assert isinstance(taken, Problem)
    assert taken.code == "upload_unsupported"
    assert taken.hint
    assert left_in(tmp_path) == []


def test_a_door_may_take_sound_alone(store: Store, limits: UploadLimits) -> None:
    only_sound = UploadLimits(media=("audio",), spool_folder=limits.spool_folder)
    taken = take(store, only_sound, GIF)
    assert isinstance(taken, Problem)
    assert "audio" in taken.hint


def test_a_client_that_leaves_leaves_nothing(
    store: Store, limits: UploadLimits, tmp_path: Path
) -> None:
    async def torn() -> AsyncIterator[bytes]:
        yield GIF + bytes(1_500_000)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        asyncio.run(take_upload(torn(), store, "uploads/u1", limits))
    assert left_in(tmp_path) == []


def test_a_caller_that_is_cancelled_leaves_nothing(
    store: Store, limits: UploadLimits, tmp_path: Path
) -> None:
    async def stalled() -> AsyncIterator[bytes]:
        yield GIF + bytes(1_500_000)
        await asyncio.sleep(3600)

    async def run() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await take_upload(stalled(), store, "uploads/u1", limits)

    asyncio.run(run())
    assert left_in(tmp_path) == []


def test_a_store_that_fails_is_said_and_leaves_nothing(
    store: Store, limits: UploadLimits, tmp_path: Path
) -> None:
    (tmp_path / "files" / "uploads").write_text("a file where a folder should be")
    with pytest.raises(StoreProblem):
        asyncio.run(take_upload(stream([GIF]), store, "uploads/u1", limits))
    assert left_in(tmp_path) == ["uploads"]


def test_a_prefix_outside_of_the_store_is_refused(store: Store, limits: UploadLimits) -> None:
    with pytest.raises(StoreProblem, match="key"):
        asyncio.run(take_upload(stream([GIF]), store, "../out", limits))


FULL = """
import asyncio, resource, sys
from pathlib import Path
from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem
from kinoform.blobs.upload import UploadLimits, take_upload
async def stream():
    for _ in range(40):
        yield b"GIF89a" + bytes(100_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
folder = Path(sys.argv[1])
try:
    asyncio.run(take_upload(
        stream(), Store.of_url(str(folder / "files")), "u", UploadLimits(spool_folder=folder)
    ))
except StoreProblem as problem:
    print(problem.code)
"""


def test_a_disk_that_fills_up_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.split() == ["store_full"], done.stderr
    assert left_in(tmp_path) == []


HEAVY = """
import sys, kinoform.blobs.upload, kinoform.blobs.links
print(sorted({"skia", "av", "numpy"} & set(sys.modules)))
"""


def test_the_server_takes_uploads_without_canvas_codecs_or_arrays() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "[]"
