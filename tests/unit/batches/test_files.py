"""Tables as people export them."""

from __future__ import annotations

import json

import pytest

from kinoform.batches.files import MOST_ROWS, read_table, table_of_csv, table_of_objects
from kinoform.model.problem import InvalidDocument


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_understood(delimiter):
    table = table_of_csv(f"name{delimiter}city\nAnn{delimiter}Oslo\n\nBo{delimiter}Rome\n")
    assert table.headers == ("name", "city")
    assert table.rows == (("Ann", "Oslo"), ("Bo", "Rome"))


def test_cells_may_hold_delimiters_quotes_and_lines():
    table = table_of_csv('"a, b";c\n"x ""y""\nz";"1;2"\n')
    assert table.headers == ("a, b", "c")
    assert table.rows == (('x "y"\nz', "1;2"),)


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"\xef\xbb\xbfname\nZo\xc3\xab\n")
    assert read_table(path).headers == ("name",)
    assert read_table(path).rows == (("Zoë",),)


@pytest.mark.parametrize("lines", [True, False])
def test_objects_are_rows_too(tmp_path, lines):
    objects = [{"name": "Ann", "tags": ["a", "b"]}, {"name": "Bo", "age": 3}]
    path = tmp_path / "rows.json"
    path.write_text("\n".join(map(json.dumps, objects)) if lines else json.dumps(objects), "utf-8")
    table = read_table(path)
    assert table.headers == ("name", "tags", "age")
    assert table.rows == (("Ann", '["a", "b"]', None), ("Bo", None, 3))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.csv", b""),
        ("rows.csv", b"name\n"),
        ("rows.csv", b"name\n\xff\xfe\n"),
        ("rows.json", b"{"),
        ("rows.json", b"[1, 2]"),
        ("rows.json", b"[]"),
    ],
)
def test_what_is_no_table_is_taught(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidDocument) as refused:
        read_table(path)
    assert refused.value.problems[0].code == "table_unreadable"
    assert refused.value.problems[0].hint


def test_there_is_a_limit_to_rows():
    with pytest.raises(InvalidDocument, match="100,001"):
        table_of_objects([{"a": 1}] * (MOST_ROWS + 1))
