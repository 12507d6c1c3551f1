"""An animated scene part by its name: a chart, a counter, a map, a badge, with data."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from kinoform.elements.base import Element, Setting
from kinoform.elements.group import SQUARE, Group
from kinoform.model.document.clip import Clip, Clips
from kinoform.model.document.fields import Seconds
from kinoform.model.time import exact


class PrimitiveClip(Clip):
    """A primitive with data, which fills the clip's own width and height, or else the film."""

    nested: ClassVar[tuple[str, ...]] = ("clips",)

    type: Literal["primitive"]
    primitive: Annotated[str, Field(max_length=100)]
    """The id of a primitive."""
    data: dict[str, Any] = Field(default_factory=dict)
    """What it shows; each primitive has its own inputs."""
    options: dict[str, Any] = Field(default_factory=dict)
    """`animation`, and how it looks: `palette`, `accent`, `colors`, `background`, `fonts`,
    `locale`; `clear` keeps a part of the height free for something else."""
    brand: dict[str, Any] | None = None
    """Colours and fonts, in place of the document's own brand."""
    beats: (
        Annotated[str, Field(max_length=200)]
        | Annotated[tuple[Seconds | Annotated[str, Field(max_length=200)] | None, ...],
                    Field(max_length=500)]
        | None
    ) = None  # fmt: skip
    """When its first, second, third mark comes: seconds of its own, or times such as
    "@vo[revenue]". "@vo" alone gives each mark the moment at which its name or its number is
    spoken."""
    at_least: Seconds = 0.0
    """Seconds that it lasts even where the anchor in its `duration` is earlier."""
    step: Seconds = 0.0
    """A duration that is an anchor is rounded up to a multiple of it, so that a slightly longer
    sentence does not move everything that follows."""
    clips: Annotated[Clips, Field(exclude=True)] = ()
    """What the primitive became; not written by anybody."""

    def lasting(self, length: Fraction) -> Fraction:
        """A length until an anchor, as the clip would have it at least and in steps."""
        longest = max(length, exact(self.at_least))
        step = exact(self.step)
        return math.ceil(longest / step) * step if step else longest


def build(clip: PrimitiveClip, setting: Setting) -> Group:
    """The clips of a primitive in its box, beyond which nothing of it is seen."""
    size = setting.own_size(clip, setting.parent)
    return Group(size, setting.layers(clip.clips, size), True, None, SQUARE, is_scene=True)


ELEMENT = Element(
    kind="primitive",
    clip=PrimitiveClip,
    build=build,
    nested_rows=lambda clip: clip.clips,
    example={
        "type": "primitive",
        "primitive": "bar-chart",
        "start": 0,
        "duration": 4,
        "data": {
            "title": "Most riders start from the station",
            "items": ["Station", "Harbour", "Old town", "Airport"],
            "values": [4200, 2900, 2100, 1300],
        },
    },
)
