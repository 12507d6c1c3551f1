"""What people and programs are told of a table before any film is drawn."""

from __future__ import annotations

import json

import pytest

from kinoform.batches.preflight import RowReport
from kinoform.batches.report import MOST_TOLD, NAME, findings, row_told, write_report
from kinoform.model.problem import Problem, RenderFailed, warning

HEADERS = ("Name", "Sold")


def report(row, *problems):
    return RowReport(row, f"Ann {row}", 3.0, problems, line=row + 2)


def left_out(_row):
    return warning("scene_left_out", "/scenes/3", "the scene 'gauge' is left out")


def mistyped(row):
    return Problem("mistyped_slot", f"/rows/{row}/1", "'sold' is to be a number", "give one")


def test_what_thousands_of_rows_have_in_common_is_told_once():
    told = list(findings((report(row, left_out(row)) for row in range(10_000)), HEADERS))
    rows = "rows 1 (line 2), 2 (line 3), 3 (line 4), 4 (line 5), 5 (line 6) and 9,995 more"
    assert told == [f"{rows}: warning scene_left_out: the scene 'gauge' is left out"]


def test_errors_come_first_with_their_columns():
    rows = [report(0, left_out(0)), report(1, left_out(1)), report(2, mistyped(2))]
    assert next(findings(rows, HEADERS)) == (
        "row 3 (line 4): error mistyped_slot in column 'Sold': 'sold' is to be a number (give one)"
    )


def test_what_is_different_in_each_row_is_told_of_some_and_counted():
    rows = [report(row, warning("text_cut", "", f"'Ann {row}' is cut")) for row in range(50)]
    told = list(findings(rows, HEADERS))
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == f"{50 - MOST_TOLD} more findings are in report.jsonl"


def test_a_row_of_which_one_thing_is_said_twice_is_named_once():
    cut = warning("text_cut", "/rows/0", "'Ann' is cut")
    assert list(findings([report(0, cut, cut)], HEADERS)) == [
        "row 1 (line 2): warning text_cut: 'Ann' is cut"
    ]


def test_rows_that_have_no_lines_are_told_without():
    assert next(findings([RowReport(4, "", 0.0, (mistyped(4),))], ())).startswith("row 5: error")


def test_the_report_has_a_line_for_each_row(tmp_path):
    rows = [report(0), report(1, mistyped(1))]
    write_report(tmp_path, rows, HEADERS)
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text("utf-8").splitlines()]
    assert lines == [row_told(each, HEADERS) for each in rows]
    assert (lines[1]["row"], lines[1]["line"], lines[1]["ok"]) == (1, 3, False)
    assert lines[1]["problems"][0]["column"] == "Sold"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_report_that_cannot_be_written_is_taught(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(RenderFailed) as refused:
        write_report(tmp_path, [report(0)], HEADERS)
    assert refused.value.problem.code == "target_unwritable"
