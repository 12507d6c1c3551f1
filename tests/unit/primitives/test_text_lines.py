"""Text that is broken into lines, typed and marked before anything is set."""

from __future__ import annotations

import pytest

from kinoform.look.copyfit import leading
from kinoform.look.type_scale import ROLES
from kinoform.primitives.text._lines import broken, evenest, is_even, joined, words_of
from kinoform.primitives.text.highlight_text import marked_parts
from kinoform.primitives.text.kinetic_text import block_of
from kinoform.primitives.text.typewriter import typed_ends
from kinoform.scenery.column import LOUD
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene

SCENE = Scene.of({}, Room(4.0))
SENTENCE = "Every tenth trip in the city is made by bike, and half of them replace a car."


@pytest.mark.parametrize("width", [500.0, 900.0, 1700.0])
def test_no_line_is_wider_than_the_room_and_no_word_is_lost(width: float) -> None:
    lines = broken(SCENE, SENTENCE, "headline", 75.0, width)
    assert " ".join(lines) == SENTENCE
    assert all(SCENE.width_of(line, "headline", 75.0) <= width for line in lines)


def test_lines_are_about_equally_long() -> None:
    text = "one two three four five six seven"
    one_line = SCENE.width_of(text, "headline", 75.0)
    lines = broken(SCENE, text, "headline", 75.0, one_line * 0.9)
    assert len(lines) == 2
    widths = [SCENE.width_of(line, "headline", 75.0) for line in lines]
    assert min(widths) > max(widths) * 0.7


def test_a_line_feed_always_breaks() -> None:
    assert broken(SCENE, "Less\nMore", "headline", 75.0, 5_000.0) == ["Less", "More"]


def test_a_word_that_is_too_long_stands_alone() -> None:
    assert broken(SCENE, "a infrastructures b", "headline", 75.0, 200.0)[1] == "infrastructures"


def test_japanese_breaks_between_letters_and_korean_between_words() -> None:
    assert joined(words_of("第一四半期の売上高")) == "第一四半期の売上高"
    assert len(words_of("第一四半期の売上高")) > 1
    assert words_of("새로운 도시") == ["새로운", "도시"]
    assert joined(["새로운", "도시"]) == "새로운 도시"


def test_letters_with_marks_get_more_room() -> None:
    assert leading("المبيعات", 1.0) > leading("Sales", 1.0) == 1.0


def test_typing_never_stops_within_a_letter() -> None:
    text = "cafe\u0301 au lait"
    ends = typed_ends(text)
    assert text.index("\u0301") not in ends
    assert ends[-1] == len(text)


def test_long_texts_are_typed_several_letters_at_a_time() -> None:
    ends = typed_ends("abcdefgh " * 60)
    assert len(ends) <= 150
    assert ends == sorted(set(ends))
    assert ends[-1] == 540


def test_typing_by_words_stops_at_their_ends() -> None:
    assert typed_ends("Less traffic", by_words=True) == [4, 12]


def test_phrases_are_found_in_any_case_with_the_mark_that_follows() -> None:
    parts, count = marked_parts("Bikes replace a car.", ("REPLACE a  car",))
    assert count == 1
    assert parts == [("Bikes", -1), (" ", -1), ("replace a car.", 0)]


def test_phrases_do_not_share_letters() -> None:
    parts, count = marked_parts("city bikes", ("city bikes", "bikes"))
    assert count == 1
    assert parts == [("city bikes", 0)]


def test_a_text_without_the_phrase_stays_whole() -> None:
    assert marked_parts("city bikes", ("cars", " ")) == ([("city bikes", -1)], 0)


def test_a_block_of_words_fills_its_room_and_keeps_the_order() -> None:
    room = SCENE.page.safe
    words = ["Every", "morning", "the", "city", "wakes", "up", "and", "starts", "to", "ride"]
    rows = block_of(SCENE, words, room, 400.0)
    assert [word for row in rows for word in row.words] == words
    assert sum(row.height for row in rows) <= room.height + 0.01
    assert all(SCENE.width_of(row.text, "poster", row.size) <= room.width for row in rows)
    assert sum(row.height for row in rows) > room.height * 0.7


def test_a_short_title_rather_gets_quieter_than_uneven() -> None:
    tall = Scene.of({}, Room(4.0, 1080, 1920))
    title, safe = "Where the riders come from", tall.page.safe
    role, scale = evenest(tall, title, safe, LOUD, share=0.36, lines=4)
    size = ROLES[role].size(tall.page) * scale
    assert broken(tall, title, role, size, safe.width) == ["Where the riders", "come from"]


def test_a_line_that_is_much_shorter_than_its_neighbours_is_uneven() -> None:
    assert is_even(SCENE, ["Where the riders", "come from"], "headline")
    assert not is_even(SCENE, ["Where the", "riders", "come from"], "headline")
    assert not is_even(SCENE, ["What a concert is made", "of"], "headline")
