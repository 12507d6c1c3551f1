"""A composition within the composition: clips with their own clock, moved and changed as one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kinoform.elements._paint import Radii, fill_paint, radii_of, rect_of, rounded
from kinoform.elements._sound import PlaybackRate
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.composition import Layer
from kinoform.model.document.clip import Clip, Clips
from kinoform.model.document.fields import Fill, Flag
from kinoform.model.document.keying import LutSpec
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

SQUARE: Radii = (0.0, 0.0, 0.0, 0.0)
"""Corners that are not round."""


class GroupClip(Clip):
    """Nested clips, timed from the group's own start; percents and anchors are of its own size."""

    nested: ClassVar[tuple[str, ...]] = ("clips",)

    type: Literal["group"]
    clips: Annotated[Clips, Field(max_length=5_000)]
    """The clips; their times count from the group's start."""
    clip: Flag = False
    """Whether what lies outside of the group's box is cut off."""
    background: Fill | None = None
    """Fills the group's box."""
    playback_rate: PlaybackRate = 1.0
    """How fast the clock of its clips runs."""
    lut: LutSpec | None = None
    """Colours by a table, on the whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """Layers to draw as one."""

    size: Size
    layers: tuple[Layer, ...]
    clip: bool
    background: Fill | None
    radii: Radii
    is_scene: bool = False
    """Whether it only holds clips together, so that they may as well stand where it stands."""

    @property
    def is_still(self) -> bool:
        return False

    def bounds(self, at: Moment) -> Box:
        box = Box.of_size(self.size)
        if self.clip:
            return box
        inner = at.stage.layers_bounds(self.layers, at.frame, self.size)
        return inner.union(box) if self.background is not None else inner

    def key(self, at: Moment) -> Hashable:
        own = (self.size, self.clip, self.background, self.radii)
        return (own, at.stage.layers_key(self.layers, at.frame, self.size))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        box = Box.of_size(self.size)
        canvas.save()
        if self.clip and any(self.radii):
            canvas.clipRRect(rounded(box, self.radii), skia.ClipOp.kIntersect, True)
        elif self.clip:
            canvas.clipRect(rect_of(box), skia.ClipOp.kIntersect, True)
        if self.background is not None:
            canvas.drawRRect(rounded(box, self.radii), fill_paint(self.background, box))
        at.stage.draw_layers(canvas, self.layers, at.frame, self.size)
        canvas.restore()


def build(clip: GroupClip, setting: Setting) -> Group:
    """The group of a clip, with its clips placed in it."""
    size = setting.own_size(clip, setting.parent)
    layers = setting.layers(clip.clips, size)
    return Group(size, layers, clip.clip, clip.background, radii_of(clip.style))


ELEMENT = Element(
    kind="group",
    clip=GroupClip,
    build=build,
    nested_rows=lambda clip: clip.clips,
    example={
        "type": "group",
        "start": 0,
        "duration": 3,
        "transform": {"width": 800, "height": 400, "rotation": -4},
        "clips": [
            {"type": "rect", "start": 0, "duration": "end", "style": {"fill": "#1e293b"}},
            {
                "type": "circle",
                "start": 0.5,
                "duration": "end",
                "size": 160,
                "style": {"fill": "#38bdf8"},
            },
        ],
    },
)
