"""Lengths and view boxes as drawings write them."""

from __future__ import annotations

import math
import re

from kinoform.engine.svg_tree import Node

EM = 16.0
"""Pixels of an em where nothing else is said."""
_UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "rem": EM,
}  # fmt: skip
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z]*|%)\s*")


def length(written: str, em: float = EM, whole: float | None = None) -> float | None:
    """Pixels, with the whole of which per cents are shares; None for what is no length."""
    match = _LENGTH.fullmatch(written)
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    units = _UNITS | {"em": em, "ex": em / 2}
    if whole is not None:
        units["%"] = whole / 100
    pixels = number * units.get(unit, math.nan)
    return pixels if math.isfinite(pixels) else None


def view_box(node: Node) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of what an element shows; None where it does not say."""
    try:
        left, top, width, height = (
            float(part) for part in re.split(r"[\s,]+", node.attributes.get("viewBox", "").strip())
        )
    except ValueError:
        return None
    has_area = width > 0 and height > 0 and all(map(math.isfinite, (left, top, width, height)))
    return (left, top, width, height) if has_area else None
