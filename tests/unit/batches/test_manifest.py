"""What is known of a batch when it is begun again."""

from __future__ import annotations

import json

import pytest

from kinoform.batches.manifest import NAME, Entry, Manifest
from kinoform.model.problem import RenderFailed


def note(folder, *entries):
    with Manifest(folder) as manifest:
        for entry in entries:
            manifest.add(entry)


def known(folder):
    with Manifest(folder) as manifest:
        return manifest.known


def test_a_run_that_was_killed_is_known_as_far_as_it_came(tmp_path):
    ann = Entry(0, "done", "Ann", "0001-ann.mp4", 5, digest="d")
    note(tmp_path, ann, Entry(1, "failed", "Bo"))
    running = next(tmp_path.glob(".*.jsonl"))
    running.write_text(running.read_text() + '\n{"row": 2, "sta')
    note(tmp_path, Entry(2, "cancelled"))
    assert {row: entry.status for row, entry in known(tmp_path).items()} == {
        0: "done", 1: "failed", 2: "cancelled",
    }  # fmt: skip


def test_names_with_odd_line_ends_are_known(tmp_path):
    note(tmp_path, Entry(0, "done", "Ann\u2028Lee\x85"))
    assert known(tmp_path)[0].name == "Ann\u2028Lee\x85"


def test_a_later_word_on_a_row_replaces_the_earlier_one(tmp_path):
    with Manifest(tmp_path) as first:
        first.add(Entry(0, "failed", "Ann"))
        first.finish([0])
    note(tmp_path, Entry(0, "done", "Ann"))
    assert known(tmp_path)[0].status == "done"
    with Manifest(tmp_path) as second:
        second.add(Entry(0, "done", "Ann"))
        listed = json.loads(second.finish([0]).read_text())["films"]
    assert [(each["row"], each["status"]) for each in listed] == [(0, "done")]


@pytest.mark.parametrize("written", ["[]", "{}", '{"films": 3}', '{"films": [3, {}]}', "no json"])
def test_a_file_of_somebody_else_under_that_name_tells_of_no_film(tmp_path, written):
    (tmp_path / NAME).write_text(written)
    assert known(tmp_path) == {}


def test_a_film_that_was_changed_or_is_gone_is_made_again(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"12345")
    entry = Entry(0, "done", file="a.mp4", size_bytes=5, digest="d")
    assert entry.is_kept(tmp_path, "d")
    assert not entry.is_kept(tmp_path, "of other data")
    (tmp_path / "a.mp4").write_bytes(b"123")
    assert not entry.is_kept(tmp_path, "d")
    (tmp_path / "a.mp4").unlink()
    assert not entry.is_kept(tmp_path, "d")


def test_a_film_that_nobody_has_looked_at_again_is_not_told_as_that_of_its_row(tmp_path):
    (tmp_path / "0001-ann.mp4").write_bytes(b"film")
    note(tmp_path, Entry(0, "done", "Ann", "0001-ann.mp4", 4, digest="d"))
    with Manifest(tmp_path) as manifest:
        manifest.finish(range(1))
    told = known(tmp_path)[0]
    assert told.status == "cancelled"
    assert told.is_kept(tmp_path, "d"), "it is not made again where its data are the same"


def test_films_of_rows_that_a_shorter_table_has_not_are_known_to_the_next(tmp_path):
    (tmp_path / "2-bo.mp4").write_bytes(b"film")
    bo = Entry(1, "done", "Bo", "2-bo.mp4", 4, digest="d")
    with Manifest(tmp_path) as whole:
        for entry in (Entry(0, "failed", "Ann"), bo, Entry(2, "failed", "Cy")):
            whole.add(entry)
        whole.finish(range(3))
    for _ in range(2):
        with Manifest(tmp_path) as part:
            part.add(Entry(0, "failed", "Ann"))
            told = json.loads(part.finish(range(1)).read_text("utf-8"))
        assert [film["row"] for film in told["films"]] == [0]
        assert [film["row"] for film in told["otherFilms"]] == [1], "there is no film of row 2"
    assert known(tmp_path)[1] == bo


def test_a_row_that_went_wrong_leaves_its_old_film_known(tmp_path):
    (tmp_path / "1-ann.mp4").write_bytes(b"film")
    ann = Entry(0, "done", "Ann", "1-ann.mp4", 4, digest="d")
    note(tmp_path, ann)
    for _ in range(2):
        with Manifest(tmp_path) as manifest:
            manifest.add(Entry(0, "bad", "Ann"))
            told = json.loads(manifest.finish(range(1)).read_text("utf-8"))
        assert [film["status"] for film in told["films"]] == ["bad"]
        assert known(tmp_path)[0] == ann


def test_what_a_killed_run_had_not_finished_is_gone_with_the_next(tmp_path):
    with Manifest(tmp_path) as killed:
        making = killed.making
    (making / ".kinoform-abc").mkdir(parents=True)
    with Manifest(tmp_path) as next_one:
        assert list(next_one.making.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_two_batches_do_not_work_in_one_folder(tmp_path):
    with Manifest(tmp_path), pytest.raises(RenderFailed) as refused:
        Manifest(tmp_path)
    assert refused.value.problem.code == "folder_in_use"
    note(tmp_path, Entry(0, "done"))


def test_a_folder_that_cannot_be_is_taught(tmp_path):
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(RenderFailed) as refused:
        Manifest(tmp_path / "taken")
    assert refused.value.problem.code == "target_unwritable"


def test_a_disk_that_is_full_ends_a_batch_with_words(tmp_path):
    with pytest.raises(RenderFailed) as failed, Manifest(tmp_path):
        raise OSError(28, "No space left on device")
    assert failed.value.problem.code == "disk_trouble"
