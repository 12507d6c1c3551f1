"""Two kinds of chance for pictures: even grain and soft clouds, the same in every process."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size

_GRAIN_PIXELS = 128
_CLOUD_PIXELS = 256


def grain_shader(size: Size, seed: int) -> skia.Shader:
    """Fine even noise in `.a`: neighbours differ much, and no clumps show (like blue noise).

    One grain is a 360th of the short edge, so that it survives a video encoder.
    """
    cell = max(1, round(min(size.width, size.height) / 360))
    return _tiled(_grain(), cell, seed, skia.FilterMode.kNearest)


def clouds_shader(size: Size, seed: int) -> skia.Shader:
    """Soft shapes in `.a`, every value equally frequent; one tile is as wide as the long edge."""
    cell = max(size.width, size.height) / _CLOUD_PIXELS
    return _tiled(_clouds(), cell, seed, skia.FilterMode.kLinear)


def _tiled(tile: skia.Image, cell: float, seed: int, filtering: skia.FilterMode) -> skia.Shader:
    matrix = skia.Matrix.Scale(cell, cell)
    matrix.preTranslate(-(seed * 73 % tile.width()), -(seed * 41 % tile.height()))
    repeat = skia.TileMode.kRepeat
    return tile.makeShader(repeat, repeat, skia.SamplingOptions(filtering), matrix)


@cache
def _grain() -> skia.Image:
    frequency = _frequencies(_GRAIN_PIXELS)
    without_clumps = 1.0 - np.exp(-((frequency / 0.3) ** 2))
    values = _chance(_GRAIN_PIXELS, 11)
    for _ in range(4):
        values = _even(_filtered(values, without_clumps))
    return _alpha_image(values)


@cache
def _clouds() -> skia.Image:
    falling = 1.0 / np.maximum(_frequencies(_CLOUD_PIXELS), 2.0 / _CLOUD_PIXELS) ** 1.9
    return _alpha_image(_even(_filtered(_chance(_CLOUD_PIXELS, 5), falling)))


def _chance(pixels: int, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).random((pixels, pixels))


def _frequencies(pixels: int) -> NDArray[np.float64]:
    """Cycles a pixel of each place in a Fourier transform."""
    axis = np.fft.fftfreq(pixels)
    distance: NDArray[np.float64] = np.hypot(axis[:, None], axis[None, :])
    return distance


def _filtered(values: NDArray[np.float64], gain: NDArray[np.float64]) -> NDArray[np.float64]:
    spectrum = np.fft.fft2(values - values.mean())
    filtered: NDArray[np.float64] = np.fft.ifft2(spectrum * gain).real
    return filtered


def _even(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same order of values, spread evenly from 0 to 1."""
    ranks = np.empty(values.size)
    ranks[np.argsort(values, axis=None, kind="stable")] = np.arange(values.size)
    return (ranks / (values.size - 1)).reshape(values.shape)


def _alpha_image(values: NDArray[np.float64]) -> skia.Image:
    levels = np.ascontiguousarray(np.round(values * 255), dtype=np.uint8)
    return skia.Image.fromarray(levels, colorType=skia.kAlpha_8_ColorType)
