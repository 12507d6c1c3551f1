"""What a process of a batch does with a row that brings about something unforeseen."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path

import pytest

from kinoform.batches import crew
from kinoform.batches.hand import begin_checking, check, digest_of, file_name
from kinoform.batches.order import Order
from kinoform.film import own_compiler
from kinoform.generate.wishes import Wish


class Unreadable(str):
    """A cell on which any reader stumbles."""

    __slots__ = ()

    def strip(self, *_: object) -> str:
        raise ArithmeticError("odd")


def test_a_row_on_which_the_check_itself_stumbles_stops_no_other():
    order = Order("handshake", headers=("company_name",), wish=Wish())
    begin_checking(order, own_compiler({}), "", media=False)
    first, second = check(((0, (Unreadable("x"),)), (1, ("Meridian",))))
    assert [(each.code, each.pointer) for each in first.problems] == [("internal_error", "/rows/0")]
    assert second.is_good


def test_whoever_is_to_stop_looks_at_no_more_rows(monkeypatch):
    order = Order("handshake", headers=("company_name",))
    begin_checking(order, own_compiler({}), "", media=False)
    stop = get_context("spawn").Event()
    monkeypatch.setattr(crew, "_stop", stop)
    assert len(check(((0, ("Meridian",)),))) == 1
    stop.set()
    assert check(((1, ("Meridian",)),)) == ()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ann Lee_Ray", "0008-ann-lee-ray"),
        ("../../etc/passwd\0", "0008-etc-passwd"),
        ("..", "0008"),
        ("😀", "0008"),
        ("Zoe\u0308", "0008-zo\xeb"),
        ("हिन्दी", "0008-हिन्दी"),
        ("x" * 5_000, "0008-" + "x" * 60),
    ],
)
def test_films_are_called_by_their_rows_and_by_whom_they_are_about(name, file):
    assert file_name(7, name, 4, ".mp4") == f"{file}.mp4"


def test_no_name_is_too_long_for_a_file_system():
    assert len(file_name(99_999, "\U0001e900" * 300, 6, ".webm").encode()) <= 255


@pytest.mark.parametrize("written", [str, Path.as_uri, lambda logo: logo.name])
def test_a_medium_that_has_changed_makes_another_film(tmp_path, written):
    logo = tmp_path / "my logo.svg"
    rules = own_compiler(tmp_path / "rows.csv")
    document = {"tracks": [{"clips": [{"type": "image", "src": written(logo)}]}]}
    digests = []
    for content in ("one", "another", "one"):
        logo.write_text(content, "utf-8")
        digests.append(digest_of(rules, ".mp4", document))
    logo.unlink()
    digests.append(digest_of(rules, ".mp4", document))
    assert digests[0] == digests[2]
    assert len(set(digests)) == 3
