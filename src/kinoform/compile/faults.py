"""What pydantic finds wrong, in plain words and at its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from kinoform.compile.fault_places import faults_by_place
from kinoform.compile.suggest import shown, suggestion
from kinoform.model.problem import Problem

_CODES = {
    "missing": "missing_field",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "finite_number": "not_finite",
    "too_long": "too_many",
    "too_short": "too_few",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "literal_error": "unknown_value",
    "value_error": "bad_value",
}
_WANTED = {
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "is_instance_of": "a clip",
}
_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
_COUNTS = {
    "too_long": ("at most", "max_length", "entries"),
    "too_short": ("at least", "min_length", "entries"),
    "string_too_long": ("at most", "max_length", "letters"),
    "string_too_short": ("at least", "min_length", "letters"),
}
_OF_THE_WHOLE = {"too_short", "missing"}


def faults_of(invalid: ValidationError, raw: Any, where: str) -> Iterator[Problem]:
    """One problem for each place, made of all that is said of the place."""
    by_place = faults_by_place(invalid, raw, where)
    explained = {parent for place in by_place for parent in _parents(place)}
    for place, faults in by_place.items():
        telling = [fault for fault in faults if not _is_type(fault)]
        if place in explained and all(fault["type"] in _OF_THE_WHOLE for fault in telling):
            continue  # what is wrong inside of it says more
        yield _problem(place, telling[0]) if telling else _wrong_type(place, faults)


def _parents(place: str) -> Iterator[str]:
    while place:
        place = place.rpartition("/")[0]
        yield place


def _is_type(fault: Any) -> bool:
    return fault["type"] in _WANTED


def _wrong_type(place: str, faults: list[Any]) -> Problem:
    wanted = " or ".join(dict.fromkeys(_WANTED[fault["type"]] for fault in faults))
    return Problem("wrong_type", place, f"this is {_kind(faults[0]['input'])}", f"write {wanted}")


def _kind(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if isinstance(value, int | float):
        return f"the number {shown(value)}"
    return "a list" if isinstance(value, list | tuple) else "an object"


def _problem(place: str, fault: Any) -> Problem:
    kind, context = fault["type"], fault.get("ctx") or {}
    code = _CODES.get(kind, "wrong_type")
    if kind == "missing":
        name = place.rpartition("/")[2]
        hint = f"add {name!r}"
        if place == "/tracks" and "scenes" in fault["input"]:
            hint += "; a template with scenes becomes films by `kinoform batch` and a table"
        return Problem(code, place, "this field is needed", hint)
    if kind in _LIMITS:
        words, key = _LIMITS[kind]
        message = f"{shown(fault['input'])} is out of range"
        return Problem(code, place, message, f"write {words} {context[key]:,.10g}")
    if kind in _COUNTS:
        words, key, things = _COUNTS[kind]
        count = len(fault["input"])
        return Problem(
            code, place, f"{count:,} {things} are too {'many' if 'long' in kind else 'few'}",
            f"give {words} {context[key]:,}",
        )  # fmt: skip
    if kind == "literal_error":
        names = tuple(re.findall(r"'([^']*)'", context["expected"]))
        message = f"{shown(fault['input'])} is not known here"
        return Problem(code, place, message, suggestion(str(fault["input"]), names))
    message = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    message, _, hint = (message[:1].lower() + message[1:]).partition("; ")
    return Problem(code, place, message, hint or "see the reference")
