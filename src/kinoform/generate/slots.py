"""Reads the data of one film by the slots of its template, with every fault named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kinoform.generate.templates.base import FilmTemplate, Slot
from kinoform.kit import pointer
from kinoform.look.digits import plain_digits
from kinoform.model.color import BadColor, Color
from kinoform.model.problem import Problem

MOST_ENTRIES = 2_000
MOST_LETTERS = 5_000
LARGEST = 1e15


class Mistyped(Exception):
    """What is written is not what the slot takes."""


def read_slots(
    template: FilmTemplate, data: Mapping[str, Any], where: str = "/data"
) -> tuple[dict[str, Any], list[Problem]]:
    """The data with defaults, each slot as its type; everything missing or mistyped."""
    values = {key: value for key, value in data.items() if value is not None}
    problems: list[Problem] = []
    for slot in template.slots:
        at = pointer.join(where, slot.key)
        written = data.get(slot.key)
        if is_nothing(written):
            values.pop(slot.key, None)
            if slot.default is not None:
                values[slot.key] = slot.default
            elif slot.required:
                problems.append(
                    Problem("missing_slot", at, f"{slot.key!r} is missing", _wanted(slot))
                )
            continue
        try:
            values[slot.key] = read_value(slot.kind, written)
        except Mistyped as wrong:
            message = f"{slot.key!r} is to be {_KINDS[slot.kind]}, and {wrong}"
            problems.append(Problem("mistyped_slot", at, message, _wanted(slot)))
    return values, problems


def is_nothing(value: Any) -> bool:
    """Whether nothing was given: no value, blank text, or an empty list or object."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def read_value(kind: str, written: Any) -> Any:
    """A value as a slot of some type takes it; raises Mistyped."""
    return _READERS[kind](written)


def number_of(written: Any) -> float:
    """A number, also as text such as "1,200" or "45%"; raises Mistyped."""
    if isinstance(written, bool):
        raise Mistyped("true and false are no numbers")
    if isinstance(written, int | float):
        return _in_range(written)
    if isinstance(written, str):
        plain = plain_digits(written.strip().removesuffix("%"))
        if plain is None:
            raise Mistyped(f"{written[:40]!r} is none")
        found = _in_range(float(plain))
        return int(found) if found.is_integer() and "." not in plain else found
    raise Mistyped(f"{_shape(written)} is none")


def _in_range(value: float) -> float:
    if not abs(value) <= LARGEST:
        raise Mistyped("it is too large")
    return value


def _wanted(slot: Slot) -> str:
    return f"give {_KINDS[slot.kind]}" + (f": {slot.summary}" if slot.summary else "")


def _text(written: Any) -> str:
    if isinstance(written, str):
        if len(written) > MOST_LETTERS:
            raise Mistyped(f"it has more than {MOST_LETTERS:,} letters")
        return written.strip()
    if isinstance(written, int | float) and not isinstance(written, bool):
        return f"{written:g}" if isinstance(written, float) else str(written)
    raise Mistyped(f"{_shape(written)} is none")


def pieces(text: str) -> list[str]:
    """The entries of a list that is written as text, as cells of tables hold it."""
    return [part for piece in re.split(r"[;|\n]", text) if (part := piece.strip())]


def named(written: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The entries of a list that is written as an object, each value under its name."""
    return [{"name": name, "value": value} for name, value in written.items()]


def _each(one: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def read(written: Any) -> list[Any]:
        if isinstance(written, str):
            written = pieces(written)
        if not isinstance(written, list):
            raise Mistyped(f"{_shape(written)} is none")
        if len(written) > MOST_ENTRIES:
            raise Mistyped(f"it has more than {MOST_ENTRIES:,} entries")
        return [one(item) for item in written]

    return read


def _list(written: Any) -> list[Any]:
    return _each(lambda item: item)(named(written) if isinstance(written, Mapping) else written)


def _flag(written: Any) -> bool:
    if isinstance(written, bool):
        return written
    if isinstance(written, str) and written.strip().casefold() in _FLAGS:
        return _FLAGS[written.strip().casefold()]
    raise Mistyped(f"{_shape(written)} is neither")


def _color(written: Any) -> str:
    try:
        return Color.parse(str(written)).css
    except BadColor:
        raise Mistyped(f"{str(written)[:40]!r} is none") from None


def _date(written: Any) -> str:
    text = _text(written)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Mistyped(f"{text[:40]!r} is none such as 2026-03-19") from None
    return text


def _object(written: Any) -> dict[str, Any]:
    if not isinstance(written, Mapping):
        raise Mistyped(f"{_shape(written)} is none")
    return dict(written)


def _shape(written: Any) -> str:
    names = {list: "a list", dict: "an object", bool: "true or false", str: "text",
             type(None): "nothing"}  # fmt: skip
    return names.get(type(written), "a number")


_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_KINDS: Mapping[str, str] = {
    "text": "text", "number": "a number", "texts": "a list of texts",
    "numbers": "a list of numbers", "flag": "true or false", "color": "a colour",
    "picture": "the address of a picture", "pictures": "a list of addresses of pictures",
    "date": "a date", "list": "a list", "object": "an object",
}  # fmt: skip
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "text": _text, "number": number_of, "texts": _each(_text), "numbers": _each(number_of),
    "flag": _flag, "color": _color, "picture": _text, "pictures": _each(_text), "date": _date,
    "list": _list, "object": _object,
}  # fmt: skip
KINDS = tuple(_KINDS)
