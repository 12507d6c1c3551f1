"""A row or a column: clips one after the other, aligned, with equal gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from kinoform.elements._arranging import Align, Arrangement, Justify
from kinoform.elements._paint import radii_of
from kinoform.elements.base import Element, Setting
from kinoform.elements.group import Group
from kinoform.model.composition import Layer
from kinoform.model.document.clip import AnyClip, Clip
from kinoform.model.document.fields import Extent, Fill, Flag, Pair, pixels
from kinoform.model.geometry import Box, Size

_ARRANGED = {
    "video", "image", "text", "rect", "circle", "polygon", "audio", "layout", "template",
    "line", "path", "svg", "icon", "code", "group",
}  # fmt: skip
_STRETCHED = {"rect", "text", "layout", "group", "image", "video"}
"""Types whose extent across a layout may be the layout's own."""
_YIELDING = {"text", "layout"}
"""Types that can do with less room than they would like."""
_FOLLOWING = {"text", "layout", "image", "video"}
"""Types whose height follows from their width."""

Sides = tuple[Extent, Extent, Extent, Extent]


def _can_be_arranged(child: Clip) -> Clip:
    if child.type not in _ARRANGED:
        known = ", ".join(sorted(_ARRANGED))
        raise ValueError(
            f"a {child.type} clip cannot stand in a layout; put it on a track of its own "
            f"(a layout takes {known})"
        )
    return child


class LayoutClip(Clip):
    """Clips in a row or a column, for as long as the layout lives.

    Children take their sizes from their own transforms or contents; their x and y, their start
    and their duration are the layout's to decide.
    """

    nested: ClassVar[tuple[str, ...]] = ("children",)

    type: Literal["layout"]
    children: Annotated[
        tuple[Annotated[AnyClip, AfterValidator(_can_be_arranged)], ...], Field(max_length=1_000)
    ]
    """The clips, in the order in which they stand."""
    direction: Literal["horizontal", "vertical"] = "horizontal"
    """A row from left to right, or a column from top to bottom."""
    gap: Extent = 0.0
    """Pixels between two children."""
    padding: Extent | Pair | Sides = 0.0
    """Pixels inside the edge; four values go clockwise from the top."""
    align_items: Align = "start"
    """Where children stand across the layout; "stretch" lets them fill it."""
    justify_content: Justify = "start"
    """Where children stand along the layout when there is more room than they need."""
    clip: Flag = False
    """Whether what lies outside of the layout's box is cut off."""


def build(clip: LayoutClip, setting: Setting) -> Group:
    """The children of a layout in their places, on its background."""
    top, right, bottom, left = _sides(clip)
    width = pixels(clip.transform.width, setting.parent.width, -1.0)
    height = pixels(clip.transform.height, setting.parent.height, -1.0)
    room = Size(
        max((width if width >= 0 else setting.parent.width) - left - right, 1.0),
        max((height if height >= 0 else setting.parent.height) - top - bottom, 1.0),
    )
    arrangement = Arrangement(
        clip.direction == "horizontal", clip.gap, clip.align_items, clip.justify_content
    )
    layers = _sized(clip.children, arrangement, room, setting)
    needed = arrangement.needed([_size_of(layer) for _, layer in layers])
    inside = Size(
        room.width if width >= 0 else needed.width, room.height if height >= 0 else needed.height
    )
    if clip.align_items == "stretch":
        layers = [
            (child, _stretched(child, layer, arrangement, inside, setting))
            for child, layer in layers
        ]
    sizes = [_size_of(layer) for _, layer in layers]
    placed = [
        _moved(layer, box.moved(left, top))
        for (_, layer), box in zip(layers, arrangement.boxes(sizes, inside), strict=True)
    ]
    style = clip.style
    return Group(
        size=Size(inside.width + left + right, inside.height + top + bottom),
        layers=tuple(sorted(placed, key=lambda layer: layer.z)),
        clip=clip.clip,
        background=_background(style.fill, style.background_color),
        radii=radii_of(style),
    )


def _sides(clip: LayoutClip) -> Sides:
    padding = clip.padding
    if isinstance(padding, tuple):
        return padding if len(padding) == 4 else (*padding, *padding)
    return (padding, padding, padding, padding)


def _background(fill: Fill | None, background: Fill | None) -> Fill | None:
    return fill if background is None else background


Arranged = tuple[Clip, Layer]


def _sized(
    children: Sequence[Clip], arrangement: Arrangement, room: Size, setting: Setting
) -> list[Arranged]:
    """The children that can be seen, each as large as it would like and the room allows."""
    found = [(child, layer) for child in children for layer in setting.layers((child,), room)[:1]]
    over = arrangement.along(arrangement.needed([_size_of(layer) for _, layer in found]))
    over -= arrangement.along(room)
    if over <= 0.0 or not arrangement.is_row:
        return found
    yielding = [layer for child, layer in found if _yields(child)]
    wished = sum(_size_of(layer).width for layer in yielding)
    share = max(wished - over, 0.0) / wished if wished else 1.0
    return [
        (
            child,
            _rebuilt(
                child, Size(max(_size_of(layer).width * share, 1.0), room.height), setting, layer
            )
            if _yields(child)
            else layer,
        )
        for child, layer in found
    ]


def _yields(child: Clip) -> bool:
    return child.type in _YIELDING and child.transform.width is None


def _stretched(
    child: Clip, layer: Layer, arrangement: Arrangement, inside: Size, setting: Setting
) -> Layer:
    """A child that is as large across the layout as the layout itself."""
    written, size = child.transform, _size_of(layer)
    across = written.height if arrangement.is_row else written.width
    if child.type not in _STRETCHED or across is not None:
        return layer
    if arrangement.is_row:
        given = {"width": size.width, "height": inside.height}
    else:
        given = {"width": inside.width}
        if child.type not in _FOLLOWING:
            given["height"] = size.height
    wider = child.model_copy(update={"transform": written.model_copy(update=given)})
    return _rebuilt(wider, inside, setting, layer)


def _rebuilt(child: Clip, room: Size, setting: Setting, fallback: Layer) -> Layer:
    """The child built anew for a room; it still stands where it was written."""
    built = setting.layers((child,), room)
    return replace(built[0], pointer=fallback.pointer) if built else fallback


def _size_of(layer: Layer) -> Size:
    size: Size = getattr(layer.content, "at_rest", layer.content).size
    return size


def _moved(layer: Layer, box: Box) -> Layer:
    # Placed by its middle, so that it still grows and turns about it.
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return replace(layer, motion=replace(layer.motion, x=x, y=y, anchor=(0.5, 0.5)))


ELEMENT = Element(
    kind="layout",
    clip=LayoutClip,
    build=build,
    carried=lambda clip: clip.children,
    example={
        "type": "layout",
        "start": 0,
        "duration": 3,
        "direction": "horizontal",
        "gap": 40,
        "padding": [36, 56, 36, 40],
        "alignItems": "center",
        "style": {"backgroundColor": "#12203a", "borderRadius": 28},
        "children": [
            {
                "type": "icon",
                "icon": "lucide:trending-up",
                "size": 120,
                "style": {"stroke": "#2dd4bf"},
            },
            {
                "type": "layout",
                "direction": "vertical",
                "gap": 8,
                "children": [
                    {
                        "type": "text",
                        "text": "Revenue up 45%",
                        "style": {"fontSize": 72, "fontWeight": 800, "fill": "#f8fafc"},
                    },
                    {
                        "type": "text",
                        "text": "Third quarter, against last year",
                        "style": {"fontSize": 34, "fill": "#94a3b8"},
                    },
                ],
            },
        ],
    },
)
