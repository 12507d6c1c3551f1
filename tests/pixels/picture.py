"""Tiny pictures as text: one letter a pixel, compared with what the engine draws."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np

import kinoform
from kinoform.engine.still import Stills
from kinoform.film import compiled_film
from kinoform.model.color import Color

TOLERANCE = 2
"""Of 255; roundings of half a step are nobody's fault."""
ANYTHING = "?"
LEGEND = {
    "_": "black", "W": "white", "R": "red", "G": "lime", "B": "blue",
    "Y": "yellow", "M": "magenta", "C": "cyan", ".": "transparent",
    "r": "#800000", "g": "#008000", "b": "#000080", "w": "#808080",
}  # fmt: skip


def film(
    *clips: dict[str, Any], size: tuple[int, int] = (8, 8), fps: float = 10, **more: Any
) -> dict[str, Any]:
    """A document on black, of clips on one track."""
    meta = {"width": size[0], "height": size[1], "fps": fps}
    meta["background"] = more.pop("background", "black")
    return {"meta": meta, "tracks": [{"clips": list(clips)}], **more}


def clip(kind: str, fill: Any = None, **fields: Any) -> dict[str, Any]:
    """A clip of a second; what belongs to `transform` or `style` may be given beside the rest."""
    made: dict[str, Any] = {"type": kind, "start": 0, "duration": 1}
    transform = fields.pop("transform", {})
    style = {"fill": fill} if fill is not None else {}
    for name in ("x", "y", "width", "height", "scale", "rotation", "skew", "anchor"):
        if name in fields:
            transform[name] = fields.pop(name)
    for name in ("stroke", "strokeWidth", "borderRadius", "objectFit"):
        if name in fields:
            style[name] = fields.pop(name)
    style |= fields.pop("style", {})
    if transform:
        made["transform"] = transform
    if style:
        made["style"] = style
    return made | fields


def rect(fill: Any = "red", width: Any = 2, height: Any = 2, **fields: Any) -> dict[str, Any]:
    """A rectangle in the middle, two by two pixels."""
    return clip("rect", fill, width=width, height=height, **fields)


def group(*clips: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A group as large as its parent."""
    return clip("group", clips=list(clips), **fields)


def drawn(document: Any, at: float = 0.0, scale: float = 1.0) -> np.ndarray:
    """The picture at an instant as rows of red, green, blue, alpha (premultiplied)."""
    return kinoform.frame(document, at, scale=scale).pixels[..., [2, 1, 0, 3]].astype(int)


def assert_pixels(document: Any, at: float, picture: str, **legend: str) -> None:
    """Fail unless the film looks like the picture; `?` stands for any colour."""
    rows = textwrap.dedent(picture).split()
    found = drawn(document, at)
    height, width = found.shape[:2]
    assert (width, height) == (len(rows[0]), len(rows)), f"the film is {width}x{height}"
    colors = {letter: _channels(color) for letter, color in (LEGEND | legend).items()}
    wrong = [
        (x, y, tuple(found[y, x]))
        for y, row in enumerate(rows)
        for x, letter in enumerate(row)
        if letter != ANYTHING and np.abs(found[y, x] - colors[letter]).max() > TOLERANCE
    ]
    if wrong:
        shown = "\n".join("".join(_letter(pixel, colors) for pixel in row) for row in found)
        x, y, color = wrong[0]
        raise AssertionError(
            f"{len(wrong)} pixels differ, such as ({x}, {y}) = {color}; drawn was\n{shown}"
        )


def assert_shows(picture: str, *clips: dict[str, Any], at: float = 0.0, **legend: Any) -> None:
    """Fail unless clips look like the picture, on black and in its size."""
    rows = textwrap.dedent(picture).split()
    meta = {name: legend.pop(name) for name in ("background", "fps") if name in legend}
    assert_pixels(film(*clips, size=(len(rows[0]), len(rows)), **meta), at, picture, **legend)


def assert_same_render(one: Any, other: Any, tolerance: int = 0) -> None:
    """Fail unless every frame of two films looks the same."""
    first, second = (_all_frames(document) for document in (one, other))
    assert len(first) == len(second)
    for number, (a, b) in enumerate(zip(first, second, strict=True)):
        worst = int(np.abs(a - b).max())
        assert worst <= tolerance, f"frame {number} differs by {worst}:\n{a - b}"


def assert_different_render(one: Any, other: Any) -> None:
    """Fail if all frames of two films look the same."""
    first, second = (_all_frames(document) for document in (one, other))
    assert len(first) != len(second) or any(
        (a != b).any() for a, b in zip(first, second, strict=True)
    )


def _all_frames(document: Any) -> list[np.ndarray]:
    composition = compiled_film(document).require()
    stills = Stills(composition)
    return [stills.draw(n).pixels.astype(int) for n in range(composition.frame_count)]


def _channels(color: str) -> np.ndarray:
    read = Color.parse(color)
    shares = (read.red * read.alpha, read.green * read.alpha, read.blue * read.alpha, read.alpha)
    return np.array(shares) * 255


def _letter(pixel: np.ndarray, colors: dict[str, np.ndarray]) -> str:
    for letter, color in colors.items():
        if np.abs(pixel - color).max() <= TOLERANCE:
            return letter
    return ANYTHING
