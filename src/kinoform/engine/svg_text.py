"""The text of a drawing as outlines, set by the fonts of the film and never the machine's.

Elements keep their places in the tree as groups, so that fills, strokes, clips and transforms
apply to the outlines as they did to the text. Text on a path, `textLength`, `rotate` and colour
emoji are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import Any

from kinoform.engine.svg_characters import Characters
from kinoform.engine.svg_font import TextStyle
from kinoform.engine.svg_length import view_box
from kinoform.engine.svg_tree import TEXT, Node
from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size
from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.faces import metrics
from kinoform.typeset.layout import TextLayout, lay_out
from kinoform.typeset.paint import outline

_SET_SIZE = 256.0
"""Pixels to the em at which outlines are taken: those of small sizes are rounded coarsely."""
_UNSAID = Size(300.0, 150.0)
_LIFTS: dict[str, Callable[[float, float], float]] = {
    "middle": lambda _ascent, _descent: 0.27,
    "central": lambda ascent, descent: (ascent - descent) / 2,
    "mathematical": lambda ascent, _descent: ascent / 2,
    "hanging": lambda ascent, _descent: ascent * 0.8,
    "text-before-edge": lambda ascent, _descent: ascent,
    "text-top": lambda ascent, _descent: ascent,
    "text-after-edge": lambda _ascent, descent: -descent,
    "text-bottom": lambda _ascent, descent: -descent,
    "ideographic": lambda _ascent, descent: -descent,
}
"""How many ems above the baseline the line is that stands at `y`."""


_LETTERS = "MLQQCZ"
"""By skia's verb; the conics, which fonts do not have, would be near their quadratic curves."""


def set_text(root: Node) -> None:
    """Put outlines in the place of all text."""
    _set_inside(root, TextStyle(), _UNSAID)


def _set_inside(node: Node, style: TextStyle, view: Size) -> None:
    own = style.within(node)
    box = view_box(node)
    inner = view if box is None else Size(box[2], box[3])
    node.children = [child for child in node.children if child.name not in {"tspan", TEXT}]
    for child in node.children:
        if child.name == "text":
            _set(Characters.of(child, own.within(child), inner))
        else:
            _set_inside(child, own, inner)


def _set(characters: Characters) -> None:
    outlines = [skia.Path() for _ in characters.pieces]
    shifts, heights = characters.shifts(), characters.heights()
    for first, last in characters.chunks():
        _add_chunk(characters, first, shifts[first:last], heights[first:last], outlines)
    for piece, path in zip(characters.pieces, outlines, strict=True):
        node = piece.node
        node.name, node.text = "path", ""
        node.attributes = {"d": _data(path), "fill-rule": "nonzero", "clip-rule": "nonzero"}


def _add_chunk(
    characters: Characters,
    first: int,
    shifts: list[float],
    heights: list[float],
    outlines: list[Any],
) -> None:
    """Add the outlines of text that runs on by itself to those of the pieces it comes from."""
    pieces, owners = characters.pieces, characters.owners[first : first + len(shifts)]
    style = pieces[owners[0]].style
    scale = _SET_SIZE / max(pieces[owner].style.size for owner in owners)
    layout = _layout(characters, first, owners, scale)
    share = {"middle": 0.5, "end": 1.0}.get(style.anchor, 0.0)
    width = layout.size.width / scale + shifts[-1] - shifts[0]
    left = characters.places["x"].get(first, 0.0) - width * (
        share if style.direction == "ltr" else 1.0 - share
    )
    back = skia.Matrix()
    back.setScale(1 / scale, 1 / scale)
    for run in layout.runs:
        own, face = pieces[run.tag].style, metrics(run.face)
        lift = _LIFTS.get(own.baseline)
        down = lift(face.ascent, face.descent) * own.size if lift else 0.0
        down -= layout.lines[0].baseline / scale
        starts = [layout.letters[letter].start for letter in run.letters]
        placed = replace(
            run,
            xs=tuple(
                x + (left + shifts[start]) * scale for x, start in zip(run.xs, starts, strict=True)
            ),
            ys=tuple(
                y + (down + heights[start]) * scale for y, start in zip(run.ys, starts, strict=True)
            ),
        )
        contours = outline(placed)
        contours.transform(back)
        outlines[run.tag].addPath(contours)


def _layout(characters: Characters, first: int, owners: list[int], scale: float) -> TextLayout:
    runs = []
    for owner, group in groupby(enumerate(owners, first), key=lambda pair: pair[1]):
        text = "".join(characters.text[index] for index, _ in group)
        runs.append(TextRun(text, characters.pieces[owner].style.font(scale), owner))
    direction = characters.pieces[owners[0]].style.direction
    return lay_out(Paragraph(tuple(runs), align="left", line_height=1.0, direction=direction))


def _data(path: skia.Path) -> str:
    """A path as the `d` of SVG."""
    steps = []
    for verb, points in path:
        letter = _LETTERS[int(verb)]
        drawn = points if letter == "M" else points[1:]
        steps.append(letter + " ".join(f"{p.x():.6g} {p.y():.6g}" for p in drawn))
    return "".join(steps)
