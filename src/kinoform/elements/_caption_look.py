"""How captions look and where they stand: what the document says, and good answers for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._paint import Shadow
from kinoform.elements._type import font_of, line_height_of
from kinoform.model.document.fields import (
    ColorText,
    Extent,
    Flag,
    Length,
    Number,
    Written,
    pixels,
)
from kinoform.model.document.style import Style
from kinoform.model.geometry import Size
from kinoform.model.typography import Align, FontChoice

USUAL_WORDS = 6
_WEIGHT = 700
_LINE_HEIGHT = 1.22
_HIGHLIGHT = "#ffd84d"
_OUTLINE = "#0a0f1c"
_OUTLINE_WIDTH = 0.13
"""Width of the dark outline that keeps white letters readable on anything, in font sizes."""
_SHADOW = "#04081499"
_SHADOW_BLUR = 0.32


class SubtitleConfig(Written):
    """How subtitles look; what is unset suits the size of the picture."""

    mode: Literal["batch", "stream"] = "batch"
    """A batch of words at once with the current one highlighted, or word after word."""
    words_per_batch: Annotated[int, Field(strict=True, ge=1, le=100)] = USUAL_WORDS
    """The most words that are shown at once."""
    font_size: Annotated[Number, Field(gt=0, le=4_000)] | None = None
    """Pixels."""
    font_family: Annotated[str, Field(max_length=500)] | None = None
    """One family or a comma-separated list."""
    font_weight: Annotated[Number, Field(ge=1, le=1_000)] | str | None = None
    """1 to 1000, or a word such as "bold"."""
    text_align: Literal["left", "center", "right"] | None = None
    """Where lines stand in the text box."""
    text_box_width: Length | None = None
    """Width at which lines break: pixels, or a share such as "80%"."""
    text_color: ColorText | None = None
    """Colour of the words."""
    highlight_color: ColorText | None = None
    """Colour of the word that is being spoken."""
    background_color: ColorText | None = None
    """A panel behind the words."""
    shadow_color: ColorText | None = None
    """Colour of the shadow; "transparent" for none."""
    shadow_blur: Extent | None = None
    """Softness of the shadow in pixels."""
    border_color: ColorText | None = None
    """Colour of the letters' outline; "transparent" for none."""
    border_width: Extent | None = None
    """Width of the outline in pixels."""
    fade_in_animation: Flag = False
    """Whether a batch, or in a stream each word, fades in."""
    position: Literal["bottom", "top", "center"] | None = None
    """Where in the picture; the bottom unless the transform says a place."""
    padding_bottom: Extent | None = None
    """Pixels between the lowest line and the edge; unset keeps clear of players' controls."""


@dataclass(frozen=True, slots=True)
class CaptionLook:
    """How captions are painted and placed, in pixels."""

    font: FontChoice
    line_height: float
    align: Align
    width: float
    """At which lines break."""
    color: str
    highlight: str
    outline: str
    outline_width: float
    shadow: Shadow | None
    ground: str | None
    position: str
    margin: float
    fades: bool
    is_stream: bool

    @property
    def padding(self) -> tuple[float, float]:
        """Room beside and above the words within their panel."""
        if self.ground is None:
            return 0.0, 0.0
        return self.font.size * 0.45, self.font.size * 0.26


def caption_look(
    config: SubtitleConfig, style: Style, frame: Size, position: str, room: Size
) -> CaptionLook:
    """The look of captions for a frame; `room` is the box in which they stand."""
    size = config.font_size or style.font_size or usual_size(frame)
    chosen = style.model_copy(
        update={
            "font_size": size,
            "font_family": config.font_family or style.font_family,
            "font_weight": config.font_weight or style.font_weight or _WEIGHT,
        }
    )
    ground = config.background_color or (
        style.background_color if isinstance(style.background_color, str) else None
    )
    fill = style.fill if isinstance(style.fill, str) else None
    stroke = style.stroke if isinstance(style.stroke, str) else None
    outline_width = config.border_width if config.border_width is not None else style.stroke_width
    if outline_width is None:
        wants_outline = ground is None or config.border_color is not None
        outline_width = size * _OUTLINE_WIDTH if wants_outline else 0.0
    align = config.text_align or style.text_align
    return CaptionLook(
        font=font_of(chosen),
        line_height=_LINE_HEIGHT if style.line_height is None else line_height_of(chosen),
        align="center" if align in {None, "justify"} else align,
        width=pixels(config.text_box_width, room.width, room.width * usual_width(frame)),
        color=config.text_color or fill or "#ffffff",
        highlight=config.highlight_color or _HIGHLIGHT,
        outline=config.border_color or stroke or _OUTLINE,
        outline_width=outline_width,
        shadow=_shadow(config, style, size, has_ground=ground is not None),
        ground=ground,
        position=position,
        margin=_margin(config, frame, position),
        fades=config.fade_in_animation,
        is_stream=config.mode == "stream",
    )


def usual_size(frame: Size) -> float:
    """A font size that is read on a phone: a share of the short edge, larger on tall pictures."""
    ratio = frame.width / frame.height if frame.height else 1.0
    grown = 1.0 if ratio > 1.2 else 1.15 if ratio > 0.8 else 1.35
    return min(frame.width, frame.height) * 0.05 * grown


def usual_width(frame: Size) -> float:
    """The share of the width that text takes; on tall pictures the right edge is the platform's."""
    return 0.76 if frame.width < frame.height * 0.8 else 0.82


def _margin(config: SubtitleConfig, frame: Size, position: str) -> float:
    if position == "bottom" and config.padding_bottom is not None:
        return config.padding_bottom
    if frame.width < frame.height * 0.8:
        return frame.height * (0.2 if position == "bottom" else 0.12)
    return min(frame.width, frame.height) * 0.085


def _shadow(
    config: SubtitleConfig, style: Style, size: float, *, has_ground: bool
) -> Shadow | None:
    written = Shadow.of(style)
    if config.shadow_color is None and config.shadow_blur is None:
        if written is not None or has_ground:
            return written
        return Shadow(_SHADOW, size * _SHADOW_BLUR, 0.0, size * 0.05)
    color = config.shadow_color or style.shadow_color or _SHADOW
    blur = size * _SHADOW_BLUR if config.shadow_blur is None else config.shadow_blur
    return Shadow(color, blur, 0.0, size * 0.05)
