"""What pydantic finds wrong with a request, in plain words and at its place in the request."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from kinoform.compile.fault_places import faults_by_place
from kinoform.kit import pointer
from kinoform.model.problem import Problem

_LONGEST_SHOWN = 80

_WANTED = {
    "float_type": "a number",
    "int_type": "a whole number",
    "string_type": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "dict_type": "an object",
}
_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
_COUNTS = {
    "too_long": ("too_many", "at most", "max_length", "entries"),
    "string_too_long": ("too_long", "at most", "max_length", "letters"),
    "string_too_short": ("too_short", "at least", "min_length", "letters"),
}


def faults_of(invalid: ValidationError, raw: Any) -> Iterator[Problem]:
    """One problem for each place, the first that is said of it."""
    for place, faults in faults_by_place(invalid, raw).items():
        telling = [fault for fault in faults if fault["type"] not in _WANTED]
        yield _problem(place, telling[0]) if telling else _wrong_kind(place, faults)


def _wrong_kind(place: str, faults: Sequence[Any]) -> Problem:
    wanted = " or ".join(dict.fromkeys(_WANTED[fault["type"]] for fault in faults))
    found = _shown(faults[0]["input"])
    return Problem("wrong_type", place, f"{found} is of the wrong kind", f"write {wanted}")


def _problem(place: str, fault: Any) -> Problem:
    kind, given, context = fault["type"], fault["input"], fault.get("ctx") or {}
    if kind == "missing":
        name = place.rpartition("/")[2]
        return Problem("missing_field", place, "this field is needed", f"add {name!r}")
    if kind in _BOUNDS:
        words, key = _BOUNDS[kind]
        hint = f"write {words} {context[key]:,.10g}"
        return Problem("out_of_range", place, f"{_shown(given)} is out of range", hint)
    if kind in _COUNTS:
        code, words, key, things = _COUNTS[kind]
        message = f"these are {len(given):,} {things}"
        return Problem(code, place, message, f"write {words} {context[key]:,}")
    if kind == "finite_number":
        return Problem("not_finite", place, "this is no finite number", "write a number")
    if kind == "unknown_kind":
        field, _, names = fault["msg"].partition(": ")
        return _unknown_kind(place, given, field, names.split(", "))
    if kind == "literal_error":
        names = [name.strip("' ") for name in context["expected"].replace(" or ", ",").split(",")]
        return _unknown_name(place, given, names)
    message, _, hint = str(fault["msg"]).removeprefix("Value error, ").partition("; ")
    return Problem("bad_value", place, message, hint or "see the reference")


def _unknown_kind(place: str, given: Any, field: str, names: Sequence[str]) -> Problem:
    """What is wrong where a field decides which other fields there are."""
    if not isinstance(given, dict):
        message = f"{_shown(given)} is of the wrong kind"
        return Problem("wrong_type", place, message, "write an object")
    where = pointer.join(place, field)
    if field not in given:
        hint = f"add {field!r}, one of {', '.join(names)}"
        return Problem("missing_field", where, "this field is needed", hint)
    return _unknown_name(where, given[field], names)


def _unknown_name(where: str, given: Any, names: Sequence[str]) -> Problem:
    plain = {name.replace("_", "").casefold(): name for name in names}
    wanted = str(given)[:_LONGEST_SHOWN].replace("_", "").replace("-", "").casefold()
    close = difflib.get_close_matches(wanted, plain, 1)
    hint = f"did you mean {plain[close[0]]!r}?" if close else f"one of {', '.join(names)}"
    return Problem("unknown_value", where, f"{_shown(given)} is not known here", hint)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
