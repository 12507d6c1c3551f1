"""Data for primitives as people really have them: too little, too much, too long, in any script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kinoform.primitives.base import Input, Primitive

LONG = "Interdisciplinary coordination of regional infrastructures, 2nd"
ARABIC = ("إيرادات الربع الأول", "المبيعات", "عدد العملاء الجدد", "الشحن", "الدعم")
JAPANESE = ("第一四半期の売上高", "新規顧客", "配送センター", "広告費", "研究開発")
MANY = 50
_NAMED = {"palette", "currency", "icon", "device", "country", "date", "from"}


def varied(primitive: Primitive, name: str) -> dict[str, Any]:
    """The example of a primitive in some extreme form."""
    change = VARIANTS[name]
    known = {wanted.name: wanted for wanted in primitive.inputs}
    return {
        key: change(known[key], value) if key in known else value
        for key, value in primitive.example.items()
    }


def _cut(count: int) -> Callable[[Input, Any], Any]:
    def change(wanted: Input, value: Any) -> Any:
        return value[:count] if wanted.is_list and isinstance(value, list) else value

    return change


def _many(wanted: Input, value: Any) -> Any:
    if not wanted.is_list or not isinstance(value, list) or not value:
        return value
    if wanted.kind == "matrix" and len(value) == len(value[0]):
        return [[(row * 7 + column * 3) % 11 for column in range(MANY)] for row in range(MANY)]
    return [_renamed(wanted, value[index % len(value)], index, len(value)) for index in range(MANY)]


def _renamed(wanted: Input, item: Any, index: int, count: int) -> Any:
    if index < count or wanted.kind in {"pictures", "places", "pairs"}:
        return item
    if wanted.kind == "texts" and wanted.name not in {"parents", "sources", "targets", "countries"}:
        return f"{item} {index}" if not str(item)[:1].isdigit() else item
    if wanted.kind == "numbers":
        return item * (1 + index % 5 / 10)
    if isinstance(item, Mapping) and "name" in item:
        return {**item, "name": f"{item['name']} {index}"}
    return item


def _numbers(change: Callable[[int, float], float]) -> Callable[[Input, Any], Any]:
    def numbered(value: Any, at: int = 0) -> Any:
        if isinstance(value, list):
            return [numbered(item, at + index) for index, item in enumerate(value)]
        if isinstance(value, Mapping):
            return {key: numbered(item, at) for key, item in value.items()}
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return change(at, value) if is_number else value

    def changed(wanted: Input, value: Any) -> Any:
        if wanted.kind not in {"number", "numbers", "series", "matrix"}:
            return value
        limited = wanted.least_value is not None or wanted.most_value is not None
        return value if limited else numbered(value)

    return changed


def _worded(pick: Callable[[int], str]) -> Callable[[Input, Any], Any]:
    def change(wanted: Input, value: Any) -> Any:
        if wanted.name in _NAMED:
            return value
        if wanted.kind == "text":
            return pick(0)
        if wanted.kind == "texts" and isinstance(value, list):
            if wanted.name in {"dates", "parents", "countries", "starts", "ends", "from", "to"}:
                return value
            return [pick(index) for index in range(len(value))]
        return value

    return change


VARIANTS: Mapping[str, Callable[[Input, Any], Any]] = {
    "one": _cut(1),
    "none": _cut(0),
    "many": _many,
    "zero": _numbers(lambda _at, _value: 0),
    "negative": _numbers(lambda at, value: -value if at % 2 else value),
    "huge": _numbers(lambda _at, value: value * 1e9),
    "long": _worded(lambda index: f"{LONG} {index + 1}"),
    "arabic": _worded(lambda index: ARABIC[index % len(ARABIC)]),
    "japanese": _worded(lambda index: JAPANESE[index % len(JAPANESE)]),
}
