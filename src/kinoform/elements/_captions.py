"""Captions over time: which one is seen, which of its words is spoken, and how it is painted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, replace

from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_shadow import draw_shadow
from kinoform.elements._paint import argb, rect_of, rounded
from kinoform.kit.lazy import skia
from kinoform.model.geometry import EMPTY, Box, Size
from kinoform.model.stage import Moment
from kinoform.model.typography import Paragraph
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs, ink_box

_FADE_SECONDS = 0.2
_RISE = 0.25
"""How far a caption rises while it fades in, in font sizes."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is read at once, and when; its runs' tags count its words."""

    start: float
    until: float
    paragraph: Paragraph
    times: tuple[tuple[float, float], ...]
    """When each word is spoken."""


@dataclass(frozen=True, slots=True)
class Now:
    """What is seen of a caption at a moment."""

    caption: Caption
    active: int | None
    """The word that is being spoken."""
    shown: int
    """How many of its words are there."""
    come: float
    """How far the newest has faded in."""


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
        caption = self.captions[place]
        active = max(
            (i for i, (start, end) in enumerate(caption.times) if start <= seconds < end),
            default=None,
        )
        shown, newest = len(caption.times), caption.start
        if self.look.is_stream:
            begun = [start for start, _ in caption.times if start <= seconds]
            shown, newest = len(begun), begun[-1]
        come = min((seconds - newest) / _FADE_SECONDS, 1.0) if self.look.fades else 1.0
        return Now(caption, active, shown, come)

    def bounds(self, at: Moment) -> Box:
        now = self.now(at.seconds)
        if now is None:
            return EMPTY
        layout = lay_out(now.caption.paragraph)
        x, y = self._origin(layout.size)
        painted = ink_box(layout).moved(x, y).grown(self.look.outline_width / 2 + 2.0)
        if self.look.shadow is not None:
            painted = self.look.shadow.around(painted)
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
        fading = now.come < 1.0
        if fading and not self.look.is_stream:
            canvas.translate(0.0, self.look.font.size * _RISE * (1.0 - now.come) ** 3)
            reach = layout.content.union(ink_box(layout)).grown(self.look.font.size)
            canvas.saveLayer(rect_of(reach), skia.Paint(Alphaf=now.come))
        if self.look.ground is not None and now.shown:
            ground = self._ground_box(layout.content)
            radius = self.look.font.size * 0.28
            canvas.drawRRect(
                rounded(ground, (radius,) * 4),
                skia.Paint(AntiAlias=True, Color=argb(self.look.ground)),
            )
        if self.look.is_stream:
            self._draw_words(canvas, now, range(now.shown - fading))
            if fading:
                reach = layout.content.union(ink_box(layout)).grown(self.look.font.size)
                canvas.saveLayer(rect_of(reach), skia.Paint(Alphaf=now.come))
                self._draw_words(canvas, now, range(now.shown - 1, now.shown))
                canvas.restore()
        else:
            self._draw_words(canvas, now, range(now.shown))
            if fading:
                canvas.restore()
        canvas.restore()

    def _draw_words(self, canvas: skia.Canvas, now: Now, which: range) -> None:
        layout = lay_out(now.caption.paragraph)
        runs = tuple(run for run in layout.runs if run.tag in which)
        if not runs:
            return
        look = self.look
        plain = skia.Paint(AntiAlias=True, Color=argb(look.color))
        bright = skia.Paint(AntiAlias=True, Color=argb(look.highlight))

        def paint_of(tag: int) -> skia.Paint:
            return bright if tag == now.active else plain

        outline = None
        if look.outline_width > 0:
            outline = skia.Paint(
                AntiAlias=True,
                Color=argb(look.outline),
                Style=skia.Paint.kStroke_Style,
                StrokeWidth=look.outline_width,
                StrokeJoin=skia.Paint.kRound_Join,
            )
        if look.shadow is not None:
            draw_shadow(canvas, now.caption.paragraph, look.shadow, look.outline_width, which)
        if outline is not None:
            # All outlines come before all letters, so that none lies on its neighbour.
            draw_runs(canvas, runs, lambda _tag: outline)
        draw_runs(canvas, runs, paint_of)

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
        return Box(text.left - across, text.top - down, text.right + across, text.bottom + down)
