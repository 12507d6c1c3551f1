"""Small drawn landscapes that stand for photographs in examples."""

from __future__ import annotations

import math
from urllib.parse import quote

_WIDTH, _HEIGHT, _STEPS = 1200, 800, 8
_SCENES = (
    # sky above, sky below, sun, its place in hundredths, and hills from far to near
    ("#f6b57f", "#fde3c3", "#fff3dc", 62, ("#d98a6a", "#a95f5f", "#6d4459", "#3a2c42")),
    ("#7fb7d6", "#e4f1f2", "#fffdf2", 30, ("#9cc3c4", "#6a9f9b", "#3f7770", "#1f4a49")),
    ("#273a6b", "#8f6f9e", "#f5d6c6", 70, ("#4f4c86", "#393a6c", "#272950", "#171934")),
    ("#f2c98a", "#f9ead0", "#fffaf0", 24, ("#e3b778", "#cf955c", "#b57547", "#865234")),
    ("#a8cfe0", "#f3efe2", "#ffffff", 50, ("#b9c7a6", "#8fac7c", "#64895c", "#3b5f45")),
    ("#31506b", "#d99a83", "#ffe3c2", 44, ("#6f6f86", "#51556f", "#363d56", "#1f2639")),
)


def landscape(index: int) -> str:
    """A picture as a data URL: a sky, a sun, and hills; each index has its own colours."""
    above, below, sun, place, hills = _SCENES[index % len(_SCENES)]
    layers = "".join(
        f"<path fill='{color}' d='{_ridge(index, layer)}'/>" for layer, color in enumerate(hills)
    )
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}'>"
        "<defs><linearGradient id='s' x1='0' y1='0' x2='0' y2='1'>"
        f"<stop offset='0' stop-color='{above}'/><stop offset='.7' stop-color='{below}'/>"
        "</linearGradient></defs>"
        f"<rect width='{_WIDTH}' height='{_HEIGHT}' fill='url(#s)'/>"
        f"<circle cx='{place * _WIDTH // 100}' cy='215' r='80' fill='{sun}'/>{layers}</svg>"
    )
    return f"data:image/svg+xml,{quote(drawing, safe=' =:/,;()')}"


def _ridge(index: int, layer: int) -> str:
    """A line of hills from edge to edge, and all below it."""
    base, swing = 420 + 95 * layer, 88 - 14 * layer
    phase = 1.7 * index + 2.3 * layer
    heights = [
        round(base - swing * (math.sin(step * 0.9 + phase) + 0.5 * math.sin(step * 2.1 + phase)))
        for step in range(_STEPS + 1)
    ]
    width = _WIDTH // _STEPS
    curves = f"M0 {heights[0]}Q{width // 2} {heights[0]} {width} {heights[1]}" + "".join(
        f"T{step * width} {heights[step]}" for step in range(2, _STEPS + 1)
    )
    return f"{curves}V{_HEIGHT}H0Z"
