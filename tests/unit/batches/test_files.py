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


def test_each_row_knows_its_line_in_the_file():
    table = table_of_csv('\nname,city\n\n"Ann\nLee",Oslo\n , \nBo,Rome\n')
    assert table.rows == (("Ann\nLee", "Oslo"), ("Bo", "Rome"))
    assert [table.line_of(row) for row in range(2)] == [4, 7]


def test_a_line_that_names_the_delimiter_is_no_row():
    table = table_of_csv("sep=;\nname;note\nAnn;a, b, c\n")
    assert table.headers == ("name", "note")
    assert table.rows == (("Ann", "a, b, c"),)
    assert table.line_of(0) == 3


def test_empty_cells_behind_the_last_column_are_none():
    table = table_of_csv("name,city,,\nAnn,Oslo,,\nBo,Rome,,,\nCy,Ulm,,x\n")
    assert table.headers == ("name", "city")
    assert table.rows == (("Ann", "Oslo"), ("Bo", "Rome"), ("Cy", "Ulm", "", "x"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_tables_of_spreadsheets_are_read_in_their_encodings(tmp_path, encoding):
    path = tmp_path / "rows.txt"
    path.write_bytes("name\tcity\r\nZoë\tŁódź\r\n".encode(encoding))
    assert read_table(path).rows == (("Zoë", "Łódź"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 and so on", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
        (b"\x1f\x8b\x08", "compressed"),
        ("name\nAnn\n".encode("utf-16-le"), "zeros"),
        (b"name\nAnn\nZo\xeb\n", "line 3"),
    ],
)
def test_files_that_are_no_text_are_told_by_what_they_are(tmp_path, content, told):
    path = tmp_path / "rows.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidDocument, match=told):
        read_table(path)


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


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("rows.jsonl", '{"name": "Ann"}\n{"name":\n{"name": "Bo"}\n', 2),
        ("rows.jsonl", '{"name": "Ann"}\n\n3\n', 3),
        ("rows.json", '[{"name": "Ann"},\n{"name": }]', 2),
    ],
)
def test_objects_that_cannot_be_read_are_told_with_their_line(tmp_path, name, content, line):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(InvalidDocument, match=f"line {line}"):
        read_table(path)


def test_rows_of_lines_know_them_and_one_object_may_take_several(tmp_path):
    path = tmp_path / "rows.json"
    path.write_text('{"name": "Ann"}\n\n{"name": "Bo"}\n', "utf-8")
    assert read_table(path).lines == (1, 3)
    path.write_text('{\n "name": "Ann"\n}\n', "utf-8")
    assert read_table(path).rows == (("Ann",),)
