"""How captions look and where they stand: what the document says, and good answers for the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinoform.elements._caption_config import ActiveWord, SubtitleConfig
from kinoform.elements._caption_safety import kept, margin
from kinoform.elements._caption_styles import Dressed, Manner
from kinoform.elements._paint import Shadow
from kinoform.elements._type import font_of, line_height_of, weight_of
from kinoform.model.color import Color
from kinoform.model.document.fields import pixels
from kinoform.model.document.style import Style
from kinoform.model.geometry import Size
from kinoform.model.typography import Align, FontChoice

_WEIGHT = 700
_LINE_HEIGHT = 1.22
_HIGHLIGHT = "#ffd84d"
_OUTLINE = "#0a0f1c"
_OUTLINE_WIDTH = 0.13
"""Width of the dark outline that keeps white letters readable on anything, in font sizes."""
_SHADOW = "#04081499"
_SHADOW_BLUR = 0.32
_DIM = 0.38
"""How far dim words have gone from their colour to that of what is behind them."""


@dataclass(frozen=True, slots=True)
class ActiveLook:
    """How the word that is being spoken is painted, in pixels."""

    color: str
    background: str | None
    radius: float
    scale: float
    stroke: str
    stroke_width: float
    font: FontChoice | None
    """Letters of another weight; None when they are as the others'."""


@dataclass(frozen=True, slots=True)
class CaptionLook:
    """How captions are painted and placed, in pixels."""

    font: FontChoice
    line_height: float
    align: Align
    width: float
    """At which lines break."""
    color: str
    unsaid: str
    """Of words that are still to be spoken."""
    active: ActiveLook
    outline: str
    outline_width: float
    shadow: Shadow | None
    ground: str | None
    ground_radius: float
    bar: str | None
    """Colour of the bar where the lines begin."""
    position: str
    margin: float
    manner: Manner

    @property
    def padding(self) -> tuple[float, float]:
        """Room beside and above the words within their panel."""
        if self.ground is None:
            return 0.0, 0.0
        return self.font.size * 0.45, self.font.size * 0.26

    @property
    def bar_width(self) -> float:
        """Pixels of the bar at the edge of the panel."""
        return self.font.size * 0.2 if self.bar is not None else 0.0

    @property
    def word_room(self) -> float:
        """Pixels by which blanks are wider, so that a word has room to grow or for its panel."""
        growth = max(self.active.scale - 1.0, 0.0) * 1.2
        panel = 0.2 if self.active.background is not None else 0.0
        weight = 0.08 if self.active.font is not None else 0.0
        return self.font.size * min(growth + panel + weight, 0.5)


def caption_look(
    wish: Dressed, style: Style, frame: Size, position: str, room: Size
) -> CaptionLook:
    """The look of captions for a frame; `room` is the box in which they stand."""
    config = wish.config
    size = caption_size(wish, style, frame)
    chosen = style.model_copy(
        update={
            "font_size": size,
            "font_family": config.font_family or style.font_family,
            "font_weight": config.font_weight or style.font_weight or _WEIGHT,
        }
    )
    font = font_of(chosen)
    ground = config.background_color or (
        style.background_color if isinstance(style.background_color, str) else None
    )
    color = config.text_color or (style.fill if isinstance(style.fill, str) else None) or "#ffffff"
    stroke = style.stroke if isinstance(style.stroke, str) else None
    outline = config.border_color or stroke or _OUTLINE
    outline_width = _outline_width(wish, style, size, has_ground=ground is not None)
    align = config.text_align or style.text_align
    usual_height = wish.style.line_height or _LINE_HEIGHT
    active = _active(wish, font, color, outline, outline_width)
    radius = config.background_radius
    bar = config.highlight_color or _HIGHLIGHT
    return CaptionLook(
        font=font,
        line_height=usual_height if style.line_height is None else line_height_of(chosen),
        align="center" if align in {None, "justify"} else align,
        width=pixels(config.text_box_width, room.width, room.width * usual_width(config, frame)),
        color=color,
        unsaid=_unsaid(wish, color, outline if ground is None else ground),
        active=active,
        outline=outline,
        outline_width=outline_width,
        shadow=_shadow(wish, style, size, has_ground=ground is not None),
        ground=ground,
        ground_radius=size * 0.28 if radius is None else radius,
        bar=bar if wish.style.bar and ground is not None else None,
        position=position,
        margin=margin(config, frame, position),
        manner=wish.manner,
    )


def caption_size(wish: Dressed, style: Style, frame: Size) -> float:
    """Pixels to the em."""
    return wish.config.font_size or style.font_size or usual_size(frame) * wish.style.grown


def usual_size(frame: Size) -> float:
    """A font size that is read on a phone: a share of the short edge, larger on tall pictures."""
    ratio = frame.width / frame.height if frame.height else 1.0
    grown = 1.0 if ratio > 1.2 else 1.15 if ratio > 0.8 else 1.35
    return min(frame.width, frame.height) * 0.05 * grown


def usual_width(config: SubtitleConfig, frame: Size) -> float:
    """The share of the width that text takes."""
    return 1.0 - 2.0 * kept(config, frame).side


def _active(
    wish: Dressed, font: FontChoice, color: str, outline: str, outline_width: float
) -> ActiveLook:
    config: SubtitleConfig = wish.config
    active: ActiveWord = config.active
    usual = _HIGHLIGHT if wish.style.highlights else color
    stroke_width = active.stroke_width
    if stroke_width is None:
        share = wish.style.stroke_share
        stroke_width = outline_width if share is None else font.size * share
    weight = font.weight if active.font_weight is None else weight_of(active.font_weight)
    return ActiveLook(
        color=active.color or config.highlight_color or usual,
        background=active.background,
        radius=font.size * 0.26 if active.background_radius is None else active.background_radius,
        scale=1.0 if active.scale is None else active.scale,
        stroke=active.stroke or outline,
        stroke_width=stroke_width,
        font=None if weight == font.weight else replace(font, weight=weight),
    )


def _outline_width(wish: Dressed, style: Style, size: float, *, has_ground: bool) -> float:
    config = wish.config
    width = config.border_width if config.border_width is not None else style.stroke_width
    if width is not None:
        return width
    if has_ground and config.border_color is None:
        return 0.0
    share = wish.style.outline_share
    return size * (_OUTLINE_WIDTH if share is None else share)


def _unsaid(wish: Dressed, color: str, behind: str) -> str:
    if wish.config.unsaid_color is not None:
        return wish.config.unsaid_color
    if not wish.style.dims:
        return color
    # Opaque, since an outline would show through letters that are not.
    letters = Color.parse(color)
    return letters.mix(Color.parse(behind).with_alpha(letters.alpha), _DIM).css


def _shadow(wish: Dressed, style: Style, size: float, *, has_ground: bool) -> Shadow | None:
    config, named = wish.config, wish.style
    written = Shadow.of(style)
    blur = size * (_SHADOW_BLUR if named.shadow_share is None else named.shadow_share)
    if config.shadow_color is None and config.shadow_blur is None:
        if written is not None or has_ground:
            return written
        return Shadow(_SHADOW, blur, 0.0, size * 0.05)
    color = config.shadow_color or style.shadow_color or _SHADOW
    blur = blur if config.shadow_blur is None else config.shadow_blur
    return Shadow(color, blur, 0.0, size * 0.05)
