"""Turns a scene round for languages that are read from right to left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from kinoform.kit.language import language_of

_LANGUAGES = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ps", "ckb", "sd", "ug", "dv"})
_OTHER_SIDE = {
    "left": "right", "right": "left", "top-left": "top-right", "top-right": "top-left",
    "bottom-left": "bottom-right", "bottom-right": "bottom-left",
}  # fmt: skip
_ENOUGH_LETTERS = 2_000
_MOVEMENTS = frozenset({"type", "in", "out", "transition"})
_SIDE = re.compile(r"left|(?<![Bb])right|(?<=-[tb])[lr]\b", re.IGNORECASE)
"""In names of movements such as `slide-left`, `fadeInRight` and `wipe-tl`, not `brightness`."""
_TURNED = {"left": "right", "right": "left", "l": "r", "r": "l"}


def reads_leftwards(data: Mapping[str, Any]) -> bool:
    """Whether a scene is for readers from right to left: by its locale, or by its own letters."""
    locale = data.get("locale")
    if isinstance(locale, str) and locale.strip():
        return language_of(locale.strip()) in _LANGUAGES
    leftwards = rightwards = 0
    for letter in _letters(data):
        kind = unicodedata.bidirectional(letter)
        leftwards += kind in {"R", "AL"}
        rightwards += kind == "L"
        if leftwards + rightwards >= _ENOUGH_LETTERS:
            break
    return leftwards > rightwards


def mirrored(part: Any) -> Any:
    """A clip, or any part of it, as seen in a mirror; letters and pictures stay as they are."""
    if isinstance(part, list):
        return [mirrored(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {
        name: value if name in {"words", "runs", "text", "src", "config"} else mirrored(value)
        for name, value in part.items()
    }
    found |= {name: _turned_name(found[name]) for name in _MOVEMENTS & found.keys()}
    if found.get("direction") in _OTHER_SIDE:
        found["direction"] = _OTHER_SIDE[found["direction"]]
    if found.get("type") == "move":
        found |= {end: _turned_point(found[end]) for end in ("from", "to") if end in found}
    if isinstance(found.get("transform"), dict):
        found["transform"] = _turned_place(found["transform"])
    if "objectPosition" in found:
        found["objectPosition"] = _turned_name(found["objectPosition"])
    if found.get("textAlign") in _OTHER_SIDE:
        found["textAlign"] = _OTHER_SIDE[found["textAlign"]]
    if found.get("type") == "linear" and "stops" in found:
        found["angle"] = (180 - found.get("angle", 0)) % 360
    if found.get("type") in {"line", "polygon"} and "points" in found:
        found["points"] = [[-x, y] for x, y in found["points"]]
    if found.get("property") == "x":
        found["frames"] = [{**frame, "value": -frame["value"]} for frame in found["frames"]]
    return found


def _turned_name(name: Any) -> Any:
    """The name of the movement that is the other one's mirror image."""
    if not isinstance(name, str):
        return name
    return _SIDE.sub(lambda side: _other_side(side.group()), name)


def _other_side(side: str) -> str:
    turned = _TURNED[side.lower()]
    return turned.capitalize() if side[0].isupper() else turned


def _turned_point(point: Any) -> Any:
    if isinstance(point, dict) and isinstance(point.get("x"), int | float):
        return {**point, "x": -point["x"]}
    return point


def _turned_place(transform: dict[str, Any]) -> dict[str, Any]:
    turned = {**transform, "x": -transform["x"]}
    if transform.get("anchor") in _OTHER_SIDE:
        turned["anchor"] = _OTHER_SIDE[transform["anchor"]]
    return turned


def _letters(value: Any, name: str = "") -> Iterator[str]:
    """What people read in the data; sources and names of settings are not read."""
    if isinstance(value, str):
        if name not in {"src", "image", "music", "palette", "fonts", "background"} and (
            "://" not in value and not value.startswith("data:")
        ):
            yield from value[:_ENOUGH_LETTERS]
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _letters(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _letters(inner, name)
