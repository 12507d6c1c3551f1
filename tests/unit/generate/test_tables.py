from __future__ import annotations

import pytest

from kinoform.generate.film_templates import film_template
from kinoform.generate.slots import read_slots
from kinoform.generate.tables import columns_of, data_of, in_table, surplus_in
from kinoform.generate.templates.base import FilmTemplate, Slot
from kinoform.model.problem import Problem

CARD = FilmTemplate(
    kind="card", label="Card", summary="", scenes=(),
    slots=(
        Slot("person_name", "text", "whom"), Slot("totalMinutes", "number", "how long"),
        Slot("books", "list", "what"),
    ),
    headers={"name": "person_name"},
)  # fmt: skip


def keys(*headers: str) -> list[str]:
    return [column.key for column in columns_of(headers, CARD).columns]


def test_headers_are_known_in_any_spelling():
    assert keys("Person Name", "total_minutes") == ["person_name", "totalMinutes"]
    assert keys(" PERSON-NAME ", "Total Minutes") == ["person_name", "totalMinutes"]


def test_headers_are_known_by_the_other_names_of_a_template():
    assert keys("Name") == ["person_name"]


def test_a_header_that_nothing_answers_to_keeps_its_name():
    assert keys("favourite dish") == ["favourite dish"]


def test_the_headers_of_the_documented_batch_fill_its_template():
    emeritus = film_template("emeritus")
    assert emeritus is not None
    found = columns_of(["name", "openalex_id", "institution"], emeritus)
    assert [column.key for column in found.columns] == ["person_name", "authorId", "institution"]


def test_two_columns_of_one_meaning_and_one_without_a_name_are_faults():
    found = columns_of(["name", "person_name", " "], CARD)
    assert [problem.pointer for problem in found.problems] == ["/headers/1", "/headers/2"]


def test_empty_cells_leave_what_all_rows_share():
    columns = columns_of(["name", "totalMinutes", "city"], CARD)
    shared = {"totalMinutes": 5, "city": "Ulm"}
    assert data_of(["Ada", " "], columns, shared) == {
        "person_name": "Ada", "totalMinutes": 5, "city": "Ulm",
    }  # fmt: skip
    assert data_of([None, 0, ""], columns, {}) == {"totalMinutes": 0}


def test_a_cell_may_hold_a_list_as_json():
    columns = columns_of(["books", "name"], CARD)
    data = data_of(['[{"title": "One"}]', '["Ada"]'], columns, {})
    assert data == {"books": [{"title": "One"}], "person_name": '["Ada"]'}
    assert data_of(["[broken"], columns, {}) == {"books": "[broken"}


@pytest.mark.parametrize(
    "cell",
    ["[NaN]", "[1e999]", "[" + "9" * 400 + "]", "[" + "9" * 5_000 + "]", "[" * 99 + "]" * 99,
     "[" * 99_999],
)  # fmt: skip
def test_a_cell_whose_json_no_film_can_hold_stays_text(cell):
    assert data_of([cell], columns_of(["books"], CARD), {}) == {"books": cell}


def test_json_in_a_cell_has_no_letters_that_a_database_refuses():
    data = data_of([r'["a\u0000b\ud800"]'], columns_of(["books"], CARD), {})
    assert data == {"books": ["ab\ufffd"]}


def test_faults_of_data_are_told_at_their_cells():
    columns = columns_of(["name"], CARD)
    faults = [
        Problem("missing_slot", "/data/person_name", ""),
        Problem("missing_slot", "/data/books", ""),
        Problem("bad_value", "/output/fps", ""),
    ]
    told = [problem.pointer for problem in in_table(faults, 3, columns)]
    assert told == ["/rows/3/0", "/rows/3", "/output/fps"]


def test_a_row_with_more_cells_than_headers_is_a_fault():
    assert surplus_in(["a"], 0, ["one"]) == ()
    assert [problem.pointer for problem in surplus_in(["a", "b"], 4, ["one"])] == ["/rows/4"]


def test_a_cell_that_is_an_object_is_no_text():
    data = data_of([{"x": 1}, ["One"]], columns_of(["name", "books"], CARD), {})
    _, problems = read_slots(CARD, data)
    assert [(each.code, each.pointer) for each in problems] == [
        ("mistyped_slot", "/data/person_name")
    ]
