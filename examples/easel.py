"""The few strokes that painted pictures are made of: washes, light, land, mist and water."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import skia

WIDTH, HEIGHT = 2240, 1260
Point = tuple[float, float]
Line = Callable[[float], float]
"""The height of something at each x."""


class Easel:
    """A canvas with its own chance; the same seed paints the same picture."""

    def __init__(self, seed: int) -> None:
        self.surface = skia.Surface(WIDTH, HEIGHT)
        self.canvas = self.surface.getCanvas()
        self.chance = np.random.default_rng(seed)

    def between(self, low: float, high: float) -> float:
        return float(self.chance.uniform(low, high))

    def wash(self, top: float, bottom: float, colors: Sequence[int]) -> None:
        """Colours that melt into each other from top to bottom."""
        self.canvas.drawRect(
            skia.Rect.MakeLTRB(0, top, WIDTH, bottom), upright(top, bottom, colors)
        )

    def glow(self, x: float, y: float, radius: float, color: int, stretch: float = 1.0) -> None:
        """Light that adds to what is there."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(stretch, 1.0)
        clear = color & 0x00FFFFFF
        half = ((color >> 24) * 2 // 5) << 24 | clear
        shader = skia.GradientShader.MakeRadial(
            skia.Point(0, 0), radius, [color, half, clear], [0.0, 0.35, 1.0]
        )
        paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, Dither=True)
        self.canvas.drawCircle(0, 0, radius, paint)
        self.canvas.restore()

    def ridge(self, line: Line, bottom: float, colors: Sequence[int], blur: float = 0.0) -> None:
        """Land below a line, lighter or darker towards its foot."""
        xs = np.linspace(0, WIDTH, 561)
        corners = [(float(x), line(float(x))) for x in xs]
        paint = upright(min(y for _, y in corners), bottom, colors)
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(polygon([*corners, (WIDTH, bottom), (0, bottom)]), paint)

    def shape(self, corners: Sequence[Point], color: int) -> None:
        self.canvas.drawPath(polygon(corners), skia.Paint(Color=color, AntiAlias=True))

    def box(self, x: float, y: float, width: float, height: float, color: int) -> None:
        self.canvas.drawRect(
            skia.Rect.MakeXYWH(x, y, width, height), skia.Paint(Color=color, AntiAlias=True)
        )

    def mist(self, y: float, height: float, color: int, count: int = 7) -> None:
        """Long soft banks of fog."""
        for _ in range(count):
            wide = self.between(0.3, 0.7) * WIDTH
            x, middle = self.between(0, WIDTH), y + self.between(-0.5, 0.5) * height
            paint = skia.Paint(
                Color=color,
                MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, height * 0.35),
            )
            self.canvas.drawOval(
                skia.Rect.MakeXYWH(x - wide / 2, middle - height / 4, wide, height / 2), paint
            )

    def rolling(self, base: float, height: float, rough: float = 1.0) -> Line:
        """A line of hills: a few waves of falling size."""
        waves = [
            (height / 2**octave * rough ** (octave > 1), 1.7 * 2**octave, self.between(0, math.tau))
            for octave in range(6)
        ]
        return lambda x: (
            base
            - sum(
                size * math.sin(times * x / WIDTH * math.pi + phase) for size, times, phase in waves
            )
        )

    def peaks(self, base: float, height: float, count: int) -> Line:
        """A line of mountains: sharp tops and small crags."""
        tops = [
            ((spot + self.between(0.2, 0.8)) / count * WIDTH, self.between(0.45, 1.0) * height)
            for spot in range(count)
        ]
        slopes = [self.between(0.7, 1.3) * WIDTH / count for _ in tops]
        crags = self.rolling(0.0, height * 0.06, 1.6)

        def line(x: float) -> float:
            rise = max(
                top * max(0.0, 1.0 - abs(x - at) / reach) ** 1.15
                for (at, top), reach in zip(tops, slopes, strict=True)
            )
            return base - rise + crags(x * 3.1) * min(1.0, rise / height * 2)

        return line

    def mirror(self, horizon: int, tint: tuple[float, float, float], calm: float) -> None:
        """Water below the horizon, in which everything above it is seen, stretched by waves."""
        pixels = self.surface.toarray(colorType=skia.kBGRA_8888_ColorType).astype(np.float32)
        rows = np.arange(HEIGHT - horizon)
        sources = np.clip(horizon - 1 - rows * 1.12, 0, horizon - 1).astype(int)
        wave = np.sin(rows * 0.9 / (1 + rows / 90)) + 0.6 * np.sin(rows * 0.37 + 1.0)
        reach = (2.0 + rows / calm) * wave
        water = np.empty((len(rows), WIDTH, 4), np.float32)
        for row, (source, shift) in enumerate(zip(sources, reach, strict=True)):
            high = max(0, source - 2 - row // 12)
            smear = pixels[high : source + 1].mean(axis=0)
            water[row] = np.roll(smear, round(float(shift)), axis=0)
        depth = (0.82 - 0.3 * rows / len(rows))[:, None, None]
        water[..., :3] = water[..., :3] * depth * np.array(tint[::-1], np.float32)
        pixels[horizon:] = water
        self._repaint(pixels)

    def finish(self, path: Path, grain: float = 3.0) -> None:
        """Darken the corners, add the grain of film, and save."""
        pixels = self.surface.toarray(colorType=skia.kBGRA_8888_ColorType).astype(np.float32)
        y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
        shade = 1.0 - 0.2 * np.clip(np.hypot(x * 0.9, y * 0.8) - 0.45, 0, 1) ** 1.5
        pixels[..., :3] *= shade[..., None]
        pixels[..., :3] += self.chance.normal(0, grain, (HEIGHT, WIDTH, 1))
        self._repaint(pixels)
        self.surface.makeImageSnapshot().save(str(path), skia.kJPEG, 90)

    def _repaint(self, pixels: Any) -> None:
        pixels[..., 3] = 255
        whole = np.ascontiguousarray(np.clip(pixels, 0, 255).astype(np.uint8))
        image = skia.Image.fromarray(whole, colorType=skia.kBGRA_8888_ColorType)
        self.canvas.drawImage(image, 0, 0)


def upright(top: float, bottom: float, colors: Sequence[int]) -> skia.Paint:
    """A paint whose colours change from top to bottom."""
    ends = [skia.Point(0, top), skia.Point(0, bottom)]
    return skia.Paint(
        Shader=skia.GradientShader.MakeLinear(ends, list(colors)), AntiAlias=True, Dither=True
    )


def polygon(corners: Sequence[Point]) -> skia.Path:
    """A closed outline through corners."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in corners], True)
    return path


def mixed(one: int, other: int, share: float) -> int:
    """A colour between two, opaque."""
    mixed = 0xFF
    for shift in (16, 8, 0):
        a, b = one >> shift & 0xFF, other >> shift & 0xFF
        mixed = mixed << 8 | round(a + (b - a) * min(max(share, 0.0), 1.0))
    return mixed
