"""Two inks: one for the dark parts, one for the light ones."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from kinoform.effects._colors import read_color
from kinoform.effects._matrix import LUMA, NOTHING, color_filter, mixed
from kinoform.effects.base import BadValue, Effect, Shot, read_number
from kinoform.kit.lazy import skia
from kinoform.model.color import Color


class Duotone(NamedTuple):
    """A tuple, because keyframes mix tuples."""

    shadows: Color
    highlights: Color
    strength: float = 1.0


def _read(written: Any) -> Duotone:
    if isinstance(written, dict) and {"shadows", "highlights"} <= written.keys():
        parts = [written["shadows"], written["highlights"], written.get("strength", 1.0)]
    elif isinstance(written, list | tuple) and len(written) in {2, 3}:
        parts = [*written, 1.0][:3]
    else:
        raise BadValue('write {"shadows": "#123", "highlights": "#fed"} or two colours')
    strength = read_number(parts[2])
    if not 0.0 <= strength <= 1.0:
        raise BadValue(f"the strength of duotone goes from 0 to 1, not {strength:g}")
    return Duotone(read_color(parts[0]), read_color(parts[1]), strength)


def _inked(value: Duotone, _shot: Shot) -> skia.ColorFilter | None:
    shadows, highlights, strength = value
    if strength <= 0.0:
        return None
    dark = np.array([shadows.red, shadows.green, shadows.blue])
    light = np.array([highlights.red, highlights.green, highlights.blue])
    inks = np.hstack([np.outer(light - dark, LUMA), dark[:, None]])
    return color_filter(mixed(NOTHING, inks, min(strength, 1.0)))


EFFECT = Effect(
    kind="duotone",
    summary="Prints it in two inks, {shadows, highlights, strength}, from dark to light.",
    neutral=None,
    usual=Duotone(Color.parse("#1b1f5e"), Color.parse("#ffd9a8")),
    parse=_read,
    color_filter=_inked,
)
