"""Film whose ground is a video: its planes go to the encoder as they are decoded.

Only the rectangles that something covers are turned into pixels, drawn on, and turned back. Which
rectangles these are depends on the frame alone, so the result does not depend on what was painted
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import numpy as np

from kinoform.elements.video import Video
from kinoform.engine.damage import merged
from kinoform.engine.pixels import matrix_of, range_of
from kinoform.engine.planes import BT709, LIMITED_RANGE, coarse, plane_views
from kinoform.engine.pose import Pose
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Area, Pixels
from kinoform.kit.lazy import av
from kinoform.model.geometry import Box, Size


def footage_ground(pose: Pose, frame_size: Size) -> Video | None:
    """The video that fills a whole frame with nothing but itself, if a pose is one."""
    video = pose.drawable
    if not isinstance(video, Video) or not (pose.is_plain and video.covers_plainly):
        return None
    box = pose.matrix.box(Box.of_size(video.size))
    fills = pose.matrix.is_translation and box == Box.of_size(frame_size)
    return video if fills else None


def ground_planes(
    video: Video, seconds: Fraction, stage: EngineStage, whole: Area
) -> av.VideoFrame | None:
    """The planes of a video's frame as the film shows them; None where they cannot be used."""
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
    return _cropped(planes, whole)


def _covering(source: av.VideoFrame, whole: Area, fit: str) -> tuple[int, int]:
    if fit == "fill":
        return whole.right, whole.bottom
    scale = max(whole.right / source.width, whole.bottom / source.height)
    width, height = round(source.width * scale / 2) * 2, round(source.height * scale / 2) * 2
    return max(width, whole.right), max(height, whole.bottom)


def _cropped(planes: av.VideoFrame, whole: Area) -> av.VideoFrame:
    """A frame of our own with the middle of another: decoders keep theirs."""
    own = av.VideoFrame(whole.right, whole.bottom, "yuv420p")
    left = (planes.width - whole.right) // 4 * 2
    top = (planes.height - whole.bottom) // 4 * 2
    pairs = zip(plane_views(own), plane_views(planes), strict=True)
    for index, (target, source) in enumerate(pairs):
        half = 2 if index else 1
        y, x = top // half, left // half
        np.copyto(target, source[y : y + target.shape[0], x : x + target.shape[1]])
    return own


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
    views = zip(plane_views(source), plane_views(planes), strict=True)
    for index, (target, plane) in enumerate(views):
        half = 2 if index else 1
        target[...] = plane[
            area.top // half : area.bottom // half, area.left // half : area.right // half
        ]
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
