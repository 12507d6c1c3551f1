"""Each style of captions looks as it did when somebody who can see it looked at it."""

from __future__ import annotations

from fractions import Fraction

import pytest
import skia
from compare import HERE, check

from kinoform.compile.parse import Parser, element_kinds
from kinoform.compile.read import Limits
from kinoform.elements._caption_styles import STYLES
from kinoform.elements.base import Setting
from kinoform.engine.stage import EngineStage
from kinoform.model.geometry import Size
from kinoform.model.stage import Moment
from kinoform.model.time import FrameRate

PARENT = Size(440, 360)
TILE_HEIGHT, COLUMNS = 96, 3
NOW = Fraction(37, 30)
"""In the midst of the third word."""

SAMPLES = {
    "latin": ["Every", "frame", "is", "a", "pure", "function."],
    "arabic": ["كل", "إطار", "هو", "دالة", "نقية"],
    "japanese": ["今日", "は", "とても", "いい", "天気", "です。"],
}


def captions(texts: list[str], style: str) -> object:
    words = [
        {"word": text, "start": index * 0.5, "end": index * 0.5 + 0.45}
        for index, text in enumerate(texts)
    ]
    parser = Parser(Limits())
    written = {
        "type": "subtitle", "start": 0, "duration": 4, "words": words, "config": {"style": style},
    }  # fmt: skip
    clip = parser.clip(written, "", 0)
    assert not parser.problems
    return element_kinds()["subtitle"].build(clip, Setting(parent=PARENT, duration=Fraction(4)))


@pytest.mark.parametrize("script", SAMPLES)
def test_the_styles_are_drawn_as_they_were_kept(script: str) -> None:
    rows = -(-len(STYLES) // COLUMNS)
    surface = skia.Surface(round(PARENT.width) * COLUMNS, TILE_HEIGHT * rows)
    at = Moment(NOW, Fraction(4), 37, EngineStage(FrameRate.of(30)))
    with surface as canvas:
        for place, style in enumerate(STYLES):
            left, top = place % COLUMNS * PARENT.width, place // COLUMNS * TILE_HEIGHT
            tile = skia.Rect.MakeXYWH(left, top, PARENT.width, TILE_HEIGHT)
            canvas.drawRect(tile, skia.Paint(Color=0xFF6B8FA3 if place % 2 else 0xFFD9A05B))
            canvas.save()
            canvas.clipRect(tile)
            canvas.translate(left, top - PARENT.height + TILE_HEIGHT + 12)
            captions(SAMPLES[script], style).draw(canvas, at)
            canvas.restore()
    check(script, surface.makeImageSnapshot(), HERE / "captions")
