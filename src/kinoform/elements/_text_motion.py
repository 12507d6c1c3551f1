"""How pieces of text come in: by line, by word or by letter, one after the other."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.model.document.fields import EasingName, Flag, Number, Seconds, Written
from kinoform.model.easing import ease

PresetName = Literal[
    "fade", "typewriter", "appear", "slide", "ascend", "shift", "fly", "reveal", "scale", "pop",
    "bounce", "spin", "wave", "drop", "flip", "stretch", "swing", "tracking",
]  # fmt: skip
SplitName = Literal["none", "line", "word", "letter"]


class TextAnimation(Written):
    """A preset that brings text in piece by piece."""

    preset: PresetName = "fade"
    """How each piece comes in."""
    split: SplitName | None = None
    """Unset is what suits the preset."""
    stagger: Seconds | None = None
    """Seconds between one piece and the next; unset suits the split."""
    direction: Literal["left", "right", "up", "down"] = "up"
    """The direction of the motion."""
    duration: Annotated[Seconds, Field(gt=0)] = 0.6
    """Seconds for one piece."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before the first piece."""
    easing: EasingName | None = None
    """The curve of each piece; unset suits the preset."""
    out: Flag = False
    """Also goes the same way, at the end of the clip."""
    distance: Annotated[Number, Field(ge=0)] | None = None
    """Pixels; unset is a share of the font size."""


@dataclass(frozen=True, slots=True)
class PieceChange:
    """What happens to one piece; lengths are in font sizes."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    degrees: float = 0.0
    opacity: float = 1.0
    clipped: bool = False
    """Whether it is only seen within its own line."""


_NOTHING = PieceChange()
Heading = tuple[float, float]
_HEADINGS: dict[str, Heading] = {
    "left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preset:
    """One way in; `change` is for the way still to go, from 1 down to 0."""

    split: SplitName
    stagger: float
    easing: str
    change: Callable[[float, Heading], PieceChange]


def _slide(far: float, reach: float) -> Callable[[float, Heading], PieceChange]:
    return lambda left, to: PieceChange(
        x=-to[0] * left * reach, y=-to[1] * left * reach, opacity=1.0 - left**far
    )


def _bounce(left: float, to: Heading) -> PieceChange:
    return PieceChange(x=-to[0] * left, y=-to[1] * left, opacity=min(1.0, (1.0 - left) * 4))


def _wave(left: float, to: Heading) -> PieceChange:
    lift = math.sin((1.0 - left) * math.pi * 2) * left
    return PieceChange(x=to[0] * lift * 0.6, y=to[1] * lift * 0.6, opacity=1.0 - left**4)


PRESETS: dict[str, Preset] = {
    "fade": Preset("word", 0.06, "easeOutSine", lambda left, _: PieceChange(opacity=1 - left)),
    "typewriter": Preset(
        "letter", 0.05, "steps(1)", lambda left, _: PieceChange(opacity=0.0 if left > 0 else 1.0)
    ),
    "appear": Preset(
        "word", 0.12, "steps(1)", lambda left, _: PieceChange(opacity=0.0 if left > 0 else 1.0)
    ),
    "slide": Preset("line", 0.12, "easeOutCubic", _slide(2.0, 1.2)),
    "ascend": Preset("word", 0.06, "easeOutExpo", _slide(1.0, 0.7)),
    "shift": Preset("letter", 0.025, "easeOutQuint", _slide(1.0, 0.5)),
    "fly": Preset("letter", 0.03, "easeOutExpo", _slide(3.0, 4.0)),
    "reveal": Preset(
        "line", 0.1, "easeOutExpo",
        lambda left, to: PieceChange(
            x=-to[0] * left * 1.3, y=-to[1] * left * 1.3, clipped=left > 0
        ),
    ),
    "scale": Preset(
        "word", 0.06, "easeOutCubic",
        lambda left, _: PieceChange(scale_x=1 - left, scale_y=1 - left, opacity=1 - left**2),
    ),
    "pop": Preset(
        "word", 0.07, "easeOutBack",
        lambda left, _: PieceChange(
            scale_x=1 - left, scale_y=1 - left, opacity=min(1.0, (1 - left) * 3)
        ),
    ),
    "bounce": Preset("letter", 0.04, "easeOutBounce", _bounce),
    "spin": Preset(
        "letter", 0.04, "easeOutCubic",
        lambda left, _: PieceChange(
            degrees=-180 * left, scale_x=1 - left, scale_y=1 - left, opacity=1 - left
        ),
    ),
    "wave": Preset("letter", 0.05, "linear", _wave),
    "drop": Preset(
        "letter", 0.04, "easeOutBounce",
        lambda left, _: PieceChange(y=-1.6 * left, opacity=min(1.0, (1 - left) * 4)),
    ),
    "flip": Preset(
        "letter", 0.035, "easeOutBack",
        lambda left, _: PieceChange(scale_y=1 - left, opacity=min(1.0, (1 - left) * 2)),
    ),
    "stretch": Preset(
        "word", 0.06, "easeOutExpo",
        lambda left, _: PieceChange(scale_x=1 + left * 1.5, opacity=1 - left),
    ),
    "swing": Preset(
        "word", 0.07, "easeOutBack",
        lambda left, _: PieceChange(degrees=-25 * left, opacity=min(1.0, (1 - left) * 2)),
    ),
    "tracking": Preset(
        "letter", 0.0, "easeOutExpo",
        lambda left, to: PieceChange(x=-to[0] * left, opacity=1 - left),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextMotion:
    """A preset in use on text of some size."""

    wish: TextAnimation
    font_size: float

    @property
    def preset(self) -> Preset:
        return PRESETS[self.wish.preset]

    @property
    def split(self) -> SplitName:
        return self.wish.split or self.preset.split

    def is_over(self, seconds: float, count: int, duration: float) -> bool:
        """Whether no piece is on its way."""
        end = self.wish.delay + self.stagger * max(count - 1, 0) + self.wish.duration
        leaving = duration - self.wish.duration - self.stagger * max(count - 1, 0)
        return seconds >= end and (not self.wish.out or seconds <= leaving)

    @property
    def stagger(self) -> float:
        """Seconds between one piece and the next."""
        return self.preset.stagger if self.wish.stagger is None else self.wish.stagger

    def change(self, order: int, count: int, seconds: float, duration: float) -> PieceChange:
        """What happens to one piece at a moment."""
        curve = ease(self.wish.easing or self.preset.easing)
        passed = seconds - self.wish.delay - order * self.stagger
        progress = min(max(passed / self.wish.duration, 0.0), 1.0)
        if self.wish.out:
            left = duration - seconds - (count - 1 - order) * self.stagger
            progress = min(progress, max(left / self.wish.duration, 0.0))
        if progress >= 1.0:
            return _NOTHING
        raw = self.preset.change(1.0 - curve(progress), _HEADINGS[self.wish.direction])
        reach = self.font_size
        if self.wish.distance is not None and (raw.x or raw.y):
            longest = self.preset.change(1.0, _HEADINGS[self.wish.direction])
            span = math.hypot(longest.x, longest.y)
            reach = self.wish.distance / span if span else reach
        return PieceChange(
            raw.x * reach, raw.y * reach, raw.scale_x, raw.scale_y, raw.degrees,
            min(max(raw.opacity, 0.0), 1.0), raw.clipped,
        )  # fmt: skip
