"""A number that counts: from one value to another, in the writing of a language."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements.base import Element, Setting
from kinoform.elements.text import AutoFit, Text, TextClip
from kinoform.elements.text import build as build_text
from kinoform.kit.lazy import skia
from kinoform.look import numbers
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Amount, EasingName, Seconds, Written
from kinoform.model.easing import ease
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

NumberForm = Literal["plain", "short", "percent", "money", "clock"]
_MOST_DIGITS = 6


class Count(Written):
    """When it counts, and how."""

    duration: Annotated[Seconds, Field(gt=0)] = 1.2
    """Seconds that it takes."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before it begins."""
    easing: EasingName = "easeOutCubic"
    """The curve by which it counts."""


class NumberClip(Clip):
    """A number that counts up or down, with figures of one width so that nothing trembles."""

    type: Literal["number"]
    value: Amount
    """Where it ends."""
    from_: Annotated[Amount, Field(alias="from")] = 0.0
    """Where it begins."""
    format: NumberForm = "plain"
    """1,234.5; short as 1.2M; a share such as 0.45 as 45%; money; seconds as a clock."""
    currency: Annotated[str, Field(pattern="^[A-Za-z]{3}$")] = "USD"
    """Code of the currency of money."""
    decimals: Annotated[int, Field(strict=True, ge=0, le=_MOST_DIGITS)] | None = None
    """Figures after the point; unset is as many as the last value has."""
    prefix: Annotated[str, Field(max_length=100)] = ""
    """Stands before it."""
    suffix: Annotated[str, Field(max_length=100)] = ""
    """Stands after it."""
    count: Count = Count()
    """When it counts, and how."""
    auto_fit: AutoFit | None = None
    """Takes the largest size at which every value fits the transform's width and height."""
    locale: Annotated[str, Field(max_length=40)] = "en"
    """Language tag, such as "de"; it decides points and commas."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a value is written."""

    form: NumberForm
    currency: str
    digits: int
    final: float
    """The value that decides the unit and the decimals: all values have the same."""
    prefix: str
    suffix: str
    locale: str

    def of(self, value: float) -> str:
        """The value with everything around it."""
        return f"{self.prefix}{self._bare(value)}{self.suffix}"

    def _bare(self, value: float) -> str:
        match self.form:
            case "short":
                return numbers.toward(value, self.final, self.locale)
            case "percent":
                return numbers.share(value, self.locale, self.digits)
            case "money":
                return numbers.money(round(value, self.digits), self.currency, self.locale)
            case "clock":
                return numbers.clock(value)
            case _:
                return numbers.plain(value, self.locale, self.digits)


@dataclass(frozen=True, slots=True)
class Counting:
    """A counting number to draw."""

    widest: Text
    """The text set for the longest of its values."""
    wording: Wording
    begins: float
    ends: float
    delay: float
    seconds: float
    easing: str

    @property
    def size(self) -> Size:
        return self.widest.size

    @property
    def is_still(self) -> bool:
        return self.begins == self.ends

    def bounds(self, at: Moment) -> Box:
        return self._text(at).bounds(at)

    def key(self, at: Moment) -> Hashable:
        return self._text(at)

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        self._text(at).draw(canvas, at)

    def draw_faded(self, canvas: skia.Canvas, at: Moment, opacity: float) -> bool:
        return self._text(at).draw_faded(canvas, at, opacity)

    def _text(self, at: Moment) -> Text:
        share = ease(self.easing)(min(max((at.seconds - self.delay) / self.seconds, 0.0), 1.0))
        now = self.wording.of(self.begins + (self.ends - self.begins) * share)
        paragraph = self.widest.paragraph
        run = replace(paragraph.runs[0], text=now)
        return replace(self.widest, paragraph=replace(paragraph, runs=(run,)))


def build(clip: NumberClip, setting: Setting) -> Counting:
    """The counting number of a clip."""
    wording = _wording(clip)
    longest = max((wording.of(value) for value in (clip.from_, clip.value)), key=len)
    features = {"tnum": 1, "lnum": 1, **(clip.style.font_features or {})}
    style = clip.style.model_copy(update={"font_features": features})
    text = TextClip.model_construct(
        type="text", text=longest, runs=None, style=style, transform=clip.transform,
        auto_fit=clip.auto_fit, locale=clip.locale, text_animation=None,
    )  # fmt: skip
    return Counting(
        build_text(text, setting), wording, clip.from_, clip.value,
        clip.count.delay, clip.count.duration, clip.count.easing,
    )  # fmt: skip


def _wording(clip: NumberClip) -> Wording:
    scaled = clip.value * (100.0 if clip.format == "percent" else 1.0)
    digits = clip.decimals if clip.decimals is not None else _digits_of(scaled)
    return Wording(
        clip.format, clip.currency, digits, clip.value, clip.prefix, clip.suffix, clip.locale
    )


def _digits_of(value: float) -> int:
    """Figures after the point that a value is written with."""
    written = f"{value:.{_MOST_DIGITS}f}".rstrip("0").partition(".")[2]
    return len(written)


ELEMENT = Element(
    kind="number",
    clip=NumberClip,
    build=build,
    example={
        "type": "number",
        "start": 0,
        "duration": 3,
        "value": 1431,
        "suffix": " km",
        "count": {"duration": 1.6, "easing": "easeOutQuint"},
        "style": {"fontSize": 160, "fontWeight": 800, "fill": "#f8fafc"},
    },
)
