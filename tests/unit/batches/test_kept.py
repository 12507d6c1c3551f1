"""Films of an earlier run, for a table whose rows stand elsewhere now."""

from __future__ import annotations

import os

import pytest

from kinoform.batches.kept import kept_films
from kinoform.batches.manifest import Entry, Manifest
from kinoform.batches.preflight import RowReport


def run(folder, *names):
    """A run that films what is not there; a row's name is all that its film depends on."""
    made = []
    reports = [RowReport(row, name, 1.0, (), digest=name) for row, name in enumerate(names)]
    with Manifest(folder) as manifest:
        for entry in kept_films(manifest, reports, called):
            manifest.add(entry)
        for report in reports:
            if report.row not in manifest.entries:
                made.append(report.display_name)
                (folder / called(report)).write_text(report.display_name)
                earlier = manifest.film_of(report.row)
                if earlier not in ("", called(report)):
                    (folder / earlier).unlink(missing_ok=True)
                manifest.add(
                    Entry(report.row, "done", report.display_name, called(report),
                          len(report.display_name), 1.0, report.digest, 30)
                )  # fmt: skip
        manifest.finish(range(len(names)))
        assert all(entry.frames == 30 for entry in manifest.entries.values())
    return made


def called(report):
    return f"{report.row + 1}-{report.display_name}.mp4"


def only_numbered(report):
    return f"{report.row + 1}.mp4"


def films(folder):
    return {path.name: path.read_text() for path in folder.glob("*.mp4")}


def test_rows_behind_one_that_is_taken_out_keep_their_films(tmp_path):
    assert run(tmp_path, "ann", "bo", "cy") == ["ann", "bo", "cy"]
    assert run(tmp_path, "ann", "cy") == []
    assert films(tmp_path) == {"1-ann.mp4": "ann", "2-cy.mp4": "cy"}


def test_rows_behind_a_new_one_keep_their_films(tmp_path):
    run(tmp_path, "ann", "bo")
    assert run(tmp_path, "new", "ann", "bo") == ["new"]
    assert films(tmp_path) == {"1-new.mp4": "new", "2-ann.mp4": "ann", "3-bo.mp4": "bo"}


@pytest.mark.parametrize("naming", [called, only_numbered])
def test_a_sorted_table_keeps_all_films(tmp_path, monkeypatch, naming):
    monkeypatch.setitem(globals(), "called", naming)
    run(tmp_path, "cy", "ann", "bo")
    assert run(tmp_path, "ann", "bo", "cy") == []
    assert sorted(films(tmp_path).values()) == ["ann", "bo", "cy"]
    assert run(tmp_path, "ann", "bo", "cy") == []


def test_one_film_is_not_given_to_two_rows(tmp_path):
    run(tmp_path, "ann")
    assert run(tmp_path, "bo", "ann", "ann") == ["bo", "ann"]
    assert len(films(tmp_path)) == 3


def test_where_files_have_one_name_only_films_are_made_anew(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    run(tmp_path, "ann", "bo")
    monkeypatch.setattr(os, "link", refused)
    assert run(tmp_path, "bo", "ann") == ["bo", "ann"]
    assert films(tmp_path) == {"1-bo.mp4": "bo", "2-ann.mp4": "ann"}


def test_a_manifest_that_names_files_elsewhere_moves_none(tmp_path):
    folder = tmp_path / "films"
    (tmp_path / "other.mp4").write_text("ann")
    with Manifest(folder) as manifest:
        manifest.add(Entry(4, "done", "ann", "../other.mp4", 3, 1.0, "ann", 30))
    assert run(folder, "ann") == ["ann"]
    assert (tmp_path / "other.mp4").exists()


def test_a_manifest_that_names_files_elsewhere_has_none_of_them_removed(tmp_path):
    folder = tmp_path / "films"
    (tmp_path / "other.mp4").write_text("mine")
    run(folder, "ann", "bo")
    with Manifest(folder) as manifest:
        manifest.add(Entry(0, "done", "ann", "../other.mp4", 4, 1.0, "x", 30))
    assert run(folder, "bo") == []
    assert films(folder)["1-bo.mp4"] == "bo"
    assert (tmp_path / "other.mp4").exists()


def test_whoever_is_killed_while_films_move_loses_none(tmp_path):
    run(tmp_path, "ann", "bo")
    reports = [RowReport(0, "bo", 1.0, (), digest="bo")]
    with Manifest(tmp_path) as killed:
        next(kept_films(killed, reports, called))  # and nobody notes what it says
    assert run(tmp_path, "bo") == []
