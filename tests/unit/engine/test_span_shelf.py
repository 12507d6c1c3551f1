"""A folder of spans keeps what it is given, within its budget, and never gives another thing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kinoform.engine.span_shelf import SpanShelf

KEYS = [f"{number:040x}"[::-1] for number in range(6)]


def put(shelf: SpanShelf, folder: Path, key: str, content: bytes) -> None:
    made = folder / "made"
    made.write_bytes(content)
    shelf.put(key, made)


def got(shelf: SpanShelf, folder: Path, key: str) -> bytes | None:
    target = folder / "got"
    target.unlink(missing_ok=True)
    return target.read_bytes() if shelf.take(key, target) else None


def files(shelf: SpanShelf) -> list[Path]:
    return sorted(path for path in shelf.path.glob("*/*") if path.is_file())


def test_what_was_put_there_is_there_for_everybody(tmp_path: Path) -> None:
    put(SpanShelf(tmp_path / "spans"), tmp_path, KEYS[1], b"first")
    put(SpanShelf(tmp_path / "spans"), tmp_path, KEYS[2], b"second")
    other = SpanShelf(tmp_path / "spans")
    assert got(other, tmp_path, KEYS[1]) == b"first"
    assert got(other, tmp_path, KEYS[2]) == b"second"
    assert got(other, tmp_path, KEYS[3]) is None


@pytest.mark.parametrize("harm", [b"", b"short", b"x" * 200])
def test_a_damaged_span_is_thrown_away(tmp_path: Path, harm: bytes) -> None:
    shelf = SpanShelf(tmp_path / "spans")
    put(shelf, tmp_path, KEYS[1], b"y" * 168)
    files(shelf)[0].write_bytes(harm)
    assert got(shelf, tmp_path, KEYS[1]) is None
    assert not (tmp_path / "got").exists()
    assert files(shelf) == []


def test_a_span_under_another_name_is_not_taken_for_it(tmp_path: Path) -> None:
    shelf = SpanShelf(tmp_path / "spans")
    put(shelf, tmp_path, KEYS[1], b"first")
    one = files(shelf)[0]
    put(shelf, tmp_path, KEYS[2], b"second")
    two = next(path for path in files(shelf) if path != one)
    two.write_bytes(one.read_bytes())
    assert got(shelf, tmp_path, KEYS[2]) is None
    assert got(shelf, tmp_path, KEYS[1]) == b"first"


def test_those_used_longest_ago_go_first(tmp_path: Path) -> None:
    shelf = SpanShelf(tmp_path / "spans", budget_bytes=3_500, hold_seconds=10.0)
    for age, key in enumerate(KEYS[:5]):
        put(shelf, tmp_path, key, bytes(968))
        place = max(files(shelf), key=lambda path: path.stat().st_mtime_ns)
        os.utime(place, (time.time() - 1_000 + age,) * 2)
    assert got(shelf, tmp_path, KEYS[0]) is not None
    shelf.tidy()
    assert [got(shelf, tmp_path, key) is not None for key in KEYS[:5]] == [
        True, False, False, True, True,
    ]  # fmt: skip


def test_a_folder_that_was_just_tidied_is_not_looked_at_again(tmp_path: Path) -> None:
    shelf = SpanShelf(tmp_path / "spans", budget_bytes=1, hold_seconds=10.0)
    shelf.path.mkdir()
    shelf.tidy()
    put(shelf, tmp_path, KEYS[0], b"first")
    os.utime(files(shelf)[0], (time.time() - 1_000,) * 2)
    shelf.tidy()
    assert len(files(shelf)) == 1
    for odd_age in (1_000, -1_000):
        put(shelf, tmp_path, KEYS[0], b"first")
        os.utime(files(shelf)[0], (time.time() - 1_000,) * 2)
        os.utime(shelf.path / ".tidied", (time.time() - odd_age,) * 2)
        shelf.tidy()
        assert not files(shelf)


def test_a_folder_that_cannot_be_written_costs_only_the_sharing(tmp_path: Path) -> None:
    blocked = tmp_path / "spans"
    blocked.write_text("a file in the way")
    shelf = SpanShelf(blocked)
    put(shelf, tmp_path, KEYS[1], b"first")
    shelf.tidy()
    assert got(shelf, tmp_path, KEYS[1]) is None
