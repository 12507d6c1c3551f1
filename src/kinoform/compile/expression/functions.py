"""Every function that an expression may call; the reference page is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kinoform.compile.expression import list_functions as lists
from kinoform.compile.expression import number_functions as sums
from kinoform.compile.expression import numbers
from kinoform.compile.expression import text_functions as texts
from kinoform.compile.expression.calendars import date_text
from kinoform.compile.expression.function import Function

_ALL = (
    Function("round(x, digits=0)", "the nearest number with so many decimals", sums.nearest),
    Function("floor(x)", "the whole number at or below", sums.floor),
    Function("ceil(x)", "the whole number at or above", sums.ceil),
    Function("abs(x)", "the number without its sign", sums.absolute),
    Function("num(x)", "the number that a text spells", sums.number),
    Function("min(a, b, ...)", "the smallest of numbers, or of a list of numbers", sums.smallest),
    Function("max(a, b, ...)", "the largest of numbers, or of a list of numbers", sums.largest),
    Function("sum(list)", "all numbers added up", sums.total),
    Function("avg(list)", "the mean of numbers", sums.mean),
    Function(
        'number(x, digits, "en")',
        "1,234.5: a number with its thousands grouped, in a language",
        numbers.number_text,
    ),
    Function(
        'currency(x, "EUR", "en", digits)',
        "€1,234.50: an amount of money, in a language",
        numbers.currency_text,
    ),
    Function(
        'percent(x, digits=0, "en")', "26%: a share such as 0.256, in a language",
        numbers.percent_text,
    ),
    Function(
        'compact(x, "en", digits)', "1.2M: a large number in short, in a language",
        numbers.compact_text,
    ),
    Function(
        'date(x, "long", "en")',
        "an ISO date by `long`, `medium`, `short` or a pattern such as 'D MMMM YYYY'",
        date_text,
    ),
    Function('format(x, "long", "en")', "another name of date", date_text),
    Function("upper(text)", "in capitals", texts.upper),
    Function("lower(text)", "in small letters", texts.lower),
    Function("title(text)", "each word with a capital", texts.title),
    Function("trim(text)", "without the space at either end", texts.trim),
    Function("replace(text, old, new)", "each occurrence put in another way", texts.replace),
    Function('split(text, " ")', "the parts between separators, as a list", texts.split),
    Function('join(list, ", ")', "the items as one text", texts.join),
    Function(
        "plural(count, one, other)", "the word for a count: `book` for 1, else `books`",
        texts.plural,
    ),
    Function("startsWith(text, part)", "whether a text begins so", texts.starts_with),
    Function("endsWith(text, part)", "whether a text ends so", texts.ends_with),
    Function("len(x)", "how many letters, items or fields there are", lists.length),
    Function("first(x, count)", "the first item or letter, or the first few", lists.first),
    Function("last(x, count)", "the last item or letter, or the last few", lists.last),
    Function("slice(x, start, end)", "a part of a list or text, from 0", lists.cut),
    Function(
        'sort(list, "field")', "in rising order, by a field of its items; '-field' is falling",
        lists.in_order,
    ),
    Function("range(start, end, step)", "whole numbers up to, and without, the end", lists.numbers),
    Function("pluck(list, field)", "one field of each item", lists.pluck),
    Function("contains(x, part)", "whether a text, list or object holds a part", lists.contains),
    Function(
        "default(x, other)", "the other where x is missing, null or empty text", lists.default,
        takes_missing=True,
    ),
    Function(
        "coalesce(a, b, ...)", "the first that is neither missing nor null", lists.coalesce,
        takes_missing=True,
    ),
)  # fmt: skip

FUNCTIONS: Mapping[str, Function] = MappingProxyType({entry.name: entry for entry in _ALL})
"""The functions by name, in the order of the reference page."""
