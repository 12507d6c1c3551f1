"""Reads lists of facts in the forms in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kinoform.generate.slots import Mistyped, is_nothing, named, number_of, pieces

NAMES = ("name", "label", "title", "item", "axis", "category", "genre", "activity")
VALUES = ("value", "amount", "count", "total", "score", "minutes", "papers", "works")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d|21\d\d)\b")


def facts_of(data: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """The data with what was found in them; of what was looked for in vain nothing is left."""
    raw = {key: value for key, value in data.items() if key not in found}
    return {**raw, **{key: value for key, value in found.items() if not is_nothing(value)}}


def number(value: Any) -> float | None:
    """A number, or None where there is none."""
    try:
        return None if value is None else number_of(value)
    except Mistyped:
        return None


def text(value: Any) -> str:
    """Text, "" where there is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return ""


def part(entry: Any, names: Iterable[str]) -> Any:
    """The first of some fields of an object that is there."""
    if not isinstance(entry, Mapping):
        return None
    return next((entry[name] for name in names if entry.get(name) is not None), None)


def entries(written: Any) -> list[Any]:
    """The things of a list, of an object by names, or of text with semicolons."""
    if isinstance(written, Mapping):
        return named(written)
    if isinstance(written, str):
        return pieces(written)
    return list(written) if isinstance(written, list) else []


def pairs(
    written: Any, names: Sequence[str] = NAMES, values: Sequence[str] = VALUES
) -> list[tuple[str, float]]:
    """Names with their numbers, those without either left out; "Running: 42" is such a pair."""
    found = []
    for entry in entries(written):
        if isinstance(entry, str) and ":" in entry:
            before, _, after = entry.rpartition(":")
            entry = {"name": before, "value": after}  # noqa: PLW2901 - the entry as it is meant
        label, value = text(part(entry, names)), number(part(entry, values))
        if label and value is not None:
            found.append((label, value))
    return found


def labels(written: Any, names: Sequence[str] = NAMES) -> list[str]:
    """The names of things, with or without numbers."""
    found = (text(entry) or text(part(entry, names)) for entry in entries(written))
    return [label for label in found if label]


def year(value: Any) -> int | None:
    """The year in a number or in a date."""
    match = _YEAR.search(text(value))
    return int(match[1]) if match else None


def columns(
    found: Sequence[tuple[str, float]], names: str, values: str, **more: Any
) -> dict[str, Any] | None:
    """Pairs as two lists under the names of inputs, with more inputs; None without pairs."""
    if not found:
        return None
    return {names: [label for label, _ in found], values: [value for _, value in found], **more}


def together(name: Any) -> str:
    """A name that is not broken over two lines, unless it is long."""
    written = text(name)
    return written.replace(" ", "\u00a0") if len(written) <= _LONGEST_TOGETHER else written


def first(value: Any) -> str:
    """The first of somebody's names, to speak to them."""
    words = text(value).split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return words[0] if words else ""


_LONGEST_TOGETHER = 18
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"})
