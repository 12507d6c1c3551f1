"""A link opens one file until a set time, and only if it was given out here."""

from __future__ import annotations

import base64
import re

import pytest

from kinoform.blobs.links import Link, opened, signed
from kinoform.blobs.store_problem import StoreProblem
from kinoform.model.problem import Problem

SECRET = b"a secret of this house, 32 bytes"
KEY = "renders/job_1/film.mp4"


def refusal(token: str, secret: bytes = SECRET, now: float = 99) -> str:
    found = opened(secret, token, now)
    assert isinstance(found, Problem)
    assert found.hint
    return found.code


def test_a_link_opens_what_it_was_made_for() -> None:
    assert opened(SECRET, signed(SECRET, KEY, 100, "Ana’s year.mp4"), 99.9) == Link(
        KEY, 100, "Ana’s year.mp4"
    )
    assert opened(SECRET, signed(SECRET, KEY, 100), 0) == Link(KEY, 100)


def test_a_link_ends_at_its_second() -> None:
    assert refusal(signed(SECRET, KEY, 100), now=100) == "link_expired"


def test_a_token_needs_no_escaping_and_is_the_same_each_time() -> None:
    token = signed(SECRET, KEY, 100, "наш год 🎬.mp4")
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", token)
    assert token == signed(SECRET, KEY, 100, "наш год 🎬.mp4")


def test_no_letter_of_a_token_can_be_changed() -> None:
    token = signed(SECRET, KEY, 100)
    for place, letter in enumerate(token):
        changed = token[:place] + ("A" if letter != "A" else "B") + token[place + 1 :]
        assert refusal(changed) == "link_invalid", place


def test_a_link_cannot_be_lent_to_another_file_or_time() -> None:
    body, _, signature = signed(SECRET, KEY, 100).partition(".")
    for other in (
        signed(SECRET, "renders/job_2/film.mp4", 100),
        signed(SECRET, KEY, 101),
        signed(SECRET, KEY, 100, "a"),
    ):
        assert refusal(f"{other.partition('.')[0]}.{signature}") == "link_invalid"
    assert refusal(f"{body}.") == "link_invalid"


def test_another_secret_opens_nothing() -> None:
    assert refusal(signed(SECRET, KEY, 100), b"another secret of 32 bytes......") == "link_invalid"


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "a.b",
        "é.é",
        "\0",
        "x" * 10_000,
        base64.b64encode(b"[1]").decode() + ".x",
        "\ud800.a",
    ],
)
def test_nonsense_is_refused_and_never_an_error(token: str) -> None:
    assert refusal(token) == "link_invalid"


def test_only_keys_of_the_store_are_signed() -> None:
    with pytest.raises(StoreProblem):
        signed(SECRET, "../secret", 100)


def test_a_short_secret_is_a_mistake_of_the_operator() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        signed(b"short", KEY, 100)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a/b\\c.mp4", "a_b_c.mp4"),
        ('x"; filename=evil\r\nSet-Cookie: a=b.mp4', "x_; filename=evilSet-Cookie_ a=b.mp4"),
        ("gpj.\u202egnp.exe", "gpj.gnp.exe"),
        ("می\u200cخواهم.mp4", "می\u200cخواهم.mp4"),
        ("…", "…"),
        (" ..", "file"),
        ("\ud800", "file"),
        ("y" * 500 + ".webm", "y" * 120 + ".webm"),
        ("y" * 500, "y" * 120),
    ],
)
def test_a_name_is_kept_as_far_as_disks_and_headers_hold_it(given: str, kept: str) -> None:
    found = opened(SECRET, signed(SECRET, KEY, 100, given), 0)
    assert isinstance(found, Link)
    assert found.name == kept
