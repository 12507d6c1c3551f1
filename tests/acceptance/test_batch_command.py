"""`kinoform batch` and `kinoform.batch`: what they say of a table, and what they leave behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kinoform
from acceptance.command import called, left_in, written

TEMPLATE = {
    "name": "Hello",
    "scenes": [{"primitiveId": "title-intro", "data": {"title": "[name]"}, "duration": 1}],
    "dataSlots": [{"key": "name", "type": "text", "required": True}],
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return written(tmp_path, TEMPLATE, "hello.json")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose second row has no name."""
    return written(tmp_path, "name,city\nAnn,Oslo\n,Rome\n", "rows.csv")


def test_a_check_reports_each_row_and_films_none(
    template: Path, table: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "films"
    ended = called("batch", template, table, "-o", folder, "--check", "--json")
    assert ended.code != 0
    assert (ended.answer["ok"], ended.answer["rows"], ended.answer["good"]) == (False, 2, 1)
    assert [each["row"] for each in ended.answer["rowErrors"]] == [1]
    assert left_in(folder) == {"report.jsonl"}
    lines = [json.loads(line) for line in (folder / "report.jsonl").read_text().splitlines()]
    assert [(each["row"], each["ok"]) for each in lines] == [(0, True), (1, False)]


def test_what_is_odd_about_a_template_is_told_before_its_rows(table: Path, tmp_path: Path) -> None:
    scene = {**TEMPLATE["scenes"][0], "voScript": "Hello [nmae]."}
    odd = written(tmp_path, {**TEMPLATE, "scenes": [scene]}, "odd.json")
    ended = called("batch", odd, table, "-o", tmp_path / "films", "--check")
    assert ended.err.startswith("warning unknown_slot at /scenes/0/voScript: ")
    ended = called("batch", odd, table, "-o", tmp_path / "films", "--check", "--json")
    assert [each["code"] for each in ended.answer["templateWarnings"]] == ["unknown_slot"]


def test_a_template_that_is_taken_for_a_document_is_told_what_it_is_for(template: Path) -> None:
    ended = called("validate", template)
    assert (ended.code, "kinoform batch" in ended.err) == (2, True)


def test_a_voice_and_music_that_nobody_has_are_told_once_before_any_row(
    template: Path, table: Path, tmp_path: Path
) -> None:
    wish = ("--voice", "nobody-at-all", "--music", "jazzz", "--check", "--json")
    ended = called("batch", template, table, "-o", tmp_path / "films", *wish)
    assert ended.code == 2
    told = [(each["code"], each["pointer"]) for each in ended.answer["problems"]]
    assert told == [
        ("unknown_voice", "/audio/voiceId"), ("music_unavailable", "/audio/musicTrack"),
    ]  # fmt: skip
    with pytest.raises(kinoform.InvalidDocument, match="nobody-at-all"):
        kinoform.check_batch(template, [{"name": "Ann"}], audio={"voiceId": "nobody-at-all"})


def test_strictly_a_bad_row_keeps_all_others_from_being_filmed(
    template: Path, table: Path, tmp_path: Path
) -> None:
    ended = called("batch", template, table, "-o", tmp_path / "films", "--strict")
    assert ended.code != 0
    assert "row 2 (line 3): error missing_slot in column 'name'" in ended.err
    assert left_in(tmp_path / "films") == {"report.jsonl"}


def test_a_table_of_good_rows_becomes_films(template: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "name\nAnn\n", "good.csv")
    folder = tmp_path / "films"
    options = ("--resolution", "720p", "--silent", "--music", "none", "--workers", "1")
    ended = called("batch", template, table, "-o", folder, "--json", *options)
    assert (ended.code, ended.answer["ok"], ended.answer["done"]) == (0, True, 1)
    assert left_in(folder) == {"0001-ann.mp4", "manifest.json", "report.jsonl", ".spans"}


def test_what_only_a_film_shows_is_told_once_the_film_is_made(tmp_path: Path) -> None:
    scene = {**TEMPLATE["scenes"][0], "voScript": "Hello [name]."}
    template = written(tmp_path, {**TEMPLATE, "scenes": [scene]}, "spoken.json")
    table = written(tmp_path, "name\nليلى\n", "good.csv")
    options = ("--resolution", "720p", "--music", "none", "--workers", "1")
    ended = called("batch", template, table, "-o", tmp_path / "films", *options)
    assert ended.code == 0
    assert "row 1: warning speech_skipped: " in ended.err


def test_programs_check_rows_without_a_file(template: Path) -> None:
    good, bad = kinoform.check_batch(template, [{"name": "Ann"}, {"name": ""}])
    assert good.is_good
    assert [(each.code, each.pointer) for each in bad.problems] == [("missing_slot", "/rows/1/0")]


def test_a_template_and_a_table_that_cannot_be_read_are_taught(
    template: Path, table: Path, tmp_path: Path
) -> None:
    ended = called("batch", "nobody", table, "-o", tmp_path / "films")
    assert (ended.code, "nobody" in ended.err) == (2, True)
    empty = written(tmp_path, "", "empty.csv")
    ended = called("batch", template, empty, "-o", tmp_path / "films")
    assert (ended.code, "empty" in ended.err) == (2, True)


SCRIPT = """
import kinoform
open("begun", "a").write("once")
rows = [{"name": f"Ann {number}"} for number in range(120)]
print(sum(report.is_good for report in kinoform.check_batch("hello.json", rows, workers=1)))
"""


def test_a_plain_script_may_begin_a_batch_without_being_run_again(template: Path) -> None:
    folder = template.parent
    written(folder, SCRIPT, "script.py")
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("120\n", "")
    assert (folder / "begun").read_text() == "once"
