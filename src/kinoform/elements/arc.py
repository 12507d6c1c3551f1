"""A piece of a circle: a slice, a ring, or a part of one, which can sweep in."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._drawn import DrawOn, Pen, drawing_of
from kinoform.elements._paint import Look, rect_of
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Extent, Flag, Number, Share
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

USUAL_SIZE = 200.0
_WHOLE_DEGREES = 360.0
_TOP_DEGREES = -90.0
"""Where twelve o'clock is for the canvas, which counts from three o'clock."""


class ArcClip(Clip):
    """A slice of a circle, or of a ring; angles are degrees, clockwise from twelve o'clock."""

    type: Literal["arc"]
    size: Extent | None = None
    """Diameter in pixels."""
    start_angle: Annotated[Number, Field(ge=-3_600, le=3_600)] = 0.0
    """Where it begins."""
    end_angle: Annotated[Number, Field(ge=-3_600, le=3_600)] = 360.0
    """Where it ends; a whole turn further is all of the circle."""
    hole: Share = 0.0
    """How much of the radius is left out in the middle: 0 is a slice, 0.8 a ring."""
    round_ends: Flag = False
    """Whether the ends of a ring are round."""
    draw: DrawOn | None = None
    """Sweeps in over some seconds."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A piece of a circle to draw."""

    size: Size
    look: Look
    begins: float
    ends: float
    hole: float
    round_ends: bool
    sweep: Pen

    @property
    def is_still(self) -> bool:
        return self.sweep.is_whole

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(Box.of_size(self.size))

    def key(self, at: Moment) -> Hashable:
        return (self, self.sweep.progress(at.seconds))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        turn = (self.ends - self.begins) * self.sweep.progress(at.seconds)
        turn = min(max(turn, -_WHOLE_DEGREES), _WHOLE_DEGREES)
        if not turn or self.hole >= 1.0:
            return
        if self.round_ends and self.hole > 0.0 and abs(turn) < _WHOLE_DEGREES:
            self._draw_rounded(canvas, turn)
            return
        path = self._path(turn)
        box = Box.of_size(self.size)
        self.look.paint(canvas, box, lambda on, paint: on.drawPath(path, paint))

    def _path(self, turn: float) -> skia.Path:
        outer, inner = self._rings()
        path = skia.Path()
        if abs(turn) >= _WHOLE_DEGREES:
            path.addOval(rect_of(outer))
            if self.hole:
                path.addOval(rect_of(inner))
                path.setFillType(skia.PathFillType.kEvenOdd)
            return path
        begins = self.begins + _TOP_DEGREES
        path.arcTo(rect_of(outer), begins, turn, True)
        if self.hole:
            path.arcTo(rect_of(inner), begins + turn, -turn, False)
        else:
            path.lineTo(self.size.width / 2, self.size.height / 2)
        path.close()
        return path

    def _draw_rounded(self, canvas: skia.Canvas, turn: float) -> None:
        """A thick line along the middle of the ring; half of its width is beyond its ends."""
        outer, _ = self._rings()
        width = min(self.size.width, self.size.height) / 2 * (1.0 - self.hole)
        middle = outer.grown(-width / 2)
        path = skia.Path()
        path.addArc(rect_of(middle), self.begins + _TOP_DEGREES, turn)
        pen = replace(
            self.look, fill=None, stroke=self.look.fill, stroke_width=width, cap="round", dash=()
        )
        pen.paint(canvas, Box.of_size(self.size), lambda on, paint: on.drawPath(path, paint))

    def _rings(self) -> tuple[Box, Box]:
        width, height = self.size.width, self.size.height
        outer = Box.of_size(self.size)
        across, down = width / 2 * (1.0 - self.hole), height / 2 * (1.0 - self.hole)
        return outer, Box(across, down, width - across, height - down)


def build(clip: ArcClip, setting: Setting) -> Arc:
    """The piece of a circle of a clip."""
    diameter = USUAL_SIZE if clip.size is None else clip.size
    return Arc(
        setting.own_size(clip, Size(diameter, diameter)), Look.of(clip.style),
        clip.start_angle, clip.end_angle, clip.hole, clip.round_ends,
        Pen(draw=drawing_of(clip.draw)),
    )  # fmt: skip


ELEMENT = Element(
    kind="arc",
    clip=ArcClip,
    build=build,
    example={
        "type": "arc",
        "start": 0,
        "duration": 3,
        "size": 360,
        "endAngle": 250,
        "hole": 0.72,
        "roundEnds": True,
        "draw": {"duration": 1.2, "easing": "easeOutQuint"},
        "style": {"fill": "#2dd4bf"},
    },
)
