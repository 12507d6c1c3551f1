"""Film whose ground is a photo with a slow move: scaled as planes, not as pixels.

Scaling three planes costs a quarter of scaling pixels and converting them. The scaler only takes
whole pixels of its source and gives whole pixels, so a window a little larger than the view is
looked for that puts every pixel within a few hundredths of its place; without that a slow zoom
would tremble. Near a scale of one all windows have the same phase, so the photo is kept a little
larger than its closest view.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kinoform.elements.image import Image
from kinoform.engine.planes import plane_views, to_planes
from kinoform.engine.pose import Pose
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Area, Pixels
from kinoform.kit.lazy import av, skia
from kinoform.model.geometry import Box, Size

MARGIN = 128
"""Pixels by which the photo's edge is continued, so that a window can reach beyond it."""
TRIED = 64
"""Window edges that are tried on each side, two pixels apart."""
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


def moving_photo(pose: Pose, frame_size: Size) -> Image | None:
    """The opaque photo that fills a whole frame and moves inside it, if a pose is one."""
    photo = pose.drawable
    if not isinstance(photo, Image) or photo.frame.move is None or photo.is_vector:
        return None
    look = photo.frame.look
    zooms = photo.frame.move.from_.scale, photo.frame.move.to.scale
    is_bare = photo.is_opaque and look.stroke is None and photo.length is None
    if max(zooms) > WIDEST_MOVE * min(zooms):
        return None
    box = pose.matrix.box(Box.of_size(photo.size))
    fills = pose.matrix.is_translation and box == Box.of_size(frame_size)
    return photo if is_bare and fills and pose.is_plain else None


def photo_planes(
    photo: Image, pose: Pose, stage: EngineStage, whole: Area, frame_size: Size
) -> av.VideoFrame:
    """The planes of the frame, as the photo's move shows it at the pose's moment."""
    placing = photo.frame.placing(pose.moment)
    across, down = whole.right / frame_size.width, whole.bottom / frame_size.height
    place, reserve = placing.picture, photo.frame.closest / placing.zoom / CLOSEST_SCALE
    source = _planes_of(
        stage, photo.path,
        Size(place.width * across * reserve, place.height * down * reserve),
    )  # fmt: skip
    width, height = source.width - 2 * MARGIN, source.height - 2 * MARGIN
    x = window(place.left * across, place.width * across / width, whole.right, source.width)
    y = window(place.top * down, place.height * down / height, whole.bottom, source.height)
    cut = _copied(source, Area(x.start, y.start, x.start + x.extent, y.start + y.extent))
    scaled = _scaled(cut, x.scaled, y.scaled)
    return _copied(
        scaled, Area(x.offset, y.offset, x.offset + whole.right, y.offset + whole.bottom)
    )


@lru_cache(maxsize=1024)
def window(left: float, scale: float, view: int, source: int) -> Window:
    """The window of a source with margins that comes closest to a photo at `left`, so scaled."""
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
    best = np.unravel_index(int(np.argmin(error)), error.shape)
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
    pixels: Pixels = image.toarray(colorType=skia.ColorType.kBGRA_8888_ColorType)
    upper = pixels[: pixels.shape[0] // 2 * 2, : pixels.shape[1] // 2 * 2]
    planes = _scaled(to_planes(upper), width, height, smooth=True)
    padded = av.VideoFrame(width + 2 * MARGIN, height + 2 * MARGIN, "yuv420p")
    pairs = zip(plane_views(padded), plane_views(planes), strict=True)
    for index, (target, source) in enumerate(pairs):
        np.copyto(target, np.pad(source, MARGIN // (2 if index else 1), mode="edge"))
    return padded


def _copied(source: av.VideoFrame, area: Area) -> av.VideoFrame:
    own = av.VideoFrame(area.width, area.height, "yuv420p")
    pairs = zip(plane_views(own), plane_views(source), strict=True)
    for index, (target, plane) in enumerate(pairs):
        half = 2 if index else 1
        top, left = area.top // half, area.left // half
        np.copyto(target, plane[top : top + target.shape[0], left : left + target.shape[1]])
    return own


def _scaled(
    source: av.VideoFrame, width: int, height: int, *, smooth: bool = False
) -> av.VideoFrame:
    from av.video.reformatter import (  # noqa: PLC0415 - av loads on first use
        Interpolation,
        VideoReformatter,
    )

    kind = Interpolation.BICUBIC if smooth else Interpolation.BILINEAR
    return VideoReformatter().reformat(
        source, width=width, height=height, threads=1,
        interpolation=int(kind) | int(Interpolation.BITEXACT),
    )  # fmt: skip
