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


def test_lines_may_end_as_on_old_machines():
    table = table_of_csv('name,tags\rAnn,"a;b;c"\rBo,d;e;f\r')
    assert table.headers == ("name", "tags")
    assert table.rows == (("Ann", "a;b;c"), ("Bo", "d;e;f"))


def test_a_quote_that_is_never_closed_swallows_no_rows():
    with pytest.raises(InvalidDocument, match="line 4"):
        table_of_csv('name,city\nAnn,Oslo\nBo,"Rome\nCy,Ulm\n')
    assert table_of_csv('name,size\nAnn,5" pipe\nBo,2\n').rows[0] == ("Ann", '5" pipe')


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
    assert table.rows == (("Ann", ["a", "b"], None), ("Bo", None, 3))


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


def test_lines_of_objects_end_with_line_feeds_alone(tmp_path):
    path = tmp_path / "rows.jsonl"
    objects = [{"name": "Ann\u2028Lee"}, {"name": "Bo\x85"}]
    lines = (json.dumps(each, ensure_ascii=False) for each in objects)
    path.write_bytes("\r\n".join(lines).encode())
    assert read_table(path).rows == (("Ann\u2028Lee",), ("Bo\x85",))


@pytest.mark.parametrize("value", ["[" * 500 + "]" * 500, "NaN", "9" * 400])
def test_objects_that_no_film_can_hold_are_told_with_their_row(tmp_path, value):
    path = tmp_path / "rows.json"
    path.write_text(f'[{{"name": "Ann"}}, {{"name": {value}}}]', "utf-8")
    with pytest.raises(InvalidDocument) as refused:
        read_table(path)
    assert refused.value.problems[0].pointer.startswith("/rows/1/name")
