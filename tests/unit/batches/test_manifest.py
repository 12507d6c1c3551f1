"""What is known of a batch when it is begun again."""

from __future__ import annotations

import json

import pytest

from kinoform.batches.manifest import NAME, Entry, Manifest


def test_a_run_that_was_killed_is_known_as_far_as_it_came(tmp_path):
    killed = Manifest(tmp_path)
    killed.add(Entry(0, "done", "Ann", "0001-ann.mp4", 5, digest="d"))
    killed.add(Entry(1, "failed", "Bo"))
    running = next(tmp_path.glob(".*.jsonl"))
    running.write_text(running.read_text() + '\n{"row": 2, "sta')
    Manifest(tmp_path).add(Entry(2, "cancelled"))
    assert {row: entry.status for row, entry in Manifest(tmp_path).entries.items()} == {
        0: "done", 1: "failed", 2: "cancelled",
    }  # fmt: skip


def test_a_later_word_on_a_row_replaces_the_earlier_one(tmp_path):
    first = Manifest(tmp_path)
    first.add(Entry(0, "failed", "Ann"))
    first.close([0])
    second = Manifest(tmp_path)
    second.add(Entry(0, "done", "Ann"))
    assert Manifest(tmp_path).entries[0].status == "done"
    listed = json.loads(second.close([0]).read_text())["films"]
    assert [(each["row"], each["status"]) for each in listed] == [(0, "done")]


@pytest.mark.parametrize("written", ["[]", "{}", '{"films": 3}', '{"films": [3, {}]}', "no json"])
def test_a_file_of_somebody_else_under_that_name_tells_of_no_film(tmp_path, written):
    (tmp_path / NAME).write_text(written)
    assert Manifest(tmp_path).entries == {}


def test_a_film_that_was_changed_or_is_gone_is_made_again(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"12345")
    entry = Entry(0, "done", file="a.mp4", size_bytes=5, digest="d")
    assert entry.is_kept(tmp_path, "d")
    assert not entry.is_kept(tmp_path, "of other data")
    (tmp_path / "a.mp4").write_bytes(b"123")
    assert not entry.is_kept(tmp_path, "d")
    (tmp_path / "a.mp4").unlink()
    assert not entry.is_kept(tmp_path, "d")
