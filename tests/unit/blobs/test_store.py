"""One store, wherever it is: whole files, no surprises, and failures that say what to do."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture(params=["folder", "memory", "cloud"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "cloud":
        return Store.of_url(request.getfixturevalue("bucket").url)
    return Store.of_url("memory://" if request.param == "memory" else str(tmp_path / "files"))


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    return Store.of_url((tmp_path / "files").as_uri())


async def content(store: Store, key: str, span: tuple[int, int] | None = None) -> bytes:
    return b"".join([piece async for piece in await store.read(key, span)])


async def all_of(found: AsyncIterator) -> list:
    return [item async for item in found]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def problem(awaitable) -> StoreProblem:
    with pytest.raises(StoreProblem) as raised:
        asyncio.run(awaitable)
    return raised.value


def test_what_is_put_can_be_read(store: Store, tmp_path: Path) -> None:
    async def run() -> None:
        (tmp_path / "film").write_bytes(b"0123456789")
        await store.put_file("films/a.mp4", tmp_path / "film", "video/mp4")
        assert await content(store, "films/a.mp4") == b"0123456789"
        assert await content(store, "films/a.mp4", (2, 5)) == b"234"
        assert await content(store, "films/a.mp4", (8, 900)) == b"89"
        facts = await store.facts("films/a.mp4")
        assert (facts.key, facts.size_bytes, facts.content_type) == ("films/a.mp4", 10, "video/mp4")
        assert facts.etag
        assert facts.changed_at.tzinfo

    asyncio.run(run())


def test_an_empty_file_is_a_file(store: Store) -> None:
    async def run() -> bytes:
        await store.put_bytes("empty.json", b"")
        return await content(store, "empty.json")

    assert asyncio.run(run()) == b""


def test_a_file_is_replaced_only_when_that_is_asked_for(store: Store) -> None:
    async def run() -> bytes:
        await store.put_bytes("a.txt", b"first")
        with pytest.raises(StoreProblem, match="already") as raised:
            await store.put_bytes("a.txt", b"second")
        assert raised.value.code == "store_exists"
        assert await content(store, "a.txt") == b"first"
        await store.put_bytes("a.txt", b"third", overwrite=True)
        return await content(store, "a.txt")

    assert asyncio.run(run()) == b"third"


def test_a_large_file_goes_in_parts_and_replaces_none_either(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(os.urandom(9_000_000))

    async def run() -> bytes:
        await store.put_file("large.mp4", large)
        with pytest.raises(StoreProblem, match="already"):
            await store.put_file("large.mp4", large)
        return await content(store, "large.mp4")

    assert asyncio.run(run()) == large.read_bytes()


@pytest.mark.parametrize("verb", ["facts", "read", "bring"])
def test_a_missing_file_is_said_before_anything_is_sent(
    store: Store, tmp_path: Path, verb: str
) -> None:
    more = (tmp_path / "target",) if verb == "bring" else ()
    found = problem(getattr(store, verb)("films/none.mp4", *more))
    assert found.code == "store_not_found"
    assert "films/none.mp4" in found.message
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("span", [(5, 5), (4, 2), (-1, 3), (10, 12)])
def test_a_span_without_bytes_is_refused(store: Store, span: tuple[int, int]) -> None:
    async def run() -> None:
        await store.put_bytes("a.txt", b"0123456789")
        await store.read("a.txt", span)

    assert problem(run()).code == "store_bad_span"


def test_a_file_can_be_brought_here(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.mp4"

    async def run() -> None:
        await store.put_bytes("a.mp4", b"film")
        await store.bring("a.mp4", target)

    asyncio.run(run())
    assert target.read_bytes() == b"film"
    assert names(target.parent) == ["a.mp4"]


def test_deleting_leaves_no_error_for_what_is_gone(store: Store) -> None:
    async def run() -> list[str]:
        for key in ("a/1", "a/2", "a/3"):
            await store.put_bytes(key, b"x")
        await store.delete(["a/none", "a/1", "b/none", "a/3"])
        await store.delete([])
        return await all_of(store.keys_under(""))

    assert asyncio.run(run()) == ["a/2"]


def test_keys_are_listed_by_whole_parts(store: Store) -> None:
    async def run() -> tuple[list[str], list[int]]:
        for key in ("u/1/a.png", "u/1/b/c.png", "u/12/d.png"):
            await store.put_bytes(key, b"xyz")
        sizes = [facts.size_bytes async for facts in store.facts_under("u/12")]
        return sorted(await all_of(store.keys_under("u/1"))), sizes

    assert asyncio.run(run()) == (["u/1/a.png", "u/1/b/c.png"], [3])


BAD_KEYS = [
    "", "/etc/passwd", "../out", "a/../../out", "a//b", "a/", ".hidden", "a/.part", "a b", "a\nb",
    "a\\b", "a#1", "a%2e", "é", "a\0", "-rf", "a" * 200, "a/" * 300 + "a",
]  # fmt: skip


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_key_cannot_lead_out_of_the_store(folder: Store, tmp_path: Path, key: str) -> None:
    async def every_verb() -> None:
        for call in (
            lambda: folder.put_bytes(key, b"x"),
            lambda: folder.put_file(key, tmp_path),
            lambda: folder.read(key),
            lambda: folder.facts(key),
            lambda: folder.bring(key, tmp_path / "out"),
            lambda: folder.delete([key]),
            lambda: folder.presigned(key, 60),
        ):
            with pytest.raises(StoreProblem) as raised:
                await call()
            assert raised.value.code == "store_bad_key"

    asyncio.run(every_verb())
    with pytest.raises(StoreProblem):
        folder.local_path(key)
    assert names(tmp_path) == ["files"]


def test_two_writers_of_one_new_key_have_one_winner(store: Store) -> None:
    async def run() -> tuple[list[object], bytes]:
        written = [bytes([65 + n]) * 1000 for n in range(12)]
        ended = await asyncio.gather(
            *(store.put_bytes("one.bin", each) for each in written), return_exceptions=True
        )
        return ended, await content(store, "one.bin")

    ended, kept = asyncio.run(run())
    winners = [n for n, result in enumerate(ended) if result is None]
    assert [bytes([65 + n]) * 1000 for n in winners] == [kept]
    assert {e.code for e in ended if isinstance(e, StoreProblem)} == {"store_exists"}


def test_a_folder_is_made_for_its_owner_alone_and_left_as_it_is_afterwards(tmp_path: Path) -> None:
    Store.of_url(str(tmp_path / "new" / "files"))
    assert (tmp_path / "new" / "files").stat().st_mode & 0o777 == 0o700
    opened = tmp_path / "opened"
    opened.mkdir(mode=0o750)
    opened.chmod(0o750)
    Store.of_url(str(opened))
    assert opened.stat().st_mode & 0o777 == 0o750


def test_workers_on_this_machine_read_a_folder_in_place(folder: Store, tmp_path: Path) -> None:
    asyncio.run(folder.put_bytes("films/a.mp4", b"film"))
    assert folder.local_path("films/a.mp4") == tmp_path / "files" / "films" / "a.mp4"
    assert Store.of_url("memory://").local_path("films/a.mp4") is None


def test_a_folder_survives_that_its_parts_come_and_go(folder: Store) -> None:
    async def come_and_go(name: str) -> None:
        for _ in range(25):
            await folder.put_bytes(f"a/b/{name}", b"x")
            await folder.delete([f"a/b/{name}"])

    async def run() -> list[str]:
        await asyncio.gather(*(come_and_go(name) for name in "pqrs"))
        return await all_of(folder.keys_under(""))

    assert asyncio.run(run()) == []


def test_a_folder_on_a_file_system_without_links_refuses_to_replace_too(
    folder: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    async def run() -> bytes:
        await folder.put_bytes("a.txt", b"first")
        with pytest.raises(StoreProblem, match="already"):
            await folder.put_bytes("a.txt", b"second")
        return await content(folder, "a.txt")

    assert asyncio.run(run()) == b"first"


def test_a_writer_who_is_cancelled_leaves_nothing(folder: Store, tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(400_000_000)

    async def run() -> None:
        writing = asyncio.create_task(folder.put_file("large.mp4", large))
        while not names(tmp_path / "files"):  # noqa: ASYNC110 - the disk sends no events
            await asyncio.sleep(0.001)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    asyncio.run(run())  # waits for the thread that wrote
    assert names(tmp_path / "files") == []


FULL = """
import asyncio, resource, sys
from pathlib import Path
from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem
store = Store.of_url(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
for call in (
    lambda: store.put_bytes("big.bin", bytes(300_000)),
    lambda: store.bring("there.bin", Path(sys.argv[2]) / "brought.bin"),
):
    try:
        asyncio.run(call())
    except StoreProblem as problem:
        print(problem.code)
"""


def test_a_full_disk_is_said_and_leaves_no_half(folder: Store, tmp_path: Path) -> None:
    asyncio.run(folder.put_bytes("there.bin", bytes(300_000)))
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "files"), str(tmp_path)],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["store_full", "store_full"], done.stderr
    assert names(tmp_path / "files") == ["there.bin"]
    assert names(tmp_path) == ["files"]


def test_leavings_of_killed_writers_are_unseen_and_dropped_when_old(
    folder: Store, tmp_path: Path
) -> None:
    left = tmp_path / "files" / "films" / ".0123456789abcdef.part"
    left.parent.mkdir()
    left.write_bytes(b"half a fi")
    os.utime(left, (time.time() - 7200,) * 2)
    fresh = left.with_name(".fedcba9876543210.part")
    fresh.write_bytes(b"being written")

    async def run() -> tuple[list[str], int]:
        seen = await all_of(folder.keys_under(""))
        return seen, await folder.drop_leavings(datetime.now(UTC) - timedelta(hours=1))

    assert asyncio.run(run()) == ([], 1)
    assert names(left.parent) == [fresh.name]


def test_a_source_that_is_missing_is_the_callers_own_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        asyncio.run(store.put_file("a.mp4", tmp_path / "none"))


def test_types_are_known_by_their_ending_where_the_store_keeps_none(folder: Store) -> None:
    async def run() -> list[str]:
        keys = ["a.webp", "b.avif", "c.m4a", "d.vtt", "e.m3u8", "f"]
        for key in keys:
            await folder.put_bytes(key, b"x")
        return [(await folder.facts(key)).content_type for key in keys]

    assert asyncio.run(run()) == [
        "image/webp", "image/avif", "audio/mp4", "text/vtt", "application/vnd.apple.mpegurl",
        "application/octet-stream",
    ]  # fmt: skip
