"""Colours by a table in a .cube file: the grade of a colourist."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._cube import Cube, load_cube
from kinoform.effects._pixels import (
    Pixels,
    fourfold,
    image_of,
    multiplied,
    pixels_of,
    strips,
    unpremultiplied,
)
from kinoform.effects.base import BadValue, Effect, Shot
from kinoform.kit.byte_cache import ByteCache
from kinoform.kit.lazy import skia

Table = NDArray[np.uint32]
"""A pixel for every colour of 7 bits of blue, 8 of green and 7 of red, from the lowest bit up."""

_TABLES: ByteCache[Table] = ByteCache(64 * 1024**2)
"""Each table takes 16 MB, whatever the size of its file, and a second to make."""


@dataclass(frozen=True, slots=True)
class Lut:
    """A colour table and how far colours go towards it."""

    path: str
    strength: float = 1.0


def _graded(image: skia.Image, lut: Lut, _shot: Shot) -> skia.Image:
    if lut.strength <= 0.0:
        return image
    table = _table(Path(lut.path))
    pixels = pixels_of(image)
    for rows in strips(pixels):
        plain = unpremultiplied(pixels[rows])
        graded = _looked_up(plain, table)
        if lut.strength < 1.0:
            graded = _mixed(plain, graded, lut.strength)
            graded[..., 3] = 255
        pixels[rows] = multiplied(graded, fourfold(pixels[rows, :, 3]))
    return image_of(pixels)


def _looked_up(plain: Pixels, table: Table) -> Pixels:
    words = np.ascontiguousarray(plain).view(np.uint32)[..., 0]
    places = (words >> 1) & 0x7FFF
    places |= (words >> 2) & 0x3F8000
    found = np.take(table, places.astype(np.intp), mode="clip")
    return found.view(np.uint8).reshape(plain.shape)


def _mixed(plain: Pixels, graded: Pixels, strength: float) -> Pixels:
    share = np.uint16(round(min(strength, 1.0) * 256.0))
    mixed = graded * share
    mixed += plain * (np.uint16(256) - share)
    mixed += 128
    return (mixed >> 8).astype(np.uint8)


def _table(path: Path) -> Table:
    status = path.stat()
    key = (str(path), status.st_mtime_ns, status.st_size)
    return _TABLES.get_or_make(key, lambda: expanded(load_cube(path)), lambda table: table.nbytes)


def expanded(cube: Cube) -> Table:
    """What every colour becomes, mixed between the points of the cube along each channel."""
    places = [
        _places(steps, low, high, len(cube.colors))
        for steps, low, high in zip((128, 256, 128), cube.lowest, cube.highest, strict=True)
    ]
    if cube.is_grid:
        colors = cube.colors
        for axis, (before, share) in zip((2, 1, 0), places, strict=True):
            colors = _between(colors, before, share, axis)
        channels = [colors[..., channel] for channel in range(3)]
    else:
        channels = [
            _between(cube.colors[:, channel], before, share, 0)
            for channel, (before, share) in enumerate(places)
        ]
        channels = [channels[0], channels[1][:, None], channels[2][:, None, None]]
    red, green, blue = map(_levels, channels)
    # The grid is (blue, green, red); the table counts blue fastest.
    pixels: Table = blue | green << np.uint32(8) | red << np.uint32(16) | np.uint32(0xFF000000)
    return pixels.transpose(2, 1, 0).reshape(-1)


Places = tuple[NDArray[np.intp], NDArray[np.float32]]


def _places(steps: int, low: float, high: float, points: int) -> Places:
    """The point before each of the levels of a channel, and the share of the way to the next."""
    width = 256 // steps
    levels = (np.arange(steps) * width + (width - 1) / 2) / 255.0
    along = np.clip((levels - low) / (high - low), 0.0, 1.0) * (points - 1)
    before = np.minimum(along.astype(np.intp), points - 2)
    return before, (along - before).astype(np.float32)


def _between(
    colors: NDArray[np.float32], before: NDArray[np.intp], share: NDArray[np.float32], axis: int
) -> NDArray[np.float32]:
    shape = [1] * colors.ndim
    shape[axis] = -1
    start = np.take(colors, before, axis)
    step = np.take(colors, before + 1, axis)
    step -= start
    step *= share.reshape(shape)
    start += step
    return start


def _levels(channel: NDArray[np.float32]) -> NDArray[np.uint32]:
    held = np.clip(channel, 0.0, 1.0)
    held *= np.float32(255.0)
    return np.rint(held, out=held).astype(np.uint32)


def _read(_written: Any) -> Lut:
    # A path in a value would read any file of this machine.
    raise BadValue('name the file in the clip\'s own field: "lut": {"src": "look.cube"}')


EFFECT = Effect(
    kind="lut",
    summary="Colours by a table in a .cube file; the clip's `lut` field names it.",
    aliases=("cube", "color-table"),
    neutral=Lut("", 0.0),
    usual=Lut("", 0.0),
    parse=_read,
    picture=_graded,
)
