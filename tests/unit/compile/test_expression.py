from __future__ import annotations

import math
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoform.compile.expression import FUNCTIONS, ExpressionError, UnknownName, evaluate, text_of

NAMES = {
    "person": {"name": "Ada", "city": None, "first-name": "Ada L.", "tags": ["a", "b"]},
    "items": [3, 1, 2],
    "books": [{"title": "B", "price": 5}, {"title": "A", "price": 7.5}],
    "price": 1234.5,
    "count": 3,
    "word": "hello world",
    "amount": "12.50",
    "big": 10**400,
    "nan": math.nan,
}


def value(source):
    return evaluate(source, NAMES)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("-2 ** 2", -4),
        ("2 ** 3 ** 2", 512),
        ("2 ** -1", 0.5),
        ("7 % 3 - 10 / 4", -1.5),
        ("6 / 3", 2),
        (".5 + 1e2", 100.5),
        ("[1, 2, [3]] == [1, 2.0, [3]]", True),
        ("[1] + [2]", [1, 2]),
        ("'a' + 1 + null", "a1"),
        ("0.1 + 0.2 == 0.3", False),
        ("true == 1", False),
        ("1 < 2 <= 2 < 3", True),
        ("1 < 3 < 2", False),
        ("2 in items and 'a' in person.tags", True),
        ("'ell' in word and 'x' not in word", True),
        ("'name' in person", True),
        ("not count == 3 or false", False),
        ("!false && (count > 5 || True)", True),
        ("null or 'other'", "other"),
        ("'yes' if count > 2 else 'no'", "yes"),
        ("count > 5 ? 'many' : count > 2 ? 'some' : 'few'", "some"),
        ("1 if false else 2 if false else 3", 3),
        ("person.name", "Ada"),
        ("person['first-name']", "Ada L."),
        ("items[0] + items[-1]", 5),
        ("items.length + word.length", 14),
        ("books[1].title[0]", "A"),
        (r"'it\'s \u00e9 \ud83d\ude00' + \"\n\"".replace('\\"', '"'), "it's é 😀\n"),
        ("None", None),
    ],
)
def test_an_expression_has_the_value_that_people_expect(source, expected):
    result = value(source)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("round(2.5)", 3),
        ("round(1.005, 2)", 1.01),
        ("round(-2.5)", -3),
        ("round(1234, -2)", 1200),
        ("floor(-1.5)", -2),
        ("ceil(1.2)", 2),
        ("abs(-3)", 3),
        ("num(amount) * 2", 25.0),
        ("min(3, 1, 2) + max(items)", 4),
        ("sum(items)", 6),
        ("sum([0.1, 0.2, 0.3])", 0.6),
        ("avg(items)", 2.0),
        ("books | pluck('price') | sum", 12.5),
        ("len(word) + len(person)", 15),
        ("upper('straße')", "STRASSE"),
        ('title("don\'t PANIC")', "Don't Panic"),
        ("'  x ' | trim", "x"),
        ("word | replace('o', '0')", "hell0 w0rld"),
        ("'a,b' | split(',') | join(' + ')", "a + b"),
        ("['a', 1, true, null] | join", "a, 1, true, "),
        ("name | default('friend')", "friend"),
        ("person.age | default(30)", 30),
        ("'' | default('x')", "x"),
        ("'Hello ' + name | default('you')", "Hello you"),
        ("coalesce(person.city, nobody.at.home, 0, 1)", 0),
        ("plural(1, 'book') + plural(2, 'book') + plural(0, 'mouse', 'mice')", "bookbooksmice"),
        ("first(items) + last(items)", 5),
        ("first([])", None),
        ("word | first(2) + last(word, 3)", "herld"),
        ("slice(items, 1)", [1, 2]),
        ("sort(items)", [1, 2, 3]),
        ("sort(books, '-price')[0].title", "A"),
        ("range(3) + range(5, 1, -2)", [0, 1, 2, 5, 3]),
        ("contains(items, 3) and contains(word, 'wor')", True),
        ("startsWith(word, 'he') and endsWith(word, 'ld')", True),
        ("date('2026-11-21')", "November 21, 2026"),
        ("date('2026-11-21T18:05:00Z', 'dddd, D MMM YY, h:mm A')", "Saturday, 21 Nov 26, 6:05 PM"),
        ("'2026-03' | date('MMMM YYYY', 'fr')", "mars 2026"),
        ("date('2026-11-21', 'long', 'es')", "21 de noviembre de 2026"),
        ("date('2026-01-02', 'D de MMMM', 'pt')", "2 de janeiro"),
        ("format('2026-01-02', 'short', 'de')", "02.01.2026"),
        ("date('2026-01-02', 'long', 'ja')", "2026年1月2日"),
        ("date('2026-01-02', 'YYYYMMDD')", "20260102"),
    ],
)
def test_the_functions_do_what_their_names_say(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("price | currency('EUR', 'de')", "1.234,50\u00a0€"),
        ("price | currency('EUR')", "€1,234.50"),
        ("price | currency('eur', 'fr')", "1\u202f234,50\u00a0€"),
        ("price | currency('EUR', 'es')", "1234,50\u00a0€"),
        ("12345 | currency('EUR', 'es')", "12.345,00\u00a0€"),
        ("price | currency('EUR', 'it')", "1.234,50\u00a0€"),
        ("price | currency('BRL', 'pt-BR')", "R$\u00a01.234,50"),
        ("price | currency('JPY', 'ja')", "¥1,235"),
        ("price | currency('CNY', 'zh')", "¥1,234.50"),
        ("price | currency('CHF')", "CHF\u00a01,234.50"),
        ("price | currency('USD', 0)", "$1,235"),
        ("-3 | currency('USD')", "-$3.00"),
        ("-0.001 | currency('USD')", "$0.00"),
        ("amount | currency('EUR')", "€12.50"),
        ("1234567.8912 | number", "1,234,567.891"),
        ("12 | number(2, 'de')", "12,00"),
        ("price | number('de-CH')", "1’234.5"),
        ("0.256 | percent", "26%"),
        ("0.145 | percent", "15%"),
        ("0.2561 | percent(1, 'de')", "25,6\u00a0%"),
        ("1234567 | compact", "1.2M"),
        ("999 | compact", "999"),
        ("1000 | compact", "1K"),
        ("12345 | compact", "12K"),
        ("999950 | compact", "1M"),
        ("-1500 | compact", "-1.5K"),
        ("12345 | compact('de')", "12.345"),
        ("1234567 | compact('de')", "1,2\u00a0Mio."),
        ("12345 | compact('ja')", "1.2万"),
        ("123456789 | compact('zh')", "1.2亿"),
        ("1234567 | compact('en', 2)", "1.23M"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "message", "offset"),
    [
        ("", "value is missing before the end", 0),
        ("1 +", "value is missing before the end", 3),
        ("(1", "')' is missing before the end", 2),
        ("1 2", "did not expect '2'", 2),
        ("a = 1", "write '==' to compare", 2),
        ("'abc", "never ends", 0),
        ("'\\q'", "no escape", 0),
        ("1 / (count - 3)", "divided by zero", 2),
        ("1 % 0", "divided by zero", 2),
        ("0 ** -1", "divided by zero", 2),
        ("(-8) ** 0.5", "root of a negative", 5),
        ("9 ** 9 ** 9", "too large", 2),
        ("big + 1", "too large", 4),
        ("nan + 1", "too large", 4),
        ("1e400", "too large", 0),
        ("amount * 2", "num", 7),
        ("count < '3'", "cannot compare a number with text", 6),
        ("-word", "needs a number", 0),
        ("nothing(1)", "no function 'nothing'", 0),
        ("uper('a')", "did you mean 'upper'", 0),
        ("round()", "round is written round", 0),
        ("split(word, '')", "at least one letter", 0),
        ("date('soon')", "no date", 0),
        ("currency(1, 'euros')", "three letters", 0),
        ("number(1, 'xx')", "no language", 0),
        ("sort([1, 'a'])", "put in order", 0),
        ("range(10 ** 9)", "longer than", 0),
        ("if", "value is missing", 0),
        ("a.", "name is missing", 1),
        ("x | 3", "name of a function", 4),
        ("{}", "braces", 0),
        ("text + person", "not given", 0),
        ("'' + person", "an object is no text", 3),
    ],
)
def test_what_has_no_value_says_why_and_where(source, message, offset):
    with pytest.raises(ExpressionError, match=re.escape(message)) as caught:
        value(source)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    ("source", "name", "hint"),
    [
        ("prise", "prise", "did you mean price?"),
        ("1 + person.nmae", "person.nmae", "did you mean person.name?"),
        ("person.name.first", "person.name.first", ""),
        ("person.city.name", "person.city.name", ""),
        ("items[7]", "items[7]", ""),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(source, name, hint):
    with pytest.raises(UnknownName) as caught:
        value(source)
    assert (caught.value.name, caught.value.hint) == (name, hint)


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (None, ""), (True, "true"), (3.0, "3"), (-0.0, "0"), (0.1 + 0.2, "0.3"), (1e-5, "0.00001"),
        (1234567890.5, "1234567890.5"), (1e20, "1e+20"), (["a", 2.0], "a, 2"), ("{{x}}", "{{x}}"),
    ],
)  # fmt: skip
def test_a_value_reads_well_within_a_sentence(plain, text):
    assert text_of(plain) == text


@pytest.mark.parametrize(
    "source",
    [
        "(" * 4000,
        "-" * 4000 + "1",
        "1" + "+1" * 2000,
        "[" * 100 + "]" * 100,
        "9" * 4096,
        "x" * 5000,
        "a" + " if a else a" * 300,
        "range(10000) | join | upper | lower | upper | lower | replace('1', '" + "x" * 3000 + "')",
        "[" + ", ".join(["range(10000)"] * 300) + "]",
        "not " * 1000 + "1",
        "a" + "[0]" * 1000,
        "10 ** 299 * 10 ** 299",
    ],
)
def test_a_bomb_goes_off_as_an_error_and_at_once(source):
    started = time.process_time()
    with pytest.raises(ExpressionError):
        evaluate(source, {"a": [1]})
    assert time.process_time() - started < 5.0


def test_every_function_has_a_line_for_the_reference_page():
    for name, function in FUNCTIONS.items():
        assert function.form.startswith(f"{name}(")
        assert function.summary
        assert "\n" not in function.summary


def test_values_from_outside_must_be_plain():
    with pytest.raises(ExpressionError, match="not plain"):
        evaluate("x", {"x": object()})


def total(source, names):
    try:
        evaluate(source, names)
    except ExpressionError as error:
        place = error.offset
    else:
        place = 0
    assert place in range(len(source) + 1)


@given(st.text(max_size=60))
def test_any_text_has_a_value_or_an_error(source):
    total(source, NAMES)


WORDS = [
    "1", "0", "2.5", "1e300", "'a'", '"b c"', "true", "null", "person", "items", "books", "word",
    "nan", "big", "nobody", "(", ")", "[", "]", ",", ".", "|", "?", ":", "+", "-", "*", "/", "%",
    "**", "<", ">=", "==", "in", "not", "and", "or", "if", "else", "'EUR'", "'de'", "'-price'",
    *FUNCTIONS,
]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_row_of_words_has_a_value_or_an_error(words):
    total(" ".join(words), NAMES)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(json_values, max_size=4))
def test_any_function_of_any_values_has_a_value_or_an_error(function, arguments):
    names = {f"v{i}": argument for i, argument in enumerate(arguments)}
    total(f"{function}({', '.join(names)})", names)


@given(json_values, json_values, st.sampled_from(["+", "-", "*", "/", "%", "**", "<", "==", "in"]))
def test_any_operator_on_any_values_has_a_value_or_an_error(left, right, operator):
    total(f"left {operator} right", {"left": left, "right": right})
