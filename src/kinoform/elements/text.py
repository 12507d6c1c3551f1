"""Text: one style or rich runs, fitted to a box, whole or piece by piece."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from kinoform.elements._paint import Radii, fill_paint, radii_of, rect_of, rounded
from kinoform.elements._text_ink import Ink, draw_inked
from kinoform.elements._text_motion import TextAnimation, TextMotion
from kinoform.elements._type import cased, font_of, merged_style, paragraph_of
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Fill, Number, Written, pixels
from kinoform.model.document.style import Style
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment
from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.fit import fit_text
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs, ink_box
from kinoform.typeset.pieces import Piece, pieces
from kinoform.typeset.placed import TextLayout

LONGEST_TEXT = 100_000


class RichRun(Written):
    """A stretch of text with a style of its own on top of the clip's."""

    text: Annotated[str, Field(max_length=LONGEST_TEXT)]
    """The words."""
    style: Style = Style()
    """What is different from the clip's own style."""


class AutoFit(Written):
    """Text takes the largest size that fits the transform's width and height."""

    min_size: Annotated[Number, Field(gt=0)] = 12.0
    """The smallest size in pixels."""
    max_size: Annotated[Number, Field(gt=0, le=4_000)] | None = None
    """The largest size; unset is the style's."""
    max_lines: Annotated[int, Field(ge=1)] | None = None
    """The most lines."""


class TextClip(Clip):
    """Text; without a width it breaks at the parent's."""

    type: Literal["text"]
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] | None = None
    """The words; line feeds break lines."""
    runs: Annotated[tuple[RichRun, ...], Field(max_length=5_000)] | None = None
    """Rich runs in place of `text`."""
    text_animation: TextAnimation | None = None
    """Brings the text in piece by piece."""
    auto_fit: AutoFit | None = None
    """Takes the largest size that fits the transform's width and height."""
    locale: Annotated[str, Field(max_length=40)] = ""
    """Language tag, such as "ja"; it decides line breaks and the forms of Han letters."""

    @model_validator(mode="before")
    @classmethod
    def _needs_words(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if value.get("text") is None and value.get("runs") is None:
                raise ValueError("a text clip needs `text` or `runs`")
            if isinstance(value.get("text"), int | float):
                return {**value, "text": str(value["text"])}
        return value


@dataclass(frozen=True, slots=True)
class Backing:
    """A panel behind the whole text."""

    fill: Fill
    radii: Radii


@dataclass(frozen=True, slots=True)
class Text:
    """Text to draw."""

    paragraph: Paragraph
    inks: tuple[Ink, ...]
    size: Size
    padding: tuple[float, float, float, float]
    vertical: str
    backing: Backing | None
    motion: TextMotion | None

    @property
    def is_still(self) -> bool:
        return self.motion is None

    def bounds(self, at: Moment) -> Box:
        layout = lay_out(self.paragraph)
        x, y = self._origin(layout)
        ink = ink_box(layout).moved(x, y)
        painted = ink
        for style in self.inks:
            painted = painted.union(style.look.bounds(ink))
            if style.highlight:
                painted = painted.union(layout.content.moved(x, y).grown(_font_size(self) * 0.2))
            if style.decoration:
                painted = painted.union(layout.content.moved(x, y))
        if self.backing is not None:
            painted = painted.union(Box.of_size(self.size))
        if self.motion is not None and not self._is_settled(at):
            painted = painted.grown(_font_size(self) * 4 + (self.motion.wish.distance or 0.0))
        return painted

    def key(self, at: Moment) -> Hashable:
        if self.motion is None or self._is_settled(at):
            return self
        return (self, at.time)

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        layout = lay_out(self.paragraph)
        canvas.save()
        if self.backing is not None:
            box = Box.of_size(self.size)
            canvas.drawRRect(rounded(box, self.backing.radii), fill_paint(self.backing.fill, box))
        canvas.translate(*self._origin(layout))
        if self.motion is None or self._is_settled(at):
            draw_inked(canvas, layout, self.inks, layout.runs)
        else:
            self._draw_pieces(canvas, layout, at)
        canvas.restore()

    def draw_faded(self, canvas: skia.Canvas, at: Moment, opacity: float) -> bool:
        ink = self.inks[0]
        if (
            len(self.inks) > 1 or ink.highlight or ink.decoration or ink.look.shadow
            or ink.look.stroke or self.backing or not self._is_settled(at)
            or ink.look.fill is None
        ):  # fmt: skip
            return False
        layout = lay_out(self.paragraph)
        paint = fill_paint(ink.look.fill, layout.content)
        paint.setAlphaf(paint.getAlphaf() * opacity)
        canvas.save()
        canvas.translate(*self._origin(layout))
        draw_runs(canvas, layout.runs, lambda _tag: paint)
        canvas.restore()
        return True

    def _origin(self, layout: TextLayout) -> tuple[float, float]:
        top, right, bottom, left = self.padding
        free_width = self.size.width - left - right - layout.size.width
        free = self.size.height - top - bottom - layout.size.height
        share = {"top": 0.0, "center": 0.5, "bottom": 1.0}[self.vertical]
        return left + free_width / 2, top + free * share

    def _is_settled(self, at: Moment) -> bool:
        if self.motion is None:
            return True
        count = len(pieces(lay_out(self.paragraph), self.motion.split))
        return self.motion.is_over(at.seconds, count, float(at.duration))

    def _draw_pieces(self, canvas: skia.Canvas, layout: TextLayout, at: Moment) -> None:
        motion = self.motion
        if motion is None:
            return
        parts = pieces(layout, motion.split)
        for piece in parts:
            change = motion.change(piece.order, len(parts), at.seconds, float(at.duration))
            if change.opacity <= 0.0 or not change.scale_x or not change.scale_y:
                continue
            canvas.save()
            if change.clipped:
                canvas.clipRect(rect_of(_line_box(piece, layout)), skia.ClipOp.kIntersect, True)
            x, y = (piece.box.left + piece.box.right) / 2, (piece.box.top + piece.box.bottom) / 2
            canvas.translate(x + change.x, y + change.y)
            canvas.rotate(change.degrees)
            canvas.scale(change.scale_x, change.scale_y)
            canvas.translate(-x, -y)
            if change.opacity < 1.0:
                reach = piece.box.grown(_font_size(self))
                canvas.saveLayer(rect_of(reach), skia.Paint(Alphaf=change.opacity))
            draw_inked(canvas, layout, self.inks, piece.runs, piece)
            if change.opacity < 1.0:
                canvas.restore()
            canvas.restore()


def _line_box(piece: Piece, layout: TextLayout) -> Box:
    line = layout.lines[piece.line].box
    return Box(
        min(line.left, piece.box.left), line.top, max(line.right, piece.box.right), line.bottom
    )


def _font_size(text: Text) -> float:
    return max(run.font.size for run in text.paragraph.runs)


def build(clip: TextClip, setting: Setting) -> Text:
    """The text of a clip, set in its box."""
    written = clip.runs or (RichRun(text=clip.text or ""),)
    styles = [merged_style(clip.style, run.style) for run in written]
    runs = tuple(
        TextRun(cased(run.text, style), font_of(style), tag)
        for tag, (run, style) in enumerate(zip(written, styles, strict=True))
    )
    padding = _padding(clip.style)
    width = pixels(clip.transform.width, setting.parent.width, -1.0)
    height = pixels(clip.transform.height, setting.parent.height, -1.0)
    sides = padding[1] + padding[3]
    wraps = clip.style.text_wrap not in {False, "nowrap"}
    room = width - sides if width >= 0 else (setting.parent.width - sides if wraps else None)
    paragraph = paragraph_of(
        runs, clip.style, None if room is None else max(room, 1.0), clip.locale
    )
    if clip.auto_fit is not None and width >= 0 and height >= 0:
        largest = clip.auto_fit.max_size or max(run.font.size for run in runs)
        paragraph = fit_text(
            paragraph, max(width - sides, 1.0), max(height - padding[0] - padding[2], 1.0),
            min(clip.auto_fit.min_size, largest), largest, clip.auto_fit.max_lines,
        ).paragraph  # fmt: skip
    layout = lay_out(paragraph)
    if width < 0:
        paragraph = replace(paragraph, max_width=max(layout.content.width + 0.01, 0.01))
        layout = lay_out(paragraph)
    size = Size(
        width if width >= 0 else layout.size.width + sides,
        height if height >= 0 else layout.size.height + padding[0] + padding[2],
    )
    ground = clip.style.background_color
    return Text(
        paragraph=paragraph,
        inks=tuple(
            Ink.of(style, run.font.size) for style, run in zip(styles, paragraph.runs, strict=True)
        ),
        size=size,
        padding=padding,
        vertical=clip.style.vertical_align or "center",
        backing=None if ground is None else Backing(ground, radii_of(clip.style)),
        motion=(
            TextMotion(clip.text_animation, max(run.font.size for run in paragraph.runs))
            if clip.text_animation
            else None
        ),
    )


def _padding(style: Style) -> tuple[float, float, float, float]:
    written = style.padding
    if written is None:
        return (0.0, 0.0, 0.0, 0.0)
    if isinstance(written, tuple):
        if len(written) == 2:
            return (written[0], written[1], written[0], written[1])
        return written
    return (written, written, written, written)


ELEMENT = Element(
    kind="text",
    clip=TextClip,
    build=build,
    example={
        "type": "text",
        "start": 0,
        "duration": 3,
        "text": "Every frame is a pure function",
        "transform": {"width": "80%"},
        "style": {"fontSize": 96, "fontWeight": 800, "fill": "#ffffff", "textWrap": "balance"},
        "textAnimation": {"preset": "ascend", "split": "word"},
    },
)
