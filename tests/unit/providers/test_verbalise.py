"""What a voice says for what is written."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech.base import Token


def said(text: str, language: str = "en-US") -> str:
    return " ".join(token.spoken for token in verbalised(text, language) if token.spoken)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1,250,000 users", "one million two hundred fifty thousand users"),
        ("3.14", "three point one four"),
        (".5", "point five"),
        ("007", "zero zero seven"),
        ("the 2nd, the 21st", "the second, the twenty-first"),
        ("12345678901234567890", "one two three four five six seven eight nine zero " * 2),
        ("1/2 or 3/4 cup", "one half or three quarters cup"),
        ("1½ cups, 1 1/2 cups", "one and a half cups, one and a half cups"),
        ("10–20 or 10-20", "ten to twenty or ten to twenty"),
        ("10k, 5M users, 3x faster", "ten thousand, five million users, three times faster"),
        ("5 < 6; 1 + 1 = 2", "five is less than six; one plus one equals two"),
        ("50+ people", "fifty plus people"),
        ("１２ ٣", "twelve three"),
    ],
)
def test_numbers_are_words(written: str, spoken: str) -> None:
    assert said(written) == spoken.strip()


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("$1", "one dollar"),
        ("$9.99", "nine dollars and ninety-nine cents"),
        ("$0.99", "ninety-nine cents"),
        ("€1,250.50", "one thousand two hundred fifty euros and fifty cents"),
        ("£5m", "five million pounds"),
        ("¥300", "three hundred yen"),
        ("-$5", "minus five dollars"),
        ("US$5", "five U S dollars"),
        ("5 €, 5€", "five euros, five euros"),
        ("USD 5", "five dollars"),
        ("$5/month", "five dollars per month"),
        ("$5-10 million", "five to ten million dollars"),
        ("a $5 coupon", "a five dollar coupon"),
    ],
)
def test_sums_of_money_name_their_currency_last(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_the_currency_goes_to_the_word_after_which_it_is_said() -> None:
    assert verbalised("$3.5 billion.", "en") == (
        Token("$3.5", "three point five"),
        Token("billion.", "billion dollars."),
    )


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("in 2024", "in twenty twenty-four"),
        ("1905 was cold", "nineteen oh five was cold"),
        ("In 2024 sales rose", "In twenty twenty-four sales rose"),
        ("1500 units", "one thousand five hundred units"),
        ("more than 2000 people", "more than two thousand people"),
        ("the 1990s, the '90s", "the nineteen nineties, the nineties"),
        ("the 2000s", "the two thousands"),
        ("Q3 2025", "Q three twenty twenty-five"),
        ("2024-25", "twenty twenty-four to twenty-five"),
        ("March 3rd, 2024", "March third, twenty twenty-four"),
        ("Jan. 5, 2023", "January fifth, twenty twenty-three"),
        ("3 March 2024", "the third of March twenty twenty-four"),
        ("3/4/2024", "March fourth, twenty twenty-four"),
        ("2024-03-04", "March fourth, twenty twenty-four"),
        ("7:30 pm", "seven thirty P M"),
        ("9 a.m. sharp", "nine eh M sharp"),
        ("09:05", "nine oh five"),
        ("at 7:00", "at seven o'clock"),
        ("9am-5pm", "nine eh M to five P M"),
        ("9 a.m.–5 p.m. daily", "nine eh M to five P M daily"),
        ("Fri., Oct. 3rd", "Friday, October third"),
        ("24/7", "twenty-four seven"),
    ],
)
def test_dates_and_times_are_said_as_people_say_them(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_britons_put_the_day_first_and_an_and_in_numbers() -> None:
    assert said("3/4/2024", "en-GB") == "the third of April, twenty twenty-four"
    assert said("1,250,105", "en-GB") == (
        "one million two hundred and fifty thousand one hundred and five"
    )


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("65%", "sixty-five percent"),
        ("-5°C", "minus five degrees Celsius"),
        ("5kg", "five kilograms"),
        ("a 5kg bag", "a five kilogram bag"),
        ("100 km/h", "one hundred kilometers per hour"),
        ("20 GB", "twenty gigabytes"),
        ("1 mph", "one mile per hour"),
        ("20 m²", "twenty square meters"),
        ("It ran 5 km. Bob ran", "It ran five kilometers. Bob ran"),
        ("16:9", "sixteen to nine"),
        ("1920x1080", "nineteen twenty by ten eighty"),
        ("221B Baker Street", "two hundred twenty-one B Baker Street"),
        ("a 4th-quarter 3D-printed 3-in-1", "a fourth-quarter three D printed three in one"),
        ("1080p in 4K", "ten eighty P in four K"),
    ],
)
def test_units_are_said_in_full(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Dr. Smith of St. Mary", "Doctor Smith of Saint Mary"),
        ("Mr. Jones of Main St. left", "Mister Jones of Main Street left"),
        ("fruit, e.g. figs, etc.", "fruit, for example figs, et cetera."),
        ("i.e. here", "that is here"),
        ("us vs. them", "us versus them"),
        ("No. 5 is #1", "number five is number one"),
        ("No. It is not.", "No. It is not."),
        ("by Apple Inc.", "by Apple Incorporated."),
        ("w/ R&D & me", "with R and D and me"),
        ("Plan B. Model S.", "Plan B. Model S."),
        ("J. R. R. Tolkien, Ph.D.", "J R R Tolkien, P H D."),
        ("World War II, Chapter IV", "World War two, Chapter four"),
        ("Henry VIII", "Henry the eighth"),
        ("Call 555-123-4567", "Call five five five, one two three, four five six seven"),
        ("+44 20 7183", "plus four four two zero seven one eight three"),
        ("v2.0", "version two point zero"),
    ],
)
def test_what_is_shortened_is_said_in_full(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("HTML and USB", "H T M L and U S B"),
        ("NASA", "NASA"),
        ("STOP RIGHT THERE!", "stop right there!"),
        ("the U.S. Army", "the U S Army"),
        ("PDFs", "P D F's"),
        ("CO2 MP3 COVID-19 GPT-4", "C O two M P three covid nineteen G P T four"),
        ("JavaScript", "Java Script"),
        ("Wi-Fi, T-shirt, well-known", "Wi-Fi, T-shirt, well-known"),
    ],
)
def test_capitals_are_letters_or_the_word_they_spell(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_a_voice_never_takes_the_letter_a_for_the_article() -> None:
    assert said("API USA AI") == "eh P I U S eh eh I"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("kinoform.dev,", "kinoform dot dev,"),
        ("https://www.kinoform.dev/docs?a=b", "kinoform dot dev slash docs"),
        ("john.doe@example.com", "john dot doe at example dot com"),
        ("#GoGreen2024", "hashtag Go Green twenty twenty-four"),
        ("@kino_form", "at kino form"),
        ("Node.js", "Node dot js"),
    ],
)
def test_addresses_are_read_with_their_signs(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("wait — what?!", "wait, what?"),
        ("wait—what", "wait, what"),
        ("Well... maybe… No", "Well, maybe. No"),
        ("He (Bob) left", "He, Bob, left"),
        ("“Yes,” he said", "Yes, he said"),
        ("**bold** _and_ `code`", "bold and code"),
        ("- item", "item"),
    ],
)
def test_punctuation_is_a_pause_or_nothing(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_tags_are_neither_obeyed_nor_read() -> None:
    tokens = verbalised('<speak>One<break time="20s"/>two <b>three</b>.</speak>', "en")

    assert tokens == (Token("One", "One"), Token("two", "two"), Token("three.", "three."))


def test_emoji_are_shown_and_not_spoken() -> None:
    assert verbalised("Hi 👩‍💻 all🎉", "en")[1:] == (Token("👩‍💻", ""), Token("all🎉", "all"))
    assert verbalised("Salut 🎉", "fr")[1] == Token("🎉", "")


def test_characters_that_nobody_sees_are_gone() -> None:
    assert verbalised("a\u200bb\x00 \ufeffc", "en") == (Token("ab", "ab"), Token("c", "c"))


def test_words_are_said_as_somebody_told() -> None:
    told = {"kinoform": "KEE-no-form", "San José": "san ho-zay", "AWS": "A W S"}

    tokens = verbalised("“Kinoform’s” in San José, AWS; kinoformed.", "en", told)

    assert [token.spoken for token in tokens] == [
        "kee-no-form's", "in", "san", "ho-zay,", "eh W S;", "kinoformed.",
    ]  # fmt: skip


def test_other_languages_are_said_as_they_are_written() -> None:
    tokens = verbalised("Es kostet 5 € bei Kinoform.", "de", {"Kinoform": "Kinoforrm"})

    assert [token.spoken for token in tokens] == ["Es", "kostet", "5", "", "bei", "Kinoforrm."]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ja", ["これ", "は", "テスト", "です。"]), ("th", ["สวัสดี", "ครับ"])],
)
def test_words_are_found_where_there_are_no_blanks(language: str, words: list[str]) -> None:
    assert [token.written for token in verbalised("".join(words), language)] == words


def _may_be_said(character: str) -> bool:
    return (
        character.isalpha()
        or character in "'-,.;:?! "
        or unicodedata.category(character) in {"Mn", "Mc"}
    )


_signs = st.sampled_from([
    *"0123456789.,:;/-–—+$€%#@&()[]'\"*_!?…=°²½Ⅳ①❶٣〇漢ABIVX ", "pm", "3rd", " March ", "billion",
    "No. ", "U.S.", "1990s", "http://", "km/h", "10:30", "2024 ", "😀", "\n",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_signs, max_size=30).map("".join)))
def test_any_text_has_all_its_words_and_only_plain_words_are_spoken(text: str) -> None:
    kept = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    text = kept.replace("<", "")

    tokens = verbalised(text, "en")

    written = " ".join("".join(c for c in token.written if c.isprintable()) for token in tokens)
    assert written.split() == "".join(c for c in text if c.isprintable() or c.isspace()).split()
    for token in tokens:
        assert all(map(_may_be_said, token.spoken)), token
        assert not token.spoken or any(c.isalpha() for c in token.spoken), token


@pytest.mark.parametrize(
    "piece",
    ["<a", "1", "1,", "1/", "555-", "555 ", "a.", "a@", "(", '"', "A ", "$1-", "7:", "A-", "3D-"],
)
def test_twenty_thousand_letters_are_read_in_no_time(piece: str) -> None:
    said("1")  # the names of numbers are loaded once
    text = piece * (20_000 // len(piece))

    begun = time.process_time()
    said(text)

    assert time.process_time() - begun < 2
