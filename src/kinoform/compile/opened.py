"""Opens the scenes of templates and primitives, so that each thing in them is kept by itself.

A group is one thing to the painter: while one bar in it grows, all of it is drawn again. A scene
that fills the film changes nothing about its clips, so these may stand in the film themselves.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kinoform.elements.group import Group
from kinoform.model.composition import Layer, Motion
from kinoform.model.geometry import Size


def opened(layers: tuple[Layer, ...], size: Size) -> tuple[Layer, ...]:
    """The layers, with those of plain scenes in the places of the scenes."""
    found: list[Layer] = []
    for layer in layers:
        group = layer.content
        if isinstance(group, Group) and _is_plain(layer, group, size):
            inner = opened(group.layers, size)
            found.extend(_held(each, layer) for each in inner)
        else:
            found.append(layer)
    return tuple(found)


def _is_plain(layer: Layer, group: Group, size: Size) -> bool:
    """Whether a scene fills the film and does nothing but hold its clips."""
    motion = layer.motion
    return (
        group.is_scene
        and group.size == size
        and group.background is None
        and not any(group.radii)
        and motion == Motion(motion.x, motion.y, motion.anchor)
        and _corner(motion, size) == (0.0, 0.0)
        and not layer.effects
        and layer.entrance is None
        and layer.exit is None
        and layer.blend == "normal"
        and layer.mask is None
        and layer.speed == Fraction(1)
    )


def _corner(motion: Motion, size: Size) -> tuple[float, float] | None:
    if not isinstance(motion.x, int | float) or not isinstance(motion.y, int | float):
        return None
    left = motion.x - motion.anchor[0] * size.width
    top = motion.y - motion.anchor[1] * size.height
    return (left, top)


def _held(layer: Layer, group: Layer) -> Layer:
    """A layer that ends with its group."""
    return replace(layer, span=layer.span.cut(group.span))
