"""What fills the frame at its bottom goes to the encoder as planes, without becoming pixels.

That is a video or a photo on the move, or several of them that fade into each other. Only the
rectangles that something covers are turned into pixels, drawn on, and turned back. Which rectangles
these are depends on the frame alone, so the result does not depend on what was painted before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from kinoform.elements.video import Video
from kinoform.engine.damage import merged
from kinoform.engine.moving_photo import moving_photo, photo_cut
from kinoform.engine.pixels import image_of, matrix_of, range_of
from kinoform.engine.planes import BT709, LIMITED_RANGE, Cut, coarse, cut_of, plane_views
from kinoform.engine.pose import Pose
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Area, Pixels, surface_over
from kinoform.kit.lazy import av, skia
from kinoform.model.geometry import Box, Size

Fill = Callable[[], Cut | None]
"""Makes the planes of something that fills the frame; None where they cannot be used."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Layers at the bottom of a frame whose planes make up all of it."""

    fills: tuple[tuple[Fill, float], ...]
    """Each with its opacity; the first has all of it."""
    top: int
    """The number of the last of the layers."""

    def planes(self, whole: Area) -> av.VideoFrame | None:
        """A frame of its own with all of them, the later above the earlier."""
        own = av.VideoFrame(whole.right, whole.bottom, "yuv420p")
        views = plane_views(own)
        for fill, opacity in self.fills:
            cut = fill()
            if cut is None:
                return None
            if opacity < 1.0:
                _blend(own, cut, opacity)
                continue
            for target, source in zip(views, cut, strict=True):
                np.copyto(target, source)
        return own


def ground_of(
    poses: dict[int, Pose], stage: EngineStage, whole: Area, frame_size: Size
) -> Ground | None:
    """What fills a frame at its bottom, if its planes can be had."""
    fills: list[tuple[Fill, float]] = []
    top = 0
    for layer, pose in poses.items():
        fill = _fill(pose, stage, whole, frame_size) if pose.is_merely_faded else None
        if fill is None or not (fills or pose.is_plain):
            break
        if pose.is_plain:
            fills.clear()
        fills.append((fill, pose.opacity))
        top = layer
    return Ground(tuple(fills), top) if fills else None


def _fill(pose: Pose, stage: EngineStage, whole: Area, frame_size: Size) -> Fill | None:
    drawable = pose.drawable
    box, frame_box = Box.of_size(drawable.size), Box.of_size(frame_size)
    if not pose.matrix.is_translation or pose.matrix.box(box) != frame_box:
        return None
    photo = moving_photo(pose)
    if photo is not None:
        scale = whole.right / frame_size.width, whole.bottom / frame_size.height
        is_full = photo.opaque_box == box and photo.frame.look.shadow is None
        return (lambda: photo_cut(photo, pose, stage, whole, scale)) if is_full else None
    if isinstance(drawable, Video) and drawable.covers_plainly:
        return lambda: _video_cut(drawable, pose, stage, whole)
    return None


def _blend(beneath: av.VideoFrame, cut: Cut, opacity: float) -> None:
    """Fade some planes over others.

    Four samples in a row are to skia one opaque pixel, which it blends many at a time.
    """
    over = av.VideoFrame(beneath.width, beneath.height, "yuv420p")
    for target, source in zip(plane_views(over), cut, strict=True):
        np.copyto(target, source)
    paint = skia.Paint(Alphaf=opacity)
    for lower, upper in zip(beneath.planes, over.planes, strict=True):
        image = image_of(_as_pixels(upper), is_opaque=True)
        canvas = surface_over(_as_pixels(lower)).getCanvas()
        canvas.drawImage(image, 0, 0, skia.SamplingOptions(), paint)


def _as_pixels(plane: av.video.plane.VideoPlane) -> Pixels:
    samples = np.frombuffer(memoryview(plane), np.uint8)
    return samples[: plane.height * plane.line_size].reshape(plane.height, -1, 4)


def _video_cut(video: Video, pose: Pose, stage: EngineStage, whole: Area) -> Cut | None:
    """The planes of a video's frame as the film shows them."""
    seconds = video.source_time(pose.moment)
    source = stage.pool.footage(video.path).planes_at(seconds)
    if source is None:
        return None
    width, height = _covering(source, whole, video.frame.fit)
    right_size = (width, height) == (source.width, source.height)
    if right_size and (matrix_of(source), range_of(source)) == (BT709, LIMITED_RANGE):
        planes = source
    else:
        planes = _scaler(source.width, source.height, width, height).reformat(
            source, width=width, height=height, format="yuv420p",
            src_colorspace=matrix_of(source), dst_colorspace=BT709,
            src_color_range=range_of(source), dst_color_range=LIMITED_RANGE,
            interpolation=_smooth(shrinks=width < source.width), threads=1,
        )  # fmt: skip
    left, top = (width - whole.right) // 4 * 2, (height - whole.bottom) // 4 * 2
    middle = Area(left, top, left + whole.right, top + whole.bottom)
    luma, *chroma = cut_of(plane_views(planes), middle)
    return luma, chroma[0], chroma[1]


def _covering(source: av.VideoFrame, whole: Area, fit: str) -> tuple[int, int]:
    if fit == "fill":
        return whole.right, whole.bottom
    scale = max(whole.right / source.width, whole.bottom / source.height)
    width, height = round(source.width * scale / 2) * 2, round(source.height * scale / 2) * 2
    return max(width, whole.right), max(height, whole.bottom)


def covered(areas: Sequence[Area], whole: Area) -> tuple[Area, ...]:
    """Separate rectangles, of few sizes, around everything that lies over the ground."""
    rectangles = merged((coarse(area, whole) for area in areas if not area.is_empty), whole)
    while True:
        wider = merged((coarse(area, whole) for area in rectangles), whole)
        if wider == rectangles:
            return rectangles
        rectangles = wider


def lift(planes: av.VideoFrame, area: Area, pixels: Pixels) -> None:
    """Turn a rectangle of planes into pixels."""
    source = av.VideoFrame(area.width, area.height, "yuv420p")
    parts = cut_of(plane_views(planes), area)
    for target, part in zip(plane_views(source), parts, strict=True):
        np.copyto(target, part)
    picture = _lifter(area.width, area.height).reformat(
        source, format="bgra", src_colorspace=BT709, src_color_range=LIMITED_RANGE,
        interpolation=_smooth(shrinks=False), threads=1,
    )  # fmt: skip
    lifted = picture.planes[0]
    rows = np.frombuffer(memoryview(lifted), np.uint8).reshape(area.height, lifted.line_size)
    pixels[area.top : area.bottom, area.left : area.right] = rows[:, : area.width * 4].reshape(
        area.height, area.width, 4
    )


@cache
def _scaler(*_sizes: int) -> av.video.reformatter.VideoReformatter:
    return _reformatter()


@cache
def _lifter(*_size: int) -> av.video.reformatter.VideoReformatter:
    return _reformatter()


def _reformatter() -> av.video.reformatter.VideoReformatter:
    from av.video.reformatter import VideoReformatter  # noqa: PLC0415 - av loads on first use

    return VideoReformatter()


@cache
def _smooth(*, shrinks: bool) -> int:
    from av.video.reformatter import Interpolation  # noqa: PLC0415 - av loads on first use

    kind = Interpolation.AREA if shrinks else Interpolation.BICUBIC
    return int(kind) | int(Interpolation.ACCURATE_RND)
