"""How the text of a drawing is set: what its elements say of fonts, and what children inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kinoform.engine.svg_length import EM, length
from kinoform.engine.svg_tree import Node
from kinoform.model.typography import Direction, FontChoice

_NAMES = (
    "font", "font-family", "font-size", "font-weight", "font-style", "letter-spacing",
    "text-anchor", "dominant-baseline", "direction",
)  # fmt: skip
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_LARGEST = 1e5
_WEIGHTS = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 300}
_SHORTHAND = re.compile(
    r"(?P<ways>(?:[\w-]+\s+)*?)(?P<size>[\d.]+(?:[a-z]+|%))(?:\s*/\s*\S+)?\s+(?P<families>.+)"
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What an element says about its text, or has from the elements around it."""

    families: tuple[str, ...] = ("sans-serif",)
    size: float = EM
    weight: int = 400
    italic: bool = False
    letter_spacing: float = 0.0
    anchor: str = "start"
    baseline: str = "auto"
    direction: Direction = "ltr"

    def within(self, node: Node) -> TextStyle:
        """The style inside of an element."""
        style = self
        for name, value in _declared(node):
            style = replace(style, **style._change(name, value))
        return style

    def font(self, scale: float) -> FontChoice:
        """The font at a multiple of its size."""
        return FontChoice(
            self.families,
            self.size * scale,
            self.weight,
            self.italic,
            self.letter_spacing * scale,
        )

    def _change(self, name: str, value: str) -> dict[str, Any]:
        match name:
            case "font-family":
                families = tuple(part.strip(" '\"") for part in value.split(","))
                return {"families": tuple(filter(None, families)) or self.families}
            case "font-size":
                size = _SIZES.get(value) or length(value, self.size, self.size)
                return {} if size is None else {"size": min(max(0.0, size), _LARGEST)}
            case "font-weight":
                number = int(value) if value.isdecimal() and len(value) <= 4 else 0
                return {"weight": _WEIGHTS.get(value) or min(max(1, number), 1000) or self.weight}
            case "font-style":
                return {"italic": value.startswith(("italic", "oblique"))}
            case "letter-spacing":
                return {"letter_spacing": length(value, self.size) or 0.0}
            case "text-anchor":
                return {"anchor": value}
            case "dominant-baseline":
                return {"baseline": value}
            case "direction":
                return {"direction": "rtl" if value == "rtl" else "ltr"}
        return {}


def _declared(node: Node) -> Iterator[tuple[str, str]]:
    """Properties and their values, those that win last."""
    pairs = [(name, node.attributes[name]) for name in _NAMES if name in node.attributes]
    for declaration in node.attributes.get("style", "").split(";"):
        name, _, value = declaration.partition(":")
        pairs.append((name.strip().lower(), value.replace("!important", "")))
    for name, written in pairs:
        value = written.strip()
        if name == "font":
            yield from _unfolded(value)
        elif name in _NAMES and value and value != "inherit":
            yield name, value


def _unfolded(shorthand: str) -> Iterator[tuple[str, str]]:
    """What `font: bold 12px/1.2 Arial` says, property by property."""
    match = _SHORTHAND.fullmatch(shorthand)
    if match is None:
        return
    for way in match["ways"].split():
        is_weight = way in _WEIGHTS or way.isdecimal()
        yield ("font-weight" if is_weight else "font-style"), way
    yield "font-size", match["size"]
    yield "font-family", match["families"]
