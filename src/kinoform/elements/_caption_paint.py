"""Paints the words of a caption: shadows beneath panels beneath outlines beneath letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_pose import Pose, panels, special_poses
from kinoform.elements._caption_shadow import draw_shadow
from kinoform.elements._caption_time import Now
from kinoform.elements._caption_words import first_letters, places, swept
from kinoform.elements._paint import argb, rect_of, rounded
from kinoform.kit.lazy import skia
from kinoform.model.color import Color
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs
from kinoform.typeset.placed import GlyphRun

Runs = tuple[GlyphRun, ...]


def paint_words(canvas: skia.Canvas, look: CaptionLook, now: Now) -> None:
    """Paint the words that are there, in the coordinates of their layout."""
    brush = _Brush(look, now)
    special = special_poses(look, now)
    settled = range(now.shown - len(now.coming))
    written = settled[:-1] if look.manner.reveal == "letter" and now.part < 1.0 else settled
    runs = tuple(
        run
        for run in lay_out(now.caption.paragraph).runs
        if run.tag in written and run.tag not in special
    )
    if len(written) < len(settled):
        runs += brush.typed()
    brush.shadow(canvas, written)
    brush.panels(canvas)
    poses = [pose for tag, pose in special.items() if tag in settled]
    for paint in (brush.outline, brush.letters):
        paint(canvas, runs)
        for pose in poses:
            with _posed(canvas, pose):
                paint(canvas, pose.runs)
    for tag in range(settled.stop, now.shown):
        pose = special[tag]
        with _posed(canvas, pose):
            reach = places(now.caption.paragraph)[tag].ink.grown(look.font.size)
            canvas.saveLayer(rect_of(reach), skia.Paint(Alphaf=pose.opacity))
            brush.shadow(canvas, range(tag, tag + 1))
            brush.outline(canvas, pose.runs)
            brush.letters(canvas, pose.runs)
            canvas.restore()


@dataclass(frozen=True, slots=True)
class _Brush:
    """The paints of a look at a moment."""

    look: CaptionLook
    now: Now

    def shadow(self, canvas: skia.Canvas, which: range) -> None:
        look = self.look
        if look.shadow is not None and which:
            draw_shadow(canvas, self.now.caption.paragraph, look.shadow, look.outline_width, which)

    def panels(self, canvas: skia.Canvas) -> None:
        active = self.look.active
        for box in panels(self.look, self.now):
            paint = skia.Paint(AntiAlias=True, Color=argb(active.background or "transparent"))
            paint.setAlphaf(paint.getAlphaf() * self.now.panel)
            canvas.drawRRect(rounded(box, (active.radius,) * 4), paint)

    def outline(self, canvas: skia.Canvas, runs: Runs) -> None:
        # All outlines come before all letters, so that none lies on its neighbour.
        look, active = self.look, self.look.active
        speaking = None if look.manner.sweeps else self.now.active
        _draw_in(
            canvas,
            _stroke(look.outline, look.outline_width),
            [run for run in runs if run.tag != speaking],
        )
        _draw_in(
            canvas,
            _stroke(active.stroke, active.stroke_width),
            [run for run in runs if run.tag == speaking],
        )

    def letters(self, canvas: skia.Canvas, runs: Runs) -> None:
        draw_runs(canvas, runs, self._fills())
        if not self.look.manner.sweeps or self.now.part >= 1.0:
            return
        spoken = self.now.said - 1
        inside = tuple(run for run in runs if run.tag == spoken)
        bright = _fill(self.look.active.color)
        for box in swept(places(self.now.caption.paragraph)[spoken], self.now.part):
            canvas.save()
            canvas.clipRect(rect_of(box), skia.ClipOp.kIntersect, True)
            _draw_in(canvas, bright, inside)
            canvas.restore()

    def typed(self) -> Runs:
        """The letters that are there of the word that is being typed."""
        place = places(self.now.caption.paragraph)[self.now.said - 1]
        return first_letters(place, round(self.now.part * len(place.letters)))

    def _active_color(self) -> str:
        """The colour of the word that is spoken; it turns as the panel comes in behind it."""
        look, share = self.look, self.now.panel
        if share >= 1.0:
            return look.active.color
        mixed = Color.parse(look.color).mix(Color.parse(look.active.color), share)
        return mixed.css

    def _fills(self) -> Callable[[int], skia.Paint]:
        look, now = self.look, self.now
        said, unsaid, bright = map(_fill, (look.color, look.unsaid, self._active_color()))
        if look.manner.sweeps:
            done = now.said if now.part >= 1.0 else now.said - 1
            return lambda tag: bright if tag < done else unsaid

        def fill_of(tag: int) -> skia.Paint:
            if tag == now.active:
                return bright
            return said if tag < now.said else unsaid

        return fill_of


@contextmanager
def _posed(canvas: skia.Canvas, pose: Pose) -> Iterator[None]:
    x, y = pose.middle
    canvas.save()
    canvas.translate(x, y + pose.down)
    canvas.scale(pose.scale, pose.scale)
    canvas.translate(-x, -y)
    yield
    canvas.restore()


def _draw_in(canvas: skia.Canvas, paint: skia.Paint | None, runs: Iterable[GlyphRun]) -> None:
    if paint is not None:
        draw_runs(canvas, runs, lambda _tag: paint)


def _fill(color: str) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color=argb(color))


def _stroke(color: str, width: float) -> skia.Paint | None:
    if width <= 0:
        return None
    return skia.Paint(
        AntiAlias=True,
        Color=argb(color),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeJoin=skia.Paint.kRound_Join,
    )
