"""A photo with a slow move, scaled as planes and not as pixels.

Scaling three planes costs a quarter of scaling pixels and converting them. The scaler only takes
whole pixels of its source and gives whole pixels, so a window a little larger than the view is
looked for that puts every pixel within a few hundredths of its place; without that a slow zoom
would tremble. Near a scale of one all windows have the same phase, so the photo is kept a little
larger than its closest view.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from kinoform.elements.image import Image
from kinoform.engine.planes import BT709, LIMITED_RANGE, Cut, plane_views
from kinoform.engine.pose import Pose
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Area, Pixels
from kinoform.kit.lazy import av, skia
from kinoform.model.geometry import Box, Size

MARGIN = 128
"""Pixels by which the photo's edge is continued, so that a window can reach beyond it."""
TRIED = 48
"""Window edges that are tried on each side, two pixels apart."""
TREMBLE = 0.05
"""Pixels that nobody sees; among windows that are closer to the photo's place the smallest wins."""
CLOSEST_SCALE = 0.96
WIDEST_MOVE = 1.3
"""A move that zooms further than this would pass scales with few phases."""


@dataclass(frozen=True, slots=True)
class Window:
    """One axis of a view: which source pixels are scaled to how many, and where the view begins."""

    start: int
    extent: int
    scaled: int
    offset: int


def moving_photo(pose: Pose) -> Image | None:
    """The opaque photo that moves inside of its upright box, if a pose is one."""
    photo = pose.drawable
    if not isinstance(photo, Image) or photo.frame.move is None or photo.is_vector:
        return None
    if photo.opaque_box is None or photo.length is not None or photo.frame.look.stroke is not None:
        return None
    zooms = photo.frame.move.from_.scale, photo.frame.move.to.scale
    if max(zooms) > WIDEST_MOVE * min(zooms) or not pose.matrix.is_translation:
        return None
    return photo


def photo_cut(
    photo: Image, pose: Pose, stage: EngineStage, view: Area, scale: tuple[float, float]
) -> Cut:
    """The planes of some pixels inside of the photo's box, as its move shows them at a pose."""
    across, down = scale
    box = pose.matrix.box(Box.of_size(photo.size))
    placing = photo.frame.placing(pose.moment)
    place, reserve = placing.picture, photo.frame.closest / placing.zoom / CLOSEST_SCALE
    source = _planes_of(
        stage, photo.path,
        Size(place.width * across * reserve, place.height * down * reserve),
    )  # fmt: skip
    width, height = source.width - 2 * MARGIN, source.height - 2 * MARGIN
    left = (box.left + place.left) * across - view.left
    top = (box.top + place.top) * down - view.top
    x = window(left, place.width * across / width, view.width, source.width)
    y = window(top, place.height * down / height, view.height, source.height)
    luma, *chroma = plane_views(source)
    return (
        _scaled_plane(luma, x, y, view, 1),
        _scaled_plane(chroma[0], x, y, view, 2),
        _scaled_plane(chroma[1], x, y, view, 2),
    )


@lru_cache(maxsize=1024)
def window(left: float, scale: float, view: int, source: int) -> Window:
    """A small window of a source with margins that shows a photo at `left`, so scaled."""
    begin, end = -left / scale + MARGIN, (view - left) / scale + MARGIN
    starts = (int(begin) // 2 - np.arange(TRIED)) * 2
    starts = starts[starts >= 0][:, None]
    extents = (-(-(end - starts) // 2) + np.arange(TRIED)[None, :]) * 2
    scaled = np.round(extents * scale / 2) * 2
    ratio = scaled / extents
    offsets = np.round((begin - starts) * ratio / 2) * 2
    at_begin = np.abs((begin - starts) * ratio - offsets)
    at_end = np.abs((end - starts) * ratio - offsets - view)
    error = np.maximum(at_begin, at_end)
    error[(scaled - offsets < view) | (offsets < 0) | (starts + extents > source)] = np.inf
    steady = np.where(error <= TREMBLE, scaled, np.inf)
    chosen = np.argmin(steady if np.isfinite(steady).any() else error)
    best = np.unravel_index(int(chosen), error.shape)
    return Window(
        int(starts[best[0], 0]), int(extents[best]), int(scaled[best]), int(offsets[best])
    )


def _planes_of(stage: EngineStage, path: str, wanted: Size) -> av.VideoFrame:
    width, height = round(wanted.width / 2) * 2, round(wanted.height / 2) * 2
    return stage.kept(
        ("planes", path, width, height),
        lambda: _padded(stage.still(path, wanted), width, height),
    )


def _padded(image: skia.Image, width: int, height: int) -> av.VideoFrame:
    """The planes of a photo at a size, its edges continued on every side."""
    from av.video.reformatter import Interpolation  # noqa: PLC0415 - av loads on first use

    pixels: Pixels = image.toarray(colorType=skia.ColorType.kBGRA_8888_ColorType)
    planes = _reformatted(
        av.VideoFrame.from_numpy_buffer(pixels, format="bgra"),
        width, height, int(Interpolation.BICUBIC), format="yuv420p",
        dst_colorspace=BT709, dst_color_range=LIMITED_RANGE,
    )  # fmt: skip
    padded = av.VideoFrame(width + 2 * MARGIN, height + 2 * MARGIN, "yuv420p")
    pairs = zip(plane_views(padded), plane_views(planes), strict=True)
    for index, (target, source) in enumerate(pairs):
        _pad(target, source, MARGIN // (2 if index else 1))
    return padded


def _pad(target: Pixels, source: Pixels, margin: int) -> None:
    middle = target[margin:-margin]
    np.copyto(middle[:, margin:-margin], source)
    middle[:, :margin], middle[:, -margin:] = source[:, :1], source[:, -1:]
    target[:margin], target[-margin:] = middle[0], middle[-1]


def _scaled_plane(plane: Pixels, x: Window, y: Window, view: Area, half: int) -> Pixels:
    """The view on one plane, scaled without being copied first."""
    from av.video.reformatter import Interpolation  # noqa: PLC0415 - av loads on first use

    part = plane[
        y.start // half : (y.start + y.extent) // half,
        x.start // half : (x.start + x.extent) // half,
    ]
    scaled = _reformatted(
        av.VideoFrame.from_numpy_buffer(part, format="gray"),
        x.scaled // half, y.scaled // half, int(Interpolation.BILINEAR),
    )  # fmt: skip
    left, top = x.offset // half, y.offset // half
    return plane_views(scaled)[0][top : top + view.height // half, left : left + view.width // half]


def _reformatted(
    source: av.VideoFrame, width: int, height: int, interpolation: int, **colors: Any
) -> av.VideoFrame:
    from av.video.reformatter import (  # noqa: PLC0415 - av loads on first use
        Interpolation,
        VideoReformatter,
    )

    return VideoReformatter().reformat(
        source, width=width, height=height, threads=1,
        interpolation=interpolation | int(Interpolation.BITEXACT), **colors,
    )  # fmt: skip
