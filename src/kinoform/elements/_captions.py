"""Captions over time: which one is seen, where it stands, and everything it paints."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, replace

from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_paint import paint_words
from kinoform.elements._caption_pose import panels, special_poses
from kinoform.elements._caption_time import Caption, Now, now_of
from kinoform.elements._caption_words import places
from kinoform.elements._paint import argb, rect_of, rounded
from kinoform.kit.lazy import skia
from kinoform.model.geometry import EMPTY, Box, Size
from kinoform.model.stage import Moment
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import ink_box

_RISE = 0.25
"""How far a caption rises while it fades in, in font sizes."""


@dataclass(frozen=True, slots=True)
class Captions:
    """Captions to draw, one at a time."""

    size: Size
    look: CaptionLook
    captions: tuple[Caption, ...]
    starts: tuple[float, ...]

    @property
    def is_still(self) -> bool:
        return not self.captions

    def now(self, seconds: float) -> Now | None:
        """What is seen at a moment; None in a silence."""
        place = bisect_right(self.starts, seconds) - 1
        if place < 0 or seconds >= self.captions[place].until:
            return None
        return now_of(self.captions[place], self.look, seconds)

    def bounds(self, at: Moment) -> Box:
        now = self.now(at.seconds)
        if now is None:
            return EMPTY
        layout = lay_out(now.caption.paragraph)
        x, y = self._origin(layout.size)
        ink = ink_box(layout)
        widest = self.look.outline_width
        if now.active is not None:
            widest = max(widest, self.look.active.stroke_width)
        for pose in special_poses(self.look, now).values():
            ink = ink.union(pose.ink)
            widest = max(widest, widest * pose.scale)
        painted = ink.moved(x, y).grown(widest / 2 + 2.0)
        if self.look.shadow is not None:
            painted = self.look.shadow.around(painted)
        for panel in panels(self.look, now):
            painted = painted.union(panel.moved(x, y).grown(1.0))
        if self.look.ground is not None:
            painted = painted.union(self._ground_box(layout.content.moved(x, y)))
        rise = self.look.font.size * _RISE if now.come < 1.0 else 0.0
        return replace(painted, bottom=painted.bottom + rise)

    def key(self, at: Moment) -> Hashable:
        now = self.now(at.seconds)
        return None if now is None else (self.size, self.look, now)

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        now = self.now(at.seconds)
        if now is None:
            return
        layout = lay_out(now.caption.paragraph)
        canvas.save()
        canvas.translate(*self._origin(layout.size))
        if now.come < 1.0:
            canvas.translate(0.0, self.look.font.size * _RISE * (1.0 - now.come) ** 3)
            reach = layout.content.union(ink_box(layout)).grown(self.look.font.size)
            canvas.saveLayer(rect_of(reach), skia.Paint(Alphaf=now.come))
        if self.look.ground is not None and now.shown:
            self._draw_ground(canvas, now, self._ground_box(layout.content))
        paint_words(canvas, self.look, now)
        if now.come < 1.0:
            canvas.restore()
        canvas.restore()

    def _draw_ground(self, canvas: skia.Canvas, now: Now, box: Box) -> None:
        look = self.look
        ground = rounded(box, (look.ground_radius,) * 4)
        canvas.drawRRect(ground, skia.Paint(AntiAlias=True, Color=argb(look.ground or "")))
        if look.bar is None:
            return
        edge = replace(box, right=box.left + look.bar_width)
        if _is_leftward(now.caption):
            edge = replace(box, left=box.right - look.bar_width)
        canvas.save()
        canvas.clipRRect(ground, skia.ClipOp.kIntersect, True)
        canvas.drawRect(rect_of(edge), skia.Paint(AntiAlias=True, Color=argb(look.bar)))
        canvas.restore()

    def _origin(self, layout: Size) -> tuple[float, float]:
        _, inner = self.look.padding
        match self.look.position:
            case "top":
                top = self.look.margin + inner
            case "bottom":
                top = self.size.height - self.look.margin - inner - layout.height
            case _:
                top = (self.size.height - layout.height) / 2
        return (self.size.width - self.look.width) / 2, top

    def _ground_box(self, text: Box) -> Box:
        across, down = self.look.padding
        across += self.look.bar_width
        return Box(text.left - across, text.top - down, text.right + across, text.bottom + down)


def _is_leftward(caption: Caption) -> bool:
    first = places(caption.paragraph)[0].stretches
    return bool(first) and first[0].is_leftward
