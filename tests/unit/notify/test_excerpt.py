from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.notify.excerpt import excerpt


def test_a_short_plain_answer_is_kept_as_it_is():
    assert excerpt("größer\r\nals\tzwei\n".encode(), ()) == "größer\nals\tzwei"


def test_a_long_answer_is_cut():
    assert excerpt(b"x" * 5_000, ()) == "x" * 1_000 + "…"


@pytest.mark.parametrize(
    "written",
    [
        "Authorization: Bearer abcdef123456",
        "sf_live_a1b2c3d4e5f6",
        "key sk_live_a1b2c3d4e5f6",
        "sk-a1b2c3d4e5f6",
        "mvk_a1b2c3d4e5f6",
        "vg_at_a1b2c3d4e5f6",
        "whsec_a1b2c3d4/e5f6+g7=",
        "https://films.example/a.mp4?signature=a1b2c3d4",
        r"https:\/\/films.example\/a.mp4?signature=a1b2c3d4",
        "http://me:a1b2c3d4@films.example/",
    ],
)
def test_keys_and_signed_links_are_cut_out(written):
    shown = excerpt(f'{{"a":"{written}"}}'.encode(), ())
    assert "a1b2c3d4" not in shown
    assert "abcdef123456" not in shown
    assert "…" in shown


def test_what_was_sent_in_confidence_is_cut_out_and_short_words_are_not():
    assert excerpt(b"done with token12345", ("token12345", "done", "")) == "done with …"


@given(st.binary(max_size=300))
def test_any_answer_becomes_text_that_a_database_takes(answer):
    shown = excerpt(answer, ())
    assert "\x00" not in shown
    assert shown.encode().decode() == shown
