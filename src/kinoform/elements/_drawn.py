"""What lines and paths share in the document: how much of them is drawn, and with which pen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import EasingName, Extent, Seconds, Share, Written
from kinoform.model.document.style import Style
from kinoform.model.easing import ease

USUAL_STROKE = 4.0
FILL_FROM = 0.6
"""How far the pen has come when the inside begins to fill."""


class Trim(Written):
    """The part of a line that is there, as shares of its length."""

    start: Share = 0.0
    end: Share = 1.0


class DrawOn(Written):
    """The line is drawn before your eyes, as by a pen."""

    duration: Annotated[Seconds, Field(gt=0)] = 1.0
    """Seconds that the pen takes."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before the pen begins."""
    easing: EasingName = "easeInOutCubic"
    """The curve by which the pen moves."""


class DrawnClip(Clip):
    """Fields of a clip that is drawn by a pen."""

    trim: Trim = Trim()
    """The part that is there; `trim.start` and `trim.end` can have keyframes."""
    trim_start: Share | None = None
    """The same as `trim.start`, and wins over it."""
    trim_end: Share | None = None
    """The same as `trim.end`, and wins over it."""
    end: Share | None = None
    """The same as `trim.end`, in Revideo's word; `start` is the time of the clip."""
    draw: DrawOn | None = None
    """Draws the line on over some seconds, then fills what is to be filled."""
    line_dash: Annotated[tuple[Extent, ...], Field(max_length=32)] | None = None
    """Lengths of dashes and gaps in pixels; wins over the style's."""
    line_cap: Literal["butt", "round", "square"] | None = None
    """How the line ends; wins over the style's."""
    line_join: Literal["miter", "round", "bevel"] | None = None
    """How corners look; wins over the style's."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How much of a line is there, over the seconds of its clip."""

    first: float = 0.0
    last: float = 1.0
    draw: tuple[float, float, str] | None = None
    """Delay, duration and easing of drawing on."""

    @classmethod
    def of(cls, clip: DrawnClip) -> Pen:
        """The pen of a clip."""
        first = clip.trim.start if clip.trim_start is None else clip.trim_start
        ends = (clip.trim_end, clip.end, clip.trim.end)
        return cls(first, next(end for end in ends if end is not None), drawing_of(clip.draw))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is ever cut off."""
        return (self.first, self.last, self.draw) == (0.0, 1.0, None)

    def progress(self, seconds: float) -> float:
        """How far drawing on has come, from 0 to 1."""
        if self.draw is None:
            return 1.0
        delay, duration, easing = self.draw
        share = ease(easing)(min(max((seconds - delay) / duration, 0.0), 1.0))
        return min(max(share, 0.0), 1.0)

    def part(self, seconds: float) -> tuple[float, float]:
        """The shares of the length between which the line is there."""
        return self.first, self.first + (self.last - self.first) * self.progress(seconds)

    def filled(self, seconds: float) -> float:
        """How opaque the inside is: it follows the pen."""
        return min(max((self.progress(seconds) - FILL_FROM) / (1.0 - FILL_FROM), 0.0), 1.0)


def drawing_of(draw: DrawOn | None) -> tuple[float, float, str] | None:
    """Delay, duration and easing, as plain numbers."""
    return None if draw is None else (draw.delay, draw.duration, draw.easing)


def pen_style(clip: DrawnClip) -> Style:
    """The style of a clip, with the line's own fields on top and a width that can be seen."""
    style = clip.style
    own = {
        name: getattr(clip, name)
        for name in ("line_dash", "line_cap", "line_join")
        if getattr(clip, name) is not None
    }
    width = style.stroke_width if style.stroke_width is not None else USUAL_STROKE
    return style.model_copy(update={**own, "stroke_width": width})
