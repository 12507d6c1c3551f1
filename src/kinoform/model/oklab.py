"""Between sRGB and OKLCH, in which equal steps look equally large."""

from __future__ import annotations

import math

Triple = tuple[float, float, float]


def to_linear(channel: float) -> float:
    """One sRGB channel as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def from_linear(light: float) -> float:
    """One amount of light as an sRGB channel."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1.0 / 2.4) - 0.055


def srgb_to_oklch(red: float, green: float, blue: float) -> Triple:
    """Lightness 0..1, chroma from 0 to about 0.32, and hue in degrees (0 for a grey)."""
    r, g, b = to_linear(red), to_linear(green), to_linear(blue)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a_axis = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b_axis = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    chroma = math.hypot(a_axis, b_axis)
    if chroma < 1e-6:
        return lightness, 0.0, 0.0
    return lightness, chroma, math.degrees(math.atan2(b_axis, a_axis)) % 360.0


def oklch_to_srgb(lightness: float, chroma: float, hue: float) -> Triple:
    """The sRGB colour; where none is so colourful, the most colourful of that light and hue."""
    if lightness <= 0.0 or lightness >= 1.0:
        end = 0.0 if lightness <= 0.0 else 1.0
        return end, end, end
    fits, reaches = 0.0, min(max(chroma, 0.0), 1.0)
    color = _unbounded(lightness, reaches, hue)
    if not _is_in_gamut(color):
        for _ in range(30):
            middle = (fits + reaches) / 2.0
            inside = _is_in_gamut(_unbounded(lightness, middle, hue))
            fits, reaches = (middle, reaches) if inside else (fits, middle)
        color = _unbounded(lightness, fits, hue)
    red, green, blue = (from_linear(min(1.0, max(0.0, light))) for light in color)
    return red, green, blue


def _unbounded(lightness: float, chroma: float, hue: float) -> Triple:
    """Amounts of light, which may lie outside of what a screen can show."""
    angle = math.radians(hue % 360.0)
    a_axis, b_axis = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a_axis + 0.2158037573 * b_axis) ** 3
    medium = (lightness - 0.1055613458 * a_axis - 0.0638541728 * b_axis) ** 3
    short = (lightness - 0.0894841775 * a_axis - 1.2914855480 * b_axis) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_in_gamut(color: Triple) -> bool:
    return all(-1e-5 <= light <= 1.0 + 1e-5 for light in color)
