"""Reads lists of facts in the forms in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinoform.generate.slots import Mistyped, is_nothing, named, number_of, pieces
from kinoform.look import numbers

NAMES = ("name", "label", "title", "item", "axis", "category", "genre", "activity")
VALUES = ("value", "amount", "count", "total", "score", "minutes", "papers", "works")
_AMOUNT = re.compile(
    r"(?P<sign>[$\u20ac\u00a3\u00a5])?\s*(?P<figures>[+\-\u2212]?\d(?:[\d,.\s]{0,40}\d)?)"
    r"(?P<scale>[KMBkmb](?![A-Za-z]))?(?P<unit>\s*[^\d\s.,].{0,11})?"
)
_SCALES = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d|21\d\d)\b")


def facts_of(data: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """The data with what was found in them; of what was looked for in vain nothing is left."""
    raw = {key: value for key, value in data.items() if key not in found}
    return {**raw, **{key: value for key, value in found.items() if not is_nothing(value)}}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what people write around it."""

    value: float
    sign: str = ""
    """Of a currency."""
    unit: str = ""


def amount(written: Any) -> Amount | None:
    """A number as people write it, such as "$1.2M", "94%" or "140+"; None where there is none."""
    if isinstance(written, str) and (match := _AMOUNT.fullmatch(written.strip())) is not None:
        figures, sign, unit = _read(match["figures"]), match["sign"], match["unit"]
        scale = _SCALES[(match["scale"] or "").upper()]
    else:
        figures, sign, unit, scale = _read(written), None, None, 1
    if figures is None:
        return None
    value = round(figures * scale, 6)
    whole = int(value) if float(value).is_integer() else value
    return Amount(whole, sign or "", (unit or "").strip())


def _read(written: Any) -> float | None:
    try:
        return None if written is None else number_of(written)
    except Mistyped:
        return None


def number(value: Any) -> float | None:
    """A number, or None where there is none."""
    found = amount(value)
    return None if found is None else found.value


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


def unfolded(entry: Any) -> Any:
    """Text such as "Running: 42" as an object, and anything else as it is."""
    if not isinstance(entry, str) or ":" not in entry:
        return entry
    before, _, after = entry.rpartition(":")
    return {"name": before, "value": after}


def pairs(
    written: Any, names: Sequence[str] = NAMES, values: Sequence[str] = VALUES
) -> list[tuple[str, float]]:
    """Names with their numbers, those without either left out; "Running: 42" is such a pair."""
    found = []
    for entry in map(unfolded, entries(written)):
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


def counted(value: float | None, one: str, many: str = "") -> str:
    """A number with what it counts: "1 book", "12,480 books"; "" without a number."""
    if value is None:
        return ""
    return f"{numbers.plain(value)} {noun(value, one, many)}"


def rounded(value: float) -> str:
    """A number as it is said, the larger the rounder: "342", "12,480", "1.3 million"."""
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        if round(1e3 * abs(value) / scale, 1) >= 1e3:
            return f"{numbers.plain(round(value / scale, 1))} {name}"
    return numbers.plain(value)


def noun(value: float, one: str, many: str = "") -> str:
    """What a number counts, as one of them or as many: "s" is added where nobody says how."""
    return one if value == 1 else many or f"{one}s"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as they are said one after the other: "Oslo, Lagos and 3 more"."""
    shown = list(names) if len(names) <= most else [*names[: most - 1]]
    if len(shown) < len(names):
        shown.append(f"{len(names) - len(shown)} more")
    before, last = ", ".join(shown[:-1]), shown[-1] if shown else ""
    return f"{before} and {last}" if before else last


def leader(found: Sequence[tuple[str, float]]) -> str:
    """The name with the greatest number; "" where several share it, or nobody has any."""
    most = max((value for _, value in found), default=0.0)
    names = [name for name, value in found if value == most]
    return names[0] if most > 0 and len(names) == 1 and len(found) > 1 else ""


def ranked(found: Sequence[tuple[str, float]], most: int = 3) -> str:
    """The first of many in their order, as they are said: "Running came first, then Yoga".

    The greatest number is first; "" where that is not for one alone.
    """
    first_name, *others = [name for name, _ in found] or [""]
    if not others or leader(found) != first_name:
        return ""
    return f"{first_name} came first, then {listed(others[: most - 1])}"


def together(name: Any) -> str:
    """A name that is not broken over two lines, unless it is long."""
    written = text(name)
    return written.replace(" ", "\u00a0") if len(written) <= _LONGEST_TOGETHER else written


def first(value: Any) -> str:
    """The first of somebody's names, to speak to them; all of it where family names go first."""
    words = text(value).split()
    if _FAMILY_FIRST.search(text(value)):
        return " ".join(words)
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return words[0] if words else ""


_LONGEST_TOGETHER = 18
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of Chinese, Japanese and Korean names."""
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"})
