"""Roles of colour, all derived from a ground and one or two accents so that text can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinoform.model.color import Color

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
"""For marks, and for text above 4.8 units."""
CATEGORIES = 8
STEPS = 7
_ENDS = (Color(1.0, 1.0, 1.0), Color(0.0, 0.0, 0.0))
_MIDDLE_GREY = 0.62
"""OKLCH lightness above which a ground takes dark ink."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What each colour is for."""

    name: str
    is_dark: bool
    background: Color
    depth: Color
    """The far end of the background's gradient."""
    surface: Color
    """Cards and panels on the background."""
    ink: Color
    ink_soft: Color
    line: Color
    accent: Color
    """Marks; it carries the message."""
    accent_ink: Color
    """The accent as text on background and surface."""
    on_accent: Color
    """Text that stands on the accent."""
    accent_2: Color
    accent_2_ink: Color
    positive: Color
    negative: Color
    categorical: tuple[Color, ...]
    sequential: tuple[Color, ...]
    """From little to much."""
    diverging: tuple[Color, ...]
    """From the second accent over a quiet middle to the accent."""

    @property
    def grounds(self) -> tuple[Color, Color, Color]:
        """What text may stand on."""
        return self.background, self.depth, self.surface

    def veil_alpha(self, contrast: float = TEXT_CONTRAST) -> float:
        """How opaque a veil of the background must be so that ink is readable over any picture."""
        worst = _ENDS[0] if self.is_dark else _ENDS[1]
        for percent in range(101):
            seen = worst.mix(self.background, percent / 100)
            if self.ink.contrast(seen) >= contrast:
                return percent / 100
        return 1.0


def readable(color: Color, grounds: Iterable[Color], contrast: float = TEXT_CONTRAST) -> Color:
    """The colour, moved in lightness only as far as the contrast with all grounds needs."""
    known = tuple(grounds)
    if _lowest(color, known) >= contrast:
        return color
    lightness, chroma, hue = color.to_oklch()
    mean = sum(ground.to_oklch()[0] for ground in known) / len(known)
    ways = (1.0, -1.0) if mean < _MIDDLE_GREY else (-1.0, 1.0)
    best = color
    for way in ways:
        for step in range(1, 101):
            moved = Color.from_oklch(_held(lightness + way * step / 100), chroma, hue)
            found = _lowest(moved, known)
            if found >= contrast:
                return moved
            if found > _lowest(best, known):
                best = moved
    return best


def on(color: Color) -> Color:
    """Light or dark text, in a breath of the colour's hue, whichever reads better on it."""
    _, chroma, hue = color.to_oklch()
    light = Color.from_oklch(0.99, min(chroma, 0.01), hue)
    dark = Color.from_oklch(0.17, min(chroma, 0.03), hue)
    # White is liked on saturated colours even where black would have a little more contrast.
    if light.contrast(color) >= TEXT_CONTRAST:
        return light
    best = max(light, dark, key=color.contrast)
    return best if best.contrast(color) >= TEXT_CONTRAST else max(_ENDS, key=color.contrast)


def derive(
    name: str,
    background: Color,
    accent: Color,
    accent_2: Color | None = None,
    ink: Color | None = None,
) -> Palette:
    """All roles of a ground, an accent, and what else a brand has."""
    ground_light, ground_chroma, ground_hue = background.to_oklch()
    is_dark = ground_light < _MIDDLE_GREY
    vivid = ground_chroma > 0.09
    depth_step = -0.04 if is_dark else -0.03
    depth = Color.from_oklch(_held(ground_light + depth_step), ground_chroma, ground_hue)
    surface_step = (-0.06 if vivid else 0.055) if is_dark else (1.0 - ground_light) * 0.75
    surface = Color.from_oklch(
        _held(ground_light + surface_step), ground_chroma * (1.0 if is_dark else 0.4), ground_hue
    )
    grounds = (background, depth, surface)
    tint = min(ground_chroma, 0.03)
    own_ink = ink or Color.from_oklch(0.975 if is_dark else 0.22, tint / 3 if is_dark else tint,
                                      ground_hue)  # fmt: skip
    own_ink = readable(own_ink, grounds, 7.0 if not vivid else TEXT_CONTRAST)
    soft = own_ink.mix(background, 0.14 if vivid else 0.32)
    second = accent_2 or _turned(accent, 150.0)
    accent = readable(accent, (background, surface), MARK_CONTRAST)
    second = readable(second, (background, surface), MARK_CONTRAST)
    return Palette(
        name=name,
        is_dark=is_dark,
        background=background,
        depth=depth,
        surface=surface,
        ink=own_ink,
        ink_soft=readable(soft, grounds),
        line=background.mix(own_ink, 0.16),
        accent=accent,
        accent_ink=readable(accent, grounds),
        on_accent=on(accent),
        accent_2=second,
        accent_2_ink=readable(second, grounds),
        positive=readable(Color.from_oklch(0.74 if is_dark else 0.55, 0.14, 168.0), grounds),
        negative=readable(Color.from_oklch(0.72 if is_dark else 0.55, 0.18, 22.0), grounds),
        categorical=_categorical(accent, second, surface, is_dark=is_dark),
        sequential=_sequential(accent, surface),
        diverging=_diverging(accent, second, surface),
    )


def of_brand(colors: tuple[Color, ...], *, is_dark: bool) -> Palette:
    """A palette from one to three colours of a brand: accent, second accent, ground."""
    accent = colors[0]
    _, chroma, hue = accent.to_oklch()
    tint = min(chroma, 0.03)
    quiet = Color.from_oklch(0.2, tint, hue) if is_dark else Color.from_oklch(0.985, tint / 5, hue)
    background = colors[2] if len(colors) > 2 else quiet
    return derive("brand", background, accent, colors[1] if len(colors) > 1 else None)


def _categorical(
    accent: Color, second: Color, surface: Color, *, is_dark: bool
) -> tuple[Color, ...]:
    """Eight hues of nearly equal lightness; neighbours in the row are far apart on the wheel."""
    hue = accent.to_oklch()[2]
    found = [accent, second]
    turns = [hue + 360.0 * step / 11 for step in (5, 2, 8, 4, 10, 1, 7, 3, 9, 6)]
    for turn in turns:
        light = (0.76, 0.68) if is_dark else (0.6, 0.52)
        color = Color.from_oklch(light[len(found) % 2], 0.13, turn)
        if all(_hues_apart(color, other) > 24.0 for other in found):
            found.append(readable(color, (surface,), MARK_CONTRAST))
    spare = (Color.from_oklch(0.7 - 0.08 * step, 0.03, hue) for step in range(CATEGORIES))
    return tuple([*found, *spare][:CATEGORIES])


def _sequential(accent: Color, surface: Color) -> tuple[Color, ...]:
    light, chroma, hue = accent.to_oklch()
    start = surface.to_oklch()[0]
    start += 0.1 if start < light else -0.06
    shares = [step / (STEPS - 1) for step in range(STEPS)]
    return tuple(
        Color.from_oklch(start + (light - start) * at, chroma * (0.25 + 0.75 * at), hue)
        for at in shares
    )


def _diverging(accent: Color, second: Color, surface: Color) -> tuple[Color, ...]:
    half = STEPS // 2
    lightness, chroma, hue = surface.mix(on(surface), 0.14).to_oklch()
    middle = Color.from_oklch(lightness, min(chroma, 0.04), hue)
    low = [second.mix(middle, step / half) for step in range(half)]
    return (*low, middle, *(middle.mix(accent, (step + 1) / half) for step in range(half)))


def _turned(color: Color, degrees: float) -> Color:
    lightness, chroma, hue = color.to_oklch()
    return Color.from_oklch(lightness, chroma, hue + degrees)


def _hues_apart(one: Color, other: Color) -> float:
    distance = abs(one.to_oklch()[2] - other.to_oklch()[2]) % 360.0
    return min(distance, 360.0 - distance)


def _lowest(color: Color, grounds: tuple[Color, ...]) -> float:
    return min(color.contrast(ground) for ground in grounds)


def _held(value: float) -> float:
    return min(1.0, max(0.0, value))
