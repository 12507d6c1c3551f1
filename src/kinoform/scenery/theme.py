"""The look that a template's data ask for: colours, families, ground and music."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kinoform.look.palette import Palette, derive, of_brand, readable
from kinoform.look.palettes import USUAL, palette
from kinoform.look.type_scale import PAIRS, Pair
from kinoform.model.color import BadColor, Color
from kinoform.scenery import reading

USUAL_MUSIC_VOLUME = 0.5


@dataclass(frozen=True, slots=True)
class Theme:
    """How a scene is to look and sound."""

    palette: Palette
    pair: Pair
    ground_src: str
    """A picture or video behind everything, or ""."""
    ground_gradient: Mapping[str, Any] | None
    music_src: str
    music_volume: float
    locale: str


def theme_of(data: Mapping[str, Any]) -> Theme:
    """The theme of a template's data."""
    written = data.get("background")
    gradient = written if isinstance(written, Mapping) and _stops(written) else None
    colour = _color(written) or (_middle(gradient) if gradient is not None else None)
    src = "" if gradient is not None or colour is not None else reading.source(written)
    music = data.get("music")
    volume = reading.number(music.get("volume")) if isinstance(music, Mapping) else None
    chosen = _palette(data, colour)
    if src:
        # A veil over a picture is made for ink alone, so quieter text is ink as well.
        chosen = replace(chosen, ink_soft=chosen.ink, accent_ink=chosen.ink)
    if gradient is not None:
        chosen = _over(chosen, _stops(gradient))
    return Theme(
        palette=chosen,
        pair=_pair(data),
        ground_src=src,
        ground_gradient=gradient,
        music_src=reading.source(music),
        music_volume=USUAL_MUSIC_VOLUME if volume is None else min(max(volume, 0.0), 2.0),
        locale=reading.words(data.get("locale")) or "en",
    )


def _palette(data: Mapping[str, Any], ground: Color | None) -> Palette:
    named = palette(reading.words(data.get("palette"))) or palette(USUAL)
    assert named is not None  # noqa: S101 - the usual one exists
    brand = data.get("brand")
    colors = data.get("colors") or (brand.get("colors") if isinstance(brand, Mapping) else None)
    written = _color_roles(colors)
    accent = _color(data.get("accent")) or written.get("accent")
    ground = ground or written.get("background")
    ink = written.get("ink")
    if accent is None and ground is None and ink is None and "accent2" not in written:
        return named
    if isinstance(colors, list) and accent is not None and ground is None:
        second = written.get("accent2")
        pair = (accent,) if second is None else (accent, second)
        return of_brand(pair, is_dark=named.is_dark)
    second = written.get("accent2") or (named.accent_2 if accent is None else None)
    return derive("own", ground or named.background, accent or named.accent, second, ink)


def _color_roles(colors: Any) -> dict[str, Color]:
    names: dict[str, tuple[str, ...]] = {
        "accent": ("accent", "primary", "main"),
        "accent2": ("accent2", "accent_2", "secondary"),
        "background": ("background", "ground", "bg"),
        "ink": ("ink", "text", "foreground"),
    }
    if isinstance(colors, str):
        colors = [colors]
    if isinstance(colors, list):
        colors = dict(zip(("accent", "accent2", "background"), colors, strict=False))
    if not isinstance(colors, Mapping):
        return {}
    found = {
        role: next(filter(None, (_color(colors.get(name)) for name in known)), None)
        for role, known in names.items()
    }
    return {role: color for role, color in found.items() if color is not None}


def _color(value: Any) -> Color | None:
    if not isinstance(value, str):
        return None
    try:
        color = Color.parse(value)
    except BadColor:
        return None
    return color if color.alpha > 0.0 else None


def _middle(gradient: Mapping[str, Any]) -> Color | None:
    """The mean of a gradient's colours, which text has to be read on."""
    known = _stops(gradient)
    if not known:
        return None
    middle = known[0]
    for index, color in enumerate(known[1:], 2):
        middle = middle.mix(color, 1 / index)
    return middle


def _stops(gradient: Mapping[str, Any]) -> list[Color]:
    stops = gradient.get("stops")
    listed = stops if isinstance(stops, list) else []
    colors = [_color(stop.get("color")) for stop in listed if isinstance(stop, Mapping)]
    return [color.with_alpha(1.0) for color in colors if color is not None]


def _over(found: Palette, grounds: list[Color]) -> Palette:
    """The palette with all text readable on some more grounds, as far as one colour can be."""
    return replace(
        found,
        ink=readable(found.ink, grounds),
        ink_soft=readable(found.ink_soft, grounds),
        accent_ink=readable(found.accent_ink, grounds),
    )


def _pair(data: Mapping[str, Any]) -> Pair:
    pair = PAIRS.get(reading.words(data.get("fonts")), PAIRS["modern"])
    brand = data.get("brand")
    fonts = brand.get("fonts") if isinstance(brand, Mapping) else None
    own = reading.words(data.get("fontFamily"))
    if own:
        return Pair(own, own)
    if isinstance(fonts, Mapping):
        body = reading.words(fonts.get("body")) or pair.body
        return Pair(reading.words(fonts.get("heading")) or body, body)
    return pair
