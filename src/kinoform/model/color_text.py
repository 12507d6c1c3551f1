"""Reads a colour as CSS writes it: hex, names, rgb, hsl, hwb, oklch and oklab."""

from __future__ import annotations

import colorsys
import difflib
import math
import re
from collections.abc import Callable

from kinoform.model.color_names import COLOR_NAMES
from kinoform.model.oklab import Triple, oklch_to_srgb

_LONGEST = 200
_HEX = re.compile(r"[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8}")
_CALL = re.compile(r"([a-z]+)\(([^()]*)\)")
_PART = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(%|deg|grad|rad|turn)?|none")
_DEGREES_IN = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": math.degrees(1.0), "turn": 360.0}


class BadColor(ValueError):
    """The text is no colour that CSS knows."""


def read_color(text: str) -> tuple[float, float, float, float]:
    """Red, green, blue and alpha of a written colour, each in 0..1; raises BadColor."""
    written = text.strip().lower()
    if len(written) <= _LONGEST:
        if written in COLOR_NAMES:
            return (*_hex_channels(COLOR_NAMES[written]), 1.0)
        if written == "transparent":
            return 0.0, 0.0, 0.0, 0.0
        if written.startswith("#") and _HEX.fullmatch(written, 1):
            return _from_hex(written[1:])
        call = _CALL.fullmatch(written)
        if call:
            return _from_call(text, call[1], call[2])
    close = difflib.get_close_matches(written[:40], COLOR_NAMES, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else "; write #rrggbb or a CSS colour"
    raise BadColor(f"no colour: {text[:40]!r}{hint}")


def _hex_channels(digits: str) -> Triple:
    red, green, blue = (int(digits[at : at + 2], 16) / 255.0 for at in (0, 2, 4))
    return red, green, blue


def _from_hex(digits: str) -> tuple[float, float, float, float]:
    if len(digits) <= 4:
        digits = "".join(digit * 2 for digit in digits)
    alpha = int(digits[6:], 16) / 255.0 if len(digits) == 8 else 1.0
    return (*_hex_channels(digits), alpha)


def _from_call(text: str, name: str, inside: str) -> tuple[float, float, float, float]:
    function = {"rgba": "rgb", "hsla": "hsl"}.get(name, name)
    convert = _FUNCTIONS.get(function)
    parts = _parts(inside, commas_allowed=function in {"rgb", "hsl"})
    if convert is None or parts is None:
        raise BadColor(f"no colour: {text[:40]!r}; write it as rgb(255 0 0 / 50%)")
    red, green, blue = (_share(channel) for channel in convert(*parts[:3]))
    return red, green, blue, _share(_scaled(parts[3], 1.0)) if len(parts) == 4 else 1.0


Part = tuple[float, str]
"""A number and its unit."""


def _parts(inside: str, *, commas_allowed: bool) -> list[Part] | None:
    """Three or four numbers, or None where the form is wrong."""
    if "," in inside:
        words = [word.strip() for word in inside.split(",")] if commas_allowed else []
    else:
        channels, slash, alpha = inside.partition("/")
        words = channels.split()
        if len(words) != 3:
            return None
        words += [alpha.strip()] if slash else []
    if len(words) not in {3, 4}:
        return None
    parts = []
    for word in words:
        match = _PART.fullmatch(word)
        if match is None:
            return None
        number = float(match[1] or 0.0)
        if not abs(number) <= 1e6:
            return None
        parts.append((number, match[2] or ""))
    return parts


def _scaled(part: Part, of_whole: float, divisor: float = 1.0) -> float:
    """A percentage as that share of a whole; a bare number divided."""
    number, unit = part
    return number / 100.0 * of_whole if unit == "%" else number / divisor


def _degrees(part: Part) -> float:
    number, unit = part
    return (number * _DEGREES_IN.get(unit, 1.0)) % 360.0


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _rgb(red: Part, green: Part, blue: Part) -> Triple:
    return _scaled(red, 1.0, 255.0), _scaled(green, 1.0, 255.0), _scaled(blue, 1.0, 255.0)


def _hsl(hue: Part, saturation: Part, lightness: Part) -> Triple:
    return colorsys.hls_to_rgb(
        _degrees(hue) / 360.0,
        _share(_scaled(lightness, 1.0, 100.0)),
        _share(_scaled(saturation, 1.0, 100.0)),
    )


def _hwb(hue: Part, white: Part, black: Part) -> Triple:
    whiteness = _share(_scaled(white, 1.0, 100.0))
    blackness = _share(_scaled(black, 1.0, 100.0))
    if whiteness + blackness >= 1.0:
        grey = whiteness / (whiteness + blackness)
        return grey, grey, grey
    red, green, blue = (
        whiteness + channel * (1.0 - whiteness - blackness)
        for channel in colorsys.hls_to_rgb(_degrees(hue) / 360.0, 0.5, 1.0)
    )
    return red, green, blue


def _oklch(lightness: Part, chroma: Part, hue: Part) -> Triple:
    return oklch_to_srgb(_scaled(lightness, 1.0), _scaled(chroma, 0.4), _degrees(hue))


def _oklab(lightness: Part, a_axis: Part, b_axis: Part) -> Triple:
    a, b = _scaled(a_axis, 0.4), _scaled(b_axis, 0.4)
    hue = math.degrees(math.atan2(b, a))
    return oklch_to_srgb(_scaled(lightness, 1.0), math.hypot(a, b), hue)


_FUNCTIONS: dict[str, Callable[[Part, Part, Part], Triple]] = {
    "rgb": _rgb,
    "hsl": _hsl,
    "hwb": _hwb,
    "oklch": _oklch,
    "oklab": _oklab,
}
