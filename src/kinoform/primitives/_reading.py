"""Reads the data of a primitive by the inputs that it declares."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning
from kinoform.primitives.base import COMMON, Input, Primitive
from kinoform.scenery import reading

MOST_ITEMS = 500
"""Of one list; a picture with more says nothing."""
_LONGEST = 2_000
_NAMES = ("name", "label", "title", "item")
_VALUES = ("values", "data", "y", "samples")


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of numbers."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name, by its coordinates, or by both."""

    name: str
    latitude: float | None = None
    longitude: float | None = None


class Unreadable(Exception):
    """What is written is not what the input takes."""


def read(
    primitive: Primitive, data: Mapping[str, Any], where: str
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of all inputs by name, and everything that is wrong with them."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    own = {wanted.name for wanted in primitive.inputs}
    known = (*primitive.inputs, *(wanted for wanted in COMMON if wanted.name not in own))
    for wanted in known:
        at = pointer.join(where, wanted.name)
        written = data.get(wanted.name)
        values[wanted.name] = _MISSING[wanted.is_list, wanted.kind == "number"]
        if written is None or (isinstance(written, str) and not written.strip()):
            if wanted.required:
                problems.append(_missing(primitive, wanted, at))
            continue
        try:
            values[wanted.name] = _READERS[wanted.kind](_listed(written) if wanted.is_list
                                                        else written)  # fmt: skip
        except Unreadable as wrong:
            problems.append(
                Problem("wrong_type", at, f"{wanted.name!r} of {primitive.kind!r} {wrong}",
                        wanted.summary)
            )  # fmt: skip
            continue
        problems.extend(_limits(wanted, values, at))
    names = [wanted.name for wanted in known]
    problems.extend(
        warning(
            "unknown_field", pointer.join(where, name),
            f"{primitive.kind!r} has no data called {name!r}", f"it knows {', '.join(names)}",
        )
        for name in data
        if name not in names
    )  # fmt: skip
    return values, problems


_MISSING: Mapping[tuple[bool, bool], Any] = {
    (True, False): (),
    (True, True): (),
    (False, True): None,
    (False, False): "",
}


def _missing(primitive: Primitive, wanted: Input, at: str) -> Problem:
    return Problem("missing_field", at, f"{primitive.kind!r} needs {wanted.name!r}", wanted.summary)


def _limits(wanted: Input, values: dict[str, Any], at: str) -> list[Problem]:
    value = values[wanted.name]
    found: list[Problem] = []
    if isinstance(value, tuple) and len(value) > MOST_ITEMS:
        values[wanted.name] = value[:MOST_ITEMS]
        message = f"{wanted.name!r} has {len(value):,} entries, of which {MOST_ITEMS} are used"
        found.append(warning("too_many_items", at, message, "group what belongs together"))
    numbers = value if wanted.kind == "numbers" else (value,) if wanted.kind == "number" else ()
    least = -math.inf if wanted.least_value is None else wanted.least_value
    most = math.inf if wanted.most_value is None else wanted.most_value
    for index, number in enumerate(numbers):
        if not least <= number <= most:
            place = pointer.join(at, index) if wanted.kind == "numbers" else at
            span = f"between {least:g} and {most:g}"
            found.append(Problem("out_of_range", place, f"{number:g} is not {span}", span))
    return found


def _listed(written: Any) -> Any:
    """A lone thing is a list of one."""
    return written if isinstance(written, list | Mapping) else [written]


def _text(written: Any) -> str:
    if isinstance(written, bool) or not isinstance(written, str | int | float | list | Mapping):
        raise Unreadable("is no text")
    return reading.words(written)[:_LONGEST]


def number(written: Any) -> float:
    """A finite number, also as text such as "1,200" or "45%"."""
    if isinstance(written, Mapping):
        written = written.get("value", written.get("amount"))
    if isinstance(written, str):
        written = written.strip().removesuffix("%")
    found = reading.number(written)
    if found is None:
        raise Unreadable("is no number")
    return found


def _each(written: Any, one: Callable[[Any], Any]) -> tuple[Any, ...]:
    listed = list(written.values()) if isinstance(written, Mapping) else written
    found = []
    for index, item in enumerate(listed[: MOST_ITEMS + 1]):
        try:
            found.append(one(item))
        except Unreadable as wrong:
            raise Unreadable(f"has at place {index + 1} something that {wrong}") from wrong
    return tuple(found)


def _texts(written: Any) -> tuple[str, ...]:
    return tuple(_each(list(written) if isinstance(written, Mapping) else written, _text))


def _numbers(written: Any) -> tuple[float, ...]:
    return tuple(_each(written, number))


def _flag(written: Any) -> bool:
    return reading.flag(written, otherwise=bool(written))


def _series(written: Any) -> tuple[Series, ...]:
    if isinstance(written, Mapping):
        written = [{"name": name, "values": values} for name, values in written.items()]
    if written and not isinstance(written[0], list | Mapping):
        written = [written]
    return tuple(_each(written, _one_series))


def _one_series(written: Any) -> Series:
    if isinstance(written, list):
        return Series("", _numbers(written))
    if not isinstance(written, Mapping):
        raise Unreadable("is no row of numbers")
    name = next((_text(written[key]) for key in _NAMES if written.get(key) is not None), "")
    values = next((written[key] for key in _VALUES if isinstance(written.get(key), list)), None)
    if values is None:
        raise Unreadable("has no `values`")
    return Series(name, _numbers(values))


def _matrix(written: Any) -> tuple[tuple[float, ...], ...]:
    return tuple(series.values for series in _series(written))


def _table(written: Any) -> tuple[tuple[str, ...], ...]:
    def row(item: Any) -> tuple[str, ...]:
        cells = list(item.values()) if isinstance(item, Mapping) else item
        return tuple(_each(cells, _cell)) if isinstance(cells, list) else (_cell(item),)

    return tuple(_each(written, row))


def _cell(written: Any) -> str:
    return "" if written is None else _text(written)


def _pairs(written: Any) -> tuple[tuple[str, str], ...]:
    def pair(item: Any) -> tuple[str, str]:
        if isinstance(item, str):
            for arrow in ("->", "→", "|", ":"):
                first, found, second = item.partition(arrow)
                if found:
                    return first.strip(), second.strip()
        if isinstance(item, list) and len(item) >= 2:
            return _text(item[0]), _text(item[1])
        if isinstance(item, Mapping):
            ends = [item.get(a, item.get(b)) for a, b in (("from", "source"), ("to", "target"))]
            if all(end is not None for end in ends):
                return _text(ends[0]), _text(ends[1])
        raise Unreadable('is no link such as {"from": "a", "to": "b"}')

    return tuple(_each(written, pair))


def _places(written: Any) -> tuple[Place, ...]:
    return tuple(_each([written] if isinstance(written, Mapping) else written, _place))


def _place(written: Any) -> Place:
    if isinstance(written, Mapping):
        latitude = written.get("lat", written.get("latitude"))
        longitude = written.get("lng", written.get("lon", written.get("longitude")))
        if latitude is not None and longitude is not None:
            north, east = number(latitude), number(longitude)
            if not -90 <= north <= 90 or not -180 <= east <= 180:
                raise Unreadable("is no place on earth")
            return Place(reading.words(written), north, east)
    return Place(_text(written))


def _picture(written: Any) -> str:
    found = reading.source(written)
    if not found and not isinstance(written, str | list | Mapping):
        raise Unreadable("is no source of a picture")
    return found


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "number": number,
    "numbers": _numbers,
    "flag": _flag,
    "flags": lambda written: _each(written, _flag),
    "picture": _picture,
    "pictures": lambda written: _each(written, lambda item: "" if item is None else _picture(item)),
    "series": _series,
    "matrix": _matrix,
    "table": _table,
    "pairs": _pairs,
    "places": _places,
}
