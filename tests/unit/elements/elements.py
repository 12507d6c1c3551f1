"""Clips built and drawn without a film around them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import skia

from kinoform.compile.parse import Parser, element_kinds
from kinoform.compile.read import Limits
from kinoform.elements.base import Setting
from kinoform.engine.stage import EngineStage
from kinoform.model.geometry import Size
from kinoform.model.stage import Moment
from kinoform.model.time import FrameRate

WIDE, TALL = Size(1920, 1080), Size(1080, 1920)
STAGE = EngineStage(FrameRate.of(30))


def clip_of(written):
    """The clip, or the problems that stand in its way."""
    parser = Parser(Limits())
    clip = parser.clip({"start": 0, "duration": 4, **written}, "", 0)
    assert not parser.problems, parser.problems
    return clip


def problems_of(written):
    parser = Parser(Limits())
    parser.clip({"start": 0, "duration": 4, **written}, "", 0)
    return parser.problems


def built(written, parent=WIDE, **setting):
    clip = clip_of(written)
    return element_kinds()[clip.type].build(
        clip, Setting(parent=parent, duration=Fraction(4), **setting)
    )


def at(seconds):
    return Moment(
        Fraction(seconds).limit_denominator(1000), Fraction(4), round(seconds * 30), STAGE
    )


def drawn(drawable, seconds=0.0, margin=40):
    """The alpha of what is painted, with the drawable's corner at (margin, margin)."""
    return painted(drawable, seconds, margin)[..., 3]


def painted(drawable, seconds=0.0, margin=40):
    """What is painted as RGBA."""
    width, height = (
        round(side) + 2 * margin for side in (drawable.size.width, drawable.size.height)
    )
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.translate(margin, margin)
        drawable.draw(canvas, at(seconds))
    values = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    assert surface.makeImageSnapshot().readPixels(info, values, width * 4)
    return values
