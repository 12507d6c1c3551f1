"""One colour: read from CSS, mixed, measured, and handed to the canvas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kinoform.model.color_text import BadColor, read_color
from kinoform.model.oklab import oklch_to_srgb, srgb_to_oklch, to_linear

__all__ = ["BadColor", "Color", "is_color"]


@dataclass(frozen=True, slots=True)
class Color:
    """Red, green, blue and alpha in 0..1: sRGB, not multiplied by alpha."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @classmethod
    def parse(cls, text: str) -> Color:
        """The colour that CSS text means; raises BadColor."""
        return _parsed(text)

    @classmethod
    def from_oklch(cls, lightness: float, chroma: float, hue: float, alpha: float = 1.0) -> Color:
        """The colour of a lightness, a chroma and a hue in degrees; chroma gives way to gamut."""
        return cls(*oklch_to_srgb(lightness, chroma, hue), alpha)

    def to_oklch(self) -> tuple[float, float, float]:
        """Lightness 0..1, chroma 0..0.4 and hue in degrees."""
        return srgb_to_oklch(self.red, self.green, self.blue)

    @property
    def argb(self) -> int:
        """0xAARRGGBB, as the canvas takes it."""
        alpha, red, green, blue = map(_byte, (self.alpha, self.red, self.green, self.blue))
        return alpha << 24 | red << 16 | green << 8 | blue

    @property
    def css(self) -> str:
        """#rrggbb, or #rrggbbaa where something shows through."""
        argb = self.argb
        return f"#{argb & 0xFFFFFF:06x}" + (f"{argb >> 24:02x}" if argb >> 24 < 255 else "")

    @property
    def luminance(self) -> float:
        """WCAG's relative luminance of the opaque colour: 0 is black, 1 is white."""
        red, green, blue = map(to_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Color) -> float:
        """WCAG's contrast ratio of the two opaque colours, from 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def with_alpha(self, alpha: float) -> Color:
        """The same colour, as opaque as told."""
        return replace(self, alpha=_held(alpha))

    def mix(self, other: Color, share: float) -> Color:
        """A share of the way to the other, by premultiplied sRGB as browsers mix."""
        if share in (0.0, 1.0):
            return other if share else self
        alpha = _held(self.alpha + (other.alpha - self.alpha) * share)
        if alpha == 0.0:
            return CLEAR

        def channel(own: float, others: float) -> float:
            start = own * self.alpha
            return _held((start + (others * other.alpha - start) * share) / alpha)

        return Color(
            channel(self.red, other.red),
            channel(self.green, other.green),
            channel(self.blue, other.blue),
            alpha,
        )


CLEAR = Color(0.0, 0.0, 0.0, 0.0)


def is_color(text: str) -> bool:
    """Whether `Color.parse` knows the text."""
    try:
        _parsed(text)
    except BadColor:
        return False
    return True


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Color:
    return Color(*read_color(text))


def _held(value: float) -> float:
    return min(1.0, max(0.0, value))


def _byte(value: float) -> int:
    return round(_held(value) * 255.0)
